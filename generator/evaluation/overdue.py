"""Overdue values: determine which fiscal years' values of a plan are overdue or expected, and who is responsible."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import FINAL, Period, PeriodKind, fiscal_year_of
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Missing

WAITING = {Missing.NOT_PUBLISHED, Missing.NOT_FINAL, Missing.BEING_COMPILED, Missing.BEING_SURVEYED}
"""Reasons for the absence of a value that mean "not yet"."""
_OVER = {Missing.COMPLETED, Missing.ENDED, Missing.CANCELLED}
_NO_TARGET = {Missing.NOT_SET, Missing.NOT_APPLICABLE, Missing.DASH, Missing.BLANK}

RowsByPeriod = Mapping[Period, Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Years without a value: the oldest (a calendar year if the indicator's are), its due date, whether the plan states it, and the number of years."""

    year: Period
    due: dt.date
    named: bool
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateStatus:
    """The update status of one track: what is overdue, what has been "集計中" (or similar) too long, what is due next."""

    track: Track
    late: Gap | None
    waiting: Gap | None
    next: Gap | None


def update_statuses(evaluation: Evaluation) -> tuple[UpdateStatus, ...]:
    """Return the update status of every track, in the plan's order."""
    return tuple(update_status(evaluation, track) for track in evaluation.tracks)


def update_status(evaluation: Evaluation, track: Track) -> UpdateStatus:
    """Return the update status of one track; once the plan's last year has a value, nothing is expected any more."""
    plan, today = evaluation.plan, evaluation.today
    found = {year: _value(track.rows, year) for year in range(plan.period.from_.year, plan.period.to.year + 1)}
    due = {year: due_day(plan, track.indicator, year)[0] for year in found}
    last = found[plan.period.to.year]
    missing = [year for year in found if found[year] is None and last is None and _is_expected(plan, track, year)]
    waiting = [year for year, value in found.items() if value is not None and value.missing in WAITING]

    def gap(years: Sequence[int]) -> Gap | None:
        if not years:
            return None
        due, named = due_day(plan, track.indicator, years[0])
        first = Period(year=years[0])
        own = first.in_calendar if track.indicator.calendar else first
        return Gap(year=own, due=due, named=named, years=len(years))

    return UpdateStatus(
        track=track,
        late=gap([year for year in missing if due[year] < today]),
        waiting=gap([year for year in waiting if _is_a_year_past(due[year], today)]),
        next=gap([year for year in missing if due[year] >= today]),
    )


def due_day(plan: Plan, indicator: Indicator, year: int) -> tuple[dt.date, bool]:
    """Return the date by which a fiscal year's value is due, and whether the plan states it.

    If it states none, the portal's own rule applies: one year after the end of the fiscal year.
    """
    named = indicator.upkeep.due or plan.upkeep.due
    day = named.of(year) if named else None
    return (day, True) if day else (dt.date(year + 2, 3, 31), False)


def is_complete(evaluation: Evaluation) -> bool:
    """Return whether a plan's period is over and no value is missing any more."""
    over = fiscal_year_of(evaluation.today) > evaluation.plan.period.to.year
    return over and not any(one.late or one.waiting or one.next for one in update_statuses(evaluation))


def owner(plan: Plan, track: Track | None) -> tuple[str, bool]:
    """Return who updates the figures (empty if unknown), and whether that is only inferred from the measure's lead."""
    named = (track.indicator.upkeep.owner if track else None) or plan.upkeep.owner
    leads = (measure.lead for measure in reversed(track.node.line)) if track and track.node else iter(())
    lead = "・".join(next((lead for lead in leads if lead), ()))
    return (named, False) if named else (lead, bool(lead))


def updated(plan: Plan, indicator: Indicator) -> dt.date:
    """Return the date on which an indicator was last updated."""
    return indicator.updated or plan.updated


def _is_expected(plan: Plan, track: Track, year: int) -> bool:
    """Return whether a fiscal year should have a value: it has a target or an earlier value, and nothing ended it."""
    rows = track.rows.items()
    before = [value for period, row in rows if (period.fiscal_year or year) < year for value in _recorded(row)]
    if any(value.missing in _OVER for value in before):
        return False
    if not _is_survey_year(plan, track, year):
        return False
    is_last = year == plan.period.to.year
    due = [period for period, _ in rows if (period.is_year and period.year == year) or (is_last and period == FINAL)]
    targets = [row.target for period, row in rows if period in due and row.target]
    return any(value.missing is None for value in before) or any(one.missing not in _NO_TARGET for one in targets)


def _is_survey_year(plan: Plan, track: Track, year: int) -> bool:
    """Return whether a survey of several years' rhythm is due: counted from the newest earlier value or baseline."""
    every = track.indicator.upkeep.every or plan.upkeep.every or 1
    known = [
        when.fiscal_year
        for when, row in track.rows.items()
        for figure in (*_recorded(row), row.baseline)
        if figure and figure.missing is None and when.fiscal_year is not None and when.fiscal_year < year
    ]
    return not known or (year - max(known)) % every == 0


def _value(rows: RowsByPeriod, year: int) -> Figure | None:
    """Return a fiscal year's value: from its own row, a range, its second half or a month; None if there is none."""
    found = [value for period, row in rows.items() if _covers(period, year) for value in _recorded(row)]
    return min(found, key=lambda value: value.missing is not None, default=None)


def _covers(period: Period, year: int) -> bool:
    match period.kind:
        case PeriodKind.YEAR | PeriodKind.CALENDAR | PeriodKind.MONTH:
            return period.year == year
        case PeriodKind.HALF:
            return period.year == year and period.part == 2
        case PeriodKind.RANGE:
            return period.year <= year <= period.until
        case PeriodKind.SINCE | PeriodKind.CURRENT | PeriodKind.FINAL:
            return False
    assert_never(period.kind)


def _recorded(row: Row) -> Iterator[Figure]:
    yield from (value for value in (row.actual, row.total) if value is not None)


def _is_a_year_past(due: dt.date, today: dt.date) -> bool:
    return (due.year + 1, due.month, due.day) < (today.year, today.month, today.day)
