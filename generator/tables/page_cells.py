"""Cells on a page: return the text of each ruled cell of a PDF, with a note where it is not certain what belongs to it."""

import re
from bisect import bisect_right
from collections import defaultdict
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_text

from generator.tables.grid import Cell
from generator.tables.spread import Area, At, rectangle

Box = tuple[float, float, float, float]
Characters = list[dict[str, Any]]

_NEAR = 1.5
"""The distance, in points, below which two rules are one."""
_OVER = 0.25
"""The part of a character's size that may reach over a rule."""
_SMALL = 0.75
"""The size of raised characters, as a part of that of the others."""


def marked_characters(page: Page) -> Characters:
    """Return a page's characters; those that a rule strikes out stand between ~~."""
    chars = [dict(one) for one in page.chars if one["text"] != "\n"]
    strokes = [
        one for one in (*page.lines, *page.rects) if one["bottom"] - one["top"] < 2 and one["x1"] - one["x0"] < 400
    ]
    for stroke in strokes:
        height = (stroke["top"] + stroke["bottom"]) / 2
        struck = [one for one in chars if _is_struck(one, stroke, height)]
        if struck and sum(one["width"] for one in struck) > 0.6 * (stroke["x1"] - stroke["x0"]):
            struck[0]["text"] = f"~~{struck[0]['text']}"
            struck[-1]["text"] = f"{struck[-1]['text']}~~"
    return chars


def _is_struck(char: dict[str, Any], stroke: dict[str, Any], height: float) -> bool:
    inner = char["height"] * 0.2
    is_within = stroke["x0"] - 1 <= (char["x0"] + char["x1"]) / 2 <= stroke["x1"] + 1
    return bool(is_within and char["top"] + inner < height < char["bottom"] - inner and char["text"].strip())


def ruled_rows(boxes: list[Box], chars: Characters, notes: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """Return the rows of a table by the boxes of its cells; one that reaches over several rows or columns is spread."""
    xs, ys = (_edges([box[side] for box in boxes for side in sides]) for sides in ((0, 2), (1, 3)))
    owners: dict[At, At] = {}
    merged: list[Area] = []
    for box in sorted(boxes, key=lambda one: (one[1], one[0])):
        first = (_index(ys, box[1]), _index(xs, box[0]))
        last = (_index(ys, box[3]) - 1, _index(xs, box[2]) - 1)
        merged.append((first, last))
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                owners.setdefault((row, column), first)
    ends = dict(merged)
    contents: defaultdict[At, Characters] = defaultdict(list)
    for char in chars:
        at = (bisect_right(ys, (char["top"] + char["bottom"]) / 2), bisect_right(xs, (char["x0"] + char["x1"]) / 2))
        contents[owners.get(at, at)].append(char)
    cells: dict[At, Cell] = {}
    for at, own in contents.items():
        last = ends.get(at, at)
        box = (xs[at[1] - 1], ys[at[0] - 1], xs[min(last[1], len(xs) - 1)], ys[min(last[0], len(ys) - 1)])
        cells[at] = _cell(at, own, box, notes)
    return rectangle(cells, merged, lambda at: f"{at[0]}:{at[1]}")


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    """Return the number, from 1, of the edge that a value is at."""
    return bisect_right(edges, value + _NEAR / 2)


def _cell(at: At, chars: Characters, box: Box, notes: tuple[str, ...]) -> Cell:
    found = [*notes]
    if any(_reaches_over(char, box) for char in chars):
        found.append("文字が枠からはみ出しています")
    if len({_rounded(char) for char in chars}) != len(chars):
        found.append("文字が重なっています")
    text = extract_text(_with_raised(chars), x_tolerance_ratio=0.25, y_tolerance=2)
    lines = [line.strip() for line in text.split("\n")]
    text = "".join(lines) if len(lines) > 2 and all(len(line) < 2 for line in lines) else "\n".join(lines)
    if "~~" in text:
        found.append("取り消し線")
    if "^" in text:
        found.append("上付き")
    return Cell(text=re.sub(r"~~(\s*)~~", r"\1", text).strip(), place=f"{at[0]}:{at[1]}", notes=tuple(found))


def _reaches_over(char: dict[str, Any], box: Box) -> bool:
    wide, high = char["width"] * _OVER, char["height"] * _OVER
    return bool(
        char["x0"] < box[0] - wide
        or char["x1"] > box[2] + wide
        or char["top"] < box[1] - high
        or char["bottom"] > box[3] + high
    )


def _rounded(char: dict[str, Any]) -> tuple[str, int, int]:
    return char["text"], round(char["x0"]), round(char["top"])


def _with_raised(chars: Characters) -> Characters:
    """Return a cell's characters; small ones above the line of the others begin with ^."""
    size = median(char["size"] for char in chars)
    out: Characters = []
    for char in chars:
        before = out[-1] if out else None
        is_small = char["size"] < size * _SMALL
        if is_small and before and before["size"] >= size * _SMALL and char["bottom"] < before["bottom"] - size * 0.15:
            out.append({**char, "text": f"^{char['text']}"})
        else:
            out.append(char)
    return out
