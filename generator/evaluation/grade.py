"""The grade of one value: its inputs, its rate and the plan's own scale in; the first grade that holds out."""

import math
from fractions import Fraction

from generator.evaluation.result import Graded, Inputs, Rate, Reason
from generator.plan.model import scale as scales
from generator.plan.model.scale import Grade, Scale
from generator.plan.model.vocabulary import Direction, Missing, NonGrade

_NON_GRADES = {
    Missing.NOT_STARTED: NonGrade.NOT_STARTED,
    Missing.NOT_CARRIED_OUT: NonGrade.NOT_STARTED,
    Missing.COMPLETED: NonGrade.COMPLETED,
    Missing.ENDED: NonGrade.COMPLETED,
    Missing.CANCELLED: NonGrade.CANCELLED,
    Missing.NOT_ASSESSABLE: NonGrade.NOT_ASSESSABLE,
}


def grade(scale: Scale | None, inputs: Inputs, rate: Rate) -> Graded:
    """Find the first grade in list order whose band the value meets; a band that cannot be tried ends the search."""
    if scale is None:
        return Graded(reason=Reason.NO_SCALE)
    bands = scale.ranked
    if rate.percent is None and rate.met is not None and (words := [band for band in bands if band.met is not None]):
        bands = tuple(words)  # without a rate, «met» and «not met» are what is left to grade by
    level: Fraction | float | None = None
    for band in bands:
        if band.met is not None:
            if band.met is rate.met:
                return Graded(band)
            continue
        if band.edges or level is None:  # a band without bounds takes what the one before it left
            level = _level(band, inputs, rate)
        if level is None:
            return Graded(reason=rate.reason or Reason.BASELINE_MISSING)
        if band.holds(level):
            return Graded(band, None, level)
    return Graded(reason=Reason.SCALE_GAP)


def non_grade(scale: Scale | None, missing: Missing | None) -> Grade | None:
    """Give the scale's code for a value that is missing because it was not started, was cancelled and the like."""
    kind = _NON_GRADES.get(missing) if missing else None
    codes = scale.grades if scale else ()
    return next((code for code in codes if kind is not None and code.kind is kind), None)


def _level(band: Grade, inputs: Inputs, rate: Rate) -> Fraction | float | None:
    """Give the percentage that a band's bounds speak of: the rate, or the actual relative to target or baseline.

    Relative levels are 100 at the base and grow as the actual gets better, so that bounds serve both directions;
    beside a base of zero, anything better is +inf and anything worse -inf.
    """
    if band.of is scales.Basis.RATE:
        return rate.percent
    is_target = band.of is scales.Basis.TARGET
    base = inputs.target if is_target else inputs.baseline
    if base is None or inputs.actual is None or inputs.direction in (None, Direction.NONE):
        return None
    if inputs.direction is Direction.KEEP and not is_target:
        return None  # what is to be kept is the target; a distance from the baseline says nothing
    gain = Fraction(inputs.actual) - Fraction(base)
    if inputs.direction is Direction.DOWN:
        gain = -gain
    elif inputs.direction is Direction.KEEP:
        gain = -abs(gain)
    if base == 0:
        return Fraction(100) if gain == 0 else math.copysign(math.inf, gain)
    return 100 * (1 + gain / abs(Fraction(base)))
