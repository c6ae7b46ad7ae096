"""Draw an indicator's chart: its bars, targets and words, at places in CSS pixels from the bottom left."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from matplotlib.patches import Polygon, Rectangle

from generator.publish.charts.canvas import ACTUAL, INK, PAPER, QUIET, PlacedText, width_of
from generator.publish.charts.chart import BODY, WIDTH, ChartSlot, IndicatorChart

TOP, BOTTOM, SIDE = 50, 42, 6
SIZE, SMALL = 15, 12.5
MOST_COLUMNS = 9
"""The most columns that a chart may have to be to scale in time."""


def words_of(chart: IndicatorChart) -> list[PlacedText]:
    """Return the words of a chart."""
    return [(x, y, text, {"fontsize": SIZE, **options}) for x, y, text, options in (*_legend(chart), *_texts(chart))]


class _Scale:
    """Converts values to heights; the zero line is always visible."""

    def __init__(self, chart: IndicatorChart) -> None:
        marks = [mark.number for slot in chart.slots for mark in (slot.actual, slot.target) if mark]
        marks += [chart.goal.number] if chart.goal else []
        self.low, self.high = min([0.0, *marks]), max([0.0, *marks])
        if self.low == self.high:
            self.high = 1.0
        self.top = TOP + (16 if _is_long(chart) else 0)

    def y(self, number: float) -> float:
        below = SIZE if self.low < 0 else 0
        return BOTTOM + below + (BODY - self.top - BOTTOM - below) * (number - self.low) / (self.high - self.low)


def _columns(chart: IndicatorChart) -> Iterator[tuple[ChartSlot | None, float, float]]:
    """Yield each period, and each gap (None), with its left edge and its width.

    Every year between two periods has a column of its own; if these are too many, a gap is half a column, whatever it is.
    """
    gaps = [_missing(one, other) for one, other in pairwise(chart.slots)]
    is_to_scale = len(chart.slots) + sum(gaps) <= MOST_COLUMNS
    widths = [gap if is_to_scale else 0.5 * bool(gap) for gap in gaps]
    unit = (WIDTH - 2 * SIDE) / max(len(chart.slots) + sum(widths), 1)
    left = float(SIDE)
    for slot, width in zip(chart.slots, [0, *widths], strict=False):
        if width:
            yield None, left, width * unit
        yield slot, left + width * unit, unit
        left += (width + 1) * unit


def _missing(one: ChartSlot, other: ChartSlot) -> int:
    """Return how many years lie between two periods; none if one of them is not of a year."""
    return max(other.year - one.year - 1, 0) if one.year and other.year else 0


def _places(chart: IndicatorChart) -> Iterator[tuple[ChartSlot, float, float]]:
    """Yield each period with its left edge and its width."""
    yield from ((slot, left, width) for slot, left, width in _columns(chart) if slot)


def shapes_of(chart: IndicatorChart) -> Iterator[Any]:
    """Yield the shapes of a chart."""
    scale = _Scale(chart)
    zero = scale.y(0)
    for slot, left, width in _places(chart):
        if slot.is_break:
            for bottom in range(BOTTOM - 38, BODY - int(scale.top) + 18, 8):
                yield Rectangle((left - 0.75, bottom), 1.5, 5, facecolor=INK, edgecolor="none")
        if slot.actual:
            top = scale.y(slot.actual.number)
            yield Rectangle(
                (left + width * 0.14, min(zero, top)),
                width * 0.4,
                abs(top - zero),
                facecolor=ACTUAL if slot.firm and not slot.is_baseline else PAPER,
                edgecolor=QUIET if slot.is_baseline else ACTUAL,
                linewidth=1.5,
                linestyle="-" if slot.firm else (0, (3, 2)),
            )
        if slot.target:
            y = scale.y(slot.target.number)
            yield Rectangle((left + width * 0.06, y - 1), width * 0.84, 2, facecolor=INK, edgecolor=PAPER, linewidth=1)
            yield _diamond(left + width * 0.78, y)
    if chart.goal:
        yield from _dashes(chart, scale.y(chart.goal.number))
    yield Rectangle((SIDE, zero - 0.5), WIDTH - 2 * SIDE, 1, facecolor=QUIET, edgecolor="none")


def _dashes(chart: IndicatorChart, y: float) -> Iterator[Any]:
    """Draw the last target across the whole chart, leaving out where a value is written."""
    taken = []
    for x, bottom, text, options in _texts(chart):
        size = options["fontsize"]
        if bottom - 2 < y < bottom + size:
            half = width_of(text, size) / 2 + 2
            taken.append((x - half, x + half))
    for left in range(SIDE, WIDTH - SIDE, 8):
        if not any(start - 4 < left < end for start, end in taken):
            yield Rectangle((left, y - 0.5), 4, 1, facecolor=QUIET, edgecolor="none")


def _diamond(x: float, y: float, reach: float = 5) -> Polygon:
    corners = [(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)]
    return Polygon(corners, facecolor=PAPER, edgecolor=INK, linewidth=1.5)


def _legend(chart: IndicatorChart) -> Iterator[PlacedText]:
    """Yield the unit and direction on the left and the legend on the right, on two lines if they are long."""
    caption, keys = _caption(chart), _keys(chart)
    yield SIDE, BODY - 16, caption, {"color": QUIET, "fontsize": SMALL}
    y = BODY - (32 if _is_long(chart) else 16)
    size = min(SMALL, SMALL * (WIDTH - 2 * SIDE) / max(width_of(keys, SMALL), 1))
    yield WIDTH - SIDE, y, keys, {"ha": "right", "fontsize": size, "color": QUIET}


def _caption(chart: IndicatorChart) -> str:
    return "　".join(part for part in (f"単位：{chart.unit}" if chart.unit else "", chart.direction) if part)


def _keys(chart: IndicatorChart) -> str:
    known = (
        ("■ 実績", any(slot.actual and slot.firm and not slot.is_baseline for slot in chart.slots)),
        ("□ 基準", any(slot.is_baseline for slot in chart.slots)),
        ("破線 速報・別の年度", any(slot.actual and not slot.firm for slot in chart.slots)),
        ("◇ 目標", any(slot.target for slot in chart.slots)),
        ("‐‐ 最終目標", chart.goal is not None),
        ("┆ 次の計画", any(slot.is_break for slot in chart.slots)),
    )
    return "　".join(key for key, there in known if there)


def _is_long(chart: IndicatorChart) -> bool:
    return width_of(_caption(chart), SMALL) + width_of(_keys(chart), SMALL) > WIDTH - 3 * SIDE


def _texts(chart: IndicatorChart) -> Iterator[PlacedText]:
    scale = _Scale(chart)
    middle: dict[str, Any] = {"ha": "center"}
    for slot, left, width in _columns(chart):
        centre = left + width / 2
        if slot is None:
            yield centre, BOTTOM - 18, "…", {**middle, "fontsize": SMALL, "color": QUIET}
            continue
        longest = max(width_of(slot.label, SMALL), width_of(slot.sublabel, SMALL), 1)
        small = {**middle, "fontsize": min(SMALL, SMALL * width / longest)}
        yield centre, BOTTOM - 18, slot.label, small
        yield centre, BOTTOM - 35, slot.sublabel, {**small, "color": QUIET}
        if slot.note:
            yield left + width * 0.34, scale.y(0) + 5, slot.note, {**small, "color": QUIET}
        yield from _values(slot, left, width, scale)


def _values(slot: ChartSlot, left: float, width: float, scale: _Scale) -> Iterator[PlacedText]:
    """Yield the values above their marks; if two texts would overlap, the higher one moves up."""
    words: list[PlacedText] = []
    own = QUIET if slot.is_baseline else ACTUAL
    for mark, at, gap, colour in ((slot.actual, 0.34, 4, own), (slot.target, 0.78, 8, INK)):
        if mark:
            room = width * (0.62 if slot.actual and slot.target else 0.86)
            size = max(10.0, min(SIZE, SIZE * room / max(width_of(mark.text, SIZE), 1)))
            half = width_of(mark.text, size) / 2
            x = min(max(left + width * at, SIDE + half), WIDTH - SIDE - half)
            bottom = gap + (scale.y(max(mark.number, 0.0)) if mark is slot.actual else scale.y(mark.number))
            if mark is slot.actual and slot.target:
                line = scale.y(slot.target.number)
                bottom = line + gap if bottom - 3 < line < bottom + size else bottom  # or the line would strike it out
            words.append((x, bottom, mark.text, {"ha": "center", "fontsize": size, "color": colour}))
    if len(words) == 2:
        (x, y, text, options), other = sorted(words, key=lambda word: word[1])[::-1]
        reach = (width_of(text, SIZE) + width_of(other[2], SIZE)) / 2 + 4
        if abs(x - other[0]) < reach and y - other[1] < SIZE + 1:
            words = [(x, other[1] + SIZE + 1, text, options), other]
    yield from words
