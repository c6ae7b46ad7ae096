"""The command line: parse the arguments, run a command, return its exit code (0 clean, 1 data errors, 2 cannot run)."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from generator.arguments import Parser
from generator.commands import build, changes, check, import_, inbox, new, proposal, record, schema, serve, sheet, sums
from generator.commands import format as format_
from generator.errors import CannotRunError

COMMANDS = (check, build, serve, sums, new, record, import_, sheet, inbox, proposal, changes, format_, schema)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; report expected failures as one Japanese line on stderr (code 2)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except CannotRunError as error:
        print(f"実行できません: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 2
    return code


def _parser() -> Parser:
    parser = Parser(prog="python -m generator", description="計画を確かめ、サイトのもとを作ります。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="作業")
    for command in COMMANDS:
        command.add(commands)
    return parser
