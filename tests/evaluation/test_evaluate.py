"""Rates and grades: test vectors, and the properties that hold for any finite numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.evaluation.grade import grade
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result, TargetBasis
from generator.plan.model.scale import Scale
from generator.plan.model.vocabulary import Direction, Method
from generator.publish.wording import grades as wording
from generator.publish.wording import labels, phrases
from tests.bands import grades
from tests.evaluation.small import assessed
from tests.small_plans import results, tracks


def scale(*bands: str) -> Scale:
    return Scale(grades=tuple(grades(*bands)))


AKIRUNO = scale("S from=120", "A from=90", "B above=50", "C")
LIBRARY = scale("A from=110", "B from=80 below=110", "C from=50 below=80", "D below=50")
MINO = scale("A from=100", "B from=80 to=99", "C from=30 to=79", "D below=30")
NAGAYO = scale("S above=100 of=target", "A above=110 of=baseline", "B from=90 of=baseline", "C")
FIVE = scale("1 from=100", "2 from=80", "3 from=60", "4 from=40", "5")
MARKS = scale("◎ from=100", "○ from=80", "△ from=50", "×")
WORDS = scale("順調 from=80", "やや遅れ from=60", "遅れ")


def code(of: Scale, inputs: Inputs) -> str | None:
    found = grade(of, inputs, assessed(inputs)).grade
    return found.code if found else None


def at(percent: str, of: Scale = AKIRUNO) -> str | None:
    """Grade a rate of `percent` % (more is better, target 100)."""
    return code(of, numbers(percent, 100))


def numbers(
    actual: object,
    target: object,
    baseline: object = None,
    *,
    direction: Direction = Direction.UP,
    method: Method = Method.ACTUAL_OVER_TARGET,
    tolerance: object = 0,
) -> Inputs:
    base = None if baseline is None else Decimal(str(baseline))
    return Inputs(
        actual=Decimal(str(actual)),
        target=Decimal(str(target)),
        baseline=base,
        direction=direction,
        method=method,
        tolerance=Decimal(str(tolerance)),
    )


@pytest.mark.parametrize(
    ("of", "percent", "expected"),
    [
        (AKIRUNO, "120", "S"),
        (AKIRUNO, "119.999999", "A"),
        (AKIRUNO, "90", "A"),
        (AKIRUNO, "89.999999", "B"),
        (AKIRUNO, "50.000001", "B"),
        (AKIRUNO, "50", "C"),
        (AKIRUNO, "0", "C"),
        (AKIRUNO, "163", "S"),
        (LIBRARY, "110", "A"),
        (LIBRARY, "109.99", "B"),
        (LIBRARY, "80", "B"),
        (LIBRARY, "79.99", "C"),
        (LIBRARY, "50", "C"),
        (LIBRARY, "49.99", "D"),
        (MINO, "100", "A"),
        (MINO, "99", "B"),
        (MINO, "99.5", None),
        (MINO, "79.5", None),
        (MINO, "30", "C"),
        (MINO, "29.99", "D"),
        (FIVE, "100", "1"),
        (FIVE, "39", "5"),
        (MARKS, "80", "○"),
        (MARKS, "49", "×"),
        (WORDS, "60", "やや遅れ"),
        (WORDS, "59.9", "遅れ"),
    ],
)
def test_a_rate_finds_its_band(of: Scale, percent: str, expected: str | None) -> None:
    assert at(percent, of) == expected


def test_a_rate_in_a_gap_states_so() -> None:
    inputs = numbers("99.5", 100)
    assert grade(MINO, inputs, assessed(inputs)).reason is Reason.SCALE_GAP
    assert "基準のすきま" in labels.REASONS[Reason.SCALE_GAP]


@pytest.mark.parametrize(
    ("actual", "expected"),
    [(151, "S"), (150, "A"), (120, "A"), (111, "A"), (110, "B"), (105, "B"), (95, "B"), (90, "B"), (89, "C")],
)
def test_bands_relative_to_baseline_and_target(actual: int, expected: str) -> None:
    assert code(NAGAYO, numbers(actual, 150, 100, method=Method.PROGRESS)) == expected
    assert code(NAGAYO, numbers(-actual, -150, -100, direction=Direction.DOWN, method=Method.PROGRESS)) == expected


@pytest.mark.parametrize(
    ("inputs", "percent", "reason", "met"),
    [
        (numbers(5, 10), "50％", None, False),
        (numbers(94, 105), "89.5％", None, False),
        (numbers(147, 90), "163.3％", None, True),
        (numbers(-5, 10), "−50％", None, False),
        (numbers(102, 80, 110, direction=Direction.DOWN), "", Reason.METHOD_AGAINST_DIRECTION, False),
        (numbers(102, 80, 110, direction=Direction.DOWN, method=Method.TARGET_OVER_ACTUAL), "78.4％", None, False),
        (numbers(102, 80, 110, direction=Direction.DOWN, method=Method.TWO_MINUS), "72.5％", None, False),
        (numbers(102, 80, 110, direction=Direction.DOWN, method=Method.PROGRESS), "26.7％", None, False),
        (numbers(0, 0, direction=Direction.DOWN, method=Method.TARGET_OVER_ACTUAL), "", Reason.TARGET_ZERO, True),
        (numbers(1, 0, direction=Direction.DOWN, method=Method.TARGET_OVER_ACTUAL), "", Reason.TARGET_ZERO, False),
        (
            numbers(0, 5, direction=Direction.DOWN, method=Method.TARGET_OVER_ACTUAL),
            "",
            Reason.ACTUAL_NOT_POSITIVE,
            True,
        ),
        (numbers(-3, -5), "", Reason.TARGET_NEGATIVE, True),
        (numbers(55, 200, 136, method=Method.PROGRESS), "−126.6％", None, False),
        (numbers(4, 4, 4, method=Method.PROGRESS), "", Reason.BASELINE_IS_TARGET, True),
        (numbers(4, 4, 4), "100％", None, True),
        (numbers(5, 3, 4, method=Method.PROGRESS), "", Reason.TARGET_WRONG_SIDE, True),
        (numbers(5, 9, 4, direction=Direction.DOWN, method=Method.PROGRESS), "", Reason.TARGET_WRONG_SIDE, True),
        (numbers(5, 9, method=Method.PROGRESS), "", Reason.BASELINE_MISSING, False),
        (numbers(40, 40, direction=Direction.KEEP), "", Reason.MET_OR_NOT, True),
        (numbers(41, 40, direction=Direction.KEEP), "", Reason.MET_OR_NOT, False),
        (numbers(41, 40, direction=Direction.KEEP, tolerance=1), "", Reason.MET_OR_NOT, True),
        (numbers(41, 40, method=Method.MET), "", Reason.MET_OR_NOT, True),
        (numbers(41, 40, method=Method.NONE), "", Reason.METHOD_NONE, True),
        (numbers(41, 40, direction=Direction.NONE), "", Reason.CONTEXT_ONLY, None),
        (
            Inputs(actual=Decimal(1), target=Decimal(2), baseline=None, direction=None, method=Method.MET),
            "",
            Reason.DIRECTION_UNDECLARED,
            None,
        ),
        (
            Inputs(actual=Decimal(1), target=Decimal(2), baseline=None, direction=Direction.UP, method=None),
            "",
            Reason.METHOD_UNDECLARED,
            False,
        ),
    ],
)
def test_a_rate_or_the_reason_why_there_is_none(
    inputs: Inputs, percent: str, reason: Reason | None, met: bool | None
) -> None:
    found = assessed(inputs)
    assert (found.reason, found.met) == (reason, met)
    assert (phrases.percent(found.percent) if found.percent is not None else "") == percent


def test_without_a_rate_met_and_not_met_can_be_graded() -> None:
    with_words = Scale(grades=tuple(grades("A from=100", "B from=50")) + tuple(grades("×")))
    milestones = Scale.model_validate({"grades": [{"code": "達成", "met": True}, {"code": "未達", "met": False}]})
    zero = numbers(0, 0, direction=Direction.DOWN, method=Method.TARGET_OVER_ACTUAL)
    assert grade(with_words, zero, assessed(zero)).reason is Reason.TARGET_ZERO
    assert code(milestones, zero) == "達成"
    assert code(milestones, numbers(41, 40, direction=Direction.KEEP)) == "未達"


def test_what_is_to_be_kept_is_not_measured_against_the_baseline() -> None:
    inputs = numbers(0, 0, "0.001", direction=Direction.KEEP)
    assert grade(NAGAYO, inputs, assessed(inputs)).reason is Reason.MET_OR_NOT


FINITE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)
INPUTS = st.builds(
    Inputs,
    actual=FINITE,
    target=FINITE,
    baseline=st.none() | FINITE,
    direction=st.sampled_from([*Direction, None]),
    method=st.sampled_from([*Method, None]),
    tolerance=FINITE.map(abs),
    basis=st.sampled_from(TargetBasis),
)
RATED = st.builds(
    Inputs,
    actual=FINITE,
    target=FINITE.map(lambda target: abs(target) + 1),
    baseline=FINITE,
    direction=st.sampled_from([Direction.UP, Direction.DOWN]),
    method=st.just(Method.PROGRESS),
) | st.builds(
    Inputs,
    actual=FINITE,
    target=FINITE.map(lambda target: abs(target) + 1),
    baseline=FINITE,
    direction=st.just(Direction.UP),
    method=st.just(Method.ACTUAL_OVER_TARGET),
)
SCALES = st.sampled_from([AKIRUNO, LIBRARY, MINO, NAGAYO, FIVE, MARKS, WORDS])


def rank(of: Scale, inputs: Inputs) -> int | None:
    found = grade(of, inputs, assessed(inputs)).grade
    return None if found is None else of.ranked.index(found)


@given(INPUTS, SCALES)
def test_any_finite_input_has_a_result_with_its_reason(inputs: Inputs, of: Scale) -> None:
    found = assessed(inputs)
    graded = grade(of, inputs, found)
    assert (found.percent is None) is (found.reason is not None)
    assert (graded.grade is None) is (graded.reason is not None)
    result = Result(inputs=inputs, rate=found, graded=graded, published={})
    assert wording.why(result, of)


@given(RATED, SCALES)
def test_the_reason_of_a_grade_reproduces_it(inputs: Inputs, of: Scale) -> None:
    found = assessed(inputs)
    graded = grade(of, inputs, found)
    if graded.grade is None:
        return
    assert graded.level is not None
    assert graded.grade.holds(graded.level)
    rivals = of.ranked[: of.ranked.index(graded.grade)]
    assert not any(band.holds(graded.level) for band in rivals if band.of is graded.grade.of)
    if found.percent is not None and graded.grade.of.value == "rate" and graded.grade.edges:
        assert graded.level == found.percent
        name = wording.band(of, graded.grade)
        assert all(phrases.number(edge) in name for edge in graded.grade.edges)


def _better(inputs: Inputs, actual: Decimal) -> bool:
    """Return whether `actual` is at least as good as the inputs' own."""
    assert inputs.actual is not None
    assert inputs.target is not None
    if inputs.direction is Direction.KEEP:
        return abs(actual - inputs.target) <= abs(inputs.actual - inputs.target)
    return actual <= inputs.actual if inputs.direction is Direction.DOWN else actual >= inputs.actual


