"""`build`: write the site's source to build/docs from checked plans and hand-written pages, or nothing at all."""

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

from generator import report
from generator.arguments import Parser
from generator.commands.plans import DATE_HELP, all_found, load_all, newest, texts_of
from generator.errors import CannotRunError
from generator.evaluation.evaluate import evaluate
from generator.fidelity.compare import compare
from generator.plan.diagnostics import Severity
from generator.plan.load import Loaded
from generator.plan.model.plan import Plan
from generator.progress import with_progress
from generator.publish.charts.cache import cached
from generator.publish.charts.chart import Drawing
from generator.publish.pages.render import Pages
from generator.publish.site.read import read_content
from generator.publish.site.tree import Tree, build_tree
from generator.publish.site.write import write_tree
from generator.publish.views.plan import PlanFileFacts
from generator.report import Format
from generator.settings import SETTINGS, read_settings, unset

CONTENT, TEMPLATES = Path("content"), Path("site_templates/pages")
LICENCE = Path("LICENSE-DATA.md")
DOCS, CHARTS = Path("build/docs"), Path("build/charts")


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("build", help="サイトのもと（build/docs）を作る")
    parser.add_argument("--bundle", action="store_true", help="公開用に、全体のブックと書庫（ZIP）も作る")
    parser.add_argument("--date", type=dt.date.fromisoformat, help=DATE_HELP)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build the site's source; return 1 and write nothing if a plan has an error."""
    errors = built(arguments)
    if errors:
        print("エラーがあるので、何も書きませんでした。次は: 上のエラーを直して、もう一度 build", file=sys.stderr)
    return 1 if errors else 0


def built(arguments: argparse.Namespace) -> list[str]:
    """Build the tree and write it; return the errors, one line each, if there are any (then nothing is written)."""
    plans = load_all()
    found = report.open_findings(all_found(plans))
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
    facts = {plan.plan.id: _facts(plan, plan.plan) for plan in plans if plan.plan is not None}
    portal = read_settings(SETTINGS)
    if names := unset(portal):
        print(
            f"見本のままの設定があります：{names}。公開するときは、環境変数か mkdocs.yml で決めてください。",
            file=sys.stderr,
        )
    licence = LICENCE.read_bytes() if arguments.bundle else None
    tree = build_tree(evaluations, Pages(TEMPLATES, portal), _draw, read_content(CONTENT), facts, licence)
    write_tree(tree, DOCS)
    print(
        f"{DOCS}/ に{len(tree)}個のファイルを書きました。次は: mkdocs build --strict（./portal site なら、まとめて行います）",
        file=sys.stderr,
    )
    return []


def _facts(loaded: Loaded, plan: Plan) -> PlanFileFacts:
    """Return what is known of a plan's file, with its comparison with the texts of its sources if there are any."""
    texts = texts_of(Path(loaded.name), plan)
    comparison = compare(plan, loaded.data or {}, texts) if texts else None
    return PlanFileFacts(
        found=loaded.diagnostics, line=loaded.line, data=loaded.data, texts=texts, comparison=comparison
    )


def _draw(drawings: Mapping[str, Drawing]) -> Tree:
    """Draw the charts that have changed; take the others from the cache."""
    draw = cached(CHARTS)
    return {path: draw(drawing) for path, drawing in with_progress(drawings.items(), "図を描いています")}
