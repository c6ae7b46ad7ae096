"""One table of a change: a heading, columns and rows in; the record that Markdown and HTML show out."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.edit.changes.textdiff import Pieces, plain

ROWS = 50
"""How many rows of a table are shown; the others are counted."""
LONG = 15
"""A table with more rows than this is folded away."""
NARROW, WIDE = 8, 30
"""Characters up to which a column is narrow, and from which it is wide."""
NONE = "―"
"""Stands in a cell that has nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its heading; `rest` is the number of rows that are not shown, `numbers` the columns of numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    rest: int
    numbers: frozenset[int] = frozenset()

    @property
    def widths(self) -> tuple[int, ...]:
        """Give the characters of each column's longest cell."""
        columns = zip(*self.rows, strict=True)
        return tuple(max(sum(len(piece.text) for piece in cell) for cell in column) for column in columns)

    @property
    def narrow(self) -> frozenset[int]:
        """Give the columns in which no cell needs to be broken."""
        return frozenset(number for number, width in enumerate(self.widths) if width <= NARROW)

    @property
    def wide(self) -> frozenset[int]:
        """Give the columns that need room."""
        return frozenset(number for number, width in enumerate(self.widths) if width > WIDE)

    @property
    def is_long(self) -> bool:
        """Tell whether it is folded away at first."""
        return len(self.rows) > LONG


def table(title: str, columns: str, rows: Iterable[tuple[str | Pieces, ...]], numbers: str = "") -> Table:
    """Make a table; `columns` and those of `numbers` are separated by blanks, and a column that says nothing is left out."""
    cells = [tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    names = columns.split()
    telling = [place for place in range(len(names)) if any(_says(row[place]) for row in cells)]
    return Table(
        title=f"{title}（{len(cells)}件）",
        columns=tuple(names[place] for place in telling),
        rows=tuple(tuple(row[place] for place in telling) for row in cells[:ROWS]),
        rest=max(len(cells) - ROWS, 0),
        numbers=frozenset(number for number, place in enumerate(telling) if names[place] in numbers.split()),
    )


def _says(cell: Pieces) -> bool:
    return any(piece.text not in ("", NONE) for piece in cell)
