"""`sheet`: export a workbook of a plan and year for departments, and import the returned one into the plan file."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import PLANS, plan_file
from generator.commands.record import finish
from generator.edit.files import replace_file
from generator.edit.record import Entry, record
from generator.edit.sheet.book_out import book
from generator.edit.sheet.comparison import compare_sheet
from generator.edit.sheet.csv_in import read_csv
from generator.edit.sheet.csv_out import Encoding, csv_sheet
from generator.edit.sheet.form import form
from generator.edit.sheet.returned import Returned
from generator.errors import CannotRunError, RefusedError, system_reason
from generator.plan.diagnostics import short
from generator.plan.load import load
from generator.plan.model import fiscal
from generator.plan.model.fields import ID
from generator.plan.model.fiscal import Period
from generator.tables.archive import MAX_FILE

SHEETS = Path("build/sheets")
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
EXPORT_ENDING = """例:
  python -m generator sheet export akiruno-commerce R8
  python -m generator sheet export akiruno-commerce R8 --by-lead
黄色のセルだけに入力できるブックができます。担当課に配り、返ってきたら sheet import で取り込みます。"""
IMPORT_ENDING = """例:
  python -m generator sheet import 返ってきたブック.xlsx --dry-run
  python -m generator sheet import 返ってきたブック.xlsx
書き出したときから変わったセルだけを計画ファイルに書きます。空のセルは、値を消しません。
1つでも読めないセルがあれば、すべてをシートとセルの番号で示し、何も書きません。"""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the two commands to the parser."""
    sheet = commands.add_parser("sheet", help="担当課から数値を集めるExcelブックを書き出し、取り込む")
    both = sheet.add_subparsers(required=True, metavar="export | import")
    made = _parser(both, "export", "1つの計画の、1つの年度のブックを書き出す", EXPORT_ENDING)
    made.add_argument("plan", metavar="PLAN", help="計画のID（plans/ のファイル名から .yaml を取ったもの）")
    made.add_argument("year", metavar="YEAR", help="年度（R8、2026 など）")
    made.add_argument(
        "--out", type=Path, metavar="FILE", help=f"書き出すファイル（省くと {SHEETS}/計画のID-年度.xlsx）"
    )
    made.add_argument("--by-lead", action="store_true", help="実施主体ごとにシートを分ける")
    made.add_argument("--csv", action="store_true", help="ExcelブックのかわりにCSVを書き出す")
    made.add_argument("--encoding", type=Encoding, choices=list(Encoding), help="CSVの文字コード（省くと utf-8）")
    made.set_defaults(run=run_export)
    taken = _parser(both, "import", "返ってきたブックかCSVを計画ファイルに取り込む", IMPORT_ENDING)
    taken.add_argument("file", type=Path, metavar="FILE", help="返ってきたブック（.xlsx）かCSV")
    taken.add_argument("--plan", help="計画のID（ブックの記録が失われたときに要る）")
    taken.add_argument("--year", help="年度（ブックの記録が失われたときに要る）")
    taken.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    taken.set_defaults(run=run_import)


