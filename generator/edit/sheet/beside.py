"""What stands beside the cells to fill in: report changed units, names and last year's figures, other columns, comments."""

from collections.abc import Iterator

from generator.edit.sheet.csv_out import PLAN, STATE, YEAR
from generator.edit.sheet.equivalence import is_same
from generator.edit.sheet.form_row import ADVICE, UNIT, FormColumn
from generator.edit.sheet.returned import heading
from generator.edit.sheet.returned_row import ReturnedRow
from generator.plan.diagnostics import short

_KNOWN = {heading(head) for head in (PLAN, YEAR, STATE, ADVICE)}


def unit_problem(line: ReturnedRow) -> Iterator[str]:
    """Report a unit other than the plan's: the values of the row are then of another kind."""
    cell = line.cells[heading(UNIT)]
    if cell.problem or not is_same(FormColumn.NOTE, cell.text, line.row.unit):
        stated = cell.text.strip() or "空"
        yield (
            f"{cell.place}: 単位が「{short(stated)}」ですが、計画では「{line.row.unit or '空'}」です。"
            "値を計画の単位に直してから、単位を書き出したときのとおりに戻してください。"
        )


def beside_notices(line: ReturnedRow, but: str) -> Iterator[str]:
    """Report what a person changed or added beside the cells to fill in, but under one heading; none of it is taken over."""
    fixed = {heading(head): attribute for head, attribute in line.table.fixed.items()}
    fixed.pop(heading(but), "")
    known = {*map(heading, line.table.heads), *_KNOWN}
    for head, cell in line.cells.items():
        if head in fixed and _is_changed(line, head, fixed[head]):
            present = getattr(line.row, fixed[head])
            yield (
                f"{cell.place}: 「{head}」が「{short(cell.text.strip() or '空')}」に変わっていますが、取りこみません"
                f"（計画では「{short(present or '空')}」）。計画のほうがまちがいなら、計画ファイルで直してください。"
            )
        elif head not in known and (cell.text.strip() or cell.problem):
            where = "見出しのない列" if head.startswith("#") else f"加えられた列「{short(head)}」"
            yield f"{cell.place}: {where}の「{short(cell.text.strip() or cell.problem)}」は取りこみません。"
        if cell.comment:
            yield (
                f"{cell.place}: コメント「{short(cell.comment)}」は取りこみません。"
                "資料にあることなら、計画ファイルの note に書いてください。"
            )


def _is_changed(line: ReturnedRow, head: str, attribute: str) -> bool:
    cell, present = line.cells[head], getattr(line.row, attribute)
    column = FormColumn.ACTUAL if attribute == "last" and not line.row.holder else FormColumn.NOTE
    exported = line.returned.exported or {}
    known = (present, exported.get((line.stated, attribute), present))
    return not any(is_same(column, cell.text, text) for text in known)
