"""`inbox`: import every table that was put into `inbox/` into its plan file, and remove what was imported."""

import argparse
import contextlib
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import github
from generator.arguments import Parser
from generator.commands import import_, sheet
from generator.commands.plans import PLANS, TEXTS
from generator.errors import CannotRunError
from generator.plan.model.fields import ID
from generator.publish.pages.escape import escaped
from generator.report import plain

INBOX = Path("inbox")
_KEPT = {"README.md", ".gitkeep"}
"""What belongs to the folder itself."""
_COMMANDS = (import_, sheet)
"""The commands that import a table."""
ENDING = """例:
  python -m generator inbox --dry-run
sheet export で作ったブックは、そのまま取り込みます。ほかの表は「計画のID.資料のid.xlsx」のような名前にすると、
列の意味（plans/sources/計画のID/資料のid.columns.yaml）のとおりに取り込みます。取り込んだファイルは inbox/ から消します。
読めないファイルは、わけを示してそのまま残します。"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one file: its name, whether it was imported, and what the command printed."""

    name: str
    done: bool
    printed: str


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "inbox",
        help="inbox/ に置かれた表を、それぞれの計画ファイルに取り込む",
        description="inbox/ に置かれた表を、1つずつ計画ファイルに取り込みます。GitHubでは、表を置いたプルリクエストで動きます。",
        epilog=ENDING,
    )
    parser.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import each file on its own; return 1 if one of them was refused (it stays, and its plan is unchanged)."""
    attempts = [_attempt(path, dry_run=arguments.dry_run) for path in _waiting()]
    for attempt in attempts:
        print(f"{plain(attempt.name)}: {_outcome(attempt)}")
        for line in attempt.printed.splitlines():
            print(f"| {plain(line)}")  # never at the start of a line, where GitHub reads commands
    if not attempts:
        print(f"{INBOX}/ に取り込むファイルはありません。", file=sys.stderr)
    github.append_to_summary(_markdown(attempts), "残りは、この作業の記録にあります。")
    return 0 if all(attempt.done for attempt in attempts) else 1


def _waiting() -> Iterator[Path]:
    if INBOX.is_symlink():
        raise CannotRunError(f"{INBOX} はシンボリックリンクです。ふつうのフォルダにしてください。")
    for path in sorted(INBOX.rglob("*")):
        if (path.is_symlink() or not path.is_dir()) and path.relative_to(INBOX).as_posix() not in _KEPT:
            yield path


def _attempt(path: Path, *, dry_run: bool) -> Attempt:
    """Import one file and remove it; if it is refused, leave it where it is."""
    if path.is_symlink() or not path.is_file():
        return Attempt(
            path.as_posix(), done=False, printed="普通のファイルではありません。表のファイルを置いてください。"
        )
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(printed):
        try:
            done = _run([*_words(path), *(("--dry-run",) if dry_run else ())]) == 0
        except CannotRunError as error:
            print(error)
            done = False
    if done and not dry_run:
        path.unlink()
    return Attempt(path.as_posix(), done, printed.getvalue().strip())


def _words(path: Path) -> list[str]:
    """Return the words of the command that imports a file: a table whose profile is there by it, a sheet otherwise."""
    plan, source, *_ = (*path.name.split("."), "", "")
    is_named = all(re.fullmatch(ID, name) for name in (plan, source))
    if is_named and (PLANS / TEXTS / plan / f"{source}.columns.yaml").is_file():
        return ["import", plan, path.as_posix(), "--as", source, "--update"]
    return ["sheet", "import", path.as_posix()]


def _run(words: list[str]) -> int:
    parser = Parser(prog="python -m generator")
    commands = parser.add_subparsers()
    for command in _COMMANDS:
        command.add(commands)
    arguments = parser.parse_args(words)
    code: int = arguments.run(arguments)
    return code


def _outcome(attempt: Attempt) -> str:
    return "取り込みました" if attempt.done else "取り込めません（ファイルは残し、計画ファイルは変えていません）"


def _markdown(attempts: list[Attempt]) -> str:
    blocks = [f"## {INBOX}/ の表の取り込み\n"]
    for attempt in attempts:
        lines = "\n".join(escaped(line) for line in attempt.printed.splitlines())
        blocks.append(f"### {github.code(attempt.name)}：{_outcome(attempt)}\n\n<pre>\n{lines}\n</pre>\n")
    return "\n".join(blocks if attempts else [*blocks, "取り込むファイルはありません。\n"])
