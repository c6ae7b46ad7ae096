"""Views of pages, as frozen records of finished texts, links and marks."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.plan.reserved import PlanSubpage
from generator.publish.page import Link
from generator.publish.source_links import Citation, Fact
from generator.publish.views.block_records import (
    BodyView,
    BudgetRow,
    ChartView,
    ContactView,
    EndedView,
    ErratumView,
    EventView,
    LogicView,
    MoneyView,
    MovedAway,
    PrintedView,
    TableView,
    TextView,
    UpkeepView,
)
from generator.publish.views.indicator_records import IndicatorPage, IndicatorView
from generator.publish.views.score_records import (
    BehindView,
    ImprovedView,
    ListPage,
    PromiseView,
    ScaleView,
    ScoreGroup,
    StandingView,
    YearHead,
)
from generator.publish.views.source_records import SourceLink, SourcePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A measure or programme on a measure's page; `level` is the heading's level, `was` its former ids."""

    id: str
    was: tuple[str, ...]
    level: int
    kind: str
    name: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    texts: tuple[TextView, ...]
    indicators: tuple[IndicatorView, ...]
    source: Citation | None
    same: tuple[str, str] | None = None
    contacts: tuple[ContactView, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    money: MoneyView | None = None
    printed: PrintedView | None = None
    logic: LogicView | None = None
    tables: tuple[TableView, ...] = ()
    events: tuple[EventView, ...] = ()

    @property
    def has_content(self) -> bool:
        """Return whether it states more than its name, its themes and its indicators."""
        return bool(self.facts or self.texts or self.contacts or self.money or self.logic or self.tables or self.events)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """One page for a measure of the plan's page level."""

    id: str
    title: str
    kind: str
    above: tuple[Link, ...]
    sections: tuple[Section, ...]
    moved: tuple[MovedAway, ...]
    scales: tuple[ScaleView, ...]
    around: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedView:
    """What is noticeable about one item: `href` leads to it from the plan's page; `accepted` is the reason, or empty."""

    name: str
    href: str
    facts: tuple[str, ...]
    accepted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetView:
    """A plan's budget: amounts by measure and line, in `unit`; `sums` state of what lines the totals are made."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[BudgetRow, ...]
    sums: tuple[str, ...]
    noticed: tuple[NoticedView, ...]
    chart: ChartView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView:
    """A plan's data: counts, totals, what was noticed by kind, corrections, unreadable and omitted parts.

    `missing` is what was not found at its cited lines (item, words, citation), `unaccounted` what the plan leaves out.
    """

    counts: tuple[tuple[str, str], ...]
    totals: tuple[tuple[str, str], ...]
    noticed: tuple[tuple[str, tuple[NoticedView, ...]], ...]
    corrections: tuple[tuple[Citation | None, str, str, str], ...]
    unreadable: tuple[tuple[Citation | None, str, str], ...]
    left_out: tuple[tuple[str, str, str], ...]
    missing: tuple[tuple[Link, str, Citation | None], ...]
    unaccounted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry:
    """What one measure does about a theme: its link from the plan's page, its lead, its own words, its figures."""

    theme: str
    name: str
    href: str
    lead: tuple[str, ...]
    about: str
    figures: tuple[str, ...]
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """A plan's page, with the pages of its measures and its further pages.

    `subjects` are groups of (measure, link, contacts), for those who look for a subject; `lines` are the line numbers
    in the plan's file by indicator anchor; `coverage` is the period as an ISO 8601 interval.
    """

    id: str
    was: tuple[str, ...]
    title: str
    place: str
    prefecture: str
    municipality: str
    municipality_code: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    standings: tuple[StandingView, ...]
    has_grades: bool
    standing_note: str
    behind_title: str
    behind: tuple[BehindView, ...]
    promises: tuple[PromiseView, ...]
    improved: tuple[ImprovedView, ...]
    worse: tuple[ImprovedView, ...]
    lists: tuple[ListPage, ...]
    lines: Mapping[str, int]
    coverage: str
    years: tuple[YearHead, ...]
    groups: tuple[ScoreGroup, ...]
    differences: tuple[str, ...]
    scales: tuple[ScaleView, ...]
    own: Section
    measures: tuple[MeasurePage, ...]
    indicators: tuple[IndicatorPage, ...]
    measure_groups: tuple[tuple[str, tuple[MeasurePage, ...]], ...]
    sources: tuple[SourceLink, ...]
    compared: str
    updated: str
    updated_iso: str
    upkeep: UpkeepView
    errata: tuple[ErratumView, ...]
    follows: str
    ended: tuple[EndedView, ...]
    more: tuple[tuple[PlanSubpage, str], ...]
    budget: BudgetView | None
    contacts: tuple[ContactView, ...]
    subjects: tuple[tuple[str, tuple[tuple[str, str, tuple[ContactView, ...]], ...]], ...]
    bodies: tuple[BodyView, ...]
    events: tuple[EventView, ...]
    quality: QualityView
    themes: tuple[ThemeEntry, ...]
    source_pages: tuple[SourcePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemePage:
    """One of the portal's themes: what each plan does about it, and the plans without an item on it."""

    id: str
    name: str
    plans: tuple[tuple[PlanPage, tuple[ThemeEntry, ...]], ...]
    others: tuple[PlanPage, ...]
