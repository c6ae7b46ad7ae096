"""Differences: which two values may be compared, and what may be said of a target that is still ahead."""

from decimal import Decimal

import pytest

from generator.evaluation.differences import (
    Change,
    change_from_baseline,
    change_from_last_year,
    newest_value,
    outlook,
)
from generator.evaluation.evaluate import Track
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.vocabulary import Direction
from tests.evaluation.small import tracks

R6 = Period(year=2024)


def one(years: str, more: str = "unit: 人, direction: up") -> Track:
    (track,) = tracks(f"{more}, years: {{{years}}}")
    return track


def figures(change: Change | None) -> tuple[int, int] | None:
    return (int(change.before), int(change.now)) if change else None


@pytest.mark.parametrize(
    ("direction", "before", "now", "amount", "better"),
    [
        (Direction.UP, "4", "5", "1", True),
        (Direction.UP, "5", "4", "-1", False),
        (Direction.DOWN, "5", "4", "-1", True),
        (Direction.DOWN, "4", "5", "1", False),
        (Direction.UP, "4", "4.0", "0", None),
        (Direction.KEEP, "4", "5", "1", None),
        (Direction.NONE, "4", "5", "1", None),
        (None, "4", "5", "1", None),
        (Direction.UP, "0.1", "0.3", "0.2", True),
        (Direction.UP, "99999999999999999999999999999999", "0.00001", "-99999999999999999999999999999998.99999", False),
    ],
)
def test_a_change_is_exact_and_knows_what_is_better(
    direction: Direction | None, before: str, now: str, amount: str, better: bool | None
) -> None:
    change = Change(since=R6, before=Decimal(before), now=Decimal(now), direction=direction)
    assert (change.amount, change.is_better) == (Decimal(amount), better)


@pytest.mark.parametrize(
    ("years", "more", "expected"),
    [
        ("R5: {actual: 4}, R6: {actual: 6}", "", (4, 6)),
        ("R4: {actual: 4}, R6: {actual: 6}", "", None),
        ("R5: {actual: 4程度}, R6: {actual: 6}", "", None),
        ("R5: {actual: 4}, R6: {actual: 6程度}", "", None),
        ("R5: {actual: 4}, R6: {actual: 6以上}", "", None),
        ("R5: {actual: 未公表}, R6: {actual: 6}", "", None),
        ("R5: {actual: {value: 4, of: R3}}, R6: {actual: 6}", "", None),
        ("R5: {actual: {value: 4, status: 一部}}, R6: {actual: 6}", "", None),
        ("R5: {actual: {value: 4, status: 速報}}, R6: {actual: 6}", "", (4, 6)),
        ("R5: {actual: {value: 4, unit: 社}}, R6: {actual: 6}", "", None),
        ("R5: {actual: {value: 4, unit: 千人}}, R6: {actual: 6}", "", (4000, 6)),
        ("R5: {actual: 1, total: 4}, R6: {actual: 2, total: 6}", "counts: cumulative, ", (4, 6)),
        ("R5: {actual: 1, total: 4}, R6: {actual: 2, total: 6}", "", (1, 2)),
        ("R5: {target: 4}, R6: {actual: 6}", "", None),
    ],
    ids=[
        "two exact values",
        "not the year before",
        "about so many before",
        "about so many now",
        "a bound",
        "not published",
        "of another year",
        "a part of the year",
        "provisional",
        "another unit",
        "a multiple of the unit",
        "totals of what is cumulative",
        "no totals of what is not",
        "a target is no value",
    ],
)
def test_the_change_from_the_year_before(years: str, more: str, expected: tuple[int, int] | None) -> None:
    assert figures(change_from_last_year(one(years, f"unit: 人, direction: up, {more}note: 注"), R6)) == expected


def test_halves_and_ranges_have_no_year_before() -> None:
    track = one("R5: {actual: 1}, R5上: {actual: 1}, R6上: {actual: 2}, R4-R6: {actual: 3}")
    assert [change_from_last_year(track, when) for when in track.rows if not when.is_year] == [None] * 3


def test_a_calendar_year_follows_the_calendar_year_before() -> None:
    track = one("R5: {actual: 1}, R6: {actual: 2}", "direction: up, calendar: true")
    change = change_from_last_year(track, R6.in_calendar)
    assert figures(change) == (1, 2)
    assert change is not None
    assert change.since.kind is PeriodKind.CALENDAR


@pytest.mark.parametrize(
    ("years", "expected", "since"),
    [
        ("R4: {baseline: 4}, R6: {actual: 6}", (4, 6), "R4"),
        ("R6: {baseline: 4, actual: 6}", (4, 6), "R6"),
        ("R3: {baseline: 3}, R4: {baseline: 4}, R6: {actual: 6}", (4, 6), "R4"),
        ("R4: {baseline: 4}, R6: {actual: 6}, R7: {baseline: 5}", (4, 6), "R4"),
        ("R5: {baseline: {value: 4, of: H30}}, R6: {actual: 6}", (4, 6), "H30"),
        ("現状: {baseline: 4}, R6: {actual: 6}", (4, 6), "現状"),
        ("R4: {baseline: 4以上}, R6: {actual: 6}", None, ""),
        ("R4: {baseline: {value: 4, unit: 社}}, R6: {actual: 6}", None, ""),
        ("R4: {baseline: 4}, R6: {actual: {value: 6, of: R5}}", None, ""),
        ("R6: {actual: 6}", None, ""),
    ],
)
def test_the_change_from_the_baseline(years: str, expected: tuple[int, int] | None, since: str) -> None:
    change = change_from_baseline(one(years), R6)
    assert figures(change) == expected
    assert (change.since.written if change else "") == since


