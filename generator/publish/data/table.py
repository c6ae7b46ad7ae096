"""A table of the open data: named columns, and rows of plain values; nothing else is published as a table."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

LAYOUT = "1.0"
"""The version of the tables' layout; within the part before the dot no column is removed or given a new meaning."""

Value = str | int | Decimal | None
"""A text, a whole number, a number, or nothing; what is nothing is never zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, Japanese title, type (string, integer, number, date) and what it holds.

    `codes` names the code list that its values come from, `formula` tells how it is computed, `printed` marks a
    quotation: the text as printed, in its own letters; `many` a list of codes with spaces between them.
    """

    name: str
    title: str
    about: str
    type: str = "string"
    codes: str = ""
    formula: str = ""
    unit: str = ""
    printed: bool = False
    many: bool = False
    since: str = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name (also its file's), Japanese title, what it holds, its columns and its rows."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """Give the rows by the columns' names."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def row_of(columns: tuple[Column, ...], found: Mapping[str, Value]) -> tuple[Value, ...]:
    """Put a row's values in the columns' order; texts are normalized (NFKC) unless they quote the source."""
    unknown = set(found) - {column.name for column in columns}
    assert not unknown, unknown
    return tuple(_clean(column, found.get(column.name)) for column in columns)


def _clean(column: Column, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = value if column.printed else unicodedata.normalize("NFKC", value)
    return " ".join(text.split()) or None
