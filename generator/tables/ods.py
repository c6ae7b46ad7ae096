"""Workbooks of LibreOffice (.ods): return every sheet's tables as a person sees them, with what is stored behind as notes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import Any

from generator.plan.places import column_name
from generator.tables import sheet_findings as findings
from generator.tables.difference import is_shown_otherwise
from generator.tables.grid import Cell, CellRows, Grid, Read
from generator.tables.limits import MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from generator.tables.number_format import plain
from generator.tables.open_document import (
    OFFICE,
    TABLE,
    TEXT,
    OpenDocument,
    is_error,
    open_document,
    repeated,
    spanned,
    text_of,
)
from generator.tables.parted import parted
from generator.tables.spread import Area, At, rectangle

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_FRAME = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"
_FAR = 1 << 21
"""More rows or columns than any program has."""
_SHOWN = ".15g"
"""A spreadsheet's number has 15 significant digits; further ones are noise (0.1 + 0.2)."""


def open_document_tables(parts: dict[str, bytes]) -> Read:
    """Return the tables of a spreadsheet, given its parts; raise CannotRunError for one that is not to be opened."""
    document = open_document(parts)
    grids: list[Grid] = []
    problems: list[str] = []
    pictures: list[str] = []
    for element in document.sheets:
        sheet = _OpenSheet(element, document)
        if not sheet.parts and next(element.iter(_FRAME), None) is not None:
            pictures.append(sheet.title)
        problems += sheet.problems
        grids += [Grid(name=sheet.title, kind="workbook", rows=rows) for rows in sheet.parts]
    if not grids and not problems and pictures:
        problems.append(findings.only_pictures(pictures))
    return Read(tuple(grids), tuple(problems))


class _OpenSheet:
    """One sheet as it is read: its cells, its tables, and what is wrong with it."""

    def __init__(self, sheet: Any, document: OpenDocument) -> None:
        self.title = sheet.get(f"{TABLE}name", "")
        self.document = document
        self.marks = dict.fromkeys(document.raised, ("^", "")) | dict.fromkeys(document.struck, ("~~", "~~"))
        self.notes = (findings.HIDDEN_SHEET,) if sheet.get(f"{TABLE}style-name") in document.hidden else ()
        self.columns = [*_columns(sheet)]
        self.problems: list[str] = []
        self.cells: dict[At, Cell] = {}
        self.merged: list[Area] = []
        self.parts: list[CellRows] = []
        if problem := self._fill(sheet):
            self.problems, self.cells = [problem], {}
        else:
            self.parts = parted(rectangle(self.cells, self.merged, _address))

    def _fill(self, sheet: Any) -> str:
        """Read all cells; return the problem of a sheet that is too large."""
        first, width = 1, 0
        for row in sheet.iter(f"{TABLE}table-row"):
            end = first + repeated(row, "rows", _FAR)
            notes = (findings.HIDDEN_ROW,) if row.get(f"{TABLE}visibility", "visible") != "visible" else ()
            for columns, cell in _used(row):
                height, width = end - 1, max(width, columns.stop - 1)
                if problem := findings.too_large(self.title, height, width):
                    return problem
                for at in ((number, column) for number in range(first, end) for column in columns):
                    self._add(at, cell, notes)
            first = end
        return findings.too_large(
            self.title, *(max((last[axis] for _, last in self.merged), default=0) for axis in (0, 1))
        )

    def _add(self, at: At, cell: Any, notes: tuple[str, ...]) -> None:
        is_hidden, style = self.columns[at[1] - 1] if at[1] <= len(self.columns) else (False, "")
        found = self._content(_address(at), cell, cell.get(f"{TABLE}style-name", style))
        if len(found.text) > MAX_TEXT:
            self._problem(found.place, f"長すぎる文字（{len(found.text):,}文字。上限は{MAX_TEXT:,}文字）")
            found = replace(found, text=found.text[:MAX_TEXT])
        around = (*_surroundings(cell), *notes, *((findings.HIDDEN_COLUMN,) if is_hidden else ()), *self.notes)
        self.cells[at] = replace(found, notes=(*found.notes, *around))
        down, right = spanned(cell, "rows", MAX_ROWS), spanned(cell, "columns", MAX_COLUMNS)
        if down > 1 or right > 1:
            self.merged.append((at, (at[0] + down - 1, at[1] + right - 1)))

    def _content(self, place: str, cell: Any, style: str) -> Cell:
        shown, marked = (text_of(cell, marks).strip() for marks in ({}, self.marks))
        if is_error(cell):
            self._problem(place, f"エラー「{shown}」")
            return Cell(text=shown, place=place, notes=("エラー",))
        notes = [findings.STRUCK] if "~~" in marked and marked != shown else []
        notes += ["上付き"] if "^" in marked and marked != shown else []
        if style in self.document.struck and shown:
            marked, notes = f"~~{shown}~~", [findings.STRUCK]
        kind = cell.get(f"{OFFICE}value-type", "")
        number = _number(cell.get(f"{OFFICE}value", "")) if kind in ("float", "percentage", "currency") else None
        if number is not None:
            if cell.find(f"{TEXT}p") is None:
                shown = marked = plain(number)
            notes += [findings.stored(shown, plain(number))] if is_shown_otherwise(shown, number) else []
        elif kind in ("date", "time"):
            notes.append(findings.moment(cell.get(f"{OFFICE}{kind}-value", "").removesuffix("T00:00:00")))
        elif kind == "boolean":
            notes.append("真偽値")
        return Cell(text=marked, number=number, place=place, notes=tuple(notes))

    def _problem(self, place: str, what: str) -> None:
        self.problems.append(findings.cell_problem(self.title, place, what))


def _columns(sheet: Any) -> Iterator[tuple[bool, str]]:
    """Yield whether each column is hidden, and the style of its cells that have none."""
    left = MAX_COLUMNS
    for column in sheet.iter(f"{TABLE}table-column"):
        count = repeated(column, "columns", _FAR)
        is_hidden = column.get(f"{TABLE}visibility", "visible") != "visible"
        yield from [(is_hidden, column.get(f"{TABLE}default-cell-style-name", ""))] * min(count, left)
        left -= min(count, left)


def _used(row: Any) -> Iterator[tuple[range, Any]]:
    """Yield the cells of a row that have a content, each with its columns."""
    first = 1
    for cell in row:
        if cell.tag in _CELLS:
            end = first + repeated(cell, "columns", _FAR)
            if cell.tag == _CELLS[0] and (len(cell) or cell.get(f"{OFFICE}value-type")):
                yield range(first, end), cell
            first = end


def _surroundings(cell: Any) -> Iterator[str]:
    if formula := cell.get(f"{TABLE}formula"):
        yield findings.calculated(formula.removeprefix("of:"))
    for note in cell.iterfind(f"{OFFICE}annotation"):
        yield findings.commented(text_of(note))


def _number(stored: str) -> Decimal | None:
    try:
        number = float(stored)
    except ValueError:
        return None
    return Decimal(format(number, _SHOWN)) if isfinite(number) else None


def _address(at: At) -> str:
    return f"{column_name(at[1])}{at[0]}"
