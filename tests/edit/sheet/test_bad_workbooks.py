"""Invalid workbooks: bombs, macros, links, other plans, older states, lost parts; all reported, nothing written."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.cli import main
from generator.edit.sheet.book_out import book
from generator.edit.sheet.book_state import STATE
from generator.edit.sheet.comparison import compare_sheet
from generator.edit.sheet.csv_in import read_csv
from generator.edit.sheet.csv_out import Encoding, csv_sheet
from generator.errors import CannotRunError
from generator.tables import archive
from tests.edit.sheet.workbooks import (
    ACTUAL,
    BOOK,
    CONTENTS,
    NAME,
    PARTICIPANTS,
    PLAN,
    SHEET,
    TARGET,
    cell_of,
    changed,
    compared,
    form_of,
    typed,
)

FILLED = typed({(PARTICIPANTS, ACTUAL): 20})
ONE_MORE = PLAN.replace(b"R8: {target: 65}  ", b"R8: {target: 66}  ")


def repacked(parts: dict[str, bytes], raw: bytes = FILLED) -> bytes:
    """Return a workbook with parts added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def part(name: str, raw: bytes = FILLED) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        return opened.read(name)


def understated(raw: bytes, name: str, size: int) -> bytes:
    """Return an archive that states too small a size for a part, in both of its headers."""
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        info = opened.getinfo(name)
    true, stated = struct.pack("<L", info.file_size), struct.pack("<L", size)
    packed = struct.pack("<L", info.compress_size)
    return raw.replace(packed + true, packed + stated)


def encrypted(raw: bytes) -> bytes:
    """Return an archive with the encryption flag set on its first part, in both headers."""
    local, central = raw.index(b"PK\x03\x04") + 6, raw.index(b"PK\x01\x02") + 8
    out = bytearray(raw)
    out[local] |= 1
    out[central] |= 1
    return bytes(out)


def linked(target: str) -> bytes:
    name = "xl/worksheets/_rels/sheet2.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"
    relation = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return repacked({name: f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode()})


