"""Tables in a text, as they are pasted from a PDF or a web page: tabs, bars, or columns that blanks align."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from generator.tables.aligned import aligned_rows, gaps
from generator.tables.bars import bar_rows, bars, is_markdown
from generator.tables.grid import Cell, Grid, GridKind, Line, Read, padded, trimmed
from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_TEXT

NAME = 60
"""The longest line above a table that is taken for its name, in characters."""
_BESIDE = 2
"""The number of lines without cells, directly above the first or between rows of a table, that still belong to it."""
NOTE = re.compile(r"\s*(?:[※*＊]|[（(]?(?:注|備考))")
"""How a line below a table begins that explains it."""
_BLANK = " \u3000\f"


def text_tables(text: str) -> Read:
    """Return the tables of a text."""
    lines = text.split("\n")
    grids: list[Grid] = []
    problems: list[str] = []
    for block in _blocks(lines):
        for kind, rows in _found(block):
            if problem := _too_much(rows):
                problems.append(problem)
            elif cells := trimmed(padded(rows)):
                name, line = _name(lines, _line(rows[0][0])), _line(cells[0][0])
                grids.append(Grid(name=name, kind=kind, rows=cells, line=line))
    return Read(tuple(grids), tuple(problems))


def _blocks(lines: list[str]) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank ones; a line of tabs alone is a row of blank cells."""
    for is_used, block in groupby(enumerate(lines, 1), key=lambda line: bool(line[1].strip(_BLANK))):
        if is_used:
            yield list(block)


def _found(block: list[Line]) -> Iterator[tuple[GridKind, list[list[Cell]]]]:
    """Yield the tables of a block, by the first kind of separator that makes one."""
    for is_row, split in ((_has_tab, _tab_rows), (bars, bar_rows), (gaps, aligned_rows)):
        found = [(table, rows) for table in _tables(block, is_row) if (rows := split(table))]
        for table, rows in found:
            yield "markdown" if split is bar_rows and is_markdown(table) else "text", rows
        if found:
            return


def _has_tab(line: str) -> bool:
    return "\t" in line


def _tab_rows(table: list[Line]) -> list[list[Cell]]:
    return [
        [Cell(text=text.strip(), place=f"{number}:{column}") for column, text in enumerate(line.split("\t"), 1)]
        for number, line in table
    ]


def _tables(block: list[Line], is_row: Callable[[str], bool]) -> Iterator[list[Line]]:
    """Yield the tables of a block: its rows, with the few lines above, between and below that belong to them."""
    rows = [index for index, (_, line) in enumerate(block) if is_row(line)]
    start, first = 0, None
    for index, following in zip(rows, [*rows[1:], len(block)], strict=False):
        first = max(start, index - _BESIDE) if first is None else first
        if following - index - 1 > _BESIDE or following == len(block):
            end = index + 1
            while end < following and NOTE.match(block[end][1]):
                end += 1
            yield block[first:end]
            start, first = end, None


def _too_much(rows: list[list[Cell]]) -> str:
    width = max(map(len, rows))
    if width > MAX_COLUMNS:
        return f"{_line(rows[0][0]):,}行目からの表の列が多すぎます（{width:,}列。上限は{MAX_COLUMNS:,}列）。"
    if len(rows) * width > MAX_CELLS:
        return f"{_line(rows[0][0]):,}行目からの表が大きすぎます（上限は{MAX_CELLS:,}セル）。要る表だけを別のファイルにしてください。"
    if found := next((cell for row in rows for cell in row if len(cell.text) > MAX_TEXT), None):
        return f"{_line(found):,}行目に、長すぎるセルがあります（上限は{MAX_TEXT:,}文字）。"
    return ""


def _line(cell: Cell) -> int:
    return int(cell.place.partition(":")[0])


def _name(lines: list[str], first: int) -> str:
    """Return the nearest line above a table, without marks of headings; empty if that is a row, or a whole paragraph."""
    numbers = range(first - 2, -1, -1)
    above = next((lines[number] for number in numbers if lines[number].strip(f"{_BLANK}\t")), "")
    name = above.strip().lstrip("#").strip()
    is_other = "\t" in name or bars(name) or NOTE.match(name)
    return name if not is_other and len(name) <= NAME else ""
