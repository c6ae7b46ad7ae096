"""Tables that are not what they seem to be: each is reported at its cell or line, and nothing is written."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main

HEADS = ["施策", "指標名", "単位", "R5目標", "R5実績", "R6目標", "R6実績", "担当課"]
ROWS = [
    ["子育て", "相談件数", "件", 100, 90, 110, 95, "企画課"],
    ["子育て", "参加者数", "人", 200, 190, 210, 195, "企画課"],
    ["観光", "来訪者数", "人", 3000, 2900, 3100, 2950, "観光課"],
]
PROFILE = """\
tables:
- head: 1
  columns: {施策: level, 指標名: name, 単位: unit, ○年度 目標: target, ○年度 実績: actual, 担当課: lead}
direction: {ほか: up}
"""
NEW = ("--title", "計画", "--code", "132284", "--from", "R5", "--to", "R9", "--updated", "2026-04-01")
PLAN = Path("plans/machi.yaml")


def workbook(change: Callable[[Worksheet], object] = str, rows: Sequence[Sequence[object]] = (HEADS, *ROWS)) -> bytes:
    """Return a workbook with the rows, after a change."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "一覧"
    for row in rows:
        sheet.append(row)
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _date(sheet: Worksheet) -> None:
    sheet["E2"] = dt.datetime(2025, 5, 10)
    sheet["E2"].number_format = 'm"月"d"日"'


def _hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.ref = "A1:H4"


def _hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["E"].hidden = True


def _link(sheet: Worksheet) -> None:
    sheet["E2"] = "='[other.xlsx]Sheet1'!A1"


def _struck(sheet: Worksheet) -> None:
    sheet["E2"].font = openpyxl.styles.Font(strike=True)


def _headless(sheet: Worksheet) -> None:
    sheet["E1"] = None


def _rounded(sheet: Worksheet) -> None:
    sheet["E2"] = 12345678
    sheet["E2"].number_format = "#,##0,"


BAD = {
    "a date for a number": (workbook(_date), "一覧!E2「5月10日」", "日付"),
    "a hidden row": (workbook(_hidden_row), "一覧!D3「200」", "非表示の行"),
    "a hidden column": (workbook(_hidden_column), "一覧!E4「2900」", "非表示の列"),
    "a link to another workbook": (workbook(_link), "E2", "数式"),
    "a figure struck out": (workbook(_struck), "一覧!E2「~~90~~」", "取り消し線"),
    "a figure that is shown rounded": (workbook(_rounded), "一覧!E2「12,346」", "中身は12345678"),
    "a column without a head": (workbook(_headless), "一覧!E3「190」", "見出しのない列の値です"),
    "no heads": (workbook(rows=[*ROWS]), "一覧!A1からの表", "見出し「施策」"),
    "a head that is missing": (workbook(rows=[HEADS[:7], *(row[:7] for row in ROWS)]), "一覧!A1からの表", "「担当課」"),
    "a table turned over": (
        workbook(rows=[list(column) for column in zip(HEADS, *ROWS, strict=True)]), "一覧!A1", "縦と横が入れかわって"
    ),
    "another year's file": (
        workbook(rows=[[*HEADS[:3], "H29目標", "H29実績", "H30目標", "H30実績", "担当課"], *ROWS]),
        "一覧!D2など3のセル: 「H29」（2017年度）は計画期間（R5〜R9、2023〜2027年度）の外です",
        "一覧!F2など3のセル: 「H30」",
    ),
    "a quotation mark that stays open": ("施策,指標名\n子育て,\"相談,件\n".encode(), "CSVの2行目", "引用符"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change into a folder with a profile and a table."""
    monkeypatch.chdir(tmp_path)
    profile = Path("plans/sources/machi/kpi.columns.yaml")
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, encoding="utf-8")
    Path("good.xlsx").write_bytes(workbook())
    return tmp_path


def state(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("update", [False, True], ids=["new", "update"])
@pytest.mark.parametrize("bad", BAD)
def test_what_is_wrong_is_reported_at_its_place_and_nothing_is_written(
    folder: Path, bad: str, update: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if update:
        assert main(["import", "machi", "good.xlsx", "--as", "kpi", *NEW]) == 0
    content, place, words = BAD[bad]
    file = Path("next.csv" if content.startswith("施".encode()) else "next.xlsx")
    file.write_bytes(content)
    before = state(folder)
    capsys.readouterr()
    how = ("--update",) if update else NEW
    assert main(["import", "machi", file.name, "--as", "kpi", *how]) != 0
    printed = capsys.readouterr().err
    assert place in printed
    assert words in printed
    assert state(folder) == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("bad", ["a date for a number", "a hidden row", "a column without a head"])
def test_a_person_may_leave_such_cells_and_write_the_others(bad: str) -> None:
    Path("next.xlsx").write_bytes(BAD[bad][0])
    assert main(["import", "machi", "next.xlsx", "--as", "kpi", *NEW, "--leave"]) == 0
    text = PLAN.read_text(encoding="utf-8")
    assert "name: 来訪者数" in text
    assert ("name: 参加者数" in text) is (bad != "a hidden row")
    assert "actual: 90" not in text or bad == "a hidden row"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("no heads", "一覧!A1からの表に、見出しの行が見つかりません"),
        ("a table turned over", "一覧!A1からの表は、縦と横が入れかわっています"),
    ],
)
def test_there_is_no_profile_for_a_table_without_heads(
    folder: Path, bad: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("next.xlsx").write_bytes(BAD[bad][0])
    before = state(folder)
    assert main(["import", "machi", "next.xlsx", "--as", "other"]) == 2
    assert words in capsys.readouterr().err
    assert state(folder) == before
