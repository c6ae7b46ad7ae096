"""Checks of the corrections that a plan lists: yield findings, by path, where the file does not say what they say."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import get_args

from pydantic import BaseModel

from generator.plan.diagnostics import Finding, Severity, check, short
from generator.plan.model.blocks import Erratum
from generator.plan.model.fiscal import Period, era
from generator.plan.model.indicator import Indicator, Part
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import Quantity, worded
from generator.plan.numbers import plain_number

GONE = "なし"
"""The `now` of something that was removed."""
_LONG = 4
"""From this number of characters on, a correction may be part of a longer text."""
_DECLARED = tuple(
    str(field.title)
    for record in (Plan, Indicator, Part)
    for field in record.model_fields.values()
    if any(isinstance(one, type) and issubclass(one, Enum) for one in (field.annotation, *get_args(field.annotation)))
)
"""The names of what the file says by codes (よい向き) and people by words (多いほどよい)."""
_NUMBER = re.compile(r"[約△▲-]*[0-9]")


@check(
    "correction-not-in-file", Severity.ERROR, "errata の now は、いまファイルに書かれている値やことばと同じであること。"
)
def corrections_in_file(plan: Plan) -> Iterator[Finding]:
    """Report corrections that the file does not show: what is right now is not there, a number or words."""
    units = {_plain(unit) for unit in _units(plan)} if plan.errata else set()
    for index, one in enumerate(plan.errata):
        if one.now == GONE or any(_corrects(other, one) for other in plan.errata):
            continue
        now, was = (_bare(text, units) for text in (one.now, one.was))
        leaves = {_plain(leaf) for leaf in _leaves(_scope(plan, one))}
        is_left = _is_in(was, leaves)
        in_codes = one.what.endswith(_DECLARED) and not _NUMBER.match(now) and not is_left
        if not _is_in(now, leaves) and not in_codes:
            found = f"まだ「{short(one.was)}」とあります" if is_left else "ありません"
            yield Finding(
                path=("errata", index, "now"),
                message=f"「{short(one.what)}」の正しい内容は「{short(one.now)}」とありますが、ファイルのその項目には{found}。"
                "直し忘れか、now や item の書きまちがいです。",
                needs=(("indicators",), ("measures",), ("errata", index)),
            )


def _corrects(later: Erratum, one: Erratum) -> bool:
    """Return whether a later correction replaces what an earlier one says."""
    same = later.item == one.item if one.item else later.what == one.what
    return later is not one and later.date >= one.date and same and later.was == one.now


def _scope(plan: Plan, one: Erratum) -> object:
    """Return what a correction is about: its item or all of the plan; of it, the years that its words name."""
    items: dict[str, BaseModel] = {node.measure.id: node.measure for node in plan.nodes()}
    items |= {placed.indicator.id: placed.indicator for placed in plan.placed_indicators()}
    around = items.get(one.item or "", plan)
    return [row for period, row in _rows(around) if era(period) in one.what] or around


def _rows(part: object) -> Iterator[tuple[Period, object]]:
    for value in _within(part):
        if isinstance(value, Mapping):
            yield from ((key, row) for key, row in value.items() if isinstance(key, Period))
        yield from _rows(value)


def _units(part: object) -> Iterator[str]:
    if isinstance(unit := getattr(part, "unit", None), str):
        yield unit
    for value in _within(part):
        yield from _units(value)


def _leaves(part: object) -> Iterator[str]:
    """Yield every value of a part of a plan as text; not those of the corrections themselves."""
    match part:
        case Erratum() | None:
            return
        case bool() | Enum():
            yield str(part)
        case str():
            yield part
        case Decimal():
            yield plain_number(part)
        case dt.date():
            yield part.isoformat()
        case _ if isinstance(part, Quantity):
            yield worded(part)
        case _:
            for value in _within(part):
                yield from _leaves(value)


def _within(part: object) -> Iterator[object]:
    if isinstance(part, BaseModel):
        yield from (getattr(part, name) for name in type(part).model_fields)
        yield from (part.model_extra or {}).values()
    elif isinstance(part, Mapping):
        yield from part.values()
    elif isinstance(part, tuple | list):
        yield from part


def _plain(text: str) -> str:
    """Return a text without what may be written in several ways: widths, blanks, grouping, signs."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
    return re.sub(r"(?<=\d),(?=\d{3})", "", plain)


def _bare(text: str, units: set[str]) -> str:
    """Return what a correction states, without the remark after it, and a number without its unit."""
    plain = re.sub(r"(?<=.)\(.*\)$", "", _plain(text)).rstrip("…").removesuffix("...")
    if _NUMBER.match(plain):
        for unit in sorted(units, key=len, reverse=True):
            plain = re.sub(rf"(?<=\d){re.escape(unit)}", "", plain)
    return plain


def _is_in(text: str, leaves: set[str]) -> bool:
    return text in leaves or (len(text) >= _LONG and any(text in leaf for leaf in leaves))