ZEROS = b"0" * (archive.MAX_TOTAL // 2 + 1)
BOMB = repacked({"xl/media/a.bin": ZEROS, "xl/media/b.bin": ZEROS})
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>"""
STRANGER = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>"""
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MACRO_TYPES = part("[Content_Types].xml").replace(
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
)


@pytest.mark.parametrize(
    ("raw", "reported"),
    [
        pytest.param(BOMB, "中身が大きすぎます", id="a zip bomb"),
        pytest.param(repacked({"a.bin": ZEROS}), "異常に縮められています", id="one part packed too well"),
        pytest.param(understated(BOMB, "xl/media/a.bin", 9), "壊れているか", id="a bomb that states a small size"),
        pytest.param(
            repacked({f"p{number}": b"" for number in range(archive.MAX_PARTS)}), "部品が多すぎます", id="many parts"
        ),
        pytest.param(repacked({"xl/sharedStrings.xml": LAUGHS}, BOOK), "中身を読めません", id="entities in entities"),
        pytest.param(
            repacked({"xl/sharedStrings.xml": STRANGER}, BOOK), "中身を読めません", id="an entity from a file"
        ),
        pytest.param(repacked({"_rels/.rels": LAUGHS}), "中身が読めません", id="entities in relations"),
        pytest.param(FILLED[:-200], "壊れているか", id="cut off"),
        pytest.param(FILLED[:3000] + b"\xff" * 50 + FILLED[3050:], "壊れているか", id="damaged"),
        pytest.param(b"PK\x03\x04nothing", "壊れているか", id="no archive"),
        pytest.param(encrypted(FILLED), "暗号化されています", id="encrypted parts"),
        pytest.param(OLE, "古い形式（.xls）です", id="an old workbook"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "パスワードで暗号化", id="a password"),
        pytest.param(repacked({"xl/vbaProject.bin": b"x"}), "マクロを含む", id="macros"),
        pytest.param(repacked({"[Content_Types].xml": MACRO_TYPES}), "マクロを含む", id="a workbook for macros"),
        pytest.param(
            repacked({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "ほかのブックへのリンク", id="another workbook"
        ),
        pytest.param(linked("https://example.jp/"), "外部へのリンク（https://example.jp/）", id="a link"),
        pytest.param(
            repacked({"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}),
            "マクロを消して、Excelで開き、「Excel ブック（.xlsx）」として保存しなおしてください。ブックにほかのブックへのリンク",
            id="macros and another workbook",
        ),
        pytest.param(b"%PDF-1.7\0", "ExcelブックでもCSVでもない", id="another kind of file"),
        pytest.param("ID,あ".encode("utf-16"), "ExcelブックでもCSVでもない", id="UTF-16"),
        pytest.param(b"a,b\r\n1,2\r\n", "見出し（ID など）がありません", id="another CSV"),
        pytest.param(b'ID,"b\r\n1,2\r\n', "行目が読めません", id="a quote that does not end"),
        pytest.param(b"", "見出し（ID など）がありません", id="nothing"),
    ],
)
def test_no_workbook_to_read(project: Path, capsys: pytest.CaptureFixture[str], raw: bytes, reported: str) -> None:
    (project / "back").write_bytes(raw)
    assert main(["sheet", "import", "back", "--plan", "aobano-commerce", "--year", "R8"]) == 2
    assert reported in capsys.readouterr().err
    assert [file.name for file in project.rglob("*") if file.is_file()] == ["back", "aobano-commerce.yaml"]
    assert (project / NAME).read_bytes() == PLAN


def with_rows(rows: bytes) -> bytes:
    """Return the workbook with more rows below those of its figures."""
    sheet = part("xl/worksheets/sheet2.xml", FILLED)
    return repacked({"xl/worksheets/sheet2.xml": sheet.replace(b"</sheetData>", rows + b"</sheetData>")})


BLANK = b"".join(b'<row r="%d" s="1"/>' % row for row in range(13, (1 << 20) + 1))


def test_blank_rows_are_read_as_none_up_to_a_limit() -> None:
    assert [entry.value for _, entry in compared(with_rows(BLANK[: BLANK.index(b'<row r="19000"')])).changes] == ["20"]
    for last in (b'<row r="800000"', b""):
        with pytest.raises(CannotRunError, match=r"書式だけの空の行|使わない行や列に書式が付いていないか"):
            compared(with_rows(BLANK[: BLANK.rindex(last)]))
    assert [entry.value for _, entry in compared(with_rows(b'<row r="1048576"><c r="A1048576"/></row>')).changes] == [
        "20"
    ]


@pytest.mark.parametrize("place", ["A1048576", "BM13", "XFD1048576"])
def test_nothing_far_away_is_passed_over(place: str) -> None:
    row = "".join(filter(str.isdigit, place))
    far = f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row>'
    with pytest.raises(CannotRunError, match=f"シート「{SHEET}」{place}: 表が大きすぎます"):
        compared(with_rows(far.encode()))


def test_a_workbook_merged_as_a_whole_costs_nothing() -> None:
    sheet = part("xl/worksheets/sheet2.xml", BOOK)
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    bad = repacked({"xl/worksheets/sheet2.xml": sheet.replace(b"</worksheet>", merged)}, BOOK)
    with pytest.raises(CannotRunError, match="結合したセルも数えます"):
        compared(bad)


def state(line: int, value: str) -> Callable[[Any], None]:
    """Change a line of the hidden sheet."""

    def change(opened: Any) -> None:
        opened[STATE].cell(line, 2).value = value

    return change


@pytest.mark.parametrize(
    ("raw", "arguments", "reported"),
    [
        (FILLED, ["--plan", "umibe"], "「umibe」という計画はありません"),
        (FILLED, ["--plan", "other"], "「aobano-commerce」のものです。--plan の「other」と違います"),
        (FILLED, ["--year", "R7"], "「R8」のものです。--year の「R7」と違います"),
        (
            changed(FILLED, state(2, "no-such-plan")),
            [],
            "という計画はありません（いまあるもの: aobano-commerce、other）",
        ),
        (changed(FILLED, state(2, "../secret")), [], "計画ID「../secret」が読めません"),
        (changed(FILLED, state(3, "来年")), [], "「来年」は年度として読めません"),
        (changed(FILLED, state(1, "9")), [], "知らない版で書き出されています"),
        (changed(FILLED, lambda opened: opened.remove(opened[STATE])), [], "--plan を付けてください"),
        (
            changed(FILLED, lambda opened: opened.remove(opened[STATE])),
            ["--plan", "aobano-commerce"],
            "--year を付けてください",
        ),
    ],
)
def test_for_another_plan(
    project: Path, capsys: pytest.CaptureFixture[str], raw: bytes, arguments: list[str], reported: str
) -> None:
    (project / "plans/other.yaml").write_bytes(PLAN)
    (project / "back.xlsx").write_bytes(raw)
    assert main(["sheet", "import", "back.xlsx", *arguments]) == 2
    assert reported in capsys.readouterr().err
    assert (project / NAME).read_bytes() == PLAN


def test_without_its_hidden_sheet_the_plan_file_is_compared_with(project: Path) -> None:
    (project / "back.xlsx").write_bytes(changed(FILLED, lambda opened: opened.remove(opened[STATE])))
    assert main(["sheet", "import", "back.xlsx", "--plan", NAME, "--year", "2026"]) == 0
    assert b"R8: {target: 65, actual: 20}" in (project / NAME).read_bytes()


def test_an_older_state_is_taken_where_nothing_conflicts() -> None:
    found = compared(FILLED, ONE_MORE)
    assert ONE_MORE != PLAN
    assert found.problems == ()
    assert [(entry.key, entry.value) for _, entry in found.changes] == [("actual", "20")]


def test_an_older_state_with_a_conflict_is_reported_with_both_values() -> None:
    found = compared(typed({(PARTICIPANTS, TARGET): 70}), ONE_MORE)
    assert found.changes == ()
    assert found.problems == (
        f"シート「{SHEET}」H4: 計画ファイルは書き出したあとに変わり、いまの値は「66」です（書き出したときは「65」、"
        "このファイルでは「70」）。どちらが正しいか確かめ、書き出しなおしたファイルに入れてください。",
    )


def test_a_conflict_that_is_none_because_both_state_the_same() -> None:
    assert compared(typed({(PARTICIPANTS, TARGET): 66}), ONE_MORE) == compared(BOOK, ONE_MORE)
    assert compared(BOOK, ONE_MORE).changes == ()


def test_an_older_csv_adds_but_never_replaces() -> None:
    text = csv_sheet(form_of(PLAN), Encoding.UTF8).decode("utf-8-sig")
    found = compare_sheet(form_of(ONE_MORE), read_csv(text.replace(",17,65,,,", ",17,65,20,,").encode()))
    assert found.problems == (
        "2行目「令和8年度の目標」: 計画ファイルは書き出したあとに変わり、いまの値は「66」です（このファイルでは「65」）。"
        "どちらが正しいか確かめ、書き出しなおしたファイルに入れてください。",
    )
    agreeing = compare_sheet(form_of(ONE_MORE), read_csv(text.replace(",17,65,,,", ",17,66,20,,").encode()))
    assert [(entry.key, entry.value) for _, entry in agreeing.changes] == [("actual", "20")]


def delete_rows(opened: Any) -> None:
    opened[SHEET].delete_rows(5, 3)


def reverse(opened: Any) -> None:
    sheet = opened[SHEET]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
    for number, line in enumerate(reversed(lines), 4):
        for column, value in enumerate(line, 1):
            sheet.cell(number, column).value = value


def move_columns(opened: Any) -> None:
    opened[SHEET].insert_cols(1, 2)
    opened[SHEET].insert_rows(1, 4)


def break_headings(opened: Any) -> None:
    for cell in opened[SHEET][3]:
        cell.value = str(cell.value).replace("年度", " 年\n度")


def notes_sheet(opened: Any) -> None:
    opened.create_sheet("打ち合わせ")["A1"] = "覚え書き"


@pytest.mark.parametrize(
    ("change", "notices"),
    [
        (delete_rows, ("ファイルにない指標が3件あります（計画ファイルの値は、そのままです）。",)),
        (reverse, ()),
        (move_columns, ()),
        (break_headings, ()),
        (notes_sheet, ("シート「打ち合わせ」には指標の表がないので、読みませんでした。",)),
        (lambda opened: setattr(opened[SHEET], "title", "返却"), ()),
        (lambda opened: opened.remove(opened["使い方"]), ()),
    ],
)
def test_what_people_do_to_sheets_without_harm(change: Callable[[Any], object], notices: tuple[str, ...]) -> None:
    found = compared(changed(FILLED, change))
    assert [(entry.indicator, entry.key, entry.value) for _, entry in found.changes] == [(PARTICIPANTS, "actual", "20")]
    assert (found.problems, found.notices) == ((), notices)


def comment(opened: Any) -> None:
    cell_of(opened, ACTUAL, PARTICIPANTS).comment = Comment("オンライン参加者を含む。\n速報値。", "担当")


def test_a_comment_is_not_taken_over_without_a_notice() -> None:
    found = compared(changed(FILLED, comment))
    assert [(entry.key, entry.value) for _, entry in found.changes] == [("actual", "20")]
    (notice,) = found.notices
    assert "コメント「オンライン参加者を含む。 速報値。」は取りこみません" in notice


def typed_as(value: object, number_format: str = "General", *, strike: bool = False) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        cell = cell_of(opened, ACTUAL, PARTICIPANTS)
        cell.value, cell.number_format, cell.font = value, number_format, Font(strike=strike)

    return change


STRUCK = CellRichText(TextBlock(InlineFont(strike=True), "60"), "72")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (typed_as(STRUCK), "取り消し線のある文字（60）が入っています。残す値（72）だけを"),
        (typed_as("60", strike=True), "取り消し線のある文字（60）が入っています。残す値だけを"),
        (typed_as(12345678, "#,##0,"), "千分の1などにして見せる書式（#,##0,）の数値（中身は 12345678）"),
        (typed_as(12345678, '#,##0,,"百万"'), "千分の1などにして見せる書式"),
        (typed_as(1234, "#,##0"), ""),
        (typed_as(1234, '#,##0"件,"'), ""),
        (typed_as(CellRichText(TextBlock(InlineFont(b=True), "6"), "0")), ""),
    ],
    ids=["struck in part", "struck", "thousands", "millions", "grouped", "a comma in a text", "bold in part"],
)
def test_what_a_cell_shows_and_holds_is_the_same(change: Callable[[Any], None], problem: str) -> None:
    found = compared(changed(BOOK, change))
    assert [problem in one for one in found.problems] == ([True] if problem else [])
    assert len(found.changes) == (0 if problem else 1)


def set_id(value: str | None) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        cell_of(opened, "ID", PARTICIPANTS).value = value

    return change


def set_head(old: str, new: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        for cell in opened[SHEET][3]:
            cell.value = new if cell.value == old else cell.value

    return change


def remove_tables(opened: Any) -> None:
    opened.remove(opened[SHEET])
    opened.remove(opened[CONTENTS])


def copy_sheet(opened: Any) -> None:
    opened.copy_worksheet(opened[SHEET]).title = "写し"


def turn(opened: Any) -> None:
    sheet = opened[SHEET]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=3)]
    sheet.delete_rows(3, len(lines))
    for line in zip(*lines, strict=True):
        sheet.append(line)


def beside(opened: Any) -> None:
    sheet = opened[SHEET]
    for line in list(sheet.iter_rows(min_row=3)):
        for cell in line:
            sheet.cell(cell.row, cell.column + 14).value = cell.value


def chart(opened: Any) -> None:
    remove_tables(opened)
    opened.create_chartsheet("グラフ").add_chart(BarChart())


def next_year(opened: Any) -> None:
    for cell in opened[SHEET][3]:
        cell.value = str(cell.value).replace("令和8", "令和9").replace("令和7", "令和8")


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (turn, f"シート「{SHEET}」: 表の縦と横が入れ替わっています"),
        (beside, f"シート「{SHEET}」: 見出し「{ACTUAL}」の列が2つ以上あります"),
        (chart, "指標の表（見出しに ID がある表）がありません"),
        (next_year, f"見出しは「令和9年度の目標」で、「{TARGET}」がありません。違う年度のブックではないか"),
        (
            set_id("hier-seminar-participants"),
            f"シート「{SHEET}」A4: ID「hier-seminar-participants」はこの計画にありません（もしかして {PARTICIPANTS}）",
        ),
        (set_id("shop-lessons-held"), f"A11: ID「shop-lessons-held」の行がもう1つあります（シート「{SHEET}」A4）"),
        (set_id(None), f"シート「{SHEET}」A4: IDが空です"),
        (set_head(ACTUAL, "実績"), f"シート「{SHEET}」: 見出し「{ACTUAL}」の列がありません"),
        (set_head(TARGET, ACTUAL), f"シート「{SHEET}」: 見出し「{ACTUAL}」の列が2つ以上あります"),
        (set_head("ID", "番号"), f"シート「{SHEET}」: 見出しの行（ID など）がありません"),
        (copy_sheet, f"シート「写し」A4: ID「{PARTICIPANTS}」の行がもう1つあります（シート「{SHEET}」A4）"),
        (remove_tables, "指標の表（見出しに ID がある表）がありません"),
    ],
)
def test_what_people_do_to_sheets_with_harm(
    project: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Any], object], reported: str
) -> None:
    (project / "back.xlsx").write_bytes(changed(FILLED, change))
    assert main(["sheet", "import", "back.xlsx"]) == 1
    assert reported in capsys.readouterr().out
    assert (project / NAME).read_bytes() == PLAN


