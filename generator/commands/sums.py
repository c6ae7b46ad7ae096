"""`sums`: write the SHA-256 of each file of the finished site to SHA256SUMS."""

import argparse
from pathlib import Path

from generator.arguments import Parser
from generator.errors import CannotRunError
from generator.publish.data.bundle import sums

SUMS = "SHA256SUMS"


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("sums", help="できたサイトの SHA256SUMS を書く")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="サイトのフォルダ（省くと site）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write SHA256SUMS for the finished site."""
    site: Path = arguments.site
    if not site.is_dir():
        raise CannotRunError(f"{site}/ がありません。先にサイトを作ってください。")
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files.pop(SUMS, None)
    (site / SUMS).write_bytes(sums({name: path.read_bytes() for name, path in files.items()}))
    return 0
