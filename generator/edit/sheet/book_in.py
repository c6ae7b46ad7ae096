"""Read a workbook: return what was typed into each cell of a returned workbook, without executing anything in it."""

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from generator.edit.sheet import found_cell
from generator.edit.sheet.book_state import returned_book
from generator.edit.sheet.found_cell import TextRun
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Returned, ReturnedCell, too_long
from generator.errors import CannotRunError
from generator.tables.archive import checked


def read_book(raw: bytes) -> Returned:
    """Return the content of a workbook; raise CannotRunError if it is not acceptable (see `tables.archive`)."""
    clean = checked(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(clean), keep_links=False, rich_text=True)
            grids = {sheet.title: _grid(sheet) for sheet in book.worksheets}
            book.close()
    except CannotRunError:
        raise
    except Exception as error:  # openpyxl raises many kinds of exceptions for malformed workbooks
        raise CannotRunError(
            "ブックの中身を読めません。Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。"
        ) from error
    return returned_book(grids)


def _grid(sheet: Any) -> list[list[ReturnedCell]]:
    grid: list[list[ReturnedCell]] = []
    _refuse_far_cells(sheet)
    rows, columns = min(sheet.max_row, MAX_ROWS), min(sheet.max_column, MAX_COLUMNS)
    merged, hidden = set(_merged(sheet, rows, columns)), set(_hidden(sheet))
    lines: Iterable[Any] = sheet.iter_rows(min_row=1, max_row=rows, min_col=1, max_col=columns)
    for number, line in enumerate(lines, 1):
        is_hidden = number in sheet.row_dimensions and sheet.row_dimensions[number].hidden
        found = []
        for column, cell in enumerate(line, 1):
            one = _found(cell, _place(sheet, number, column))
            if (number, column) in merged:
                one = replace(one, problem=found_cell.MERGED)
            found.append(replace(one, is_hidden=True) if is_hidden or column in hidden else one)
        grid.append(found if any(cell.text or cell.problem or cell.comment for cell in found) else [])
    while grid and not grid[-1]:
        grid.pop()
    return grid


def _refuse_far_cells(sheet: Any) -> None:
    """Raise CannotRunError for a content beyond what is read; blank rows and columns may go on without end."""
    for (row, column), cell in sheet._cells.items():
        if (row > MAX_ROWS or column > MAX_COLUMNS) and cell.value is not None:
            raise too_long(_place(sheet, row, column))


def _place(sheet: Any, row: int, column: int) -> str:
    return f"シート「{sheet.title}」{get_column_letter(column)}{row}"


def _merged(sheet: Any, rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the cells that are merged with others."""
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, rows) + 1):
            yield from ((row, column) for column in range(area.min_col, min(area.max_col, columns) + 1))


def _hidden(sheet: Any) -> Iterator[int]:
    """Yield the numbers of the hidden columns."""
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            yield from range(dimension.min, min(dimension.max, MAX_COLUMNS) + 1)


def _found(cell: Any, place: str) -> ReturnedCell:
    """Return one cell with its comment, as text, or with the reason why its content is not a value that a person typed."""
    found = _content(cell, place)
    if link := getattr(cell, "hyperlink", None):
        found = found_cell.linked(place, found.text, link.target or link.location or "")
    comment = getattr(cell, "comment", None)
    return replace(found, comment=" ".join(comment.text.split())) if comment else found


def _content(cell: Any, place: str) -> ReturnedCell:
    value = cell.value
    match None if value is None else cell.data_type:
        case None:
            return ReturnedCell(place=place)
        case "f":
            return found_cell.formula(place)
        case "b":
            return found_cell.truth(place, str(value))
        case "e":
            return found_cell.error(place, str(value))
        case "d":
            return found_cell.date(place, str(value))
    runs = value if isinstance(value, CellRichText) else [value]
    found = found_cell.words(place, [_piece(run, cell.font) for run in runs])
    return (
        found if found.problem or cell.data_type != "n" else found_cell.number(place, value, cell.number_format or "")
    )


def _piece(run: Any, cell_font: Any) -> TextRun:
    """Return a run of text with its own font, or that of the cell."""
    font = run.font if isinstance(run, TextBlock) else cell_font
    return TextRun(str(run).replace("_x000D_", ""), bool(font.strike), font.vertAlign in ("superscript", "subscript"))
