"""Draw a chart or card as an SVG or PNG."""

from matplotlib.patches import Rectangle

from generator.publish.charts.canvas import ACTUAL, INK, QUIET, Canvas, PlacedText, enlarged, width_of, wrapped
from generator.publish.charts.cards import indicator_card, plan_card
from generator.publish.charts.chart import (
    LEADING,
    SOURCE,
    TITLE,
    WIDTH,
    BarChart,
    Card,
    Drawing,
    IndicatorCard,
    IndicatorChart,
)
from generator.publish.charts.indicator_chart import SIDE, SMALL, shapes_of, words_of


def draw(drawing: Drawing) -> bytes:
    """Return a chart as SVG, a card as PNG."""
    match drawing:
        case IndicatorChart():
            return _framed(drawing).svg()
        case BarChart():
            return _bars(drawing).svg()
        case Card():
            return plan_card(drawing).png()
        case IndicatorCard():
            return indicator_card(drawing).png()


def _framed(chart: IndicatorChart) -> Canvas:
    """Place the title above the chart and its source below, so that both go along where the file goes."""
    shapes, words = enlarged([*shapes_of(chart)], words_of(chart), 1, (0, chart.foot))
    parts = ((chart.title, TITLE, chart.height, INK), (chart.source, SOURCE, chart.foot, QUIET))
    for text, size, top, colour in parts:
        for number, line in enumerate(wrapped(text, size, WIDTH - 2 * SIDE, 2), 1):
            words.append((SIDE, top - number * round(size + LEADING), line, {"fontsize": size, "color": colour}))
    return Canvas(width=WIDTH, height=chart.height, title=chart.title, shapes=shapes, words=words)


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
