"""`check` compares a plan with the texts of its sources: changed, lost, unreadable, or too short for a citation."""

import hashlib
import json
from pathlib import Path

import pytest

from generator.cli import main
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
        (b"\xff\xfe", ["source-text-unreadable"]),
        ("1行目\n".encode(), ["source-text-differs", "place-outside-source"]),
    ],
)
def test_another_text(text: Path, raw: bytes, found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text.write_bytes(raw)
    assert codes(capsys) == found


def test_no_text(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text.unlink()
    assert codes(capsys) == ["source-text-missing"]


def test_a_symbolic_link_is_not_followed(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text.rename(tmp_path / "elsewhere.txt")
    text.symlink_to(tmp_path / "elsewhere.txt")
    assert codes(capsys) == ["source-text-unreadable"]


def test_a_line_beyond_the_end(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert text.is_file()
    Path("plans/smallest.yaml").write_text(DECLARED.replace("at: report 9", "at: report 9-13"), encoding="utf-8")
    assert codes(capsys) == ["place-outside-source"]
