"""Quantities: read what a file states for a value as one of a closed set of kinds, each a frozen record.

A quantity keeps the words of its source (以上, 約, 維持), so that every place can show it as it is written.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.plan.model.vocabulary import MISSING_WORDS, Missing

NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"


class Limit(StrEnum):
    """The side of a number that a bound allows, and whether the number itself is allowed."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"

    @property
    def is_floor(self) -> bool:
        """Return whether the bound allows larger numbers."""
        return self in (Limit.AT_LEAST, Limit.MORE_THAN)

    @property
    def is_strict(self) -> bool:
        """Return whether the bound itself is not allowed."""
        return self in (Limit.MORE_THAN, Limit.LESS_THAN)

    def allows(self, number: Decimal, bound: Decimal) -> bool:
        """Return whether a number satisfies the bound."""
        match self:
            case Limit.AT_LEAST:
                return number >= bound
            case Limit.MORE_THAN:
                return number > bound
            case Limit.AT_MOST:
                return number <= bound
            case Limit.LESS_THAN:
                return number < bound


LIMIT_WORDS: dict[str, Limit] = {
    "以上": Limit.AT_LEAST,
    "超": Limit.MORE_THAN,
    "以下": Limit.AT_MOST,
    "以内": Limit.AT_MOST,
    "未満": Limit.LESS_THAN,
}
ABOUT_BEFORE = ("約", "およそ", "おおむね", "概ね", "ほぼ")
ABOUT_AFTER = ("程度", "前後", "ほど", "くらい", "ぐらい")
KEEP_WORDS = ("維持", "現状維持")
TREND_WORDS: dict[str, Limit] = {
    "増加": Limit.MORE_THAN,
    "増": Limit.MORE_THAN,
    "上昇": Limit.MORE_THAN,
    "減少": Limit.LESS_THAN,
    "減": Limit.LESS_THAN,
    "低下": Limit.LESS_THAN,
}
LAST_YEAR_WORDS = ("前年度", "前年", "昨年度", "前年度実績", "前年実績")


@dataclass(frozen=True, slots=True)
class Exact:
    """A plain number."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Bound:
    """A number with a word that makes it a floor or a ceiling: 60以上, 80未満, 15以内."""

    number: Decimal
    limit: Limit
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A range between two numbers: 50〜60, 50以上60未満; both ends belong to it unless worded otherwise."""

    low: Decimal
    high: Decimal
    low_limit: Limit = Limit.AT_LEAST
    high_limit: Limit = Limit.AT_MOST
    low_word: str = "〜"
    high_word: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """An approximate number: 約8, 8程度."""

    number: Decimal
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Keep:
    """Something to be kept: a number (0を維持), or the baseline (維持) if `number` is None."""

    number: Decimal | None
    word: str


@dataclass(frozen=True, slots=True)
class AsLastYear:
    """A bound relative to the actual of the year before: 前年度以上."""

    limit: Limit
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A direction of change from the baseline: 増加, 減少."""

    limit: Limit
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are no number."""

    text: str


@dataclass(frozen=True, slots=True)
class Absent:
    """No value, and the reason."""

    reason: Missing


Quantity = Exact | Bound | Range | About | Keep | AsLastYear | Trend | Words | Absent

