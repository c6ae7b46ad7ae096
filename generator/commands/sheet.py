"""`sheet`: export a workbook of a plan and year for departments, and import the returned one into the plan file."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.arguments import Parser
from generator.commands.plans import PLANS, period_of, plan_file
from generator.commands.record import add_updated, finish
from generator.edit.files import replace_file
from generator.edit.record import Entry, record
from generator.edit.sheet.book_out import NO_LEAD, book
from generator.edit.sheet.comparison import compare_sheet
from generator.edit.sheet.csv_in import read_csv
from generator.edit.sheet.csv_out import Encoding, csv_sheet
from generator.edit.sheet.form import Form, form
from generator.edit.sheet.form_row import FormRow
from generator.edit.sheet.ods_in import read_open_document
from generator.edit.sheet.returned import Returned
from generator.edit.sheet.sheet_names import sheet_names
from generator.errors import CannotRunError, RefusedError, system_reason
from generator.plan.diagnostics import short
from generator.plan.load import load
from generator.plan.model import fiscal
from generator.plan.model.fields import ID
from generator.tables.archive import MAX_FILE
from generator.tables.open_document import is_open_document

SHEETS = Path("build/sheets")
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
EXPORT_ENDING = """例:
  python -m generator sheet export akiruno-commerce R8
  python -m generator sheet export akiruno-commerce R8 --by owner
黄色のセルだけに入力できるブックができます。担当課に配り、返ってきたら sheet import で取り込みます。"""
IMPORT_ENDING = """例:
  python -m generator sheet import 返ってきたブック.xlsx --dry-run
  python -m generator sheet import 返ってきたブック.xlsx
書き出したときから変わったセルだけを計画ファイルに書きます。空のセルは、値を消しません。
値が変わったら、更新日（updated）も今日（--updated を付けると、その日）にします。
1つでも読めないセルがあれば、すべてをシートとセルの番号で示し、何も書きません。"""
_BY: Mapping[str, Callable[[FormRow], str]] = {"owner": lambda row: row.owner, "lead": lambda row: row.lead}


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the two commands to the parser."""
    sheet = commands.add_parser("sheet", help="担当課から数値を集めるExcelブックを書き出し、取り込む")
    both = sheet.add_subparsers(required=True, metavar="export | import")
    made = _parser(both, "export", "1つの計画の、1つの年度のブックを書き出す", EXPORT_ENDING)
    made.add_argument("plan", metavar="PLAN", help="計画のID（plans/ のファイル名から .yaml を取ったもの）")
    made.add_argument("year", metavar="YEAR", help="年度（R8、2026 など）")
    made.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=f"書き出すファイル（省くと {SHEETS}/計画のID-年度.xlsx。--by を付けるとフォルダ）",
    )
    made.add_argument("--by-lead", action="store_true", help="1つのブックの中で、実施主体ごとにシートを分ける")
    made.add_argument(
        "--by",
        choices=list(_BY),
        help="owner（更新の担当。なければ実施主体）か lead（実施主体）ごとに、別のブックにする",
    )
    made.add_argument("--csv", action="store_true", help="ExcelブックのかわりにCSVを書き出す")
    made.add_argument("--encoding", type=Encoding, choices=list(Encoding), help="CSVの文字コード（省くと utf-8）")
    made.set_defaults(run=run_export)
    taken = _parser(both, "import", "返ってきたブック（.xlsx、.ods）かCSVを計画ファイルに取り込む", IMPORT_ENDING)
    taken.add_argument("file", type=Path, metavar="FILE", help="返ってきたブック（.xlsx、.ods）かCSV")
    taken.add_argument("--plan", help="計画のID（ブックの記録が失われたときに要る）")
    taken.add_argument("--year", help="年度（ブックの記録が失われたときに要る）")
    add_updated(taken)
    taken.add_argument("--dry-run", action="store_true", help="書かずに、変わるところだけを見せる")
    taken.set_defaults(run=run_import)


