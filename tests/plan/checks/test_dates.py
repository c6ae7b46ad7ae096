"""Dates: a mistake was published, then corrected, then the plan was updated."""

import pytest

from generator.plan.checks import dates
from tests.plan.checks.small import HEAD, findings


@pytest.mark.parametrize(
    ("since", "date", "places"),
    [
        ("2026-11-01", "2026-11-02", []),
        ("2026-11-02", "2026-11-02", []),
        ("2026-11-03", "2026-11-02", ["since"]),
        ("2026-11-01", "2026-11-21", []),
        ("2026-11-01", "2026-11-22", ["date"]),
        ("2026-11-23", "2026-11-22", ["since", "date"]),
    ],
    ids=["in order", "on one day", "since after date", "on the plan's day", "after the plan's day", "both"],
)
def test_a_correction_is_in_order(since: str, date: str, places: list[str]) -> None:
    body = f"errata: [{{date: {date}, since: {since}, what: 実績, was: 1, now: 2, why: 転記}}]"
    items = findings(dates.in_order, body)
    assert [item.path for item in items] == [("errata", 0, place) for place in places]
    assert [item.needs for item in items] == [() if place == "since" else (("updated",),) for place in places]


@pytest.mark.parametrize(
    ("updated", "late"),
    [("", False), ("updated: 2026-11-21", False), ("updated: 2026-11-22", True)],
    ids=["the plan's", "the same day", "a day after"],
)
def test_an_indicator_is_not_newer_than_its_plan(updated: str, late: bool) -> None:
    items = findings(dates.in_order, f"indicators: [{{id: i, name: 指標, {updated}}}]")
    assert [item.path for item in items] == ([("indicators", 0, "updated")] if late else [])


@pytest.mark.parametrize(
    ("day", "reported"), [("2026-11-21", False), ("2036-12-31", False), ("2037-01-01", True), ("2072-11-21", True)]
)
def test_an_update_long_after_the_plan_is_reported(day: str, reported: bool) -> None:
    head = HEAD.replace("updated: 2026-11-21", f"updated: {day}")
    items = findings(dates.not_far_ahead, "", head)
    assert [item.path for item in items] == [("updated",)] * reported
