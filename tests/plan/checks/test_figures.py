"""Figures: years inside the plan, directions, formulas, tolerances, published grades, figures in the wrong place."""

import pytest

from generator.plan.checks import figures
from tests.plan.checks.small import findings, found, indicator


@pytest.mark.parametrize(
    ("row", "outside"),
    [
        ("R5: {target: 1}", False),
        ("R8: {target: 1, actual: 1, grade: A}", False),
        ("R4: {target: 1}", True),
        ("R4: {grade: A}", True),
        ("R4: {actual: 1}", False),
        ("R4上: {target: 1}", True),
        ("R4.5: {target: 1}", False),
        ("R4-R5: {target: 1}", False),
        ("R9: {actual: 1}", False),
        ("R12: {target: 1}", False),
        ("R48: {target: 1}", False),
        ("R49: {target: 1}", True),
        ("1990: {baseline: 1}", False),
        ("1923: {actual: 1}", False),
        ("1922: {actual: 1}", True),
        ("R4年: {target: 1}", True),
        ("R4年: {actual: 1}", False),
        ("現状: {actual: 1}", False),
        ("最終: {target: 1}", False),
    ],
    ids=[
        "the first year",
        "the last year",
        "a target before the plan",
        "a grade before the plan",
        "an actual before the plan",
        "a half-yearly target before the plan",
        "a month's target before the plan",
        "a span that begins before the plan",
        "an actual after the plan",
        "a target after the plan",
        "forty years after the plan",
        "more than forty years after the plan",
        "a baseline of 1990",
        "a hundred years before the plan",
        "more than a hundred years before the plan",
        "a calendar year's target before the plan",
        "a calendar year's actual before the plan",
        "no year: now",
        "no year: the final target",
    ],
)
def test_years_lie_inside_the_plan(row: str, outside: bool) -> None:
    items = findings(figures.years_inside, indicator(f"direction: up, years: {{{row}}}"))
    assert [(item.path[2:], item.needs, item.of_key) for item in items] == (
        [(("years", row.partition(":")[0]), (("period",),), True)] if outside else []
    )


def test_a_row_without_a_year_hides_no_other() -> None:
    row = "years: {現状: {actual: 1}, R49: {actual: 1}}"
    assert found(figures.years_inside, indicator(row)) == ["indicators.0.years.R49"]


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ("R8: {actual: 1}", False),
        ("R9: {actual: 1}", True),
        ("R9年: {actual: 1}", True),
        ("R9上: {actual: 1}", True),
        ("R9.5: {actual: 1}", True),
        ("R12: {target: 1}", True),
        ("R8-R9: {actual: 1}", False),
        ("R49: {actual: 1}", False),
        ("最終: {target: 1}", False),
        ("現状: {actual: 1}", False),
        ("1990: {baseline: 1}", False),
    ],
    ids=[
        "the last year",
        "an actual after the plan",
        "a calendar year after the plan",
        "half a year after the plan",
        "a month after the plan",
        "a target after the plan",
        "a span that ends after the plan",
        "so far away that it is an error",
        "the final target",
        "now",
        "long before the plan",
    ],
)
def test_a_year_after_the_plan_is_worth_a_note(row: str, after: bool) -> None:
    items = findings(figures.years_after, indicator(f"direction: up, years: {{{row}}}"))
    assert [(item.path[2:], item.needs, item.of_key) for item in items] == (
        [(("years", row.partition(":")[0]), (("period",),), True)] if after else []
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("years: {R5: {target: 1}}", True),
        ("direction: none, years: {R5: {target: 1}}", False),
        ("years: {R5: {target: 増加}}", False),
        ("years: {R5: {actual: 1}}", False),
        ("years: {R5: {target: 増加}, R6: {target: 1}}", True),
        ("parts: [{id: a, name: 甲, years: {R5: {target: 1}}}]", True),
        ("parts: [{id: a, name: 甲, years: {R5: {actual: 1}}}]", False),
    ],
    ids=[
        "a number",
        "none is a direction",
        "words",
        "no target",
        "words, then a number",
        "in a part",
        "no target there",
    ],
)
def test_a_target_needs_a_direction(text: str, missing: bool) -> None:
    assert found(figures.directions, indicator(text)) == (["indicators.0.direction"] if missing else [])