def _parser(commands: "argparse._SubParsersAction[Parser]", name: str, summary: str, ending: str) -> Parser:
    return commands.add_parser(name, help=summary, description=f"{summary}。", epilog=ending)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the workbook or the CSV; do not overwrite an existing file (people may have filled it in)."""
    if arguments.csv and arguments.by_lead:
        raise CannotRunError("CSVにはシートがないので、--by-lead は使えません。--csv を外してください。")
    if arguments.encoding and not arguments.csv:
        raise CannotRunError("--encoding は --csv といっしょに使ってください。")
    path = plan_file(arguments.plan)
    raw = path.read_bytes()
    exported = form(load(path.as_posix(), raw), raw, _year(arguments.year))
    content = (
        csv_sheet(exported, arguments.encoding or Encoding.UTF8)
        if arguments.csv
        else book(exported, by_lead=arguments.by_lead)
    )
    suffix = "csv" if arguments.csv else "xlsx"
    out: Path = arguments.out or SHEETS / f"{exported.plan.id}-{exported.year.written}.{suffix}"
    if out.exists() and (not out.is_file() or out.read_bytes() != content):
        raise CannotRunError(
            f"{out} はもうあります。入力したものを消さないよう、上書きはしません。名前を変えるか消すか、--out で別の名前にしてください。"
        )
    replace_file(out, content)
    print(f"{out} に{len(exported.rows)}件の指標を書き出しました。", file=sys.stderr)
    print(f"次は: 担当課に配り、返ってきたら python -m generator sheet import {out}", file=sys.stderr)
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Write the changed values; on any problem return 1 and leave the plan file unchanged."""
    returned = _returned(arguments.file)
    path, year = _plan(returned, arguments.plan), _year(_agreed(returned.year, arguments.year, "--year"))
    before = path.read_bytes()
    found = compare_sheet(form(load(path.as_posix(), before), before, year), returned)
    for notice in found.notices:
        print(f"お知らせ: {notice}", file=sys.stderr)
    problems = found.problems
    after = before
    if not problems:
        try:
            after = record(path.as_posix(), before, [entry for _, entry in found.changes])
        except RefusedError as error:
            problems = tuple(_refused(path, before, found.changes)) or error.messages
    if problems:
        print("\n".join(problems))
        print(
            f"{len(problems)}件の問題があるので、何も書きませんでした。直してから、もう一度取り込んでください。",
            file=sys.stderr,
        )
        return 1
    if not found.changes or after == before:
        print(f"書き出したときから変わった値はありません。{path} は1文字も変えていません。", file=sys.stderr)
        return 0
    print(f"{len(found.changes)}個の値を {path} に入れます。", file=sys.stderr)
    return finish(path, before, after, dry_run=arguments.dry_run)


def _returned(file: Path) -> Returned:
    """Read the returned file; its format is detected by its content, not by its name."""
    try:
        if file.exists() and not file.is_file():  # opening a pipe would block
            raise CannotRunError(f"{file} は普通のファイルではありません。返ってきたブックかCSVを指定してください。")
        with file.open("rb") as opened:
            raw = opened.read(MAX_FILE + 1)
    except OSError as error:
        raise CannotRunError(
            f"{file} を読めません（{system_reason(error)}）。ファイルの場所と名前を確かめてください。"
        ) from error
    if len(raw) > MAX_FILE:
        raise CannotRunError(
            f"{file} は大きすぎます（上限は{MAX_FILE >> 20}MB）。書き出したファイルか確かめてください。"
        )
    from generator.edit.sheet.book_in import read_book  # openpyxl is slow to import

    return read_book(raw) if raw.startswith((_ZIP, _OLE)) or file.suffix == ".xlsx" else read_csv(raw)


def _plan(returned: Returned, requested: str | None) -> Path:
    """Return the path of the plan file; the plan named in the returned file is used as an id only, never as a path."""
    if returned.plan and not re.fullmatch(ID, returned.plan):
        raise CannotRunError(f"このファイルの計画ID「{short(returned.plan)}」が読めません。書き出しなおしてください。")
    named = plan_file(requested).stem if requested else None
    plan = _agreed(returned.plan, named, "--plan")
    return plan_file(requested or f"{PLANS}/{plan}.yaml")


def _agreed(stated: str, requested: str | None, option: str) -> str:
    if stated and requested and stated != requested and not _same_year(stated, requested):
        raise CannotRunError(
            f"このファイルは「{stated}」のものです。{option} の「{requested}」と違います。取り込むファイルを確かめてください。"
        )
    if not stated and not requested:
        raise CannotRunError(
            f"このファイルには、どの計画のどの年度のものかの記録がありません。{option} を付けてください（例: --plan akiruno-commerce --year R8）。"
        )
    return stated or requested or ""


def _same_year(one: str, other: str) -> bool:
    first, second = fiscal.parse_period(one), fiscal.parse_period(other)
    return first is not None and first == second


def _year(text: str) -> Period:
    if period := fiscal.parse_period(text):
        return period
    raise CannotRunError(f"「{short(text)}」は年度として読めません。{fiscal.HELP}")


def _refused(path: Path, before: bytes, changes: Sequence[tuple[str, Entry]]) -> list[str]:
    """Return the messages for the cells whose values cannot be written, found by trying each one alone."""
    messages = []
    for place, entry in changes:
        try:
            record(path.as_posix(), before, [entry])
        except RefusedError as error:
            messages += [f"{place}: {message}" for message in error.messages]
    return messages