@pytest.mark.parametrize(
    ("more", "actual", "target", "reached", "distance", "difference"),
    [
        ("counts: level, direction: up", "40", "60", False, 20, 20),
        ("counts: level, direction: up", "60", "60", True, None, 0),
        ("counts: level, direction: up", "70", "60", True, None, -10),
        ("counts: level, direction: down", "70", "60", False, 10, -10),
        ("counts: level, direction: down", "50", "60", True, None, 10),
        ("counts: level, direction: keep", "50", "60", False, 10, 10),
        ("counts: cumulative, direction: up", "130", "300", False, 170, 170),
        ("unit: ％, direction: down", "15", "10", False, 5, -5),
        ("counts: rank, direction: down", "9", "1", False, 8, -8),
        ("counts: rank, direction: down", "9", "10以内", True, None, 1),
        ("counts: rank, direction: down", "9", "5以内", False, 4, -4),
        ("counts: level, direction: up", "40", "50〜60", False, None, None),
        ("counts: level, direction: up", "55", "50〜60", True, None, None),
        ("counts: level, direction: up", "40", "60程度", None, None, None),
        ("counts: level, direction: up", "40程度", "60", None, None, None),
        ("counts: yearly, direction: up", "17", "65", None, None, 48),
        ("counts: yearly, direction: up", "70", "65", None, None, -5),
        ("unit: 人/年, direction: up", "70", "65", None, None, -5),
        ("direction: up", "17", "65", None, None, 48),
        ("direction: up", "70", "65", None, None, -5),
        ("direction: up", "検討中", "策定", None, None, None),
        ("counts: stages, stages: [未策定, 検討中, 策定], direction: up", "検討中", "策定", False, None, None),
        ("counts: stages, stages: [未策定, 検討中, 策定], direction: up", "策定", "検討中", True, None, None),
    ],
)
def test_what_is_known_of_a_target_ahead(
    more: str, actual: str, target: str, reached: bool | None, distance: int | None, difference: int | None
) -> None:
    found = outlook(one(f"R6: {{actual: {actual}}}, R8: {{target: {target}}}", more), R6)
    assert found is not None
    assert found.period.written == "R8"
    assert (found.reached, found.distance, found.difference) == (reached, distance, difference)


@pytest.mark.parametrize(
    "years",
    [
        "R6: {actual: 4, target: 5}",
        "R5: {target: 5}, R6: {actual: 4}",
        "R6: {actual: 4}, 最終: {target: 設定なし}",
        "R6: {actual: 4}, R7上: {target: 5}",
        "R6: {actual: 4}, R7-R8: {target: 5}",
        "R6: {actual: {value: 4, of: R5}}, R8: {target: 5}",
        "R6: {actual: {value: 4, status: 一部}}, R8: {target: 5}",
        "R6: {target: 4}, R8: {target: 5}",
    ],
    ids=[
        "its own",
        "one that is over",
        "none was set",
        "half a year's",
        "a range's",
        "another year's value",
        "a part of the year",
        "no value",
    ],
)
def test_there_is_no_target_ahead(years: str) -> None:
    assert outlook(one(years, "counts: level, direction: up"), R6) is None


def test_the_last_target_is_the_one_ahead() -> None:
    track = one("R6: {actual: 4}, R7: {target: 5}, R8: {target: 6}, 最終: {target: 7}", "counts: level, direction: up")
    found = outlook(track, R6)
    assert found is not None
    assert (found.period.written, found.distance) == ("最終", Decimal(3))


def test_a_distance_is_in_the_unit_of_the_target() -> None:
    years = "R6: {actual: 119}, R8: {target: {value: 125000, unit: 千円}}"
    found = outlook(one(years, "counts: level, unit: 百万円, direction: up"), R6)
    assert found is not None
    assert (found.distance, found.unit) == (Decimal(6000), "千円")
    years = "R6: {actual: 119}, R8: {target: {value: 125000, unit: 社}}"
    found = outlook(one(years, "counts: level, unit: 百万円, direction: up"), R6)
    assert found is not None
    assert (found.reached, found.distance, found.difference) == (None, None, None)


@pytest.mark.parametrize(
    ("years", "more", "newest"),
    [
        ("R5: {actual: 1}, R6: {actual: 2}", "", "R6"),
        ("R5: {actual: 1}, R6: {target: 2}", "", "R5"),
        ("R5: {actual: 1}, R6: {actual: 未公表}", "", "R5"),
        ("R5: {actual: 1}, R6: {actual: 検討中}", "", "R6"),
        ("R5: {actual: 1}, R6: {total: 2}", "", "R5"),
        ("R5: {actual: 1}, R6: {total: 2}", "counts: cumulative, ", "R6"),
        ("R5: {baseline: 1}", "", None),
    ],
)
def test_the_newest_value(years: str, more: str, newest: str | None) -> None:
    found = newest_value(one(years, f"{more}direction: up"))
    assert (found.written if found else None) == newest
