"""`check`: plan files in; what is wrong with them and what is overdue, for a person, GitHub or a program, out."""

import argparse
import datetime as dt
import os
import sys

from generator import report
from generator.arguments import Parser
from generator.commands.plans import DATE_HELP, all_found, load_all, newest
from generator.report import Format


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="計画ファイルを確かめる")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="計画ファイルかフォルダ（省くと plans/ のすべて）")
    parser.add_argument("--format", type=Format, choices=list(Format), default=Format.AUTO, help="結果の書き方")
    parser.add_argument("--date", type=dt.date.fromisoformat, help=DATE_HELP)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check; errors give exit code 1."""
    form = arguments.format
    if form is Format.AUTO:
        form = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else Format.TEXT
    plans = load_all(arguments.paths)
    found = all_found(plans)
    for line in report.lines(found, form):
        print(line)
    print(report.summary(found, len(plans)), file=sys.stderr)
    loaded = [plan.plan for plan in plans if plan.plan is not None]
    for line in report.late_lines(loaded, arguments.date or newest(loaded)) if loaded else ():
        print(line, file=sys.stderr)
    return 1 if any(plan.has_errors for plan in plans) else 0
