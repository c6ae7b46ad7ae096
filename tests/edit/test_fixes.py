"""Certain fixes: what a finding points at is replaced, what is doubtful stays, and the plan that was meant is read."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.fixes import fixed
from generator.plan.load import load
from tests.small_plans import SMALLEST

NAME = "plans/smallest.yaml"
ROW = "R5: {target: 20, actual: 21, grade: A}"
FIXES = [
    ("title: ", "title：", "title: ", "a full-width colon"),
    ("title: ", "title：　", "title: ", "a full-width colon and blank"),
    ("title: ", "title:　", "title: ", "a full-width blank after a colon"),
    ("title: ", "title:", "title: ", "no blank after a colon"),
    (ROW, "R5：{target: 20, actual: 21, grade: A}", ROW, "a year's colon"),
    (ROW, "R5: ｛target: 20, actual: 21, grade: A｝", ROW, "wide braces"),
    (ROW, "R5: {target: 20、actual: 21，grade: A}", ROW, "wide commas between keys"),
    (ROW, "R5: {target：20, actual：21, grade：A}", ROW, "three colons in one row"),
    (ROW, f"{ROW}#メモ", f"{ROW} #メモ", "no blank before a memo"),
]


@pytest.mark.parametrize(("old", "new", "wanted"), [row[:3] for row in FIXES], ids=[row[3] for row in FIXES])
@pytest.mark.parametrize("form", ["{}", "\ufeff{}"], ids=["plain", "with a mark"])
def test_what_is_certain_is_fixed(old: str, new: str, wanted: str, form: str) -> None:
    assert old in SMALLEST
    broken = form.format(SMALLEST.replace(old, new, 1)).encode()
    assert load(NAME, broken).has_errors
    assert fixed(NAME, broken).decode() == form.format(SMALLEST.replace(old, wanted, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ROW, "R5: {target: 20, actual: ２１, grade: A}"),
        (ROW, "R5: {target: 20, actual: 2,100, grade: A}"),
        (ROW, "R5: {target: 20, actual: 70万, grade: A}"),
        ("  name: セミナー", "　name: セミナー"),
        ("name: セミナー", "name: ：セミナー：、"),
        ("title: 例の計画", "title: 例の計画 #3"),
    ],
)
def test_what_is_doubtful_stays(old: str, new: str) -> None:
    assert old in SMALLEST
    text = SMALLEST.replace(old, new, 1).encode()
    assert fixed(NAME, text) == text


def test_what_is_no_text_stays() -> None:
    assert fixed(NAME, SMALLEST.encode("cp932")) == SMALLEST.encode("cp932")


def test_the_command_shows_and_writes_the_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / NAME
    file.parent.mkdir()
    file.write_text(SMALLEST.replace("title: ", "title："), encoding="utf-8")
    assert main(["check"]) == 1
    assert "fullwidth-colon" in capsys.readouterr().out
    assert main(["check", "--fix", "--dry-run"]) == 1
    assert "+title: 例の計画" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") != SMALLEST
    assert main(["check", "--fix"]) == 0
    out, err = capsys.readouterr()
    assert "-title：例の計画\n+title: 例の計画" in out
    assert "plans/smallest.yaml を直しました" in err
    assert file.read_text(encoding="utf-8") == SMALLEST
    assert main(["check", "--fix"]) == 0
    assert "直しました" not in capsys.readouterr().err
