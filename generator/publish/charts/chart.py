"""The content of drawings: the texts and numbers of charts and cards, as frozen records; drawing is done elsewhere."""

from dataclasses import dataclass

WIDTH, HEIGHT = 360, 232
"""An indicator chart's size in CSS pixels; it is readable on a phone without being scaled down."""


@dataclass(frozen=True, slots=True)
class ChartValue:
    """One value: its number for the scale, and its text as shown."""

    number: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSlot:
    """One period of a chart: its label, the value and target if there are any, or a word for the missing value.

    With `is_break` it is the first of another plan.
    """

    label: str
    sublabel: str
    actual: ChartValue | None = None
    target: ChartValue | None = None
    firm: bool = True
    note: str = ""
    is_break: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChart:
    """Target against actual over time; `goal` is the last target, `title` names the file when it is opened alone."""

    title: str
    unit: str
    slots: tuple[ChartSlot, ...]
    direction: str = ""
    goal: ChartValue | None = None

    @property
    def height(self) -> int:
        """Return the drawing's height in CSS pixels."""
        return HEIGHT


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
