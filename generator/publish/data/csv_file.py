"""CSV: a table in; the bytes that Excel opens at once out (UTF-8 with BOM, CRLF, RFC 4180)."""

import csv
import io

from generator.plan.numbers import plain_number
from generator.publish.data.table import Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these could be taken for a formula: it gets an apostrophe before it."""


def csv_file(table: Table) -> bytes:
    """Write a table: one header line of ASCII names, one line a row, no line break within a value."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([shown(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def shown(value: Value) -> str:
    """Write a value: numbers in plain digits, nothing as nothing, no text as a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) else plain_number(value)
    return f"'{value}" if value.startswith(FORMULA) else value


def restored(text: str) -> str:
    """Undo what `shown` did to a text."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
