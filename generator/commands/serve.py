"""`serve`: serve the site while plans are edited; show errors on the last good pages."""

import argparse
import datetime as dt
import sys

from generator.arguments import Parser
from generator.commands.build import CONTENT, DOCS, TEMPLATES, built
from generator.commands.plans import DATE_HELP, PLANS
from generator.errors import CannotRunError
from generator.publish.site.notice import with_notice
from generator.publish.site.write import read_tree, write_tree
from generator.serve import serve


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("serve", help="作ったサイトを見せ、直すたびに作りなおす")
    parser.add_argument("--address", default="127.0.0.1:8000", help="見せるアドレス（省くと 127.0.0.1:8000）")
    parser.add_argument("--date", type=dt.date.fromisoformat, help=DATE_HELP)
    parser.set_defaults(run=run, bundle=False)


def run(arguments: argparse.Namespace) -> int:
    """Serve, and rebuild after every change; if the build fails, show the errors on the last good pages."""
    if not _again(arguments):
        print(
            "エラーがあり、見せられる前のページもありません。次は: 上のエラーを直して、もう一度 serve", file=sys.stderr
        )
        return 1
    print(
        f"http://{arguments.address}/ で見られます。計画ファイルを保存すると新しくなります（終わりは Ctrl+C）。",
        file=sys.stderr,
    )
    return serve(lambda: _again(arguments), [PLANS, CONTENT, TEMPLATES], arguments.address)


def _again(arguments: argparse.Namespace) -> bool:
    """Build, or add the problems to the pages of the last good build; return whether there are pages to show."""
    try:
        problems = built(arguments)
    except CannotRunError as error:
        print(f"作れません: {error}", file=sys.stderr)
        problems = [str(error)]
    if not problems:
        return True
    last = read_tree(DOCS)
    if last:
        write_tree(with_notice(last, problems), DOCS)
    return bool(last)
