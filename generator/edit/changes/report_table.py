"""One table of a change, as the record that Markdown and HTML show."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.edit.changes.textdiff import Pieces, plain

ROWS = 50
"""The maximum number of rows of a table; the others are counted."""
LONG = 15
"""A table with more rows than this is collapsed."""
NARROW, WIDE = 8, 30
"""Up to so many characters a column is narrow, and above so many it is wide."""
NONE = "―"
"""The content of an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table with its heading; `rest` is the number of rows left out, `numbers` the indexes of the numeric columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    rest: int
    numbers: frozenset[int] = frozenset()

    @property
    def widths(self) -> tuple[int, ...]:
        """Return the length in characters of each column's longest cell."""
        columns = zip(*self.rows, strict=True)
        return tuple(max(sum(len(piece.text) for piece in cell) for cell in column) for column in columns)

    @property
    def narrow(self) -> frozenset[int]:
        """Return the indexes of the columns whose cells need no line break."""
        return frozenset(number for number, width in enumerate(self.widths) if width <= NARROW)

    @property
    def wide(self) -> frozenset[int]:
        """Return the indexes of the columns that need extra width."""
        return frozenset(number for number, width in enumerate(self.widths) if width > WIDE)

    @property
    def is_long(self) -> bool:
        """Return whether the table is collapsed at first."""
        return len(self.rows) > LONG


def table(title: str, columns: str, rows: Iterable[tuple[str | Pieces, ...]], numbers: str = "") -> ReportTable:
    """Return a table; `columns` and `numbers` are blank-separated names, and columns without content are left out."""
    cells = [tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    names = columns.split()
    with_content = [place for place in range(len(names)) if any(_has_content(row[place]) for row in cells)]
    return ReportTable(
        title=f"{title}（{len(cells)}件）",
        columns=tuple(names[place] for place in with_content),
        rows=tuple(tuple(row[place] for place in with_content) for row in cells[:ROWS]),
        rest=max(len(cells) - ROWS, 0),
        numbers=frozenset(number for number, place in enumerate(with_content) if names[place] in numbers.split()),
    )


def _has_content(cell: Pieces) -> bool:
    return any(piece.text not in ("", NONE) for piece in cell)
