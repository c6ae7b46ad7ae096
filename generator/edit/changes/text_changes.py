"""Compare the texts, names and rules of two versions of a plan and yield each difference with its place in words.

Everything in the model except figures and published grades is compared, key by key. An item with an id is compared
with itself wherever it is; a list of items without ids is compared as one text with a line for each.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.edit.changes.change_records import TextChange, TextKey
from generator.edit.changes.pairing import Matched
from generator.plan.model.fields import Record
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.quantity import Quantity
from generator.plan.model.row import Money, Row, Series
from generator.plan.model.vocabulary import MONEY_WORDS, THEMES, Counts, Direction, Method, Show
from generator.plan.places import Place
from generator.publish.wording import labels, phrases

Leaf = tuple[str, str]
"""A text after its place in words."""
_COMPARED_ELSEWHERE: dict[type[Record], frozenset[str]] = {
    Plan: frozenset({"measures", "indicators", "updated", "id"}),
    Measure: frozenset({"measures", "indicators", "id", "was", "moved_from"}),
    Indicator: frozenset({"id", "was"}),
}
_COMPARED_BY_INDICATOR: dict[type[Record], frozenset[str]] = {
    Row: frozenset({"grade"}),
    Figure: frozenset({"quantity", "of", "status", "unit"}),
}
"""What other modules compare: a name, the date of the last check, a grade, a figure (including money)."""
_UNTITLED_KEYS = frozenset({"years", "words", "parts"})
_UNTITLED_ROW_KEYS = frozenset({"texts", "money"})
"""Keys whose title adds nothing to what is below them."""
_RULES = frozenset(
    {
        "calendar",
        "counts",
        "direction",
        "rate",
        "scales",
        "stages",
        "tolerance",
        "unit",
        "whole",
    }
)
"""What decides on the meaning of figures and on the evaluation: a change of one of these keys concerns an approver."""
_LABELS: dict[type, Mapping[Any, str]] = {
    Direction: labels.DIRECTIONS,
    Method: labels.METHODS,
    Counts: labels.COUNTS,
    Show: labels.SHOWS,
}
_ORDER, _WHOLE_PLAN = "並べる順", "計画全体"


def text_changes(old: Plan, new: Plan, measures: Matched, indicators: Matched) -> Iterator[TextChange]:
    """Yield the differences in the order of the new side; added and removed items are reported by name elsewhere."""
    sorts = {"measures": measures, "indicators": indicators}
    before = {_moved(key, sorts): leaf for key, leaf in _leaves(old)}
    after = dict(_leaves(new))
    for key in {**after, **before}:
        place, was = before.get(key, ("", ""))
        now_place, now = after.get(key, ("", ""))
        is_kept = key[0] not in sorts or key[1] in sorts[str(key[0])].kept
        if was != now and is_kept and not _is_mere_growth(key, was, now):
            yield TextChange(key=key, place=now_place or place, old=was, new=now, is_rule=bool(_RULES & set(key)))
    for sort in sorts.values():
        yield from _places(sort, measures)


def _places(sort: Matched, measures: Matched) -> Iterator[TextChange]:
    """Yield the items that moved to another measure, and whether the order changed."""
    stayed = {sort.now(one): named for one, named in sort.old.items() if sort.now(one) in sort.kept}
    for one, named in stayed.items():
        now = sort.new[one]
        if measures.now(named.above) != now.above:
            old, new = measures.old.get(named.above), measures.new.get(now.above)
            yield TextChange(
                key=(),
                place=f"{now.name}／属する階層",
                old=old.name if old else _WHOLE_PLAN,
                new=new.name if new else _WHOLE_PLAN,
            )
    if list(stayed) != [one for one in sort.new if one in stayed]:
        yield TextChange(key=(), place=_ORDER, old="", new="施策や指標の並ぶ順が変わります")


def _moved(key: TextKey, sorts: Mapping[str, Matched]) -> TextKey:
    """Return a key with the current ids."""
    return (key[0], sorts[str(key[0])].now(str(key[1])), *key[2:]) if key[0] in sorts else key


def _is_mere_growth(key: TextKey, was: str, now: str) -> bool:
    """Return whether an order differs only because items were added or removed, which is reported separately."""
    return key[-1] == "order" and set(was.split("、")) != set(now.split("、"))


def _leaves(plan: Plan) -> Iterator[tuple[TextKey, Leaf]]:
    """Yield every text of a plan by key; measures and indicators are keyed by id, wherever they are."""
    yield from _walk(plan, ("plan",), ())
    for node in plan.nodes():
        yield from _walk(node.measure, ("measures", node.measure.id), (node.measure.name,))
    for placed in plan.placed_indicators():
        above = (placed.node.measure.name,) if placed.node else ()
        yield from _walk(placed.indicator, ("indicators", placed.indicator.id), (*above, placed.indicator.name))


def _walk(record: Record, key: TextKey, label: tuple[str, ...]) -> Iterator[tuple[TextKey, Leaf]]:
    for name, info in type(record).model_fields.items():
        if not _is_compared_elsewhere(record, key, name):
            title = labels.SERIES[Series(name)] if isinstance(record, Row) and name in set(Series) else info.title
            is_untitled = name in _UNTITLED_KEYS or (isinstance(record, Row) and name in _UNTITLED_ROW_KEYS)
            below = label if is_untitled else (*label, title or name)
            yield from _value(getattr(record, name), (*key, name), below)
    if isinstance(record, Money):
        for line, figure in record.amounts.items():
            yield from _walk(figure, (*key, line), (*label, line))


def _is_compared_elsewhere(record: Record, key: TextKey, name: str) -> bool:
    kind = type(record)
    if name in _COMPARED_ELSEWHERE.get(kind, ()) or (key[0], key[-1], name) == ("indicators", "target", "was"):
        return True
    return name in _COMPARED_BY_INDICATOR.get(kind, ()) and (key[0] == "indicators" or "money" in key)


def _value(value: object, key: TextKey, label: tuple[str, ...]) -> Iterator[tuple[TextKey, Leaf]]:
    if isinstance(value, Record):
        yield from _walk(value, key, label)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _value(
                item, (*key, name), (*label, phrases.era(name) if isinstance(name, Period) else str(name))
            )
        yield from _order([name for name in value if isinstance(name, str)], key, label)
    elif isinstance(value, tuple) and all(_identity(item) for item in value):
        for item in value:
            yield from _value(item, (*key, _identity(item)), (*label, getattr(item, "name", _identity(item))))
        yield from _order([_identity(item) for item in value], key, label)
    elif value not in (None, (), ""):
        shown = tuple(THEMES.get(item, item) for item in value) if key[-1] == "themes" else value  # type: ignore[attr-defined]
        yield key, ("／".join(filter(None, label)), _text(shown))


def _order(names: Sequence[str], key: TextKey, label: tuple[str, ...]) -> Iterator[tuple[TextKey, Leaf]]:
    if len(names) > 1:
        yield (*key, "order"), ("／".join((*label, _ORDER)), "、".join(names))


def _identity(item: object) -> str:
    """Return the id of a record in a list, or a grade's code; empty for a record with neither."""
    return str(getattr(item, "id", "") or getattr(item, "code", "")) if isinstance(item, Record) else ""


def _text(value: Any) -> str:
    match value:
        case bool():
            return "はい" if value else "いいえ"
        case Decimal():
            return phrases.number(value)
        case dt.date():
            return value.isoformat()
        case Period():
            return phrases.era(value)
        case Direction() | Method() | Counts() | Show():
            return _LABELS[type(value)][value]
        case _ if isinstance(value, Quantity):
            return phrases.stated(value, None)
        case Place():
            return str(value)
        case Record():
            return "／".join(_text(item) for _, item in value if item not in (None, (), {}))
        case Mapping():
            return "、".join(f"{name}：{_text(item)}" for name, item in value.items())
        case tuple():
            return ("\n" if any(isinstance(item, Record | tuple) for item in value) else "、").join(map(_text, value))
        case _:
            known = {basis: word for word, basis in MONEY_WORDS.items()}
            return known.get(value) or str(value).strip()
