"""Goals: what each kind of target asks for, and which values meet it."""

from decimal import Decimal
from typing import get_args

import pytest

from generator.evaluation.goals import goal_of, is_against, is_met, wording
from generator.evaluation.result import Arrive, Goal, Hold, Inputs, Inside, Reach, Reason
from generator.plan.model.figure import read_value
from generator.plan.model.quantity import Exact, Limit, Quantity, Range, Words, exact_number
from generator.plan.model.vocabulary import Direction, Method

UP, DOWN, KEEP, NONE = Direction.UP, Direction.DOWN, Direction.KEEP, Direction.NONE
STAGES = ("未策定", "検討中", "策定")


def read(text: str) -> Quantity:
    """Return the quantity of a value as a plan file holds it."""
    try:
        return Exact(Decimal(text))
    except ArithmeticError:
        return read_value(text)


def inputs(
    direction: Direction | None,
    *,
    baseline: int | None = None,
    previous: int | None = None,
    tolerance: int | None = None,
    stages: tuple[str, ...] = (),
) -> Inputs:
    return Inputs(
        direction=direction,
        stages=stages,
        baseline=_decimal(baseline),
        previous=_decimal(previous),
        tolerance=_decimal(tolerance),
    )


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


FROM_60_TO_80 = Range(low=Decimal(60), high=Decimal(80))


GOALS: list[tuple[str, Inputs, Goal | Reason]] = [
    ("65", inputs(UP), Reach(Decimal(65), Limit.AT_LEAST)),
    ("65", inputs(DOWN), Reach(Decimal(65), Limit.AT_MOST)),
    ("65", inputs(KEEP), Hold(Decimal(65), Decimal(0))),
    ("65", inputs(KEEP, tolerance=3), Hold(Decimal(65), Decimal(3))),
    ("65", inputs(UP, tolerance=3), Reach(Decimal(65), Limit.AT_LEAST)),
    ("65", inputs(None), Reason.DIRECTION_UNDECLARED),
    ("65", inputs(NONE), Reason.CONTEXT_ONLY),
    ("60以上", inputs(UP), Reach(Decimal(60), Limit.AT_LEAST)),
    ("60以上", inputs(KEEP), Reach(Decimal(60), Limit.AT_LEAST)),
    ("60以上", inputs(None), Reach(Decimal(60), Limit.AT_LEAST)),
    ("60以上", inputs(DOWN), Reason.BOUND_AGAINST_DIRECTION),
    ("80超", inputs(UP), Reach(Decimal(80), Limit.MORE_THAN)),
    ("80超", inputs(DOWN), Reason.BOUND_AGAINST_DIRECTION),
    ("24200以下", inputs(DOWN), Reach(Decimal(24200), Limit.AT_MOST)),
    ("24200以下", inputs(UP), Reason.BOUND_AGAINST_DIRECTION),
    ("3以内", inputs(DOWN), Reach(Decimal(3), Limit.AT_MOST)),
    ("80未満", inputs(DOWN), Reach(Decimal(80), Limit.LESS_THAN)),
    ("80未満", inputs(UP), Reason.BOUND_AGAINST_DIRECTION),
    ("60〜80", inputs(UP), Inside(FROM_60_TO_80)),
    ("60〜80", inputs(None), Inside(FROM_60_TO_80)),
    ("60〜80", inputs(NONE), Reason.CONTEXT_ONLY),
    ("約65", inputs(UP), Reason.INEXACT),
    ("65程度", inputs(UP, tolerance=5), Reach(Decimal(60), Limit.AT_LEAST)),
    ("65程度", inputs(DOWN, tolerance=5), Reach(Decimal(70), Limit.AT_MOST)),
    ("65程度", inputs(KEEP, tolerance=5), Hold(Decimal(65), Decimal(5))),
    ("0を維持", inputs(KEEP), Hold(Decimal(0), Decimal(0))),
    ("0を維持", inputs(DOWN), Reach(Decimal(0), Limit.AT_MOST)),
    ("0を維持", inputs(None), Hold(Decimal(0), Decimal(0))),
    ("維持", inputs(KEEP, baseline=85, tolerance=2), Hold(Decimal(85), Decimal(2))),
    ("現状維持", inputs(UP, baseline=85), Reach(Decimal(85), Limit.AT_LEAST)),
    ("現状維持", inputs(KEEP), Reason.BASELINE_MISSING),
    ("前年度以上", inputs(UP, previous=40), Reach(Decimal(40), Limit.AT_LEAST)),
    ("前年度を上回る", inputs(UP, previous=40), Reach(Decimal(40), Limit.MORE_THAN)),
    ("前年度以下", inputs(DOWN, previous=40), Reach(Decimal(40), Limit.AT_MOST)),
    ("前年度以上", inputs(UP, baseline=40), Reason.LAST_YEAR_MISSING),
    ("前年度以上", inputs(DOWN, previous=40), Reason.BOUND_AGAINST_DIRECTION),
    ("増加", inputs(UP, baseline=40), Reach(Decimal(40), Limit.MORE_THAN)),
    ("減少", inputs(DOWN, baseline=40), Reach(Decimal(40), Limit.LESS_THAN)),
    ("増加", inputs(UP, previous=40), Reason.BASELINE_MISSING),
    ("増加", inputs(DOWN, baseline=40), Reason.BOUND_AGAINST_DIRECTION),
    ("策定", inputs(UP), Arrive("策定", ())),
    ("策定", inputs(UP, stages=STAGES), Arrive("策定", STAGES)),
    ("公布", inputs(UP, stages=STAGES), Reason.NOT_A_STAGE),
    ("策定", inputs(NONE), Reason.CONTEXT_ONLY),
    ("設定なし", inputs(UP), Reason.NO_TARGET),
    ("未公表", inputs(UP), Reason.TARGET_MISSING),
    ("―", inputs(UP), Reason.TARGET_MISSING),
]


