"""`inbox/`: what was uploaded is imported and written to its branch; nothing is lost, and names are only data."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import inbox
from tests.edit.sheet.workbooks import ACTUAL, BOOK, NAME, PARTICIPANTS, PLAN, typed
from tests.repository.checkout import BRANCH, Checkout, checkout

FILLED = typed({(PARTICIPANTS, ACTUAL): 70})
REFUSED = typed({(PARTICIPANTS, ACTUAL): "70人"})
HERE = {"BRANCH": BRANCH, "TOKEN": "t0ken"}
HOSTILE = "-n $(touch pwned) `id` \"'<b>@all\n::error::x.xlsx"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = checkout(tmp_path, "inbox")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(made.summary))
    return made


def test_a_workbook_becomes_the_plan_on_its_branch(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    here.upload(**{"返ってきた.xlsx": FILLED})
    assert main(["inbox"]) == 0
    assert here.script("inbox", "put", **HERE).returncode == 0
    files = here.on_the_branch()
    assert set(files) == {NAME, "inbox/README.md", ".gitignore", ".ci/inbox"}
    assert files[NAME] != PLAN
    assert b"actual: 70" in files[NAME]
    summary = here.summary.read_text(encoding="utf-8")
    assert "取り込みました" in summary
    assert "このブランチに書きました" in summary
    assert "t0ken" not in summary + "".join(capsys.readouterr())
    author = here.git("log", "-1", "--format=%an %s", BRANCH, folder=here.remote)
    assert author == "github-actions[bot] inbox/ の表を計画に取り込む\n"


def test_a_fork_sees_what_would_be_written_and_may_take_it(here: Checkout) -> None:
    here.upload(**{"返ってきた.xlsx": FILLED})
    before = here.on_the_branch()
    assert main(["inbox"]) == 0
    assert here.script("inbox", "offer").returncode == 0
    assert b"actual: 70" in (here.folder / "build" / "inbox" / NAME).read_bytes()
    assert here.on_the_branch() == before
    summary = here.summary.read_text(encoding="utf-8")
    assert "actual&#58; 70" in summary
    assert "書き込めません" in summary


def test_a_refused_workbook_stays_and_the_others_go_in(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    here.upload(**{"a.xlsx": REFUSED, "b.xlsx": FILLED, "c.xlsx": b"PK\x03\x04", "d.csv": b""})
    assert main(["inbox"]) == 1
    assert here.script("inbox", "put", **HERE).returncode == 0
    files = here.on_the_branch()
    assert {name for name in files if name.startswith("inbox/")} == {
        "inbox/README.md", "inbox/a.xlsx", "inbox/c.xlsx", "inbox/d.csv",
    }  # fmt: skip
    assert files["inbox/a.xlsx"] == REFUSED
    assert b"actual: 70" in files[NAME]
    assert "単位" in here.summary.read_text(encoding="utf-8")
    assert "inbox/a.xlsx: 取り込めません" in capsys.readouterr().out


def test_with_nothing_but_refused_files_nothing_is_written(here: Checkout) -> None:
    here.upload(**{"a.xlsx": REFUSED})
    before = here.git("rev-parse", BRANCH, folder=here.remote)
    assert main(["inbox"]) == 1
    for task in ("put", "offer"):
        assert here.script("inbox", task, **HERE).returncode == 0
    assert here.git("rev-parse", BRANCH, folder=here.remote) == before
    assert not (here.folder / "build" / "inbox").exists()


def test_a_branch_that_has_moved_on_is_not_overwritten(here: Checkout) -> None:
    here.upload(**{"a.xlsx": FILLED})
    here.elsewhere("inbox/note.txt", "あとから\n")
    before = here.on_the_branch()
    assert main(["inbox"]) == 0
    assert here.script("inbox", "put", **HERE).returncode == 1
    assert here.on_the_branch() == before
    assert "inbox/a.xlsx" in before
    assert "書き込みませんでした" in here.summary.read_text(encoding="utf-8")


def test_a_name_is_only_data(here: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    here.upload(**{HOSTILE: FILLED})
    assert main(["inbox"]) == 0
    hostile = {"BRANCH": BRANCH + ";touch${IFS}pwned", "TOKEN": "$(touch pwned)"}
    assert here.script("inbox", "put", **hostile).returncode == 0
    assert not list(here.folder.rglob("pwned"))
    summary = here.summary.read_text(encoding="utf-8")
    assert not {"<b>", "@all", "`id`"} & set(summary.split())
    assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith(("::", "##["))]


def test_only_ordinary_files_are_read(here: Checkout) -> None:
    (here.folder / "secret.xlsx").write_bytes(FILLED)
    (here.folder / "inbox" / "a.xlsx").symlink_to(here.folder / "secret.xlsx")
    (here.folder / "inbox" / "b").symlink_to(here.folder)
    assert main(["inbox"]) == 1
    assert (here.folder / NAME).read_bytes() == PLAN
    assert "普通のファイルではありません" in here.summary.read_text(encoding="utf-8")


def test_a_workbook_that_says_nothing_new_is_only_removed(here: Checkout) -> None:
    here.upload(**{"a.xlsx": BOOK})
    assert main(["inbox", "--dry-run"]) == 0
    assert (here.folder / "inbox" / "a.xlsx").exists()
    assert main(["inbox"]) == 0
    assert not (here.folder / "inbox" / "a.xlsx").exists()
    assert (here.folder / NAME).read_bytes() == PLAN


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("aobano-commerce.progress.xlsx", ["import", "aobano-commerce", "--as", "progress", "--update"]),
        ("aobano-commerce.progress.令和8年度.csv", ["import", "aobano-commerce", "--as", "progress", "--update"]),
        ("aobano-commerce.other.xlsx", ["sheet", "import"]),
        ("..progress.xlsx", ["sheet", "import"]),
        ("返ってきた.xlsx", ["sheet", "import"]),
    ],
    ids=["a table with its profile", "with more in its name", "no such profile", "no plan", "a workbook"],
)
def test_a_file_is_imported_by_what_its_name_names(here: Checkout, name: str, words: list[str]) -> None:
    profile = here.folder / "plans" / "sources" / "aobano-commerce" / "progress.columns.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text("", encoding="utf-8")
    assert [word for word in inbox._words(Path("inbox") / name) if word != f"inbox/{name}"] == words
