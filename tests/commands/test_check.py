"""`check`: how many findings are printed, in every format, and how `--all` prints the others."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.frozen import COMMERCE
from tests.small_plans import SMALLEST

NEGATIVE = "\n".join(f"      R{year}: {{actual: -{year}}}" for year in range(5, 9))
LOSSES = SMALLEST.replace("      R5: {target: 20, actual: 21, grade: A}", NEGATIVE)
"""Four findings of one kind: `negative-count` in four years."""
ACCEPT = "    accept: [{check: negative-count, why: 資料のとおり}]\n    years:\n      R5: {actual"
MORE = "".join(
    f"  - {{id: more-{number}, name: 数{number}, unit: 人, counts: level, years: {{R5: {{actual: -{number}}}}}}}\n"
    for number in range(1, 9)
)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change into a folder in which `check` finds a plan once it is written there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans" / "smallest.yaml"


ACCEPTED = LOSSES.replace("    years:\n      R5: {actual", ACCEPT)
CASES = [
    (LOSSES, [], 4, "（エラー 0件、警告 4件）", "few"),
    (LOSSES + MORE, [], 1, "（エラー 0件、警告 1件）", "common: once"),
    (LOSSES + MORE, ["--all"], 12, "（エラー 0件、警告 12件）", "common: every one"),
    (ACCEPTED, [], 0, "（エラー 0件、警告 0件、確認済み 4件）。確認済みのものは、check --all で見られます。", "accepted: counted"),
    (ACCEPTED, ["--all"], 4, "（エラー 0件、警告 0件、確認済み 4件）。", "accepted: every one"),
    (ACCEPTED + MORE, [], 8, "（エラー 0件、警告 8件、確認済み 4件）", "accepted ones do not make the others common"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "options", "number", "summary"), [row[:4] for row in CASES], ids=[row[4] for row in CASES]
)
def test_the_number_of_findings(
    text: str, options: list[str], number: int, summary: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(text, encoding="utf-8")
    assert main(["check", *options]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == number
    assert err.startswith(f"計画 1件を確かめました{summary}")
    assert ("すべては check --all で見られます。" in out) == (number == 1)
    assert main(["check", *options, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == number
    assert all(list(one) == ["path", "line", "column", "severity", "code", "message"] for one in found)
    assert main(["check", *options, "--format", "github"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == min(number, 10)
    step = Path("summary.md").read_text(encoding="utf-8")
    assert f"計画 1件を確かめました{summary}" in step
    assert step.count("| <code>plans/smallest") == number


S, A, B = (COMMERCE.index(f"    - code: {code}") for code in "SAB")
EXCHANGED = COMMERCE[:S] + COMMERCE[A:B] + COMMERCE[S:A] + COMMERCE[B:]
CAUSES = [
    (EXCHANGED, 1, (22, "scale-overlap"), "a scale in the wrong order"),
    (COMMERCE.replace("\nrate: actual-over-target", "\nrate: target-over-actual"), 9, (8, "rate-against-direction"), "another method for the whole plan"),
    (COMMERCE.replace("{from: R5, to: R8,", "{from: R15, to: R18,"), 36, (4, "year-outside-plan"), "another period"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "place"), [row[:3] for row in CAUSES], ids=[row[3] for row in CAUSES])
def test_one_cause_is_one_finding(
    text: str, number: int, place: tuple[int, str], plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(text, encoding="utf-8")
    main(["check", "--format", "json"])
    found = [(one["line"], one["code"]) for one in json.loads(capsys.readouterr().out) if one["severity"] != "note"]
    assert found == [place]
    main(["check", "--format", "json", "--all"])
    assert len([one for one in json.loads(capsys.readouterr().out) if one["severity"] != "note"]) == number


def test_a_common_finding_does_not_hide_the_others(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    equal = "".join(
        f"  - {{id: sheet-{number}, name: 票{number}, counts: level, years: {{R5: {{actual: 21}}, R6: {{actual: 21}}}}}}\n"
        for number in range(407)
    )
    plan.write_text(SMALLEST + equal + MORE, encoding="utf-8")
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert err.startswith("計画 1件を確かめました（エラー 0件、警告 9件）。")
    assert out.count("[negative-count]") == 8
    assert (
        "同じ指摘が407件あります（31行目、32行目、33行目など）。すべては check --all で見られます。 [same-as-last-year]"
        in out
    )


def test_a_build_prints_what_check_prints(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(LOSSES.replace("at: report 9", "at: other 9") + MORE, encoding="utf-8")
    assert main(["check"]) == 1
    checked = capsys.readouterr().out
    assert len(checked.splitlines()) == 2
    assert main(["build"]) == 1
    assert capsys.readouterr().out == checked
