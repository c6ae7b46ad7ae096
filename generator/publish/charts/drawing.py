"""Draw a chart or card as an SVG or PNG."""

from collections.abc import Iterator
from typing import Any

from matplotlib.patches import Polygon, Rectangle

from generator.publish.charts.canvas import ACTUAL, INK, PAPER, QUIET, Canvas, PlacedText, width_of, wrapped
from generator.publish.charts.chart import (
    HEIGHT,
    WIDTH,
    BarChart,
    Card,
    ChartSlot,
    Drawing,
    IndicatorCard,
    IndicatorChart,
)

TOP, BOTTOM, SIDE = 50, 42, 6
SIZE, SMALL = 15, 12.5


def draw(drawing: Drawing) -> bytes:
    """Return a chart as SVG, a card as PNG."""
    match drawing:
        case IndicatorChart():
            shapes, words = [*_artists(drawing)], _words(drawing)
            return Canvas(width=WIDTH, height=HEIGHT, title=drawing.title, shapes=shapes, words=words).svg()
        case BarChart():
            return _bars(drawing).svg()
        case Card():
            return _card(drawing).png()
        case IndicatorCard():
            return _indicator_card(drawing).png()


def _bars(chart: BarChart) -> Canvas:
    """Place each name above its bar and the amount after it; all bars start at the same zero."""
    row, height = 44, chart.height
    most = max((bar.number for bar in chart.bars), default=0) or 1
    room = WIDTH - 2 * SIDE - max((width_of(bar.text, SMALL) for bar in chart.bars), default=0) - 6
    shapes: list[Rectangle] = []
    words: list[PlacedText] = []
    for number, (name, bar) in enumerate(zip(chart.names, chart.bars, strict=True)):
        top = height - 6 - number * row
        (line, *_) = wrapped(name, SMALL, WIDTH - 2 * SIDE, 1)
        length = max(room * bar.number / most, 1)
        shapes.append(Rectangle((SIDE, top - 34), length, 14, facecolor=ACTUAL, edgecolor="none"))
        words.append((SIDE, top - 14, line, {"fontsize": SMALL}))
        words.append((SIDE + length + 5, top - 32, bar.text, {"fontsize": SMALL, "color": ACTUAL}))
    words.append((WIDTH - SIDE, 4, f"単位：{chart.unit}", {"fontsize": SMALL, "color": QUIET, "ha": "right"}))
    return Canvas(width=WIDTH, height=height, title=chart.title, shapes=shapes, words=words)


def _card(card: Card) -> Canvas:
    """Place a plan's name in large type, its municipality above, its summary below, the portal's name at the bottom."""
    width, height, side = 1200, 630, 72
    words: list[PlacedText] = [(side, height - 110, card.place, {"fontsize": 34, "color": QUIET})]
    y = height - 190.0
    for size, text, most, colour in ((62, card.title, 3, INK), (36, card.sentence, 3, ACTUAL)):
        for line in wrapped(text, size, width - 2 * side, most):
            words.append((side, y, line, {"fontsize": size, "color": colour}))
            y -= size * 1.4
        y -= 14
    words.append((side, 52, card.portal, {"fontsize": 30, "color": QUIET}))
    band = Rectangle((0, height - 24), width, 24, facecolor=ACTUAL, edgecolor="none")
    return Canvas(width=width, height=height, title=card.title, shapes=[band], words=words)


def _indicator_card(card: IndicatorCard) -> Canvas:
    """Place the name above the sentence on the left, the chart on the right, and what it is from at the bottom."""
    width, height, side = 1200, 630, 60
    column = 480 if card.chart else width - 2 * side
    words: list[PlacedText] = []
    y = height - 86.0
    parts = (
        (28, card.place, 2, QUIET),
        (46, card.title, 3, INK),
        (34, card.verdict, 2, ACTUAL),
        (28, card.sentence, 6, INK),
    )
    for size, text, most, colour in parts:
        for line in wrapped(text, size, column, most):
            words.append((side, y, line, {"fontsize": size, "color": colour}))
            y -= size * 1.35
        y -= size * 0.35 if text else 0
    last = wrapped("　".join(filter(None, card.below)), 24, width - 2 * side, 1)
    words += [(side, 40, line, {"fontsize": 24, "color": QUIET}) for line in last]
    shapes: list[Any] = [Rectangle((0, height - 24), width, 24, facecolor=ACTUAL, edgecolor="none")]
    if card.chart:
        scale, left, bottom = 1.65, 566, 120
        shapes += [_moved(shape, scale, left, bottom) for shape in _artists(card.chart)]
        for x, at, text, options in _words(card.chart):
            words.append(
                (left + scale * x, bottom + scale * at, text, {**options, "fontsize": scale * options["fontsize"]})
            )
    return Canvas(width=width, height=height, title=card.title, shapes=shapes, words=words)


