"""Read an OpenDocument spreadsheet: return what was typed into each cell, as the reader of Excel's workbooks does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.edit.sheet import found_cell
from generator.edit.sheet.book_state import returned_book
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Returned, ReturnedCell, too_long
from generator.plan.places import column_name
from generator.tables.archive import unpacked
from generator.tables.open_document import OFFICE, TABLE, TEXT, is_error, open_document, repeated, spanned, text_of


def read_open_document(raw: bytes) -> Returned:
    """Return the content of a spreadsheet; raise CannotRunError if it is not acceptable."""
    found = open_document(unpacked(raw))
    return returned_book(
        {(title := sheet.get(f"{TABLE}name", "")): _grid(sheet, title, found.struck) for sheet in found.sheets}
    )


def _grid(sheet: Any, title: str, struck: frozenset[str]) -> list[list[ReturnedCell]]:
    grid: list[list[ReturnedCell]] = []
    hidden = set(_hidden(sheet))
    blank = 0
    for row in sheet.iter(f"{TABLE}table-row"):
        is_hidden = row.get(f"{TABLE}visibility", "visible") != "visible"
        cells = list(_cells(row, struck))
        count = repeated(row, "rows", MAX_ROWS + 1)
        if not any(cell.text or cell.problem or cell.comment for cell in cells):
            blank += count
            continue
        if len(grid) + blank + count > MAX_ROWS:
            raise too_long(f"シート「{title}」")
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


def _cells(row: Any, struck: frozenset[str]) -> Iterator[ReturnedCell]:
    """Yield the cells of a row without their places, up to the last column that is read."""
    left = MAX_COLUMNS
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell") or left <= 0:
            continue
        count = repeated(cell, "columns", left)
        left -= count
        found = _found(cell, struck)
        is_area = any(spanned(cell, what, 2) > 1 for what in ("rows", "columns"))
        if is_area or cell.tag == f"{TABLE}covered-table-cell":
            found = replace(found, problem=found_cell.MERGED)
        for note in cell.iterfind(f"{OFFICE}annotation"):
            found = replace(found, comment=" ".join(text_of(note).split()))
        yield from [found] * count


def _found(cell: Any, struck: frozenset[str]) -> ReturnedCell:
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
    spans = (span for paragraph in cell.iterfind(f"{TEXT}p") for span in paragraph.iter(f"{TEXT}span"))
    if text and struck & {cell.get(f"{TABLE}style-name"), *(span.get(f"{TEXT}style-name") for span in spans)}:
        return found_cell.struck("", text)
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get(f"{OFFICE}value", ""), text)
    return ReturnedCell(place="", text=text)


def _number(stored: str, shown: str) -> ReturnedCell:
    try:
        return found_cell.shown_number("", float(stored), shown)
    except ValueError:
        return found_cell.error("", shown or stored)
