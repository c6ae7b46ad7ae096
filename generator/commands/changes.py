"""`changes`: report, as Markdown and HTML, how the plan files' changes since a git revision affect the site."""

import argparse
import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.arguments import Parser
from generator.commands.base_texts import base_texts, have_same_texts
from generator.commands.build import CHARTS
from generator.commands.plans import (
    PLANS,
    load_all,
    texts_of,
    with_cross_plan_findings,
    with_evaluation_findings,
    with_source_findings,
)
from generator.edit.changes.change_report import Report, report
from generator.edit.changes.html_report import html_report
from generator.edit.changes.markdown_report import markdown
from generator.edit.changes.plan_changes import compare
from generator.edit.changes.revision import BaseRevision, read_base
from generator.edit.files import replace_file
from generator.github import append_to_summary
from generator.plan.load import Loaded, load
from generator.plan.reading.source_text import SourceText
from generator.progress import with_status
from generator.publish.charts.cache import cached

TEMPLATES = Path("site_templates/changes")


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "changes",
        help="計画ファイルの変更で、サイトがどう変わるかを示す",
        description="計画ファイルの変更で、数値・評価・目標・文章がどう変わるかを、承認する人のためにまとめます。"
        "今のフォルダの内容を、git の前の時点とくらべます。",
    )
    parser.add_argument("--base", required=True, metavar="REV", help="くらべる相手（例: origin/main）")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="まとめを Markdown で書くファイル")
    parser.add_argument("--html", type=Path, metavar="FILE", help="まとめとグラフを1つの HTML に書くファイル")
    parser.add_argument(
        "--date", type=dt.date.fromisoformat, help="今日とみなす日（省くと計画のいちばん新しい updated）"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare with the base revision; return 1 if the plans in the working directory have errors."""
    base = read_base(arguments.base, str(PLANS))
    loaded = load_all()
    changed = [plan for plan in loaded if plan.has_errors or not _is_same(plan, base)]
    left = {plan.name for plan in loaded} - {plan.name for plan in changed}
    before = with_cross_plan_findings(
        [with_evaluation_findings(load(name, raw)) for name, raw in sorted(base.files.items())]
    )
    old = {plan.name: (plan, *_texts_before(base, plan)) for plan in before if plan.name not in left}
    days = [plan.plan.updated for plan in (*loaded, *(plan for plan, *_ in old.values())) if plan.plan is not None]
    changes = compare(
        [with_source_findings(*one) for one in old.values()],
        changed,
        arguments.date or max(days, default=dt.date.min),
        old_texts={name: texts for name, (_, texts, _) in old.items()},
        new_texts={plan.name: texts_of(Path(plan.name), plan.plan) for plan in changed if plan.plan},
    )
    found = report(changes, base.label)
    text = markdown(found)
    if arguments.html:
        with with_status("変わる図を描いています"):
            replace_file(arguments.html, html_report(changes, found, TEMPLATES, cached(CHARTS)))
    if arguments.markdown:
        replace_file(arguments.markdown, text.encode())
    if not (arguments.html or arguments.markdown):
        print(text, end="")
    append_to_summary(text, "つづきは、変更のページ（HTML）にあります。")
    print(_next(found, arguments.html), file=sys.stderr)
    return 1 if found.has_errors else 0


def _is_same(loaded: Loaded, base: BaseRevision) -> bool:
    try:
        is_same = Path(loaded.name).read_bytes() == base.files.get(loaded.name)
        return is_same and (loaded.plan is None or have_same_texts(base, loaded.plan))
    except OSError:
        return False


def _texts_before(base: BaseRevision, loaded: Loaded) -> tuple[Mapping[str, SourceText], frozenset[str]]:
    return base_texts(base, loaded.plan) if loaded.plan else ({}, frozenset())


def _next(found: Report, html: Path | None) -> str:
    """Return one line that says what to do next."""
    if found.has_errors:
        return "エラーがあります。直してから、もう一度実行してください。"
    if found.requests:
        return f"承認の前に確かめることが{found.requests}件あります。「承認の前に確かめてください」のとおりに直してください。"
    if not found.plans:
        return "サイトの内容は変わりません。このまま進めてかまいません。"
    return f"{html} をブラウザで開いて確かめてください。" if html else "変わるところを読み、よければ承認してください。"
