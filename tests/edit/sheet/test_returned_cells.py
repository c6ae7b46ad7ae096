"""Cells as they come back from Excel and from LibreOffice: what they show must be what is stored; the rest is reported."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from generator.edit.sheet.book_in import read_book
from generator.edit.sheet.comparison import SheetComparison, compare_sheet
from generator.edit.sheet.ods_in import read_open_document
from generator.edit.sheet.returned import ReturnedCell
from generator.edit.sheet.shown import seen_otherwise, shown_otherwise
from generator.errors import CannotRunError
from generator.tables.open_document import is_open_document
from tests.edit.sheet.workbooks import BOOK, CONTENTS, PLAN, SHEET, changed, form_of, saved_by_libreoffice

READERS = {"xlsx": read_book, "ods": read_open_document}


def formatted(value: object, number_format: str) -> Callable[[Any], None]:
    def change(cell: Any) -> None:
        cell.value, cell.number_format = value, number_format

    return change


def written(value: object) -> Callable[[Any], None]:
    return formatted(value, "@")


def hidden(cell: Any) -> None:
    cell.value = 5
    cell.parent.row_dimensions[cell.row].hidden = True


def merged(cell: Any) -> None:
    cell.value = 5
    cell.parent.merge_cells(start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=cell.column + 1)


def linked(cell: Any) -> None:
    cell.value, cell.hyperlink = "5", "https://example.jp/"


def commented(cell: Any) -> None:
    cell.value, cell.comment = 5, Comment("速報", "課")


STRUCK = CellRichText(TextBlock(InlineFont(strike=True), "60"), TextBlock(InlineFont(), "72"))
RAISED = CellRichText(TextBlock(InlineFont(), "72"), TextBlock(InlineFont(vertAlign="superscript"), "1"))
PROBLEMS: dict[str, tuple[Callable[[Any], None], str]] = {
    "I4": (written(STRUCK), "取り消し線のある文字（60）が入っています。残す値（72）だけを"),
    "I5": (formatted(12345678, "#,##0,"), "12345678）です。セルの書式を「文字列」にして"),
    "I6": (formatted(12, '"約"0'), "「約」を付けて見せる書式"),
    "I7": (formatted("=1+1", "General"), "数式が入っています"),
    "I8": (formatted(dt.date(2026, 5, 10), "m月d日"), "日付（"),
    "I9": (written(RAISED), "「72」のあとに、小さな文字の「1」があります"),
    "I10": (linked, "リンク（https://example.jp/）が付いています"),
    "I11": (hidden, "隠れている行か列のセルが「5」に変わっています"),
    "I12": (merged, "結合されたセルです"),
    "J12": (lambda _: None, "結合されたセルです"),
    "H4": (formatted(0.12, "0%"), "「％」の書式"),
    "H5": (formatted(1234.5, "0"), "1234.5）です"),
    "H6": (formatted(-5, "0;0"), "-5）です"),
    "H8": (written("5月10日"), "日付か年度のようです"),
}
NOTICES: dict[str, tuple[Callable[[Any], None], str]] = {
    "E5": (written("件"), "「単位」が「件」に変わっていますが、取りこみません（計画では"),
    "D6": (written("人数"), "「指標」が「人数」に変わっていますが、取りこみません（計画では"),
    "C7": (written("教室"), "「施策・事業」が「教室」に変わっていますが"),
    "G8": (formatted(99999, "General"), "「令和7年度の実績」が「99999」に変わっていますが"),
    "H9": (commented, "コメント「速報」は取りこみません"),
    "M10": (written("電話で確認"), "見出しのない列の「電話で確認」は取りこみません"),
}


def fill(opened: Any) -> None:
    for place, (change, _) in (PROBLEMS | NOTICES).items():
        change(opened[SHEET][place])
    opened[CONTENTS]["G5"].value = "化学式はCO2。\n10点。"
    for sheet in opened.worksheets:
        sheet.protection.sheet = False


def compared_as(suffix: str, raw: bytes) -> SheetComparison:
    return compare_sheet(form_of(PLAN), READERS[suffix](raw))


def assert_reported(found: SheetComparison) -> None:
    for places, messages in ((PROBLEMS, found.problems), (NOTICES, found.notices)):
        by_place = {message.split(": ")[0]: message for message in messages if SHEET in message}
        assert {place.partition("」")[2] for place in by_place} == {*places}
        for place, (_, reported) in places.items():
            assert reported in by_place[f"シート「{SHEET}」{place}"]
    assert [entry.value for place, entry in found.changes if CONTENTS in place] == ["化学式はCO2。\n10点。"]


def test_excel_s_cells_are_reported_at_their_place() -> None:
    assert_reported(compared_as("xlsx", changed(BOOK, fill)))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", READERS)
def test_libreoffice_s_cells_are_reported_at_their_place(tmp_path: Path, suffix: str) -> None:
    same, filled = saved_by_libreoffice(tmp_path, suffix, {"same": BOOK, "filled": changed(BOOK, fill)})
    assert is_open_document(same) is (suffix == "ods")
    assert compared_as(suffix, same) == SheetComparison((), (), ())
    assert_reported(compared_as(suffix, filled))


def test_a_unit_that_was_changed_with_a_value_is_one_problem() -> None:
    def change(opened: Any) -> None:
        opened[SHEET]["E4"].value, opened[SHEET]["I4"].value = "千人", 5

    found = compared_as("xlsx", changed(BOOK, change))
    [problem] = found.problems
    assert problem.startswith(f"シート「{SHEET}」E4: 単位が「千人」ですが、計画では「人」です。")
    assert found.notices == ()


FORMATS = (
    "General",
    "0",
    "0.0",
    "#,##0",
    "#,##0,",
    "0.0,,",
    "0%",
    "0.0E+00",
    "# ?/?",
    "#",
    "@",
    "0_ ",
    "0;0",
    '"約"0',
    '0"人"',
    '0"以上"',
    '0"千"',
    '"増"',
    "[<10]0;0.0",
    '#,##0;"△"#,##0',
    "#,##0;[Red]-#,##0",
    "[$¥-411]#,##0",
)
STRICT = ("0.0E+00", "# ?/?", "[<10]0;0.0")
"""Formats that are never taken over, although they show some numbers as they are."""
VALUES = (72, 12345678, 4.25, -5, 0.5)


def cells_of(suffix: str, raw: bytes) -> list[ReturnedCell]:
    [table] = READERS[suffix](raw).tables
    return [cell for row in table.rows for head, cell in row.items() if head in map(str, VALUES)]


@pytest.mark.slow
def test_a_format_is_judged_as_libreoffice_shows_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ID", *map(str, VALUES)])
    for row, number_format in enumerate(FORMATS, 2):
        sheet.append([number_format, *VALUES])
        for cell in sheet[row][1:]:
            cell.number_format = number_format
        sheet.cell(row, 1).number_format = "@"
    out = io.BytesIO()
    book.save(out)
    [saved] = saved_by_libreoffice(tmp_path, "ods", {"formats": out.getvalue()})
    ours, theirs = cells_of("xlsx", out.getvalue()), cells_of("ods", saved)
    judged = zip([one for one in FORMATS for _ in VALUES], ours, theirs, strict=True)
    assert {
        number_format
        for number_format, our, their in judged
        if (bool(our.problem), our.text) != (bool(their.problem), their.text)
    } == {*STRICT}
    assert not any(their.problem and not our.problem for our, their in zip(ours, theirs, strict=True))


@pytest.mark.parametrize(
    ("value", "number_format", "how"),
    [
        ("72", "General", ""),
        ("72", "0.0", ""),
        ("4.25", "0.0", "丸めて見せる書式"),
        ("12345678", "#,##0,", "千分の1などにして見せる書式"),
        ("1234", '#,##0"件,"', ""),
        ("0.5", "0%", "「％」の書式"),
        ("72", '0"程度"', "「程度」を付けて見せる書式"),
        ("-5", "0;0", "マイナスを見せない書式"),
        ("-5", '0;"△"0', ""),
        ("5", "[>3]0;0.0", "値によって見え方の変わる書式"),
        ("5", '"増"', "数値を見せない書式"),
        ("0.5", "# ?/?", "分数や指数にして見せる書式"),
    ],
)
def test_how_a_format_shows_a_number(value: str, number_format: str, how: str) -> None:
    assert shown_otherwise(Decimal(value), number_format) == how


@pytest.mark.parametrize(
    ("value", "shown", "how"),
    [
        ("12345678", "12,345,678", ""),
        ("12345678", "12,346", "ほかの数にして見せる書式"),
        ("-5", "△5", ""),
        ("-5", "5", "ほかの数にして見せる書式"),
        ("12", "約12", "「約」を付けて見せる書式"),
        ("12", "12人", ""),
        ("12", "###", "数値を見せない書式"),
        ("0.12", "12%", "「％」の書式"),
    ],
)
def test_how_a_shown_text_differs(value: str, shown: str, how: str) -> None:
    assert seen_otherwise(Decimal(value), shown) == how


SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("table", "office", "text")
)


def document(rows: str, parts: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return an OpenDocument spreadsheet with a row of headings and others."""
    heads = "".join(f"<table:table-cell><text:p>{head}</text:p></table:table-cell>" for head in ("ID", "値"))
    table = f'<table:table table:name="表"><table:table-row>{heads}</table:table-row>{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")
        for name, content in parts:
            packed.writestr(name, content)
    return out.getvalue()


