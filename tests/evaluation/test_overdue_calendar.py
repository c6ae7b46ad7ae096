"""Overdue values of calendar years: a target that has no value is late, and the year is named as the source names it."""

import pytest

from generator.evaluation.overdue import Gap, update_statuses
from generator.plan.model.fiscal import PeriodKind
from generator.publish.wording import phrases
from tests.evaluation.small import evaluated


def late(years: str) -> Gap | None:
    body = f"indicators: [{{id: i, name: 指標, direction: up, calendar: true, years: {{{years}}}}}]"
    (status,) = update_statuses(evaluated(body))
    return status.late


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ("R5: {target: 1}", "令和5年"),
        ("R5: {target: 1}, R6: {target: 1}", "令和5年から2年分"),
        ("R5: {target: 1, actual: 1}, R6: {target: 1}", "令和6年"),
        ("R5: {target: 1}, R6: {target: 1, actual: 1}", "令和5年"),
    ],
)
def test_a_calendar_year_with_a_target_and_no_value_is_late(years: str, words: str) -> None:
    gap = late(years)
    assert gap is not None
    assert gap.year.kind is PeriodKind.CALENDAR
    assert phrases.era(gap.year) + phrases.and_more(gap.year, gap.years) == words


def test_a_calendar_year_with_a_value_is_not_late() -> None:
    assert late("R5: {target: 1, actual: 1}, R6: {actual: 1}, R7: {actual: 1}") is None
