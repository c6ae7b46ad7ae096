"""Results: whether an actual is behind its target, which grade was published, and whether it differs."""

import pytest

from generator.evaluation.result import Rate, Verdict
from tests.evaluation.small import RATE, results

SCALE = (
    RATE
    + "scales: {評価: {grades: [{code: A, from: 50}, {code: 止, kind: cancelled}]}, 方向: {grades: [{code: ○}, {code: ×}]}}\n"
)


@pytest.mark.parametrize(
    ("row", "differs", "behind"),
    [
        ("{target: 4, actual: 4, grade: A}", False, False),
        ("{target: 4, actual: 4, grade: 止}", True, False),
        ("{target: 4, actual: 4}", False, False),
        ("{target: 4, actual: 3}", False, True),
        ("{target: 4, actual: 1, grade: A}", False, True),
        ("{target: 4, grade: A}", False, False),
    ],
    ids=["the same", "another", "not published", "worse than the target", "no grade computed", "no actual"],
)
def test_whether_a_published_grade_differs(row: str, differs: bool, behind: bool) -> None:
    found = results(f"direction: up, years: {{R5: {row}}}", SCALE)["R5"]
    assert (found.differs, found.behind) == (differs, behind)


@pytest.mark.parametrize(
    ("grade", "code"),
    [
        (", grade: A", "A"),
        (", grade: {評価: A}", "A"),
        (", grade: {方向: ○}", None),
        (", grade: {方向: ○, 評価: A}", "A"),
        ("", None),
    ],
    ids=["without a name", "by its name", "on another scale", "on both", "none"],
)
def test_the_published_grade_is_that_of_the_scale_of_indicators(grade: str, code: str | None) -> None:
    found = results(f"direction: up, years: {{R5: {{target: 4, actual: 4{grade}}}}}", SCALE)["R5"]
    assert found.published_code == code


@pytest.mark.parametrize(("met", "verdict"), [(True, Verdict.MET), (False, Verdict.MISSED), (None, None)])
def test_the_verdict_says_whether_the_target_was_met(met: bool | None, verdict: Verdict | None) -> None:
    assert Rate(met=met).verdict is verdict
