"""The text of a source: what citations lead to, made of the tables that were read: row n is n lines after its mark."""

from collections.abc import Sequence
from dataclasses import replace

from generator.edit.intake.selection import TABLE, numbers, table_name
from generator.tables.grid import Grid


def named(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Return grids each with a name of its own, as citations need; several tables of one sheet share the sheet's."""
    found: list[Grid] = []
    used: set[str] = set()
    for grid in grids:
        name = " ".join((grid.name or TABLE).replace("!", "！").split())
        if grid.kind not in ("text", "workbook") and name in used:
            name = next(other for number in range(2, len(grids) + 2) if (other := f"{name}（{number}）") not in used)
        used.add(name)
        found.append(grid if grid.kind == "text" else replace(grid, name=name))
    return tuple(found)


def text_of(grids: Sequence[Grid]) -> str:
    """Return the text of named tables: a mark with the name, then every row with its cells parted by tabs."""
    by_name: dict[str, dict[int, dict[int, str]]] = {}
    for grid in grids:
        rows = by_name.setdefault(table_name(grid), {})
        for row in grid.rows:
            for cell in row:
                if not cell.is_spread:
                    number, column = numbers(cell.place)
                    rows.setdefault(number, {})[column] = " ".join(cell.text.split())
    lines: list[str] = []
    for name, rows in by_name.items():
        lines.append(f"[シート {name}]")
        for number in range(1, max(rows, default=0) + 1):
            cells = rows.get(number, {})
            lines.append("\t".join(cells.get(column, "") for column in range(1, max(cells, default=0) + 1)))
    return "\n".join(lines) + "\n"
