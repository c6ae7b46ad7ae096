"""The one judgement: a period's figures and the plan's rules in, a record of what they mean out.

Everything that a page, a list or a table says about a value repeats this record.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from generator.evaluation import due_targets
from generator.evaluation.goals import goal_of, is_met, wording
from generator.evaluation.grade import grade, non_grade
from generator.evaluation.rate import rate
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result, TargetBasis
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind, fiscal_year_of
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import Absent, Bound, exact_number
from generator.plan.model.row import Row, Series
from generator.plan.model.units import ratio_of_units
from generator.plan.model.vocabulary import Counts, Direction, Status

_EXACT = Context(prec=60)
"""Precise enough for the conversion of any number that a plan file can hold."""
_LEADS_TO_GOAL = (Counts.LEVEL, Counts.CUMULATIVE, Counts.RATIO)
"""What can be compared with a target of a later year: the same quantity at another time."""
_NEVER_JUDGED = (
    Reason.CONTEXT_ONLY,
    Reason.DIRECTION_UNDECLARED,
    Reason.BOUND_AGAINST_DIRECTION,
    Reason.NOT_A_STAGE,
)
"""Why a target asks for nothing that can be judged, whenever it is due."""

Rows = Mapping[Period, Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is judged: an indicator (or one part of it) of a plan, its unit and its rows in time order."""

    plan: Plan
    indicator: Indicator
    unit: str | None
    rows: Rows
    today: dt.date

    @property
    def counts(self) -> Counts | None:
        """Return what is counted; None if it is undeclared."""
        return self.indicator.counts_in(self.unit)

    def measured(self, row: Row) -> tuple[Series, Figure | None]:
        """Return the figure of a row that counts: the total of a cumulative indicator, else the actual.

        If any row of a cumulative indicator has a total, an actual is the amount of one year and never counts.
        """
        if self.counts is Counts.CUMULATIVE and any(other.total is not None for other in self.rows.values()):
            return Series.TOTAL, row.total
        return Series.ACTUAL, row.actual


def judge(subject: Subject, period: Period) -> Result:
    """Return the judgement of one period: target, verdict, rate and grade, each with the reason where there is none."""
    plan, indicator, row = subject.plan, subject.indicator, subject.rows[period]
    series, measured = subject.measured(row)
    target, due, basis = due_targets.applicable(subject.rows, period, plan.period.to)
    unit = (target.unit if target else None) or subject.unit
    baseline = newest_baseline(subject.rows, period, subject.counts)
    before = _year_before(subject, period)
    inputs = Inputs(
        actual=number_in(measured, subject.unit, unit),
        target=_formula_number(target),
        baseline=number_in(baseline[1], subject.unit, unit) if baseline else None,
        previous=number_in(before, subject.unit, unit),
        counts=subject.counts,
        stages=indicator.stages,
        direction=indicator.direction,
        method=indicator.rate or plan.rate,
        tolerance=indicator.tolerance,
        basis=basis,
    )
    missing = measured.missing if measured else None
    ahead = due_targets.ahead(subject.rows, period, plan.period.to)
    result = Result(
        inputs=inputs,
        measured=measured,
        series=series,
        target=target,
        due=due,
        ahead=ahead,
        ahead_is_over=ahead is not None and has_ended(ahead, plan, subject.today),
        unit=unit,
        rate=Rate(),
        graded=Graded(),
        scale=plan.scale_name,
        published=plan.named_grades(row),
        missing=missing,
        measured_unit=(measured.unit if measured else None) or subject.unit,
    )
    reason = _unfit(subject, period, measured, target)
    if reason is None and measured is not None and target is not None:
        return _compared(result, plan, measured, target)
    code = non_grade(plan.scale, missing)
    graded = Graded(code, Reason.NOT_A_GRADE) if code else Graded(reason=reason)
    return replace(result, rate=Rate(reason=reason), graded=graded)


def number_in(figure: Figure | None, usual: str | None, unit: str | None) -> Decimal | None:
    """Return a figure's exact number, converted from its own unit (or the `usual` one); None if it cannot be."""
    number = figure.number if figure else None
    if figure is None or number is None or (factor := ratio_of_units(figure.unit or usual, unit)) is None:
        return None
    if factor == 1:
        return number
    return _EXACT.divide(_EXACT.multiply(number, Decimal(factor.numerator)), Decimal(factor.denominator))


def newest_baseline(rows: Rows, period: Period, counts: Counts | None) -> tuple[Period, Figure] | None:
    """Return the newest baseline that is not later than a period and compares with it, with its period."""
    known = [
        (when, row.baseline)
        for when, row in rows.items()
        if row.baseline is not None and when <= period and _is_as_long(when, period, counts)
    ]
    return known[-1] if known else None


