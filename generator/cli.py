"""The command line: parse the arguments, run a command, return its exit code (0 clean, 1 data errors, 2 cannot run)."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from types import ModuleType

from generator.arguments import Parser
from generator.errors import CannotRunError

COMMANDS = (
    "check",
    "build",
    "serve",
    "sums",
    "new",
    "record",
    "import",
    "sheet",
    "inbox",
    "proposal",
    "reminders",
    "changes",
    "format",
    "schema",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; report expected failures as one Japanese line on stderr (code 2)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given).parse_args(given)
    try:
        code: int = arguments.run(arguments)
    except CannotRunError as error:
        print(f"実行できません: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 2
    return code


def command(name: str) -> ModuleType:
    """Return the module of a command, imported on use: what pages and charts need takes as long as a small check."""
    return import_module(f"generator.commands.{name}{'_' * iskeyword(name)}")


def _parser(given: Sequence[str] = ()) -> Parser:
    """Return the parser of all commands, or only that of the one that is given."""
    parser = Parser(prog="python -m generator", description="計画を確かめ、サイトのもとを作ります。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="作業")
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        command(name).add(commands)
    return parser
