"""Tables in a plain text, as they are pasted from a PDF or a web page: return each block of lines that is one."""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.tables.grid import Cell, Grid, Read, trimmed
from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_TEXT

Line = tuple[int, str]
"""A line with its number, from 1."""
NAME = 60
"""The longest line above a table that is taken for its name, in characters."""
_BESIDE = 2
"""The number of lines without cells, directly above the first or between rows of a table, that still belong to it."""
_NOTE = re.compile(r"\s*(?:[※*＊]|[（(]?(?:注|備考))")


def text_tables(text: str) -> Read:
    """Return the tables of a plain text."""
    lines = text.split("\n")
    grids, problems = [], []
    for block in _blocks(lines):
        for table in _tables(block):
            if problem := _too_much(table):
                problems.append(problem)
            elif grid := _grid(table, _name(lines, table[0][0])):
                grids.append(grid)
    return Read(tuple(grids), tuple(problems))


def _blocks(lines: list[str]) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank ones; a line of tabs alone is a row of blank cells."""
    numbered = enumerate(lines, 1)
    for is_used, block in groupby(numbered, key=lambda line: bool(line[1].strip(" \u3000\f"))):
        if is_used:
            yield list(block)


def _tables(block: list[Line]) -> Iterator[list[Line]]:
    """Yield the tables of a block: lines with tabs, with the few lines above, between and below that belong to them."""
    rows = [index for index, (_, line) in enumerate(block) if "\t" in line]
    start = 0
    for number, index in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else len(block)
        if following - index - 1 > _BESIDE or following == len(block):
            end = index + 1
            while end < following and _NOTE.match(block[end][1]):
                end += 1
            first = max(start, next(row for row in rows if row >= start) - _BESIDE)
            yield block[first:end]
            start = end


def _too_much(table: list[Line]) -> str:
    cells = [line.split("\t") for _, line in table]
    if sum(map(len, cells)) > MAX_CELLS:
        return f"{table[0][0]:,}行目からの表が大きすぎます（上限は{MAX_CELLS:,}セル）。要る表だけを別のファイルにしてください。"
    for (number, _), line in zip(table, cells, strict=True):
        if len(line) > MAX_COLUMNS:
            return f"{number:,}行目の列が多すぎます（{len(line):,}列。上限は{MAX_COLUMNS:,}列）。"
        if any(len(text) > MAX_TEXT for text in line):
            return f"{number:,}行目に、長すぎるセルがあります（上限は{MAX_TEXT:,}文字）。"
    return ""


def _grid(table: list[Line], name: str) -> Grid | None:
    split = [(number, line.split("\t")) for number, line in table]
    width = max(len(cells) for _, cells in split)
    rows = trimmed(
        [
            Cell(text=text.strip(), place=f"{number}:{column}")
            for column, text in enumerate([*cells, *[""] * (width - len(cells))], 1)
        ]
        for number, cells in split
    )
    if not rows:
        return None
    return Grid(name=name, kind="text", rows=rows, line=int(rows[0][0].place.partition(":")[0]))


def _name(lines: list[str], first: int) -> str:
    """Return the nearest line above a table, without marks of headings; empty if that is a row, or a whole paragraph."""
    above = next((line for line in reversed(lines[: first - 1]) if line.strip(" \u3000\f\t")), "")
    name = above.strip().lstrip("#").strip()
    return name if "\t" not in name and len(name) <= NAME else ""
