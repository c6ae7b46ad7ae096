"""CSV: write a table as bytes that Excel opens directly (UTF-8 with BOM, CRLF, RFC 4180)."""

import csv
import io

from generator.plan.numbers import plain_number
from generator.publish.data.table import DataTable, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that starts with one of these could be taken for a formula: it gets a leading apostrophe."""


def csv_file(table: DataTable) -> bytes:
    """Return a table as CSV: one header line of ASCII names, one line per row, no line breaks within values."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([cell_text(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def cell_text(value: Value) -> str:
    """Return a value as text: numbers in plain digits, None as "", and no text that could be taken for a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) else plain_number(value)
    return f"'{value}" if value.startswith(FORMULA) else value


def original_text(text: str) -> str:
    """Return the text that `cell_text` was given."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
