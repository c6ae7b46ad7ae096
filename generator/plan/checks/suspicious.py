"""Checks for figures that were probably mistyped, pasted or copied. Warnings only: the source decides."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median, median_low

from generator.plan.diagnostics import DataPath, Finding, Severity, check, short
from generator.plan.model.fiscal import Period, era
from generator.plan.model.plan import Placed, Plan
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import Counts, Direction

JUMP = 200
"""A figure this many times the others is considered an error of the unit (thousands)."""
COPIED = 10
"""From this value on, an actual equal to last year's is considered a copy."""
USUAL = Fraction(1, 10)
"""Above this share of the years with a year before, actuals equal to last year's are usual in a plan."""
TENFOLD = 5
"""A percentage above 100 is considered a digit too many if it is this many times all others, which are below 100."""
_DATES = range(36526, 54789)
"""Excel's serial numbers of the dates from 2000 to 2049, counted from 1899-12-30."""
_WHOLE = 100
_FAR = 20
_COUNTS = re.compile(
    r"(?:[人件社店校戸台冊本部名者棟区枚回軒組]|店舗|団体|企業・団体|世帯|事業所|企業|講座|商品|か所|箇所|ヶ所|施設)"
    r"(?:[/／](?:年|月|日|年度))?"
)
_COUNTED = re.compile(r"[件者社店人数]数$|割合|満足度|排出量|出荷額")
"""Names of quantities that cannot be negative, whatever their unit."""
_CHANGES = re.compile(r"増減|増加|減少|差|収支|伸び|変化|超過|動態|社会増|自然増|純増|純移動|転出入")


def _tracks(plan: Plan) -> Iterator[tuple[Placed, DataPath, list[tuple[Period, Series, Decimal]]]]:
    """Yield the plain numbers of each indicator (or part) in time order, with the path of its year rows."""
    for placed in plan.placed_indicators():
        for _, years, below in placed.indicator.tracks():
            numbers: list[tuple[Period, Series, Decimal]] = [
                (when, series, figure.number)
                for when, row in sorted(years.items())
                for series, figure in row.figures()
                if figure.number is not None
                and figure.unit is None
                and series not in (Series.TOTAL, Series.PUBLISHED_RATE)
            ]
            yield placed, (*placed.path, *below), numbers


def _others(numbers: Sequence[tuple[Period, Series, Decimal]], index: int) -> list[Decimal]:
    return [abs(value) for place, (_, _, value) in enumerate(numbers) if place != index]


def _day(value: Decimal, others: Sequence[Decimal]) -> dt.date | None:
    """Return the date that Excel shows for a number, if the number is far from all others; else None."""
    if value != int(value) or int(value) not in _DATES or not others or value < _FAR * max(others):
        return None
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(value))


@check("excel-date", Severity.WARNING, "Excelが日付に変えた数（45057 など）を、値として書かないこと。")
def excel_dates(plan: Plan) -> Iterator[Finding]:
    """Report numbers that are probably dates: Excel turns 5-10 into a date and pastes its serial number."""
    for _, path, numbers in _tracks(plan):
        for index, (when, series, value) in enumerate(numbers):
            if day := _day(value, _others(numbers, index)):
                fact = (
                    f"{era(when)}の {value} は、Excelが日付（{day.year}年{day.month}月{day.day}日）を表す数のようです。"
                )
                yield Finding(
                    path=(*path, when.written, series.value),
                    message=f"{fact}資料の値（{day.month}-{day.day} や {day.month}/{day.day} でなかったか）を確かめてください。",
                    fact=fact,
                )


@check("sudden-jump", Severity.WARNING, "値は、同じ指標のほかの値とけたちがいにならないはずであること。")
def jumps(plan: Plan) -> Iterator[Finding]:
    """Report figures that differ from the others by orders of magnitude: probably in another unit."""
    for placed, path, numbers in _tracks(plan):
        for index, (when, series, value) in enumerate(numbers):
            others = [other for other in _others(numbers, index) if other]
            usual = median(others) if others else Decimal(0)
            small = len(others) > 1 and value and abs(value) * JUMP <= median_low(others)
            digit = placed.indicator.counts_in(placed.indicator.unit) is Counts.RATIO and _has_a_digit_too_many(
                value, others
            )
            if usual and (abs(value) >= JUMP * usual or small or digit) and not _day(value, _others(numbers, index)):
                fact = f"{era(when)}の {value:,} は、この指標のほかの値（{usual:,} 前後）とけたが大きく違います。"
                yield Finding(
                    path=(*path, when.written, series.value),
                    message=f"{fact}単位とけたを確かめてください。",
                    fact=fact,
                )


