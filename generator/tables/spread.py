"""Merged cells: return the cells of a sheet as a rectangle, with the first of each merged range in all its places."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.errors import CannotRunError
from generator.tables.grid import Cell
from generator.tables.limits import MAX_CELLS

At = tuple[int, int]
"""A row and a column."""
Area = tuple[At, At]
"""The first and the last cell of a range."""


def rectangle(cells: Mapping[At, Cell], merged: Iterable[Area], place: Callable[[At], str]) -> list[tuple[Cell, ...]]:
    """Return the rows from (1, 1) on; a merged range without text is blank everywhere.

    Raise CannotRunError if the merged ranges have more cells than a table ever has, be they the same ones again and again.
    """
    all_cells = dict(cells)
    left = MAX_CELLS
    for first, last in merged:
        left -= (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
        if left < 0:
            raise CannotRunError(
                f"{place(first)}からの結合したセルが広すぎます（上限は全部で{MAX_CELLS:,}セル）。結合を解いてください。"
            )
        if (found := cells.get(first)) and found.text:
            for row in range(first[0], last[0] + 1):
                for column in range(first[1], last[1] + 1):
                    if (row, column) != first:
                        all_cells[row, column] = replace(found, place=place((row, column)), is_spread=True)
    height = max((row for row, _ in all_cells), default=0)
    width = max((column for _, column in all_cells), default=0)
    return [
        tuple(
            all_cells.get((row, column)) or Cell(text="", place=place((row, column))) for column in range(1, width + 1)
        )
        for row in range(1, height + 1)
    ]
