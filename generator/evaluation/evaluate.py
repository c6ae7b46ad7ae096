"""Evaluate a plan: compute one result, with its reason, for every indicator, part and period."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.evaluation.judge import Subject, judge
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator, Whole
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Counts


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

    @property
    def counts(self) -> Counts | None:
        """Return what is counted; None if it is undeclared."""
        return self.indicator.counts_in(self.unit)

    def measured(self, period: Period) -> Figure | None:
        """Return the figure of a period that counts; None if there is none."""
        result = self.results.get(period)
        return result.measured if result else None

    def period_in(self, period: Period) -> Period | None:
        """Return the track's own period for a plan's period: the same, or the calendar year for a fiscal year; else None."""
        return next((one for one in (period, period.in_calendar) if one in self.rows), None)

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
    return Evaluation(plan, tuple(_tracks(plan, today)), today)


def _tracks(plan: Plan, today: dt.date) -> Iterator[Track]:
    for placed in plan.placed_indicators():
        indicator = placed.indicator
        tracks = []
        for part, years, _ in indicator.tracks():
            rows = dict(sorted(years.items()))
            unit = next((one.unit for one in indicator.parts if one.id == part), None) or indicator.unit
            subject = Subject(plan=plan, indicator=indicator, unit=unit, rows=rows, today=today)
            results = {period: judge(subject, period) for period in rows}
            tracks.append(Track(indicator=indicator, node=placed.node, part=part, rows=rows, results=results))
        if indicator.whole is not None and indicator.parts and not indicator.years:
            tracks.insert(0, _whole(indicator, placed.node, indicator.whole, tracks))
        yield from tracks


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
