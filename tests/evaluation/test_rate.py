"""Rates: for each formula the value, whether the target is met, and the limits at which there is no rate."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluation.rate import rate
from generator.evaluation.result import Inputs, Rate, Reason
from generator.plan.model.vocabulary import Counts, Direction, Method
from tests.evaluation.small import assessed

UP, DOWN, KEEP = Direction.UP, Direction.DOWN, Direction.KEEP
OVER, UNDER, TWO_MINUS, PROGRESS = (
    Method.ACTUAL_OVER_TARGET,
    Method.TARGET_OVER_ACTUAL,
    Method.TWO_MINUS,
    Method.PROGRESS,
)
Case = tuple[Direction | None, Method | None, str, str, str]


def inputs(direction: Direction | None, method: Method | None, actual: str, target: str, baseline: str = "") -> Inputs:
    base = Decimal(baseline) if baseline else None
    return Inputs(actual=Decimal(actual), target=Decimal(target), baseline=base, direction=direction, method=method)


@pytest.mark.parametrize(
    ("case", "percent", "met"),
    [
        pytest.param((UP, OVER, "5", "10", ""), "50", False, id="half of the target"),
        pytest.param((UP, OVER, "10", "10", ""), "100", True, id="exactly the target"),
        pytest.param((UP, OVER, "11", "10", ""), "110", True, id="more than the target"),
        pytest.param((UP, OVER, "0", "10", ""), "0", False, id="an actual of zero"),
        pytest.param((UP, OVER, "-5", "10", ""), "-50", False, id="an actual below zero"),
        pytest.param((UP, OVER, "1", "0.5", ""), "200", True, id="a target between zero and one"),
        pytest.param((DOWN, UNDER, "5", "10", ""), "200", True, id="less than the most that is allowed"),
        pytest.param((DOWN, UNDER, "10", "10", ""), "100", True, id="exactly the most that is allowed"),
        pytest.param((DOWN, UNDER, "20", "10", ""), "50", False, id="more than is allowed"),
        pytest.param((DOWN, UNDER, "0.5", "1", ""), "200", True, id="an actual between zero and one"),
        pytest.param((DOWN, TWO_MINUS, "15", "10", ""), "50", False, id="two minus the ratio"),
        pytest.param((DOWN, TWO_MINUS, "0", "10", ""), "200", True, id="two minus nothing"),
        pytest.param((UP, PROGRESS, "7", "12", "2"), "50", False, id="half of the way up"),
        pytest.param((DOWN, PROGRESS, "7", "2", "12"), "50", False, id="half of the way down"),
        pytest.param((DOWN, PROGRESS, "5", "0", "10"), "50", False, id="half of the way to zero"),
        pytest.param((UP, PROGRESS, "1", "12", "2"), "-10", False, id="back from the baseline"),
        pytest.param((UP, PROGRESS, "-5", "0", "-10"), "50", False, id="all below zero"),
    ],
)
def test_a_rate_is_computed(case: Case, percent: str, met: bool) -> None:
    assert rate(inputs(*case)) == Fraction(percent)
    assert assessed(inputs(*case)) == Rate(Fraction(percent), None, met)


@pytest.mark.parametrize(
    ("case", "reason", "met"),
    [
        pytest.param((None, OVER, "5", "10", ""), Reason.DIRECTION_UNDECLARED, None, id="no direction"),
        pytest.param((Direction.NONE, OVER, "5", "10", ""), Reason.CONTEXT_ONLY, None, id="no good direction"),
        pytest.param((UP, None, "5", "10", ""), Reason.METHOD_UNDECLARED, False, id="no method"),
        pytest.param((UP, Method.NONE, "5", "10", ""), Reason.METHOD_NONE, False, id="a plan without rates"),
        pytest.param((UP, Method.MET, "5", "10", ""), Reason.MET_OR_NOT, False, id="met or not"),
        pytest.param((KEEP, OVER, "10", "10", ""), Reason.MET_OR_NOT, True, id="to be kept, by a ratio"),
        pytest.param((KEEP, PROGRESS, "10", "10", "5"), Reason.MET_OR_NOT, True, id="to be kept, by progress"),
        pytest.param((KEEP, Method.NONE, "10", "10", ""), Reason.METHOD_NONE, True, id="to be kept, without rates"),
        pytest.param(
            (DOWN, OVER, "5", "10", ""), Reason.METHOD_AGAINST_DIRECTION, True, id="a ratio that rewards more"
        ),
        pytest.param(
            (UP, UNDER, "5", "10", ""), Reason.METHOD_AGAINST_DIRECTION, False, id="a ratio that rewards less"
        ),
        pytest.param((UP, TWO_MINUS, "5", "10", ""), Reason.METHOD_AGAINST_DIRECTION, False, id="two minus, upwards"),
        pytest.param((UP, OVER, "1", "0", ""), Reason.TARGET_ZERO, True, id="a target of zero"),
        pytest.param((UP, OVER, "1", "-1", ""), Reason.TARGET_NEGATIVE, True, id="a target below zero"),
        pytest.param((DOWN, UNDER, "0", "0", ""), Reason.TARGET_ZERO, True, id="both zero"),
        pytest.param((DOWN, UNDER, "0", "10", ""), Reason.ACTUAL_NOT_POSITIVE, True, id="no division by zero"),
        pytest.param((DOWN, UNDER, "-1", "10", ""), Reason.ACTUAL_NOT_POSITIVE, True, id="none by less than zero"),
        pytest.param((UP, PROGRESS, "5", "10", ""), Reason.BASELINE_MISSING, False, id="progress from nowhere"),
        pytest.param((UP, PROGRESS, "10", "10", "10"), Reason.BASELINE_IS_TARGET, True, id="no way to go"),
        pytest.param((UP, PROGRESS, "5", "10", "11"), Reason.TARGET_WRONG_SIDE, False, id="up to a lower target"),
        pytest.param((DOWN, PROGRESS, "5", "10", "9"), Reason.TARGET_WRONG_SIDE, True, id="down to a higher target"),
    ],
)
def test_there_is_no_rate(case: Case, reason: Reason, met: bool | None) -> None:
    assert rate(inputs(*case)) is reason
    assert assessed(inputs(*case)) == Rate(None, reason, met)


def test_a_target_that_is_no_number_is_met_or_not() -> None:
    assert rate(Inputs(actual=Decimal(5), direction=UP, method=OVER)) is Reason.MET_OR_NOT
    assert rate(Inputs(actual=Decimal(5), direction=None, method=OVER)) is Reason.MET_OR_NOT


def test_a_rank_has_no_rate() -> None:
    ranked = replace(inputs(DOWN, UNDER, "9", "5"), counts=Counts.RANK)
    assert assessed(ranked) == Rate(None, Reason.MET_OR_NOT, False)
