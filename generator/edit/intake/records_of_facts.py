"""Parts of a plan file's records, each made of the facts of one thing: its names, words, tags and year rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.edit.intake.facts import CellFact
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.selection import cell_at, numbers
from generator.plan.places import Place, joined

KEYS = {Role.RATE: "published_rate"}
"""The keys of a year row whose names differ from those of the roles."""
_YES = frozenset("○◯●◎✓レ")
_HEADINGS = {
    "issues": ("課題",),
    "next": ("今後", "次年度", "改善"),
    "evaluation": ("評価", "検証"),
    "goal": ("目標", "目指す", "めざす"),
    "progress": ("状況", "実績", "取組", "進捗", "成果"),
}
"""What a heading of a text probably is, by the words in it; else `about`."""


def first_of(facts: Sequence[CellFact], role: Role, key: str) -> dict[str, Any]:
    """Return the first value of a role under its key, if there is one."""
    return next(({key: str(fact.value)} for fact in facts if fact.role is role), {})


def names_of(facts: Sequence[CellFact], *roles: Role) -> list[str]:
    """Return the names that facts of some roles have, in their order."""
    return list(dict.fromkeys(fact.name for fact in facts if fact.role in roles and fact.name))


def heading_kind(name: str) -> str:
    """Return what a heading of a text probably is, by the words in it."""
    return next((kind for kind, words in _HEADINGS.items() if any(word in name for word in words)), "about")


def also_of(facts: Sequence[CellFact], source: str) -> dict[str, Any]:
    """Return other names, each with its place."""
    found = [
        {"name": str(fact.value), "at": str(rows_cited([fact], source)), **({"note": fact.name} if fact.name else {})}
        for fact in facts
        if fact.role is Role.ALSO
    ]
    return {"also": found} if found else {}


def words_in(facts: Sequence[CellFact]) -> dict[str, Any]:
    """Return texts that are of no year."""
    found = {fact.name: str(fact.value) for fact in facts if fact.role is Role.WORDS}
    return {"words": found} if found else {}


def tags_of(facts: Sequence[CellFact]) -> Iterator[tuple[str, Any]]:
    """Yield tags with their values."""
    for fact in facts:
        if fact.role is Role.TAG:
            value = str(fact.value)
            yield fact.name, True if is_flag(fact.name, value) else value


def is_flag(name: str, value: str) -> bool:
    """Return whether a tag only is or is not."""
    return value == name or value in _YES


def grade_order(code: str) -> tuple[int, str]:
    """Return the place of a grade's code among others: that of the usual codes, best first."""
    order = "S◎A○B△C×D"
    return (order.index(code) if code in order else len(order)), code


def years_of(facts: Sequence[CellFact], source: str) -> dict[str, Any]:
    """Return the year rows that facts make, in the order of time; a cell of a workbook is cited in its row."""
    periods = sorted({fact.period for fact in facts if fact.period})
    return {period.written: _row([fact for fact in facts if fact.period == period], source) for period in periods}


def _row(facts: Sequence[CellFact], source: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for fact in facts:
        match fact.role:
            case role if role in FIGURES or role is Role.GRADE:
                row[KEYS.get(role, role.value)] = fact.value
            case Role.TEXT:
                row.setdefault("texts", {})[fact.name] = str(fact.value)
            case Role.DECISION:
                row.setdefault("decision", {})[fact.name] = str(fact.value)
            case Role.MONEY:
                row.setdefault("money", {"basis": fact.basis})[fact.name] = fact.value
            case _:
                pass
    if cited := cell_at([(fact.table, fact.place) for fact in facts], source):
        row["at"] = str(cited)
    return row


def rows_cited(facts: Sequence[CellFact], source: str) -> Place:
    """Return the rows of facts as a place; of the first table, if they are of several."""
    table = facts[0].table
    rows = [numbers(fact.place)[0] for fact in facts if fact.table == table]
    return Place(source, joined((row, row) for row in rows), table=table)
