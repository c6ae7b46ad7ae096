"""Year rows: which target and which baseline count, when there is nothing to compare, and how a whole is judged."""

import datetime as dt
from decimal import Decimal

import pytest

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Graded, Reason, Result, TargetBasis
from generator.plan.model.vocabulary import Method, Missing
from tests.evaluation.small import RATE, evaluated, results, tracks

PROGRESS = "rate: progress-from-baseline\n"


def of_year(years: str, year: str, *, more: str = "direction: up", head: str = RATE) -> Result:
    return results(f"{more}, years: {{{years}}}", head)[year]


@pytest.mark.parametrize(
    ("years", "year", "target", "basis"),
    [
        ("R5: {target: 8, actual: 4}, R8: {target: 9}", "R5", 8, TargetBasis.SAME_PERIOD),
        ("R5: {actual: 4}, 最終: {target: 10}", "R5", 10, TargetBasis.LATER),
        ("R5: {actual: 4}, R8: {target: 9}", "R5", 9, TargetBasis.LATER),
        ("R5: {target: 8}, R6: {actual: 4}", "R6", None, TargetBasis.SAME_PERIOD),
        ("R5: {actual: 4}, R7: {target: 8}, 最終: {target: 10}", "R5", None, TargetBasis.SAME_PERIOD),
        ("R5上: {actual: 4}, 最終: {target: 10}", "R5上", None, TargetBasis.SAME_PERIOD),
        ("R5: {actual: 4}, R8上: {target: 9}", "R5", None, TargetBasis.SAME_PERIOD),
        ("R5: {actual: 4}, R7-R8: {target: 9}", "R5", None, TargetBasis.SAME_PERIOD),
        ("R5: {actual: 4}", "R5", None, TargetBasis.SAME_PERIOD),
    ],
    ids=[
        "its own, though there is a later one",
        "the final one",
        "the last year's, where it is the only one",
        "none from a year before",
        "none where there are two others",
        "none for half a year",
        "none from half a year",
        "none from a span",
        "none at all",
    ],
)
def test_the_target_that_counts(years: str, year: str, target: int | None, basis: TargetBasis) -> None:
    inputs = of_year(years, year).inputs
    assert (inputs.target, inputs.basis) == (target, basis)


@pytest.mark.parametrize(
    ("years", "year", "baseline"),
    [
        ("R4: {baseline: 1}, R5: {target: 9, actual: 4}", "R5", 1),
        ("R5: {baseline: 2, target: 9, actual: 4}", "R5", 2),
        ("R3: {baseline: 1}, R4: {baseline: 3}, R5: {target: 9, actual: 4}", "R5", 3),
        ("R5: {target: 9, actual: 4}, R6: {baseline: 2, target: 9, actual: 4}", "R5", None),
        ("現状: {baseline: 5}, R5: {target: 9, actual: 4}", "R5", 5),
        ("R5: {target: 9, actual: 4}", "R5", None),
    ],
    ids=["of a year before", "of the same year", "the newest of two", "none from a year after", "of now", "none"],
)
def test_the_baseline_that_counts(years: str, year: str, baseline: int | None) -> None:
    assert of_year(years, year, head=PROGRESS).inputs.baseline == baseline


