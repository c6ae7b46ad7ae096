"""Tables for tests: cells parted by `|`, as grids of a text, of a CSV file or of a workbook."""

from generator.plan.places import column_name
from generator.tables.grid import Cell, Grid, GridKind


def grid(written: str, *, kind: GridKind = "csv", name: str = "") -> Grid:
    """Return the grid of a table; `<` is a cell merged with the one to its left, `^` with the one above."""
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(written.strip("\n").split("\n"), 1):
        cells: list[Cell] = []
        for column, text in enumerate(line.split("|"), 1):
            place = f"{number}:{column}" if kind == "text" else f"{column_name(column)}{number}"
            plain = text.strip()
            whole = cells[-1].text if plain == "<" else rows[-1][column - 1].text if plain == "^" else plain
            cells.append(Cell(text=whole, place=place, is_spread=plain in ("<", "^")))
        rows.append(tuple(cells))
    return Grid(name=name, kind=kind, rows=tuple(rows), line=1 if kind == "text" else None)
