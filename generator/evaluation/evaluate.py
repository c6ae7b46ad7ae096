"""Evaluate a plan: compute one result, with its reason, for every indicator, part and period."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.evaluation.grade import grade, non_grade
from generator.evaluation.rate import rate
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result, TargetBasis
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind, fiscal_year_of
from generator.plan.model.indicator import Indicator, Whole
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Comparator, Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The figures of an indicator (or one part of it) over time, in its place, with its rows and results by period."""

    indicator: Indicator
    node: Node | None
    part: str
    rows: Mapping[Period, Row]
    results: Mapping[Period, Result]

    @property
    def unit(self) -> str | None:
        """Return the unit of the figures: the part's own, or the indicator's."""
        part = next((part for part in self.indicator.parts if part.id == self.part), None)
        return (part.unit if part else None) or self.indicator.unit

    def is_on(self, node: Node) -> bool:
        """Return whether the indicator belongs to a measure itself (not to one below it)."""
        return self.node is not None and self.node.path == node.path


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A plan and all its tracks, in the plan's order, as of the date `today`."""

    plan: Plan
    tracks: tuple[Track, ...]
    today: dt.date


def evaluate(plan: Plan, today: dt.date) -> Evaluation:
    """Evaluate every indicator of a plan; fiscal years that have not ended by `today` are not yet due."""
    return Evaluation(plan, tuple(_tracks(plan, fiscal_year_of(today))), today)


def _tracks(plan: Plan, current_year: int) -> Iterator[Track]:
    for placed in plan.placed_indicators():
        indicator = placed.indicator
        tracks = []
        for part, years, _ in indicator.tracks():
            rows = dict(sorted(years.items()))
            results = {period: _result(plan, indicator, rows, period, current_year) for period in rows}
            tracks.append(Track(indicator=indicator, node=placed.node, part=part, rows=rows, results=results))
        if indicator.whole is not None and indicator.parts and not indicator.years:
            tracks.insert(0, _whole(indicator, placed.node, indicator.whole, tracks))
        yield from tracks


def _result(plan: Plan, indicator: Indicator, rows: Mapping[Period, Row], period: Period, current_year: int) -> Result:
    row = rows[period]
    target, basis = _target(period, rows)
    baseline = _baseline(period, rows)
    inputs = Inputs(
        actual=_value(row.actual),
        target=_value(target),
        baseline=_value(baseline),
        direction=indicator.direction,
        method=indicator.rate or plan.rate,
        tolerance=indicator.tolerance or Decimal(0),
        basis=basis,
    )
    missing = row.actual.missing if row.actual else None
    result = Result(
        inputs=inputs,
        rate=Rate(),
        graded=Graded(),
        published=row.grade or {},
        missing=missing,
    )
    if (reason := _unfit(period, row.actual, target, current_year)) is not None:
        code = non_grade(plan.scale, missing)
        graded = Graded(code, Reason.NOT_A_GRADE) if code else Graded(reason=reason)
        return replace(result, rate=Rate(reason=reason), graded=graded)
    computed = rate(inputs)
    return replace(result, rate=computed, graded=grade(plan.scale, inputs, computed))


def _value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def _target(period: Period, rows: Mapping[Period, Row]) -> tuple[Figure | None, TargetBasis]:
    """Return the applicable target: the same period's, or the final one if it is the only one."""
    own = rows[period].target
    if own is not None:
        return own, TargetBasis.SAME_PERIOD
    targets = [(when, row.target) for when, row in rows.items() if row.target is not None]
    if len(targets) == 1 and period.kind is PeriodKind.YEAR:
        when, only = targets[0]
        if when.kind in (PeriodKind.YEAR, PeriodKind.FINAL) and when > period:
            return only, TargetBasis.FINAL
    return None, TargetBasis.SAME_PERIOD


def _baseline(period: Period, rows: Mapping[Period, Row]) -> Figure | None:
    """Return the newest baseline that is not later than the period."""
    known = [row.baseline for when, row in rows.items() if row.baseline is not None and when <= period]
    return known[-1] if known else None


def _unfit(period: Period, actual: Figure | None, target: Figure | None, current_year: int) -> Reason | None:
    """Return the reason why there is nothing to compare, or None."""
    if actual is None:
        return Reason.NOT_DUE if period.year >= current_year else Reason.NOT_GIVEN
    if actual.missing is not None:
        return Reason.ACTUAL_MISSING
    if target is None:
        return Reason.NO_TARGET
    if target.missing is not None:
        return Reason.NO_TARGET if target.missing is Missing.NOT_SET else Reason.TARGET_MISSING
    if actual.words is not None or target.words is not None:
        return Reason.WORDS
    if any(figure.of is not None and figure.of != period for figure in (actual, target)):
        return Reason.OTHER_YEAR
    if actual.comparator is not None and actual.comparator is not Comparator.KEEP:
        return Reason.INEXACT
    return None


def _whole(indicator: Indicator, node: Node | None, rule: Whole, parts: list[Track]) -> Track:
    """Evaluate a compound indicator as a whole, by its declared rule, in each period that all its parts share."""
    shared = [period for period in parts[0].rows if all(period in track.rows for track in parts)]
    results: dict[Period, Result] = {}
    for period in shared:
        judged = [track.results[period].rate.met for track in parts]
        known = [met for met in judged if met is not None]
        met = None
        if len(known) == len(judged):
            met = all(known) if rule is Whole.ALL else any(known)
        inputs = Inputs(direction=indicator.direction)
        results[period] = Result(
            inputs=inputs,
            rate=Rate(reason=Reason.PARTS, met=met),
            graded=Graded(reason=Reason.PARTS),
            published={},
            whole=rule,
        )
    return Track(indicator=indicator, node=node, part="", rows={period: Row() for period in shared}, results=results)
