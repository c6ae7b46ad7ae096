"""`changes` with git: which commit is the old side, the message if there is none, and what is written where."""

import os
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import ROOT
from tests.edit.changes.reports import git
from tests.small_plans import SMALLEST

CALM = {
    **{f"GIT_{who}_{what}": "t@example.jp" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2026-11-21T12:00:00Z" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def commit(*edits: tuple[str, str]) -> None:
    """Edit the plan and commit everything."""
    edit(*edits)
    git("add", "plans")
    git("commit", "-qm", "change")


def edit(*edits: tuple[str, str]) -> None:
    plan = Path("plans/smallest.yaml")
    text = plan.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    plan.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a repository with one valid plan on `main`, and change into it."""
    for name, value in CALM.items():
        monkeypatch.setenv(name, value)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    here = tmp_path / "portal"
    (here / "plans").mkdir(parents=True)
    (here / "site_templates").symlink_to(ROOT / "site_templates")
    (here / "plans" / "smallest.yaml").write_text(SMALLEST, encoding="utf-8")
    monkeypatch.chdir(here)
    git("init", "-q", "-b", "main")
    commit()
    return here


@pytest.mark.usefixtures("repository")
def test_what_is_not_committed_counts_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "--base", "main"]) == 0
    out, err = capsys.readouterr()
    assert "計画の内容は変わりません。くらべた相手：main（コミット " in out
    assert err == "サイトの内容は変わりません。このまま進めてかまいません。\n"
    edit(("actual: 21", "actual: {value: 22, note: 資料が訂正された}"), ("2026-11-21", "2026-11-22"))
    assert main(["changes", "--base", "main"]) == 0
    out, err = capsys.readouterr()
    assert "| セミナー／参加者数 | 令和5年度 | 実績 | 21人 | 22人 | ＋1人 |" in out
    assert err == "変わるところを読み、よければ承認してください。\n"


@pytest.mark.usefixtures("repository")
def test_the_old_side_is_where_the_histories_part(capsys: pytest.CaptureFixture[str]) -> None:
    start = git("rev-parse", "--short=10", "HEAD")
    git("checkout", "-qb", "figures")
    commit(("actual: 21", "actual: 22"))
    git("checkout", "-q", "main")
    commit(("周知、集客", "周知"))
    git("checkout", "-q", "figures")
    assert main(["changes", "--base", "main"]) == 0
    out = capsys.readouterr().out
    assert f"くらべた相手：main から分かれたところ（コミット {start}）" in out
    assert "変わる数値" in out
    assert "文章・名前などの変更" not in out
    git("checkout", "-q", "--orphan", "alone")
    commit()
    assert main(["changes", "--base", "main"]) == 0  # no shared history: the branch itself
    assert "文章・名前などの変更" in capsys.readouterr().out


@pytest.mark.usefixtures("repository")
def test_files_that_come_go_and_are_renamed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plans/second.yaml").write_text(
        SMALLEST.replace("seminar", "other").replace("participants", "people"), "utf-8"
    )
    commit()
    Path("plans/smallest.yaml").rename("plans/renamed.yaml")
    Path("plans/second.yaml").unlink()
    Path("plans/third.yaml").write_text(SMALLEST.replace("seminar", "third").replace("participants", "three"), "utf-8")
    assert main(["changes", "--base", "HEAD"]) == 0
    out = capsys.readouterr().out
    assert "3件の計画が変わります。" in out
    assert "<code>plans/smallest&#46;yaml → plans/renamed&#46;yaml</code>" in out
    assert "この計画がサイトからなくなります" in out
    assert "新しい計画です" in out


@pytest.mark.usefixtures("repository")
def test_errors_on_either_side(capsys: pytest.CaptureFixture[str]) -> None:
    edit(("rate:", "raet:"))
    assert main(["changes", "--base", "HEAD"]) == 1
    out, err = capsys.readouterr()
    assert "「raet」という項目はありません" in out
    assert err == "エラーがあります。直してから、もう一度実行してください。\n"
    commit()
    assert main(["changes", "--base", "HEAD"]) == 1  # invalid before, and still invalid
    assert "直さないと載らないエラー（1件）" in capsys.readouterr().out
    edit(("raet:", "rate:"))
    assert main(["changes", "--base", "HEAD"]) == 0
    assert "なくなる指摘（1件）" in capsys.readouterr().out


REFUSED = [
    ("--base=-x", "「-x」はコミットやブランチの名前ではありません", "an option"),
    ("--base=", "「」はコミットやブランチの名前ではありません", "nothing"),
    ("--base=nowhere", "比べる相手の「nowhere」が見つかりません。名前を確かめ、なければ git fetch origin main で", "no such branch"),
    ("--base=HEAD..HEAD", "比べる相手の「HEAD..HEAD」が見つかりません", "two commits"),
    ("--base=^HEAD", "「^HEAD」はコミットやブランチの名前ではありません", "all but a commit"),
    ("--base=a\0b", "はコミットやブランチの名前ではありません", "a NUL"),
    ("--base=HEAD:plans", "比べる相手の「HEAD:plans」が見つかりません", "a folder"),
    ("--base=$(touch x)", "比べる相手の「$(touch x)」が見つかりません", "a command"),
]  # fmt: skip


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(("base", "message"), [row[:2] for row in REFUSED], ids=[row[2] for row in REFUSED])
def test_a_base_that_cannot_be(base: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", base, "--markdown", "report.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("実行できません: ")
    assert message in err
    assert sorted(path.name for path in Path().iterdir()) == [".git", "plans", "site_templates"]


def test_a_shallow_clone(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(("actual: 21", "actual: 22"))
    git("checkout", "-qb", "figures", "HEAD~1")
    commit(("周知、集客", "周知"))
    git("clone", "-q", "--depth", "1", "--branch", "figures", f"file://{repository}", tmp_path / "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    correction = (
        "actions/checkout に fetch-depth: 0 を、手元では git fetch --unshallow を使ってから、もう一度実行してください。"
    )
    assert main(["changes", "--base", "origin/main"]) == 2
    assert (
        f"比べる相手の「origin/main」が見つかりません。このフォルダには、これまでの記録の一部しかありません。GitHub Actions では {correction}"
        in capsys.readouterr().err
    )
    git("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert main(["changes", "--base", "origin/main"]) == 2
    assert "「origin/main」と今の内容が分かれたところが見つかりません。" in capsys.readouterr().err
    git("fetch", "-q", "--unshallow", "origin")
    assert main(["changes", "--base", "origin/main"]) == 0
    assert "文章や名前などが1か所変わります。" in capsys.readouterr().out


def test_no_repository_and_no_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["changes", "--base", "main"]) == 2
    assert "ここは git のフォルダではありません。" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["changes", "--base", "main"]) == 2
    assert "git がありません。" in capsys.readouterr().err


def test_files_and_the_summary_of_a_step(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(("actual: 21", "actual: 22"))
    summary = repository / "summary.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    arguments = ["changes", "--base", "HEAD", "--markdown", "out/report.md", "--html", "out/report.html"]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("承認の前に確かめることが2件あります。")
    written = [Path(name).read_bytes() for name in ("out/report.md", "out/report.html")]
    assert summary.read_bytes() == b"# before\n" + written[0]
    assert written[1].count(b"<img") == 2
    assert main(arguments) == 0
    assert [Path(name).read_bytes() for name in ("out/report.md", "out/report.html")] == written
    summary.write_bytes(b"x" * ((1 << 20) - 200))
    assert main(arguments) == 0
    assert len(summary.read_bytes()) <= 1 << 20


@pytest.mark.usefixtures("repository")
def test_links_and_deeper_files_are_no_plans(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plans/deep").mkdir()
    Path("plans/deep/x.yaml").write_text(SMALLEST, encoding="utf-8")
    Path("plans/計画.txt").write_text("text", encoding="utf-8")
    Path("plans/link.yaml").symlink_to("smallest.yaml")
    commit()
    Path("plans/link.yaml").unlink()
    assert main(["changes", "--base", "HEAD"]) == 0
    assert "計画の内容は変わりません。" in capsys.readouterr().out
