"""Fiscal years in every written form."""

import pytest

from generator.plan.model.fiscal import PeriodKind, fiscal_year_of, parse_period
from generator.publish.wording import phrases


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("R6", "2024", "令和6年度（2024年度）"),
        ("R1", "2019", "令和元年度（2019年度）"),
        ("R元", "2019", "令和元年度（2019年度）"),
        ("H31", "2019", "令和元年度（2019年度）"),
        ("H35", "2023", "令和5年度（2023年度）"),
        ("H29", "2017", "平成29年度（2017年度）"),
        ("S63", "1988", "昭和63年度（1988年度）"),
        ("2023", "2023", "令和5年度（2023年度）"),
        ("R6上", "2024H1", "令和6年度上半期（2024年度）"),
        ("R6下", "2024H2", "令和6年度下半期（2024年度）"),
        ("R3.8", "2021-08", "令和3年8月（2021年）"),
        ("R4.2", "2022-02", "令和4年2月（2022年）"),
        ("H31.3", "2019-03", "平成31年3月（2019年）"),
        ("H31.4", "2019-04", "平成31年4月（2019年）"),
        ("R1.5", "2019-05", "令和元年5月（2019年）"),
        ("S64.1", "1989-01", "平成元年1月（1989年）"),
        ("R6年", "2024", "令和6年（2024年1〜12月）"),
        ("2024年", "2024", "令和6年（2024年1〜12月）"),
        ("2008以降", "2008/..", "平成20年度以降（2008年度以降）"),
        ("H22-H26", "2010/2014", "平成22〜平成26年度（2010〜2014年度）"),
        ("現状", "current", "現状"),
        ("最終", "final", "最終目標"),
    ],
)
def test_a_period_has_one_code_and_is_shown_in_both_calendars(written: str, code: str, shown: str) -> None:
    period = parse_period(written)
    assert period is not None
    assert period.code == code
    assert phrases.both(period) == shown


@pytest.mark.parametrize(
    "written",
    [
        "",
        "R",
        "R0",
        "6",
        "令和6",
        "R６",
        "R6年度",
        "6年",
        "R6上年",
        "20155",
        "R6中",
        "R3.13",
        "R3.0",
        "H26-H22",
        "r6",
        "R6 ",
    ],
)
def test_what_is_no_period_is_none(written: str) -> None:
    assert parse_period(written) is None


def test_equal_times_are_equal_however_written() -> None:
    assert parse_period("H31") == parse_period("R1") == parse_period("2019")


def test_a_calendar_year_is_no_fiscal_year() -> None:
    fiscal, calendar = parse_period("R6"), parse_period("R6年")
    assert fiscal is not None
    assert calendar is not None
    assert fiscal != calendar
    assert fiscal.in_calendar == calendar == calendar.in_calendar
    assert (calendar.is_year, calendar.fiscal_year, calendar.kind) == (True, 2024, PeriodKind.CALENDAR)


def test_only_years_are_read_as_calendar_years() -> None:
    for written in ("R6上", "R6.8", "H22-H26", "2008以降", "現状", "最終"):
        period = parse_period(written)
        assert period is not None
        assert period.in_calendar is period
        assert not period.is_year


def test_a_month_lies_in_its_fiscal_year() -> None:
    march, april = parse_period("R4.3"), parse_period("R4.4")
    assert march is not None
    assert april is not None
    assert (march.fiscal_year, april.fiscal_year) == (2021, 2022)


def test_a_date_lies_in_its_fiscal_year() -> None:
    import datetime as dt

    assert [fiscal_year_of(dt.date(2026, month, 1)) for month in (3, 4)] == [2025, 2026]
