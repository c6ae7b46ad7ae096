"""What holds of every judgement, whatever the kind of measure, the kind of goal and the numbers."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.evaluation.differences import outlook
from generator.evaluation.evaluate import Track
from generator.evaluation.result import Reason, Result, TargetBasis
from generator.plan.model.fiscal import FINAL, Period
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import (
    About,
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
from generator.plan.model.scale import Scale
from generator.plan.model.vocabulary import Counts, Direction, Method
from generator.publish.views.indicator import indicator_view
from generator.publish.wording import phrases, sentences
from tests.evaluation.kinds_of_input import (
    BASE,
    STAGES,
    WORDS,
    base,
    bounds,
    evaluated,
    numbers,
    quantities,
    ranges,
    track,
)

R6 = Period(year=2024)
ONE_SIDED = (Direction.UP, Direction.DOWN)
RELATIVE = """
scales:
  評価:
    grades:
    - {code: S, from: 110, of: BASIS}
    - {code: A, from: 100, of: BASIS}
    - {code: B, from: 90, of: BASIS}
    - {code: C}
"""
SCALES = {"rate": BASE, **{one: base(RELATIVE.replace("BASIS", one)) for one in ("target", "baseline", "previous")}}
directions = st.one_of(st.none(), st.sampled_from(Direction))
methods = st.one_of(st.none(), st.sampled_from(Method))
kinds = st.one_of(st.none(), st.sampled_from(Counts))
units = st.sampled_from([None, "人", "％", "件/年", "位"])
tolerances = st.one_of(st.none(), numbers(0, 1000))


@st.composite
def rows(draw: Callable[..., Any]) -> dict[str, dict[str, Quantity]]:
    """Draw the rows of an indicator, with quantities of every kind in every series."""
    series = st.sampled_from(["baseline", "target", "actual", "total", "forecast"])
    years = st.sampled_from(["現状", "1990", "R4", "R5", "R6", "R6上", "R3.8", "R4-R6", "R9", "R10", "最終"])
    row: dict[str, dict[str, Quantity]] = draw(
        st.dictionaries(years, st.dictionaries(series, quantities()), min_size=1)
    )
    return row


@st.composite
def histories(draw: Callable[..., Any]) -> dict[str, dict[str, Quantity]]:
    """Draw a baseline, two years and a target, due in the second of them or later."""
    years: dict[str, dict[str, Quantity]] = {
        "R4": {"baseline": Exact(draw(numbers()))},
        "R5": {"actual": Exact(draw(numbers()))},
        "R6": {draw(st.sampled_from(["actual", "total"])): draw(st.one_of(st.builds(Exact, numbers()), quantities()))},
    }
    years.setdefault(draw(st.sampled_from(["R6", "R9", "最終"])), {})["target"] = draw(quantities())
    return years


@st.composite
def declarations(draw: Callable[..., Any]) -> dict[str, Any]:
    """Draw what an indicator declares, also what does not fit together."""
    counts = draw(kinds)
    return {
        "unit": draw(units),
        "counts": counts,
        "stages": STAGES if counts is Counts.STAGES else None,
        "direction": draw(directions),
        "rate": draw(methods),
        "tolerance": draw(tolerances),
    }


@given(st.one_of(rows(), histories()), declarations(), st.booleans())
def test_everything_is_judged_and_written_without_an_exception(
    years: dict[str, dict[str, Quantity]], declared: dict[str, Any], calendar: bool
) -> None:
    found = evaluated(years, **declared, calendar=calendar)
    (one,) = found.tracks
    view = indicator_view(found, one)
    texts = [view.sentence, *(row.why for row in view.rows)]
    assert [text for text in texts if not text.endswith("。")] == []
    assert [text for text in texts if re.search("None|。。|、、|あとです|なので。|（）|「」|差は、です", text)] == []


@given(histories(), declarations())
def test_a_goal_that_is_not_due_is_neither_met_nor_missed(
    years: dict[str, dict[str, Quantity]], declared: dict[str, Any]
) -> None:
    for period, result in track(years, **declared).results.items():
        if result.inputs.basis is TargetBasis.LATER:
            assert (result.rate.met, result.graded.grade) == (None, None)
            assert result.graded.reason is not None
            assert result.due is not None
            assert result.due > period


@given(rows(), declarations())
def test_what_has_no_verdict_has_a_reason_and_what_has_one_has_a_value_and_a_target(
    years: dict[str, dict[str, Quantity]], declared: dict[str, Any]
) -> None:
    for result in track(years, **declared).results.values():
        if result.rate.met is None:
            assert result.graded.reason is not None
            assert result.rate.reason is not None or result.rate.percent is not None
        else:
            assert result.measured is not None
            assert result.target is not None
            assert result.measured.missing is None
        assert result.graded.grade is not None or result.graded.reason is not None


@given(st.one_of(rows(), histories()), declarations())
def test_distances_and_standings_are_of_kinds_that_allow_them(
    years: dict[str, dict[str, Quantity]], declared: dict[str, Any]
) -> None:
    one = track(years, **declared)
    text = sentences.latest(one, ())
    if one.counts in (None, Counts.YEARLY):
        assert not re.search("あと|すで|水準にあり|範囲にあり|届いています|との差は", text)
    if one.counts is Counts.RATIO:
        assert not re.search(r"より[−0-9,.]+[％人件位]|あと[−0-9,.]+[％人件位]", text)
    if one.counts is Counts.RANK:
        assert not re.search("増えました|減りました|届きません", text)
    for period in one.rows:
        ahead = outlook(one, period)
        if ahead is not None:
            last = 2027 if ahead.period == FINAL else ahead.period.year
            assert last > period.year
            assert (ahead.distance is None) or (ahead.distance > 0 and ahead.reached is False)
            assert one.counts not in (None, Counts.YEARLY) or (ahead.reached, ahead.distance) == (None, None)


def one_sided(direction: Direction) -> st.SearchStrategy[Quantity]:
    """Draw goals that fit a direction of which more (or less) is always better."""
    limits = [limit for limit in Limit if limit.is_floor is (direction is Direction.UP)]
    return st.one_of(
        st.builds(Exact, numbers()),
        st.builds(lambda number, limit: Bound(number, limit, WORDS[limit]), numbers(), st.sampled_from(limits)),
        st.builds(About, numbers(), st.just("約")),
        st.builds(Keep, st.one_of(st.none(), numbers()), st.just("維持")),
        st.builds(AsLastYear, st.sampled_from(limits), st.just("前年度")),
        st.builds(Trend, st.sampled_from(limits), st.just("よくする")),
    )


def judged(
    actual: Quantity | Decimal, target: Quantity, plan: Plan = BASE, *, due: str = "R6", **declared: Any
) -> Result:
    """Return the judgement of R6, whose baseline is of R4 and whose year before is R5."""
    numbered = {"R4": ("baseline", declared.pop("baseline", None)), "R5": ("actual", declared.pop("previous", None))}
    years: dict[str, dict[str, Quantity | Decimal]] = {
        year: {series: value} for year, (series, value) in numbered.items() if value is not None
    }
    years.setdefault("R6", {})["actual"] = actual
    years.setdefault(due, {})["target"] = target
    return track(years, plan, **declared).results[R6]


def rank_of(scale: Scale | None, result: Result) -> int | None:
    """Return the position of a grade on its scale, 0 for the best."""
    assert scale is not None
    return scale.ranked.index(result.graded.grade) if result.graded.grade else None


@pytest.mark.parametrize("basis", SCALES)
@pytest.mark.parametrize("direction", ONE_SIDED)
@given(st.data())
def test_a_better_value_is_never_judged_worse(basis: str, direction: Direction, data: st.DataObject) -> None:
    target = data.draw(one_sided(direction))
    worse, better = sorted(data.draw(st.tuples(numbers(), numbers())), reverse=direction is Direction.DOWN)
    declared: dict[str, Any] = {
        "direction": direction,
        "rate": data.draw(methods),
        "tolerance": data.draw(tolerances),
        "baseline": data.draw(st.one_of(st.none(), numbers())),
        "previous": data.draw(st.one_of(st.none(), numbers())),
        "counts": data.draw(st.one_of(st.none(), st.just(Counts.LEVEL))),
        "due": data.draw(st.sampled_from(["R6", "R9"])),
    }
    plan = SCALES[basis]
    low, high = (judged(actual, target, plan, **declared) for actual in (worse, better))
    assert (low.rate.met is None) is (high.rate.met is None)
    assert not (low.rate.met and high.rate.met is False)
    if low.rate.percent is not None and high.rate.percent is not None:
        assert low.rate.percent <= high.rate.percent
    ranks = rank_of(plan.scale, low), rank_of(plan.scale, high)
    if ranks[0] is not None and ranks[1] is not None:
        assert ranks[0] >= ranks[1]


MIRRORED = {
    Limit.AT_LEAST: Limit.AT_MOST,
    Limit.AT_MOST: Limit.AT_LEAST,
    Limit.MORE_THAN: Limit.LESS_THAN,
    Limit.LESS_THAN: Limit.MORE_THAN,
}


def mirrored(quantity: Quantity) -> Quantity:
    """Return what a goal asks for if all numbers change their sign."""
    match quantity:
        case Exact(number):
            return Exact(-number)
        case Bound(number, limit):
            return Bound(-number, MIRRORED[limit], WORDS[MIRRORED[limit]])
        case Range():
            return replace(
                quantity,
                low=-quantity.high,
                high=-quantity.low,
                low_limit=MIRRORED[quantity.high_limit],
                high_limit=MIRRORED[quantity.low_limit],
            )
        case About(number):
            return replace(quantity, number=-number)
        case Keep(number):
            return replace(quantity, number=None if number is None else -number)
        case AsLastYear(limit) | Trend(limit):
            return replace(quantity, limit=MIRRORED[limit])
        case _:
            return quantity


@pytest.mark.parametrize("basis", ["target", "baseline", "previous"])
@given(st.data())
def test_less_is_better_mirrors_more_is_better(basis: str, data: st.DataObject) -> None:
    target, actual = data.draw(quantities()), data.draw(numbers())
    past: dict[str, Any] = {one: data.draw(st.one_of(st.none(), numbers())) for one in ("baseline", "previous")}
    direction = data.draw(st.sampled_from([Direction.UP, Direction.KEEP]))
    declared: dict[str, Any] = {"rate": Method.PROGRESS, "tolerance": data.draw(tolerances)}
    opposite = Direction.DOWN if direction is Direction.UP else direction
    plan = SCALES[basis]
    one = judged(actual, target, plan, direction=direction, **declared, **past)
    turned: dict[str, Any] = {key: None if value is None else -value for key, value in past.items()}
    other = judged(-actual, mirrored(target), plan, direction=opposite, **declared, **turned)
    assert one.rate == other.rate
    assert (one.graded.grade, one.graded.reason) == (other.graded.grade, other.graded.reason)


@given(numbers(), bounds())
def test_a_bound_is_what_its_word_says(actual: Decimal, target: Bound) -> None:
    found = judged(actual, target, direction=Direction.UP if target.limit.is_floor else Direction.DOWN)
    meant = {
        "以上": actual >= target.number,
        "超": actual > target.number,
        "以下": actual <= target.number,
        "以内": actual <= target.number,
        "未満": actual < target.number,
    }
    assert found.rate.met is meant[target.word]


@given(numbers(), bounds())
def test_a_bound_against_the_direction_is_never_judged(actual: Decimal, target: Bound) -> None:
    for due in ("R6", "R9"):
        direction = Direction.DOWN if target.limit.is_floor else Direction.UP
        found = judged(actual, target, direction=direction, due=due)
        assert found.rate.reason is Reason.BOUND_AGAINST_DIRECTION
        assert (found.rate.met, found.rate.percent, found.graded.grade) == (None, None, None)


@given(numbers(), ranges(), st.sampled_from([None, Direction.UP, Direction.DOWN, Direction.KEEP]))
def test_a_range_is_met_between_its_ends_alone(actual: Decimal, target: Range, direction: Direction | None) -> None:
    found = judged(actual, target, direction=direction)
    inside = target.low_limit.allows(actual, target.low) and target.high_limit.allows(actual, target.high)
    assert found.rate.met is inside
    if target.low < actual < target.high:
        assert inside
    if actual < target.low or actual > target.high:
        assert not inside


@given(numbers(), numbers(), tolerances)
def test_to_keep_is_to_stay_within_the_tolerance_on_either_side(
    kept: Decimal, gap: Decimal, tolerance: Decimal | None
) -> None:
    goals: list[tuple[Quantity, dict[str, Any]]] = [
        (Exact(kept), {}),
        (Keep(kept, "を維持"), {}),
        (Keep(None, "維持"), {"baseline": kept}),
    ]
    for target, past in goals:
        for actual in (kept + gap, kept - gap):
            found = judged(actual, target, direction=Direction.KEEP, tolerance=tolerance, **past)
            assert found.rate.met is (abs(gap) <= (tolerance or 0))


@given(numbers(), numbers(), directions.filter(lambda one: one is not Direction.NONE))
def test_about_says_nothing_unless_the_plan_says_how_near_is_near(
    actual: Decimal, target: Decimal, direction: Direction | None
) -> None:
    about = About(target, "約")
    assert judged(actual, about, direction=direction).rate.reason is Reason.INEXACT
    if direction is not None:
        assert judged(actual, about, direction=direction, tolerance=Decimal(5)).rate.met is not None


@given(quantities(), st.sampled_from([About(Decimal(8), "約"), Bound(Decimal(8), Limit.AT_LEAST, "以上")]))
def test_a_value_that_is_no_exact_number_meets_no_number(target: Quantity, actual: Quantity) -> None:
    found = judged(
        actual, target, direction=Direction.UP, tolerance=Decimal(1), previous=Decimal(8), baseline=Decimal(8)
    )
    assert found.rate.met is None
    assert found.rate.percent is None


texts = st.sampled_from([*STAGES, "充実を図る", "構想"])


@given(texts, texts, methods)
def test_words_meet_a_milestone_only_if_they_are_equal(goal: str, actual: str, method: Method | None) -> None:
    found = judged(Words(actual), Words(goal), direction=Direction.UP, rate=method)
    if goal == actual:
        assert found.rate.met is True
    else:
        assert found.rate.met is (False if method is Method.MET else None)


@given(st.sampled_from(STAGES), texts, methods)
def test_a_stage_meets_itself_and_those_before_it(goal: str, actual: str, method: Method | None) -> None:
    declared: dict[str, Any] = {"counts": Counts.STAGES, "stages": STAGES, "direction": Direction.UP, "rate": method}
    found = judged(Words(actual), Words(goal), **declared)
    if actual in STAGES:
        assert found.rate.met is (STAGES.index(actual) >= STAGES.index(goal))
    else:
        assert found.rate.reason is Reason.NOT_A_STAGE


BOUNDS = re.compile(r"(−?[0-9.,]+)％(以上|超|以下|未満)")


def holds(band: str, percent: Decimal) -> bool:
    """Return whether a rate is in a band, both as a page states them."""
    tests = {
        "以上": lambda bound: percent >= bound,
        "超": lambda bound: percent > bound,
        "以下": lambda bound: percent <= bound,
        "未満": lambda bound: percent < bound,
    }
    return all(tests[side](shown(number)) for number, side in BOUNDS.findall(band))


def shown(text: str) -> Decimal:
    """Return a number as a page shows it."""
    return Decimal(text.replace(",", "").replace(phrases.MINUS, "-"))


@pytest.mark.parametrize(
    "bands",
    [
        ["S from: 120", "A from: 90", "B above: 50", "C"],
        ["適正 from: 90, to: 110", "過大 above: 110", "不足 below: 90"],
        ["1 from: 100", "2 from: 80, below: 100", "3 from: 60, below: 80", "4 below: 60"],
    ],
    ids=["cascading", "the best in the middle", "closed"],
)
@given(st.data())
def test_the_reason_of_a_grade_leads_to_the_same_grade(bands: list[str], data: st.DataObject) -> None:
    listed = "".join(
        f"\n    - {{code: {code}{', ' * bool(more)}{more}}}" for code, _, more in (one.partition(" ") for one in bands)
    )
    plan = base(f"\nscales:\n  評価:\n    grades:{listed}\n")
    method = data.draw(st.sampled_from([one for one in Method if one not in (Method.MET, Method.NONE)]))
    direction = method.rewards or data.draw(st.sampled_from(ONE_SIDED))
    figures = numbers(1, 10**6)
    years = {
        "R4": {"baseline": data.draw(figures)},
        "R6": {"target": data.draw(figures), "actual": data.draw(figures)},
    }
    found = evaluated(years, plan, direction=direction, rate=method, unit="人")
    row = next(row for row in indicator_view(found, found.tracks[0]).rows if row.year.era == "令和6年度")
    assume(row.computed is not None)
    assert row.computed is not None
    steps, _, reason = row.why.removesuffix("です。").rpartition("。")
    band, _, code = reason.partition("なので")
    assert code == f"「{row.computed.code}」"
    percent = shown(re.split("[＝≒] ", steps)[1].removesuffix("％"))
    assert holds(band, percent)
    exact = found.tracks[0].results[R6].rate.percent
    assert exact is not None
    assert abs(exact - Fraction(percent)) <= Fraction(1, 20)


YEAR = re.compile(r"[0-9]+(?:〜(?:令和|平成)?[0-9]+)?年度?(?:[0-9]+〜[0-9]+月)?|[0-9]+月")


@given(st.one_of(rows(), histories()), declarations())
def test_every_number_in_a_sentence_is_a_figure_a_difference_or_the_rate(
    years: dict[str, dict[str, Quantity]], declared: dict[str, Any]
) -> None:
    one = track(years, **declared)
    text = YEAR.sub("", sentences.latest(one, ()))
    figures = set(stated(one))
    known = {abs(number) for number in (*figures, *(a - b for a in figures for b in figures))}
    for result in one.results.values():
        known |= {result.inputs.tolerance} if result.inputs.tolerance else set()
        known |= (
            {shown(phrases.percent(result.rate.percent).strip("−％"))} if result.rate.percent is not None else set()
        )
    assert {shown(number.strip(".,")) for number in re.findall(r"[0-9][0-9,.]*", text)} <= known


def stated(one: Track) -> list[Decimal]:
    """Return every number that an indicator's rows state."""
    found: list[Decimal] = []
    for row in one.rows.values():
        for _, figure in row.figures():
            match figure.quantity:
                case Exact(number) | Bound(number) | About(number):
                    found.append(number)
                case Range():
                    found += [figure.quantity.low, figure.quantity.high]
                case Keep(number) if number is not None:
                    found.append(number)
                case _:
                    pass
    return found