_LIMITS = "|".join(LIMIT_WORDS)
_BOUND = re.compile(rf"({NUMBER})({_LIMITS})")
_FROM_TO = re.compile(rf"({NUMBER})[〜～~]({NUMBER})({_LIMITS})?")
_BETWEEN = re.compile(rf"({NUMBER})(以上|超)({NUMBER})(以下|以内|未満)")
_ABOUT = re.compile(rf"({'|'.join(ABOUT_BEFORE)})?({NUMBER})({'|'.join(ABOUT_AFTER)})?")
_KEEP = re.compile(rf"({NUMBER})(を維持|維持)")
_LAST_YEAR = re.compile(rf"(?:{'|'.join(LAST_YEAR_WORDS)})(?:並み)?({_LIMITS}|を上回る|を下回る)")
WORDINGS = {
    "number": NUMBER,
    "bound": _BOUND.pattern,
    "from_to": _FROM_TO.pattern,
    "between": _BETWEEN.pattern,
    "about": _ABOUT.pattern,
    "keep": _KEEP.pattern,
    "last_year": _LAST_YEAR.pattern,
    "place": rf"{NUMBER}位(?:{_LIMITS})?",
}
"""The pattern of each wording that has a number or refers to last year's, by its name; a place is that of a ranking."""
_PASSING = {"を上回る": Limit.MORE_THAN, "を下回る": Limit.LESS_THAN}


def read_quantity(text: str) -> Quantity | None:
    """Return the quantity that a text states, or None if it is neither a number, a known wording nor a known reason.

    Ranges are returned as written, even if they are the wrong way round.
    """
    if text in MISSING_WORDS:
        return Absent(MISSING_WORDS[text])
    if text in TREND_WORDS:
        return Trend(TREND_WORDS[text], text)
    if text in KEEP_WORDS:
        return Keep(None, text)
    if found := _BOUND.fullmatch(text):
        return Bound(Decimal(found[1]), LIMIT_WORDS[found[2]], found[2])
    if found := _FROM_TO.fullmatch(text):
        upper = LIMIT_WORDS[found[3]] if found[3] else Limit.AT_MOST
        if upper.is_floor:
            return None
        return Range(low=Decimal(found[1]), high=Decimal(found[2]), high_limit=upper, high_word=found[3] or "")
    if found := _BETWEEN.fullmatch(text):
        return Range(
            low=Decimal(found[1]),
            high=Decimal(found[3]),
            low_limit=LIMIT_WORDS[found[2]],
            high_limit=LIMIT_WORDS[found[4]],
            low_word=found[2],
            high_word=found[4],
        )
    if found := _KEEP.fullmatch(text):
        return Keep(Decimal(found[1]), found[2])
    if found := _LAST_YEAR.fullmatch(text):
        return AsLastYear(LIMIT_WORDS.get(found[1]) or _PASSING[found[1]], text)
    if found := _ABOUT.fullmatch(text):
        number = Decimal(found[2])
        return About(number, found[1] or "", found[3] or "") if found[1] or found[3] else Exact(number)
    return None


def exact_number(quantity: Quantity) -> Decimal | None:
    """Return the number of an exact quantity; a number that is kept (0を維持) is exact; None for all others."""
    match quantity:
        case Exact() | Keep():
            return quantity.number
        case Bound() | Range() | About() | AsLastYear() | Trend() | Words() | Absent():
            return None


def numbers(quantity: Quantity) -> tuple[Decimal, ...]:
    """Return every number that a quantity names, in the order in which it is written."""
    match quantity:
        case Exact() | Bound() | About():
            return (quantity.number,)
        case Range():
            return quantity.low, quantity.high
        case Keep():
            return () if quantity.number is None else (quantity.number,)
        case AsLastYear() | Trend() | Words() | Absent():
            return ()


def worded(quantity: Quantity) -> str:
    """Return a quantity as its source words it, without a unit: 1,000以上, 50〜60, 検討中."""
    match quantity:
        case Exact(number):
            return f"{number:,}"
        case Bound(number, _, word):
            return f"{number:,}{word}"
        case Range():
            return f"{quantity.low:,}{quantity.low_word}{quantity.high:,}{quantity.high_word}"
        case About(number, before, after):
            return f"{before}{number:,}{after}"
        case Keep(number, word):
            return word if number is None else f"{number:,}{word}"
        case AsLastYear(_, text) | Trend(_, text) | Words(text):
            return text
        case Absent(reason):
            return next(word for word, known in MISSING_WORDS.items() if known is reason)