def row(text: str, repeated: str = "") -> str:
    return f"<table:table-row{repeated}><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"


MANY = ' table:number-rows-repeated="1048576"'
SOURCE = '<table:table-row><table:table-cell/></table:table-row><table:table-source table:mode="copy"/>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("raw", "reported"),
    [
        pytest.param(document(row("a", MANY)), "シート「表」2行目: 表が大きすぎます", id="a million rows"),
        pytest.param(
            document("<table:table-row><table:table-cell table:number-columns-repeated='100'/>" + row("a")[17:]),
            "シート「表」2行目: 表が大きすぎます",
            id="a far column",
        ),
        pytest.param(
            document(row("<text:span>" * 2000 + "a" + "</text:span>" * 2000)),
            "深く入れ子になりすぎ",
            id="deeply nested",
        ),
        pytest.param(
            document("", (("Basic/Standard/Module1.xml", "x"), ("styles.xml", "<x/>"))), "マクロを消して", id="macros"
        ),
        pytest.param(document(SOURCE), "ほかのファイルへのリンク", id="another file"),
        pytest.param(
            document(SOURCE, (("Basic/a.xml", "x"),)), "保存しなおしてください。ブックにほかのファイル", id="both"
        ),
        pytest.param(
            document("", (("META-INF/manifest.xml", "<encryption-data/>"),)), "パスワードを外して", id="a password"
        ),
        pytest.param(document("", (("styles.xml", LAUGHS),)), "中身を読めません", id="entities"),
        pytest.param(document("", (("a.bin", "0" * (11 << 20)),)), "異常に縮められています", id="a bomb"),
    ],
)
def test_no_open_document_to_read(raw: bytes, reported: str) -> None:
    assert is_open_document(raw)
    with pytest.raises(CannotRunError, match=reported):
        read_open_document(raw)


def test_a_style_takes_over_what_its_parent_strikes_out() -> None:
    style = '<s:style s:name="old"><s:text-properties s:text-line-through-style="solid" s:text-position=""/></s:style>'
    style += '<s:style s:name="older" s:parent-style-name="old"/>'
    space = 'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    text = '<text:span text:style-name="older">60</text:span>72'
    raw = document(row("a").replace("</table:table-row>", row(text)[17:]), (("styles.xml", f"<x {space}>{style}</x>"),))
    [table] = read_open_document(raw).tables
    assert "取り消し線のある文字（60）が入っています。残す値（72）" in table.rows[0]["値"].problem


def test_a_million_blank_rows_of_an_open_document_are_read_as_none() -> None:
    blank = f"<table:table-row{MANY}><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    [table] = read_open_document(document(row("a") + blank)).tables
    assert [cell.text for line in table.rows for cell in line.values()] == ["a"]
