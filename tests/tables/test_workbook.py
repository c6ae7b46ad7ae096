"""Workbooks: merged cells, formats, dates, formulas, marks and hidden cells are read as a person sees them, with a note."""

import datetime
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.tables.grid import Cell
from tests.tables.books import book, rows, saved
from tests.tables.shown import only, read, shown

TABLE = rows("指標 | R6 | R7", "来街者 | 12 | 34", "空き店舗 | 5 | 6")


def cell(value: Any, form: str | None = None, change: Callable[[Any], object] = str) -> Cell:
    """Return B2 of a small table, as read."""
    content = book(TABLE | {"B2": (value, form)}, lambda sheet: change(sheet["B2"]))
    grid = only(read("a.xlsx", content))
    (found,) = [one for row in grid.rows for one in row if one.place == "B2"]
    return found


def test_a_plain_table() -> None:
    grid = only(read("a.xlsx", book(TABLE)))
    assert shown(grid) == "指標 | R6 | R7\n来街者 | 12 | 34\n空き店舗 | 5 | 6"
    assert (grid.name, grid.kind, grid.rows[1][2]) == (
        "指標",
        "workbook",
        Cell(text="34", number=Decimal(34), place="C2"),
    )


def test_merged_cells_have_the_text_of_their_first_everywhere() -> None:
    cells = rows("施策 | 指標 | 実績 |", " | | R6 | R7", "育成 | 参加者 | 1 | 2", " | 件数 | 3 | 4")

    def merge(sheet: Any) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "A3:A4", "F1:G9"):
            sheet.merge_cells(area)

    grid = only(read("a.xlsx", book(cells, merge)))
    assert shown(grid) == (
        "施策 | 指標 | 実績 | 実績^\n施策^ | 指標^ | R6 | R7\n育成 | 参加者 | 1 | 2\n育成^ | 件数 | 3 | 4"
    )
    assert grid.rows[0][3].place == "D1"


