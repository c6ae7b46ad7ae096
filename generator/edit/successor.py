"""A plan file for the next period: what goes on from the plan before; no figure, text or place of the old document."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.edit.layout import canonical_layout
from generator.edit.skeleton import NewPlan, fill
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.vocabulary import STATUS_WORDS
from generator.plan.numbers import plain_number

_OF_PLAN = (
    "municipality", "issuers", "legal_basis", "upkeep", "levels", "pages", "rate", "scales", "texts", "tags", "decisions",
    "money", "contacts",
)  # fmt: skip
_OF_MEASURE = ("id", "number", "name", "same", "lead", "contacts", "themes", "indicators", "measures")
_OF_INDICATOR = (
    "id", "number", "name", "kind", "unit", "direction", "rate", "counts", "stages", "calendar", "whole",
    "upkeep", "parts",
)  # fmt: skip
_OF_PART = ("as", "id", "name", "unit")
_ABOUT = """\
# yaml-language-server: $schema=../schema/plan.schema.json
# 「#」から行の終わりまではメモで、サイトには出ない。書き方の見本: サイトの「職員の手引き」
# 前の計画 {before} から写したもの（階層、ID、指標の名前と単位、担当、問い合わせ先、ものさし、見出し）。
# 値・文章・出典は写していない。新しい計画の資料と見くらべ、違うところを直し、at: と years: を足す。
# 名前が変わってもIDは変えない。なくなった指標は消して、ended: に {{id: ID, why: 理由}} と書く。
"""
_ID = re.compile(r"^( *)- id: (\S+)$", re.MULTILINE)


def successor(name: str, beginning: NewPlan, before: Plan, raw: bytes) -> bytes:
    """Return the file of the plan that follows `before`, whose file is `raw`; `name` is its name in messages.

    The last value of each indicator is offered as a comment.
    """
    writer = YAML()
    writer.preserve_quotes, writer.width = True, 1_000_000
    old = writer.load(raw.decode("utf-8-sig"))
    data = CommentedMap(title=beginning.title)
    data |= {key: _without_places(old[key]) for key in _OF_PLAN if key in old}
    data["follows"] = before.id
    data["period"], data["sources"] = CommentedMap(), CommentedMap(plan=CommentedMap(title=beginning.source))
    for part in (data["period"], data["sources"]["plan"]):
        part.fa.set_flow_style()
    data |= _items(old, {"indicators": _indicator, "measures": _measure})
    fill(data, beginning)
    out = io.StringIO()
    writer.dump(_in_order(data), out)
    text = _ABOUT.format(before=before.id) + out.getvalue()
    return canonical_layout(name, _with_offers(canonical_layout(name, text.encode()).decode(), before).encode())


def _in_order(data: CommentedMap) -> CommentedMap:
    return CommentedMap((key, data[key]) for key in Plan.model_fields if key in data)


def _measure(old: CommentedMap) -> CommentedMap:
    kept = _kept(old, _OF_MEASURE, ("indicators", "measures"))
    return kept | _items(old, {"indicators": _indicator, "measures": _measure})


def _indicator(old: CommentedMap) -> CommentedMap:
    return _kept(old, _OF_INDICATOR, ("parts",)) | _items(old, {"parts": lambda part: _kept(part, _OF_PART, ())})


def _kept(old: CommentedMap, keys: tuple[str, ...], lists: tuple[str, ...]) -> CommentedMap:
    return CommentedMap((key, _without_places(old[key])) for key in keys if key in old and key not in lists)


def _items(old: CommentedMap, makers: Mapping[str, Callable[[CommentedMap], CommentedMap]]) -> CommentedMap:
    return CommentedMap((key, [make(one) for one in old[key]]) for key, make in makers.items() if old.get(key))


def _without_places(value: Any) -> Any:
    """Return a copy of a value without its comments, the places in the old document, and days of the old period."""
    kept: CommentedMap | CommentedSeq
    if isinstance(value, CommentedMap):
        kept = CommentedMap((key, _without_places(one)) for key, one in value.items() if not _is_over(key, one))
    elif isinstance(value, CommentedSeq):
        kept = CommentedSeq(map(_without_places, value))
    else:
        return value
    if value.fa.flow_style():
        kept.fa.set_flow_style()
    return kept


def _is_over(key: str, value: Any) -> bool:
    return key == "at" or (key == "due" and len(str(value)) > len("12-31"))


def _with_offers(text: str, before: Plan) -> str:
    """Write what the plan before reported last of each indicator below its id, as a comment."""
    indicators = {placed.indicator.id: placed.indicator for placed in before.placed_indicators()}

    def offered(found: re.Match[str]) -> str:
        indent, name = found[1] + "  ", found[2]
        lines = _offers(indicators[name]) if name in indicators else ()
        return "".join((found[0], *(f"\n{indent}# {line}" for line in lines)))

    return _ID.sub(offered, text)


def _offers(indicator: Indicator) -> Iterator[str]:
    units = {part.id: (f"（{part.name}）", part.unit) for part in indicator.parts}
    for part, years, _ in indicator.tracks():
        known = [
            (period, row.actual, row.actual.number)
            for period, row in years.items()
            if period.is_year and row.actual and row.actual.number is not None
        ]
        if not known:
            continue
        period, actual, number = max(known, key=lambda one: one[0])
        label, own = units.get(part, ("", None))
        status = next((f"（{word}）" for word, status in STATUS_WORDS.items() if status is actual.status), "")
        unit = actual.unit or own or indicator.unit or ""
        yield (
            f"前の計画の実績{label}：{period.written} は {plain_number(number)}{unit}{status}。"
            f"基準値なら、資料で確かめて years: に書く → {period.written}: {{baseline: {plain_number(number)}}}"
        )
