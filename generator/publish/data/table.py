"""A table of the open data: named columns, and rows of plain values; nothing else is published as a table."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

LAYOUT = "1.2"
"""The version of the tables' layout; within a major version no column is removed or redefined."""

Value = str | int | Decimal | None
"""A text, an integer, a number, or None; None is never zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, Japanese title, type (string, integer, number, date) and definition.

    `codes` names the code list of its values, `formula` states how it is computed, `printed` marks a quotation (the
    text exactly as printed); `many` marks a list of codes separated by spaces.
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
class DataTable:
    """A table: its name (also its file's), Japanese title, description, columns and rows."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def row_of(columns: tuple[Column, ...], found: Mapping[str, Value]) -> tuple[Value, ...]:
    """Return a row's values in the columns' order; texts are normalised (NFKC) unless they quote the source."""
    unknown = set(found) - {column.name for column in columns}
    assert not unknown, unknown
    return tuple(_clean(column, found.get(column.name)) for column in columns)


def _clean(column: Column, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = value if column.printed else unicodedata.normalize("NFKC", value)
    return " ".join(text.split()) or None
