"""`new`: write a commented, valid plan file from a few answers or flags."""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Mapping

from generator.arguments import Parser
from generator.commands.plans import PLANS, plan_file
from generator.edit.files import replace_file
from generator.errors import CannotRunError, RefusedError
from generator.plan.diagnostics import Severity, short
from generator.plan.load import load
from generator.plan.model.fields import ID, MAX_ID
from generator.plan.model.plan import Plan

QUESTIONS = {
    "plan": "計画のID（ファイルの名前とアドレスになる。半角の英小文字・数字・ハイフン。例: akiruno-commerce）",
    "title": "計画の名前（資料に書かれたとおり）",
    "code": "全国地方公共団体コード（6けた。例: 132284）",
    "prefecture": "都道府県（例: 東京都）",
    "municipality": "市区町村（例: あきる野市）",
    "from": "計画のはじめの年度（例: R8）",
    "to": "計画のおわりの年度（例: R12）",
    "levels": "計画の階層のよび名を、上から「、」で区切って（例: 施策、事業）",
    "source": "もとにする資料の題名",
}

_KEPT = ("code", "prefecture", "municipality", "levels")
"""What a plan that follows another one has from that one, unless it is given."""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="新しい計画のファイルを作る",
        description="新しい計画のファイルを、書き方のメモを付けて作ります。足りないことは、順にたずねます。",
    )
    parser.add_argument("plan", nargs="?", metavar="PLAN", help=QUESTIONS["plan"])
    for name, question in QUESTIONS.items():
        if name != "plan":
            parser.add_argument(f"--{name}", help=question)
    parser.add_argument(
        "--follows",
        metavar="OLD",
        help="前の計画のID。階層・ID・指標・担当・問い合わせ先・ものさし・見出しを写し、前の実績をメモに付けて始める",
    )
    parser.add_argument(
        "--updated",
        type=dt.date.fromisoformat,
        default=dt.date.today(),
        help="内容を確かめた日（省くと今日。例: 2026-04-01）",
    )
    parser.add_argument("--dry-run", action="store_true", help="書かずに、できるファイルを見せる")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, unless it exists; return 1 if an answer is invalid."""
    given = {name: getattr(arguments, name) or "" for name in QUESTIONS}
    before = _before(arguments.follows) if arguments.follows else None
    asked = {name: question for name, question in QUESTIONS.items() if before is None or name not in _KEPT}
    given = _prompt_for_missing(given, asked) if sys.stdin.isatty() else given
    if missing := [name for name in asked if not given[name]]:
        wanted = "、".join("PLAN（計画のID）" if name == "plan" else f"--{name}" for name in missing)
        raise CannotRunError(f"足りないものがあります: {wanted}。それぞれの意味は new --help で見られます。")
    if not re.fullmatch(ID, given["plan"]) or len(given["plan"]) > MAX_ID:
        raise CannotRunError(
            f"「{short(given['plan'])}」は計画のIDに使えません。半角の英小文字で始め、英小文字・数字・ハイフンで"
            f"{MAX_ID}文字までで書いてください。"
        )
    path = PLANS / f"{given['plan']}.yaml"
    if path.exists():
        raise CannotRunError(f"{path} は、もうあります。別の計画IDにするか、そのファイルを直してください。")
    try:
        raw = _file(path.as_posix(), given, arguments.updated, before)
    except RefusedError as error:  # characters that no plan file may contain
        raise CannotRunError(error.messages[0]) from error
    found = [item for item in load(path.as_posix(), raw).diagnostics if item.severity is Severity.ERROR]
    for item in found:
        print(f"作りませんでした: {item.message}", file=sys.stderr)
    if found:
        return 1
    if arguments.dry_run:
        print(raw.decode(), end="")
        print(f"{path} は、まだ作っていません。--dry-run を外すと作ります。", file=sys.stderr)
        return 0
    replace_file(path, raw, is_new=True)
    todo = "前の計画と違うところを直し、値と出典を資料から写す" if before else "施策と指標を資料から写す"
    print(f"{path} を作りました。次は: このファイルを開いて、{todo}", file=sys.stderr)
    return 0


def _before(name: str) -> tuple[Plan, bytes]:
    """Return the plan that a new one follows, and its file; raise CannotRunError if it has errors."""
    path = plan_file(name)
    raw = path.read_bytes()
    loaded = load(path.as_posix(), raw)
    if loaded.plan is None or loaded.has_errors:
        raise CannotRunError(
            f"前の計画 {path} にエラーがあります。check で確かめ、直してから、もう一度実行してください。"
        )
    return loaded.plan, raw


def _prompt_for_missing(given: dict[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    """Ask for the answers that were not given; ask again on an empty answer, and abort at the end of input."""
    answers = dict(given)
    for name, question in asked.items():
        while not answers[name]:
            try:
                answers[name] = input(f"{question}: ").strip()
            except (EOFError, KeyboardInterrupt):
                raise CannotRunError("とちゅうでやめました。何も作っていません。") from None
    return answers


def _file(name: str, given: Mapping[str, str], updated: dt.date, before: tuple[Plan, bytes] | None) -> bytes:
    from generator.edit.skeleton import NewPlan, skeleton  # ruamel.yaml is slow to import
    from generator.edit.successor import successor

    levels = [level.strip() for level in re.split("[、,，]", given["levels"]) if level.strip()]
    beginning = NewPlan(
        title=given["title"],
        code=given["code"],
        prefecture=given["prefecture"],
        municipality=given["municipality"],
        first=given["from"],
        last=given["to"],
        levels=levels if given["levels"] else None,
        source=given["source"],
        updated=updated,
    )
    return successor(name, beginning, *before) if before else skeleton(name, beginning)
