"""Write a workbook: turn a form into an XLSX file in which only the year's cells can be edited. Deterministic."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from generator.edit.sheet.book_state import GUIDE, STATE, write_state
from generator.edit.sheet.form import Form
from generator.edit.sheet.form_row import ADVICE, ID, NAMES, UNIT, FormColumn, FormRow, FormTable
from generator.edit.sheet.guide import guide
from generator.edit.sheet.prompts import prompt
from generator.edit.sheet.sheet_names import sheet_names
from generator.plan.model.fiscal import era
from generator.publish.data.xlsx_file import MADE

NO_LEAD = "担当なし"
_HEIGHTS = (26, 20, 26)
"""The heights of the lines above the first row: title, hint, headings."""
_TOP = len(_HEIGHTS)
_WIDTHS = {
    ID: 18,
    "上の階層": 24,
    "施策・事業": 22,
    "指標": 20,
    "項目": 16,
    UNIT: 7,
    ADVICE: 20,
    NAMES[FormColumn.NOTE]: 28,
}
_CONTENT_WIDTH = 60
_FIGURE_WIDTH = 15
_SMALL = (ID, "上の階層")
_LINE, _PADDING, _HIGHEST = 14.5, 8, 409
"""The height of a line of text, its padding, and the greatest height that Excel has, in points."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A4 = 9

Formats = Mapping[str, Any]


def book(form: Form, *, by_lead: bool) -> bytes:
    """Return the workbook: instructions, a sheet for each table (and each lead), and the hidden state of the plan's file."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as workbook:
        workbook.set_properties({"title": f"{form.plan.title} {era(form.year)}", "created": MADE})
        formats = _formats(workbook)
        parts = [
            (lead or NO_LEAD if by_lead else "", table)
            for lead, part in (form.split(lambda row: row.lead) if by_lead else {"": form}).items()
            for table in part.tables
            if table.rows
        ]
        names = [_name(lead, table) for lead, table in parts]
        guide(workbook.add_worksheet(GUIDE), form, formats)
        for name, (lead, table) in zip(sheet_names(names, {GUIDE, STATE}), parts, strict=True):
            sheet = workbook.add_worksheet(name)
            _top(sheet, form, table, lead, formats)
            _rows(sheet, form, table, formats)
            _settled(sheet, table)
        write_state(workbook.add_worksheet(STATE), form)
    return out.getvalue()


def _name(lead: str, table: FormTable) -> str:
    if not lead:
        return table.name
    return f"{NAMES[FormColumn.CONTENT]}・{lead}" if FormColumn.CONTENT in table.open else lead


def _formats(workbook: Any) -> Formats:
    base = {"font_name": "游ゴシック", "font_size": 10.5, "valign": "vcenter"}
    box = {**base, "border": 1, "border_color": "#A6A6A6", "text_wrap": True, "indent": 1}
    head = {**box, "bold": True, "align": "center", "indent": 0, "font_color": "#FFFFFF"}
    kinds = {
        "title": {**base, "font_size": 15, "bold": True},
        "text": {**base, "text_wrap": True},
        "number": {**base, "bold": True, "align": "right"},
        "sample": {**box, "bg_color": "#FFF2CC"},
        "hint": {**base, "font_color": "#404040"},
        "head": {**head, "bg_color": "#1F3864"},
        "open head": {**head, "bg_color": "#7F6000"},
        "fixed": {**box, "bg_color": "#F7F7F7"},
        "small": {**box, "bg_color": "#F7F7F7", "font_size": 8, "font_color": "#595959"},
        "figure": {**box, "bg_color": "#F7F7F7", "align": "right"},
        "locked": {**box, "bg_color": "#D9D9D9", "align": "right"},
        "locked text": {**box, "bg_color": "#D9D9D9"},
        "open": {**box, "bg_color": "#FFF2CC", "align": "right", "locked": False, "num_format": "@"},
        "open text": {**box, "bg_color": "#FFF2CC", "locked": False, "num_format": "@"},
    }
    return {name: workbook.add_format(kind) for name, kind in kinds.items()}


def _top(sheet: Any, form: Form, table: FormTable, lead: str, formats: Formats) -> None:
    """Write the title, the hint and the headings."""
    title = f"{form.plan.title}　{table.name}" + (f"（{lead}）" if lead else "")
    for line, height in enumerate(_HEIGHTS):
        sheet.set_row(line, height)
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, "黄色のセルだけに入力できます。書き方は「使い方」のシートにあります。", formats["hint"])
    for place, (head, width) in enumerate(zip(table.heads, _widths(table), strict=True)):
        sheet.set_column(place, place, width)
        kind = "open head" if head in table.open.values() else "head"
        sheet.write_string(_TOP - 1, place, head, formats[kind])


def _widths(table: FormTable) -> list[int]:
    """Return the widths of a sheet's columns; texts need room."""
    usual = _CONTENT_WIDTH if FormColumn.CONTENT in table.open else _FIGURE_WIDTH
    return [_WIDTHS.get(head, usual) for head in table.heads]


def _rows(sheet: Any, form: Form, table: FormTable, formats: Formats) -> None:
    """Write the rows of one sheet; editable cells are text cells, so that Excel does not turn input into dates."""
    columns = {head: column for column, head in table.open.items()}
    widths = _widths(table)
    for line, row in enumerate(table.rows, _TOP):
        texts = table.line(row)
        sheet.set_row(line, _height(table.heads, widths, texts))
        for place, (head, text) in enumerate(zip(table.heads, texts, strict=True)):
            column = columns.get(head)
            sheet.write_string(line, place, text, formats[_kind(row, column, head)])
            if column:
                cell = f"{xl_col_to_name(place)}{line + 1}"
                sheet.data_validation(line, place, line, place, prompt(row, column, form.codes, cell))


def _height(heads: Sequence[str], widths: Sequence[int], texts: Sequence[str]) -> float:
    """Return a row's height in points, since Excel and LibreOffice compute it differently."""
    room = (width * (1.25 if head in _SMALL else 1) - 5 for head, width in zip(heads, widths, strict=True))
    lines = (text.count("\n") - (-_halves(text) // width) for text, width in zip(texts, room, strict=True))
    return min(_PADDING + _LINE * max(1, *lines), _HIGHEST)


def _halves(text: str) -> int:
    """Return the width of a text in half-width characters; a Japanese character counts as two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _kind(row: FormRow, column: FormColumn | None, head: str) -> str:
    if column is None:
        return "small" if head in _SMALL else "figure" if head.endswith(NAMES[FormColumn.ACTUAL]) else "fixed"
    kind = "locked" if row.cells[column].locked else "open"
    is_text = column in (FormColumn.NOTE, FormColumn.PLACE) or (row.holder is not None and not row.unit)
    return f"{kind} text" if is_text else kind


def _settled(sheet: Any, table: FormTable) -> None:
    """Lock all but the editable cells, freeze the headings, and set up printing: A4 landscape, one page wide."""
    width, lines = len(table.heads), _TOP + len(table.rows)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(_TOP, table.heads.index(UNIT))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(width - 1)}{lines}"})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.repeat_rows(_TOP - 1)
    sheet.print_area(0, 0, lines - 1, width - 1)
    sheet.set_footer("&L&A&R&P / &N")
