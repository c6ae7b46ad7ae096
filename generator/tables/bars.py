"""Rows whose cells stand between bars: Markdown, and tables drawn with signs."""

import re
from itertools import groupby

from generator.tables.grid import Cell, Line

_BAR = r"[|｜│┃║]"
_SPLIT = re.compile(rf"(?<!\\){_BAR}")
_RULE = re.compile(rf"\s*(?:{_BAR}|[-+=:_─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╂┠┨┯┷┿ \t])+\s*")
_DRAWN = re.compile(r"[+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╂┠┨┯┷┿]")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|\s*\|?\s*:?-+:?\s*\|\s*")
_MARKS = (
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"<sup>(.*?)</sup>", re.IGNORECASE), r"^\1"),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.*?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])"), r"\1"),
)
"""What Markdown writes otherwise than a person sees it. Struck text stays marked: ~~60~~72 must not be read as 6072."""


def bars(line: str) -> bool:
    """Return whether a line has cells between bars, or is a rule between such lines."""
    return bool(_SPLIT.search(line)) or bool(len(line.strip()) > 2 and _DRAWN.search(line) and _RULE.fullmatch(line))


def is_markdown(table: list[Line]) -> bool:
    """Return whether a table has the line that makes it one in Markdown."""
    return any(_DELIMITERS.fullmatch(line) for _, line in table)


def bar_rows(table: list[Line]) -> list[list[Cell]]:
    """Return the rows; none unless at least two lines have at least two cells.

    Where rules are drawn between the rows, the lines between two of them are one row.
    """
    parts = [
        [(number, _cells(line)) for number, line in part]
        for is_rule, part in groupby(table, key=lambda line: bool(_RULE.fullmatch(line[1])))
        if not is_rule
    ]
    rows = [row for part in parts for row in part]
    drawn = sum(bool(_DRAWN.search(line)) and bool(_RULE.fullmatch(line)) for _, line in table)
    if drawn > 3 and len({len(cells) for _, cells in rows}) == 1:
        rows = [
            (part[0][0], ["\n".join(filter(None, cells)) for cells in zip(*(one for _, one in part), strict=True)])
            for part in parts
        ]
    if sum(len(cells) > 1 for _, cells in rows) < 2:
        return []
    is_marked = is_markdown(table)
    return [
        [
            Cell(text=_plain(text) if is_marked else text, place=f"{number}:{column}")
            for column, text in enumerate(cells, 1)
        ]
        for number, cells in rows
    ]


def _cells(line: str) -> list[str]:
    cells = [text.strip() for text in _SPLIT.split(line.strip())]
    first, last = not cells[0] and len(cells) > 1, not cells[-1] and len(cells) > 2
    return cells[first : len(cells) - last]


def _plain(text: str) -> str:
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    return text.strip()
