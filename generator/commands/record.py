"""`record`: write values of one indicator and year into a plan file, and change nothing else."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import period_of, plan_file
from generator.edit.entered import entered_figure, entered_grade
from generator.edit.files import diff, replace_file
from generator.edit.record import Entry, record
from generator.errors import CannotRunError, RefusedError
from generator.plan.load import load
from generator.plan.model.plan import Plan

ENDING = """例:
  python -m generator record akiruno-commerce succession-seminar-participants R8 --actual 20
  python -m generator record akiruno-commerce succession-seminar-participants 2026 --actual 未公表 --note 9月に公表
値は半角の数字で書きます（全角の数字、桁区切りのコンマ、△ は直して書き込みます）。単位や％は付けません。
資料のことば（80未満、約20、50〜60、検討中 など）は、そのまま書けます。数に見えることばは "{words: 3か所}" と書きます。
まだ値がないときは、理由（未公表、集計中、未実施、設定なし など）を書きます。
値が変わったら、更新日（updated）も今日（--updated を付けると、その日）にします。"""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "record",
        help="1つの指標の、1つの年度の値を計画ファイルに書く",
        description="1つの指標の、1つの年度の値を書きます。頼まれた値と更新日（updated）のほかは、1文字も変えません。",
        epilog=ENDING,
    )
    parser.add_argument("plan", metavar="PLAN", help="計画のID（plans/ のファイル名から .yaml を取ったもの）")
    parser.add_argument("indicator", metavar="INDICATOR", help="指標のid。内訳の1つなら「指標のid.内訳のid」")
    parser.add_argument("year", metavar="YEAR", help="年度（R8、2026、R8上、最終 など）")
    parser.add_argument("--target", help="目標の値")
    parser.add_argument("--actual", help="実績の値か、まだない理由")
    parser.add_argument("--grade", help="資料に書かれた評価の記号")
    parser.add_argument("--note", help="値への注記（--actual の値に付く。なければ --target の値に付く）")
    add_updated(parser)
    parser.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    parser.set_defaults(run=run)


def add_updated(parser: Parser) -> None:
    """Add the option for the date that is written where values change."""
    parser.add_argument(
        "--updated",
        type=dt.date.fromisoformat,
        default=dt.date.today(),
        metavar="DAY",
        help="値を確かめた日（省くと今日。例: 2026-04-01）。計画の更新日がこれより前なら、この日にする",
    )


def run(arguments: argparse.Namespace) -> int:
    """Record the values; return 1 and leave the file unchanged if a value cannot be written."""
    path = plan_file(arguments.plan)
    before = path.read_bytes()
    plan = load(path.as_posix(), before).plan
    try:
        after = record(path.as_posix(), before, entries(arguments, plan), arguments.updated)
    except (RefusedError, ValueError) as error:
        for message in error.messages if isinstance(error, RefusedError) else (str(error),):
            print(f"書き込みませんでした: {message}", file=sys.stderr)
        return 1
    return finish(path, before, after, dry_run=arguments.dry_run)


def entries(arguments: argparse.Namespace, plan: Plan | None) -> list[Entry]:
    """Return the entries that were asked for; raise ValueError (Japanese) for a value, CannotRunError for the year."""
    given = [(key, getattr(arguments, key)) for key in ("target", "actual", "grade")]
    given = [(key, text) for key, text in given if text is not None]
    if not given:
        raise CannotRunError("書く値がありません。--actual、--target、--grade のどれかを付けてください。")
    noted = next((key for key in ("actual", "target") if key in dict(given)), "")
    if arguments.note is not None and not noted:
        raise CannotRunError("--note は値への注記なので、--actual か --target といっしょに使ってください。")
    period = period_of(arguments.year, plan)
    read = {"target": entered_figure, "actual": entered_figure, "grade": entered_grade}
    return [
        Entry(
            indicator=arguments.indicator,
            period=period,
            key=key,
            value=read[key](text),
            note=(arguments.note or "") if key == noted else "",
        )
        for key, text in given
    ]


def finish(path: Path, before: bytes, after: bytes, *, dry_run: bool) -> int:
    """Show the difference, write the file unless this is a dry run, and print what to do next."""
    if before == after:
        print(f"{path} には、もうその値が書かれています。何も変えませんでした。", file=sys.stderr)
        return 0
    print(diff(path.as_posix(), before, after))
    if dry_run:
        print(f"{path} は、まだ変えていません。--dry-run を外すと書き込みます。", file=sys.stderr)
        return 0
    replace_file(path, after, before)
    print(f"{path} に書きました。次は: python -m generator check {path}", file=sys.stderr)
    return 0
