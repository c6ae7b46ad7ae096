"""`changes` with git: the texts of sources at the old side, and which of them differ."""

import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.plan.reading import source_text
from tests.conftest import ROOT
from tests.edit.changes.reports import git
from tests.small_plans import SMALLEST

PLAN, TEXTS = Path("plans/smallest.yaml"), Path("plans/sources/smallest")
TEXT = TEXTS / "report.txt"
LINES = "\n" * 8 + "セミナー\t参加者数\t20人\t21人\tA\t周知、集客\n"
GROWS, UNCHANGED = "資料にない値とことばが1件増えます。", "計画の内容は変わりません。"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Create a repository with a plan and its text, and change into it."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "t")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "t@example.jp")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    TEXTS.mkdir(parents=True)
    PLAN.write_text(SMALLEST, encoding="utf-8")
    TEXT.write_text(LINES, encoding="utf-8")
    Path("site_templates").symlink_to(ROOT / "site_templates")
    git("init", "-q", "-b", "main")
    commit()


def commit() -> None:
    git("add", "plans")
    git("commit", "-qm", "change")


def reported(capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(["changes", "--base", "HEAD"]) == code
    return capsys.readouterr().out


def test_a_wrong_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert UNCHANGED in reported(capsys)
    PLAN.write_text(SMALLEST.replace("actual: 21", "actual: 22"), encoding="utf-8")
    out = reported(capsys)
    assert GROWS in out
    assert "| セミナー／参加者数／令和5年度／実績 | 30行目 | 22 | report 9 |" in out
    assert main(["changes", "--base", "HEAD", "--html", "report.html"]) == 0
    html = Path("report.html").read_text(encoding="utf-8")
    assert "<h3>資料との照合</h3>" in html
    assert "<h4>資料に新しく見つからない値とことば（1件）</h4>" in html


def test_a_text_that_changes_comes_and_goes(capsys: pytest.CaptureFixture[str]) -> None:
    TEXT.write_text(LINES.replace("21人", "12人"), encoding="utf-8")  # as many bytes as before
    out = reported(capsys)
    assert "資料のテキストが1件変わります。" in out
    assert GROWS in out
    commit()
    assert UNCHANGED in reported(capsys)
    TEXT.unlink()
    assert "文書「report」のテキストがなくなります。資料のテキストがないので、照合していません（値 7件）。" in reported(
        capsys
    )
    commit()
    TEXT.write_text(LINES, encoding="utf-8")
    assert "文書「report」のテキストが加わります。値とことば7件は、すべて出典の行にあります。" in reported(capsys)


def test_a_renamed_plan_takes_its_texts_along(capsys: pytest.CaptureFixture[str]) -> None:
    PLAN.rename("plans/renamed.yaml")
    TEXTS.rename("plans/sources/renamed")
    assert "資料にない値とことばは増えません。" in reported(capsys)


def test_what_concerns_texts_on_both_sides_is_not_new(capsys: pytest.CaptureFixture[str]) -> None:
    (TEXTS / "other.txt").write_text("x", encoding="utf-8")
    (TEXTS / ".hidden").write_text("x", encoding="utf-8")
    commit()
    PLAN.write_text(SMALLEST.replace("actual: 21", "actual: 22"), encoding="utf-8")
    assert "source-text-unused" not in reported(capsys)
    (TEXTS / "other.txt").unlink()
    assert "なくなる指摘（1件）" in reported(capsys)


def test_links_are_never_followed(capsys: pytest.CaptureFixture[str]) -> None:
    secret = Path("secret.txt")
    secret.write_text(LINES + "秘密\n", encoding="utf-8")
    TEXT.unlink()
    TEXT.symlink_to("../../../secret.txt")
    commit()
    TEXT.unlink()
    TEXT.write_text(LINES, encoding="utf-8")
    out = reported(capsys)
    assert "秘密" not in out
    assert "なくなる指摘（1件）" in out
    TEXT.unlink()
    TEXTS.rmdir()
    TEXTS.symlink_to("../..")
    commit()
    TEXTS.unlink()
    TEXTS.mkdir()
    TEXT.write_text(LINES, encoding="utf-8")
    out = reported(capsys)
    assert "すべて出典の行にあります" in out
    assert "なくなる指摘（1件）" in out


def test_a_text_beyond_the_limit_is_not_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (source_text, "generator.commands.plans", "generator.commands.base_texts"):
        target = module if isinstance(module, str) else module.__name__
        monkeypatch.setattr(f"{target}.MAX_BYTES", 200)
    TEXT.write_text(LINES + "x" * 200, encoding="utf-8")
    commit()
    PLAN.write_text(SMALLEST.replace("actual: 21", "actual: 22"), encoding="utf-8")
    assert "資料のテキストがないので、照合していません" in reported(capsys, 1)  # on both sides: no new finding
    TEXT.write_text(LINES, encoding="utf-8")
    assert "なくなる指摘（1件）" in reported(capsys)


def test_a_repository_with_other_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "other"
    (here / TEXTS).mkdir(parents=True)
    for file in (PLAN, TEXT):
        (here / file).write_bytes(file.read_bytes())
    monkeypatch.chdir(here)
    git("init", "-q", "-b", "main", "--object-format=sha256")
    commit()
    assert UNCHANGED in reported(capsys)
    TEXT.write_text(LINES.replace("21人", "12人"), encoding="utf-8")
    assert GROWS in reported(capsys)
