"""Compare a returned file with what was exported: return the changes to write, the problems and the notices."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.edit.record import Entry
from generator.edit.sheet.form import ID, Form
from generator.edit.sheet.returned import Returned, ReturnedCell, ReturnedTable, heading
from generator.edit.sheet.returned_row import ReturnedRow, row_entries
from generator.plan.diagnostics import short
from generator.plan.validation.messages import suggest


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
    lines: dict[str, Mapping[str, ReturnedCell]] = {}
    for table in returned.tables:
        wrong = list(_heading_problems(form, table))
        problems += wrong or _sorted(table.rows, known, lines)
    for place, texts in returned.others:
        if texts & set(known):
            problems.append(f"{place}: 見出しの行（{ID} など）がありません。書き出したときのとおりに戻してください。")
        else:
            notices.append(f"{place}には指標の表がないので、読みませんでした。")
    if not returned.tables and not problems:
        problems.append("指標の表（見出しに ID がある表）がありません。書き出したファイルか確かめてください。")
    for row in form.rows:
        if row.address in lines:
            line = ReturnedRow(form=form, returned=returned, row=row, cells=lines[row.address])
            changes += row_entries(line, problems, notices)
            notices += [
                f"{cell.place}: コメント「{short(cell.comment)}」は取りこみません。資料にあることなら、計画ファイルの note に書いてください。"
                for cell in line.cells.values()
                if cell.comment
            ]
    if not problems and (missing := len(form.rows) - len(lines)):
        notices.append(f"ファイルにない指標が{missing}件あります（計画ファイルの値は、そのままです）。")
    return SheetComparison(tuple(changes), tuple(problems), tuple(notices))


def _known(form: Form) -> dict[str, str]:
    former = {old: placed.indicator.id for placed in form.plan.placed_indicators() for old in placed.indicator.was}
    return former | {row.address: row.address for row in form.rows}


def _sorted(
    rows: Iterable[Mapping[str, ReturnedCell]], known: Mapping[str, str], lines: dict[str, Mapping[str, ReturnedCell]]
) -> list[str]:
    """Add rows to `lines` by their ID; return the problems of the other rows."""
    problems = []
    for line in rows:
        cell = line[ID]
        address = cell.text.strip()
        if address in lines:
            other = lines[address][ID].place
            problems.append(
                f"{cell.place}: ID「{short(address)}」の行がもう1つあります（{other}）。どちらかを消してください。"
            )
        elif known.get(address) == address:
            lines[address] = line
        else:
            near = known.get(address) or suggest(address, list(known))
            hint = f"（もしかして {near}）" if near else ""
            what = f"ID「{short(address)}」はこの計画にありません{hint}" if address else "IDが空です"
            problems.append(f"{cell.place}: {what}。書き出したときのIDに戻すか、この行を消してください。")
    return problems


def _heading_problems(form: Form, table: ReturnedTable) -> Iterator[str]:
    counts = Counter(table.heads)
    for head in (ID, *map(form.head, form.columns)):
        if counts[heading(head)] != 1:
            what = "が2つ以上あります" if counts[heading(head)] else "がありません"
            yield f"{table.place}: 見出し「{head}」の列{what}。見出しを、書き出したときのとおりに戻してください。"
