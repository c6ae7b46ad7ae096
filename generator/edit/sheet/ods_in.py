"""Read an OpenDocument spreadsheet: return what was typed into each cell, as the reader of Excel's workbooks does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.edit.sheet import found_cell
from generator.edit.sheet.book_state import returned_book
from generator.edit.sheet.found_cell import TextRun
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Returned, ReturnedCell, too_long
from generator.plan.places import column_name
from generator.tables.archive import unpacked
from generator.tables.open_document import (
    OFFICE,
    TABLE,
    TEXT,
    OpenDocument,
    is_error,
    open_document,
    repeated,
    runs_of,
    spanned,
    text_of,
)

_TARGET = "{http://www.w3.org/1999/xlink}href"


def read_open_document(raw: bytes) -> Returned:
    """Return the content of a spreadsheet; raise CannotRunError if it is not acceptable."""
    document = open_document(unpacked(raw))
    return returned_book(
        {(title := sheet.get(f"{TABLE}name", "")): _grid(sheet, title, document) for sheet in document.sheets}
    )


def _grid(sheet: Any, title: str, document: OpenDocument) -> list[list[ReturnedCell]]:
    grid: list[list[ReturnedCell]] = []
    hidden = set(_hidden(sheet))
    blank = 0
    for row in sheet.iter(f"{TABLE}table-row"):
        is_hidden = row.get(f"{TABLE}visibility", "visible") != "visible"
        cells = list(_cells(row, document, f"シート「{title}」{len(grid) + blank + 1}行目"))
        count = repeated(row, "rows", MAX_ROWS + 1)
        if not any(cell.text or cell.problem or cell.comment for cell in cells):
            blank += count
            continue
        if len(grid) + blank + count > MAX_ROWS:
            raise too_long(f"シート「{title}」{len(grid) + blank + 1}行目")
        grid += [[]] * blank
        blank = 0
        for _ in range(count):
            number = len(grid) + 1
            grid.append(
                [
                    replace(
                        cell,
                        place=f"シート「{title}」{column_name(column)}{number}",
                        is_hidden=is_hidden or column in hidden,
                    )
                    for column, cell in enumerate(cells, 1)
                ]
            )
    return grid


def _hidden(sheet: Any) -> Iterator[int]:
    """Yield the numbers of the hidden columns."""
    number = 1
    for column in sheet.iter(f"{TABLE}table-column"):
        count = repeated(column, "columns", MAX_COLUMNS)
        if column.get(f"{TABLE}visibility", "visible") != "visible":
            yield from range(number, number + count)
        number += count


def _cells(row: Any, document: OpenDocument, place: str) -> Iterator[ReturnedCell]:
    """Yield the cells of a row without their places, up to the last column that is read."""
    left = MAX_COLUMNS
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        count = repeated(cell, "columns", MAX_COLUMNS + 1)
        found = _found(cell, document)
        if count > left and (found.text or found.problem):
            raise too_long(place)
        count = min(count, left)
        left -= count
        is_area = any(spanned(cell, what, 2) > 1 for what in ("rows", "columns"))
        if is_area or cell.tag == f"{TABLE}covered-table-cell":
            found = replace(found, problem=found_cell.MERGED)
        for note in cell.iterfind(f"{OFFICE}annotation"):
            found = replace(found, comment=" ".join(text_of(note).split()))
        yield from [found] * count


def _found(cell: Any, document: OpenDocument) -> ReturnedCell:
    text = text_of(cell)
    if cell.get(f"{TABLE}formula") is not None:
        return found_cell.formula("")
    if is_error(cell):
        return found_cell.error("", text)
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "boolean":
        return found_cell.truth("", cell.get(f"{OFFICE}boolean-value", ""))
    if kind in ("date", "time"):
        return found_cell.date("", text)
    own = {cell.get(f"{TABLE}style-name", "")}
    runs = ((text, names | own) for text, names in runs_of(cell))
    found = found_cell.words(
        "", [TextRun(text, bool(names & document.struck), bool(names & document.raised)) for text, names in runs]
    )
    if kind in ("float", "percentage", "currency") and not found.problem:
        found = _number(cell.get(f"{OFFICE}value", ""), text)
    links = (link for paragraph in cell.iterfind(f"{TEXT}p") for link in paragraph.iter(f"{TEXT}a"))
    target = next((link.get(_TARGET, "") for link in links), None)
    return found if target is None else found_cell.linked("", found.text, target)


def _number(stored: str, shown: str) -> ReturnedCell:
    try:
        return found_cell.shown_number("", float(stored), shown)
    except ValueError:
        return found_cell.error("", shown or stored)
