"""Next year's table: find what is new for a plan's file, what the source has revised, and what has no place in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.edit.intake.facts import CellFact, Extract, Topic
from generator.edit.intake.heads import plain
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.records_of_facts import KEYS
from generator.edit.intake.selection import cell_at, numbers
from generator.edit.record import Entry
from generator.plan.model.figure import Figure
from generator.plan.model.indicator import Indicator, Part
from generator.plan.model.plan import Measure, Placed, Plan
from generator.plan.model.quantity import Words
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import Missing
from generator.plan.places import Place

_EXPECTED = frozenset({
    Missing.BLANK, Missing.NOT_PUBLISHED, Missing.NOT_FINAL, Missing.BEING_COMPILED, Missing.BEING_SURVEYED,
})  # fmt: skip
"""Reasons for the absence of a figure that a later figure takes the place of."""
_NOTED = frozenset({"value", "missing", "words", "note"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUpdate:
    """What is new, as entries to write; what the plan already says; and findings (Japanese, with their cells)."""

    entries: tuple[Entry, ...]
    same: int
    findings: tuple[str, ...]


def updated(plan: Plan, extract: Extract, source: str) -> PlanUpdate:
    """Return what tables say beyond a plan; a figure that differs from the plan's is a finding, never written."""
    entries: list[Entry] = []
    findings: list[str] = []
    same = 0
    cited: dict[tuple[str, object], list[CellFact]] = {}
    for fact in extract.facts:
        if fact.role not in FIGURES | {Role.GRADE} or fact.period is None:
            continue
        found = _track(plan, fact.topic)
        if isinstance(found, str):
            findings.append(found)
            continue
        address, holder = found
        row = next((row for period, row in holder.years.items() if period == fact.period), None)
        change = _change(address, row, fact)
        if change is None:
            same += 1
        elif isinstance(change, str):
            findings.append(change)
        else:
            entries.append(change)
            if row is None or row.at is None:
                cited.setdefault((address, fact.period), []).append(fact)
    for (address, _), facts in cited.items():
        entries += _citation(plan, address, facts, source)
    return PlanUpdate(entries=tuple(entries), same=same, findings=tuple(dict.fromkeys(findings)))


def _citation(plan: Plan, address: str, facts: Sequence[CellFact], source: str) -> Iterator[Entry]:
    """Yield the entry that cites the cells of a new row, unless the indicator's own citation holds for it."""
    indicator = next(one.indicator for one in plan.placed_indicators() if one.indicator.id == address.partition(".")[0])
    at = cell_at([(one.table, one.place) for one in facts], source)
    if at is None and (indicator.at is None or indicator.at.source != source):
        lines = sorted({numbers(one.place)[0] for one in facts})
        at = Place(source, tuple((line, line) for line in lines))
    if at is not None and facts[0].period is not None:
        yield Entry(indicator=address, period=facts[0].period, key="at", value=str(at))


def _change(address: str, row: Row | None, fact: CellFact) -> Entry | str | None:
    """Return the entry for what is new, a finding for what differs, None for what the plan has."""
    key = KEYS.get(fact.role, fact.role.value)
    where = f"{fact.table}{'!' if fact.table else ''}{fact.place}「{fact.printed}」"
    period = fact.period
    assert period is not None
    if fact.role is Role.GRADE:
        known = (row.grade or {}).get(fact.name) if row else None
        if known == fact.value:
            return None
        if known is not None:
            return (
                f"{where}: {fact.topic.shown} の{period.written}の評価は、計画では「{known}」です。書きかえていません。"
            )
        return Entry(indicator=address, period=period, key=key, value=str(fact.value))
    figure = Figure.model_validate(fact.value)
    there = dict(row.figures()).get(Series(key)) if row else None
    if there is not None and there.quantity == figure.quantity:
        return None
    if there is not None and there.missing not in _EXPECTED:
        return (
            f"{where}: {fact.topic.shown} の{period.written}の値が、計画と違います。資料で直されたのなら、計画ファイルで直してください"
            "（書きかえていません）。"
        )
    if isinstance(fact.value, dict) and not fact.value.keys() <= _NOTED:
        return f"{where}: {fact.topic.shown} の{period.written}には値のほかのこともあるので、計画ファイルに手で書いてください。"
    return Entry(indicator=address, period=period, key=key, value=_written(fact), note=_note(fact))


def _written(fact: CellFact) -> str:
    if not isinstance(fact.value, dict):
        return format(fact.value)
    value = next(str(fact.value[key]) for key in ("value", "missing", "words") if key in fact.value)
    return f"{{words: {value}}}" if isinstance(Figure.model_validate(fact.value).quantity, Words) else value


def _note(fact: CellFact) -> str:
    return str(fact.value.get("note", "")) if isinstance(fact.value, dict) else ""


def _track(plan: Plan, topic: Topic) -> tuple[str, Indicator | Part] | str:
    """Return the address of an indicator or part and itself; a finding if it is not one for certain."""
    found = [one for one in plan.placed_indicators() if _is_named(one.indicator, topic.indicator)]
    found = [one for one in found if _is_below(one, topic)] or (found if not topic.above else [])
    if topic.number and len(found) > 1:
        found = [one for one in found if one.indicator.number == topic.number]
    if len(found) != 1:
        many = (
            "同じ名前の指標がいくつもあり、決められません"
            if found
            else "この指標は、計画にありません（新しい指標か、名前が変わったもの）"
        )
        return f"「{topic.shown}」: {many}。書いていません。"
    indicator = found[0].indicator
    if not topic.part:
        return indicator.id, indicator
    part = next((one for one in indicator.parts if _tight(one.name) == _tight(topic.part)), None)
    return (
        (f"{indicator.id}.{part.id}", part)
        if part
        else f"「{topic.shown}」: この内訳は、計画にありません。書いていません。"
    )


def _is_named(indicator: Indicator, name: str) -> bool:
    return _tight(name) in {_tight(indicator.name), *(_tight(one.name) for one in indicator.also)}


def _is_below(placed: Placed, topic: Topic) -> bool:
    """Return whether an indicator is below the measure that a table names; a table without measures names none."""
    if not topic.above:
        return True
    names = {_tight(one) for measure in (placed.node.line if placed.node else ()) for one in _names(measure)}
    return _tight(topic.above[-1].name) in names


def _names(measure: Measure) -> Iterator[str]:
    yield measure.name
    yield from (one.name for one in measure.also)


def _tight(text: str) -> str:
    return plain(text).replace(" ", "")
