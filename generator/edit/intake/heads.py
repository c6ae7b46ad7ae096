"""Heads of columns: turn the head of a column into a pattern, in which ○年度 stands for a year, and that year.

`令和5年度 年間目標`, `R5年間目標` and `2023年度(令和5年度) 年間目標` have one pattern, `○年度 年間目標`, so that one line of a
profile describes the column of every year.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.plan.model.fiscal import CURRENT, ERAS, FINAL, Period, PeriodKind, parse_period

YEAR, CALENDAR_YEAR = "○年度", "○年"
"""What stands for a fiscal year and for a calendar year in a pattern."""
NAMES = {"令和": "R", "平成": "H", "昭和": "S"}

_ERA = "令和|平成|昭和|(?<![A-Za-z])[RHS]"
_TIME = re.compile(
    rf"(?:(?P<era>{_ERA})\.?(?P<number>元|[0-9]{{1,2}})|(?P<year>(?:19|20)[0-9]{{2}})|(?P<bare>(?<![0-9.])[0-9]{{1,2}}(?=年度)))"
    r"(?P<span>[〜~～/-][RHS0-9]*[0-9](?![0-9]*/))?"
    r"(?:(?P<fiscal>年度末?)|年(?P<month>1[0-2]|[1-9])月(?:[0-9]{1,2}日)?(?:末|現在)*|\.(?P<dot>1[0-2]|[1-9])(?![0-9])"
    r"(?:\.[0-9]{1,2})?(?:月?(?:末|現在))*|(?P<calendar>年末?))?"
)
_CURRENT = re.compile("現状|現行|現況")
_FINAL = re.compile("最終")
_EMPTY = re.compile(r"\((?:[\s/・=＝]|○年度|○年)*\)")
_BLANK = re.compile(r"\s+")
_BETWEEN = re.compile(
    r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f0-9]*[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=[0-9])|(?<=[0-9]) (?=[年月])"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its pattern, and the period that it names (None: none, or not one)."""

    pattern: str
    period: Period | None = None


def plain(text: str) -> str:
    """Return a text in narrow characters with single blanks; circled numbers stay."""
    signs = (one if unicodedata.category(one) == "No" else unicodedata.normalize("NFKC", one) for one in text)
    return _BLANK.sub(" ", "".join(signs)).strip()


def head_of(texts: Iterable[str], era: str = "") -> Head:
    """Return the head that texts from top to bottom make; a bare year (4年度) is of the era, if one is given."""
    rows = list(dict.fromkeys(squeezed(text) for text in texts if text.strip()))
    found = [_timed(row, era) for row in rows]
    periods = [period for _, some in found for period in some]
    words = [text for text, _ in found]
    pattern = " ".join(word for word in words if word)
    if not periods and (word := next((row for row in rows if _FINAL.search(row)), "")):
        return Head(word if len(rows) == 1 else " ".join(rows), FINAL)
    if not periods and any(_CURRENT.search(row) for row in rows):
        return Head(" ".join(rows), CURRENT)
    one = periods[0] if periods and all(period == periods[0] for period in periods) else None
    return Head(pattern, one)


def squeezed(text: str) -> str:
    """Return a head in narrow characters, without the blanks that only spread its letters: 現 行, 令和 7年度."""
    return _BETWEEN.sub("", plain(text))


def eras_named(texts: Iterable[str]) -> set[str]:
    """Return the letters of the eras that texts name."""
    found = (one["era"] for text in texts for one in _TIME.finditer(squeezed(text)) if one["era"])
    return {NAMES.get(era, era) for era in found}


def period_in(text: str, era: str = "") -> Period | None:
    """Return the period that a text is, with nothing around it: 令和2年度, R3.8月現在, 2024; None for anything else."""
    pattern, periods = _timed(squeezed(text), era)
    return periods[0] if len(periods) == 1 and pattern in (YEAR, CALENDAR_YEAR) else None


def periods_in(text: str) -> list[Period]:
    """Return the periods that occur in a text: 令和6年度 進捗状況."""
    return _timed(squeezed(text), "")[1]


def _timed(text: str, era: str) -> tuple[str, list[Period]]:
    """Return a text with its years replaced, and the years; a span of years stays as it is."""
    periods: list[Period] = []

    def replaced(found: re.Match[str]) -> str:
        if found["span"] and not _is_same_year(found):
            return found.group()
        period = _period(found, era)
        if period is None:
            return found.group()
        periods.append(period)
        return CALENDAR_YEAR if period.kind is PeriodKind.CALENDAR else YEAR

    pattern = _TIME.sub(replaced, text)
    if not periods:
        return text, []
    mark = CALENDAR_YEAR if CALENDAR_YEAR in pattern.replace(YEAR, "") else YEAR
    rest = _BLANK.sub(" ", _EMPTY.sub("", pattern).replace(YEAR, " ").replace(CALENDAR_YEAR, " ")).strip(" ()/")
    before = pattern.find(mark) <= pattern.find(rest) if rest else True
    return (f"{mark} {rest}" if before else f"{rest} {mark}").strip(), periods


def _period(found: re.Match[str], era: str) -> Period | None:
    letter = NAMES.get(found["era"], found["era"]) if found["era"] else ""
    if found["bare"]:
        letter = era
        if not era:
            return None
    number = found["number"] or found["bare"]
    year = found["year"] or f"{letter}{1 if number == '元' else int(number)}"
    month = found["month"] or found["dot"]
    period = parse_period(f"{year}.{month}" if month else f"{year}年" if found["calendar"] else year)
    return period and _in_eras(period)


def _is_same_year(found: re.Match[str]) -> bool:
    """Return whether what looks like a span is one year in two notations: H31/R1."""
    other = parse_period(found["span"][1:])
    letter = NAMES.get(found["era"], found["era"] or "")
    one = parse_period(found["year"] or f"{letter}{found['number']}")
    return bool(one and other and found["span"][0] == "/" and one == other)


def _in_eras(period: Period) -> Period:
    """Return a fiscal or calendar year as plan files mostly write it (R5); any other period unchanged."""
    if not period.is_year:
        return period
    letter, first = next((letter, first) for letter, (_, first) in ERAS.items() if period.year > first)
    tail = "年" if period.kind is PeriodKind.CALENDAR else ""
    return parse_period(f"{letter}{period.year - first}{tail}") or period


def merged_heads(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return, for each column, its texts from top to bottom; what stands over several columns is over each of them.

    A text reaches to the right over blank cells that have a text below them.
    """
    filled: list[list[str]] = []
    for number, row in enumerate(rows):
        below = rows[number + 1 :]
        line: list[str] = []
        for column, text in enumerate(row):
            is_covered = not text and column > 0 and any(lower[column] for lower in below)
            line.append(line[-1] if is_covered and not _starts_anew(filled, column) else text)
        filled.append(line)
    return [[row[column] for row in filled] for column in range(len(rows[0]) if rows else 0)]


def _starts_anew(above: Sequence[Sequence[str]], column: int) -> bool:
    """Return whether a column is under another head than the column to its left."""
    return any(row[column] != row[column - 1] for row in above)
