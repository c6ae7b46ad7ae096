"""Apply a profile: return what the tables of a document say, and every cell of which nothing was taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.edit.intake.column_reader import ColumnReader
from generator.edit.intake.facts import Above, CellFact, Extract, LeftCell, Topic
from generator.edit.intake.form_reader import FormReader
from generator.edit.intake.head_columns import Columns, columns_of
from generator.edit.intake.meaning import FIGURES, Role, field_of
from generator.edit.intake.profile import Profile, TableProfile
from generator.edit.intake.reader import Reader
from generator.edit.intake.selection import Block, blocks, table_name
from generator.plan.diagnostics import short
from generator.tables.grid import Grid

_ONCE = FIGURES | {Role.MONEY, Role.GRADE, Role.TEXT, Role.DECISION}
"""Roles of which an item has one value a year."""
_PER_YEAR = "/年"


def apply(profile: Profile, grids: Sequence[Grid]) -> Extract:
    """Return what a profile finds in tables; the result is the same for the same tables."""
    facts: list[CellFact] = []
    left: list[LeftCell] = []
    cells = heads = 0
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    for number, table in enumerate(profile.tables, 1):
        found, wrong = _fitting(table, list(blocks(grids, table)))
        problems += wrong
        if not found and not wrong:
            problems.append(_not_found(table, number, grids))
        for block, columns in found:
            reader = _read(table, block, columns)
            facts += _with_fixed(table, reader.facts)
            left += reader.left
            heads += reader.heads
            places = [
                (block.table, cell.place) for row in block.rows for cell in row if cell.text and not cell.is_spread
            ]
            if again := seen & set(places):
                problems.append(
                    f"同じセル（{min(again)[1]}）が、プロファイルの2つの表に入っています。lines か sheet を直してください。"
                )
            seen |= set(places)
            cells += len(places)
    facts = list(_lifted(facts))
    facts, doubtful = _without_contradictions(facts)
    left += doubtful
    open_ = {(one.table, one.place) for one in left}
    if not any(table.lines or table.sheet for table in profile.tables) or all(grid.kind != "text" for grid in grids):
        rest = list(_elsewhere(grids, seen))
        left += rest
        cells += len(rest)
    taken = {(fact.table, fact.place) for fact in facts} - open_
    footnotes = cells - heads - len(taken) - len(open_ | {(one.table, one.place) for one in left})
    return Extract(
        facts=tuple(_in_units(facts)),
        left=tuple(left),
        cells=cells,
        heads=heads,
        taken=len(taken) + max(footnotes, 0),
        problems=tuple(problems),
    )


def _fitting(table: TableProfile, found: Sequence[Block]) -> tuple[list[tuple[Block, Columns | None]], tuple[str, ...]]:
    """Return the blocks that have a profile's heads, with their columns; if none has, what is wrong with the nearest."""
    if table.form:
        return [(block, None) for block in found], ()
    every = [(block, columns_of(table, block)) for block in found]
    right: list[tuple[Block, Columns | None]] = [(block, one) for block, one in every if not one.problems]
    wrong = [one.problems for _, one in sorted(every, key=lambda each: -each[1].fit) if one.problems]
    is_each = bool(table.lines)
    return right, wrong[0] if wrong and (is_each or not right) else ()


def _read(table: TableProfile, block: Block, columns: Columns | None) -> Reader:
    reader = Reader(profile=table, block=block, period=columns.period if columns else None)
    if columns is None:
        FormReader(reader=reader).read()
    else:
        ColumnReader(reader=reader, found=columns).read()
    return reader


def _not_found(table: TableProfile, number: int, grids: Sequence[Grid]) -> str:
    where = f"シート「{table.sheet}」" if table.sheet else f"{number}番めの表"
    names = "、".join(dict.fromkeys(short(table_name(grid)) for grid in grids if table_name(grid))) or "名前のない表"
    lines = "・".join(f"{first}-{last}" for first, last in table.lines)
    return f"プロファイルの{where}{f'（{lines}行目）' if lines else ''}が、ファイルにありません（あるもの: {names}）。違う年のファイルではありませんか。"


def _elsewhere(grids: Sequence[Grid], seen: set[tuple[str, str]]) -> Iterator[LeftCell]:
    """Yield the cells that no table of the profile describes."""
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                if cell.text and not cell.is_spread and (table_name(grid), cell.place) not in seen:
                    yield LeftCell(
                        place=cell.place, table=table_name(grid), text=cell.text, why="プロファイルの表の外にあります。"
                    )


