"""Draw the pictures that are shown where an address is shared."""

from typing import Any

from matplotlib.patches import Rectangle

from generator.publish.charts.canvas import ACTUAL, INK, QUIET, Canvas, PlacedText, enlarged, wrapped
from generator.publish.charts.chart import Card, IndicatorCard
from generator.publish.charts.indicator_chart import shapes_of, words_of


def plan_card(card: Card) -> Canvas:
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


def indicator_card(card: IndicatorCard) -> Canvas:
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
        drawn = enlarged([*shapes_of(card.chart)], words_of(card.chart), 1.65, (566, 120))
        shapes += drawn[0]
        words += drawn[1]
    return Canvas(width=width, height=height, title=card.title, shapes=shapes, words=words)
