"""`check`: print the problems and overdue values of plan files for a person, for GitHub or for a program."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence

from generator import report
from generator.arguments import Parser
from generator.commands.plans import (
    DATE_HELP,
    all_found,
    load_all,
    named_files,
    newest,
    texts_without_plan,
    with_comparisons,
)
from generator.commands.tables import wrong_profiles
from generator.comparison_report import comparison_lines, comparison_summary
from generator.edit.files import diff, replace_file
from generator.edit.fixes import fixed
from generator.fidelity.compare import Comparison
from generator.github import append_to_summary
from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import Loaded
from generator.plan.model.plan import Plan
from generator.publish.pages.manual_checks import FOLDER
from generator.report import Format
from generator.settings import published_address


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="計画ファイルを確かめる")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="計画ファイルかフォルダ（省くと plans/ のすべて）")
    parser.add_argument("--format", type=Format, choices=list(Format), default=Format.AUTO, help="結果の書き方")
    parser.add_argument("--all", action="store_true", help="くり返す指摘も、確認済みの指摘も、1件ずつすべて示す")
    parser.add_argument("--sources", action="store_true", help="値とことばを、資料のテキストの出典の行と照合する")
    parser.add_argument("--fix", action="store_true", help="全角のコロンなど、直し方が1つに決まるものを直して書き込む")
    parser.add_argument("--dry-run", action="store_true", help="--fix で直すところを、書き込まずに見せる")
    parser.add_argument("--date", type=dt.date.fromisoformat, help=DATE_HELP)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the plans; return 1 if there are errors."""
    form = arguments.format
    if form is Format.AUTO:
        form = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Format.TEXT
    if arguments.fix:
        _fix(arguments.paths, dry_run=arguments.dry_run)
    plans, compared = _loaded(arguments.paths, with_sources=arguments.sources)
    profiles = wrong_profiles(plans)
    every = sorted([*all_found(plans), *profiles, *(() if arguments.paths else texts_without_plan())])
    found = every if arguments.all else report.open_findings(every)
    for line in report.lines(found, form):
        print(line)
    for plan, comparison in compared:
        for line in comparison_lines(plan, comparison, every=arguments.all):
            print(line, file=sys.stderr if form is Format.JSON else sys.stdout)
    summary = report.summary(found, len(plans), sum(one.is_accepted for one in every))
    print(summary, file=sys.stderr)
    if form is Format.GITHUB:
        text = report.step_summary(found, summary, _manual()) + (comparison_summary(compared) if compared else "")
        append_to_summary(text, "つづきは、この手順のログにあります。")
    loaded = [plan.plan for plan in plans if plan.plan is not None]
    for line in report.late_lines(loaded, arguments.date or newest(loaded)) if loaded else ():
        print(line, file=sys.stderr)
    has_errors = bool(profiles) or any(plan.has_errors for plan in plans)
    print(_next(found, has_errors=has_errors), file=sys.stderr)
    return 1 if has_errors else 0


def _loaded(paths: Sequence[str], *, with_sources: bool) -> tuple[list[Loaded], list[tuple[Plan, Comparison]]]:
    """Load the plans; with their sources, compare those that can be read, and add what was found."""
    plans = load_all(paths)
    if not with_sources:
        return plans, []
    compared = with_comparisons(plans)
    return [loaded for loaded, _ in compared], [(loaded.plan, one) for loaded, one in compared if loaded.plan]


def _fix(paths: Sequence[str], *, dry_run: bool) -> None:
    """Show the differences that every certain fix makes, and write the files unless this is a dry run."""
    for name, path in named_files(paths).items():
        before = path.read_bytes() if path.is_file() else b""
        after = fixed(name, before)
        if after != before:
            print(diff(name, before, after))
            if not dry_run:
                replace_file(path, after, before)
                print(f"{name} を直しました。変わったところを読み、資料と合うか確かめてください。", file=sys.stderr)


def _manual() -> str:
    """Return the published address of the manual's pages on codes; empty if the site's address is not set."""
    address = published_address()
    return address and f"{address}{FOLDER}"


def _next(found: Sequence[Diagnostic], *, has_errors: bool) -> str:
    """Return one line that says what to do next."""
    if has_errors:
        return "次は: エラーの行を直して保存し、もう一度 check（エラーの意味は、サイトの「エラーの意味」で読めます）"
    if any(item.severity is Severity.WARNING for item in found):
        return "次は: 警告の値を資料で確かめる（資料のとおりなら accept: に書く）。そのままでもサイトに出ます"
    return "次は: build でサイトを作るか、変更を送る（プルリクエスト）"