@given(INPUTS, FINITE, SCALES)
def test_a_better_actual_is_never_worse(inputs: Inputs, actual: Decimal, of: Scale) -> None:
    assume(inputs.direction not in (None, Direction.NONE))
    assume(_better(inputs, actual))
    other = Inputs(
        actual=actual,
        target=inputs.target,
        baseline=inputs.baseline,
        direction=inputs.direction,
        method=inputs.method,
        tolerance=inputs.tolerance,
    )
    before, after = assessed(inputs), assessed(other)
    if before.percent is not None and after.percent is not None:
        assert after.percent >= before.percent
    assert (before.met, after.met) != (True, False)
    worse, better = rank(of, inputs), rank(of, other)
    assert worse is None or better is None or better <= worse


@given(INPUTS, SCALES)
def test_mirrored_values_are_met_alike(inputs: Inputs, of: Scale) -> None:
    mirror = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
    assume(inputs.direction in mirror)
    assert inputs.actual is not None
    assert inputs.target is not None
    assert inputs.direction is not None
    base = -inputs.baseline if inputs.baseline is not None else None
    one = Inputs(
        actual=inputs.actual,
        target=inputs.target,
        baseline=inputs.baseline,
        direction=inputs.direction,
        method=Method.MET,
    )
    two = Inputs(
        actual=-inputs.actual,
        target=-inputs.target,
        baseline=base,
        direction=mirror[inputs.direction],
        method=Method.MET,
    )
    assert assessed(one) == assessed(two)
    assert grade(of, one, assessed(one)) == grade(of, two, assessed(two))


