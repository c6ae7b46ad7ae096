"""The judgement of one period: which figure counts, when its target is due, in which unit, and what is said of it."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluation.judge import has_ended, is_own, newest_baseline, number_in
from generator.evaluation.result import Graded, Hold, Inside, Rate, Reach, Reason, Result, TargetBasis
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.quantity import Exact
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import Counts, Status
from tests.evaluation.small import RATE, evaluated, results

SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 90}, {code: B}]}}\n"


def of(indicator: str, year: str = "R6", head: str = SCALE) -> Result:
    return results(indicator, head)[year]


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


def figure(number: str, **more: object) -> Figure:
    return Figure.model_validate({"value": Decimal(number), **more})


@pytest.mark.parametrize(
    ("target", "actual", "more", "met", "reason"),
    [
        ("65", "65", "direction: up", True, None),
        ("65", "64", "direction: up", False, None),
        ("24200以下", "24200", "direction: down, rate: target-over-actual", True, None),
        ("80未満", "80", "direction: down", False, Reason.MET_OR_NOT),
        ("80未満", "79", "direction: down", True, Reason.MET_OR_NOT),
        ("15以内", "15", "direction: down, rate: target-over-actual", True, None),
        ("80超", "80", "direction: up", False, Reason.MET_OR_NOT),
        ("50〜60", "57", "direction: keep", True, Reason.MET_OR_NOT),
        ("50〜60", "61", "direction: keep", False, Reason.MET_OR_NOT),
        ("50〜60", "49", "direction: up", False, Reason.MET_OR_NOT),
        ("50以上60未満", "60", "direction: keep", False, Reason.MET_OR_NOT),
        ("約8", "8", "direction: up", None, Reason.INEXACT),
        ("8程度", "7", "direction: keep, tolerance: 1", True, Reason.MET_OR_NOT),
        ("8程度", "6", "direction: keep, tolerance: 1", False, Reason.MET_OR_NOT),
        ("0を維持", "0", "direction: down", True, Reason.METHOD_AGAINST_DIRECTION),
        ("0を維持", "1", "direction: down, rate: met-or-not", False, Reason.MET_OR_NOT),
        ("85を維持", "85", "direction: up", True, None),
        ("維持", "75", "direction: keep", False, Reason.MET_OR_NOT),
        ("維持", "83", "direction: keep, tolerance: 2", True, Reason.MET_OR_NOT),
        ("前年度以上", "70", "direction: up", True, Reason.MET_OR_NOT),
        ("前年度以上", "69", "direction: up", False, Reason.MET_OR_NOT),
        ("前年度を上回る", "70", "direction: up", False, Reason.MET_OR_NOT),
        ("増加", "86", "direction: up", True, Reason.MET_OR_NOT),
        ("増加", "85", "direction: up", False, Reason.MET_OR_NOT),
        ("減少", "84", "direction: down", True, Reason.MET_OR_NOT),
        ("5以内", "5", "direction: down, counts: rank", True, Reason.MET_OR_NOT),
        ("5", "6", "direction: down, counts: rank", False, Reason.MET_OR_NOT),
        ("策定", "策定", "direction: up", True, Reason.MET_OR_NOT),
        ("策定", "検討中", "direction: up", None, Reason.WORDS),
        ("策定", "検討中", "direction: up, rate: met-or-not", False, Reason.MET_OR_NOT),
        ("増加", "増加", "direction: up", True, Reason.MET_OR_NOT),
        ("100", "97", "direction: keep, tolerance: 3", True, Reason.MET_OR_NOT),
        ("100", "120", "direction: keep, tolerance: 3", False, Reason.MET_OR_NOT),
        ("策定", "策定", "direction: none", None, Reason.CONTEXT_ONLY),
    ],
)
def test_whether_a_target_of_its_own_year_is_met(
    target: str, actual: str, more: str, met: bool | None, reason: Reason | None
) -> None:
    """The baseline is 85 and the year before 70."""
    years = f"R4: {{baseline: 85}}, R5: {{actual: 70}}, R6: {{target: {target}, actual: {actual}}}"
    found = of(f"{more}, years: {{{years}}}")
    assert (found.rate.met, found.rate.reason) == (met, reason)
    assert found.due == period("R6")
    assert (found.rate.percent is None) is (reason is not None)


@pytest.mark.parametrize("target", ["24200以下", "24200未満", "前年度以下", "減少"])
def test_a_bound_against_its_direction_has_no_verdict_rate_or_grade(target: str) -> None:
    years = f"R5: {{baseline: 20000, actual: 20000}}, R6: {{target: {target}, actual: 30936}}"
    body = f"indicators: [{{id: i, name: 指標, direction: up, years: {{{years}}}}}]"
    (track,) = evaluated(body, SCALE, errors={"bound-against-direction"}).tracks
    found = track.results[period("R6")]
    assert found.rate == Rate(reason=Reason.BOUND_AGAINST_DIRECTION)
    assert found.graded == Graded(reason=Reason.BOUND_AGAINST_DIRECTION)


@pytest.mark.parametrize(
    ("actual", "met"), [("策定", True), ("改定", True), ("検討中", False)], ids=["the stage", "a later one", "before"]
)
def test_a_stage_is_reached_in_its_order(actual: str, met: bool) -> None:
    stages = "direction: up, counts: stages, stages: [未策定, 検討中, 策定, 改定]"
    found = of(f"{stages}, years: {{R6: {{target: 策定, actual: {actual}}}}}")
    assert (found.rate.met, found.rate.percent, found.rate.reason) == (met, None, Reason.MET_OR_NOT)


DUE = "R5: {target: 5, actual: 4}, R6: {actual: 4}"


@pytest.mark.parametrize(
    ("years", "year", "due", "basis"),
    [
        ("R6: {target: 5, actual: 4}", "R6", "R6", TargetBasis.SAME_PERIOD),
        ("R6: {actual: 4}, R7: {target: 5}", "R6", "R7", TargetBasis.LATER),
        ("R6: {actual: 4}, 最終: {target: 5}", "R6", "最終", TargetBasis.LATER),
        ("R8: {actual: 4}, 最終: {target: 5}", "R8", "最終", TargetBasis.SAME_PERIOD),
        ("R8: {actual: 4, target: 3}, 最終: {target: 5}", "R8", "R8", TargetBasis.SAME_PERIOD),
        ("R9: {actual: 4}, R12: {target: 5}", "R9", "R12", TargetBasis.LATER),
        ("R6: {actual: 4}, R7: {target: 5}, R8: {target: 6}", "R6", None, TargetBasis.SAME_PERIOD),
        (DUE, "R6", None, TargetBasis.SAME_PERIOD),
        ("R6上: {actual: 4}, R6: {target: 5}", "R6上", None, TargetBasis.SAME_PERIOD),
        ("R6上: {actual: 4, target: 3}, R6: {target: 5}", "R6上", "R6上", TargetBasis.SAME_PERIOD),
        ("R6.8: {actual: 4}, 最終: {target: 5}", "R6.8", None, TargetBasis.SAME_PERIOD),
        ("最終: {actual: 4, target: 5}", "最終", "最終", TargetBasis.SAME_PERIOD),
    ],
    ids=[
        "its own",
        "the only one of a later year",
        "the final one",
        "the final one in the plan's last year",
        "its own before the final one",
        "one after the plan",
        "none of two later ones",
        "none of a year before",
        "none of the year for a half of it",
        "the half's own",
        "none for a month",
        "the final row's own",
    ],
)
def test_which_target_applies_and_when_it_is_due(years: str, year: str, due: str | None, basis: TargetBasis) -> None:
    found = of(f"direction: up, years: {{{years}}}", year)
    assert (found.due.written if found.due else None, found.inputs.basis) == (due, basis)


@pytest.mark.parametrize("actual", ["3", "10", "12"], ids=["short of it", "at it", "beyond it"])
@pytest.mark.parametrize(
    ("counts", "rated"),
    [
        ("", False),
        ("counts: yearly, ", False),
        ("counts: level, ", True),
        ("counts: cumulative, ", True),
        ("unit: ％, ", True),
    ],
    ids=["undeclared", "yearly", "level", "cumulative", "ratio"],
)
def test_a_later_target_is_never_met_or_missed(counts: str, rated: bool, actual: str) -> None:
    found = of(f"{counts}direction: up, years: {{R6: {{actual: {actual}}}, 最終: {{target: 10}}}}")
    assert (found.rate.met, found.behind, found.graded.grade) == (None, False, None)
    assert found.graded.reason is Reason.GOAL_NOT_DUE
    assert found.rate.percent == (Fraction(actual) * 10 if rated else None)


@pytest.mark.parametrize(
    ("counts", "row", "series", "number"),
    [
        ("counts: cumulative, ", "actual: 70, total: 130", Series.TOTAL, 130),
        ("counts: cumulative, ", "actual: 70", Series.ACTUAL, 70),
        ("counts: yearly, ", "actual: 70, total: 130", Series.ACTUAL, 70),
        ("", "actual: 70, total: 130", Series.ACTUAL, 70),
    ],
    ids=["the total of a cumulative one", "its actual without a total", "the year's of a yearly one", "undeclared"],
)
def test_the_figure_that_counts(counts: str, row: str, series: Series, number: int) -> None:
    found = of(f"{counts}direction: up, years: {{R6: {{{row}, target: 300}}}}")
    assert (found.series, found.inputs.actual) == (series, Decimal(number))
    assert found.rate.percent == Fraction(number * 100, 300)


@pytest.mark.parametrize(
    ("row", "today", "reason"),
    [
        ("total: 5, target: 9", None, Reason.TOTAL_ONLY),
        ("baseline: 5", None, Reason.BASELINE_ONLY),
        ("forecast: 5", None, Reason.FORECAST_ONLY),
        ("baseline: 5, target: 9", None, Reason.NOT_GIVEN),
        ("target: 9", None, Reason.NOT_GIVEN),
        ("target: 9", "2025-03-31", Reason.NOT_DUE),
        ("forecast: 5, target: 9", "2025-03-31", Reason.NOT_DUE),
        ("actual: 5", None, Reason.NO_TARGET),
        ("actual: 未公表, target: 9", None, Reason.ACTUAL_MISSING),
        ("actual: {value: 5, status: 一部}, target: 9", None, Reason.PARTIAL),
        ("actual: {value: 5, of: R4}, target: 9", None, Reason.OTHER_YEAR),
        ("actual: 5, target: {value: 9, of: R4}", None, Reason.OTHER_YEAR),
        ("actual: {value: 5, unit: 社}, target: 9", None, Reason.UNITS_DIFFER),
        ("actual: 5, target: {value: 9, unit: 社}", None, Reason.UNITS_DIFFER),
        ("actual: {value: 検討中, unit: 社}, target: 9", None, Reason.WORDS),
    ],
)
def test_why_there_is_nothing_to_compare(row: str, today: str | None, reason: Reason) -> None:
    body = f"indicators: [{{id: i, name: 指標, unit: 人, direction: up, years: {{R6: {{{row}}}}}}}]"
    on = dt.date.fromisoformat(today) if today else dt.date(2026, 11, 21)
    (track,) = evaluated(body, SCALE, on).tracks
    (found,) = track.results.values()
    assert (found.rate.reason, found.rate.percent, found.rate.met) == (reason, None, None)
    assert found.graded.grade is None


@pytest.mark.parametrize(
    ("usual", "target", "actual", "percent"),
    [
        ("百万円", "125", "{value: 119000, unit: 千円}", "95.2"),
        ("百万円", "{value: 125000, unit: 千円}", "119", "95.2"),
        ("千人", "2", "{value: 1500, unit: 人}", "75"),
        ("億円", "3", "{value: 100, unit: 百万円}", "100/3"),
        ("人", "4", "{value: 3, unit: 人}", "75"),
    ],
)
def test_known_multiples_of_a_unit_are_compared_exactly(usual: str, target: str, actual: str, percent: str) -> None:
    found = of(f"unit: {usual}, direction: up, years: {{R6: {{target: {target}, actual: {actual}}}}}")
    assert found.rate.percent == (Fraction(percent))


def test_baseline_and_last_year_are_in_the_unit_of_the_target() -> None:
    years = (
        "R4: {baseline: {value: 1000, unit: 千円}}, R5: {actual: 2}, R6: {target: {value: 3000, unit: 千円}, actual: 4}"
    )
    inputs = of(f"unit: 百万円, direction: up, years: {{{years}}}").inputs
    found = [inputs.baseline, inputs.previous, inputs.target, inputs.actual]
    assert found == [1000, 2000, 3000, 4000]


@pytest.mark.parametrize(
    ("before", "previous"),
    [
        ("R5: {actual: 7}", 7),
        ("R4: {actual: 7}", None),
        ("R5: {actual: 約7}", None),
        ("R5: {actual: {value: 7, of: R3}}", None),
        ("R5: {actual: {value: 7, status: 一部}}", None),
        ("R5下: {actual: 7}", None),
        ("R5: {target: 7}", None),
    ],
    ids=["known", "two years before", "about", "another year's", "a part", "half a year", "no actual"],
)
def test_the_year_before_is_known_only_by_its_own_exact_value(before: str, previous: int | None) -> None:
    found = of(f"direction: up, years: {{{before}, R6: {{target: 前年度以上, actual: 8}}}}")
    assert found.inputs.previous == previous
    assert found.rate.reason is (Reason.MET_OR_NOT if previous else Reason.LAST_YEAR_MISSING)


def test_a_scale_may_grade_against_the_year_before() -> None:
    head = (
        RATE
        + "scales: {動き: {grades: [{code: ↗, above: 100, of: previous}, {code: →, from: 100, of: previous}, {code: ↘}]}}\n"
    )
    years = ", ".join(
        f"R{year}: {{target: 50, actual: {actual}}}" for year, actual in enumerate((40, 48, 48, 45), start=5)
    )
    found = results(f"direction: up, years: {{{years}}}", head).values()
    graded = [result.graded.grade.code if result.graded.grade else result.graded.reason for result in found]
    assert graded == [Reason.LAST_YEAR_MISSING, "↗", "→", "↘"]


def test_the_goal_stands_in_the_result() -> None:
    years = "R5: {target: 維持, actual: 4}, R6: {target: 2〜3, actual: 4}, R7: {target: 5以上, actual: 4}"
    found = [result.goal for result in results(f"direction: keep, years: {{R4: {{baseline: 9}}, {years}}}").values()]
    assert found[:2] == [None, Hold(Decimal(9), Decimal(0))]
    assert isinstance(found[2], Inside)
    assert isinstance(found[3], Reach)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("R6", "2025-03-31"),
        ("R6年", "2024-12-31"),
        ("R6上", "2025-03-31"),
        ("R7.3", "2025-03-31"),
        ("R4-R6", "2025-03-31"),
        ("最終", "2027-03-31"),
    ],
)
def test_when_a_period_is_over(text: str, last_day: str) -> None:
    plan, day = evaluated("").plan, dt.date.fromisoformat(last_day)
    assert not has_ended(period(text), plan, day)
    assert has_ended(period(text), plan, day + dt.timedelta(days=1))


def test_the_newest_baseline_not_later_than_the_period() -> None:
    rows = {period(f"R{year}"): Row(baseline=figure(str(year))) for year in (3, 5, 7)}
    found = [newest_baseline(rows, period(text), None) for text in ("R2", "R3", "R6")]
    assert [known[0].written if known else None for known in found] == [None, "R3", "R5"]


def test_a_total_counts_only_where_the_sum_is_counted() -> None:
    given = {counts: f"counts: {counts}, years: {{R6: {{actual: 1, total: 2}}}}" for counts in Counts}
    given |= {Counts.STAGES: "counts: stages, stages: [案, 策定], years: {R6: {actual: 案, total: 策定}}"}
    found = [of(given[counts]) for counts in Counts] + [of("years: {R6: {actual: 1, total: 2}}")]
    assert [result.series for result in found] == [
        Series.TOTAL if counts is Counts.CUMULATIVE else Series.ACTUAL for counts in (*Counts, None)
    ]


@pytest.mark.parametrize(
    ("given", "usual", "unit", "number"),
    [
        (figure("5"), "人", "人", "5"),
        (figure("5"), None, None, "5"),
        (figure("5"), "千人", "人", "5000"),
        (figure("5", unit="千人"), "人", "人", "5000"),
        (figure("1", unit="人"), "千人", "千人", "0.001"),
        (figure("5", unit="社"), "人", "人", None),
        (figure("5"), "人", None, None),
        (None, "人", "人", None),
    ],
)
def test_a_number_in_a_unit(given: Figure | None, usual: str | None, unit: str | None, number: str | None) -> None:
    assert number_in(given, usual, unit) == (Decimal(number) if number else None)


@pytest.mark.parametrize(
    ("given", "own"),
    [
        (figure("5"), True),
        (figure("5", of="R6"), True),
        (figure("5", of="R5"), False),
        (figure("5", status="速報"), True),
        (figure("5", status="一部"), False),
    ],
)
def test_whether_a_value_is_its_periods_own(given: Figure, own: bool) -> None:
    assert is_own(given, period("R6")) is own
    assert isinstance(given.quantity, Exact)
    assert given.status in (None, Status.PROVISIONAL, Status.PARTIAL)
