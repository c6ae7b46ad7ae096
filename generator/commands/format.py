"""`format`: rewrite plan files in the canonical layout."""

import argparse
import sys
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import PLANS
from generator.edit.files import diff, replace_file
from generator.errors import CannotRunError, RefusedError
from generator.plan.load import find_files
from generator.progress import with_progress


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "format",
        help="計画ファイルの見た目を整える（内容は変えない）",
        description="字下げ・かっこ・空行を整え、年度の行のうしろに指標の名前と単位をメモします。内容とメモは変えません。",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="計画ファイルかフォルダ（省くと plans/ のすべて）")
    parser.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Format every file; name each file that cannot be formatted, leave it unchanged and return 1."""
    from generator.edit.layout import canonical_layout  # ruamel.yaml is slow to import

    files = find_files([Path(path) for path in arguments.paths] or [PLANS])
    if missing := [str(file) for file in files if not file.is_file()]:
        raise CannotRunError(f"ファイルがありません: {'、'.join(missing)}")
    changed, refused = 0, 0
    for file in with_progress(files, "計画を整えています"):
        before = file.read_bytes()
        try:
            after = canonical_layout(file.as_posix(), before)
        except RefusedError as error:
            refused += 1
            for message in error.messages:
                print(f"整えませんでした: {message}", file=sys.stderr)
            continue
        if before != after:
            changed += 1
            print(diff(file.as_posix(), before, after))
            if not arguments.dry_run:
                replace_file(file, after, before)
    done = "整えると変わります。次は: --dry-run を外す" if arguments.dry_run else "整えました。次は: check で確かめる"
    if refused:
        print(f"{refused}件は整えられないので、そのままにしました。", file=sys.stderr)
    if changed or not refused:
        print(f"{len(files)}件のうち{changed}件を{done}" if changed else "もう整っています。", file=sys.stderr)
    return 1 if refused else 0
