"""XLSX: write tables as one workbook, a sheet for each, with real numbers, no formulas and no formatting."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook

from generator.plan.numbers import plain_number
from generator.publish.data.table import DataTable, Value

MADE = dt.datetime(2026, 1, 1)
_DIGITS = 15
"""The number of significant digits of a spreadsheet's number; a longer one is written as text."""


def xlsx_file(tables: Sequence[DataTable]) -> bytes:
    """Return a workbook: line 1 of each sheet holds the column names, every further line one row."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as workbook:
        workbook.set_properties({"created": MADE})
        for table in tables:
            sheet = workbook.add_worksheet(table.name)
            for column, head in enumerate(table.columns):
                sheet.write_string(0, column, head.name)
            for line, row in enumerate(table.rows, 1):
                for column, value in enumerate(row):
                    _write(sheet, (line, column), value)
    return out.getvalue()


def _write(sheet: object, place: tuple[int, int], value: Value) -> None:
    match value:
        case None:
            return
        case Decimal() if len(value.as_tuple().digits) > _DIGITS:
            sheet.write_string(*place, plain_number(value))  # type: ignore[attr-defined]
        case Decimal() | int():
            sheet.write_number(*place, value)  # type: ignore[attr-defined]
        case str():
            sheet.write_string(*place, value)  # type: ignore[attr-defined]
