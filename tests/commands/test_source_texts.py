"""`check` compares a plan with the texts of its sources: changed, lost, unreadable, or too short for a citation."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.plans import load_all, texts_of
from tests.small_plans import SMALLEST

TEXT = "".join(f"{number}行目\n" for number in range(1, 13)).encode()
SHA = hashlib.sha256(TEXT).hexdigest()
DECLARED = SMALLEST.replace("  report: {title: 進捗状況}", f"  report: {{title: 進捗状況, sha256: {SHA}}}")


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a plan with its source's text, change into its folder, and return the text's path."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plans" / "sources" / "smallest" / "report.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(TEXT)
    (tmp_path / "plans" / "smallest.yaml").write_text(DECLARED, encoding="utf-8")
    return path


def codes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["check", "--format", "json"])
    return [one["code"] for one in json.loads(capsys.readouterr().out)]


def test_the_text_that_was_read(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert text.is_file()
    assert codes(capsys) == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (TEXT.replace(b"3", b"4", 1), ["source-text-differs"]),
        (TEXT.replace("9行目\n".encode(), b""), ["source-text-differs"]),
        (TEXT.replace(b"\n", b"\r\n"), ["source-text-differs"]),
        (b"\xef\xbb\xbf" + TEXT, ["source-text-differs"]),
        ("1行目\n".encode(), ["source-text-differs", "place-outside-source"]),
        (b"\xff\xfe", ["source-text-unreadable"]),
        (TEXT.decode().encode("cp932"), ["source-text-unreadable"]),
        (TEXT + b"\0", ["source-text-unreadable"]),
        (b"x" * 1_000_000, ["source-text-unreadable"]),
        (b"\n" * 50_000_000, ["source-text-unreadable"]),
        (b"", ["source-text-unreadable"]),
    ],
    ids=["another", "shorter", "crlf", "mark", "cut", "utf-16", "cp932", "nul", "one long line", "50 MB", "empty"],
)
def test_another_text(text: Path, raw: bytes, found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text.write_bytes(raw)
    assert codes(capsys) == found
    assert main(["build"]) == 1
    assert not Path("build").exists()


@pytest.mark.parametrize("raw", [TEXT.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + TEXT, TEXT.replace(b"\n", b"\r")])
def test_any_line_ends_and_a_mark_are_accepted(text: Path, raw: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    text.write_bytes(raw)
    sha = hashlib.sha256(raw).hexdigest()
    Path("plans/smallest.yaml").write_text(DECLARED.replace(SHA, sha.upper()), encoding="utf-8")
    assert codes(capsys) == []


def test_no_text(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text.unlink()
    assert codes(capsys) == ["source-text-missing"]


def linked(path: Path) -> None:
    """Move a file or folder elsewhere, and link to it."""
    elsewhere = path.rename(Path.cwd() / "elsewhere")
    path.symlink_to(elsewhere)


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.txt")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "put",
    [
        linked,
        dangling,
        folder,
        fifo,
        lambda path: linked(path.parent),
        lambda path: linked(path.parent.parent),
    ],
    ids=["link", "dangling link", "folder", "fifo", "linked folder", "linked sources"],
)
def test_what_is_no_plain_file_is_not_opened(
    text: Path, put: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    put(text)
    assert codes(capsys) == ["source-text-unreadable"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("smallest/old.txt", ["source-text-unused"]),
        ("smallest/report.pdf", ["source-text-unused"]),
        ("smallest/deep/report.txt", ["source-text-unused"]),
        ("smallest/.DS_Store", []),
        ("old-plan/report.txt", ["source-text-unused"]),
        ("Smallest/report.txt", ["source-text-unused"]),
        ("report.txt", ["source-text-unused"]),
        (".gitkeep", []),
    ],
)
def test_a_text_of_no_source(text: Path, name: str, found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    path = text.parent.parent / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(TEXT)
    assert codes(capsys) == found


@pytest.mark.parametrize("name", ["Report.txt", "report.TXT"])
def test_a_text_in_other_letters_is_not_the_text(text: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text.rename(text.with_name(name))
    assert codes(capsys) == ["source-text-unused", "source-text-missing"]
    main(["check"])
    assert "名前を report.txt に直してください" in capsys.readouterr().out


def test_a_plan_in_other_letters_has_no_texts(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text.parent.rename(text.parent.with_name("Smallest"))
    assert sorted(codes(capsys)) == ["source-text-missing", "source-text-unused"]


def test_a_name_that_is_no_text_is_shown(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (text.parent, text.parent.parent):
        (folder / os.fsdecode(b"\xff\x1b[31m.txt")).write_bytes(b"")
    assert codes(capsys) == ["source-text-unused", "source-text-unused"]
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out


def test_one_plan_is_checked_without_the_others(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text.parent.with_name("old-plan").mkdir()
    main(["check", "plans/smallest.yaml", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("name", ["../report", "..", "a/b", "/etc/passwd", "Report"])
def test_a_source_cannot_leave_its_folder(text: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert text.is_file()
    (text.parent.parent / "report.txt").write_bytes(b"\0")
    Path("plans/smallest.yaml").write_text(DECLARED.replace("  report:", f"  {name}:"), encoding="utf-8")
    found = codes(capsys)
    assert "bad-id" in found
    assert "source-text-unreadable" not in found


def test_the_pages_that_were_extracted_number_the_form_feeds(text: Path) -> None:
    text.write_bytes(b"one\n\ftwo\n")
    Path("plans/smallest.yaml").write_text(
        SMALLEST.replace("{title: 進捗状況}", "{title: 進捗状況, extracted: {pages: 5-6}}"), encoding="utf-8"
    )
    (loaded,) = load_all()
    assert loaded.plan is not None
    assert texts_of(Path("plans/smallest.yaml"), loaded.plan)["report"].page(2) == 6


def test_a_line_beyond_the_end(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert text.is_file()
    Path("plans/smallest.yaml").write_text(DECLARED.replace("at: report 9", "at: report 9-13"), encoding="utf-8")
    assert codes(capsys) == ["place-outside-source"]
