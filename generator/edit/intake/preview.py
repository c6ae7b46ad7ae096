"""The preview of an import: one page with the document's tables, what each cell would become, and what is left."""

import html
from collections.abc import Sequence

from generator.edit.intake.facts import CellFact, Extract, LeftCell, Topic
from generator.edit.intake.meaning import FIGURES, WORDS, Role
from generator.edit.intake.selection import table_name
from generator.plan.diagnostics import short
from generator.tables.grid import Cell, Grid

LINES = 12
"""The number of indicators and measures that are shown at the terminal."""

_STYLE = (
    "body{font-family:sans-serif;margin:1rem}table{border-collapse:collapse;margin:1rem 0}"
    "td{border:1px solid #767676;padding:.25rem .5rem;vertical-align:top}"
    "small{display:block;color:#444}.left{border:3px solid #b00020}.skip{color:#595959}"
)


def preview_lines(extract: Extract) -> list[str]:
    """Return a line for each of the first topics: its values by year, and how many more topics there are."""
    by_topic: dict[Topic, list[str]] = {}
    for fact in extract.facts:
        if fact.period is not None:
            value = fact.printed if fact.role in FIGURES or fact.role is Role.GRADE else short(fact.printed, 12)
            by_topic.setdefault(fact.topic, []).append(f"{_shown(fact)} {' '.join(value.split())}")
    lines = [f"{topic.shown} | {' | '.join(values)}" for topic, values in [*by_topic.items()][:LINES]]
    rest = len(by_topic) - len(lines)
    return [*lines, *([f"ほかに{rest:,}（--html のページで、すべて見られます）"] if rest else [])]


def preview_page(name: str, grids: Sequence[Grid], extract: Extract) -> str:
    """Return the page; every text of the document is escaped."""
    facts: dict[tuple[str, str], list[CellFact]] = {}
    for fact in extract.facts:
        facts.setdefault((fact.table, fact.place), []).append(fact)
    left = {(one.table, one.place): one for one in extract.left}
    tables = "".join(_table(grid, facts, left) for grid in grids)
    open_ = "".join(
        f"<li>{html.escape(f'{one.table} {one.place}')}「{html.escape(one.text)}」: {html.escape(one.why)}</li>"
        for one in extract.left
        if one.is_open
    )
    title = html.escape(f"{name} の取り込み")
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f"<h1>{title}</h1><p>{html.escape(extract.coverage)}</p><h2>写していないもの</h2>"
        f"{f'<ul>{open_}</ul>' if open_ else '<p>ありません。</p>'}<h2>もとの表と、写すもの</h2>"
        f"<p>セルの下に、何として写すかを示します。「写しません」と枠のあるセルは、写していません。</p>{tables}</html>\n"
    )


def _table(grid: Grid, facts: dict[tuple[str, str], list[CellFact]], left: dict[tuple[str, str], LeftCell]) -> str:
    name = table_name(grid)
    rows = "".join(f"<tr>{''.join(_cell(cell, name, facts, left) for cell in row)}</tr>" for row in grid.rows)
    caption = f"<caption>{html.escape(name)}</caption>" if name else ""
    return f"<table>{caption}{rows}</table>"


def _cell(
    cell: Cell, table: str, facts: dict[tuple[str, str], list[CellFact]], left: dict[tuple[str, str], LeftCell]
) -> str:
    key = (table, cell.place)
    text = html.escape(cell.text)
    if one := left.get(key):
        kind = "left" if one.is_open else "skip"
        return f'<td class="{kind}" title="{html.escape(one.why)}">{text}<small>写しません：{html.escape(one.why)}</small></td>'
    shown = "・".join(dict.fromkeys(_shown(fact) for fact in facts.get(key, ())))
    return f"<td>{text}<small>{html.escape(shown)}</small></td>" if shown else f"<td>{text}</td>"


def _shown(fact: CellFact) -> str:
    year = f"{fact.period.written} " if fact.period else ""
    return f"{year}{fact.name or WORDS[fact.role]}"
