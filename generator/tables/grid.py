"""A grid: a table as it was read, cell by cell, without an opinion about what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

GridKind = Literal["workbook", "csv", "text", "html", "markdown", "pdf", "word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its text as a person sees it, stripped, and what is stored behind it.

    `number` is the stored number, exactly; None for text. `place` is F12 in workbooks and CSV files, 9:6 in texts (line
    9, cell 6) and in other tables (row 9, cell 6). `is_spread` marks the further cells of a merged cell: they have the text
    of the first. `notes` (Japanese) are what a person sees besides the text, or does not see: a comment, a hidden row.
    """

    text: str
    number: Decimal | None = None
    place: str = ""
    is_spread: bool = False
    notes: tuple[str, ...] = ()


Line = tuple[int, str]
"""A line of a text with its number, from 1."""
CellRows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: rectangular, without blank rows and columns at its ends.

    `name` is the sheet, the caption, or the line above the table; `page` that of a PDF, `line` the first line in a text.
    """

    name: str
    kind: GridKind
    rows: CellRows
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The tables of a file, in their order, and the problems (Japanese, each with its place).

    What has a problem is not to be written anywhere: its grids are there to be shown.
    """

    grids: tuple[Grid, ...] = ()
    problems: tuple[str, ...] = ()


def padded(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows of one length; each blank cell that is put after a row's last has a place on that line of a text."""
    lines = [list(row) for row in rows]
    width = max(map(len, lines), default=0)
    for line in lines:
        start = line[0].place.partition(":")[0]
        line += [Cell(text="", place=f"{start}:{column}") for column in range(len(line) + 1, width + 1)]
    return lines


def trimmed(rows: Iterable[Sequence[Cell]]) -> CellRows:
    """Return rows without the blank ones at the ends, and without the columns that are blank at the ends of all."""
    lines = [tuple(row) for row in rows]
    used = [number for number, row in enumerate(lines) if any(cell.text for cell in row)]
    if not used:
        return ()
    lines = lines[used[0] : used[-1] + 1]
    columns = {column for row in lines for column, cell in enumerate(row) if cell.text}
    return tuple(row[min(columns) : max(columns) + 1] for row in lines)
