"""Standing: which years are evaluated, what is counted, what is behind and for how long, what improved."""

from fractions import Fraction

import pytest

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result
from generator.evaluation.standing import (
    evaluated_years,
    improved,
    is_whole,
    lowest_first,
    shown_grade,
    standing,
    years_behind,
)
from generator.plan.model.fiscal import Period
from generator.plan.model.scale import Grade
from tests.evaluation.small import RATE, evaluated, tracks

SCALE = RATE + "scales: {評価: {grades: [{code: A, from: 100}, {code: B, from: 50}, {code: C}]}}\n"


def one(years: str, more: str = "direction: up") -> Track:
    (track,) = tracks(f"{more}, years: {{{years}}}", head=SCALE)
    return track


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("R5: {target: 1, actual: 1}, R6: {target: 2, actual: 1}", ["R6", "R5"]),
        ("R5: {actual: 1}, R6: {grade: A}", ["R6"]),
        ("R5: {actual: 1}, R6: {actual: 1}", []),
        ("R5上: {target: 1, actual: 1}, R5: {target: 1, actual: 1}", ["R5"]),
    ],
    ids=["newest first", "published without an actual", "nothing to compare", "half a year is none"],
)
def test_the_years_in_which_anything_was_evaluated(years: str, expected: list[str]) -> None:
    assert [year.written for year in evaluated_years([one(years)])] == expected


def test_each_track_is_counted_once() -> None:
    parts = "direction: up, whole: all, parts: [{id: a, name: 甲, years: {R5: {target: 4, actual: 4}}}, {id: b, name: 乙, years: {R5: {target: 4, actual: 3}}}]"
    listed = [
        parts,
        "direction: up, years: {R5: {target: 4, actual: 1, grade: A}}",
        "direction: up, years: {R5: {target: 4, actual: 3}, R6: {actual: 1}}",
        "direction: up, years: {R5: {target: 4}}",
        "direction: up, years: {R5: {target: 4, actual: 未公表}}",
        "direction: up, years: {R6: {actual: 1}}",
    ]
    body = "indicators:" + "".join(f"\n- {{id: i{number}, name: 指標, {text}}}" for number, text in enumerate(listed))
    found = standing(evaluated(body, SCALE), Period(year=2023))
    assert found.grades == (("A", 2), ("B", 2), ("C", 0))
    assert found.ungraded == ((Reason.NOT_GIVEN, 2), (Reason.ACTUAL_MISSING, 1))
    assert (found.total, found.indicators, found.met, found.final) == (7, 6, 1, False)
    assert [(behind.track.part, behind.track.indicator.id, behind.years) for behind in found.behind] == [
        ("b", "i0", 1),
        ("", "i1", 1),
        ("", "i2", 1),
    ]


def test_without_a_scale_all_are_counted_by_their_reason() -> None:
    body = "indicators: [{id: i, name: 指標, direction: up, years: {R5: {target: 4, actual: 4}}}]"
    found = standing(evaluated(body), Period(year=2023))
    assert (found.grades, found.ungraded, found.met) == ((), ((Reason.NO_SCALE, 1),), 1)


@pytest.mark.parametrize(
    ("indicators", "final"),
    [
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {actual: 5}, R8: {target: 10}"], True),
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {actual: 5, target: 10}"], False),
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {target: 10}"], True),
        (["R5: {target: 10}"], False),
        ([], False),
    ],
    ids=["only with final targets", "one with its own", "one not compared", "nothing compared", "nothing"],
)
def test_whether_all_is_compared_with_what_still_lies_ahead(indicators: list[str], final: bool) -> None:
    listed = "".join(
        f"\n- {{id: i{number}, name: 指標, direction: up, years: {{{text}}}}}" for number, text in enumerate(indicators)
    )
    body = f"indicators:{listed}" if listed else ""
    assert standing(evaluated(body), Period(year=2023)).final is final


GRADED = Graded(Grade(code="B"))


