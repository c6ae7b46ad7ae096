"""`reminders`: write for each plan what is overdue or due soon, as the text of its issue on GitHub."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import load_all
from generator.edit.files import replace_file
from generator.errors import CannotRunError
from generator.reminder_report import reminder
from generator.settings import published_address

WEEKS = 6
"""How long before its due date a value is named."""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "reminders",
        help="遅れている値と、もうすぐ期限の値を、計画ごとに書き出す",
        description="計画ごとに、遅れている値と、もうすぐ期限が来る値を、担当ごとに並べます。GitHubでは毎週、計画ごとに1つのIssueになります。",
    )
    parser.add_argument(
        "--date", type=dt.date.fromisoformat, default=dt.date.today(), help="いつの時点か（省くと今日）"
    )
    parser.add_argument("--weeks", type=int, default=WEEKS, help=f"期限の何週間前から知らせるか（省くと{WEEKS}）")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="画面に見せずに、この名前のファイルに書く（GitHubで使う）"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the reminders, or write them as a list of objects with plan, title and body (empty: nothing to do)."""
    loaded = load_all()
    if wrong := [one.name for one in loaded if one.plan is None or one.has_errors]:
        raise CannotRunError(
            f"{'、'.join(wrong)} にエラーがあります。check で確かめ、直してから、もう一度実行してください。"
        )
    site = published_address()
    found = [
        {"plan": one.id, "title": one.title, "body": reminder(one, arguments.date, arguments.weeks, site)}
        for one in (each.plan for each in loaded)
        if one is not None
    ]
    if arguments.json:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        replace_file(arguments.json, json.dumps(found, ensure_ascii=False, indent=1).encode())
    else:
        print("\n".join(one["body"] for one in found if one["body"]), end="")
    due = sum(bool(one["body"]) for one in found)
    print(f"計画 {len(found)}件のうち、することがあるのは {due}件です。", file=sys.stderr)
    return 0
