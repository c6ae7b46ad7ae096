"""Goals: determine what a target asks for, and whether a value meets it; every kind of quantity is matched.

Source of the rules: docs/evaluation.md.
"""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from generator.evaluation.result import Arrive, Goal, Hold, Inputs, Inside, Reach, Reason
from generator.plan.model.quantity import (
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Limit,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.vocabulary import Direction, Method, Missing

_ZERO = Decimal(0)


def goal_of(target: Quantity, inputs: Inputs) -> Goal | Reason:
    """Return what a target asks for under the indicator's direction, baseline and year before, or why that is unknown."""
    if inputs.direction is Direction.NONE:
        return Reason.CONTEXT_ONLY
    match target:
        case Exact(number):
            return _plain(number, inputs)
        case Bound(number, limit):
            return _bounded(number, limit, inputs)
        case Range():
            return Inside(target)
        case About(number):
            tolerance = inputs.tolerance
            return Reason.INEXACT if tolerance is None else _near(number, inputs.direction, tolerance)
        case Keep(number):
            kept = inputs.baseline if number is None else number
            return Reason.BASELINE_MISSING if kept is None else _near(kept, inputs.direction, inputs.tolerance or _ZERO)
        case AsLastYear(limit):
            return Reason.LAST_YEAR_MISSING if inputs.previous is None else _bounded(inputs.previous, limit, inputs)
        case Trend(limit):
            return Reason.BASELINE_MISSING if inputs.baseline is None else _bounded(inputs.baseline, limit, inputs)
        case Words(text):
            return Reason.NOT_A_STAGE if inputs.stages and text not in inputs.stages else Arrive(text, inputs.stages)
        case Absent(reason):
            return Reason.NO_TARGET if reason is Missing.NOT_SET else Reason.TARGET_MISSING
    assert_never(target)


def is_met(goal: Goal, actual: Quantity, number: Decimal | None, method: Method | None) -> bool | Reason:
    """Return whether a value meets a goal, or why that cannot be said.

    `number` is the value in the goal's unit if it is exact. Words meet a milestone if they are equal or a later stage;
    other words miss it only where the stages are declared, or the plan's own method is "met or not".
    """
    if isinstance(goal, Arrive):
        return _arrived(goal, actual, method)
    if number is None:
        return Reason.WORDS if wording(actual) else Reason.INEXACT
    match goal:
        case Reach(bound, limit):
            return limit.allows(number, bound)
        case Inside(span):
            return span.low_limit.allows(number, span.low) and span.high_limit.allows(number, span.high)
        case Hold(kept, tolerance):
            return abs(Fraction(number) - Fraction(kept)) <= tolerance
    assert_never(goal)


def wording(quantity: Quantity) -> str:
    """Return the words of a quantity that names no number; empty for all others."""
    match quantity:
        case Words(text) | AsLastYear(_, text) | Trend(_, text) | Keep(None, text):
            return text
        case Exact() | Bound() | Range() | About() | Keep() | Absent():
            return ""
    assert_never(quantity)


def is_relative(target: Quantity) -> bool:
    """Return whether a target asks to keep or to change what there was: 維持, 0を維持, 増加, 前年度以上."""
    match target:
        case Keep() | AsLastYear() | Trend():
            return True
        case Exact() | Bound() | Range() | About() | Words() | Absent():
            return False
    assert_never(target)


def _plain(number: Decimal, inputs: Inputs) -> Goal | Reason:
    """Return the goal that a bare number is; there is no default direction."""
    if inputs.direction is None:
        return Reason.DIRECTION_UNDECLARED
    keeps = inputs.direction is Direction.KEEP
    return _near(number, inputs.direction, (inputs.tolerance or _ZERO) if keeps else _ZERO)


def _near(number: Decimal, direction: Direction | None, tolerance: Decimal) -> Goal:
    """Return the goal that a number is under a direction: reach it from its side, or hold it."""
    match direction:
        case Direction.UP:
            return Reach(number - tolerance, Limit.AT_LEAST)
        case Direction.DOWN:
            return Reach(number + tolerance, Limit.AT_MOST)
        case Direction.KEEP | Direction.NONE | None:
            return Hold(number, tolerance)
    assert_never(direction)


def is_against(limit: Limit, direction: Direction | None) -> bool:
    """Return whether a bound asks for the opposite of the direction: a ceiling where more is better, or a floor."""
    return direction is (Direction.DOWN if limit.is_floor else Direction.UP)


def _bounded(number: Decimal, limit: Limit, inputs: Inputs) -> Goal | Reason:
    return Reason.BOUND_AGAINST_DIRECTION if is_against(limit, inputs.direction) else Reach(number, limit)


def _arrived(goal: Arrive, actual: Quantity, method: Method | None) -> bool | Reason:
    text = wording(actual)
    if goal.stages:
        known = text in goal.stages
        return goal.stages.index(text) >= goal.stages.index(goal.name) if known else Reason.NOT_A_STAGE
    if text == goal.name:
        return True
    return False if text and method is Method.MET else Reason.WORDS
