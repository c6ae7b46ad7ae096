"""Comparing: what was handed out and what came back in; the changes to write, all problems, and what to tell, out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.edit.record import Entry
from generator.edit.sheet.line import Line, entries
from generator.edit.sheet.returned import Found, FoundTable, Returned, heading
from generator.edit.sheet.rows import ID, Form
from generator.plan.diagnostics import short
from generator.plan.validation.messages import suggest


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file that came back asks for (each entry with its cell); where there are problems, nothing is written."""

    changes: tuple[tuple[str, Entry], ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]


def compare(form: Form, returned: Returned) -> Comparison:
    """Compare each open cell with what was handed out; rows are known by their ID, columns by their heading."""
    problems: list[str] = []
    notices: list[str] = []
    changes: list[tuple[str, Entry]] = []
    known = _known(form)
    lines: dict[str, Mapping[str, Found]] = {}
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
            line = Line(form=form, returned=returned, row=row, cells=lines[row.address])
            changes += entries(line, problems, notices)
    if not problems and (missing := len(form.rows) - len(lines)):
        notices.append(f"ファイルにない指標が{missing}件あります（計画ファイルの値は、そのままです）。")
    return Comparison(tuple(changes), tuple(problems), tuple(notices))


def _known(form: Form) -> dict[str, str]:
    former = {old: placed.indicator.id for placed in form.plan.placed_indicators() for old in placed.indicator.was}
    return former | {row.address: row.address for row in form.rows}


def _sorted(
    rows: Iterable[Mapping[str, Found]], known: Mapping[str, str], lines: dict[str, Mapping[str, Found]]
) -> list[str]:
    """Put rows by their ID into `lines`; gives what is wrong with the others."""
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


def _heading_problems(form: Form, table: FoundTable) -> Iterator[str]:
    counts = Counter(table.heads)
    for head in (ID, *map(form.head, form.columns)):
        if counts[heading(head)] != 1:
            what = "が2つ以上あります" if counts[heading(head)] else "がありません"
            yield f"{table.place}: 見出し「{head}」の列{what}。見出しを、書き出したときのとおりに戻してください。"
