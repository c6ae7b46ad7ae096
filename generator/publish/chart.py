"""What a chart shows: the words and numbers of one line of figures, as a frozen record; drawing is elsewhere."""

from dataclasses import dataclass

WIDTH, HEIGHT = 360, 232
"""The drawing's size in CSS pixels; made to be read on a phone without being scaled down."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: its number for the scale, and its text as shown."""

    number: float
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of time: its label, the value and target where there are any, or a word why there is no value."""

    label: str
    sublabel: str
    actual: Mark | None = None
    target: Mark | None = None
    firm: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Target against actual, by time; `title` names the file for those who open it alone."""

    title: str
    unit: str
    slots: tuple[Slot, ...]
