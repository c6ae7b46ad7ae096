"""Standing: which years are evaluated, what is counted, what is behind and for how long, what improved."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Graded, Inputs, Rate, Reason, Result
from generator.evaluation.standing import (
    evaluated_years,
    improved,
    is_whole,
    lowest_first,
    result_in,
    shown_grade,
    standing,
    worse_than_baseline,
    years_behind,
)
from generator.plan.model.fiscal import Period, PeriodKind
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
    assert (found.total, found.indicators, found.met, found.not_due) == (7, 6, 1, 0)
    assert (found.published, found.computed, found.differing) == (1, 3, 1)
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
    ("indicators", "met", "behind", "not_due"),
    [
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {actual: 5}, R8: {target: 10}"], 0, [], 2),
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {actual: 5, target: 10}"], 0, ["i1"], 1),
        (["R5: {actual: 40}, 最終: {target: 10}", "R5: {actual: 50, target: 10}"], 1, [], 1),
        (["R5: {actual: 4}, 最終: {target: 10}", "R5: {target: 10}"], 0, [], 1),
        (["R5: {actual: 4}, R6: {target: 8}, 最終: {target: 10}"], 0, [], 0),
        (["R5: {target: 10}"], 0, [], 0),
        ([], 0, [], 0),
    ],
    ids=[
        "only final goals",
        "one of its own year",
        "both passed",
        "one without an actual",
        "several later goals are no goal of this year",
        "no actual",
        "nothing",
    ],
)
def test_a_goal_that_is_not_due_makes_nothing_behind(
    indicators: list[str], met: int, behind: list[str], not_due: int
) -> None:
    listed = "".join(
        f"\n- {{id: i{number}, name: 指標, direction: up, counts: level, years: {{{text}}}}}"
        for number, text in enumerate(indicators)
    )
    found = standing(evaluated(f"indicators:{listed}" if listed else ""), Period(year=2023))
    assert (found.met, [one.track.indicator.id for one in found.behind], found.not_due) == (met, behind, not_due)


def test_the_final_goal_is_due_in_the_last_year() -> None:
    body = "indicators: [{id: i, name: 指標, direction: up, years: {R7: {actual: 4}, R8: {actual: 4}, 最終: {target: 10}}}]"
    evaluation = evaluated(body)
    assert [len(standing(evaluation, Period(year=year)).behind) for year in (2025, 2026)] == [0, 1]


@pytest.mark.parametrize(
    ("grades", "published", "computed", "differing"),
    [
        ([", grade: A", ", grade: B"], 2, 0, 1),
        ([", grade: A", ""], 1, 1, 0),
        (["", ""], 0, 2, 0),
        ([", grade: {方向: ○}", ""], 0, 2, 0),
        ([", grade: {方向: ○, 評価: A}", ""], 1, 1, 0),
    ],
    ids=["all published", "one published", "all computed", "published on another scale", "published on both"],
)
def test_published_grades_are_counted_apart_from_computed_ones(
    grades: list[str], published: int, computed: int, differing: int
) -> None:
    head = SCALE.replace("}}\n", "}, 方向: {grades: [{code: ○}, {code: ×}]}}\n")
    listed = "".join(
        f"\n- {{id: i{number}, name: 指標, direction: up, years: {{R5: {{target: 4, actual: 4{grade}}}}}}}"
        for number, grade in enumerate(grades)
    )
    found = standing(evaluated(f"indicators:{listed}", head), Period(year=2023))
    assert (found.published, found.computed, found.differing) == (published, computed, differing)


def test_a_calendar_year_stands_in_the_column_of_its_number() -> None:
    years = "R5: {target: 4, actual: 1}, R6: {target: 4, actual: 1}"
    track = one(years, "direction: up, calendar: true")
    assert [year.code for year in evaluated_years([track])] == ["2024", "2023"]
    assert all(year.kind is PeriodKind.YEAR for year in evaluated_years([track]))
    result = result_in(track, Period(year=2024))
    assert result is not None
    assert result.behind
    assert result_in(track, Period(year=2022)) is None
    assert years_behind(track, Period(year=2024)) == 2


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
        ("up", "R6: {actual: {value: 4, status: 一部}}, R7: {actual: 5}", False),
        ("up", "R6: {actual: {value: 4, unit: 件}}, R7: {actual: 5}", False),
    ],
)
def test_what_moved_the_right_way(direction: str | None, years: str, better: bool) -> None:
    track = one(years, f"unit: 人, direction: {direction}" if direction else "unit: 人")
    found = [(int(item.change.before), int(item.change.now)) for item in improved([track], Period(year=2025))]
    expected = (4, 5) if direction == "up" else (5, 4)
    assert found == ([expected] if better else [])


def test_parts_improve_and_the_whole_does_not() -> None:
    rising = "R6: {target: 1, actual: 4}, R7: {target: 1, actual: 5}"
    found = tracks(f"direction: up, whole: all, parts: [{{id: a, name: 甲, years: {{{rising}}}}}]")
    assert [is_whole(track) for track in found] == [True, False]
    assert [item.track.part for item in improved(found, Period(year=2025))] == ["a"]


def test_a_growing_total_is_no_improvement() -> None:
    years = "R6: {actual: 1, total: 4}, R7: {actual: 2, total: 6}"
    assert [*improved([one(years, "direction: up, counts: cumulative")], Period(year=2025))] == []
    assert len([*improved([one(years, "direction: up, counts: yearly")], Period(year=2025))]) == 1


def test_what_improved_may_still_be_worse_than_where_it_began() -> None:
    track = one("R4: {baseline: 136}, R6: {actual: 51}, R7: {actual: 55}, R8: {actual: 140}")
    (found,) = improved([track], Period(year=2025))
    assert found.baseline is not None
    assert (found.change.amount, found.baseline.amount) == (Decimal(4), Decimal(-81))
    (found,) = improved([track], Period(year=2026))
    assert found.baseline is None


@pytest.mark.parametrize(
    ("direction", "years", "worse"),
    [
        ("up", "R4: {baseline: 136}, R7: {actual: 55}", True),
        ("up", "R4: {baseline: 55}, R7: {actual: 55}", False),
        ("up", "R4: {baseline: 50}, R7: {actual: 55}", False),
        ("down", "R4: {baseline: 50}, R7: {actual: 55}", True),
        ("down", "R4: {baseline: 56}, R7: {actual: 55}", False),
        ("keep", "R4: {baseline: 50}, R7: {actual: 55}", False),
        ("none", "R4: {baseline: 50}, R7: {actual: 55}", False),
        ("up", "R7: {actual: 55}", False),
        ("up", "R4: {baseline: 136}, R6: {actual: 55}", False),
        ("up", "R4: {baseline: {value: 136, unit: 件}}, R7: {actual: 55}", False),
        ("up", "R4: {baseline: 136以上}, R7: {actual: 55}", False),
    ],
    ids=[
        "fell below",
        "the same",
        "rose above",
        "rose above where less is better",
        "fell where less is better",
        "to be kept",
        "no good direction",
        "no baseline",
        "of another year",
        "in another unit",
        "a baseline that is a bound",
    ],
)
def test_what_is_worse_than_its_baseline(direction: str, years: str, worse: bool) -> None:
    track = one(years, f"unit: 人, direction: {direction}")
    assert [item.track for item in worse_than_baseline([track], Period(year=2025))] == ([track] if worse else [])