@given(RATED)
def test_a_rate_is_exact(inputs: Inputs) -> None:
    found = assessed(inputs)
    if found.percent is None or inputs.method is not Method.ACTUAL_OVER_TARGET:
        return
    assert inputs.actual is not None
    assert inputs.target is not None
    assert found.percent * Fraction(inputs.target) == 100 * Fraction(inputs.actual)


def test_the_value_of_another_year_is_shown_and_not_graded() -> None:
    found = results("direction: up, years: {R5: {target: 222410, actual: {value: 216406, of: R2}}}")
    assert found["R5"].rate == Rate(reason=Reason.OTHER_YEAR)
    assert found["R5"].inputs.actual == 216406


def test_a_later_target_is_neither_met_nor_missed() -> None:
    shops = "counts: level, direction: down, years: {R2: {baseline: 110}, R5: {actual: 100}, R6: {actual: 102}, R8: {target: 80}}"
    found = results(shops, "rate: progress-from-baseline\n")
    assert found["R6"].inputs.basis is TargetBasis.LATER
    assert found["R6"].rate == Rate(Fraction(100 * (102 - 110), 80 - 110), None, None)
    assert found["R6"].graded == Graded(reason=Reason.GOAL_NOT_DUE)
    assert found["R8"].rate.reason is Reason.NOT_DUE
    final = results("counts: level, direction: up, years: {R5: {actual: 50}, 最終: {target: 10}}")
    assert final["R5"].rate == Rate(Fraction(500), None, None)
    assert not final["R5"].behind


