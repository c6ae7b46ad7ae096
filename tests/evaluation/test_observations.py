"""Observations: one record for every figure, with its unit, its place in the plan and in the source, and its result."""

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import Observation, observations
from generator.plan.numbers import plain_number
from generator.publish.views.plan import plan_page
from tests.evaluation.small import RATE, evaluated

SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 50}, {code: B}]}}\n"


def found(indicator: str) -> list[Observation]:
    return list(observations(evaluated(f"indicators: [{{id: i, name: 指標, {indicator}}}]", SCALE)))


@pytest.mark.parametrize(
    ("row", "series"),
    [
        ("{target: 4, actual: 3, grade: B}", [("target", "4", ""), ("actual", "3", "BA")]),
        ("{target: 4, actual: 3}", [("target", "4", ""), ("actual", "3", "A")]),
        ("{target: 4, grade: B}", [("target", "4", ""), ("actual", "", "B")]),
        ("{grade: B}", [("actual", "", "B")]),
        ("{target: 4}", [("target", "4", "")]),
        ("{baseline: 2, actual: 未公表, grade: B}", [("baseline", "2", ""), ("actual", "", "B")]),
        ("{forecast: 2, total: 9}", [("forecast", "2", ""), ("total", "9", "")]),
        ("{}", []),
    ],
    ids=[
        "published and computed",
        "computed",
        "published without an actual",
        "published alone",
        "neither",
        "published beside a reason",
        "no actual",
        "nothing",
    ],
)
def test_grades_stand_beside_the_actual(row: str, series: list[tuple[str, str, str]]) -> None:
    shown = []
    for one in found(f"direction: up, years: {{R5: {row}}}"):
        value = "" if one.figure is None or one.figure.number is None else str(one.figure.number)
        computed = one.result.graded.grade if one.result else None
        published = one.result.published_code if one.result else None
        shown.append((one.series.value, value, f"{published or ''}{computed.code if computed else ''}"))
        assert (one.result is None) is (one.series.value != "actual")
    assert shown == series


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
BLANK = {"measure": "", "programme": "", "indicator": "", "row": "", "amount": "1"}


@pytest.mark.parametrize(
    ("given", "figure", "money"),
    [
        ({"measure": "\n  at: report 1"}, "report 1", "report 1"),
        ({"measure": "\n  at: report 1", "programme": "\n    at: report 2"}, "report 2", "report 2"),
        ({"programme": "\n    at: report 2", "indicator": ", at: report 3"}, "report 3", "report 2"),
        ({"indicator": ", at: report 3", "row": ", at: report 4"}, "report 4", "report 4"),
        ({}, "None", "None"),
    ],
    ids=["of the measure", "of the programme", "of the indicator", "of the row", "of none"],
)
def test_the_nearest_place_in_the_source(given: dict[str, str], figure: str, money: str) -> None:
    one, _, amount = observations(evaluated(PLACES.format(**BLANK | given)))
    assert (str(one.at), str(amount.at)) == (figure, money)


def test_money_stands_in_the_place_of_an_indicator() -> None:
    body = PLACES.format(**BLANK | {"amount": "{value: 1, unit: 円}"})
    figure, older, amount = observations(evaluated(body))
    assert [(one.name, one.track is not None) for one in (figure, older, amount)] == [
        ("指標", True),
        ("事業費", False),
        ("事業費", False),
    ]
    assert [one.node.measure.id if one.node else "" for one in (figure, older, amount)] == ["n", "n", "n"]
    assert [(one.period.written, one.series.value, one.unit) for one in (older, amount)] == [
        ("R4", "settlement", "千円"),
        ("R5", "budget", "円"),
    ]
    assert (older.result, amount.result) == (None, None)


def test_an_amount_of_the_plan_itself_has_no_measure() -> None:
    body = "money: {unit: 千円, lines: [事業費]}\nyears: {R5: {money: {basis: 予算, 事業費: 1}}}"
    (one,) = observations(evaluated(body))
    assert (one.node, one.unit) == (None, "千円")


@pytest.mark.parametrize(
    ("indicator", "units"),
    [
        ("unit: 人, years: {R5: {actual: 1}}", ["人"]),
        ("unit: 人, years: {R5: {actual: {value: 1, unit: 件}}}", ["件"]),
        ("years: {R5: {actual: 1}}", [""]),
        ("unit: 人, years: {R5: {grade: A}}", ["人"]),
        (
            "unit: 人, parts: [{id: a, name: 甲, years: {R5: {actual: 1}}}, {id: b, name: 乙, unit: 社, years: {R5: {actual: 1}}}]",
            ["人", "社"],
        ),
    ],
    ids=["of the indicator", "of the figure", "none", "beside a grade alone", "of a part"],
)
def test_the_unit_of_a_figure(indicator: str, units: list[str]) -> None:
    assert [one.unit for one in found(indicator)] == units


def test_every_number_on_a_page_is_an_observation(commerce_evaluation: Evaluation) -> None:
    figures = [one.figure for one in observations(commerce_evaluation)]
    known = {plain_number(figure.number) for figure in figures if figure and figure.number is not None}
    page = plan_page(commerce_evaluation)
    shown = [
        cell.replace(",", "")
        for measure in page.measures
        for section in measure.sections
        for indicator in section.indicators
        for row in indicator.rows
        for cell in (row.target, row.actual)
        if cell and cell[0].isdigit()
    ]
    assert len(shown) == 9 * 7 + 7
    assert set(shown) <= known
