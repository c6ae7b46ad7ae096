"""What the pages show: an evaluation in; frozen records of finished words, links and marks out."""

from dataclasses import dataclass

from generator.publish.chart import Chart


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade as shown: its code and name; `step` from 1 (best) to 5 gives shape and shade, 0 a code that is no grade."""

    code: str
    name: str
    step: int
    wide: bool
    published: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the scorecard; `spoken` says everything to those who do not see the mark."""

    mark: Mark | None
    text: str
    spoken: str
    href: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One line of the scorecard."""

    name: str
    detail: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The lines of the scorecard under one heading; `name` is empty for the plan's own indicators."""

    name: str
    href: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class YearHead:
    """A column's heading: the era's year and the Gregorian one."""

    era: str
    gregorian: str


@dataclass(frozen=True, slots=True)
class Share:
    """One piece of a standing's bar: a grade or the ungraded, how many, and its share of the bar in percent."""

    mark: Mark | None
    label: str
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a plan stood in one fiscal year."""

    year: YearHead
    sentence: str
    shares: tuple[Share, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BehindView:
    """One indicator that is behind its target."""

    name: str
    detail: str
    href: str
    actual: str
    target: str
    rate: str
    years: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """One line of an indicator's table of years."""

    year: YearHead
    baseline: str
    target: str
    actual: str
    note: str
    rate: str
    mark: Mark | None
    computed: Mark | None
    differs: bool
    why: str
    compared: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart: where its file is, beside the page, and what it says in words."""

    chart: Chart
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator (or one part of one) in full."""

    id: str
    name: str
    unit: str
    direction: str
    method: str
    sentence: str
    chart: ChartView | None
    rows: tuple[YearRow, ...]
    latest: YearRow | None
    has_baseline: bool
    has_scale: bool
    source: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of the plan under its own heading: blocks of («p», paragraphs) and («ul», items)."""

    heading: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A measure or programme on a measure's page; `level` is the heading's level."""

    id: str
    level: int
    kind: str
    name: str
    tags: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    texts: tuple[TextView, ...]
    indicators: tuple[IndicatorView, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GradeView:
    """One line of the legend."""

    mark: Mark
    meaning: str
    printed: str
    band: str
    ours: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One page for a measure of the level that the plan names."""

    id: str
    title: str
    kind: str
    above: tuple[str, ...]
    sections: tuple[Section, ...]
    legend: tuple[GradeView, ...]
    previous: tuple[str, str] | None
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan's page, with the pages of its measures."""

    id: str
    title: str
    place: str
    prefecture: str
    municipality: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    standings: tuple[StandingView, ...]
    behind_year: str
    behind: tuple[BehindView, ...]
    years: tuple[YearHead, ...]
    groups: tuple[ScoreGroup, ...]
    differences: tuple[str, ...]
    legend: tuple[GradeView, ...]
    scale_name: str
    scale_note: str
    scale_source: str
    own: Section
    measures: tuple[MeasurePage, ...]
    sources: tuple[tuple[str, str, str], ...]
    updated: str