@pytest.mark.parametrize("counts", ["", "counts: yearly, ", "counts: rank, "])
def test_what_begins_anew_or_is_undeclared_has_no_rate_of_a_later_target(counts: str) -> None:
    direction = "down" if "rank" in counts else "up"
    found = results(f"{counts}direction: {direction}, years: {{R5: {{actual: 5}}, 最終: {{target: 10}}}}")["R5"]
    assert found.rate == Rate(reason=Reason.GOAL_NOT_DUE)
    assert found.graded == Graded(reason=Reason.GOAL_NOT_DUE)


def test_with_yearly_targets_the_final_one_is_not_compared() -> None:
    found = results("direction: up, years: {R5: {target: 8, actual: 4}, R6: {actual: 5}, 最終: {target: 10}}")
    assert found["R5"].rate.percent == 50
    assert found["R6"].rate.reason is Reason.NO_TARGET


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{target: 20}", Reason.NOT_GIVEN),
        ("{actual: 20}", Reason.NO_TARGET),
        ("{target: 20, actual: 未公表}", Reason.ACTUAL_MISSING),
        ("{target: 設定なし, actual: 20}", Reason.NO_TARGET),
        ("{target: ―, actual: 20}", Reason.TARGET_MISSING),
        ("{target: 増加, actual: 20}", Reason.BASELINE_MISSING),
        ("{target: 策定, actual: 20}", Reason.WORDS),
        ("{target: 20, actual: 増加}", Reason.WORDS),
        ("{target: 20, actual: 20程度}", Reason.INEXACT),
        ("{target: 0, actual: 0}", Reason.TARGET_ZERO),
    ],
)
def test_the_reason_why_a_year_has_no_rate(row: str, reason: Reason) -> None:
    found = results(f"direction: up, years: {{R5: {row}}}")["R5"]
    assert found.rate.reason is reason
    assert wording.why(found, None).endswith("。")


def test_a_provisional_value_is_graded() -> None:
    found = results("direction: up, years: {R5: {target: 100, actual: {value: 118, status: 速報}}}")["R5"]
    assert found.rate.percent == 118


HOUSEHOLDS = (
    "direction: up, {whole}parts: ["
    "{{id: family, name: 複数, years: {{R5: {{target: 4, actual: 9}}}}}}, "
    "{{id: single, name: 単身, years: {{R5: {{target: 4, actual: {single}}}}}}}]"
)


def test_parts_are_evaluated_one_by_one() -> None:
    family, single = tracks(HOUSEHOLDS.format(whole="", single=7))
    assert [next(iter(track.results.values())).rate.percent for track in (family, single)] == [225, 175]


@pytest.mark.parametrize(("rule", "single", "met"), [("all", 7, True), ("all", 3, False), ("any", 3, True)])
def test_the_whole_is_judged_only_by_a_declared_rule(rule: str, single: int, met: bool) -> None:
    whole, *_ = tracks(HOUSEHOLDS.format(whole=f"whole: {rule}, ", single=single))
    (result,) = whole.results.values()
    assert (result.rate.met, result.rate.reason) == (met, Reason.PARTS)


def test_a_code_for_what_was_not_carried_out_is_no_grade() -> None:
    head = "rate: actual-over-target\nscales: {評価: {grades: [{code: A, from: 50}, {code: B}, {code: E, kind: not-started}]}}\n"
    found = results("direction: up, years: {R5: {target: 4, actual: 未実施, grade: E}}", head)["R5"]
    assert found.graded.grade is not None
    assert (found.graded.grade.code, found.graded.reason, found.differs) == ("E", Reason.NOT_A_GRADE, False)