def _moved(shape: Any, scale: float, left: float, bottom: float) -> Any:
    """Return a shape of a chart, enlarged and put elsewhere."""
    corners = [
        (left + scale * x, bottom + scale * y)
        for x, y in shape.get_patch_transform().transform(shape.get_path().vertices)
    ]
    moved = Polygon(corners, closed=True)
    moved.update_from(shape)
    return moved


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
        return BOTTOM + below + (HEIGHT - self.top - BOTTOM - below) * (number - self.low) / (self.high - self.low)


def _places(chart: IndicatorChart) -> Iterator[tuple[ChartSlot, float, float]]:
    """Yield each period with its left edge and its width."""
    width = (WIDTH - 2 * SIDE) / max(len(chart.slots), 1)
    for index, slot in enumerate(chart.slots):
        yield slot, SIDE + index * width, width


def _artists(chart: IndicatorChart) -> Iterator[Any]:
    scale = _Scale(chart)
    zero = scale.y(0)
    for slot, left, width in _places(chart):
        if slot.is_break:
            for bottom in range(BOTTOM - 38, HEIGHT - int(scale.top) + 18, 8):
                yield Rectangle((left - 0.75, bottom), 1.5, 5, facecolor=INK, edgecolor="none")
        if slot.actual:
            top = scale.y(slot.actual.number)
            yield Rectangle(
                (left + width * 0.14, min(zero, top)),
                width * 0.4,
                abs(top - zero),
                facecolor=ACTUAL if slot.firm else PAPER,
                edgecolor=ACTUAL,
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


def _words(chart: IndicatorChart) -> list[PlacedText]:
    return [(x, y, text, {"fontsize": SIZE, **options}) for x, y, text, options in (*_legend(chart), *_texts(chart))]


def _legend(chart: IndicatorChart) -> Iterator[PlacedText]:
    """Yield the unit and direction on the left and the legend on the right, on two lines if they are long."""
    caption, keys = _caption(chart), _keys(chart)
    yield SIDE, HEIGHT - 16, caption, {"color": QUIET, "fontsize": SMALL}
    y = HEIGHT - (32 if _is_long(chart) else 16)
    yield WIDTH - SIDE, y, keys, {"ha": "right", "fontsize": SMALL, "color": QUIET}


def _caption(chart: IndicatorChart) -> str:
    return "　".join(part for part in (f"単位：{chart.unit}" if chart.unit else "", chart.direction) if part)


def _keys(chart: IndicatorChart) -> str:
    known = (
        ("■ 実績", any(slot.actual and slot.firm for slot in chart.slots)),
        ("□ 速報・別の年度の値", any(slot.actual and not slot.firm for slot in chart.slots)),
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
    for slot, left, width in _places(chart):
        centre = left + width / 2
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
    for mark, at, gap, colour in ((slot.actual, 0.34, 4, ACTUAL), (slot.target, 0.78, 8, INK)):
        if mark:
            room = width * (0.62 if slot.actual and slot.target else 0.94)
            size = max(10.0, min(SIZE, SIZE * room / max(width_of(mark.text, SIZE), 1)))
            half = width_of(mark.text, size) / 2
            x = min(max(left + width * at, SIDE + half), WIDTH - SIDE - half)
            top = scale.y(max(mark.number, 0.0)) if mark is slot.actual else scale.y(mark.number)
            words.append((x, top + gap, mark.text, {"ha": "center", "fontsize": size, "color": colour}))
    if len(words) == 2:
        (x, y, text, options), other = sorted(words, key=lambda word: word[1])[::-1]
        reach = (width_of(text, SIZE) + width_of(other[2], SIZE)) / 2 + 4
        if abs(x - other[0]) < reach and y - other[1] < SIZE + 1:
            words = [(x, other[1] + SIZE + 1, text, options), other]
    yield from words