@pytest.mark.parametrize(
    ("result", "code", "reason"),
    [
        (None, None, Reason.NOT_GIVEN),
        (Result(inputs=Inputs(), rate=Rate(), graded=GRADED, published={"": "A"}), "A", Reason.NO_SCALE),
        (Result(inputs=Inputs(), rate=Rate(), graded=GRADED, published={}), "B", Reason.NO_SCALE),
        (Result(inputs=Inputs(), rate=Rate(), graded=GRADED, published={"委員会": "A"}), "B", Reason.NO_SCALE),
        (
            Result(inputs=Inputs(), rate=Rate(), graded=Graded(reason=Reason.SCALE_GAP), published={}),
            None,
            Reason.SCALE_GAP,
        ),
        (
            Result(inputs=Inputs(), rate=Rate(), graded=Graded(reason=Reason.SCALE_GAP), published={"": "A"}),
            "A",
            Reason.SCALE_GAP,
        ),
    ],
    ids=["no row", "published", "computed", "published on another scale", "none", "published, none computed"],
)
def test_the_grade_that_is_shown(result: Result | None, code: str | None, reason: Reason) -> None:
    assert shown_grade(result) == (code, reason)


def test_the_lowest_rate_comes_first_and_none_last() -> None:
    rates = [Fraction(50), None, Fraction(-1), Fraction(0), Fraction(200)]
    results = [Result(inputs=Inputs(), rate=Rate(percent), graded=Graded(), published={}) for percent in rates]
    assert [result.rate.percent for result in sorted(results, key=lowest_first)] == [-1, 0, 50, 200, None]
    assert lowest_first(results[1]) == (True, Fraction(0))


@pytest.mark.parametrize(
    ("years", "count"),
    [
        ("R5: {target: 4, actual: 1}, R6: {target: 4, actual: 1}, R7: {target: 4, actual: 1}", 3),
        ("R5: {target: 4, actual: 1}, R6: {target: 4, actual: 4}, R7: {target: 4, actual: 1}", 1),
        ("R5: {target: 4, actual: 1}, R7: {target: 4, actual: 1}", 1),
        ("R6: {target: 4, actual: 1}, R7: {target: 4, actual: 未公表}", 0),
        ("R6: {target: 4, actual: 1}, R7: {target: 4, actual: 4}", 0),
        ("R7下: {target: 4, actual: 1}", 0),
        ("R7: {target: 4, actual: 1}, R7下: {target: 4, actual: 5}", 1),
    ],
    ids=[
        "three running",
        "a year that was met ends the run",
        "a year without figures ends the run",
        "not evaluated",
        "met",
        "half a year is none",
        "half a year does not count",
    ],
)
def test_for_how_many_years_it_has_been_behind(years: str, count: int) -> None:
    assert years_behind(one(years), Period(year=2025)) == count


@pytest.mark.parametrize(
    ("direction", "years", "better"),
    [
        ("up", "R6: {actual: 4}, R7: {actual: 5}", True),
        ("up", "R6: {actual: 4}, R7: {actual: 4}", False),
        ("up", "R6: {actual: 5}, R7: {actual: 4}", False),
        ("down", "R6: {actual: 5}, R7: {actual: 4}", True),
        ("down", "R6: {actual: 4}, R7: {actual: 4}", False),
        ("down", "R6: {actual: 4}, R7: {actual: 5}", False),
        ("keep", "R6: {actual: 4}, R7: {actual: 5}", False),
        ("none", "R6: {actual: 4}, R7: {actual: 5}", False),
        (None, "R6: {actual: 4}, R7: {actual: 5}", False),
        ("up", "R5: {actual: 4}, R7: {actual: 5}", False),
        ("up", "R6: {actual: 4}, R8: {actual: 5}", False),
        ("up", "R6: {actual: 4}, R7下: {actual: 5}", False),
        ("up", "R6: {actual: {value: 4, of: R4}}, R7: {actual: 5}", False),
        ("up", "R6: {actual: 4}, R7: {actual: 5以上}", False),
        ("up", "R6: {actual: 増加}, R7: {actual: 5}", False),
        ("up", "R6: {target: 4}, R7: {actual: 5}", False),
    ],
)
def test_what_moved_the_right_way(direction: str | None, years: str, better: bool) -> None:
    track = one(years, f"direction: {direction}" if direction else "unit: 人")
    found = [(int(item.before), int(item.now)) for item in improved([track], Period(year=2025))]
    expected = (4, 5) if direction == "up" else (5, 4)
    assert found == ([expected] if better else [])


def test_parts_improve_and_the_whole_does_not() -> None:
    rising = "R6: {target: 1, actual: 4}, R7: {target: 1, actual: 5}"
    found = tracks(f"direction: up, whole: all, parts: [{{id: a, name: 甲, years: {{{rising}}}}}]")
    assert [is_whole(track) for track in found] == [True, False]
    assert [item.track.part for item in improved(found, Period(year=2025))] == ["a"]
