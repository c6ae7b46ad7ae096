"""LibreOffice's workbooks: what it saves of a workbook is read as the workbook is; what its XML may say besides is bounded."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.tables.books import book, rows
from tests.tables.office import converted
from tests.tables.shown import only, read, shown

HEAD = rows("施策 | 指標 | 単位 | 実績 | | 目標", " | | | R5 | R6 | R9")
CELLS: dict[str, Any] = {
    "A3": "育成", "B3": "参加者", "C3": "人", "D3": (1234, '#,##0"人"'), "E3": (12345678, "#,##0,"), "F3": (0.1234, "0%"),
    "B4": "件数", "C4": "件", "D4": (datetime.date(2026, 5, 10), 'm"月"d"日"'), "E4": (-5, "#,##0;▲#,##0"), "F4": (5, ";;;"),
    "A5": "創業", "B5": "創業者", "C5": "者", "D5": "1,234", "E5": 0.1 + 0.2, "F5": "改行\nあり",
    "A6": "合計", "B6": CellRichText(TextBlock(InlineFont(strike=True), "60"), "72"), "D6": 7, "E6": 7, "F6": 7,
    "C6": CellRichText("5", TextBlock(InlineFont(vertAlign="superscript"), "1)")),
}  # fmt: skip


def _change(sheet: Any) -> None:
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "A3:A4"):
        sheet.merge_cells(area)
    sheet["B5"].comment = Comment("確認中", "課")
    sheet["C5"].font = Font(strike=True)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["F"].hidden = True


def _chart(sheet: Any) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart, "A1")


@pytest.mark.slow
def test_a_workbook_saved_by_libreoffice_is_read_as_before(tmp_path: Path) -> None:
    books = {
        "same": book(HEAD | CELLS, _change),
        "formula": book(HEAD | CELLS | {"F6": "=D6+E6"}),
        "error": book(HEAD | {"D3": "=1/0", "E3": "x"}),
        "chart": book({}, _chart),
        "far": book(HEAD | {"A300000": "遠い"}),
    }
    saved = converted(tmp_path, books, "ods")
    before = (
        shown(only(read("same.xlsx", books["same"])))
        .replace("取り消し線：「60」", "取り消し線")
        .replace("：「1)」", "")
    )
    assert shown(only(read("same.ods", saved["same"]))) == before
    cell = only(read("formula.ods", saved["formula"])).rows[-1][-1]
    assert (cell.text, cell.place, cell.notes) == ("14", "F6", ("数式（=[.D6]+[.E6]）の値",))
    for name, problem in {
        "error": "D3に、エラー「#DIV/0!」",
        "chart": "グラフか絵だけがあり",
        "far": "大きすぎます（300,000行",
    }.items():
        (explained,) = read(f"{name}.ods", saved[name]).problems
        assert problem in explained


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


def document(body: str, styles: str = "", **parts: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="表" table:style-name="ta1">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"mimetype": "x", "content.xml": content, **parts}.items():
            archive.writestr(name, text)
    return out.getvalue()


def row(*texts: str, more: str = "") -> str:
    cells = "".join(f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}</table:table-row>"


BLANK = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_a_million_blank_rows_cost_nothing() -> None:
    body = row("指標", "R6") + row("来街者", "12") + BLANK.format(1048574)
    assert shown(only(read("a.ods", document(body)))) == "指標 | R6\n来街者 | 12"


def test_a_hidden_sheet_and_styles_by_column_and_parent() -> None:
    styles = (
        '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="base"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="own" style:parent-style-name="base"/>'
    )
    body = (
        '<table:table-column/><table:table-column table:default-cell-style-name="own"/>'
        + row("甲", "1")
        + row("乙", "2")
    )
    grid = only(read("a.ods", document(body, styles)))
    assert [cell.text for cell in grid.rows[0]] == ["甲", "~~1~~"]
    assert grid.rows[0][1].notes == ("取り消し線", "非表示のシート")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(document(row("甲", "1"), **{"Basic/a.xml": ""}), "マクロを含む", id="macros"),
        pytest.param(
            document(row("甲"), **{"META-INF/manifest.xml": "<encryption-data/>"}), "パスワードで暗号化", id="password"
        ),
        pytest.param(document("<table:table-source/>" + row("甲")), "リンクがある", id="a link"),
        pytest.param(document(row("甲") + "<oops"), "中身を読めません", id="no XML"),
        pytest.param(document(row("<text:span>" * 90 + "1" + "</text:span>" * 90)), "入れ子", id="deep"),
        pytest.param(document(row("甲", more='table:number-columns-repeated="9999"')), "9,999列", id="wide"),
        pytest.param(
            document(row("甲").replace("-row>", '-row table:number-rows-repeated="999999">', 1)), "999,999行", id="long"
        ),
        pytest.param(
            document(row(*"甲乙丙", more='table:number-rows-spanned="20000" table:number-columns-spanned="8"')),
            "結合したセルが広すぎます",
            id="merged cells over each other",
        ),
        pytest.param(document(row("あ" * 20_001)), "A1に、長すぎる文字（20,001文字", id="long text"),
        pytest.param(document(""), "表が見つかりません", id="nothing"),
    ],
)
def test_what_cannot_be_read_is_explained(content: bytes, problem: str) -> None:
    (explained,) = read("a.ods", content).problems
    assert problem in explained