def test_an_id_renamed_in_the_plan_is_followed() -> None:
    renamed = PLAN.replace(
        f"- id: {PARTICIPANTS}\n".encode(), f"- id: seminar-guests\n        was: [{PARTICIPANTS}]\n".encode()
    )
    found = compared(FILLED, renamed)
    assert [(entry.indicator, entry.value) for _, entry in found.changes] == [("seminar-guests", "20")]
    assert (found.problems, found.notices) == ((), ())
    target = compared(
        typed({(PARTICIPANTS, TARGET): 70}), renamed.replace(b"R8: {target: 65}  ", b"R8: {target: 66}  ")
    )
    assert "いまの値は「66」です（書き出したときは「65」" in target.problems[0]


def test_a_locked_cell_that_was_changed() -> None:
    plan = PLAN.replace(b"R8: {target: 65}  ", b"R8: {target: {value: 65, of: R7}}  ")
    raw = typed({(PARTICIPANTS, TARGET): "70"}, book(form_of(plan), by_lead=False))
    assert compared(raw, plan).problems == (
        f"シート「{SHEET}」H4: このセルは計画ファイルで直してください（いまの値は「65」です）。",
    )


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("aobano-commerce,R8", "umibe,R8", "「計画ID」の列に、違う値（aobano-commerce・umibe）が混ざっています"),
        ("aobano-commerce,R8", "aobano-commerce,R7", "「年度」の列に、違う値（R7・R8）が混ざっています"),
    ],
)
def test_csv_rows_of_several_plans(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, reported: str
) -> None:
    text = csv_sheet(form_of(PLAN), Encoding.UTF8).decode("utf-8-sig")
    (project / "back.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["sheet", "import", "back.csv"]) == 2
    assert reported in capsys.readouterr().err


def test_a_file_that_is_not_there_or_too_large(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "import", "none.xlsx"]) == 2
    (project / "large.csv").write_bytes(b"a" * (archive.MAX_FILE + 1))
    assert main(["sheet", "import", "large.csv"]) == 2
    err = capsys.readouterr().err
    assert "none.xlsx を読めません" in err
    assert "large.csv は大きすぎます（上限は10MB）" in err
