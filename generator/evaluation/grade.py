"""Grade one value: find the first grade of the plan's own scale that its inputs and rate satisfy."""

import math
from fractions import Fraction

from generator.evaluation.result import Graded, Inputs, Rate, Reason
from generator.plan.model import scale as scales
from generator.plan.model.scale import Grade, Scale, Scope
from generator.plan.model.vocabulary import Direction, Missing, NonGrade
from generator.plan.numbers import round_half_away

_NON_GRADES = {
    Missing.NOT_STARTED: NonGrade.NOT_STARTED,
    Missing.NOT_CARRIED_OUT: NonGrade.NOT_STARTED,
    Missing.COMPLETED: NonGrade.COMPLETED,
    Missing.ENDED: NonGrade.COMPLETED,
    Missing.CANCELLED: NonGrade.CANCELLED,
    Missing.NOT_ASSESSABLE: NonGrade.NOT_ASSESSABLE,
}


def grade(scale: Scale | None, inputs: Inputs, rate: Rate) -> Graded:
    """Return the first grade, in list order, whose band contains the value; an untestable band ends the search."""
    if scale is None:
        return Graded(reason=Reason.NO_SCALE)
    if not scale.has_bounds or scale.for_ is Scope.MEASURES:
        return Graded(reason=Reason.SCALE_OF_WORDS)
    bands = scale.ranked
    if rate.percent is None and rate.met is not None and (words := [band for band in bands if band.met is not None]):
        bands = tuple(words)  # without a rate, only the bands that state "met" or "not met" apply
    level: Fraction | float | None = None
    for band in bands:
        if band.met is not None:
            if band.met is rate.met:
                return Graded(band)
            continue
        if band.edges or level is None:  # a band without bounds takes the values left by the band before it
            level = _level(band, inputs, rate)
            if scale.rounded is not None and isinstance(level, Fraction):
                level = Fraction(round_half_away(level, scale.rounded))
        if level is None:
            without = Reason.LAST_YEAR_MISSING if band.of is scales.Basis.PREVIOUS else Reason.BASELINE_MISSING
            return Graded(reason=rate.reason or without)
        if band.holds(level):
            return Graded(band, None, level)
    return Graded(reason=Reason.SCALE_GAP)


def non_grade(scale: Scale | None, missing: Missing | None) -> Grade | None:
    """Return the scale's code for a value that is missing because it was not started, was cancelled etc., or None."""
    kind = _NON_GRADES.get(missing) if missing else None
    codes = scale.grades if scale else ()
    return next((code for code in codes if kind is not None and code.kind is kind), None)


def _level(band: Grade, inputs: Inputs, rate: Rate) -> Fraction | float | None:
    """Return the percentage that a band's bounds refer to: the rate, or the actual relative to target, baseline or last year.

    Relative levels are 100 at the base and increase as the actual improves, so that bounds serve both directions;
    for a base of zero, anything better is +inf and anything worse is -inf.
    """
    if band.of is scales.Basis.RATE:
        return rate.percent
    is_target = band.of is scales.Basis.TARGET
    bases = {scales.Basis.TARGET: inputs.target, scales.Basis.BASELINE: inputs.baseline}
    base = bases.get(band.of, inputs.previous)
    if base is None or inputs.actual is None or inputs.direction in (None, Direction.NONE):
        return None
    if inputs.direction is Direction.KEEP and not is_target:
        return None  # with direction "keep" the target is what counts; a distance from the baseline is meaningless, as is one from last year
    gain = Fraction(inputs.actual) - Fraction(base)
    if inputs.direction is Direction.DOWN:
        gain = -gain
    elif inputs.direction is Direction.KEEP:
        gain = -abs(gain)
    if base == 0:
        return Fraction(100) if gain == 0 else math.copysign(math.inf, gain)
    return 100 * (1 + gain / abs(Fraction(base)))
