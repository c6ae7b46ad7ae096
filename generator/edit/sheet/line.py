"""One row that came back: its cells and what was handed out in; the entries it asks for, problems and notices out."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.edit.entered import entered_figure, entered_grade
from generator.edit.record import Entry
from generator.edit.sheet.returned import Found, Returned, heading
from generator.edit.sheet.rows import ID, LOCKED, Column, Form, FormRow
from generator.edit.sheet.same import is_same, note
from generator.plan.diagnostics import short
from generator.plan.reading.decode import FORBIDDEN

MAX_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: the form and file it is of, what the plan file says, and the cells that came back, by heading."""

    form: Form
    returned: Returned
    row: FormRow
    cells: Mapping[str, Found]

    def cell(self, column: Column) -> Found:
        """Give the cell of a column; where a CSV line ends early, an empty one."""
        return self.cells.get(heading(self.form.head(column)), Found(self.cells[ID].place))

    def handed_out(self, column: Column) -> str:
        """Give the value that was handed out; where the file does not tell, what the plan file says.

        For a CSV file of an older state nothing is known: then only what adds to the plan file is no conflict.
        """
        if self.returned.exported is not None:
            return self.returned.exported.get((self.row.address, column), "")
        return self.row.cells[column].text if self.returned.state in ("", self.form.state) else ""


def entries(line: Line, problems: list[str], notices: list[str]) -> list[tuple[str, Entry]]:
    """Give the entries for the changed cells, each with its cell; appends what is wrong, and what was left as it is."""
    typed: dict[Column, str] = {}
    for column in line.form.columns:
        cell = line.cell(column)
        if not cell.text.strip() and not cell.problem:
            if line.handed_out(column) and (present := line.row.cells[column].text):
                notices.append(f"{cell.place}: 空ですが、計画ファイルの値（{short(present)}）は消さずに残します。")
        elif cell.problem or _is_changed(line, column):
            try:
                typed[column] = _value(line, column)
            except ValueError as error:
                problems.append(f"{cell.place}: {error}")
                typed[column] = ""
    return _entries(line, typed, problems)


def _is_changed(line: Line, column: Column) -> bool:
    known = (line.handed_out(column), line.row.cells[column].text)
    return not any(is_same(column, line.cell(column).text, text) for text in known)


def _value(line: Line, column: Column) -> str:
    """Read a changed cell; raises ValueError (Japanese) with what is wrong with it."""
    cell, present, handed_out = line.cell(column), line.row.cells[column], line.handed_out(column)
    if present.locked:
        raise ValueError(f"このセルは{LOCKED}（いまの値は「{short(present.text)}」です）。")
    if cell.problem:
        raise ValueError(cell.problem)
    if not is_same(column, handed_out, present.text):
        then = f"書き出したときは「{short(handed_out)}」、" if line.returned.exported is not None else ""
        raise ValueError(
            f"計画ファイルは書き出したあとに変わり、いまの値は「{short(present.text)}」です（{then}このファイルでは"
            f"「{short(cell.text)}」）。どちらが正しいか確かめ、書き出しなおしたファイルに入れてください。"
        )
    if bad := FORBIDDEN.search(cell.text.strip()):
        raise ValueError(f"目に見えない文字（U+{ord(bad.group()[0]):04X}）が入っています。入れなおしてください。")
    match column:
        case Column.TARGET | Column.ACTUAL:
            return entered_figure(note(cell.text))
        case Column.GRADE:
            return _grade(cell.text, line.form.codes)
        case Column.NOTE:
            return _note(cell.text)


def _grade(text: str, codes: tuple[str, ...]) -> str:
    for code in (text.strip(), entered_grade(text)):
        if code in codes:
            return code
    raise ValueError(f"「{short(text)}」は、この計画の評価にありません。{'・'.join(codes)} のどれかを入れてください。")


def _note(text: str) -> str:
    if len(text) > MAX_NOTE:
        raise ValueError(f"メモが長すぎます（{len(text):,}文字）。{MAX_NOTE:,}文字までで書いてください。")
    return note(text)


def _entries(line: Line, typed: Mapping[Column, str], problems: list[str]) -> list[tuple[str, Entry]]:
    """Make the entries; a note goes with the actual, new or as it stands."""
    address, year = line.row.address, line.form.year
    found = {
        column: Entry(indicator=address, period=year, key=column.value, value=text)
        for column, text in typed.items()
        if text and column is not Column.NOTE
    }
    remark = typed.get(Column.NOTE) or line.row.cells[Column.NOTE].text
    actual = typed.get(Column.ACTUAL, line.row.cells[Column.ACTUAL].text)
    if actual and (Column.ACTUAL in found or typed.get(Column.NOTE)):
        found[Column.ACTUAL] = Entry(indicator=address, period=year, key=Column.ACTUAL.value, value=actual, note=remark)
    elif typed.get(Column.NOTE) and Column.ACTUAL not in typed:
        problems.append(
            f"{line.cell(Column.NOTE).place}: メモは実績につくので、実績の値か、まだない理由（集計中 など）も入れてください。"
        )
    changed = {column: column if column in typed else Column.NOTE for column in found}
    return [(line.cell(changed[column]).place, entry) for column, entry in found.items()]
