"""The hidden sheet of a workbook: what it was made from, so that only what a person changed is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.edit.sheet.form import Form
from generator.edit.sheet.form_row import FIXED, ID, FormColumn
from generator.edit.sheet.returned import Returned, ReturnedCell, ReturnedTable, read_table
from generator.errors import CannotRunError

MARK, VERSION = "mieru-keikaku-sheet", "2"
"""The first line of the hidden sheet, by which it is recognised whatever its name."""
_READABLE = ("1", VERSION)
STATE = "記録（変えないでください）"
GUIDE = "使い方"
_KEYS = ("plan", "year", "state")

SheetCells = Sequence[Sequence[ReturnedCell]]


def write_state(sheet: Any, form: Form) -> None:
    """Write what the import compares with: plan, year, the file's state, and every text of every row."""
    stated = zip(_KEYS, (form.plan.id, form.year.written, form.state), strict=True)
    names = list(dict.fromkeys(column for table in form.tables for column in table.open))
    rows = [
        (
            row.address,
            *(row.cells[column].text if column in row.cells else "" for column in names),
            *(getattr(row, attribute) for attribute in FIXED),
        )
        for row in form.rows
    ]
    for number, line in enumerate([(MARK, VERSION), *stated, (ID.lower(), *names, *FIXED), *rows]):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text)
    sheet.protect()
    sheet.very_hidden()


def returned_book(grids: Mapping[str, SheetCells]) -> Returned:
    """Return the content of a workbook, given the cells of its sheets by name."""
    states = {title: grid for title, grid in grids.items() if grid and grid[0] and grid[0][0].text == MARK}
    tables: list[ReturnedTable] = []
    others = []
    for title, grid in grids.items():
        found = read_table(f"シート「{title}」", grid) if title not in states else None
        if found:
            tables.append(found)
        elif title not in states and title != GUIDE:
            others.append((f"シート「{title}」", frozenset(cell.text.strip() for line in grid for cell in line)))
    state = _read_state(next(iter(states.values()))) if states else Returned()
    return replace(state, tables=tuple(tables), others=tuple(others))


def _read_state(grid: SheetCells) -> Returned:
    lines = [[cell.text for cell in line] for line in grid]
    if "".join(lines[0][1:2]) not in _READABLE:
        raise CannotRunError(
            "このブックは、このプログラムの知らない版で書き出されています。いまのプログラムで書き出しなおしてください。"
        )
    stated = {line[0]: line[1] for line in lines[1:4] if len(line) > 1}
    names = lines[4][1:] if len(lines) > 4 else []
    exported = {
        (line[0], name): text
        for line in lines[5:]
        if line and line[0]
        for name, text in zip(names, (*line[1:], *("" for _ in names)), strict=False)
    }
    plan, year, state = (stated.get(key, "") for key in _KEYS)
    return Returned(plan=plan, year=year, state=state, exported=exported, asked=frozenset(names) & {*FormColumn})