def _is_as_long(before: Period, period: Period, counts: Counts | None) -> bool:
    """Return whether two periods compare: several years with as many, and an amount of half a year with the same half."""
    if PeriodKind.RANGE in (before.kind, period.kind):
        return before.kind is period.kind and before.until - before.year == period.until - period.year
    is_short = {before.kind, period.kind} & {PeriodKind.HALF, PeriodKind.MONTH}
    return not is_short or counts is not Counts.YEARLY or (before.kind, before.part) == (period.kind, period.part)


def is_own(figure: Figure, period: Period) -> bool:
    """Return whether a figure is that of its period, whole: neither another year's nor a part of it."""
    return figure.of in (None, period) and figure.status is not Status.PARTIAL


def has_ended(period: Period, plan: Plan, today: dt.date) -> bool:
    """Return whether a period is over: a fiscal year at the end of March, the final target's with the plan."""
    match period.kind:
        case PeriodKind.CALENDAR:
            return period.year < today.year
        case PeriodKind.FINAL:
            return plan.period.to.year < fiscal_year_of(today)
        case PeriodKind.RANGE:
            return period.until < fiscal_year_of(today)
        case PeriodKind.YEAR | PeriodKind.HALF | PeriodKind.MONTH | PeriodKind.SINCE | PeriodKind.CURRENT:
            return period.year < fiscal_year_of(today)


def _year_before(subject: Subject, period: Period) -> Figure | None:
    before = replace(period, year=period.year - 1)
    row = subject.rows.get(before) if period.is_year else None
    figure = subject.measured(row)[1] if row else None
    return figure if figure and is_own(figure, before) else None


def _formula_number(target: Figure | None) -> Decimal | None:
    """Return the number that a formula can use: an exact target, or a bound that includes its number."""
    if target is None:
        return None
    if isinstance(target.quantity, Bound) and not target.quantity.limit.is_strict:
        return target.quantity.number
    return exact_number(target.quantity)


def _unfit(subject: Subject, period: Period, measured: Figure | None, target: Figure | None) -> Reason | None:
    """Return the reason why there is nothing to compare, or None."""
    if measured is None:
        return _nothing_measured(subject, period)
    if measured.missing is not None:
        return Reason.ACTUAL_MISSING
    if target is None:
        return Reason.NO_TARGET
    if isinstance(target.quantity, Absent):
        found = goal_of(target.quantity, Inputs())
        assert isinstance(found, Reason)
        return found
    if not is_own(measured, period):
        return Reason.PARTIAL if measured.status is Status.PARTIAL else Reason.OTHER_YEAR
    if target.of is not None and target.of != period:
        return Reason.OTHER_YEAR
    units = measured.unit or subject.unit, target.unit or subject.unit
    return Reason.UNITS_DIFFER if measured.number is not None and ratio_of_units(*units) is None else None


def _nothing_measured(subject: Subject, period: Period) -> Reason:
    row = subject.rows[period]
    if subject.measured(row)[0] is Series.TOTAL and row.actual is not None:
        return Reason.TOTAL_MISSING
    if row.total is not None:
        return Reason.TOTAL_ONLY
    if row.target is None and row.baseline is not None:
        return Reason.BASELINE_ONLY
    if row.target is None and row.forecast is not None:
        return Reason.FORECAST_ONLY
    return Reason.NOT_GIVEN if has_ended(period, subject.plan, subject.today) else Reason.NOT_DUE


def _compared(result: Result, plan: Plan, measured: Figure, target: Figure) -> Result:
    """Return the result with goal, verdict, rate and grade of a value that has a target."""
    inputs = result.inputs
    goal = goal_of(target.quantity, inputs)
    words = wording(target.quantity)
    if words and words == wording(measured.quantity) and inputs.direction is not Direction.NONE:
        met: bool | Reason = True
    else:
        met = goal if isinstance(goal, Reason) else is_met(goal, measured.quantity, inputs.actual, inputs.method)
    result = replace(result, goal=None if isinstance(goal, Reason) else goal)
    if inputs.basis is TargetBasis.LATER and goal not in _NEVER_JUDGED:
        later = _rate(inputs) if inputs.counts in _LEADS_TO_GOAL and not isinstance(goal, Reason) else None
        percent = later if isinstance(later, Fraction) else None
        reason = None if percent is not None else Reason.GOAL_NOT_DUE
        return replace(result, rate=Rate(percent, reason, None), graded=Graded(reason=Reason.GOAL_NOT_DUE))
    if isinstance(met, Reason):
        return replace(result, rate=Rate(reason=met), graded=Graded(reason=met))
    found = _rate(inputs)
    computed = Rate(found, None, met) if isinstance(found, Fraction) else Rate(None, found, met)
    return replace(result, rate=computed, graded=grade(plan.scale, inputs, computed))


def _rate(inputs: Inputs) -> Fraction | Reason:
    return Reason.MET_OR_NOT if inputs.actual is None else rate(inputs)
