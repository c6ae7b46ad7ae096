"""Blocks: pick out of a document's tables the rows that a profile describes, each with its row number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.edit.intake.heads import head_of, plain
from generator.edit.intake.profile import TableProfile
from generator.plan.places import Place, Span, column_number
from generator.tables.grid import Cell, Grid

TABLE = "表"
"""The name of a table that has none, as in a CSV file."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one table that belong together; `table` is the name in citations ("": lines of a text), `title` the table's."""

    table: str
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


def numbers(place: str) -> tuple[int, int]:
    """Return the row (or line) and the column of a cell, both from 1, of its place: F12 or 9:6."""
    line, sign, column = place.partition(":")
    if sign:
        return int(line), int(column)
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :]), column_number(letters)


def cell_at(cells: Iterable[tuple[str, str]], source: str) -> Place | None:
    """Return the cells of a workbook (table and place) as a place; None for lines of a text, and for several tables."""
    found = sorted({(table, *numbers(place)) for table, place in cells})
    if len({table for table, _, _ in found}) != 1 or not found[0][0]:
        return None
    spans: list[tuple[Span, Span]] = []
    for _, row, column in found:
        if spans and spans[-1][0] == (row, row) and spans[-1][1][1] == column - 1:
            spans[-1] = ((row, row), (spans[-1][1][0], column))
        else:
            spans.append(((row, row), (column, column)))
    return Place(source, tuple(rows for rows, _ in spans), table=found[0][0], columns=tuple(one for _, one in spans))


def table_name(grid: Grid) -> str:
    """Return the name of a grid in citations: none for a text, whose lines are cited."""
    return "" if grid.kind == "text" else grid.name or TABLE


def blocks(grids: Sequence[Grid], table: TableProfile) -> Iterator[Block]:
    """Yield the blocks that a profile's table describes, in the order of the document: its rows of one grid are one."""
    for grid in grids:
        if _is_named(grid, table.sheet):
            rows = tuple(row for row in grid.rows if _is_in(numbers(row[0].place)[0], table))
            if rows:
                yield Block(table_name(grid), rows, grid.name)


def _is_named(grid: Grid, name: str | None) -> bool:
    """Return whether a grid has a name, in which ○年度 stands for any year."""
    return name is None or any(
        plain(name) in (plain(one), head_of([one]).pattern) for one in (grid.name, table_name(grid))
    )


def _is_in(row: int, table: TableProfile) -> bool:
    return not table.lines or any(first <= row <= last for first, last in table.lines)
