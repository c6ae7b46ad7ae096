"""`build`, `serve` and `sums`: checked plans in; the site's source, a server of it, the finished site's checksums out."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from generator import report
from generator.commands.plans import DATE_HELP, PLANS, all_found, load_all, newest
from generator.errors import CannotRunError
from generator.evaluation.evaluate import evaluate
from generator.publish.chart_cache import cached
from generator.publish.data.bundle import sums
from generator.publish.pages import Pages
from generator.publish.plan_page import Known
from generator.publish.tree import build_tree, read_content
from generator.publish.write import write
from generator.report import Format
from generator.serve import serve
from generator.settings import read_settings, unset

CONTENT, TEMPLATES = Path("content"), Path("site_templates/pages")
SETTINGS = Path("mkdocs.yml")
LICENCE, SUMS = Path("LICENSE-DATA.md"), "SHA256SUMS"
DOCS, CHARTS = Path("build/docs"), Path("build/charts")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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
    plans = load_all()
    for line in report.lines(all_found(plans), Format.TEXT):
        print(line)
    if any(plan.has_errors for plan in plans):
        print("エラーがあるので、何も書きませんでした。", file=sys.stderr)
        return 1
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
    tree = build_tree(evaluations, Pages(TEMPLATES, portal), cached(CHARTS), read_content(CONTENT), known, licence)
    write(tree, DOCS)
    print(f"{DOCS}/ に{len(tree)}個のファイルを書きました。", file=sys.stderr)
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    """Build, serve, and build again after every change."""
    if (code := run(arguments)) != 0:
        return code
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


def _again(arguments: argparse.Namespace) -> None:
    try:
        run(arguments)
    except CannotRunError as error:
        print(f"作れません: {error}", file=sys.stderr)