def _has_a_digit_too_many(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Return whether a percentage is far above the others, all of which are at most 100: 892 beside 88.1 and 90."""
    return bool(others) and abs(value) > _WHOLE >= max(others) and abs(value) >= TENFOLD * max(others)


@check("negative-count", Severity.WARNING, "人数や件数などの数は、0より小さくならないはずであること。")
def negative_counts(plan: Plan) -> Iterator[Finding]:
    """Report negative counts, except in indicators of change."""
    for placed, path, numbers in _tracks(plan):
        indicator = placed.indicator
        counted = _COUNTS.fullmatch(indicator.unit or "") or _COUNTED.search(indicator.name)
        if counted and not _CHANGES.search(indicator.name):
            for when, series, value in numbers:
                if value < 0:
                    fact = f"{era(when)}の値が {value} {indicator.unit or ''}で、0より小さい数です。"
                    yield Finding(
                        path=(*path, when.written, series.value),
                        message=f"「{short(indicator.name)}」の{fact}{-value} のまちがいではないか、資料で確かめてください。",
                        fact=fact,
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPair:
    """The actuals of a year and of the year before, and whether they may well be equal."""

    path: DataPath
    periods: tuple[Period, Period]
    values: tuple[Decimal, Decimal]
    may_be_equal: bool

    @property
    def is_equal(self) -> bool:
        """Return whether both values are the same."""
        return self.values[0] == self.values[1]


def _year_pairs(plan: Plan) -> Iterator[YearPair]:
    """Yield each pair of large actuals; they may be equal for three years, or if each is its own year's target."""
    for _, path, numbers in _tracks(plan):
        yearly = [(when, series, value) for when, series, value in numbers if when.is_year]
        targets = {when.year: value for when, series, value in yearly if series is Series.TARGET}
        actuals = {when.year: (when, value) for when, series, value in yearly if series is Series.ACTUAL}
        values = {year: value for year, (_, value) in actuals.items()}
        for year, (when, value) in actuals.items():
            if year - 1 in actuals and abs(value) >= COPIED:
                before, last = actuals[year - 1]
                is_steady = value in (values.get(year - 2), values.get(year + 1))
                is_planned = value == targets.get(year) and last == targets.get(year - 1)
                place = (*path, when.written, "actual")
                yield YearPair(
                    path=place, periods=(before, when), values=(last, value), may_be_equal=is_steady or is_planned
                )


@check("same-as-last-year", Severity.WARNING, "実績は、前の年度の値を写したままにしないこと。")
def copied_actuals(plan: Plan) -> Iterator[Finding]:
    """Report actuals of two or more digits equal to the year before's: probably not yet filled in.

    If equal values are usual in the plan, that is one cause for all.
    """
    pairs = list(_year_pairs(plan))
    cause = () if sum(pair.is_equal for pair in pairs) > len(pairs) * USUAL else None
    for pair in pairs:
        if pair.is_equal and not pair.may_be_equal:
            before, when = pair.periods
            fact = f"{era(when)}の実績 {pair.values[1]:,} は、{era(before)}の実績と同じです。"
            yield Finding(
                path=pair.path,
                message=f"{fact}前の年度の値が残っていないか、資料で確かめてください（同じでよければ accept: に書きます）。",
                fact=fact,
                cause=cause,
            )


@check("swapped-figures", Severity.WARNING, "目標（target）と実績（actual）を、入れちがえないこと。")
def swapped(plan: Plan) -> Iterator[Finding]:
    """Report targets that break a monotonic series which the year's actual would restore: probably swapped."""
    for placed, path, numbers in _tracks(plan):
        better = {Direction.UP: 1, Direction.DOWN: -1}.get(placed.indicator.direction or Direction.NONE)
        targets = [(when, value) for when, series, value in numbers if series is Series.TARGET]
        actuals = {when: value for when, series, value in numbers if series is Series.ACTUAL}
        line = [value for _, value in targets]
        for index, (when, target) in enumerate(targets):
            actual = actuals.get(when)
            if better is None or actual is None or _goes(line, better):
                continue
            if _goes([*line[:index], actual, *line[index + 1 :]], better):
                fact = (
                    f"{era(when)}の目標 {target:,} と実績 {actual:,} が、入れちがっているように見えます"
                    f"（目標は {'→'.join(f'{value:,}' for value in line)} と動いています）。"
                )
                yield Finding(
                    path=(*path, when.written, "target"), message=f"{fact}資料で確かめてください。", fact=fact
                )


def _goes(values: Sequence[Decimal], better: int) -> bool:
    """Return whether the values never fall (`better` = 1) or never rise (-1)."""
    return all(better * (after - before) >= 0 for before, after in pairwise(values))