@pytest.mark.parametrize(
    ("years", "year", "reason"),
    [
        ("R7: {target: 20}", "R7", Reason.NOT_GIVEN),
        ("R8: {target: 20}", "R8", Reason.NOT_DUE),
        ("最終: {target: 20}", "最終", Reason.NOT_DUE),
        ("R5: {target: 20, actual: 未公表}", "R5", Reason.ACTUAL_MISSING),
        ("R5: {actual: 20}", "R5", Reason.NO_TARGET),
        ("R5: {target: 設定なし, actual: 20}", "R5", Reason.NO_TARGET),
        ("R5: {target: ―, actual: 20}", "R5", Reason.TARGET_MISSING),
        ("R5: {target: 増加, actual: 20}", "R5", Reason.BASELINE_MISSING),
        ("R5: {target: 策定, actual: 20}", "R5", Reason.WORDS),
        ("R5: {target: 20, actual: 増加}", "R5", Reason.WORDS),
        ("R5: {target: 20, actual: {value: 20, of: R4}}", "R5", Reason.OTHER_YEAR),
        ("R5: {target: {value: 20, of: R6}, actual: 20}", "R5", Reason.OTHER_YEAR),
        ("R5: {actual: 20}, 最終: {target: 20}", "R5", Reason.GOAL_NOT_DUE),
        ("R8: {actual: 20}, 最終: {target: 20}", "R8", None),
        ("R5: {target: {value: 20, of: R5}, actual: {value: 20, of: R5}}", "R5", None),
        ("R5: {target: 20, actual: 20以上}", "R5", Reason.INEXACT),
        ("R5: {target: 20, actual: 20程度}", "R5", Reason.INEXACT),
        ("R5: {target: 20, actual: 20を維持}", "R5", None),
        ("R5: {target: 20以上, actual: 20}", "R5", None),
        ("R5: {target: 20, actual: 20}", "R5", None),
    ],
    ids=[
        "a year that is over",
        "the year that runs",
        "the final target",
        "no actual, with a reason",
        "no target",
        "a target that was not set",
        "a line instead of a target",
        "a rise from an unknown baseline",
        "a target in words",
        "an actual in words",
        "an actual of another year",
        "a target of another year",
        "the final target, which is not due yet",
        "the final target, in the plan's last year",
        "a year named again",
        "an actual that is a bound",
        "an actual that is about so much",
        "an actual that was kept",
        "a target that is a bound",
        "two numbers",
    ],
)
def test_the_reason_why_there_is_nothing_to_compare(years: str, year: str, reason: Reason | None) -> None:
    found = of_year(years, year)
    assert found.rate.reason is reason
    assert found.graded == Graded(reason=reason or Reason.NO_SCALE)


@pytest.mark.parametrize(
    ("more", "head", "method", "tolerance"),
    [
        ("direction: up", RATE, Method.ACTUAL_OVER_TARGET, None),
        ("direction: up, rate: met-or-not", RATE, Method.MET, None),
        ("direction: up, rate: met-or-not", "", Method.MET, None),
        ("direction: up", "", None, None),
        ("direction: keep, tolerance: 1.5", RATE, Method.ACTUAL_OVER_TARGET, Decimal("1.5")),
    ],
    ids=["the plan's formula", "its own formula", "its own alone", "none", "a tolerance"],
)
def test_an_indicator_overrides_its_plan(
    more: str, head: str, method: Method | None, tolerance: Decimal | None
) -> None:
    inputs = of_year("R5: {target: 20, actual: 21}", "R5", more=more, head=head).inputs
    assert (inputs.method, inputs.tolerance) == (method, tolerance)


SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 50}, {code: 止, kind: cancelled}]}}\n"


@pytest.mark.parametrize(
    ("row", "grade", "reason", "published", "missing"),
    [
        ("{target: 4, actual: 4, grade: A}", "A", None, "A", None),
        ("{target: 4, actual: {value: 4, status: 速報}}", "A", None, None, None),
        ("{target: 4, actual: 中止, grade: 止}", "止", Reason.NOT_A_GRADE, "止", Missing.CANCELLED),
        ("{target: 4, actual: 未実施}", None, Reason.ACTUAL_MISSING, None, Missing.NOT_CARRIED_OUT),
        ("{target: 4, grade: A}", None, Reason.NOT_GIVEN, "A", None),
    ],
    ids=["graded", "provisional", "a code that is no grade", "no code for the reason", "a grade without an actual"],
)
def test_what_a_result_states(
    row: str,
    grade: str | None,
    reason: Reason | None,
    published: str | None,
    missing: Missing | None,
) -> None:
    found = of_year(f"R5: {row}", "R5", head=SCALE)
    assert (found.graded.grade.code if found.graded.grade else None, found.graded.reason) == (grade, reason)
    assert (found.published_code, found.missing) == (published, missing)


def compound(first: str, second: str, more: str) -> tuple[Track, ...]:
    parts = f"{{id: a, name: 甲, years: {{{first}}}}}, {{id: b, name: 乙, unit: 社, years: {{{second}}}}}"
    return tracks(f"direction: up, unit: 人, {more}parts: [{parts}]")


