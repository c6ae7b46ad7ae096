"""Views of indicators, as frozen records of finished texts, links and marks."""

from dataclasses import dataclass

from generator.publish.charts.chart import IndicatorCard
from generator.publish.page import Link
from generator.publish.source_links import Citation, Fact
from generator.publish.views.block_records import ChartView, ContactView, PrintedView, SeriesView, TextView
from generator.publish.views.score_records import GradeMark, YearHead


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One line of an indicator's table of years; `now` is the value that counts and its target, each with its name."""

    year: YearHead
    baseline: str
    target: str
    actual: str
    total: str
    forecast: str
    now: tuple[tuple[str, str], ...]
    note: str
    rate: str
    published_rate: str
    assessments: tuple[str, ...]
    mark: GradeMark | None
    computed: GradeMark | None
    differs: bool
    why: str
    compared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """One indicator (or one part of one) in full, on the page of the indicator's id.

    `newest` is its newest value with its name, for a report of an error.
    """

    id: str
    was: tuple[str, ...]
    page: str
    name: str
    full_name: str
    about: str
    year_name: str
    unit: str
    direction: str
    method: str
    facts: tuple[Fact, ...]
    texts: tuple[TextView, ...]
    sentence: str
    chart: ChartView | None
    rows: tuple[YearRow, ...]
    latest: YearRow | None
    now: YearRow | None
    changes: tuple[str, ...]
    has_baseline: bool
    has_total: bool
    has_forecast: bool
    has_scale: bool
    rate_name: str
    source: Citation | None
    newest: str
    newest_source: str
    printed: PrintedView | None
    upkeep: tuple[tuple[str, str], ...]
    series: SeriesView

    @property
    def href(self) -> str:
        """Return the link to it from the plan's page."""
        return f"{self.page}/" + (f"#{self.id}" if self.id != self.page else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """The page of one indicator: itself, or its parts; `texts` are what the newest year says of its measure.

    `measure` is the measure's name and the link to it from the plan's page; `others` are the measure's other indicators.
    """

    id: str
    title: str
    full_name: str
    sentence: str
    card: IndicatorCard
    above: tuple[Link, ...]
    measure: Link | None
    views: tuple[IndicatorView, ...]
    contacts: tuple[ContactView, ...]
    texts: tuple[TextView, ...]
    others: tuple[IndicatorView, ...]
    around: tuple[Link, ...]
