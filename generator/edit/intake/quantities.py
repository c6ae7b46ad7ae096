"""What a cell with a figure says: its value in the plan file's form, its unit, and what is printed in brackets."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pydantic import ValidationError

from generator.edit.intake.heads import period_in, plain
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.quantity import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    KEEP_WORDS,
    LIMIT_WORDS,
    NUMBER,
    Words,
    read_quantity,
)
from generator.plan.model.value_errors import plain_numbers
from generator.plan.model.vocabulary import MISSING_WORDS, STATUS_WORDS

DASHES = frozenset("-－‐‑–—―ー−ｰ─")
_NO_UNIT = re.compile(
    "[増減超差]|以[上下内]|未満|維持|程度|前後|^(?:月|日|年|年度|時|十|百|千|万|億|倍|対|比)$|^[年月]"
)
"""What follows a number and is not its unit: a change, a limit, a date, a multiple."""
_STATUS = {
    **STATUS_WORDS,
    "速報値": STATUS_WORDS["速報"],
    "見込": STATUS_WORDS["見込み"],
    "見込値": STATUS_WORDS["見込み"],
    "推計値": STATUS_WORDS["推計"],
}
_STATUS_WORD = {status: word for word, status in STATUS_WORDS.items()}
_MARK = re.compile(r"(?:[※*＊†][0-9]{0,2}|[(（]?注[0-9]{0,2}[)）]?)$|^※[0-9]{0,2}")
_BRACKETS = re.compile(r"^(.*?)\s*[(（]([^()（）]*)[)）]$")
_QUALIFIERS = frozenset((*ABOUT_BEFORE, *ABOUT_AFTER, *LIMIT_WORDS))
_AROUND = " :/、,"
"""What stands around the figures of parts in one cell."""
_LIMITS = "|".join((*LIMIT_WORDS, *ABOUT_AFTER, "を維持", "維持"))
_UNIT = rf"(?!(?:{_LIMITS})$)" r"[^\d\s.,()〜～~△▲+-][^\d\s,()〜～~△▲]{0,11}?"
_ONE = re.compile(rf"((?:{'|'.join(ABOUT_BEFORE)})?)({NUMBER}) ?({_UNIT})? ?({_LIMITS})?")
_SPAN = re.compile(rf"({NUMBER}) ?({_UNIT})? ?[〜～~] ?({NUMBER}) ?({_UNIT})? ?({_LIMITS})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure as a cell states it: `value` in the plan file's form, its unit ("": none), a footnote mark ("": none).

    `of` is the year in brackets behind the figure, `status` the word there that says how firm it is.
    """

    value: Decimal | str
    unit: str = ""
    of: Period | None = None
    status: str = ""
    mark: str = ""
    is_words: bool = False


def read_amount(text: str) -> Amount | None:
    """Return what a cell states; None if it cannot be read for certain. A blank cell states nothing: do not ask."""
    given = plain(text)
    mark = found.group() if (found := _MARK.search(given)) and found.group() != given else ""
    given = _MARK.sub("", given).strip() if mark else given
    if set(given) <= DASHES:
        return Amount(value="―", mark=mark)
    if given in MISSING_WORDS:
        return Amount(value=given, mark=mark)
    of, status = None, ""
    if brackets := _BRACKETS.fullmatch(given):
        of, status = (
            period_in(brackets[2]),
            _STATUS_WORD.get(_STATUS[brackets[2]], "") if brackets[2] in _STATUS else "",
        )
        if of is None and not status:
            return None
        given = brackets[1]
    core = _core(plain_numbers(given))
    if core is None:
        return None
    value, unit = core
    if unit and _NO_UNIT.search(unit):
        return None
    return Amount(value=value, unit=unit, of=of, status=status, mark=mark, is_words=_is_words(value))


def _core(given: str) -> tuple[Decimal | str, str] | None:
    if one := _ONE.fullmatch(given):
        unit = one[3] or ""
        if one[1] or one[4]:
            return f"{one[1]}{one[2]}{one[4] or ''}", unit
        return Decimal(one[2]), unit
    if span := _SPAN.fullmatch(given):
        units = {span[2] or span[4] or "", span[4] or span[2] or ""}
        return (f"{span[1]}〜{span[3]}{span[5] or ''}", units.pop()) if len(units) == 1 else None
    if given in KEEP_WORDS or read_quantity(given) is not None:
        return given, ""
    try:
        quantity = Figure.model_validate(given).quantity
    except ValidationError:
        return None
    return (
        (given, "")
        if isinstance(quantity, Words) and not re.search(r"\d", given) and given not in _QUALIFIERS and len(given) <= 20
        else None
    )


def _is_words(value: Decimal | str) -> bool:
    return isinstance(value, str) and read_quantity(value) is None


def parted(text: str, parts: tuple[str, ...]) -> list[tuple[str, Amount]] | None:
    """Return the figures of a cell that names each of the parts once (複数 9 世帯 単身 7 世帯); None for any other."""
    given = plain(text)
    places = [given.find(part) for part in parts]
    if len(parts) < 2 or min(places) != 0 or any(given.count(part) != 1 for part in parts):
        return None
    ends = sorted((*places, len(given)))
    found: list[tuple[str, Amount]] = []
    for part, start in sorted(zip(parts, places, strict=True), key=lambda one: one[1]):
        stop = ends[ends.index(start) + 1]
        amount = read_amount(given[start + len(part) : stop].strip(_AROUND))
        if amount is None:
            return None
        found.append((part, amount))
    return found


def looks_like_amount(text: str) -> bool:
    """Return whether a text is a figure with its unit, as a name never is."""
    return bool(_ONE.fullmatch(plain_numbers(plain(text)))) and any(sign.isdigit() for sign in text)