@pytest.mark.parametrize(
    ("method", "direction", "against"),
    [
        ("actual-over-target", "up", False),
        ("actual-over-target", "down", True),
        ("target-over-actual", "down", False),
        ("target-over-actual", "up", True),
        ("two-minus-actual-over-target", "down", False),
        ("two-minus-actual-over-target", "up", True),
        ("progress-from-baseline", "up", False),
        ("progress-from-baseline", "down", False),
        ("met-or-not", "down", False),
        ("none", "down", False),
        ("actual-over-target", "keep", False),
        ("actual-over-target", "none", False),
    ],
)
@pytest.mark.parametrize("where", ["the plan", "the indicator"])
def test_a_formula_fits_the_direction(where: str, method: str, direction: str, against: bool) -> None:
    rates = {"the plan": (f"rate: {method}\n", ""), "the indicator": ("rate: met-or-not\n", f", rate: {method}")}
    head, own = rates[where]
    items = findings(figures.rate_fits_direction, f"{head}{indicator(f'direction: {direction}{own}')}")
    place = ("indicators", 0)
    assert [(item.path, item.needs) for item in items] == (
        [((*place, "direction"), (("rate",), (*place, "rate")))] if against else []
    )


@pytest.mark.parametrize("more", ["counts: rank", "unit: 位", "counts: stages, stages: [未策定, 策定]"])
def test_what_has_no_rate_by_any_formula_needs_none_that_fits(more: str) -> None:
    assert (
        findings(figures.rate_fits_direction, f"rate: actual-over-target\n{indicator(f'direction: down, {more}')}")
        == []
    )


def test_the_formulas_that_fit_are_named() -> None:
    (item,) = findings(figures.rate_fits_direction, "rate: actual-over-target\n" + indicator("direction: down"))
    assert (
        "target-over-actual・two-minus-actual-over-target・progress-from-baseline・met-or-not・none から"
        in item.message
    )
    assert findings(figures.rate_fits_direction, indicator("direction: down")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("direction: keep, tolerance: 1", False),
        ("direction: keep, tolerance: 0", False),
        ("direction: keep, tolerance: 0.5", False),
        ("direction: keep, tolerance: -1", True),
        ("direction: keep, tolerance: -0.5", True),
        ("direction: up, tolerance: 1", True),
        ("tolerance: 1", True),
        ("direction: up, tolerance: 1, years: {R5: {target: 維持}}", False),
        ("direction: up, tolerance: 1, years: {R5: {target: 約8}}", False),
        ("direction: up, tolerance: 1, parts: [{id: a, name: 甲, years: {R5: {target: 8程度}}}]", False),
        ("direction: up, tolerance: 1, years: {R5: {target: 0を維持}}", False),
        ("direction: up, tolerance: -1, years: {R5: {target: 維持}}", True),
        ("direction: up, tolerance: 1, years: {R5: {target: 8以上, actual: 約8}}", True),
        ("direction: up", False),
    ],
)
def test_a_tolerance_is_a_distance_from_what_is_to_be_kept(text: str, wrong: bool) -> None:
    body = f"indicators: [{{id: h, name: 前, direction: up}}, {{id: i, name: 指標, {text}}}]"
    assert found(figures.tolerance_for_keep, body) == (["indicators.1.tolerance"] if wrong else [])


SCALES = (
    "scales: {担当課: {grades: [{code: A, from: 50}, {code: B}]}, 委員会: {grades: [{code: 有効}, {code: 無効}]}}\n"
)


