"""One returned row: compare its cells with what was exported; return the requested entries, problems and notices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.edit.entered import entered_figure, entered_grade
from generator.edit.record import Entry
from generator.edit.sheet.equivalence import is_same, note
from generator.edit.sheet.form import Form
from generator.edit.sheet.form_row import FIGURES, ID, LOCKED, FormColumn, FormRow, FormTable
from generator.edit.sheet.returned import Returned, ReturnedCell, heading
from generator.plan.diagnostics import short
from generator.plan.model.plan import Plan
from generator.plan.places import place
from generator.plan.reading.decode import FORBIDDEN

MAX_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """One returned row: its form, file and table, the form's row, and the returned cells by heading."""

    form: Form
    returned: Returned
    table: FormTable
    row: FormRow
    cells: Mapping[str, ReturnedCell]

    @property
    def stated(self) -> str:
        """Return the address in the file, which is a former one if the plan's ids have changed since."""
        return self.cells[ID].text.strip()

    def cell(self, column: FormColumn) -> ReturnedCell:
        """Return the cell of a column; an empty one if a CSV line ends early or the file never had the column."""
        return self.cells.get(heading(self.table.open[column]), ReturnedCell(place=self.cells[ID].place))

    def is_same(self, column: FormColumn, one: str, other: str) -> bool:
        """Return whether two texts of a column mean the same in this row."""
        return is_same(self.row.holder.like if self.row.holder else column, one, other)

    def handed_out(self, column: FormColumn) -> str:
        """Return the exported value; if the file does not state it, what the plan file says.

        For a CSV file of an older state nothing is known: then only an addition to the plan file is not a conflict.
        """
        if self.returned.exported is not None:
            return self.returned.exported.get((self.stated, column), "")
        return self.row.cells[column].text if self.returned.state in ("", self.form.state) else ""


def row_entries(line: ReturnedRow, problems: list[str], notices: list[str]) -> list[tuple[str, Entry]]:
    """Return the entries for the changed cells, with their cells; append problems, and notices on unchanged values."""
    typed = typed_values(line, problems, notices, lambda column, text: _value(line.form, column, text))
    return _entries(line, typed, problems)


def typed_values(
    line: ReturnedRow, problems: list[str], notices: list[str], value: Callable[[FormColumn, str], str]
) -> dict[FormColumn, str]:
    """Return the values of the changed cells, empty where there is a problem; append problems and notices."""
    typed: dict[FormColumn, str] = {}
    for column in line.table.open:
        cell = line.cell(column)
        if not cell.text.strip() and not cell.problem:
            if line.handed_out(column) and (present := line.row.cells[column].text):
                notices.append(f"{cell.place}: 空ですが、計画ファイルの値（{short(present)}）は消さずに残します。")
        elif cell.problem or _is_changed(line, column):
            try:
                _check(line, column)
                typed[column] = value(column, cell.text)
            except ValueError as error:
                problems.append(f"{cell.place}: {error}")
                typed[column] = ""
    return typed


def entered_place(plan: Plan, text: str) -> str:
    """Return a source place as a plan file has it; raise ValueError (Japanese) if it is none, or of an unknown source."""
    written = note(text)
    if (source := place(written).source) in plan.sources:
        return written
    raise ValueError(
        f"「{short(source)}」という資料は、この計画の sources にありません（{'・'.join(plan.sources)}）。先に計画ファイルに足してください。"
    )


def _is_changed(line: ReturnedRow, column: FormColumn) -> bool:
    known = (line.handed_out(column), line.row.cells[column].text)
    return not any(line.is_same(column, line.cell(column).text, text) for text in known)


def _check(line: ReturnedRow, column: FormColumn) -> None:
    """Raise ValueError (Japanese) if a changed cell cannot be taken over, whatever its value."""
    cell, present, handed_out = line.cell(column), line.row.cells[column], line.handed_out(column)
    if present.locked:
        raise ValueError(f"このセルは{LOCKED}（いまの値は「{short(present.text)}」です）。")
    if cell.problem:
        raise ValueError(cell.problem)
    if cell.is_hidden:
        raise ValueError(
            f"隠れている行か列のセルが「{short(cell.text)}」に変わっています。フィルターを消し、行と列を表示して、正しい値か確かめてください。"
        )
    if not line.is_same(column, handed_out, present.text):
        then = f"書き出したときは「{short(handed_out) or '空'}」、" if line.returned.exported is not None else ""
        raise ValueError(
            f"計画ファイルは書き出したあとに変わり、いまの値は「{short(present.text) or '空'}」です（{then}このファイルでは"
            f"「{short(cell.text)}」）。どちらが正しいか確かめ、書き出しなおしたファイルに入れてください。"
        )
    if bad := FORBIDDEN.search(cell.text.strip()):
        raise ValueError(f"目に見えない文字（U+{ord(bad.group()[0]):04X}）が入っています。入れなおしてください。")


def _value(form: Form, column: FormColumn, text: str) -> str:
    """Return the value of a changed cell; raise ValueError (Japanese) if it is invalid."""
    if column in FIGURES:
        return entered_figure(note(text))
    match column:
        case FormColumn.GRADE:
            return _grade(text, form.codes)
        case FormColumn.PLACE:
            return entered_place(form.plan, text)
        case _:
            return _note(text)


def _grade(text: str, codes: tuple[str, ...]) -> str:
    for code in (text.strip(), entered_grade(text)):
        if code in codes:
            return code
    raise ValueError(f"「{short(text)}」は、この計画の評価にありません。{'・'.join(codes)} のどれかを入れてください。")


def _note(text: str) -> str:
    if len(text) > MAX_NOTE:
        raise ValueError(f"メモが長すぎます（{len(text):,}文字）。{MAX_NOTE:,}文字までで書いてください。")
    return note(text)


def _entries(line: ReturnedRow, typed: Mapping[FormColumn, str], problems: list[str]) -> list[tuple[str, Entry]]:
    """Return the entries; a note is attached to the actual, whether that is new or unchanged."""
    address, year = line.row.address, line.form.year
    found = {
        column: Entry(indicator=address, period=year, key=column.value, value=text)
        for column, text in typed.items()
        if text and column is not FormColumn.NOTE
    }
    remark = typed.get(FormColumn.NOTE) or line.row.cells[FormColumn.NOTE].text
    actual = typed.get(FormColumn.ACTUAL, line.row.cells[FormColumn.ACTUAL].text)
    if actual and (FormColumn.ACTUAL in found or typed.get(FormColumn.NOTE)):
        found[FormColumn.ACTUAL] = Entry(
            indicator=address, period=year, key=FormColumn.ACTUAL.value, value=actual, note=remark
        )
    elif typed.get(FormColumn.NOTE) and FormColumn.ACTUAL not in typed:
        problems.append(
            f"{line.cell(FormColumn.NOTE).place}: メモは実績につくので、実績の値か、まだない理由（集計中 など）も入れてください。"
        )
    changed = {column: column if column in typed else FormColumn.NOTE for column in found}
    return [(line.cell(changed[column]).place, entry) for column, entry in found.items()]
