"""Compute the rate of one value from actual, target, baseline, direction and method: an exact percentage or a reason.

Source of the formulas and of the cases without a rate: docs/evaluation.md.
"""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from generator.evaluation.result import Inputs, Reason
from generator.plan.model.vocabulary import Counts, Direction, Method


def rate(inputs: Inputs) -> Fraction | Reason:
    """Return the rate in percent, exact and not capped, or why there is none; never divide by zero, never raise.

    `inputs.actual` must be given; a missing direction or method is a reason, and so is a target that is no number.
    """
    actual, target = inputs.actual, inputs.target
    assert actual is not None
    if inputs.direction is None and target is not None:
        return Reason.DIRECTION_UNDECLARED
    if inputs.direction is Direction.NONE:
        return Reason.CONTEXT_ONLY
    if inputs.method is None:
        return Reason.METHOD_UNDECLARED
    if inputs.method is Method.NONE:
        return Reason.METHOD_NONE
    if target is None:
        return Reason.MET_OR_NOT
    reason = _obstacle(inputs, actual, target)
    return 100 * _ratio(inputs, Fraction(actual), Fraction(target)) if reason is None else reason


def _obstacle(inputs: Inputs, actual: Decimal, target: Decimal) -> Reason | None:
    """Return the reason why the method has no rate for these numbers, or None."""
    method, baseline = inputs.method, inputs.baseline
    assert method is not None
    if method is Method.MET or inputs.direction is Direction.KEEP or inputs.counts is Counts.RANK:
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
