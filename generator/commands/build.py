"""`build`, `serve` and `sums`: checked plans in; the site's source, a server of it, the finished site's checksums out."""

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

from generator import report
from generator.arguments import Parser
from generator.commands.plans import DATE_HELP, PLANS, all_found, load_all, newest
from generator.errors import CannotRunError
from generator.evaluation.evaluate import evaluate
from generator.plan.diagnostics import Severity
from generator.progress import followed
from generator.publish.chart import Drawing
from generator.publish.chart_cache import cached
from generator.publish.data.bundle import sums
from generator.publish.notice import with_notice
from generator.publish.pages import Pages
from generator.publish.plan_page import Known
from generator.publish.tree import Tree, build_tree, read_content
from generator.publish.write import read, write
from generator.report import Format
from generator.serve import serve
from generator.settings import read_settings, unset

CONTENT, TEMPLATES = Path("content"), Path("site_templates/pages")
SETTINGS = Path("mkdocs.yml")
LICENCE, SUMS = Path("LICENSE-DATA.md"), "SHA256SUMS"
DOCS, CHARTS = Path("build/docs"), Path("build/charts")


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the three commands to the parser."""
    build = commands.add_parser("build", help="サイトのもと（build/docs）を作る")
    build.add_argument("--bundle", action="store_true", help="公開用に、全体のブックと書庫（ZIP）も作る")
    build.set_defaults(run=run)
    watch = commands.add_parser("serve", help="作ったサイトを見せ、直すたびに作りなおす")
    watch.add_argument("--address", default="127.0.0.1:8000", help="見せるアドレス（省くと 127.0.0.1:8000）")
    watch.set_defaults(run=run_serve, bundle=False)
    for command in (build, watch):
        command.add_argument("--date", type=dt.date.fromisoformat, help=DATE_HELP)
    site_sums = commands.add_parser("sums", help="できたサイトの SHA256SUMS を書く")
    site_sums.add_argument("site", nargs="?", type=Path, default=Path("site"), help="サイトのフォルダ（省くと site）")
    site_sums.set_defaults(run=run_sums)


def run(arguments: argparse.Namespace) -> int:
    """Build; where a plan has an error, nothing is written and the exit code is 1."""
    errors = _built(arguments)
    if errors:
        print("エラーがあるので、何も書きませんでした。次は: 上のエラーを直して、もう一度 build", file=sys.stderr)
    return 1 if errors else 0


def _built(arguments: argparse.Namespace) -> list[str]:
    """Build the tree and write it, or give the errors (a line each) for which nothing was written."""
    plans = load_all()
    found = all_found(plans)
    for line in report.lines(found, Format.TEXT):
        print(line)
    if errors := [report.text_line(item) for item in found if item.severity is Severity.ERROR]:
        return errors
    for folder in (CONTENT, TEMPLATES):
        if not folder.is_dir():
            raise CannotRunError(f"{folder}/ がありません。プロジェクトのフォルダで実行してください。")
    loaded = [plan.plan for plan in plans if plan.plan is not None]
    today = arguments.date or newest(loaded)
    evaluations = [evaluate(plan, today) for plan in loaded]
    known = {plan.plan.id: Known(plan.diagnostics, plan.line, plan.said) for plan in plans if plan.plan is not None}
    portal = read_settings(SETTINGS)
    if names := unset(portal):
        print(
            f"見本のままの設定があります：{names}。公開するときは、環境変数か mkdocs.yml で決めてください。",
            file=sys.stderr,
        )
    licence = LICENCE.read_bytes() if arguments.bundle else None
    tree = build_tree(evaluations, Pages(TEMPLATES, portal), _draw, read_content(CONTENT), known, licence)
    write(tree, DOCS)
    print(
        f"{DOCS}/ に{len(tree)}個のファイルを書きました。次は: mkdocs build --strict（./portal site なら、まとめて行います）",
        file=sys.stderr,
    )
    return []


def _draw(drawings: Mapping[str, Drawing]) -> Tree:
    """Draw what has changed; what has not is taken from the cache."""
    draw = cached(CHARTS)
    return {path: draw(drawing) for path, drawing in followed(drawings.items(), "図を描いています")}


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve, and build again after every change; while something is wrong, the last good pages show what."""
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


def run_sums(arguments: argparse.Namespace) -> int:
    """Write the SHA-256 of each file of the finished site."""
    site: Path = arguments.site
    if not site.is_dir():
        raise CannotRunError(f"{site}/ がありません。先にサイトを作ってください。")
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files.pop(SUMS, None)
    (site / SUMS).write_bytes(sums({name: path.read_bytes() for name, path in files.items()}))
    return 0


def _again(arguments: argparse.Namespace) -> bool:
    """Build, or put what is wrong on the pages of the last good build; tell whether there is anything to show."""
    try:
        problems = _built(arguments)
    except CannotRunError as error:
        print(f"作れません: {error}", file=sys.stderr)
        problems = [str(error)]
    if not problems:
        return True
    last = read(DOCS)
    if last:
        write(with_notice(last, problems), DOCS)
    return bool(last)