@pytest.mark.parametrize(
    ("value", "form", "text", "notes"),
    [
        (1234, "#,##0", "1,234", ()),
        (1234, '#,##0"人"', "1,234人", ()),
        (1234, '"約"#,##0"人"', "約1,234人", ()),
        (0.123, "0.0%", "12.3%", ()),
        (-5, "#,##0;▲#,##0", "▲5", ()),
        (-5, "#,##0_ ;[Red]\\(#,##0\\)", "(5)", ()),
        (0, '#,##0;▲#,##0;"―"', "―", ("表示は「―」、中身は0",)),
        (12345678, "#,##0,", "12,346", ("表示は「12,346」、中身は12345678",)),
        (12.345, "0.0", "12.3", ("表示は「12.3」、中身は12.345",)),
        (0.1234, "0%", "12%", ("表示は「12%」、中身は0.1234",)),
        (5, ";;;", "", ("表示は「」、中身は5",)),
        (0.1 + 0.2, None, "0.3", ()),
        (3, "# ?/?", "3", ("表示の書式（# ?/?）が読めません",)),
        (3, "[>=10]0;0.0", "3", ("表示の書式（[>=10]0;0.0）が読めません",)),
        (6, '"令和"0"年度"', "令和6年度", ()),
        (True, None, "TRUE", ("真偽値",)),
        ("1,234", None, "1,234", ()),
        ("100", '@"人"', "100人", ()),
        ("　前後の空白 ", None, "前後の空白", ()),
        (datetime.date(2026, 5, 10), 'm"月"d"日"', "5月10日", ("日付や時刻（2026-05-10）",)),
        (datetime.date(2026, 5, 10), '[$-411]ggge"年度"', "令和8年度", ("日付や時刻（2026-05-10）",)),
        (datetime.date(2019, 4, 30), "[$-411]ge.m.d", "H31.4.30", ("日付や時刻（2019-04-30）",)),
        (datetime.date(2026, 5, 10), "yyyy/mm/dd", "2026/05/10", ("日付や時刻（2026-05-10）",)),
        (datetime.time(13, 5), "h:mm", "13:05:00", ("日付や時刻（13:05:00）",)),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: Any, form: str | None, text: str, notes: tuple[str, ...]) -> None:
    found = cell(value, form)
    assert (found.text, found.notes) == (text, notes)
    assert (found.number is not None) == (type(value) in (int, float))


def _formatted_by_number(content: bytes, number: int) -> bytes:
    """Return a workbook whose only cell format is one that Excel has by number alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b'numFmtId="37"', b'numFmtId="%d"' % number))
    return out.getvalue()


@pytest.mark.parametrize(
    ("number", "text"),
    [(56, "5月10日"), (58, "令和8年5月10日"), (57, "R8.5.10"), (55, "2026年5月"), (31, "2026年5月10日")],
)
def test_a_date_in_a_format_of_japanese_excel_is_no_figure(number: int, text: str) -> None:
    content = book(TABLE | {"B2": (46152, "#,##0_);(#,##0)")})
    found = only(read("a.xlsx", _formatted_by_number(content, number))).rows[1][1]
    assert (found.text, found.number, found.notes) == (text, None, ("日付や時刻（2026-05-10）",))


def _rich(*pieces: tuple[str, InlineFont] | str) -> CellRichText:
    return CellRichText(*(one if isinstance(one, str) else TextBlock(one[1], one[0]) for one in pieces))


@pytest.mark.parametrize(
    ("value", "text", "notes"),
    [
        (_rich(("60", InlineFont(strike=True)), "72"), "~~60~~72", ("取り消し線：「60」",)),
        (_rich("1,234", ("1)", InlineFont(vertAlign="superscript"))), "1,234^1)", ("上付き：「1)」",)),
        (_rich("赤い", ("字", InlineFont(color="FF0000"))), "赤い字", ()),
    ],
)
def test_struck_and_raised_parts_stay_apart(value: Any, text: str, notes: tuple[str, ...]) -> None:
    found = cell(value)
    assert (found.text, found.number, found.notes) == (text, None, notes)


def _strike(one: Any) -> None:
    one.font = Font(strike=True)


def _comment(one: Any) -> None:
    one.comment = Comment("確認中\nです", "課")


def _hide_row(one: Any) -> None:
    one.parent.row_dimensions[2].hidden = True


def _hide_column(one: Any) -> None:
    one.parent.column_dimensions["B"].hidden = True


@pytest.mark.parametrize(
    ("change", "text", "note"),
    [
        (_strike, "~~12~~", "取り消し線"),
        (_comment, "12", "コメント：確認中 です"),
        (_hide_row, "12", "非表示の行（絞り込みを含みます）"),
        (_hide_column, "12", "非表示の列"),
    ],
)
def test_what_is_marked_or_hidden_has_a_note(change: Callable[[Any], object], text: str, note: str) -> None:
    found = cell(12, None, change)
    assert (found.text, found.notes) == (text, (note,))


def test_cells_of_a_hidden_sheet_have_a_note() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(TABLE)))
    hidden = made.create_sheet("旧")
    hidden["A1"] = "旧い値"
    hidden.sheet_state = "veryHidden"
    found = read("a.xlsx", saved(made))
    assert [grid.name for grid in found.grids] == ["指標", "旧"]
    assert found.grids[1].rows[0][0].notes == ("非表示のシート",)


def _with_formula(cached: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(TABLE | {"C3": "=SUM(B2:B3)"}))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"</f><v />", b"</f>" + cached).replace(b"</f><v/>", b"</f>" + cached)
            )
    return out.getvalue()


def test_a_formula_has_the_value_that_was_saved() -> None:
    found = only(read("a.xlsx", _with_formula(b"<v>17</v>"))).rows[2][2]
    assert found == Cell(text="17", number=Decimal(17), place="C3", notes=("数式（=SUM(B2:B3)）の値",))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(
            _with_formula(b""), "C3に、計算した値が保存されていない数式（=SUM(B2:B3)）", id="formula without value"
        ),
        pytest.param(book(TABLE | {"B2": "#REF!"}), "B2に、Excelのエラー「#REF!」", id="error"),
        pytest.param(book(TABLE | {"B2": "あ" * 20_001}), "B2に、長すぎる文字（20,001文字", id="long text"),
        pytest.param(book(TABLE | {"A300000": "遠い"}), "大きすぎます（300,000行", id="a cell far below"),
        pytest.param(book(TABLE | {"XFD1": "遠い"}), "大きすぎます（3行16,384列", id="a cell far to the right"),
        pytest.param(
            book(TABLE, lambda sheet: sheet.merge_cells("E1:F200000")),
            "セルが多すぎます",
            id="a merged cell without end",
        ),
    ],
)
def test_a_bad_cell_is_a_problem_at_its_place(content: bytes, problem: str) -> None:
    (explained,) = read("a.xlsx", content).problems
    assert problem in explained


def test_all_bad_cells_are_reported_at_once() -> None:
    assert len(read("a.xlsx", book(TABLE | {"B2": "#REF!", "C2": "#N/A", "C3": "=A1"})).problems) == 3


def test_a_chart_is_no_table() -> None:
    made = openpyxl.Workbook()
    made.active.title = "図"
    made.active.add_chart(BarChart(), "A1")
    made.create_chartsheet("グラフ").add_chart(BarChart())
    (problem,) = read("a.xlsx", saved(made)).problems
    assert "シート「グラフ」「図」にはグラフか絵だけがあり" in problem


UPPER, LOWER = (
    rows("指標 | R6", "来街者 | 12", "空き店舗 | 5"),
    rows("事業 | 予算", "補助 | 300", "融資 | 500", at="A6"),
)


@pytest.mark.parametrize(
    ("cells", "grids"),
    [
        pytest.param(UPPER | LOWER, ["A1 B3", "A6 B8"], id="one below the other"),
        pytest.param(UPPER | rows("事業 | 予算", "補助 | 300", "融資 | 500", at="D1"), ["A1 B3", "D1 E3"], id="side by side"),
        pytest.param(
            {"A1": "表題"} | rows("指標 | R6", "来街者 | 12", at="A3") | {"A6": "※速報値", "A7": "（注）別表", "A8": "次の表"}
            | rows("指標 | R6", "件数 | 3", at="A9"),
            ["A1 B7", "A8 B10"],
            id="titles above and notes below stay",
        ),
        pytest.param(UPPER | rows("件数 | 3", "人数 | 4", at="A5"), ["A1 B6"], id="a blank row within a table"),
        pytest.param(UPPER | {"D1": "R7", "D2": 13, "D3": 6}, ["A1 D3"], id="a blank column within a table"),
        pytest.param(
            rows("指標 | R6 | | R7 | R8", "甲 | 1 | | 2 | 3", "乙 | 1 | | 2 | 3"), ["A1 E3"], id="a blank column before figures"
        ),
        pytest.param(rows("指標 | R6", "来街者 | 12", at="C5"), ["C5 D6"], id="not at the edge"),
    ],
)  # fmt: skip
def test_several_tables_on_a_sheet_are_parted(cells: dict[str, Any], grids: list[str]) -> None:
    found = read("a.xlsx", book(cells))
    assert found.problems == ()
    assert [f"{grid.rows[0][0].place} {grid.rows[-1][-1].place}" for grid in found.grids] == grids
