"""Compare a returned file with what was exported: return the changes to write, the problems and the notices."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.edit.record import Entry
from generator.edit.sheet.beside import beside_notices, unit_problem
from generator.edit.sheet.content_entries import content_entries
from generator.edit.sheet.form import Form
from generator.edit.sheet.form_row import ID, UNIT, FormColumn, FormRow, FormTable
from generator.edit.sheet.returned import Returned, ReturnedCell, ReturnedTable, heading
from generator.edit.sheet.returned_row import ReturnedRow, row_entries
from generator.plan.diagnostics import short
from generator.plan.validation.messages import suggest

_TARGETS = re.compile(r".+年度の目標")


@dataclass(frozen=True, slots=True)
class SheetComparison:
    """What a returned file asks for (each entry with its cell); if there are problems, nothing is written."""

    changes: tuple[tuple[str, Entry], ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]


def compare_sheet(form: Form, returned: Returned) -> SheetComparison:
    """Compare each editable cell with the exported value; rows are identified by ID, columns by heading."""
    problems: list[str] = []
    notices: list[str] = []
    changes: list[tuple[str, Entry]] = []
    known = _known(form)
    lines: dict[str, ReturnedRow] = {}
    for found in returned.tables:
        table = _table(form, found)
        wrong = list(_heading_problems(table, returned, found))
        problems += wrong or _sorted(ReturnedSheet(form, returned, table), found.rows, known, lines)
    for place, texts in returned.others:
        if texts & set(known):
            problems.append(f"{place}: 見出しの行（{ID} など）がありません。書き出したときのとおりに戻してください。")
        else:
            notices.append(f"{place}には指標の表がないので、読みませんでした。")
    if not returned.tables and not problems:
        problems.append("指標の表（見出しに ID がある表）がありません。書き出したファイルか確かめてください。")
    for address in (row.address for row in form.rows if row.address in lines):
        line = lines[address]
        entries = (content_entries if line.row.holder else row_entries)(line, problems, notices)
        wrong = list(unit_problem(line)) if entries else []
        problems += wrong
        notices += beside_notices(line, but=UNIT if wrong else "")
        changes += entries
    if not problems and (missing := len(_asked(form, returned, known) - {*lines})):
        notices.append(f"ファイルにない指標が{missing}件あります（計画ファイルの値は、そのままです）。")
    return SheetComparison(tuple(changes), tuple(problems), tuple(notices))


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A sheet of a returned file: its form, the file, and the table of the form that it holds."""

    form: Form
    returned: Returned
    table: FormTable


def _known(form: Form) -> dict[str, FormRow]:
    """Return the rows by their address, and by their former ones where no row has those now."""
    former = {old: row for row in form.rows for old in row.formerly}
    return former | {row.address: row for row in form.rows}


def _asked(form: Form, returned: Returned, known: Mapping[str, FormRow]) -> set[str]:
    """Return the addresses of the figures that the file was exported with."""
    if returned.exported is None:
        return {row.address for row in form.figures.rows}
    rows = (known[address] for address, _ in returned.exported if address in known)
    return {row.address for row in rows if not row.holder}


def _table(form: Form, found: ReturnedTable) -> FormTable:
    """Return the table of the form that a returned one has the most headings of."""
    return max(form.tables, key=lambda table: len({*map(heading, table.heads)} & {*found.heads}))


def _sorted(
    sheet: ReturnedSheet,
    rows: tuple[Mapping[str, ReturnedCell], ...],
    known: Mapping[str, FormRow],
    lines: dict[str, ReturnedRow],
) -> list[str]:
    """Add rows to `lines` by their address; return the problems of the other rows."""
    problems = []
    for cells in rows:
        cell = cells[ID]
        stated = cell.text.strip()
        row = known.get(stated)
        if cell.problem or row is None:
            near = suggest(stated, list(known))
            hint = f"（もしかして {near}）" if near else ""
            what = f"ID「{short(stated)}」はこの計画にありません{hint}" if stated else "IDが空です"
            what = cell.problem.rstrip("。") or what
            problems.append(f"{cell.place}: {what}。書き出したときのIDに戻すか、この行を消してください。")
        elif row.address in lines:
            other = lines[row.address].cells[ID].place
            problems.append(
                f"{cell.place}: ID「{short(stated)}」の行がもう1つあります（{other}）。どちらかを消してください。"
            )
        else:
            lines[row.address] = ReturnedRow(
                form=sheet.form, returned=sheet.returned, table=sheet.table, row=row, cells=cells
            )
    return problems


def _heading_problems(table: FormTable, returned: Returned, found: ReturnedTable) -> Iterator[str]:
    counts = Counter(found.heads)
    asked = [head for column, head in table.open.items() if returned.asked is None or column in returned.asked]
    if not any(counts[heading(head)] for head in asked) and sum(
        heading(row[ID].text) in map(heading, table.heads) for row in found.rows
    ) > len(asked):
        yield f"{found.place}: 表の縦と横が入れ替わっています。書き出したときの向きに戻してください。"
        return
    others = [head for head in found.heads if _TARGETS.fullmatch(head)]
    target = table.open.get(FormColumn.TARGET, "")
    if others and target and heading(target) not in others:
        yield f"{found.place}: 見出しは「{others[0]}」で、「{target}」がありません。違う年度のブックではないか、確かめてください。"
        return
    for head in (ID, UNIT, *asked):
        if counts[heading(head)] != 1:
            what = "が2つ以上あります" if counts[heading(head)] else "がありません"
            yield f"{found.place}: 見出し「{head}」の列{what}。見出しを、書き出したときのとおりに戻してください。"
