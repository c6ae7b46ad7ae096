"""Compute the rate of one value from actual, target, baseline, direction and method: an exact percentage or a reason.

Source of the formulas and of the cases without a rate: docs/evaluation.md.
"""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from generator.evaluation.result import Inputs, Rate, Reason
from generator.plan.model.vocabulary import Direction, Method


def rate(inputs: Inputs) -> Rate:
    """Return the rate in percent, exact and not capped; never divide by zero, never raise.

    `inputs.actual` and `inputs.target` must be given; a missing direction or method is a reason, not an error.
    """
    actual, target, direction = inputs.actual, inputs.target, inputs.direction
    assert actual is not None
    assert target is not None
    if direction is None:
        return Rate(reason=Reason.DIRECTION_UNDECLARED)
    if direction is Direction.NONE:
        return Rate(reason=Reason.CONTEXT_ONLY)
    met = is_met(actual, target, direction, inputs.tolerance)
    if (reason := _obstacle(inputs, actual, target)) is not None:
        return Rate(reason=reason, met=met)
    return Rate(100 * _ratio(inputs, Fraction(actual), Fraction(target)), None, met)


def is_met(actual: Decimal, target: Decimal, direction: Direction, tolerance: Decimal) -> bool:
    """Return whether an actual reaches its target; for direction "keep", whether it is within the tolerance."""
    match direction:
        case Direction.UP:
            return actual >= target
        case Direction.DOWN:
            return actual <= target
        case Direction.KEEP | Direction.NONE:
            return abs(Fraction(actual) - Fraction(target)) <= tolerance
    assert_never(direction)


def _obstacle(inputs: Inputs, actual: Decimal, target: Decimal) -> Reason | None:
    """Return the reason why the method has no rate for these numbers, or None."""
    method, baseline = inputs.method, inputs.baseline
    if method is None:
        return Reason.METHOD_UNDECLARED
    if method is Method.NONE:
        return Reason.METHOD_NONE
    if method is Method.MET or inputs.direction is Direction.KEEP:
        return Reason.MET_OR_NOT
    if not method.fits(inputs.direction):
        return Reason.METHOD_AGAINST_DIRECTION
    if method is not Method.PROGRESS:
        if target <= 0:
            return Reason.TARGET_ZERO if target == 0 else Reason.TARGET_NEGATIVE
        return Reason.ACTUAL_NOT_POSITIVE if method is Method.TARGET_OVER_ACTUAL and actual <= 0 else None
    if baseline is None:
        return Reason.BASELINE_MISSING
    if baseline == target:
        return Reason.BASELINE_IS_TARGET
    rises = target > baseline
    return Reason.TARGET_WRONG_SIDE if rises is not (inputs.direction is Direction.UP) else None


def _ratio(inputs: Inputs, actual: Fraction, target: Fraction) -> Fraction:
    match inputs.method:
        case Method.ACTUAL_OVER_TARGET:
            return actual / target
        case Method.TARGET_OVER_ACTUAL:
            return target / actual
        case Method.TWO_MINUS:
            return 2 - actual / target
        case Method.PROGRESS:
            assert inputs.baseline is not None
            baseline = Fraction(inputs.baseline)
            return (actual - baseline) / (target - baseline)
        case Method.MET | Method.NONE | None:
            raise AssertionError(inputs.method)  # `_obstacle` returned the reason
    assert_never(inputs.method)