@pytest.mark.parametrize(
    ("scales", "row", "place", "message"),
    [
        (SCALES, "grade: B", "", ""),
        (SCALES, "grade: {委員会: 無効}", "", ""),
        (SCALES, "votes: {委員会: {有効: 5, 無効: 1}}", "", ""),
        (SCALES, "grade: 有効", "grade", "評価「有効」はものさしにありません。A・B のどれか"),
        (SCALES, "grade: {委員会: A}", "grade.委員会", "評価「A」はものさしにありません。有効・無効 のどれか"),
        (SCALES, "grade: {課: A}", "grade.課", "ものさし「課」が scales にありません（いまあるもの: 担当課、委員会）"),
        (SCALES, "votes: {委員会: {A: 1}}", "votes.委員会.A", "評価「A」はものさしにありません。有効・無効"),
        (SCALES, "votes: {課: {A: 1}}", "votes.課.A", "ものさし「課」が"),
        (SCALES, "grade: Ａ", "grade", "（もしかして A）"),
        (SCALES, "grade: b", "grade", "（もしかして B）"),
        ("", "grade: A", "grade", "評価のものさしが scales にありません（いまあるもの: なし）"),
    ],
    ids=[
        "on the first scale",
        "on another scale",
        "votes",
        "a code of another scale",
        "a code of the first scale",
        "an unknown scale",
        "a vote for an unknown code",
        "a vote on an unknown scale",
        "a full-width letter",
        "a small letter",
        "no scale at all",
    ],
)
def test_a_published_grade_is_on_a_scale(scales: str, row: str, place: str, message: str) -> None:
    items = findings(figures.known_grades, scales + indicator(f"years: {{R5: {{actual: 1, {row}}}}}"))
    path = ("indicators", 0, "years", "R5")
    assert [item.path for item in items] == ([(*path, *place.split("."))] if place else [])
    assert all(message in item.message and item.needs == (("scales",),) for item in items)
    assert message == "" or "もしかして" in message or "もしかして" not in items[0].message


@pytest.mark.parametrize(
    ("measure", "own", "places"),
    [
        ("grade: 順調", "grade: A", []),
        ("grade: A", "grade: A", ["measures.0.years.R5.grade"]),
        ("grade: 順調", "grade: 順調", ["measures.0.indicators.0.years.R5.grade"]),
        ("grade: {指標評価: A}", "grade: {施策評価: 順調}", []),
    ],
    ids=["each on its own scale", "a measure's", "an indicator's", "named"],
)
def test_a_grade_without_a_name_is_on_the_scale_of_what_it_grades(measure: str, own: str, places: list[str]) -> None:
    scales = "scales: {指標評価: {for: indicators, grades: [{code: A, from: 50}, {code: B}]}, 施策評価: {for: measures, grades: [{code: 順調}, {code: 遅れ}]}}\n"
    row = f"indicators: [{{id: i, name: 指標, years: {{R5: {{actual: 1, {own}}}}}}}]"
    body = f"measures: [{{id: m, name: 施策, years: {{R5: {{{measure}}}}}, {row}}}]"
    assert sorted(found(figures.known_grades, scales + body)) == places


@pytest.mark.parametrize(
    ("years", "place", "message"),
    [
        ("{R5: {texts: {}}}", "", ""),
        ("{R5: {target: 1}}", "years.R5.target", "R5の target が、指標の中に"),
        (
            "{R5: {target: 1, actual: 2}, R6: {actual: 3}}",
            "years.R5.target",
            "R5の target、R5の actual、R6の actual が、",
        ),
        (
            "{R5: {target: 1, actual: 2}, R6: {target: 3, actual: 3}}",
            "years.R5.target",
            "R5の target、R5の actual、R6の target など4個の数値 が、",
        ),
    ],
    ids=["none", "one", "three", "four"],
)
@pytest.mark.parametrize("where", ["the plan", "a measure"])
def test_figures_stand_in_indicators(where: str, years: str, place: str, message: str) -> None:
    measure = where == "a measure"
    body = f"measures: [{{id: m, name: 施策, years: {years}}}]" if measure else f"years: {years}"
    items = findings(figures.figures_in_indicators, body)
    above = ("measures", 0) if measure else ()
    assert [(item.path, item.of_key) for item in items] == ([((*above, *place.split(".")), True)] if place else [])
    assert all(item.message.startswith(message) for item in items)
