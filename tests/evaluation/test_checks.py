"""Published grades: a grade that differs from the plan's own scale is reported at its path."""

import pytest

from generator.evaluation.checks import published_grades
from tests.evaluation.small import RATE, evaluated

SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 50}, {code: B}, {code: 止, kind: cancelled}]}}\n"
BODY = """indicators: [{{id: h, name: 前, direction: up, years: {{R5: {{target: 4, actual: 4, grade: A}}}}}}]
measures:
- id: m
  name: 施策
  indicators: [{{id: i, name: 指標, direction: up, {years}}}]"""


@pytest.mark.parametrize(
    ("years", "places"),
    [
        ("years: {R5: {target: 4, actual: 4, grade: A}}", []),
        ("years: {R5: {target: 4, actual: 4, grade: B}}", ["years.R5.grade"]),
        ("years: {R5: {target: 4, actual: 1, grade: A}, R6: {target: 4, actual: 1, grade: B}}", ["years.R5.grade"]),
        ("years: {R5: {target: 4, actual: 4}}", []),
        ("years: {R5: {target: 4, grade: B}}", []),
        ("years: {R5: {target: 4, actual: 中止, grade: B}}", ["years.R5.grade"]),
        ("years: {R5: {target: 4, actual: 中止, grade: 止}}", []),
        (
            "parts: [{id: a, name: 甲, years: {R5: {target: 4, actual: 4, grade: A}}},"
            " {id: b, name: 乙, years: {R5: {target: 4, actual: 4, grade: B}}}]",
            ["parts.1.years.R5.grade"],
        ),
    ],
    ids=[
        "the same",
        "another",
        "another in one year",
        "not published",
        "published without an actual",
        "a grade for what was stopped",
        "the code for what was stopped",
        "of a part",
    ],
)
def test_a_published_grade_is_that_of_the_scale(years: str, places: list[str]) -> None:
    plan = evaluated(BODY.format(years=years), SCALE).plan
    items = list(published_grades.find(plan))
    assert [".".join(map(str, item.path)) for item in items] == [f"measures.0.indicators.0.{place}" for place in places]
    assert all(item.needs == (item.path[:-1], ("rate",), ("scales",)) for item in items)
    assert all("「指標」の令和5年度は" in item.message for item in items)


def test_without_a_grade_of_its_own_nothing_can_differ() -> None:
    plan = evaluated("indicators: [{id: i, name: 指標, direction: up, years: {R5: {target: 4, actual: 4}}}]").plan
    assert list(published_grades.find(plan)) == []
