"""Progress: seen at a terminal, quiet in pipes and in CI, and never in the way of what is worked on."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from generator.arguments import Parser
from generator.cli import COMMANDS, _parser, main
from generator.progress import followed
from tests.conftest import ROOT

CODE = "from generator.progress import followed, working\nfor _ in followed(range(3), '図を描いています'): pass\nwith working('くらべています'): pass"


def shown(ci: str) -> str:
    """Run the code above with a terminal as its stderr, and give what the terminal was told."""
    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "CI"} | {
        "CI": ci,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
    }
    subprocess.run([sys.executable, "-c", CODE], stderr=theirs, check=True, env=env)
    os.write(theirs, b"\n")
    told = os.read(ours, 65_536).decode(errors="replace")
    os.close(ours)
    os.close(theirs)
    return told


def test_a_person_at_a_terminal_sees_what_is_done_and_how_far() -> None:
    told = shown("")
    assert "図を描いています" in told
    assert "100%" in told
    assert "くらべています" in told


def test_ci_sees_nothing() -> None:
    assert shown("true").strip() == ""


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(followed([1, 2], "図を描いています")) == [1, 2]
    assert capsys.readouterr() == ("", "")


ENGLISH = ("usage", "positional", "options", "show this", "error", "argument", "required")


ONE_WORD = ("check", "build", "serve", "sums", "new", "record", "format", "changes", "schema", "sheet")
LINES = [[], *([name] for name in ONE_WORD), ["sheet", "export"], ["sheet", "import"]]


@pytest.mark.parametrize("command", LINES, ids=" ".join)
def test_every_command_explains_itself_in_japanese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith("使い方: ")
    assert [word for word in ENGLISH if word in told] == []
    assert any("ぁ" <= sign <= "ん" for sign in told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "足りないものがあります: COMMAND"),
        (["nothing"], "選べません"),
        (["record"], "足りないものがあります: PLAN, INDICATOR, YEAR"),
        (["check", "--formt", "json"], "使えない指定があります: --formt"),
        (["check", "--format"], "--format のうしろに値がありません"),
        (["build", "--date", "today"], "「today」は読めません"),
    ],
)
def test_a_wrong_command_line_is_told_in_japanese(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_all_commands_are_tried_above() -> None:
    parser = _parser()
    assert isinstance(parser, Parser)
    assert {Path(str(command.__file__)).stem for command in COMMANDS} == set(ONE_WORD)
