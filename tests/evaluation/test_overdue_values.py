"""Overdue values: which row gives a fiscal year's value, and on which day a value stops being due next."""

import datetime as dt

import pytest

from generator.evaluation.overdue import Gap, update_statuses
from tests.evaluation.small import TODAY, evaluated


def gaps(years: str, today: dt.date = TODAY, due: str = "") -> tuple[Gap | None, Gap | None, Gap | None]:
    body = f"indicators: [{{id: i, name: 指標, direction: up, {due}years: {{{years}}}}}]"
    (status,) = update_statuses(evaluated(body, today=today))
    return status.late, status.waiting, status.next


def years(*found: Gap | None) -> list[str]:
    return [f"{gap.year.year} x{gap.years}" if gap else "" for gap in found]


TARGETS = "R5: {target: 1}, R6: {target: 1}"


@pytest.mark.parametrize(
    ("rows", "late"),
    [
        (TARGETS, "2023 x2"),
        (f"{TARGETS}, R4-R5: {{actual: 1}}", "2024 x1"),
        (f"{TARGETS}, R6-R7: {{actual: 1}}", "2023 x1"),
        (f"{TARGETS}, R5-R6: {{actual: 1}}", ""),
        (f"{TARGETS}, R3-R4: {{actual: 1}}", "2023 x2"),
        (f"{TARGETS}, R7-R8: {{actual: 1}}", ""),
        (f"{TARGETS}, R4-R7: {{actual: 1}}", ""),
        (f"{TARGETS}, 現状: {{actual: 1}}", "2023 x2"),
        (f"{TARGETS}, R5以降: {{actual: 1}}", "2023 x2"),
        (f"{TARGETS}, R5上: {{actual: 1}}, R6上: {{actual: 1}}", "2023 x2"),
        (f"{TARGETS}, R5下: {{actual: 1}}, R6.11: {{actual: 1}}", ""),
    ],
    ids=[
        "none",
        "a range that ends in the year",
        "a range that starts in the year",
        "a range of both years",
        "a range before",
        "a range with the plan's last year",
        "a range around both",
        "a value of now",
        "a value of a year and after",
        "the first half",
        "the second half, a month",
    ],
)
def test_the_row_that_gives_a_years_value(rows: str, late: str) -> None:
    assert years(gaps(rows)[0]) == [late]


@pytest.mark.parametrize(
    ("rows", "waiting"),
    [
        ("R5: {actual: 1}, R6: {actual: 集計中}", "2024 x1"),
        ("R5: {actual: 1}, R6: {actual: 集計中}, R6下: {actual: 1}", ""),
        ("R5: {actual: 1}, R6: {actual: 1}, R6下: {actual: 集計中}", ""),
    ],
    ids=["only a reason", "a number beside a reason", "a reason beside a number"],
)
def test_a_number_counts_before_a_reason(rows: str, waiting: str) -> None:
    assert years(gaps(rows, dt.date(2030, 1, 1))[1]) == [waiting]


@pytest.mark.parametrize(
    ("today", "late", "following"),
    [("2026-10-31", "", "2025 x2"), ("2026-11-01", "2025 x1", "2026 x1")],
    ids=["on its due date", "a day later"],
)
def test_a_value_is_due_next_until_its_due_date(today: str, late: str, following: str) -> None:
    found = gaps("R6: {actual: 1}", dt.date.fromisoformat(today), "upkeep: {due: 10-31}, ")
    assert years(*found) == [late, "", following]
