"""Grids as tests write them: one line a row, cells between bars, `^` after a spread one, `{…}` around its notes."""

from generator.tables.grid import Cell, Grid, Read
from generator.tables.read_grids import read_grids


def shown(grid: Grid) -> str:
    return "\n".join(" | ".join(map(_cell, row)) for row in grid.rows)


def _cell(cell: Cell) -> str:
    notes = f" {{{'・'.join(cell.notes)}}}" if cell.notes else ""
    return cell.text.replace("\n", "/") + ("^" if cell.is_spread else "") + notes


def read(name: str, content: str | bytes) -> Read:
    return read_grids(name, content if isinstance(content, bytes) else content.encode())


def only(found: Read) -> Grid:
    """Return the one grid of a file without problems."""
    assert found.problems == ()
    (grid,) = found.grids
    return grid
