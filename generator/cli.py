"""The command line: arguments in, the exit code out (0 clean, 1 the data has errors, 2 the run cannot proceed)."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from generator import report
from generator.errors import CannotRunError
from generator.evaluation.checks import CHECKS
from generator.evaluation.evaluate import evaluate
from generator.plan.diagnostics import Diagnostic
from generator.plan.load import Loaded, find_files, load_file
from generator.plan.schema import plan_schema
from generator.publish.chart_cache import cached
from generator.publish.data.bundle import sums
from generator.publish.pages import Pages
from generator.publish.plan_page import Known
from generator.publish.tree import build_tree, read_content
from generator.publish.write import write
from generator.report import Format
from generator.serve import serve
from generator.settings import read_settings, unset

PLANS, CONTENT, TEMPLATES = Path("plans"), Path("content"), Path("site_templates/pages")
SETTINGS = Path("mkdocs.yml")
SCHEMA = Path("schema/plan.schema.json")
LICENCE, SUMS = Path("LICENSE-DATA.md"), "SHA256SUMS"
DOCS, CHARTS = Path("build/docs"), Path("build/charts")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every expected failure is one Japanese line on stderr and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments.run, arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 2


def _run(command: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    try:
        return command(arguments)
    except CannotRunError as error:
        print(f"実行できません: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description="計画を確かめ、サイトのもとを作ります。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="計画ファイルを確かめる")
    check.add_argument("paths", nargs="*", metavar="PATH", help="計画ファイルかフォルダ（省くと plans/ のすべて）")
    check.add_argument("--format", type=Format, choices=list(Format), default=Format.AUTO, help="結果の書き方")
    check.set_defaults(run=_check)
    schema = commands.add_parser("schema", help="計画ファイルのJSON Schemaを書く")
    schema.set_defaults(run=_schema)
    build = commands.add_parser("build", help="サイトのもと（build/docs）を作る")
    build.add_argument("--bundle", action="store_true", help="公開用に、全体のブックと書庫（ZIP）も作る")
    build.set_defaults(run=_build)
    watch = commands.add_parser("serve", help="作ったサイトを見せ、直すたびに作りなおす")
    watch.add_argument("--address", default="127.0.0.1:8000", help="見せるアドレス（省くと 127.0.0.1:8000）")
    watch.set_defaults(run=_serve, bundle=False)
    for command in (build, watch):
        command.add_argument(
            "--date", type=dt.date.fromisoformat, help="今日とみなす日（省くと計画のいちばん新しい updated）"
        )
    site_sums = commands.add_parser("sums", help="できたサイトの SHA256SUMS を書く")
    site_sums.add_argument("site", nargs="?", type=Path, default=Path("site"), help="サイトのフォルダ（省くと site）")
    site_sums.set_defaults(run=_sums)
    return parser


def _check(arguments: argparse.Namespace) -> int:
    form = arguments.format
    if form is Format.AUTO:
        form = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Format.TEXT
    plans = _load(arguments.paths)
    found = _all_found(plans)
    for line in report.lines(found, form):
        print(line)
    print(report.summary(found, len(plans)), file=sys.stderr)
    return 1 if any(plan.has_errors for plan in plans) else 0


def _build(arguments: argparse.Namespace) -> int:
    plans = _load([])
    for line in report.lines(_all_found(plans), Format.TEXT):
        print(line)
    if any(plan.has_errors for plan in plans):
        print("エラーがあるので、何も書きませんでした。", file=sys.stderr)
        return 1
    for folder in (CONTENT, TEMPLATES):
        if not folder.is_dir():
            raise CannotRunError(f"{folder}/ がありません。プロジェクトのフォルダで実行してください。")
    loaded = [plan.plan for plan in plans if plan.plan is not None]
    today = arguments.date or max(plan.updated for plan in loaded)
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


def _serve(arguments: argparse.Namespace) -> int:
    if (code := _build(arguments)) != 0:
        return code
    return serve(lambda: _run(_build, arguments), [PLANS, CONTENT, TEMPLATES], arguments.address)


def _sums(arguments: argparse.Namespace) -> int:
    site: Path = arguments.site
    if not site.is_dir():
        raise CannotRunError(f"{site}/ がありません。先にサイトを作ってください。")
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files.pop(SUMS, None)
    (site / SUMS).write_bytes(sums({name: path.read_bytes() for name, path in files.items()}))
    return 0


def _schema(_: argparse.Namespace) -> int:
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(plan_schema(), encoding="utf-8")
    return 0


def _load(paths: Sequence[str]) -> list[Loaded]:
    """Load the named plan files (or all); names are shown relative to the working directory, with `/`."""
    files = find_files([Path(path) for path in paths] or [PLANS]) if paths or PLANS.is_dir() else []
    if not files:
        raise CannotRunError(f"計画ファイルがありません。{PLANS}/ に「計画ID.yaml」を置いてください。")
    named = {os.path.relpath(file).replace(os.sep, "/"): file for file in files}
    loaded = [load_file(file, name) for name, file in sorted(named.items())]
    return [_with_evaluation_checks(plan) for plan in loaded]


def _with_evaluation_checks(loaded: Loaded) -> Loaded:
    found = loaded.located(CHECKS, loaded.plan) if loaded.plan else ()
    return replace(loaded, diagnostics=tuple(sorted({*loaded.diagnostics, *found})))


def _all_found(plans: Sequence[Loaded]) -> list[Diagnostic]:
    return sorted(found for plan in plans for found in plan.diagnostics)
