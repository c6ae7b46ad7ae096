"""The content of drawings: the texts and numbers of charts and cards, as frozen records; drawing is done elsewhere."""

from dataclasses import dataclass

WIDTH, BODY = 360, 232
"""The size of an indicator's chart in CSS pixels; it is readable on a phone without being scaled down."""
TITLE, SOURCE = 12.5, 11
"""The sizes of the letters of the title above the chart and of the source below it."""
LEADING = 4
"""What is between two lines of them."""


@dataclass(frozen=True, slots=True)
class ChartValue:
    """One value: its number for the scale, and its text as shown."""

    number: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSlot:
    """One period of a chart: its label, the value and target if there are any, or a word for the missing value.

    `year` is its year (None: it has none), with `is_baseline` the value is the plan's baseline, with `is_break` it is the
    first of another plan.
    """

    label: str
    sublabel: str
    actual: ChartValue | None = None
    target: ChartValue | None = None
    firm: bool = True
    note: str = ""
    is_break: bool = False
    is_baseline: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChart:
    """Target against actual over time; `goal` is the last target, `title` and `source` go along where the file goes."""

    title: str
    unit: str
    slots: tuple[ChartSlot, ...]
    direction: str = ""
    goal: ChartValue | None = None
    source: str = ""

    @property
    def height(self) -> int:
        """Return the drawing's height in CSS pixels."""
        return self.head + BODY + self.foot

    @property
    def head(self) -> int:
        """Return the height of the title."""
        return _lines(self.title, TITLE) * round(TITLE + LEADING) + 8

    @property
    def foot(self) -> int:
        """Return the height of the source."""
        return _lines(self.source, SOURCE) * round(SOURCE + LEADING) + 4


def _lines(text: str, size: float) -> int:
    """Return how many lines a text takes at most, up to two, without measuring it: no letter is wider than its size."""
    return min(-(-len(text) // int((WIDTH - 12) / size)), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Amounts side by side: a name and a bar for each, in one unit."""

    title: str
    unit: str
    names: tuple[str, ...]
    bars: tuple[ChartValue, ...]

    @property
    def height(self) -> int:
        """Return the drawing's height in CSS pixels."""
        return 44 * len(self.bars) + 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The picture shown where a page's address is shared, 1200 by 630 pixels."""

    place: str
    title: str
    sentence: str
    portal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCard:
    """The picture shown where an indicator's address is shared: its name, sentence and verdict beside its chart.

    `below` are the source, the day on which it was last confirmed, and the portal.
    """

    place: str
    title: str
    verdict: str
    sentence: str
    below: tuple[str, ...]
    chart: IndicatorChart | None


Drawing = IndicatorChart | BarChart | Card | IndicatorCard