MET, UNMET, UNKNOWN = "R5: {target: 4, actual: 5}", "R5: {target: 4, actual: 3}", "R5: {target: 4, actual: 未公表}"


@pytest.mark.parametrize(
    ("rule", "first", "second", "met"),
    [
        ("all", MET, MET, True),
        ("all", MET, UNMET, False),
        ("all", UNMET, UNMET, False),
        ("all", MET, UNKNOWN, None),
        ("all", UNMET, UNKNOWN, None),
        ("all", UNKNOWN, UNKNOWN, None),
        ("any", MET, UNMET, True),
        ("any", UNMET, UNMET, False),
        ("any", MET, UNKNOWN, None),
        ("any", UNMET, UNKNOWN, None),
    ],
)
def test_a_whole_is_judged_only_where_all_its_parts_are_known(
    rule: str, first: str, second: str, met: bool | None
) -> None:
    whole, *parts = compound(first, second, f"whole: {rule}, ")
    (result,) = whole.results.values()
    assert (result.rate.met, result.rate.percent, result.rate.reason) == (met, None, Reason.PARTS)
    assert (result.graded, result.published, str(result.whole)) == (Graded(reason=Reason.PARTS), {}, rule)
    assert [(track.part, track.unit) for track in (whole, *parts)] == [("", "人"), ("a", "人"), ("b", "社")]


def test_a_whole_has_the_periods_that_all_its_parts_have() -> None:
    whole, *_ = compound(f"{MET}, R6: {{actual: 1}}, R7: {{actual: 1}}", f"R7: {{actual: 1}}, {MET}", "whole: all, ")
    assert [period.written for period in whole.results] == ["R5", "R7"]
    assert [period.written for period in whole.rows] == ["R5", "R7"]
    assert not any(list(row.figures()) for row in whole.rows.values())


@pytest.mark.parametrize(
    ("indicator", "parts", "judged"),
    [
        (f"whole: all, parts: [{{id: a, name: 甲, years: {{{MET}}}}}]", ["", "a"], True),
        (f"parts: [{{id: a, name: 甲, years: {{{MET}}}}}]", ["a"], False),
        (f"whole: all, years: {{{MET}}}, parts: [{{id: a, name: 甲, years: {{{MET}}}}}]", ["", "a"], False),
    ],
    ids=["declared", "not declared", "with years of its own"],
)
def test_a_whole_is_judged_only_where_it_is_declared(indicator: str, parts: list[str], judged: bool) -> None:
    found = tracks(f"direction: up, {indicator}")
    assert [track.part for track in found] == parts
    assert any(result.whole for track in found for result in track.results.values()) is judged


def test_rows_are_in_time_whatever_their_order_in_the_file() -> None:
    assert list(
        results("direction: up, years: {最終: {target: 2}, R6: {actual: 1}, 現状: {actual: 1}, R5: {actual: 1}}")
    ) == [
        "現状",
        "R5",
        "R6",
        "最終",
    ]


def test_an_indicator_is_on_its_own_measure_only() -> None:
    body = "indicators: [{id: top, name: 全体}]\nmeasures:\n- {id: m, name: 施策, indicators: [{id: i, name: 指標}], measures: [{id: n, name: 事業}]}"
    evaluation = evaluated(body)
    measure, below = evaluation.plan.nodes()
    assert [track.is_on(measure) for track in evaluation.tracks] == [False, True]
    assert [track.is_on(below) for track in evaluation.tracks] == [False, False]


@pytest.mark.parametrize(
    ("today", "reason"),
    [("2027-03-31", Reason.NOT_DUE), ("2027-04-01", Reason.NOT_GIVEN)],
    ids=["its last day", "over"],
)
def test_a_year_is_due_once_it_is_over(today: str, reason: Reason) -> None:
    body = "indicators: [{id: i, name: 指標, direction: up, years: {R8: {target: 20}}}]"
    (track,) = evaluated(body, today=dt.date.fromisoformat(today)).tracks
    assert [result.rate.reason for result in track.results.values()] == [reason]
