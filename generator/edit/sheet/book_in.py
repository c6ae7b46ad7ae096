"""Read a workbook: return what was typed into each cell of a returned workbook, without executing anything in it."""

import io
import math
import re
import warnings
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from generator.edit.sheet.book_out import GUIDE, MARK, VERSION
from generator.edit.sheet.form import FormColumn
from generator.edit.sheet.returned import (
    MAX_COLUMNS,
    MAX_ROWS,
    Returned,
    ReturnedCell,
    ReturnedTable,
    read_table,
    too_long,
)
from generator.errors import CannotRunError
from generator.tables.archive import checked

_DIGITS = 15
"""The number of significant digits of a spreadsheet's number; further ones are noise (0.1 + 0.2)."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
"""A format that shows a number divided by a thousand for each comma after its last digit."""


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
    return _returned(grids)


def _returned(grids: dict[str, list[list[ReturnedCell]]]) -> Returned:
    states = {title: grid for title, grid in grids.items() if grid and grid[0] and grid[0][0].text == MARK}
    tables: list[ReturnedTable] = []
    others = []
    for title, grid in grids.items():
        found = read_table(f"シート「{title}」", grid) if title not in states else None
        if found:
            tables.append(found)
        elif title not in states and title != GUIDE:
            others.append((f"シート「{title}」", frozenset(cell.text.strip() for line in grid for cell in line)))
    state = _state(next(iter(states.values()))) if states else Returned()
    return Returned(
        plan=state.plan,
        year=state.year,
        state=state.state,
        exported=state.exported,
        tables=tuple(tables),
        others=tuple(others),
    )


def _state(grid: list[list[ReturnedCell]]) -> Returned:
    """Read the hidden sheet: the plan and year that the workbook was made from, and every exported value."""
    lines = [[cell.text for cell in line] for line in grid]
    if lines[0][1:2] != [VERSION]:
        raise CannotRunError(
            "このブックは、このプログラムの知らない版で書き出されています。いまのプログラムで書き出しなおしてください。"
        )
    stated = {line[0]: line[1] for line in lines[1:4] if len(line) > 1}
    exported = {
        (line[0], column): text
        for line in lines[5:]
        if line and line[0]
        for column, text in zip(FormColumn, (*line[1:], "", "", "", ""), strict=False)
    }
    return Returned(
        plan=stated.get("plan", ""), year=stated.get("year", ""), state=stated.get("state", ""), exported=exported
    )


def _grid(sheet: Any) -> list[list[ReturnedCell]]:
    grid: list[list[ReturnedCell]] = []
    rows, columns = min(sheet.max_row, MAX_ROWS + 1), min(sheet.max_column, MAX_COLUMNS)
    lines: Iterable[Any] = sheet.iter_rows(min_row=1, max_row=rows, min_col=1, max_col=columns)
    for number, line in enumerate(lines, 1):
        empty = all(cell.value is None for cell in line)
        places = (f"シート「{sheet.title}」{get_column_letter(column)}{number}" for column in range(1, len(line) + 1))
        grid.append([] if empty else [_found(cell, place) for cell, place in zip(line, places, strict=True)])
    while grid and not any(cell.text or cell.problem for cell in grid[-1]):
        grid.pop()
    if len(grid) > MAX_ROWS:
        raise too_long(f"シート「{sheet.title}」")
    return grid


def _found(cell: Any, place: str) -> ReturnedCell:
    """Return one cell with its comment, as text, or with the reason why its content is not a value that a person typed."""
    found = _content(cell, place)
    comment = getattr(cell, "comment", None)
    return replace(found, comment=" ".join(comment.text.split())) if comment else found


def _content(cell: Any, place: str) -> ReturnedCell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return ReturnedCell(place=place)
    if kind == "f":
        return ReturnedCell(
            place=place, problem="数式が入っています。計算した値そのものを「値の貼り付け」で入れてください。"
        )
    if kind == "b":
        return ReturnedCell(
            place=place, problem=f"「{str(value).upper()}」（真偽値）が入っています。値か理由を入れてください。"
        )
    if kind == "e":
        return ReturnedCell(place=place, problem=f"Excelのエラー「{value}」になっています。値か理由を入れてください。")
    if kind == "d":
        return ReturnedCell(
            place=place,
            problem=f"日付（{value}）になっています。セルの書式を「文字列」にして、値を半角の数字で入れなおしてください。",
        )
    if cell.font.strike or (isinstance(value, CellRichText) and any(map(_is_struck, value))):
        return ReturnedCell(
            place=place,
            problem=f"取り消し線のある文字が入っています（{value}）。残す値だけを、取り消し線なしで入れなおしてください。",
        )
    if isinstance(value, str | CellRichText):
        return ReturnedCell(place=place, text=str(value).replace("_x000D_", ""))
    if _SCALED.search(_QUOTED.sub("", cell.number_format or "")):
        return ReturnedCell(
            place=place,
            problem=f"千分の1などにして見せる書式（{cell.number_format}）の数値（中身は {_digits(value)}）です。"
            "セルの書式を「文字列」にして、資料の値を入れなおしてください。",
        )
    if "%" in (cell.number_format or ""):
        return ReturnedCell(
            place=place,
            problem=f"「％」の書式の数値（中身は {_digits(value)}）です。セルの書式を「文字列」にして、％を付けずに入れなおしてください。",
        )
    if not math.isfinite(value):
        return ReturnedCell(place=place, problem="数値として大きすぎます。値を入れなおしてください。")
    return ReturnedCell(place=place, text=_digits(value))


def _is_struck(piece: Any) -> bool:
    return isinstance(piece, TextBlock) and bool(piece.font.strike)


def _digits(value: float) -> str:
    """Return an Excel number in plain digits: 17.0 as 17, 0.30000000000000004 as 0.3."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(format(value, f".{_DIGITS}g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