def _parser(commands: "argparse._SubParsersAction[Parser]", name: str, summary: str, ending: str) -> Parser:
    return commands.add_parser(name, help=summary, description=f"{summary}。", epilog=ending)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the workbook or the CSV; do not overwrite an existing file (people may have filled it in)."""
    if arguments.csv and arguments.by_lead:
        raise CannotRunError("CSVにはシートがないので、--by-lead は使えません。--csv を外してください。")
    if arguments.by and arguments.by_lead:
        raise CannotRunError("--by（別のブック）と --by-lead（同じブックの別のシート）は、どちらか1つにしてください。")
    if arguments.encoding and not arguments.csv:
        raise CannotRunError("--encoding は --csv といっしょに使ってください。")
    path = plan_file(arguments.plan)
    raw = path.read_bytes()
    loaded = load(path.as_posix(), raw)
    exported = form(loaded, raw, period_of(arguments.year, loaded.plan))
    contents = {
        file: csv_sheet(part, arguments.encoding or Encoding.UTF8)
        if arguments.csv
        else book(part, by_lead=arguments.by_lead)
        for file, part in _files(exported, arguments).items()
    }
    for out, content in contents.items():
        if out.exists() and (not out.is_file() or out.read_bytes() != content):
            raise CannotRunError(
                f"{out} はもうあります。入力したものを消さないよう、上書きはしません。名前を変えるか消すか、--out で別の名前にしてください。"
            )
    for out, content in contents.items():
        replace_file(out, content)
    _report(exported, arguments, list(contents))
    return 0


def _files(exported: Form, arguments: argparse.Namespace) -> dict[Path, Form]:
    """Return the files to write and what stands in each: one, or one for each owner or lead."""
    suffix = "csv" if arguments.csv else "xlsx"
    stem = f"{exported.plan.id}-{exported.year.written}"
    if not arguments.by:
        return {arguments.out or SHEETS / f"{stem}.{suffix}": exported}
    parts = exported.split(_BY[arguments.by])
    if arguments.csv:
        parts = {name: part for name, part in parts.items() if part.figures.rows}
    names = sheet_names((name or NO_LEAD for name in parts), ())
    folder: Path = arguments.out or SHEETS / f"{stem}-{arguments.by}"
    return {folder / f"{stem}-{_plain(name)}.{suffix}": part for name, part in zip(names, parts.values(), strict=True)}


def _plain(name: str) -> str:
    """Return a name without signs that a file's name cannot have on some system."""
    return re.sub(r'[<>"|.\s]+', "・", name).strip("・") or "無題"


def _report(exported: Form, arguments: argparse.Namespace, files: Sequence[Path]) -> None:
    figures, contents = (len(table.rows) for table in exported.tables)
    what = f"{figures}件の指標" + (f"と、{contents}件の文章・金額" if contents and not arguments.csv else "")
    one = len(files) == 1
    where = f"{files[0]} " if one else f"{files[0].parent} の{len(files)}つのファイル"
    print(f"{where}に{what}を書き出しました。", file=sys.stderr)
    if arguments.csv and contents:
        print(f"文章と金額（{contents}件）はCSVに入りません。集めるときは、--csv を外してください。", file=sys.stderr)
    print(
        f"次は: 担当課に配り、返ってきたら python -m generator sheet import {files[0] if one else '返ってきたファイル'}",
        file=sys.stderr,
    )


def run_import(arguments: argparse.Namespace) -> int:
    """Write the changed values; on any problem return 1 and leave the plan file unchanged."""
    returned = _returned(arguments.file)
    path = _plan(returned, arguments.plan)
    before = path.read_bytes()
    loaded = load(path.as_posix(), before)
    example = f"--year {loaded.plan.period.to.written}" if loaded.plan else "--year"
    year = period_of(_agreed(returned.year, arguments.year, "--year", example), loaded.plan)
    found = compare_sheet(form(loaded, before, year), returned)
    for notice in found.notices:
        print(f"お知らせ: {notice}", file=sys.stderr)
    problems = found.problems
    after = before
    if not problems:
        try:
            after = record(path.as_posix(), before, [entry for _, entry in found.changes], arguments.updated)
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
    if not raw.startswith((_ZIP, _OLE)) and file.suffix not in (".xlsx", ".ods"):
        return read_csv(raw)
    if is_open_document(raw):
        return read_open_document(raw)
    from generator.edit.sheet.book_in import read_book  # openpyxl is slow to import

    return read_book(raw)


def _plan(returned: Returned, requested: str | None) -> Path:
    """Return the path of the plan file; the plan named in the returned file is used as an id only, never as a path."""
    if returned.plan and not re.fullmatch(ID, returned.plan):
        raise CannotRunError(f"このファイルの計画ID「{short(returned.plan)}」が読めません。書き出しなおしてください。")
    named = plan_file(requested).stem if requested else None
    plan = _agreed(returned.plan, named, "--plan", "--plan akiruno-commerce")
    return plan_file(requested or f"{PLANS}/{plan}.yaml")


def _agreed(stated: str, requested: str | None, option: str, example: str) -> str:
    if stated and requested and stated != requested and not _same_year(stated, requested):
        raise CannotRunError(
            f"このファイルは「{stated}」のものです。{option} の「{requested}」と違います。取り込むファイルを確かめてください。"
        )
    if not stated and not requested:
        raise CannotRunError(
            f"このファイルには、どの計画のどの年度のものかの記録がありません。{option} を付けてください（例: {example}）。"
        )
    return stated or requested or ""


def _same_year(one: str, other: str) -> bool:
    first, second = fiscal.parse_period(one), fiscal.parse_period(other)
    return first is not None and first == second


def _refused(path: Path, before: bytes, changes: Sequence[tuple[str, Entry]]) -> list[str]:
    """Return the messages for the cells whose values cannot be written, found by trying each one alone."""
    messages = []
    for place, entry in changes:
        try:
            record(path.as_posix(), before, [entry])
        except RefusedError as error:
            messages += [f"{place}: {message}" for message in error.messages]
    return messages
