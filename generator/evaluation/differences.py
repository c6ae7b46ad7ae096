"""Differences: compare a value with last year's, the baseline and the last target, as far as their kind allows it."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import assert_never

from generator.evaluation.evaluate import Track
from generator.evaluation.goals import goal_of, is_met, is_relative
from generator.evaluation.judge import is_own, newest_baseline, number_in
from generator.evaluation.result import Hold, Reach, Reason
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.quantity import (
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.vocabulary import Counts, Direction

_EXACT = Context(prec=60)
"""Precise enough for the difference of any two numbers that a plan file can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two values of one indicator, in its unit: an earlier one with its period, and the later one."""

    since: Period
    before: Decimal
    now: Decimal
    direction: Direction | None

    @property
    def amount(self) -> Decimal:
        """Return the later value minus the earlier one."""
        return _EXACT.subtract(self.now, self.before)

    @property
    def is_better(self) -> bool | None:
        """Return whether the later value is better; None if they are equal or the direction does not say."""
        if self.amount == 0 or self.direction not in (Direction.UP, Direction.DOWN):
            return None
        return (self.amount > 0) is (self.direction is Direction.UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The last target, if it is later than the value.

    `reached` and `distance` (without sign, in the target's unit) are given only where the kind of measure allows it:
    never for yearly amounts, which begin anew each year. `difference` is the target minus the value, side by side;
    only a target at one number has it. `baseline` is what a goal in words (増加) refers to.
    """

    period: Period
    target: Figure
    reached: bool | None
    distance: Decimal | None
    difference: Decimal | None
    baseline: Decimal | None
    unit: str | None


def newest_value(track: Track) -> Period | None:
    """Return the newest period with a value (of a cumulative indicator: its total), or None."""
    known = [
        period for period in track.rows if (figure := track.measured(period)) is not None and figure.missing is None
    ]
    return known[-1] if known else None


def change_from_last_year(track: Track, period: Period) -> Change | None:
    """Return the change from the year before; None unless both are exact numbers of their own years."""
    if not period.is_year:
        return None
    return _change(track, replace(period, year=period.year - 1), period)


def change_from_baseline(track: Track, period: Period) -> Change | None:
    """Return the change of a year's value from the newest baseline that is not later; None if they do not compare."""
    found = newest_baseline(track.rows, period, track.counts)
    now = _own_number(track, period)
    before = number_in(found[1], track.unit, track.unit) if found else None
    if found is None or before is None or now is None or not period.is_year:
        return None
    return Change(since=found[1].of or found[0], before=before, now=now, direction=track.indicator.direction)


def outlook(track: Track, period: Period) -> Outlook | None:
    """Return the last target and how far the value of `period` is from it; None if no target is due later."""
    when, measured = track.results[period].ahead, track.measured(period)
    target = track.rows[when].target if when else None
    if when is None or target is None or measured is None or not is_own(measured, period):
        return None
    unit = target.unit or track.unit
    number = number_in(measured, track.unit, unit)
    found = newest_baseline(track.rows, period, track.counts)
    baseline = number_in(found[1], track.unit, unit) if found else None
    inputs = replace(track.results[period].inputs, previous=None, baseline=baseline)
    goal = goal_of(target.quantity, inputs)
    difference = distance = reached = None
    if isinstance(goal, Reach | Hold) and number is not None and _is_at_a_number(target.quantity):
        difference = _EXACT.subtract(goal.number, number)
    if not isinstance(goal, Reason) and track.counts not in (None, Counts.YEARLY) and not is_relative(target.quantity):
        met = is_met(goal, measured.quantity, number, inputs.method)
        reached = met if isinstance(met, bool) else None
        distance = abs(difference) if difference is not None and reached is False else None
    return Outlook(
        period=when,
        target=target,
        reached=reached,
        distance=distance,
        difference=difference,
        baseline=baseline if is_relative(target.quantity) else None,
        unit=unit,
    )


def _is_at_a_number(target: Quantity) -> bool:
    """Return whether a target is at one number exactly, so that there is a distance from it."""
    match target:
        case Exact():
            return True
        case Bound(_, limit):
            return not limit.is_strict
        case Range() | About() | Keep() | AsLastYear() | Trend() | Words() | Absent():
            return False
    assert_never(target)


def _change(track: Track, before: Period, now: Period) -> Change | None:
    then, number = _own_number(track, before), _own_number(track, now)
    if then is None or number is None or track.results[before].series is not track.results[now].series:
        return None  # a total is not compared with the amount of one year
    return Change(since=before, before=then, now=number, direction=track.indicator.direction)


def _own_number(track: Track, period: Period) -> Decimal | None:
    """Return the exact number of a period in the indicator's unit; None for another year's or a part of it."""
    figure = track.measured(period)
    return number_in(figure, track.unit, track.unit) if figure and is_own(figure, period) else None
