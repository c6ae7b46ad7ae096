"""Wording of numbers and periods in Japanese for readers."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from generator.evaluation.evaluate import Track
from generator.plan.model import fiscal
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind, calendar_year, era_year
from generator.plan.model.indicator import PartKind
from generator.plan.model.quantity import (
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.vocabulary import MISSING_WORDS, STATUS_WORDS, Missing
from generator.plan.numbers import plain_number, round_half_away

MINUS = "−"
era = fiscal.era
target_of = fiscal.target_of
MAX_RATE_DECIMALS = 12


def track_name(track: Track) -> str:
    """Return the name of a track: the indicator, with its part if it is one."""
    part = next((part for part in track.indicator.parts if part.id == track.part), None)
    if part is None:
        return track.indicator.name
    which = part.as_.value if part.as_ is not PartKind.BESIDE else ""
    return f"{track.indicator.name}（{which}{part.name}）"


def display_names(track: Track) -> tuple[str, str]:
    """Return the name by which people know a track, and what is measured."""
    own = track_name(track)
    return (track.node.measure.name, own) if track.node else (own, "")


def number(value: Decimal) -> str:
    """Return a number with its digits as given, grouped by thousands."""
    digits, dot, decimals = plain_number(abs(value)).partition(".")
    sign = MINUS if value < 0 else ""
    return f"{sign}{int(digits):,}{dot}{decimals}"


def quantity(value: Decimal, unit: str | None) -> str:
    """Return a number with its unit."""
    return number(value) + _unit(unit)


def percent(rate: Fraction, edges: Iterable[Decimal] = ()) -> str:
    """Return a rate in percent with one decimal, or more if rounding would carry it across one of `edges`."""
    shown = _rounded(rate, edges)
    if shown == rate:
        shown = shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown
    return f"{number(shown)}％"


def is_exact(rate: Fraction, edges: Iterable[Decimal] = ()) -> bool:
    """Return whether a rate is shown with all its digits."""
    return _rounded(rate, edges) == rate


def _rounded(rate: Fraction, edges: Iterable[Decimal]) -> Decimal:
    decimals, known = 1, tuple(edges)
    while decimals < MAX_RATE_DECIMALS and any(
        _side(rate, edge) != _side(Fraction(round_half_away(rate, decimals)), edge) for edge in known
    ):
        decimals += 1
    return round_half_away(rate, decimals)


def figure(value: Figure, unit: str | None) -> str:
    """Return a figure of a plan as text: number with unit, words, or the word for why there is none."""
    return stated(value.quantity, value.unit or unit)


def amount(value: Figure, unit: str | None) -> str:
    """Return a figure for a sentence that names its year: without "per year" in its unit (件/年 → 件)."""
    return stated(value.quantity, without_year(value.unit or unit))


def stated(what: Quantity, unit: str | None) -> str:
    """Return a quantity as its source words it, with the unit beside each number: 75％以上, 約8件, 50〜60％."""
    match what:
        case Exact(value):
            return quantity(value, unit)
        case Bound(value, _, word):
            return f"{quantity(value, unit)}{word}"
        case Range():
            inner = "" if what.low_word == "〜" else _unit(unit)
            return f"{number(what.low)}{inner}{what.low_word}{quantity(what.high, unit)}{what.high_word}"
        case About(value, before, after):
            return f"{before}{quantity(value, unit)}{after}"
        case Keep(value, word):
            return word if value is None else f"{quantity(value, unit)}{word}"
        case AsLastYear(_, text) | Trend(_, text) | Words(text):
            return text
        case Absent(reason):
            return missing(reason)
    assert_never(what)


def missing(code: Missing) -> str:
    """Return the word for why a value is missing."""
    return next(word for word, known in MISSING_WORDS.items() if known is code)


def qualities(value: Figure) -> str:
    """Return the qualifiers of a figure: provisional, or another year's value."""
    word = status(value)
    other = f"{era(value.of)}の値" if value.of else ""
    return "・".join(part for part in (word, other) if part)


def status(value: Figure) -> str:
    """Return the word for how firm a figure is (速報, 見込み, 推計, 一部); empty if it is final."""
    return next((word for word, code in STATUS_WORDS.items() if code is value.status), "")


def count(number: int) -> str:
    """Return a number of things: 3つ, 12."""
    return f"{number}つ" if 0 < number < 10 else str(number)


def without_year(unit: str | None) -> str | None:
    """Return a unit without "per year": 件/年 → 件."""
    return re.sub(r"[/／]年度?$", "", unit) if unit else unit


def gregorian(period: Period) -> str:
    """Return a period in Gregorian years (2025年度); empty if it has none."""
    match period.kind:
        case PeriodKind.CURRENT | PeriodKind.FINAL:
            return ""
        case PeriodKind.MONTH:
            return f"{calendar_year(period)}年"
        case PeriodKind.CALENDAR:
            return f"{period.year}年1〜12月"
        case PeriodKind.RANGE:
            return f"{period.year}〜{period.until}年度"
        case PeriodKind.SINCE:
            return f"{period.year}年度以降"
        case PeriodKind.YEAR | PeriodKind.HALF:
            return f"{period.year}年度"
    assert_never(period.kind)


def month(period: Period) -> str:
    """Return a month in the Gregorian calendar (2017年6月); any other period as `gregorian` does."""
    return f"{calendar_year(period)}年{period.part}月" if period.kind is PeriodKind.MONTH else gregorian(period)


def both(period: Period) -> str:
    """Return a period in both calendars: 令和7年度（2025年度）."""
    other = gregorian(period)
    return f"{era(period)}（{other}）" if other else era(period)


def on_period(text: str, period: Period) -> str:
    """Return a sentence on a fiscal year as one on a period of another kind: この年度は → この年は, この期間は."""
    if period.kind is PeriodKind.CALENDAR:
        return text.replace("年度", "年")
    return text if period.kind is PeriodKind.YEAR else text.replace("この年度", "この期間")


def and_more(first: Period, years: int) -> str:
    """Return how many years follow the first one, itself included: から3年度分; empty for one year."""
    unit = "年分" if first.kind is PeriodKind.CALENDAR else "年度分"
    return f"から{years}{unit}" if years > 1 else ""


def day(date: dt.date) -> str:
    """Return a date as text: 2017年5月31日."""
    return f"{date.year}年{date.month}月{date.day}日"


def span(first: Period, last: Period) -> str:
    """Return the years of a plan: 令和5〜8年度（2023〜2026年度）."""
    if first.year == last.year:
        return both(Period(year=first.year))
    start, end = era_year(first.year), era_year(last.year)
    same_era = start[:2] == end[:2]
    return f"{start}〜{end[2:] if same_era else end}年度（{first.year}〜{last.year}年度）"


def _unit(unit: str | None) -> str:
    return "％" if unit == "%" else unit or ""


def _side(value: Fraction, edge: Decimal) -> int:
    return (value > edge) - (value < edge)
