"""Write a workbook: turn a form into an XLSX file in which only the year's cells can be edited. Deterministic."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from generator.edit.sheet.form import ADVICE, ID, NAMES, Form, FormColumn, FormRow
from generator.edit.sheet.guide import guide
from generator.edit.sheet.prompts import prompt
from generator.edit.sheet.sheet_names import sheet_names
from generator.plan.model.fiscal import era
from generator.publish.data.xlsx_file import MADE

MARK, VERSION = "mieru-keikaku-sheet", "1"
"""The first line of the hidden sheet, by which it is recognised whatever its name."""
STATE = "記録（変えないでください）"
GUIDE = "使い方"
NO_LEAD = "担当なし"
_HEIGHTS = (26, 20, 26)
"""The heights of the lines above the first row: title, hint, headings."""
_TOP = len(_HEIGHTS)
_WIDTHS = {ID: 18, "上の階層": 24, "施策・事業": 22, "指標": 20, "単位": 7, ADVICE: 20, NAMES[FormColumn.NOTE]: 28}
_FIGURE_WIDTH = 15
_SMALL = (ID, "上の階層")
_LINE, _PADDING = 14.5, 8
"""The height of a line of text and its padding, in points."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A4 = 9

Formats = Mapping[str, Any]


def book(form: Form, *, by_lead: bool) -> bytes:
    """Return the workbook: instructions, one sheet (or one per lead), and the hidden state of the plan's file."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as workbook:
        workbook.set_properties({"title": f"{form.plan.title} {era(form.year)}", "created": MADE})
        formats = _formats(workbook)
        parts = _by_lead(form.rows) if by_lead else {f"{era(form.year)}の数値": list(form.rows)}
        guide(workbook.add_worksheet(GUIDE), form, formats)
        for name, (lead, rows) in zip(sheet_names(parts, {GUIDE, STATE}), parts.items(), strict=True):
            sheet = workbook.add_worksheet(name)
            _top(sheet, form, lead if by_lead else "", formats)
            _rows(sheet, form, rows, formats)
            _settled(sheet, form, _TOP + len(rows))
        _state(workbook.add_worksheet(STATE), form)
    return out.getvalue()


def _by_lead(rows: Sequence[FormRow]) -> dict[str, list[FormRow]]:
    """Group rows by their first lead, in the plan's order; rows without a lead come last."""
    found: dict[str, list[FormRow]] = {}
    for row in sorted(rows, key=lambda row: not row.lead):
        found.setdefault(row.lead or NO_LEAD, []).append(row)
    return found


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


def _top(sheet: Any, form: Form, lead: str, formats: Formats) -> None:
    """Write the title, the hint and the headings."""
    title = f"{form.plan.title}　{era(form.year)}の数値" + (f"（{lead}）" if lead else "")
    open_heads = [form.head(column) for column in form.columns]
    for line, height in enumerate(_HEIGHTS):
        sheet.set_row(line, height)
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, "黄色のセルだけに入力できます。書き方は「使い方」のシートにあります。", formats["hint"])
    for place, head in enumerate(form.heads):
        sheet.set_column(place, place, _WIDTHS.get(head, _FIGURE_WIDTH))
        sheet.write_string(_TOP - 1, place, head, formats["open head" if head in open_heads else "head"])


def _rows(sheet: Any, form: Form, rows: Sequence[FormRow], formats: Formats) -> None:
    """Write the rows of one sheet; editable cells are text cells, so that Excel does not turn input into dates."""
    open_heads = {form.head(column): column for column in form.columns}
    for line, row in enumerate(rows, _TOP):
        texts = form.line(row)
        sheet.set_row(line, _height(form.heads, texts))
        for place, (head, text) in enumerate(zip(form.heads, texts, strict=True)):
            column = open_heads.get(head)
            sheet.write_string(line, place, text, formats[_kind(row, column, head)])
            if column:
                cell = f"{xl_col_to_name(place)}{line + 1}"
                validation = prompt(column, form.codes, cell, locked=row.cells[column].locked)
                sheet.data_validation(line, place, line, place, validation)


def _height(heads: Sequence[str], texts: Sequence[str]) -> float:
    """Return a row's height in points, since Excel and LibreOffice compute it differently."""
    room = (_WIDTHS.get(head, _FIGURE_WIDTH) * (1.25 if head in _SMALL else 1) - 5 for head in heads)
    lines = (text.count("\n") - (-_halves(text) // width) for text, width in zip(texts, room, strict=True))
    return _PADDING + _LINE * max(1, *lines)


def _halves(text: str) -> int:
    """Return the width of a text in half-width characters; a Japanese character counts as two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _kind(row: FormRow, column: FormColumn | None, head: str) -> str:
    if column is None:
        return "small" if head in _SMALL else "figure" if head.endswith(NAMES[FormColumn.ACTUAL]) else "fixed"
    kind = "locked" if row.cells[column].locked else "open"
    return f"{kind} text" if column is FormColumn.NOTE else kind


def _settled(sheet: Any, form: Form, lines: int) -> None:
    """Lock all but the editable cells, freeze the headings, and set up printing: A4 landscape, one page wide."""
    width = len(form.heads)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(_TOP, form.heads.index("単位"))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(width - 1)}{lines}"})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.repeat_rows(_TOP - 1)
    sheet.print_area(0, 0, lines - 1, width - 1)
    sheet.set_footer("&L&A&R&P / &N")


def _state(sheet: Any, form: Form) -> None:
    """Write what the import compares with: plan, year, the file's state, and every exported value."""
    lines = [(MARK, VERSION), ("plan", form.plan.id), ("year", form.year.written), ("state", form.state)]
    values = [(row.address, *(row.cells[column].text for column in FormColumn)) for row in form.rows]
    for number, line in enumerate([*lines, ("id", *FormColumn), *values]):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text)
    sheet.protect()
    sheet.very_hidden()
