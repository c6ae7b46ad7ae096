"""Workbooks (.xlsx): return every sheet's tables as a person sees them, with what is stored or hidden behind as notes."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel

from generator.errors import CannotRunError
from generator.plan.places import column_name
from generator.tables import archive
from generator.tables import sheet_findings as findings
from generator.tables.difference import is_shown_otherwise
from generator.tables.grid import Cell, CellRows, Grid, Read
from generator.tables.limits import MAX_COLUMNS, MAX_TEXT
from generator.tables.number_format import is_date, plain, shown_date, shown_number, shown_text
from generator.tables.parted import parted
from generator.tables.spread import Area, At, rectangle

_DIGITS = 15
"""The number of significant digits of a spreadsheet's number; further ones are noise (0.1 + 0.2)."""
_ERA_DATE, _DATE = '[$-411]ggge"年"m"月"d"日"', 'yyyy"年"m"月"d"日"'
_JAPANESE = {
    **dict.fromkeys((27, 36, 50, 57), "[$-411]ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), _ERA_DATE),
    30: "m/d/yy",
    31: _DATE,
    **dict.fromkeys((32, 33), 'h"時"mm"分"'),
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
}
"""The formats that a Japanese Excel has by number alone; other programs do not see that these are dates."""


def workbook_tables(parts: dict[str, bytes]) -> Read:
    """Return the tables of a workbook, given its parts; raise CannotRunError for one that is not to be opened."""
    archive.refuse_programs_and_links(parts)
    archive.refuse_sprawl(parts)
    try:
        return _read(archive.repacked(parts))
    except Exception as error:  # openpyxl raises many kinds of exceptions for malformed workbooks
        raise CannotRunError(
            "ブックの中身を読めません。Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"
        ) from error


def _read(clean: bytes) -> Read:
    book = _opened(clean, is_shown=False)
    has_formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in sheet._cells.values())
    stored = _opened(clean, is_shown=True) if has_formulas else book
    grids: list[Grid] = []
    problems: list[str] = []
    pictures: list[str] = [sheet.title for sheet in book.chartsheets]
    for sheet in book.worksheets:
        found = _Sheet(sheet, stored[sheet.title], book.epoch)
        if not found.cells and (sheet._charts or sheet._images):
            pictures.append(sheet.title)
        problems += found.problems
        grids += [Grid(name=sheet.title, kind="workbook", rows=rows) for rows in found.parts]
    if not grids and not problems and pictures:
        problems.append(findings.only_pictures(pictures))
    return Read(tuple(grids), tuple(problems))


