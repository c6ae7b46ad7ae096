"""Blocks: pick out of a document's tables the rows that a profile describes, each with its row number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.edit.intake.profile import TableProfile
from generator.tables.grid import Cell, Grid

TABLE = "表"
"""The name of a table that has none, as in a CSV file."""


@dataclass(frozen=True, slots=True)
class Block:
    """RowSpans of one table that belong together; `table` is the name in citations ("": lines of a text)."""

    table: str
    rows: tuple[tuple[Cell, ...], ...]


def row_of(cell: Cell) -> int:
    """Return the row (or line) of a cell."""
    line, sign, _ = cell.place.partition(":")
    return int(line if sign else cell.place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def column_of(cell: Cell) -> int:
    """Return the column of a cell, from 1."""
    _, sign, column = cell.place.partition(":")
    if sign:
        return int(column)
    number = 0
    for letter in cell.place.rstrip("0123456789"):
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def table_name(grid: Grid) -> str:
    """Return the name of a grid in citations: none for a text, whose lines are cited."""
    return "" if grid.kind == "text" else grid.name or TABLE


def blocks(grids: Sequence[Grid], table: TableProfile) -> Iterator[Block]:
    """Yield the blocks that a profile's table describes, in the order of the document: its rows of one grid are one."""
    for grid in grids:
        if table.sheet in (None, grid.name, table_name(grid)):
            rows = tuple(row for row in grid.rows if _is_in(row_of(row[0]), table))
            if rows:
                yield Block(table_name(grid), rows)


def _is_in(row: int, table: TableProfile) -> bool:
    return not table.lines or any(first <= row <= last for first, last in table.lines)
