"""How figures are computed: show the evaluation's own rules as formulas, worked examples and reasons.

Every example is computed by the same code as the pages, so that the page cannot differ from them.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.evaluation.goals import goal_of, is_met
from generator.evaluation.rate import rate
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result, Verdict
from generator.plan.model.quantity import Exact
from generator.plan.model.vocabulary import MISSING_WORDS, Direction, Method
from generator.publish.wording import grades, labels, phrases

_UNIT = "人"
_EXAMPLES = {
    Method.ACTUAL_OVER_TARGET: ("45", "17", "", Direction.UP),
    Method.TARGET_OVER_ACTUAL: ("80", "102", "", Direction.DOWN),
    Method.TWO_MINUS: ("80", "102", "", Direction.DOWN),
    Method.PROGRESS: ("80", "102", "120", Direction.DOWN),
    Method.MET: ("0", "1", "", Direction.DOWN),
}
"""The example of each method: target, actual, baseline and direction."""
_ROUNDING = (Fraction(1700, 45), Fraction(8996, 100), Fraction(105))
_EDGE = Decimal(90)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRule:
    """One way to compute a rate: its formula, what it fits, and an example with numbers."""

    name: str
    formula: str
    fits: str
    example: str


def method_rules() -> tuple[MethodRule, ...]:
    """Return every method that has a rate or distinguishes met from not met."""
    return tuple(
        MethodRule(name=method.value, formula=labels.METHODS[method], fits=_fits(method), example=_example(method))
        for method in _EXAMPLES
    )


def reasons() -> tuple[str, ...]:
    """Return every sentence that a page may show in place of a rate or a grade."""
    return tuple(labels.REASONS[reason] for reason in Reason)


def missing_words() -> tuple[str, ...]:
    """Return every word that may replace a value."""
    return tuple(MISSING_WORDS)


def rounding() -> tuple[tuple[str, str], ...]:
    """Return examples of rates as computed (with their digits) and as shown near a bound of 90 per cent."""
    return tuple((f"{float(one):.6g}％", phrases.percent(one, [_EDGE])) for one in _ROUNDING)


def _fits(method: Method) -> str:
    rewards = method.rewards
    return f"{labels.DIRECTIONS[rewards]}指標" if rewards else "向きを問わない"


def _example(method: Method) -> str:
    target, actual, baseline, direction = _EXAMPLES[method]
    inputs = Inputs(
        actual=Decimal(actual),
        target=Decimal(target),
        baseline=Decimal(baseline) if baseline else None,
        direction=direction,
        method=method,
    )
    found = rate(inputs)
    if isinstance(found, Fraction):
        shown = Result(inputs=inputs, unit=_UNIT, rate=Rate(found), graded=Graded(), published={})
        return grades.formula(shown, ())
    goal = goal_of(Exact(Decimal(target)), inputs)
    assert not isinstance(goal, Reason)
    met = is_met(goal, Exact(Decimal(actual)), Decimal(actual), method)
    numbers = f"実績 {phrases.quantity(Decimal(actual), _UNIT)}、目標 {phrases.quantity(Decimal(target), _UNIT)}"
    return f"{numbers} → {labels.VERDICTS[Verdict.MET if met is True else Verdict.MISSED]}"
