"""Next year's table: find what is new for a plan's file, what the source has revised, and what has no place in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.edit.intake.facts import CellFact, Extract, Topic, cell_name
from generator.edit.intake.meaning import FIGURES, Role
from generator.edit.intake.new_entries import EXPECTED, changes_of, where, year_of
from generator.edit.intake.selection import cell_at, numbers
from generator.edit.intake.tracks import Tracks, tight
from generator.edit.record import Entry
from generator.errors import RefusedError
from generator.plan.checks.figures import outside
from generator.plan.diagnostics import short
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.places import Place, joined

_DATED = FIGURES | {Role.GRADE, Role.TEXT, Role.DECISION, Role.MONEY}
_FEW = 3
"""So few figures may differ, whatever the file is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUpdate:
    """What is new, as entries to write; what the plan already says; findings (Japanese, with their cells).

    `problem` says why nothing of it is to be written: it is probably not this plan's table, or another year's.
    """

    entries: tuple[Entry, ...]
    new: int
    same: int
    findings: tuple[str, ...]
    problem: str = ""


@dataclass(slots=True, kw_only=True)
class _RowUpdate:
    """What a table says of one row: what is new, and the cells of all that agrees with the plan."""

    address: str
    row: Row | None
    entries: list[Entry] = field(default_factory=list)
    agreeing: list[CellFact] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Count:
    """How many facts were found in the plan as they are, how many differ from it, and how many it has no place for."""

    findings: list[str] = field(default_factory=list)
    same: int = 0
    unknown: int = 0
    new: int = 0
    compared: dict[Period, list[int]] = field(default_factory=dict)
    """How many figures of each year differ from the plan's, and how many agree."""


def refuse_other_years(plan: Plan, extract: Extract) -> None:
    """Raise RefusedError if a table has years that are not of the plan, naming each with its first cell."""
    found: dict[str, list[CellFact]] = {}
    for fact in extract.facts:
        is_promised = fact.role in (Role.TARGET, Role.GRADE)
        if fact.period and (why := outside(plan, fact.period, is_promised=is_promised)):
            found.setdefault(why, []).append(fact)
    if found:
        raise RefusedError(
            *(
                f"{cell_name(facts[0].table, facts[0].place)}など{len(facts)}のセル: {why}違う年のファイルではありませんか。"
                for why, facts in found.items()
            )
        )


def updated(plan: Plan, extract: Extract, source: str) -> PlanUpdate:
    """Return what tables say beyond a plan; what differs from the plan is a finding, never written."""
    tracks, count = Tracks(plan), _Count()
    rows: dict[tuple[str, Period, bool], _RowUpdate] = {}
    blocked = dict(_other_units(tracks, extract.facts))
    count.findings += blocked.values()
    for fact in extract.facts:
        if fact.role not in _DATED or fact.period is None or fact.topic in blocked:
            continue
        found = tracks.find(fact.topic)
        if isinstance(found, str):
            count.findings.append(found)
            count.unknown += 1
            continue
        address, holder = found
        of_measure = not fact.topic.indicator
        row = next((row for period, row in holder.years.items() if period == fact.period), None)
        group = rows.setdefault((address, fact.period, of_measure), _RowUpdate(address=address, row=row))
        change = list(changes_of(plan, address, row, fact))
        if change and isinstance(change[0], str):
            count.findings.append(change[0])
            count.compared.setdefault(fact.period, [0, 0])[0] += 1
            continue
        group.agreeing.append(fact)
        group.entries += [one for one in change if isinstance(one, Entry)]
        count.same += not change
        count.compared.setdefault(fact.period, [0, 0])[1] += not change
        count.new += bool(change)
    entries: list[Entry] = []
    for group in rows.values():
        cited = _cited(tracks, group, source)
        if isinstance(cited, str):
            count.findings.append(cited)
        else:
            entries += cited
    return PlanUpdate(
        entries=tuple(dict.fromkeys(entries)),
        new=count.new,
        same=count.same,
        findings=tuple(dict.fromkeys(count.findings)),
        problem=_problem(count),
    )


def _problem(count: _Count) -> str:
    if count.unknown > count.same + count.new + sum(differ for differ, _ in count.compared.values()):
        return "表の指標や事業の多くが、計画にありません。違う計画のファイルではありませんか。"
    for period, (differ, agree) in count.compared.items():
        if differ > max(agree, _FEW):
            return (
                f"{period.written}の値のうち{differ:,}が、計画にある値と違います（同じもの {agree:,}）。"
                "違う年や違う版のファイルではありませんか。"
            )
    return ""


def _other_units(tracks: Tracks, facts: Sequence[CellFact]) -> Iterator[tuple[Topic, str]]:
    """Yield indicators whose units are others than the plan's, of which nothing is written."""
    for fact in facts:
        found = tracks.find(fact.topic) if fact.role is Role.UNIT else ""
        known = found[1].unit if not isinstance(found, str) and isinstance(found[1], Indicator) else None
        if known and tight(known) != tight(str(fact.value)):
            yield (
                fact.topic,
                f"{where(fact)}: {fact.topic.shown} の単位は「{short(str(fact.value))}」で、計画では「{known}」です。この指標の値は書いていません。",
            )


def _cited(tracks: Tracks, group: _RowUpdate, source: str) -> list[Entry] | str:
    """Return the entries of a row with the citation that holds for all of it; a finding if no one citation can."""
    if not group.entries:
        return []
    first = group.agreeing[0]
    assert first.period is not None
    at = cell_at([(fact.table, fact.place) for fact in group.agreeing], source)
    if at is None:
        lines = {numbers(fact.place)[0] for fact in group.agreeing}
        at = Place(source, joined((line, line) for line in lines))
    of_measure = group.entries[0].of_measure
    around = (group.row and group.row.at) or tracks.citation(group.address, of_measure=of_measure)
    if around and _covers(around, at):
        return group.entries
    if _size(group.row) > len(group.agreeing) - len({entry.key for entry in group.entries}):
        place = f"{where(first)}: {first.topic.shown} の{year_of(first)}"
        return f"{place}の行には、この表にない値もあり、出典が2つになります。計画ファイルに手で書いてください。"
    return [*group.entries, replace(group.entries[0], key="at", value=str(at), note="", inside="")]


def _covers(around: Place, at: Place) -> bool:
    """Return whether a citation has all lines of another, both without columns."""
    inside = {line for first, last in around.ranges for line in range(first, last + 1)}
    lines = {line for first, last in at.ranges for line in range(first, last + 1)}
    return (around.source, around.table, around.columns, at.columns) == (
        at.source,
        at.table,
        (),
        (),
    ) and lines <= inside


def _size(row: Row | None) -> int:
    """Return how many things a row states that tables can state."""
    if row is None:
        return 0
    amounts = len(row.money.amounts) if row.money else 0
    there = sum(figure.missing not in EXPECTED for _, figure in row.figures())
    return there + len(row.grade or ()) + len(row.texts) + len(row.decision) + amounts
