"""Propose a profile: what the tables of a document probably mean, line by line, for a person to confirm."""

import re
from collections.abc import Iterator, Sequence

from generator.edit.intake.facts import cell_name
from generator.edit.intake.head_columns import heads_of
from generator.edit.intake.heads import head_of, periods_in, plain
from generator.edit.intake.quantities import read_amount
from generator.edit.intake.selection import numbers, table_name
from generator.edit.intake.understand import NAME, RULES, Certainty, ProposedMeaning, understood
from generator.edit.nodes import width
from generator.edit.scalars import scalar
from generator.plan.diagnostics import short
from generator.tables.grid import Cell, Grid

MOST_HEADS = 5
_COLUMN = 36
"""Where the comments of a profile's lines begin, in half-width signs."""


def head_rows(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Return the index of the first row of heads, and how many there are; 0 rows if no head is found."""
    start = 0
    while start < len(rows) and sum(bool(cell.text) and not cell.is_spread for cell in rows[start]) < 2:
        start += 1
    count = 0
    while start + count < len(rows) and count < MOST_HEADS and _is_head(rows[start + count]):
        count += 1
    return start, count


def _is_head(row: Sequence[Cell]) -> bool:
    """Return whether a row is one of heads: words and years, no figures, no long texts."""
    texts = [cell.text for cell in row if cell.text]
    is_timed = [head_of([text], "R").period is not None for text in texts]
    figures = [
        text
        for text, timed in zip(texts, is_timed, strict=True)
        if not timed and read_amount(text) and not _is_word(text)
    ]
    known = [
        text for text in texts if any(re.search(rule, plain(text)) for rule, _, _ in RULES) or NAME.match(plain(text))
    ]
    return bool(texts) and not figures and (any(is_timed) or len(known) * 2 >= len(texts))


def _is_word(text: str) -> bool:
    amount = read_amount(text)
    return amount is not None and amount.is_words


def proposed(grids: Sequence[Grid]) -> str:
    """Return a profile for the tables of a document, each line with how sure it is and why."""
    lines = [
        "# 列の意味の案。「確か」でない行を、資料を見て確かめる。「# ?」の行は決められないもので、意味を書いて「# ?」を取る",
        "tables:",
    ]
    for grid in grids:
        lines += _table(grid, is_only=len(grids) == 1)
    lines += [
        "# 表からは決まらないこと。資料で確かめて、「# ?」を取る。「ほか」と違う指標は、名前で足す",
        "# ? direction: {ほか: up}      # よい向き：up・down・keep・none",
        "# ? counts: {ほか: yearly}     # 数え方：yearly・level・cumulative・ratio・rank",
    ]
    return "\n".join(lines) + "\n"


def without_heads(grids: Sequence[Grid]) -> list[str]:
    """Return why there is no proposal for a table (Japanese): it has no heads where they are looked for."""
    return [_headless(grid) for grid in grids if not head_rows(grid.rows)[1]]


def _headless(grid: Grid) -> str:
    first = next((cell.place for row in grid.rows for cell in row if cell.text), grid.rows[0][0].place)
    where = cell_name(table_name(grid), first)
    if _is_head([row[0] for row in grid.rows]):
        return f"{where}からの表は、縦と横が入れかわっています（見出しが左の列に並んでいます）。行と列を入れかえて保存しなおしてください。"
    return f"{where}からの表に、見出しの行が見つかりません。「指標名」「単位」「R6実績」のような見出しの行を、表のはじめに入れてください。"


def _table(grid: Grid, *, is_only: bool) -> Iterator[str]:
    start, count = head_rows(grid.rows)
    first, last = numbers(grid.rows[0][0].place)[0] + start, numbers(grid.rows[-1][0].place)[0]
    if not count:
        yield f"# {_headless(grid)}"
        return
    where = [f"head: {count}"]
    if grid.kind == "text" and not is_only:
        where.insert(0, f"lines: {first}-{last}")
    elif not is_only:
        where.insert(0, f"sheet: {scalar(_any_year(table_name(grid)))}")
    heads = heads_of(grid.rows[start : start + count], "")
    years = {
        period for text in (grid.name, *_above(grid.rows[:start])) for period in periods_in(text) if period.is_year
    }
    title = years.pop() if len(years) == 1 and all(one.period is None for one in heads) else None
    if title:
        where.append(
            f"titled: true{' ' * (_COLUMN - 10)} # {Certainty.LIKELY}：見出しに年度がなく、題に「{title.written}」があります"
        )
    proposals = understood(grid.rows[start:], count, title)
    yield f"- {where[0]}"
    yield from (f"  {one}" for one in where[1:])
    yield from _columns(proposals)


def _above(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    return (cell.text for row in rows for cell in row if not cell.is_spread)


def _any_year(name: str) -> str:
    """Return the name of a sheet for every year: with ○年度 for its year."""
    head = head_of([name])
    return head.pattern if head.period else name


def _columns(proposals: Sequence[ProposedMeaning]) -> Iterator[str]:
    yield "  columns:"
    for one in proposals:
        key = scalar(one.pattern) if one.pattern else '""'
        key = f'"{one.pattern}"' if key in ("No", "no", "N", "Y") else key
        meaning = f'"{one.meaning}"' if one.meaning.startswith("{") else one.meaning
        line = f"{'' if one.meaning else '# ? '}{key}: {meaning or '…'}"
        yield f"    {line}{' ' * (_COLUMN - width(line))} # {one.certainty}：{short(one.why, 80)}"
