"""What a drawing shows: the words and numbers of a chart or a card, as frozen records; drawing is elsewhere."""

from dataclasses import dataclass

WIDTH, HEIGHT = 360, 232
"""An indicator chart's size in CSS pixels; made to be read on a phone without being scaled down."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: its number for the scale, and its text as shown."""

    number: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One stretch of time: its label, the value and target where there are any, or a word why there is no value."""

    label: str
    sublabel: str
    actual: Mark | None = None
    target: Mark | None = None
    firm: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChart:
    """Target against actual, by time; `goal` is the last target, `title` names the file for those who open it alone."""

    title: str
    unit: str
    slots: tuple[Slot, ...]
    direction: str = ""
    goal: Mark | None = None

    @property
    def height(self) -> int:
        """Give the drawing's height in CSS pixels."""
        return HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Amounts side by side: a name and a bar for each, in one unit."""

    title: str
    unit: str
    names: tuple[str, ...]
    bars: tuple[Mark, ...]

    @property
    def height(self) -> int:
        """Give the drawing's height in CSS pixels."""
        return 44 * len(self.bars) + 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The picture that is shown where a page's address is shared, 1200 by 630 pixels."""

    place: str
    title: str
    sentence: str
    portal: str


Drawing = IndicatorChart | BarChart | Card
