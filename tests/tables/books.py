"""Workbooks that tests make: cells by address in, bytes out."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl


def book(cells: Mapping[str, Any], change: Callable[[Any], object] = str, title: str = "指標") -> bytes:
    """Return a workbook with one sheet of these cells; a pair is a value with its number format."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for address, value in cells.items():
        sheet[address], form = value if isinstance(value, tuple) else (value, None)
        if form:
            sheet[address].number_format = form
    change(sheet)
    return saved(made)


def rows(*lines: str, at: str = "A1") -> dict[str, Any]:
    """Return the cells of lines with bars between them, from an address on; digits become numbers."""
    column, row = ord(at[0]), int(at[1:])
    return {
        f"{chr(column + index)}{row + number}": int(text) if text.strip().isdigit() else text.strip()
        for number, line in enumerate(lines)
        for index, text in enumerate(line.split("|"))
        if text.strip()
    }


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