def _with_fixed(table: TableProfile, facts: Sequence[CellFact]) -> list[CellFact]:
    """Return facts with those that hold for every row of the table."""
    unit = table.fixed.get("unit", "")
    found = [replace(one, unit=one.unit or unit) if one.role is Role.MONEY else one for one in facts]
    for key, value in table.fixed.items():
        role = field_of(key).role
        if role is Role.NAME:
            continue
        for topic in dict.fromkeys(fact.topic for fact in facts):
            first = next(fact for fact in facts if fact.topic == topic)
            if bool(topic.indicator) == (role in (Role.UNIT, Role.ABOUT, Role.ALSO, Role.NUMBER)):
                found.append(CellFact(topic=topic, role=role, value=value, place=first.place, table=first.table))
    return found


def _lifted(facts: Sequence[CellFact]) -> Iterator[CellFact]:
    """Yield facts, with the texts of a measure's only indicator as the measure's: a row of a table of programmes."""
    indicators: dict[tuple[Above, ...], set[tuple[str, str]]] = {}
    for fact in facts:
        if fact.topic.indicator:
            indicators.setdefault(fact.topic.above, set()).add((fact.topic.indicator, fact.topic.number))
    for fact in facts:
        topic = fact.topic
        is_only = topic.above and len(indicators.get(topic.above, ())) == 1
        if is_only and topic.indicator and fact.role in (Role.TEXT, Role.WORDS):
            yield replace(fact, topic=Topic(above=topic.above))
        else:
            yield fact


def _without_contradictions(facts: Iterable[CellFact]) -> tuple[list[CellFact], list[LeftCell]]:
    """Return facts without those of which there are two for one place in the plan, and the cells that say them."""
    groups: dict[tuple[object, ...], list[CellFact]] = {}
    for number, fact in enumerate(facts):
        once = (fact.topic, fact.role, fact.name, fact.period) if fact.role in _ONCE else (number,)
        groups.setdefault(once, []).append(fact)
    kept: list[CellFact] = []
    left: list[LeftCell] = []
    for alike in groups.values():
        if len({repr((fact.value, fact.unit)) for fact in alike}) == 1:
            kept.append(alike[0])
            continue
        places = "・".join(fact.place for fact in alike)
        why = f"「{short(alike[0].topic.shown)}」の同じ年度に、違う値が2つあります（{places}）。"
        left += [LeftCell(place=one.place, table=one.table, text=one.printed, why=why) for one in alike]
    return kept, left


def _in_units(facts: Sequence[CellFact]) -> Iterator[CellFact]:
    """Yield facts with one unit for each indicator: that of its column, else the one in its cells.

    A figure in another unit keeps it; 件 and 件/年 are one, of which the longer says more.
    """
    units: dict[Topic, list[str]] = {}
    stated = {_whole(fact.topic): str(fact.value) for fact in facts if fact.role is Role.UNIT}
    for fact in facts:
        if fact.unit and fact.role in FIGURES and fact.role is not Role.RATE:
            units.setdefault(_whole(fact.topic), []).append(fact.unit)
    usual = {topic: stated.get(topic) or _usual(several) for topic, several in units.items()}
    for topic, unit in usual.items():
        if topic not in stated:
            first = next(fact for fact in facts if _whole(fact.topic) == topic)
            yield CellFact(topic=topic, role=Role.UNIT, value=unit, place=first.place, table=first.table)
    for fact in facts:
        unit = usual.get(_whole(fact.topic), "")
        if fact.role in FIGURES and fact.role is not Role.RATE and fact.unit and not _is_same(fact.unit, unit):
            held = fact.value if isinstance(fact.value, dict) else {"value": fact.value}
            yield replace(fact, value={**held, "unit": fact.unit})
        else:
            yield fact


def _whole(topic: Topic) -> Topic:
    return replace(topic, part="")


def _usual(units: Sequence[str]) -> str:
    bare = [unit.removesuffix(_PER_YEAR) for unit in units]
    usual = max(dict.fromkeys(bare), key=bare.count)
    return next((unit for unit in units if unit == usual + _PER_YEAR), usual)


def _is_same(one: str, other: str) -> bool:
    wide = {"％": "%"}
    one, other = (wide.get(unit, unit).removesuffix(_PER_YEAR) for unit in (one, other))
    return one == other
