"""Columns that blanks align: return the rows of a text whose cells stand below each other, two blanks or more apart.

How wide a sign is depends on the program that wrote the text; that measure is taken by which the full rows are aligned.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from generator.tables.grid import Cell, Line

_PIECE = re.compile(r"[^ \u3000](?:(?![ \u3000]{2}).)*")
_WRAPPED = "前後の行の名前の続きかもしれません"
_UNSURE = "列の位置が確かではありません"

AlignedText = tuple[float, float, str]
"""A text with its first column and the column after its last."""
WidthOf = Callable[[str], int]


def gaps(line: str) -> bool:
    """Return whether a line has at least two texts with two blanks or more between them."""
    return len(_PIECE.findall(line.strip())) > 1


def aligned_rows(table: list[Line]) -> list[list[Cell]]:
    """Return the rows; none unless two lines have three texts, or three have two, as most of the lines have."""
    measured = [
        [(number, _pieces(line, measure)) for number, line in table] for measure in (_wide, _wide_or_ambiguous, len)
    ]
    width = _width([pieces for _, pieces in measured[0]])
    if not width:
        return []
    for lines in measured:
        if rows := _placed(lines, width):
            return rows
    return [_in_order(number, pieces, width) for number, pieces in measured[0]]


def piece_rows(lines: list[tuple[int, list[AlignedText]]]) -> list[list[Cell]]:
    """Return the rows of lines whose pieces have exact positions, as on a page; none if they are no table."""
    width = _width([pieces for _, pieces in lines])
    return _placed(lines, width) if width else []


def _placed(lines: list[tuple[int, list[AlignedText]]], width: int) -> list[list[Cell]]:
    """Return the rows by the columns of the full ones; above these, a head may be meant for more than it stands over."""
    columns = _columns([pieces for _, pieces in lines if len(pieces) == width])
    start = next(index for index, (_, pieces) in enumerate(lines) if len(pieces) == width)
    if not columns:
        return []
    rows = [_row(number, pieces, columns, is_head=index < start) for index, (number, pieces) in enumerate(lines)]
    for one, other in (*pairwise(rows), *pairwise(reversed(rows))):
        if one[0].text and not any(cell.text for cell in one[1:]) and not other[0].text:
            other[:] = [replace(cell, notes=(_WRAPPED,)) for cell in other]
    return rows


def _width(lines: list[list[AlignedText]]) -> int:
    """Return the number of columns: the most texts that many lines have; 0 if that makes no table."""
    counts = Counter(map(len, lines))
    most = max((times for width, times in counts.items() if width > 1), default=0)
    width = max((width for width, times in counts.items() if width > 1 and times * 2 >= most), default=0)
    return width if counts[width] >= (3 if width == 2 else 2) else 0


def _pieces(line: str, measure: WidthOf) -> list[AlignedText]:
    found: list[AlignedText] = []
    for piece in _PIECE.finditer(line):
        start = measure(line[: piece.start()])
        found.append((start, start + measure(piece[0].rstrip()), piece[0].rstrip()))
    return found


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _wide_or_ambiguous(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _columns(full: list[list[AlignedText]]) -> list[tuple[float, float]]:
    """Return from where to where each column reaches in the rows that have all; none if two columns overlap."""
    columns = [(min(one[0] for one in column), max(one[1] for one in column)) for column in zip(*full, strict=True)]
    return columns if all(one[1] <= other[0] for one, other in pairwise(columns)) else []


def _row(number: int, pieces: list[AlignedText], columns: list[tuple[float, float]], *, is_head: bool) -> list[Cell]:
    """Return a row with each text in the columns that it stands in; one over several, like a head, is spread."""
    cells = [Cell(text="", place=f"{number}:{column}") for column in range(1, len(columns) + 1)]
    for start, end, text in pieces:
        over = [index for index, (first, after) in enumerate(columns) if first < end and start < after]
        is_sure = (len(over) > 1 or not is_head) and bool(over) and not any(cells[index].text for index in over)
        if not over:
            over = [min(range(len(columns)), key=lambda index: _distance((start, end), columns[index]))]
        for index in over:
            joined = f"{cells[index].text} {text}".strip()
            notes = () if is_sure else (_UNSURE,)
            cells[index] = replace(cells[index], text=joined, is_spread=index != over[0] and is_sure, notes=notes)
    return cells


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(one[0] - other[1], other[0] - one[1])


def _in_order(number: int, pieces: list[AlignedText], width: int) -> list[Cell]:
    notes = () if len(pieces) == width else (_UNSURE,)
    return [Cell(text=text, place=f"{number}:{column}", notes=notes) for column, (_, _, text) in enumerate(pieces, 1)]
