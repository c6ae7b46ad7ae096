"""Time: parse the key of a year row into one canonical period.

A Japanese fiscal year (年度) runs from April to March and is identified here by the Gregorian year of its April.
Era years: Reiwa n = 2018 + n, Heisei n = 1988 + n, Showa n = 1925 + n, also past an era's end.
A calendar year (暦年) is a period of its own kind: its figures are those of January to December.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

ERAS = {"R": ("令和", 2018), "H": ("平成", 1988), "S": ("昭和", 1925)}
_YEAR = r"(?:[RHS](?:[1-9][0-9]?|元)|[12][0-9]{3})"
_FORMS = re.compile(
    rf"(?P<now>現状)|(?P<final>最終)|(?P<year>{_YEAR})"
    rf"(?:(?P<half>[上下])|\.(?P<month>1[0-2]|[1-9])|(?P<since>以降)|-(?P<until>{_YEAR})|(?P<calendar>年))?"
)
HELP = "年度は R5、H29、2023 のように、半角で書いてください（半年は R6上、月は R3.8、暦年は R6年、最終目標は 最終）。"


class PeriodKind(StrEnum):
    """The kind of period that a row is about."""

    YEAR = "year"
    CALENDAR = "calendar-year"
    HALF = "half"
    MONTH = "month"
    SINCE = "since"
    RANGE = "range"
    CURRENT = "current"
    FINAL = "final"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Period:
    """A period of time; equal if it is the same time, however it was written.

    `year` is the Gregorian fiscal year (for a month: of that month), 0 for `current` and 9999 for `final`, so that
    periods sort in time; `part` is the half (1, 2) or the calendar month, `until` the last year of a range.
    """

    year: int
    kind: PeriodKind = PeriodKind.YEAR
    part: int = 0
    until: int = 0
    written: str = field(default="", compare=False)

    @property
    def code(self) -> str:
        """Return the canonical code: 2024, 2024H1, 2021-08, 2010/2014, 2008/.., current or final."""
        match self.kind:
            case PeriodKind.YEAR | PeriodKind.CALENDAR:
                return str(self.year)
            case PeriodKind.HALF:
                return f"{self.year}H{self.part}"
            case PeriodKind.MONTH:
                return f"{self.year + (self.part < 4)}-{self.part:02}"  # January to March: the next calendar year
            case PeriodKind.SINCE:
                return f"{self.year}/.."
            case PeriodKind.RANGE:
                return f"{self.year}/{self.until}"
            case PeriodKind.CURRENT | PeriodKind.FINAL:
                return self.kind.value

    @property
    def fiscal_year(self) -> int | None:
        """Return the year that the period is, or lies in (a calendar year: its own); None if there is no such year."""
        return self.year if self.is_year or self.kind in (PeriodKind.HALF, PeriodKind.MONTH) else None

    @property
    def is_year(self) -> bool:
        """Return whether the period is one year, fiscal or calendar."""
        return self.kind in (PeriodKind.YEAR, PeriodKind.CALENDAR)

    @property
    def in_calendar(self) -> "Period":
        """Return a year as a calendar year; any other period unchanged."""
        return replace(self, kind=PeriodKind.CALENDAR) if self.kind is PeriodKind.YEAR else self


CURRENT = Period(year=0, kind=PeriodKind.CURRENT, written="現状")
FINAL = Period(year=9999, kind=PeriodKind.FINAL, written="最終")


def parse_period(text: str) -> Period | None:
    """Parse a period as people write it (`R6`, `H31`, `2023`, `R6上`, `R3.8`, `2008以降`, `H22-H26`, `最終`), or None."""
    found = _FORMS.fullmatch(text)
    if found is None:
        return None
    if found["now"]:
        return CURRENT
    if found["final"]:
        return FINAL
    year = _gregorian(found["year"])
    if found["half"]:
        return Period(year=year, kind=PeriodKind.HALF, part=1 if found["half"] == "上" else 2, written=text)
    if found["month"]:
        month = int(found["month"])
        return Period(year=year - (month < 4), kind=PeriodKind.MONTH, part=month, written=text)
    if found["since"]:
        return Period(year=year, kind=PeriodKind.SINCE, written=text)
    if found["until"]:
        until = _gregorian(found["until"])
        return Period(year=year, kind=PeriodKind.RANGE, until=until, written=text) if until > year else None
    kind = PeriodKind.CALENDAR if found["calendar"] else PeriodKind.YEAR
    return Period(year=year, kind=kind, written=text)


def fiscal_year_of(date: dt.date) -> int:
    """Return the fiscal year that contains a date."""
    return date.year - (date.month < 4)


def era(period: Period) -> str:
    """Return a period in era years (令和7年度)."""
    match period.kind:
        case PeriodKind.CURRENT:
            return "現状"
        case PeriodKind.FINAL:
            return "最終目標"
        case PeriodKind.YEAR:
            return f"{era_year(period.year)}年度"
        case PeriodKind.HALF:
            return f"{era_year(period.year)}年度{'上' if period.part == 1 else '下'}半期"
        case PeriodKind.MONTH:
            return f"{_era_of_month(calendar_year(period), period.part)}年{period.part}月"
        case PeriodKind.CALENDAR:
            return f"{era_year(period.year)}年"
        case PeriodKind.SINCE:
            return f"{era_year(period.year)}年度以降"
        case PeriodKind.RANGE:
            return f"{era_year(period.year)}〜{era_year(period.until)}年度"


def target_of(period: Period) -> str:
    """Return the name of a period's target: 令和8年度の目標, 最終目標."""
    return era(period) if period.kind is PeriodKind.FINAL else f"{era(period)}の目標"


def era_year(year: int) -> str:
    """Return a Gregorian year in its era (令和7)."""
    for name, before in ERAS.values():
        if year > before:
            return f"{name}{'元' if year - before == 1 else year - before}"
    return str(year)


def _era_of_month(year: int, month: int) -> str:
    """Return a calendar year in the era of one of its months: Heisei ended in April 2019, Showa in January 1989.

    January 1989 had days of both eras; it is counted as Heisei 1, as the months after it.
    """
    return "平成31" if year == 2019 and month < 5 else era_year(year)


def calendar_year(period: Period) -> int:
    """Return the calendar year of a month."""
    return period.year + (period.part < 4)


def _gregorian(text: str) -> int:
    if text[0] not in ERAS:
        return int(text)
    number = 1 if text[1:] == "元" else int(text[1:])
    return ERAS[text[0]][1] + number
