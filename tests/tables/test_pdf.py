"""PDFs with a text layer, as LibreOffice prints workbooks: ruled and aligned tables, page by page; scans are refused."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side
from PIL import Image

from generator.tables.pdf import MAX_PAGES
from tests.tables.books import book, rows
from tests.tables.office import LOCKED, converted
from tests.tables.shown import only, read, shown

pytestmark = pytest.mark.slow
THIN = Side(style="thin")
RULED = rows(
    "施策 | 指標 | 単位 | 実績 | | 目標",
    " | | | R5 | R6 | R9",
    "育成 | 参加者 | 人 | 10 | 20 | 30",
    " | 件数 | 件 | 3 | 4 | 5",
) | {
    "D3": (1234, "#,##0"),
    "E3": CellRichText(TextBlock(InlineFont(strike=True), "60"), "72"),
    "F3": CellRichText("1,234", TextBlock(InlineFont(vertAlign="superscript"), "1)")),
}
PLAIN = rows(
    "指標一覧",
    "指標名 | 単位 | R5実績 | R6実績",
    "来街者数 | 人 | 12345 | 13456",
    "空き店舗の数 | 店 | 12 | 10",
    "創業した者の数 | 者 | | 4",
    "会員の割合 | ％ | 40 | 42",
)
LONG = rows(
    "№ | 指標名 | R5 | R6", *[f"{number} | 指標{number} | {number * 11} | {number * 13}" for number in range(1, 80)]
)
SPILLED = rows("指標名 | 単位 | 実績", *[f"指標{number} | 人 | {number * 11}" for number in range(1, 6)])
SIDES = rows("指標 | R5", "甲 | 1", "乙 | 2") | rows("事業 | 予算", "丙 | 3", "丁 | 4", at="D1")


def _rule(sheet: Any, *areas: str) -> None:
    for area in areas:
        for cells in sheet[area]:
            for cell in cells:
                cell.border = Border(THIN, THIN, THIN, THIN)


def _ruled(sheet: Any) -> None:
    _rule(sheet, "A1:F4")
    sheet["C4"].font = Font(strike=True)
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "A3:A4"):
        sheet.merge_cells(area)


def _long(sheet: Any) -> None:
    _rule(sheet, "A1:D80")
    sheet.print_title_rows = "1:1"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    books = {
        "ruled": book(RULED, _ruled),
        "plain": book(PLAIN, lambda sheet: sheet.column_dimensions.__getitem__("A").__setattr__("width", 20)),
        "long": book(LONG, _long),
        "sides": book(SIDES, lambda sheet: _rule(sheet, "A1:B3", "D1:E3")),
        "spilled": book(SPILLED, lambda sheet: sheet.column_dimensions.__getitem__("B").__setattr__("width", 80)),
        "prose": book({"A1": "表のない文章です。"}),
    }
    return converted(tmp_path_factory.mktemp("pdf"), books, "pdf")


def test_a_ruled_table_with_merged_struck_and_raised_cells(printed: dict[str, bytes]) -> None:
    grid = only(read("a.pdf", printed["ruled"]))
    assert shown(grid) == (
        "施策 | 指標 | 単位 | 実績 | 実績^ | 目標\n施策^ | 指標^ | 単位^ | R5 | R6 | R9\n"
        "育成 | 参加者 | 人 | 1,234 | ~~60~~72 {取り消し線} | 1,234^1) {上付き}\n育成^ | 件数 | ~~件~~ {取り消し線} | 3 | 4 | 5"
    )
    assert (grid.kind, grid.page, grid.rows[2][3].place, grid.rows[2][3].number) == ("pdf", 1, "3:4", None)


def test_a_table_without_rules(printed: dict[str, bytes]) -> None:
    grid = only(read("a.pdf", printed["plain"]))
    assert grid.name == "指標一覧"
    assert shown(grid) == (
        "指標名 | 単位 | R5実績 | R6実績\n来街者数 | 人 | 12345 | 13456\n空き店舗の数 | 店 | 12 | 10\n"
        "創業した者の数 | 者 |  | 4\n会員の割合 | ％ | 40 | 42"
    )


def test_a_table_over_several_pages_is_read_page_by_page(printed: dict[str, bytes]) -> None:
    found = read("a.pdf", printed["long"])
    assert [grid.page for grid in found.grids] == [1, 2]
    assert [cell.text for grid in found.grids for cell in grid.rows[0]] == ["№", "指標名", "R5", "R6"] * 2
    numbers = [row[0].text for grid in found.grids for row in grid.rows[1:]]
    assert numbers == [str(number) for number in range(1, 80)]


def test_tables_side_by_side_are_two(printed: dict[str, bytes]) -> None:
    found = read("a.pdf", printed["sides"])
    assert [shown(grid) for grid in found.grids] == ["指標 | R5\n甲 | 1\n乙 | 2", "事業 | 予算\n丙 | 3\n丁 | 4"]


def test_a_column_that_has_no_room_on_its_page_is_not_lost(printed: dict[str, bytes]) -> None:
    found = read("a.pdf", printed["spilled"])
    last = found.grids[-1]
    assert (len(found.grids), last.page) == (3, 3)
    assert [cell.text for row in last.rows for cell in row] == ["実績", "11", "22", "33", "44", "55"]


def _scanned(pages: int) -> bytes:
    out = io.BytesIO()
    scans = [Image.new("L", (600, 800), 200 + index % 50) for index in range(pages)]
    scans[0].save(out, "pdf", save_all=True, append_images=scans[1:])
    return out.getvalue()


def test_every_scanned_page_is_refused_by_its_number() -> None:
    first, second = read("a.pdf", _scanned(2)).problems
    assert "1ページ目は画像（スキャン）で、文字がありません" in first
    assert second.startswith("2ページ目は画像")


def test_what_cannot_be_read_is_explained(printed: dict[str, bytes], tmp_path: Path) -> None:
    locked = converted(tmp_path, {"locked": book(PLAIN)}, LOCKED)["locked"]
    cases = {
        "パスワードで暗号化": locked,
        "表が見つかりません。罫線": printed["prose"],
        "壊れている": printed["plain"][:600],
        "ページが多すぎます（201ページ": _scanned(MAX_PAGES + 1),
    }
    for problem, content in cases.items():
        (explained,) = read("a.pdf", content).problems
        assert problem in explained
