"""`proposal`: write what an issue form proposes into a plan file, and report it as Markdown."""

import argparse
import re
import sys
from pathlib import Path

from generator import github
from generator.arguments import Parser
from generator.commands.plans import PLANS, plan_file
from generator.commands.record import add_updated
from generator.edit.files import diff, replace_file
from generator.edit.proposal import Proposal, proposed_entries, read_proposal
from generator.edit.record import record
from generator.errors import CannotRunError, RefusedError, system_reason
from generator.plan.diagnostics import short
from generator.plan.load import load
from generator.plan.model.fields import ID
from generator.publish.pages.escape import escaped

ENDING = """例:
  python -m generator proposal teian.md --dry-run
FILE は、GitHubの「この値を直す提案」「実績の提案」に書かれたことです。ラベル「取り込む」を付けると、GitHubがこれを動かします。
1つでも書けない値があれば、すべてのわけを示し、何も書きません。"""
_LIMIT = 60_000
"""The maximum size of an answer in bytes; GitHub's own limit for a comment is a little higher."""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "proposal",
        help="GitHubの提案の様式に書かれた値を計画ファイルに書く",
        description="提案の様式に書かれた値を計画ファイルに書きます。頼まれた値と更新日（updated）のほかは、1文字も変えません。",
        epilog=ENDING,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="提案の文のファイル")
    parser.add_argument("--markdown", type=Path, metavar="OUT", help="結果を Markdown で書くファイル")
    add_updated(parser)
    parser.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the values; on any problem return 1 and leave the plan file unchanged."""
    try:
        proposal = read_proposal(_text(arguments.file))
        path = _plan_file(proposal.plan)
        before = path.read_bytes()
        plan = load(path.as_posix(), before).plan
        if plan is None:
            raise RefusedError(f"{path} にエラーがあります。先に直してください。")
        after = record(path.as_posix(), before, proposed_entries(proposal, plan), arguments.updated)
    except RefusedError as error:
        print("\n".join(error.messages), file=sys.stderr)
        _answer(arguments.markdown, "\n".join(_refusal(error.messages)))
        return 1
    difference = diff(path.as_posix(), before, after)
    print(difference or f"{path} には、もうその値が書かれています。")
    if not arguments.dry_run:
        replace_file(path, after, before)
    _answer(arguments.markdown, "\n".join(_acceptance(proposal, path, difference)))
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise CannotRunError(f"{file} を読めません（{system_reason(error)}）。") from error


def _plan_file(text: str) -> Path:
    """Return the plan's file by its id, also within an address of the site; nothing else is ever a path."""
    for name in text.strip().partition("#")[0].split("/"):
        if re.fullmatch(ID, name) and (PLANS / f"{name}.yaml").is_file():
            return plan_file(name)
    raise RefusedError(
        f"「{short(text)}」という計画はありません。計画のページのアドレスにある名前（例: akiruno-commerce）を書いてください。"
    )


def _refusal(messages: tuple[str, ...]) -> list[str]:
    listed = [f"- {github.text(message)}" for message in messages]
    after = "提案の文（右上の「…」の「Edit」）を直してから、もう一度ラベル「取り込む」を付けてください。"
    return ["**取り込めませんでした。** 計画ファイルは変えていません。", "", *listed, "", after]


def _acceptance(proposal: Proposal, path: Path, difference: str) -> list[str]:
    if not difference:
        return [f"{github.code(path.as_posix())} には、もうその値が書かれています。何も変えませんでした。"]
    lines = "\n".join(escaped(line) for line in difference.splitlines())
    facts = {"計画": proposal.plan, "年度": proposal.year, "資料の場所": proposal.place, "わけ": proposal.reason}
    listed = [f"- {name}：{github.text(' '.join(text.split()))}" for name, text in facts.items() if text]
    return [*listed, "", "<pre>", lines, "</pre>", "", "資料と見くらべてから、取り込んでください。"]


def _answer(file: Path | None, markdown: str) -> None:
    if file:
        replace_file(file, github.bounded(f"{markdown}\n", _LIMIT, "残りは「Files changed」にあります。").encode())
