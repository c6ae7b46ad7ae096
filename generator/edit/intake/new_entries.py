"""New entries: compare one thing that a cell says with a row of a plan; return what is new of it, or a finding."""

from collections.abc import Iterator

from generator.edit.intake.facts import CellFact, cell_name
from generator.edit.intake.meaning import Role
from generator.edit.intake.records_of_facts import KEYS
from generator.edit.intake.tracks import tight
from generator.edit.record import Entry
from generator.plan.diagnostics import short
from generator.plan.model.figure import Figure
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import Words, worded
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import MONEY_WORDS, Missing

EXPECTED = frozenset({
    Missing.BLANK, Missing.NOT_PUBLISHED, Missing.NOT_FINAL, Missing.BEING_COMPILED, Missing.BEING_SURVEYED,
})  # fmt: skip
"""Reasons for the absence of a figure that a later figure takes the place of."""
_NOTED = frozenset({"value", "missing", "words", "note"})
_BASES = {basis: word for word, basis in MONEY_WORDS.items()}


def changes_of(plan: Plan, address: str, row: Row | None, fact: CellFact) -> Iterator[Entry | str]:
    """Yield the entries for what is new, or a finding for what differs; nothing for what the plan has."""
    assert fact.period is not None
    match fact.role:
        case Role.GRADE:
            known = (row.grade or {}).get(fact.name) if row else None
            yield from _plain_change(address, fact, known, ("grade", ""))
        case Role.TEXT:
            yield from _plain_change(address, fact, row.texts.get(fact.name) if row else None, ("texts", fact.name))
        case Role.DECISION:
            known = row.decision.get(fact.name) if row else None
            yield from _plain_change(address, fact, known, ("decision", fact.name))
        case Role.MONEY:
            yield from _money(plan, address, row, fact)
        case _:
            key = KEYS.get(fact.role, fact.role.value)
            there = dict(row.figures()).get(Series(key)) if row else None
            if isinstance(one := _figure(address, there, fact, key), str) or one:
                yield one


def _plain_change(address: str, fact: CellFact, known: str | None, what: tuple[str, str]) -> Iterator[Entry | str]:
    value = str(fact.value)
    if known is None:
        yield _entry(address, fact, *what, value)
    elif tight(known) != tight(value):
        yield f"{where(fact)}: {fact.topic.shown} の{year_of(fact)}の{fact.name or '評価'}は、計画では「{short(known)}」です。書きかえていません。"


def _money(plan: Plan, address: str, row: Row | None, fact: CellFact) -> Iterator[Entry | str]:
    if plan.money is None or fact.name not in plan.money.lines or fact.unit not in ("", plan.money.unit):
        yield f"{where(fact)}: 金額の項目「{fact.name}」か単位「{fact.unit}」が、計画の money にありません。書いていません。"
        return
    money = row.money if row else None
    if money is None and not fact.basis:
        yield f"{where(fact)}: 金額の種類（予算・決算・見込み）が、表からは決まりません。書いていません。"
        return
    if money and fact.basis and _BASES.get(money.basis) != fact.basis:
        yield f"{where(fact)}: 金額の種類（{fact.basis}）が、計画の{year_of(fact)}と違います。書いていません。"
        return
    found = _figure(address, money.amounts.get(fact.name) if money else None, fact, "money")
    if isinstance(found, str):
        yield found
    elif found:
        if money is None:
            yield _entry(address, fact, "money", "basis", fact.basis)
        yield _entry(address, fact, "money", fact.name, found.value)


def _figure(address: str, there: Figure | None, fact: CellFact, key: str) -> Entry | str | None:
    figure = Figure.model_validate(fact.value)
    if there is not None and there.quantity == figure.quantity:
        return None
    if there is not None and there.missing not in EXPECTED:
        return (
            f"{where(fact)}: {fact.topic.shown} の{year_of(fact)}の値が、計画と違います（計画は {worded(there.quantity)}）。"
            "資料で直されたのなら、計画ファイルで直してください（書きかえていません）。"
        )
    if isinstance(fact.value, dict) and not fact.value.keys() <= _NOTED:
        return f"{where(fact)}: {fact.topic.shown} の{year_of(fact)}には値のほかのこともあるので、計画ファイルに手で書いてください。"
    return _entry(address, fact, key, "", _written(fact))


def _entry(address: str, fact: CellFact, key: str, inside: str, value: str) -> Entry:
    assert fact.period is not None
    note = str(fact.value.get("note", "")) if isinstance(fact.value, dict) else ""
    of_measure = not fact.topic.indicator
    return Entry(
        indicator=address, period=fact.period, key=key, value=value, note=note, inside=inside, of_measure=of_measure
    )


def _written(fact: CellFact) -> str:
    if not isinstance(fact.value, dict):
        return format(fact.value)
    value = next(str(fact.value[key]) for key in ("value", "missing", "words") if key in fact.value)
    return f"{{words: {value}}}" if isinstance(Figure.model_validate(fact.value).quantity, Words) else value


def where(fact: CellFact) -> str:
    """Return the place of a cell with what it says, for people."""
    return f"{cell_name(fact.table, fact.place)}「{short(fact.printed)}」"


def year_of(fact: CellFact) -> str:
    """Return the year of a fact as plans write it."""
    return fact.period.written if fact.period else ""
