"""`check --sources`: what is not in the sources is an error, and how much of each plan was found is reported."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.comparison_report import RANGES
from generator.publish.wording.compared import share
from tests.small_plans import SMALLEST

LINES = [f"{number}行目" for number in range(1, 9)] + ["セミナー\t参加者数\t20人\t21人\tA\t周知、集客"]
TEXT = "".join(f"{line}\n" for line in LINES)
LEFT_OUT = "left_out: [{at: report 1-8, what: 表紙, why: 計画の内容ではない}]\n"
COMPLETE = SMALLEST + LEFT_OUT


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a plan and its source's text, change into their folder, and return the plan's path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    folder = tmp_path / "plans" / "sources" / "smallest"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "plans" / "smallest.yaml"
    path.write_text(COMPLETE, encoding="utf-8")
    return path


def checked(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["check", *options])
    return code, *capsys.readouterr()


ALL = (
    "smallest: 値とことば 7件のうち 7件（100%）を資料の出典の行で見つけました。"
    "資料の 1行のうち、計画にない行は 0行（0%）です\n"
)


@pytest.mark.usefixtures("plan")
def test_a_plan_that_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "--sources")[:2] == (0, ALL)
    assert checked(capsys, "--sources", "plans/smallest.yaml")[:2] == (0, ALL)
    assert checked(capsys)[:2] == (0, "")


WRONG = [
    ("actual: 21", "actual: 20", "30:32: error: 「20」は、出典の行（report 9）に、この項目に書いた回数だけはありません。", "a figure"),
    ("actual: 21", "actual: 22", "30:32: error: 「22」は、出典の行（report 9）にありません。", "a figure that is nowhere"),
    ("周知、集客", "周知、宣伝", "22:13: error: 「周知、宣伝」は、出典の行（report 9）にありません。", "a text"),
    ("at: report 9", "at: report 8", "18:7: error: 出典の行（report 8）には、この項目の値とことば7件が、どれもありません。report 9 には、すべてあります。", "a citation"),
    ("at: report 9", "at: report 8-9", "18:7: error: 出典（report 8-9）の8行目には、", "a wide citation"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), [row[:3] for row in WRONG], ids=[row[3] for row in WRONG])
def test_what_is_wrong_is_an_error(
    plan: Path, old: str, new: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(COMPLETE.replace(old, new), encoding="utf-8")
    code, out, _ = checked(capsys, "--sources")
    assert code == 1
    assert [line for line in out.splitlines() if message in line], out
    assert checked(capsys)[0] == 0
    assert main(["check", "--sources", "--format", "json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert f"{one['line']}:{one['column']}: {one['severity']}: {one['message']}".startswith(message.partition("。")[0])


def test_a_line_of_a_text_is_named(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "課題: |\n          周知\n\n          - 宣伝\n          集客\n"
    plan.write_text(COMPLETE.replace("課題: 周知、集客\n", text), encoding="utf-8")
    (found,) = [line for line in checked(capsys, "--sources")[1].splitlines() if "not-in-source" in line]
    assert found.startswith("plans/smallest.yaml:25:1: error: 「- 宣伝」は、")


def test_a_build_does_not_compare(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(COMPLETE.replace("actual: 21", "actual: 22"), encoding="utf-8")
    main(["build"])
    assert "not-in-source" not in capsys.readouterr().out


def test_what_is_not_in_the_plan(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rest = [f"ほかの事業{number}" if number % 2 else "" for number in range(50)]
    rest[0] = "組合\t会員"
    Path("plans/sources/smallest/report.txt").write_text(TEXT + "\n".join(rest), encoding="utf-8")
    plan.write_text(COMPLETE.replace("updated:", "\nupdated:"), encoding="utf-8")
    code, out, _ = checked(capsys, "--sources")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].endswith("資料の 27行のうち、計画にない行は 26行（96.2%）です")
    assert lines[1] == "  計画にない行（report 10-11）: 「組合」「会員」「ほかの事業1」"
    assert lines[2] == "  計画にない行（report 13）: 「ほかの事業3」"
    assert len(lines) == 1 + RANGES + 1
    assert lines[-1] == "  ほかに15か所（check --sources --all で、すべて見られます）"
    assert len(checked(capsys, "--sources", "--all")[1].splitlines()) == 26


def test_many_pieces_of_a_range_are_counted(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    assert plan.is_file()
    more = "一つめ\t二つめ\n三つめ\t四つめ\n"
    Path("plans/sources/smallest/report.txt").write_text(TEXT + more, encoding="utf-8")
    assert (
        "  計画にない行（report 10-11）: 「一つめ」「二つめ」「三つめ」など4か所\n" in checked(capsys, "--sources")[1]
    )


def test_without_a_text(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("plans/sources/smallest/report.txt").unlink()
    assert checked(capsys, "--sources")[:2] == (0, "smallest: 資料のテキストがないので、照合していません（値 7件）\n")
    plan.write_text(COMPLETE.replace("{title: 進捗状況}", "{title: 進捗状況}\n  list: {title: 一覧}"), encoding="utf-8")
    Path("plans/sources/smallest/list.txt").write_text("セミナー", encoding="utf-8")
    _, out, _ = checked(capsys, "--sources")
    assert out.splitlines() == [
        "smallest: 値とことば 0件のうち 0件（0%）を資料の出典の行で見つけました。資料の 1行のうち、計画にない行は 0行（0%）です",
        "  文書「report」のテキストがないので、照合していません（値 7件）",
    ]


def test_a_text_that_cannot_be_read(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    assert plan.is_file()
    Path("plans/sources/smallest/report.txt").write_bytes(b"\xff")
    code, out, _ = checked(capsys, "--sources")
    assert code == 1
    assert "[source-text-unreadable]" in out
    assert "資料のテキストがないので、照合していません" in out


def test_a_plan_that_cannot_be_read(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    plan.write_text("title: [", encoding="utf-8")
    code, out, _ = checked(capsys, "--sources")
    assert code == 1
    assert "値とことば" not in out


def test_a_plan_with_errors_is_compared_all_the_same(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    plan.write_text(COMPLETE.replace("grade: A", "grade: Z").replace("actual: 21", "actual: 22"), encoding="utf-8")
    assert {one["code"] for one in _json(capsys)} >= {"unknown-grade", "not-in-source"}


def _json(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(checked(capsys, "--sources", "--format", "json")[1])
    return found


def test_json_is_a_list_of_findings_alone(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    assert plan.is_file()
    code, out, err = checked(capsys, "--sources", "--format", "json")
    assert (code, json.loads(out)) == (0, [])
    assert err.startswith(ALL)


def test_github(capsys: pytest.CaptureFixture[str], plan: Path) -> None:
    text = "<b>*x*</b> @everyone ##[error] ::error::"
    Path("plans/sources/smallest/report.txt").write_text(f"{TEXT}{text}\n::warning::新\n", encoding="utf-8")
    plan.write_text(COMPLETE.replace("actual: 21", "actual: 22"), encoding="utf-8")
    code, out, _ = checked(capsys, "--sources", "--format", "github")
    lines = out.splitlines()
    assert code == 1
    assert lines[0].startswith("::error file=plans/smallest.yaml,line=30,col=32::「22」は、")
    assert not [line for line in lines[1:] if line.startswith("::") or "##[" in line]
    summary = Path("summary.md").read_text(encoding="utf-8")
    assert "| <code>smallest</code> | 7 | 6（85.7%） | 3 | 3（100%） |" in summary
    assert "計画にない行（report 9-11）" in summary
    assert "<b>" not in summary
    assert "@everyone" not in summary.replace("<code>", "")
    plan.write_text(COMPLETE, encoding="utf-8")
    Path("plans/sources/smallest/report.txt").unlink()
    checked(capsys, "--sources", "--format", "github")
    assert "| <code>smallest</code> | テキストなし | | | |" in Path("summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 0, "0%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 2, "50%"),
        (1, 3, "33.3%"),
        (999, 1000, "99.9%"),
        (99_999, 100_000, "99.9%"),
        (1, 100_000, "0.1%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_everything(part: int, whole: int, shown: str) -> None:
    assert share(part, whole) == shown
