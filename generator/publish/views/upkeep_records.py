"""Views of upkeep, as frozen records of finished texts: overdue values, and corrected mistakes."""

from dataclasses import dataclass

from generator.publish.views.score_records import YearHead


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