@pytest.mark.parametrize(("target", "given", "goal"), GOALS)
def test_what_a_target_asks_for(target: str, given: Inputs, goal: Goal | Reason) -> None:
    assert goal_of(read(target), given) == goal


def test_every_kind_of_target_has_its_goal() -> None:
    kinds = {type(read(target)) for target, _, _ in GOALS}
    assert kinds == set(get_args(Quantity))


BETWEEN = read("50以上60未満")
assert isinstance(BETWEEN, Range)


@pytest.mark.parametrize(
    ("goal", "met", "unmet"),
    [
        (Reach(Decimal(60), Limit.AT_LEAST), ["60", "60.1", "999"], ["59.9", "0", "-60"]),
        (Reach(Decimal(80), Limit.MORE_THAN), ["80.1"], ["80", "79"]),
        (Reach(Decimal(80), Limit.AT_MOST), ["80", "0", "-1"], ["80.1"]),
        (Reach(Decimal(80), Limit.LESS_THAN), ["79.9"], ["80", "81"]),
        (Inside(FROM_60_TO_80), ["60", "70", "80"], ["59.9", "80.1"]),
        (Inside(BETWEEN), ["50", "59.9"], ["49.9", "60"]),
        (Hold(Decimal(100), Decimal(3)), ["97", "100", "103"], ["96.9", "103.1", "120"]),
        (Hold(Decimal(0), Decimal(0)), ["0", "0.0"], ["1", "-1"]),
    ],
)
def test_which_numbers_meet_a_goal(goal: Goal, met: list[str], unmet: list[str]) -> None:
    found = {text: is_met(goal, read(text), Decimal(text), None) for text in (*met, *unmet)}
    assert found == dict.fromkeys(met, True) | dict.fromkeys(unmet, False)


@pytest.mark.parametrize(
    ("actual", "reason"),
    [
        ("20以上", Reason.INEXACT),
        ("約20", Reason.INEXACT),
        ("10〜20", Reason.INEXACT),
        ("検討中", Reason.WORDS),
        ("増加", Reason.WORDS),
        ("維持", Reason.WORDS),
    ],
)
def test_a_value_that_is_no_exact_number_neither_meets_nor_misses(actual: str, reason: Reason) -> None:
    goal = Reach(Decimal(5), Limit.AT_LEAST)
    assert is_met(goal, read(actual), exact_number(read(actual)), Method.MET) is reason


@pytest.mark.parametrize(
    ("stages", "actual", "method", "met"),
    [
        ((), "策定", None, True),
        ((), "策定", Method.MET, True),
        ((), "検討中", None, Reason.WORDS),
        ((), "検討中", Method.ACTUAL_OVER_TARGET, Reason.WORDS),
        ((), "検討中", Method.MET, False),
        ((), "3", Method.MET, Reason.WORDS),
        (STAGES, "策定", None, True),
        (STAGES, "検討中", None, False),
        (STAGES, "未策定", None, False),
        ((*STAGES, "改定"), "改定", None, True),
        (STAGES, "廃案", Method.MET, Reason.NOT_A_STAGE),
        (STAGES, "3", None, Reason.NOT_A_STAGE),
    ],
    ids=[
        "the same words",
        "the same words, met or not",
        "other words may say the same",
        "other words beside a formula",
        "other words where the plan asks whether it is met",
        "a number",
        "the stage",
        "a stage before",
        "the first stage",
        "a later stage",
        "no stage at all",
        "a number among stages",
    ],
)
def test_when_a_milestone_is_reached(
    stages: tuple[str, ...], actual: str, method: Method | None, met: bool | Reason
) -> None:
    assert is_met(Arrive("策定", stages), read(actual), exact_number(read(actual)), method) is met


@pytest.mark.parametrize(
    ("limit", "direction", "against"),
    [
        (Limit.AT_LEAST, UP, False),
        (Limit.AT_LEAST, DOWN, True),
        (Limit.MORE_THAN, DOWN, True),
        (Limit.AT_MOST, UP, True),
        (Limit.LESS_THAN, UP, True),
        (Limit.LESS_THAN, DOWN, False),
        (Limit.AT_MOST, KEEP, False),
        (Limit.AT_LEAST, NONE, False),
        (Limit.AT_MOST, None, False),
    ],
)
def test_a_bound_against_its_direction(limit: Limit, direction: Direction | None, against: bool) -> None:
    assert is_against(limit, direction) is against


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("検討中", "検討中"),
        ("前年度以上", "前年度以上"),
        ("増加", "増加"),
        ("維持", "維持"),
        ("0を維持", ""),
        ("20", ""),
        ("20以上", ""),
        ("10〜20", ""),
        ("約20", ""),
        ("未公表", ""),
    ],
)
def test_the_words_of_what_names_no_number(text: str, words: str) -> None:
    assert wording(read(text)) == words


def test_words_are_kept_as_written() -> None:
    assert goal_of(Words("R8までに 3か所"), inputs(UP)) == Arrive("R8までに 3か所", ())