def _opened(clean: bytes, *, is_shown: bool) -> Any:
    """Open a workbook: with its formulas, or with the values that they had when it was saved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(clean), keep_links=False, rich_text=True, data_only=is_shown)


class _Sheet:
    """One sheet as it is read: its cells, its tables, and what is wrong with it."""

    def __init__(self, sheet: Any, stored: Any, epoch: datetime) -> None:
        self.sheet, self.stored, self.epoch = sheet, stored, epoch
        self.problems: list[str] = []
        self.rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
        self.columns = {
            column
            for one in sheet.column_dimensions.values()
            if one.hidden
            for column in range(one.min, min(one.max, MAX_COLUMNS) + 1)
        }
        self.cells = {
            at: found for at, cell in sorted(sheet._cells.items()) if (found := self._cell(at, cell)) is not None
        }
        self.parts = self._parts()

    def _parts(self) -> list[CellRows]:
        merged: list[Area] = [
            ((one.min_row, one.min_col), (one.max_row, one.max_col)) for one in self.sheet.merged_cells.ranges
        ]
        used = [*self.cells, *(last for first, last in merged if first in self.cells)]
        height, width = (max((at[axis] for at in used), default=0) for axis in (0, 1))
        if problem := findings.too_large(self.sheet.title, height, width):
            self.problems.append(problem)
            return []
        return parted(rectangle(self.cells, merged, _address))

    def _cell(self, at: At, cell: Any) -> Cell | None:
        if cell.value is None and not getattr(cell, "comment", None):
            return None
        found = self._content(at, cell)
        if len(found.text) > MAX_TEXT:
            self._problem(at, f"長すぎる文字（{len(found.text):,}文字。上限は{MAX_TEXT:,}文字）")
            found = replace(found, text=found.text[:MAX_TEXT])
        return replace(found, notes=(*found.notes, *self._surroundings(at, cell)))

    def _surroundings(self, at: At, cell: Any) -> Iterator[str]:
        if cell.data_type == "f":
            yield findings.calculated(_formula(cell.value))
        if cell.comment:
            yield findings.commented(str(cell.comment.text))
        if at[0] in self.rows:
            yield findings.HIDDEN_ROW
        if at[1] in self.columns:
            yield findings.HIDDEN_COLUMN
        if self.sheet.sheet_state != "visible":
            yield findings.HIDDEN_SHEET

    def _content(self, at: At, cell: Any) -> Cell:
        place = _address(at)
        seen = self.stored.cell(*at) if cell.data_type == "f" else cell
        value, form = seen.value, _JAPANESE.get(cell._style.numFmtId, cell.number_format or "General")
        if value is None:
            if cell.value is not None:
                self._problem(at, f"計算した値が保存されていない数式（{findings.short_formula(_formula(cell.value))}）")
            return Cell(text="", place=place)
        if seen.data_type == "e":
            self._problem(at, f"Excelのエラー「{value}」")
            return Cell(text=str(value), place=place, notes=("Excelのエラー",))
        if isinstance(value, bool):
            return Cell(text=str(value).upper(), place=place, notes=("真偽値",))
        if isinstance(value, int | float) and is_date(form):
            value = from_excel(value, self.epoch)
        if isinstance(value, int | float):
            found = _number(value, form, place)
        elif isinstance(value, str | CellRichText):
            text, notes = _marked(value)
            found = Cell(text=shown_text(text, form).strip(), place=place, notes=notes)
        else:
            found = _moment(value, form, place)
        if cell.font and cell.font.strike and found.text:
            found = replace(found, text=f"~~{found.text}~~", notes=(*found.notes, findings.STRUCK))
        return found

    def _problem(self, at: At, what: str) -> None:
        self.problems.append(findings.cell_problem(self.sheet.title, _address(at), what))


def _address(at: At) -> str:
    return f"{column_name(at[1])}{at[0]}"


def _formula(value: Any) -> str:
    return str(getattr(value, "text", None) or value)


def _number(value: float, form: str, place: str) -> Cell:
    number = Decimal(value if isinstance(value, int) else format(value, f".{_DIGITS}g"))
    shown = shown_number(number, form)
    if shown is None:
        return Cell(text=plain(number), number=number, place=place, notes=(f"表示の書式（{form}）が読めません",))
    shown = shown.strip()
    notes = (findings.stored(shown, plain(number)),) if is_shown_otherwise(shown, number) else ()
    return Cell(text=shown, number=number, place=place, notes=notes)


def _moment(value: Any, form: str, place: str) -> Cell:
    shown = shown_date(value, form) if isinstance(value, datetime) else None
    stored = f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)
    return Cell(text=(shown or stored).strip(), place=place, notes=(findings.moment(stored),))


def _marked(value: str | CellRichText) -> tuple[str, tuple[str, ...]]:
    """Return a text in which struck and raised parts stay apart from what they stand beside, and a note of these."""
    if isinstance(value, str):
        return _clean(value), ()
    out, struck, raised = "", [], []
    for piece in value:
        text, font = (piece.text, piece.font) if isinstance(piece, TextBlock) else (piece, None)
        if font is not None and font.strike and text.strip():
            struck.append(text.strip())
            out += f"~~{text}~~"
        elif font is not None and font.vertAlign == "superscript" and text.strip():
            raised.append(text.strip())
            out += f"^{text}"
        else:
            out += text
    marks = [(findings.STRUCK, struck), ("上付き", raised)]
    return _clean(out), tuple(f"{kind}：「{'」「'.join(texts)}」" for kind, texts in marks if texts)


def _clean(text: str) -> str:
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
