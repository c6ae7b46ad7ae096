"""Rewrites: what was already published and is now another, or gone: figures, grades, rules, names, codes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edit.changes.change_records import FigureChange, PlanChange, TextChange, TextKey, has_value
from generator.edit.changes.report_tables import figure_text
from generator.publish.wording import labels, phrases

NONE = "なし"
"""Takes the place of what is gone."""
_OF_RULES = "単位・向き・式・ものさし"
_ITEMS = ("measures", "indicators")
_OF_AN_ITEM = 3
"""The length of the key of what an indicator, a measure or a scale says about itself: sort, id, name."""
_CITED = frozenset({"at", "note", "printed"})
"""What is said about a scale or a figure, but decides on nothing."""
_STATEMENTS = frozenset({"grade", "published_rate", "votes", "decision", "municipality"})
"""Keys besides rules and names whose texts are no free wording."""
_UNSTATED = {"tolerance": "0"}
"""What holds where a file does not state a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """Something published: its kind and place in words, before and after as pages show it and without its unit.

    `noted_at` is the key of what has a `note` that can state the reason; empty if nothing around it has one.
    """

    kind: str
    key: TextKey
    place: str
    shown: tuple[str, str]
    bare: tuple[str, str]
    noted_at: TextKey = ()

    @property
    def item(self) -> str:
        """Return the id of the measure or indicator; empty for the plan itself."""
        return str(self.key[1]) if self.key[0] in _ITEMS else ""


def rewrites(change: PlanChange) -> Iterator[Rewrite]:
    """Yield the rewrites, kind by kind, of what is on both sides of a plan."""
    gone = {one.old for one in change.names if not one.new}
    for find in (_figures, _grades, _texts):
        yield from (one for one in find(change) if one.item not in gone)


def _figures(change: PlanChange) -> Iterator[Rewrite]:
    """Yield the figures; of the targets only those in another unit, as a moved one has a request of its own."""
    for one in (*change.figures, *(one for one in change.targets if not one.is_moved)):
        old, new = one.old, one.new
        if old is not None and has_value(old) and _is_rewritten(one):
            bare = phrases.figure(old, ""), phrases.figure(new, "") if new else NONE
            shown = phrases.figure(old, one.old_unit), phrases.figure(new, one.new_unit) if new else NONE
            if shown[0] == shown[1]:
                shown = bare = figure_text(old, one.old_unit), figure_text(new, one.new_unit)
            yield Rewrite(
                kind="数値",
                key=one.key,
                place=f"{one.where.measure}／{one.where.name}：{phrases.era(one.period)}の{labels.SERIES[one.series]}",
                shown=shown,
                bare=bare,
                noted_at=one.key if new else _holder(one.key),
            )


def _is_rewritten(change: FigureChange) -> bool:
    """Return whether a value or its own unit changed, unless a provisional value gave way as it was announced."""
    old, new = change.old, change.new
    if old is None or new is None:
        return True
    is_final_now = old.status is not None and new.status != old.status and has_value(new)
    return (change.is_moved or old.unit != new.unit) and not is_final_now


def _grades(change: PlanChange) -> Iterator[Rewrite]:
    for one in change.grades:
        before, after = one.published
        own = ("indicators", one.track.indicator.id)
        part = ("parts", one.track.part) if one.track.part else ()
        for scale, code in before.items():
            pair = (code, after.get(scale, NONE))
            if pair[0] != pair[1]:
                which = f"（{scale}）" if scale else ""
                yield Rewrite(
                    kind="公表された評価",
                    key=(*own, *part, "years", one.period, "grade", scale),
                    place=f"{one.where.measure}／{one.where.name}：{phrases.era(one.period)}の公表された評価{which}",
                    shown=pair,
                    bare=pair,
                    noted_at=own,
                )


def _texts(change: PlanChange) -> Iterator[Rewrite]:
    old, new = (side.evaluation.plan.scales if side and side.evaluation else {} for side in (change.old, change.new))
    scales = [name for name in old if name not in new]
    for name in scales:
        pair = (name, NONE)
        yield Rewrite(kind=_OF_RULES, key=("plan", "scales"), place="評価のものさし", shown=pair, bare=pair)
    below = {("scales", name) for name in scales}
    found = [(kind, one) for one in change.texts if (kind := _kind(one)) and one.key[1:3] not in below]
    gone = {one.key[:-1] for _, one in found if one.key[-1] == "code" and not one.new}
    for kind, one in sorted(found, key=lambda pair: pair[0]):
        pair = _stated(change, one.key, one.old), _stated(change, one.key, one.new) or NONE
        if pair[0] and pair[0] != pair[1] and (one.key[-1] == "code" or one.key[:-1] not in gone):
            yield Rewrite(kind=kind, key=one.key, place=one.place, shown=pair, bare=pair, noted_at=_holder(one.key))


def _kind(change: TextChange) -> str:
    """Return the kind of what a source states, in words; empty for a text that may change without a reason."""
    key = change.key
    if not key or _CITED & set(key):
        return ""
    if change.is_rule:
        return _OF_RULES
    is_name = key[-1] == "name" and key[0] in _ITEMS and (len(key) == _OF_AN_ITEM or "parts" in key)
    if is_name or key == ("plan", "title"):
        return "名前"
    return "評価・判断・市区町村" if _STATEMENTS & set(key) and key[-1] != "order" else ""


def _holder(key: TextKey) -> TextKey:
    """Return the key of the indicator, the measure or the scale around a value, which can have a note; else nothing."""
    if key[0] in _ITEMS:
        return key[:2]
    return key[:_OF_AN_ITEM] if key[1] == "scales" and len(key) > _OF_AN_ITEM else ()


def _stated(change: PlanChange, key: TextKey, text: str) -> str:
    """Return a text or, if it is empty, what holds without it: the plan's method, no tolerance."""
    old = change.old.evaluation.plan if change.old and change.old.evaluation else None
    if not text and key[0] == "indicators" and key[-1] == "rate" and old and old.rate:
        return labels.METHODS[old.rate]
    return text or _UNSTATED.get(str(key[-1]), "")
