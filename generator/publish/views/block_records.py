"""Views of a plan's blocks, as frozen records of finished texts: texts, contacts, tables, events, money, people, series, upkeep."""

from dataclasses import dataclass

from generator.publish.charts.chart import BarChart, IndicatorChart
from generator.publish.source_links import Citation
from generator.publish.views.score_records import YearHead

BEFORE, AFTER = 50, 40
"""The number of printed characters before and after a figure that a report of an error takes along."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A printed line, or the parts of it around figures: (text, kind), where the kind is "", "figure" or "now" (newest)."""

    citation: Citation | None
    parts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedView:
    """The printed lines of some figures, and what was read differently or not found."""

    quotes: tuple[QuoteView, ...]
    notes: tuple[str, ...]

    @property
    def newest(self) -> str:
        """Return the printed words around the newest figure, or around the first one, as text; empty without a quote."""
        parts = [part for quote in self.quotes for part in quote.parts]
        marks = [index for index, (_, kind) in enumerate(parts) if kind]
        at = next((index for index in marks if parts[index][1] == "now"), marks[0] if marks else None)
        if at is None:
            return ""
        before, after = ("".join(text for text, _ in some) for some in (parts[:at], parts[at + 1 :]))
        return f"{before[-BEFORE:]}{parts[at][0]}{after[:AFTER]}"


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of the plan under its own heading: blocks of ("p", paragraphs) and ("ul", items)."""

    heading: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact: the name, and lines of (kind, text, address or empty)."""

    id: str
    name: str
    lines: tuple[tuple[str, str, str], ...]
    subjects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A plain table; cells are (text, whether it is a number)."""

    id: str
    title: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    note: str
    source: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A dated event; `sort` orders it, `month` groups it."""

    sort: str
    month: str
    when: str
    title: str
    items: tuple[str, ...]
    who: str
    note: str
    source: Citation | None


@dataclass(frozen=True, slots=True)
class LogicView:
    """A logic model: its stages in order, each with its items."""

    stages: tuple[tuple[str, tuple[str, ...]], ...]
    source: Citation | None


@dataclass(frozen=True, slots=True)
class AmountView:
    """One amount of money as text, with what the plan says about it."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MoneyView:
    """Amounts of money: a column for each year and basis, a row for each line."""

    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[AmountView, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """One measure's line in the budget table; `level` indents it, `href` links to it."""

    name: str
    href: str
    level: int
    line: str
    amounts: tuple[AmountView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """A council with its members; a member is (category, organisation, post, person, role, note)."""

    id: str
    name: str
    about: tuple[tuple[str, tuple[str, ...]], ...]
    members: tuple[tuple[str, ...], ...]
    source: Citation | None


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart: the name of its file, beside the page, and its description in words."""

    chart: IndicatorChart | BarChart
    file: str
    alt: str

    @property
    def height(self) -> int:
        """Return the drawing's height in CSS pixels; it is `chart.WIDTH` wide."""
        return self.chart.height


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPart:
    """What one plan says of an indicator: rows of year, target and value; `href` leads from the plan's page there."""

    plan: str
    name: str
    href: str
    unit: str
    rows: tuple[tuple[YearHead, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """An indicator across plans: the parts of all plans, the oldest first, and their chart; empty if it is in one plan.

    `notes` say what to know when comparing them, `after` what became of it in the next plans: text and link, or "".
    """

    parts: tuple[SeriesPart, ...] = ()
    chart: ChartView | None = None
    notes: tuple[str, ...] = ()
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedView:
    """What a plan does not go on with: its name (or id) in the plan before, its link from the plan's page, or ""."""

    name: str
    href: str
    why: str
    source: Citation | None


@dataclass(frozen=True, slots=True)
class MovedAway:
    """A measure that was on this page before: its name, the link to it from the plan's page, and the anchors that it had here."""

    name: str
    href: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRow:
    """One track without a value; `word` is the reason so far, `named` whether the plan itself states the due date."""

    name: str
    detail: str
    href: str
    year: YearHead
    more: str
    due: str
    named: bool
    word: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepView:
    """How a plan is kept up to date, as of a date: who and when, what is due next, overdue, or "集計中" too long."""

    facts: tuple[tuple[str, str], ...]
    state: str
    late: tuple[LateRow, ...]
    waiting: tuple[LateRow, ...]
    as_of: str

    @property
    def count(self) -> int:
        """Return the number of tracks with an overdue value."""
        return len(self.late)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumView:
    """A corrected mistake: `href` leads from the plan's page to the item, or to the plan; `day` is in ISO 8601."""

    day: str
    date: str
    since: str
    what: str
    was: str
    now: str
    why: str
    href: str
