"""Observations: one record for every figure, with its unit, its place in the plan and in the source, and its result."""

import pytest

from generator.evaluation.observations import Observation, observations
from tests.evaluation.small import RATE, evaluated

SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 50}, {code: B}]}}\n"


def found(indicator: str) -> list[Observation]:
    return list(observations(evaluated(f"indicators: [{{id: i, name: 指標, {indicator}}}]", SCALE)))


@pytest.mark.parametrize(
    ("row", "series", "value", "published", "computed"),
    [
        ("{target: 4, actual: 3, grade: B}", "actual", "3", "B", "A"),
        ("{target: 4, grade: B}", "actual", "", "B", ""),
        ("{grade: B}", "actual", "", "B", ""),
        ("{target: 4, actual: 未公表, grade: B}", "actual", "", "B", ""),
        ("{target: 4, actual: 3}", "actual", "3", "", "A"),
        ("{target: 4, actual: 3, grade: B}", "target", "4", "", ""),
        ("{baseline: 2, actual: 3, grade: B}", "baseline", "2", "", ""),
    ],
    ids=[
        "with an actual",
        "published without an actual",
        "published alone",
        "with a reason",
        "not published",
        "not on the target",
        "not on the baseline",
    ],
)
def test_grades_stand_beside_the_actual(row: str, series: str, value: str, published: str, computed: str) -> None:
    (one,) = [item for item in found(f"direction: up, years: {{R5: {row}}}") if item.series == series]
    assert (one.value, one.grade_published, one.grade_computed) == (value, published, computed)


def test_a_grade_with_its_actual_makes_no_further_record() -> None:
    assert [one.series for one in found("direction: up, years: {R5: {target: 4, actual: 3, grade: B}}")] == [
        "target",
        "actual",
    ]


@pytest.mark.parametrize(
    ("row", "rate", "reason"),
    [
        ("{target: 3, actual: 2}", "66.6667", ""),
        ("{target: 4, actual: 3}", "75.0000", ""),
        ("{target: 0, actual: 3}", "", "target-zero"),
        ("{actual: 3}", "", "no-target"),
        ("{target: 4, grade: A}", "", "not-given"),
    ],
)
def test_the_rate_has_four_decimals_or_a_reason(row: str, rate: str, reason: str) -> None:
    one = found(f"direction: up, years: {{R5: {row}}}")[-1]
    assert (one.rate, one.evaluation_reason) == (rate, reason)


def test_a_reason_why_there_is_no_grade_stands_beside_a_rate() -> None:
    body = "indicators: [{id: i, name: 指標, direction: up, years: {R5: {target: 4, actual: 3}}}]"
    *_, one = observations(evaluated(body))
    assert (one.rate, one.evaluation_reason) == ("75.0000", "no-scale")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("27000", {"value": "27000"}),
        ("0", {"value": "0"}),
        ("増加", {"words": "増加"}),
        ("20以上", {"value": "20", "comparator": "at-least"}),
        ("{value: 20, status: 速報}", {"value": "20", "status": "provisional"}),
        ("{value: 20, of: R4}", {"value": "20", "value_year": "2022"}),
        ("未公表", {"reason": "not-published", "reason_words": "未公表"}),
        ("{missing: 未公表, why: 調査の年ではない}", {"reason": "not-published", "reason_words": "調査の年ではない"}),
        ("{value: 20, unit: 件}", {"value": "20", "unit": "件"}),
    ],
)
def test_a_figure_is_shown_as_published(figure: str, expected: dict[str, str]) -> None:
    (one,) = found(f"unit: 人, years: {{R5: {{forecast: {figure}}}}}")
    keys = ("value", "words", "comparator", "status", "reason", "reason_words", "value_year", "unit")
    assert {key: getattr(one, key) for key in keys} == dict.fromkeys(keys, "") | {"unit": "人"} | expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("R5", ("2023", "令和5年度", "2023", "year")),
        ("R5下", ("2023", "令和5年度下半期", "2023H2", "half")),
        ("現状", ("", "現状", "current", "current")),
    ],
)
def test_a_period_in_both_calendars(year: str, expected: tuple[str, str, str, str]) -> None:
    (one,) = found(f"years: {{{year}: {{actual: 1}}}}")
    assert (one.fiscal_year, one.era, one.period, one.period_kind) == expected


PLACES = """money: {{unit: 千円, lines: [事業費]}}
measures:
- id: m
  name: 施策{measure}
  measures:
  - id: n
    name: 事業{programme}
    years: {{R5: {{money: {{basis: 予算, 事業費: {amount}}}{row}}}, R4: {{money: {{basis: 決算, 事業費: 2}}}}}}
    indicators:
    - {{id: i, name: 指標{indicator}, years: {{R5: {{actual: 1{row}}}}}}}
"""


@pytest.mark.parametrize(
    ("given", "figure", "money"),
    [
        ({"measure": "\n  at: report 1"}, "report 1", "report 1"),
        ({"measure": "\n  at: report 1", "programme": "\n    at: report 2"}, "report 2", "report 2"),
        ({"programme": "\n    at: report 2", "indicator": ", at: report 3"}, "report 3", "report 2"),
        ({"indicator": ", at: report 3", "row": ", at: report 4"}, "report 4", "report 4"),
        ({}, "", ""),
    ],
    ids=["of the measure", "of the programme", "of the indicator", "of the row", "of none"],
)
def test_the_nearest_place_in_the_source(given: dict[str, str], figure: str, money: str) -> None:
    blank = {"measure": "", "programme": "", "indicator": "", "row": "", "amount": "1"}
    one, _, amount = observations(evaluated(PLACES.format(**blank | given)))
    assert [(item.locator, item.source) for item in (one, amount)] == [
        (place, "進捗状況（資料2）" if place else "") for place in (figure, money)
    ]


def test_money_stands_in_the_place_of_an_indicator() -> None:
    blank = {"measure": "", "programme": "", "indicator": "", "row": ""}
    figure, older, amount = observations(evaluated(PLACES.format(amount="{value: 1, unit: 円}", **blank)))
    assert (figure.path, figure.measure_id, figure.measure, figure.indicator_id) == ("m/n", "n", "事業", "i")
    assert (amount.path, amount.indicator_id, amount.indicator, amount.part) == ("m/n", "", "事業費", "")
    assert [(item.period, item.series, item.value, item.unit) for item in (older, amount)] == [
        ("2022", "settlement", "2", "千円"),
        ("2023", "budget", "1", "円"),
    ]
    assert (amount.municipality_code, amount.plan_id, amount.source) == ("132284", "example", "")


def test_a_figure_of_the_plan_itself_has_no_measure() -> None:
    (one,) = found("years: {R5: {actual: 1}}")
    assert (one.path, one.measure_id, one.measure, one.unit) == ("", "", "", "")


def test_a_part_is_named_and_has_its_own_unit() -> None:
    one, other = found(
        "unit: 人, parts: [{id: a, name: 甲, years: {R5: {actual: 1}}}, {id: b, name: 乙, unit: 社, years: {R5: {actual: 1}}}]"
    )
    assert [(item.part, item.unit) for item in (one, other)] == [("a", "人"), ("b", "社")]
