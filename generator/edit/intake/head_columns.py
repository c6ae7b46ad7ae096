"""Columns: find a profile's heads in a block of rows, and what each column means; say where a block differs from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.edit.intake.facts import cell_name
from generator.edit.intake.heads import NAMES, Head, eras_named, head_of, merged_heads, periods_in, plain
from generator.edit.intake.meaning import Role, Template
from generator.edit.intake.profile import TableProfile
from generator.edit.intake.selection import Block
from generator.plan.diagnostics import short
from generator.plan.model.fiscal import Period
from generator.tables.grid import Cell

_TITLES = 12
"""The most rows above a head: titles, units, dates."""


@dataclass(frozen=True, slots=True)
class MeantColumn:
    """A column: its head, and what its cells mean (None: the profile does not say)."""

    head: Head
    meaning: Template | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a block, the index of the first row of its heads and of the row after them, and what is wrong."""

    columns: Sequence[MeantColumn]
    start: int = 0
    end: int = 0
    period: Period | None = None
    """The year of the table's title, if the profile takes it for the columns that have none."""
    problems: tuple[str, ...] = ()
    fit: int = 0
    """How many of the profile's heads there are."""


def heads_of(rows: Sequence[Sequence[Cell]], era: str) -> list[Head]:
    """Return the heads of the columns, from the rows of heads; a bare year is of the only era that the heads name."""
    texts = [[cell.text for cell in row] for row in rows]
    named = eras_named(text for row in texts for text in row)
    letter = NAMES.get(era, era) or (next(iter(named)) if len(named) == 1 else "")
    return [head_of(column, letter) for column in merged_heads(texts)]


def columns_of(profile: TableProfile, block: Block) -> Columns:
    """Return the columns of a block, by their heads wherever these begin or, without heads, by their order."""
    rows, era = block.rows, profile.era or ""
    if profile.order:
        heads = heads_of(rows[: profile.head], era) or [Head("")] * len(rows[0])
        meanings = [*profile.order, *[None] * len(heads)][: len(heads)]
        return Columns(
            columns=[MeantColumn(Head("", head.period), one) for head, one in zip(heads, meanings, strict=True)], fit=1
        )
    known = {_tight(pattern): meaning for pattern, meaning in profile.columns.items()}
    best = Columns(columns=())
    for start in range(min(len(rows) - profile.head, _TITLES) + 1):
        heads = heads_of(rows[start : start + profile.head], era) or [Head("")] * len(rows[0])
        columns = [MeantColumn(head, known.get(_tight(head.pattern))) for head in heads]
        fit = len({_tight(one.head.pattern) for one in columns if one.meaning and (one.head.pattern or start == 0)})
        if not best.columns or fit > best.fit:
            best = Columns(columns=columns, start=start, end=start + profile.head, fit=fit)
        if fit == len(known) or not profile.head:
            break
    period, doubt = _title_year(block, best.start) if profile.titled else (None, "")
    problems = tuple(filter(None, (*_misfits(profile, block, best), doubt)))
    return Columns(columns=best.columns, start=best.start, end=best.end, period=period, problems=problems, fit=best.fit)


def _misfits(profile: TableProfile, block: Block, found: Columns) -> Iterator[str]:
    """Yield what is not as the profile has it: heads that are absent, a table turned over, two tables side by side."""
    there = {_tight(one.head.pattern) for one in found.columns}
    absent = [
        pattern
        for pattern, meaning in profile.columns.items()
        if _tight(pattern) not in there and meaning.roles != {Role.SKIP}
    ]
    where = where_of(block, found.start)
    if absent:
        down = {_tight(head_of([row[0].text]).pattern) for row in block.rows}
        if sum(_tight(pattern) in down for pattern in profile.columns) * 2 > len(profile.columns):
            yield f"{where}からの表は、縦と横が入れかわっています（見出しが左の列に並んでいます）。行と列を入れかえて保存しなおしてください。"
        else:
            shown = "、".join(f"「{short(pattern, 20)}」" for pattern in absent)
            yield (
                f"{where}からの表に、プロファイルにある見出し{shown}がありません。様式が変わったか、違うファイルです。"
                "同じ意味の列があれば、プロファイルの見出しを直してください。"
            )
    names = [
        index
        for index, one in enumerate(found.columns)
        if one.meaning
        and Role.NAME in one.meaning.roles
        and any(row[index].text and not row[index].is_spread for row in block.rows[found.end :])
    ]
    if len(names) > 1:
        cells = "と".join(block.rows[found.start][index].place for index in names)
        yield f"{where}からの行には、名前の列が2つ以上あります（{cells}）。横に並んだ表は、1つずつ縦に並べるか、別のシートに分けてください。"


def where_of(block: Block, row: int) -> str:
    """Return where a row begins, for people: its first cell."""
    cells = block.rows[min(row, len(block.rows) - 1)]
    place = next((cell.place for cell in cells if cell.text), cells[0].place)
    return cell_name(block.table, place)


def _title_year(block: Block, start: int) -> tuple[Period | None, str]:
    """Return the only year that the title of a table names, or why there is none."""
    texts = [block.title, *(cell.text for row in block.rows[:start] for cell in row if not cell.is_spread)]
    years = sorted({period for text in texts for period in periods_in(text) if period.is_year})
    if len(years) == 1:
        return years[0], ""
    what = "年度がありません" if not years else f"年度が2つ以上あります（{'、'.join(one.written for one in years)}）"
    return (
        None,
        f"{where_of(block, 0)}からの表の題に、{what}。題に1つの年度を書くか、プロファイルに actual R8 のように書いてください。",
    )


def _tight(pattern: str) -> str:
    return plain(pattern).replace(" ", "")
