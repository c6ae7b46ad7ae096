"""Indicators: what is counted in a unit, and the years of a calendar-year indicator."""

import pytest
from pydantic import ValidationError

from generator.plan.model.fiscal import PeriodKind
from generator.plan.model.indicator import Indicator
from generator.plan.model.vocabulary import Counts


def indicator(**more: object) -> Indicator:
    return Indicator.model_validate({"id": "i", "name": "指標", **more})


@pytest.mark.parametrize(
    ("declared", "unit", "counts"),
    [
        ("yearly", "人", Counts.YEARLY),
        (None, "％", Counts.RATIO),
        (None, "人", None),
        ("yearly", "％", Counts.RATIO),
        ("level", None, Counts.LEVEL),
    ],
    ids=["declared", "by the unit", "undeclared", "by a part's own unit", "declared, without a unit"],
)
def test_what_is_counted_in_a_unit(declared: str | None, unit: str | None, counts: Counts | None) -> None:
    assert indicator(counts=declared).counts_in(unit) is counts


def test_the_years_of_a_calendar_year_indicator_are_calendar_years() -> None:
    years = {"R5": {"actual": "未公表"}, "R6年": {}, "R6.8": {}, "最終": {}}
    found = indicator(calendar=True, years=years, parts=[{"id": "a", "name": "甲", "years": {"R5": {}}}])
    assert [period.kind for period in found.years] == [
        PeriodKind.CALENDAR,
        PeriodKind.CALENDAR,
        PeriodKind.MONTH,
        PeriodKind.FINAL,
    ]
    assert [period.kind for period in found.parts[0].years] == [PeriodKind.CALENDAR]
    assert next(iter(indicator(years=years).years)).kind is PeriodKind.YEAR


def test_the_years_that_its_figures_name_are_calendar_years_too() -> None:
    target = {"value": "60以上", "of": "R6", "was": {"value": "50以上", "until": "R4"}}
    found = indicator(calendar=True, years={"R6": {"target": target, "actual": "未公表"}})
    ((period, row),) = found.years.items()
    assert row.target is not None
    assert row.target.of == period
    assert row.target.was[0].until is not None
    assert row.target.was[0].until.kind is PeriodKind.CALENDAR
    assert row.actual is not None
    assert row.actual.of is None


@pytest.mark.parametrize("where", ["the indicator", "a part"])
def test_no_year_of_a_calendar_year_indicator_is_lost(where: str) -> None:
    years: dict[str, object] = {"R5": {}, "R6": {}, "R6年": {}}
    more: dict[str, object] = (
        {"years": years} if where == "the indicator" else {"parts": [{"id": "a", "name": "甲", "years": years}]}
    )
    with pytest.raises(ValidationError) as caught:
        indicator(calendar=True, **more)
    (error,) = caught.value.errors()
    assert error["type"] == "duplicate-year"
    assert "「R6年」は「R6」と同じ年です" in error["ctx"]["message"]
