"""Progress: shown at a terminal, silent in pipes and in CI, and never altering the items."""

import os
import pty
import subprocess
import sys

import pytest

from generator.cli import COMMANDS, main
from generator.progress import with_progress
from tests.conftest import ROOT

CODE = "from generator.progress import with_progress, with_status\nfor _ in with_progress(range(3), '図を描いています'): pass\nwith with_status('くらべています'): pass"


def shown(ci: str) -> str:
    """Run the code above with a terminal as its stderr, and return the terminal's output."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "CI"} | {
        "CI": ci,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
    }
    subprocess.run([sys.executable, "-c", CODE], stderr=theirs, check=True, env=env)
    os.write(theirs, b"\n")
    reported = os.read(ours, 65_536).decode(errors="replace")
    os.close(ours)
    os.close(theirs)
    return reported


def test_a_person_at_a_terminal_sees_what_is_done_and_how_far() -> None:
    reported = shown("")
    assert "図を描いています" in reported
    assert "100%" in reported
    assert "くらべています" in reported


def test_ci_sees_nothing() -> None:
    assert shown("true").strip() == ""


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress([1, 2], "図を描いています")) == [1, 2]
    assert capsys.readouterr() == ("", "")


ENGLISH = ("usage", "positional", "options", "show this", "error", "argument", "required")


ONE_WORD = (
    "check", "import", "build", "serve", "sums", "new", "record", "format", "changes", "schema", "sheet", "inbox",
    "proposal", "reminders",
)  # fmt: skip
LINES = [[], *([name] for name in ONE_WORD), ["sheet", "export"], ["sheet", "import"]]


@pytest.mark.parametrize("command", LINES, ids=" ".join)
def test_every_command_explains_itself_in_japanese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    reported = capsys.readouterr().out
    assert ended.value.code == 0
    assert reported.startswith("使い方: ")
    assert [word for word in ENGLISH if word in reported] == []
    assert any("ぁ" <= sign <= "ん" for sign in reported)


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        ([], "足りないものがあります: COMMAND"),
        (["nothing"], "選べません"),
        (["record"], "足りないものがあります: PLAN, INDICATOR, YEAR"),
        (["check", "--formt", "json"], "使えない指定があります: --formt"),
        (["check", "--format"], "--format のうしろに値がありません"),
        (["build", "--date", "today"], "「today」は読めません"),
    ],
)
def test_a_wrong_command_line_is_reported_in_japanese(
    arguments: list[str], reported: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert reported in capsys.readouterr().err


def test_all_commands_are_tried_above() -> None:
    assert {*COMMANDS} == set(ONE_WORD)
