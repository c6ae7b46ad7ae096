"""Sheets: a year's figures are exported to departments and imported again; only what people changed is written."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cli import main
from generator.edit.entered import entered_figure
from generator.edit.record import record
from generator.edit.sheet.book_out import book
from generator.edit.sheet.book_state import STATE
from generator.edit.sheet.comparison import SheetComparison, compare_sheet
from generator.edit.sheet.csv_in import read_csv
from generator.edit.sheet.csv_out import Encoding, csv_sheet
from generator.edit.sheet.equivalence import is_same
from generator.edit.sheet.form_row import FormCell, FormColumn
from generator.edit.sheet.guide import EXAMPLES
from generator.edit.sheet.sheet_names import sheet_names
from generator.errors import RefusedError
from generator.plan.load import load
from tests.conftest import ROOT
from tests.edit.sheet.workbooks import (
    ACTUAL,
    BOOK,
    GRADE,
    NAME,
    NOTE,
    PARTICIPANTS,
    PLACE,
    PLAN,
    SHEET,
    TARGET,
    assert_return,
    cell_of,
    compared,
    form_of,
    saved_by_libreoffice,
    typed,
    years,
)
from tests.frozen import PLANS

SAME_DAY = ("--updated", "2026-11-21")
"""The day on which the plan was updated last, so that its date stays."""
FILES = [*PLANS, ROOT / "content" / "manual" / "example.yaml"]


def years_of_all() -> list[tuple[Path, str]]:
    return [(file, year) for file in FILES for year in years(load(file.name, file.read_bytes()))]


@pytest.mark.parametrize(("file", "year"), years_of_all(), ids=lambda value: getattr(value, "stem", value))
def test_what_nobody_changed_changes_nothing(file: Path, year: str) -> None:
    assert_return(file, year)


def test_a_workbook_is_the_same_bytes_each_time() -> None:
    assert book(form_of(PLAN), by_lead=False) == BOOK


def test_only_the_cells_of_the_year_are_open() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(BOOK))
    assert [(sheet.title, sheet.sheet_state, sheet.protection.sheet) for sheet in opened.worksheets] == [
        ("使い方", "visible", True),
        ("令和8年度の数値", "visible", True),
        ("令和8年度の文章と金額", "visible", True),
        (STATE, "veryHidden", True),
    ]
    heads = [cell.value for cell in opened["令和8年度の数値"][3]]
    for line in opened["令和8年度の数値"].iter_rows(min_row=4):
        assert [head for head, cell in zip(heads, line, strict=True) if not cell.protection.locked] == [
            TARGET,
            ACTUAL,
            GRADE,
            NOTE,
            PLACE,
        ]
    assert all(cell.protection.locked for line in opened["使い方"].iter_rows() for cell in line)


def test_by_lead_every_indicator_is_on_one_sheet() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(book(form_of(PLAN), by_lead=True)))
    leads = ["みらい相談所", "商工会", "市", "実行委員会"]
    assert opened.sheetnames == ["使い方", *(name for lead in leads for name in (lead, f"内容・{lead}")), STATE]
    on_sheets = [cell.value for sheet in opened.worksheets[1:-1] for cell in sheet["A"][3:]]
    assert sorted(on_sheets) == sorted(row.address for row in form_of(PLAN).rows)


def test_what_states_more_than_a_value_is_locked() -> None:
    raw = (ROOT / "content/manual/example.yaml").read_bytes()
    rows = {row.address: row for row in form_of(raw, "R6", "example.yaml").rows}
    assert rows["graduates"].cells[FormColumn.ACTUAL] == FormCell("5", locked=True)
    assert rows["graduates"].advice == "実績・メモのセルは計画ファイルで直してください"
    assert rows["visits.group"].cells[FormColumn.ACTUAL] == FormCell()
    assert rows["visits.single"].indicator == "見学（個人）"


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({ACTUAL: "20"}, "R8: {target: 65, actual: 20}"),
        ({ACTUAL: 20.0}, "R8: {target: 65, actual: 20}"),
        ({ACTUAL: "１２，３４５"}, "R8: {target: 65, actual: 12345}"),
        ({ACTUAL: "△5"}, "R8: {target: 65, actual: -5}"),
        ({ACTUAL: "▲5"}, "R8: {target: 65, actual: -5}"),
        ({ACTUAL: "−5"}, "R8: {target: 65, actual: -5}"),
        ({ACTUAL: "－5"}, "R8: {target: 65, actual: -5}"),
        ({ACTUAL: 0.1 + 0.2}, "R8: {target: 65, actual: 0.3}"),
        ({ACTUAL: 1e20}, "R8: {target: 65, actual: 100000000000000000000}"),
        ({ACTUAL: " 集計中 "}, "R8: {target: 65, actual: 集計中}"),
        ({ACTUAL: "20以上"}, "R8: {target: 65, actual: 20以上}"),
        ({TARGET: 70}, "R8: {target: 70}"),
        ({ACTUAL: 20, GRADE: "Ｃ"}, "R8: {target: 65, actual: 20, grade: C}"),
        ({ACTUAL: 20, NOTE: "速報。\n9月に確定"}, "R8: {target: 65, actual: {value: 20, note: 速報。 9月に確定}}"),
        ({ACTUAL: "未公表", NOTE: "9月に公表"}, "R8: {target: 65, actual: {missing: 未公表, note: 9月に公表}}"),
        ({ACTUAL: "増加", NOTE: "①: 増"}, 'R8: {target: 65, actual: {value: 増加, note: "①: 増"}}'),
        ({ACTUAL: "80未満"}, "R8: {target: 65, actual: 80未満}"),
        ({TARGET: "８０超"}, "R8: {target: 80超}"),
        ({TARGET: "1,000以上"}, "R8: {target: 1000以上}"),
        ({TARGET: "約15", ACTUAL: "8程度"}, "R8: {target: 約15, actual: 8程度}"),
        ({TARGET: "50〜60"}, "R8: {target: 50〜60}"),
        ({TARGET: "50～60"}, "R8: {target: 50~60}"),
        ({TARGET: "現状維持", ACTUAL: "0を維持"}, "R8: {target: 現状維持, actual: 0を維持}"),
        ({TARGET: "前年度以上", ACTUAL: "増加"}, "R8: {target: 前年度以上, actual: 増加}"),
        ({ACTUAL: "検討中"}, "R8: {target: 65, actual: 検討中}"),
        ({ACTUAL: "実施済（庁内）"}, "R8: {target: 65, actual: 実施済（庁内）}"),
        ({ACTUAL: "実施", NOTE: "庁内"}, "R8: {target: 65, actual: {words: 実施, note: 庁内}}"),
        ({ACTUAL: "80未満", NOTE: "速報"}, "R8: {target: 65, actual: {value: 80未満, note: 速報}}"),
        ({ACTUAL: "{words: 3か所}"}, "R8: {target: 65, actual: {words: 3か所}}"),
        ({ACTUAL: "{words: 3か所}", NOTE: "速報"}, "R8: {target: 65, actual: {words: 3か所, note: 速報}}"),
    ],
)
def test_a_typed_value_changes_its_line_alone(project: Path, values: dict[str, Any], lines: str) -> None:
    (project / "back.xlsx").write_bytes(typed({(PARTICIPANTS, head): value for head, value in values.items()}))
    assert main(["sheet", "import", "back.xlsx", *SAME_DAY]) == 0
    before, after = PLAN.decode().splitlines(), (project / NAME).read_text(encoding="utf-8").splitlines()
    [(old, new)] = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert old.split("#")[0].strip() == "R8: {target: 65}"
    assert new.split(" #")[0].strip() == lines


def test_a_target_against_the_direction_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "back.xlsx").write_bytes(typed({(PARTICIPANTS, TARGET): "80未満"}))
    assert main(["sheet", "import", "back.xlsx"]) == 1
    assert "direction: up ですが、R8の目標はそれより少ないこと" in capsys.readouterr().out
    assert (project / NAME).read_bytes() == PLAN


WORDS = "R8: {target: 65, actual: {words: 60〜70, note: 速報}}"


def test_words_that_would_be_read_as_a_range_are_changed_in_the_plan_file_only() -> None:
    raw = PLAN.replace(b"R8: {target: 65}", WORDS.encode())
    row = next(row for row in form_of(raw).rows if row.address == PARTICIPANTS)
    assert (row.cells[FormColumn.ACTUAL], row.cells[FormColumn.NOTE]) == (
        FormCell("60〜70", locked=True),
        FormCell("速報", locked=True),
    )
    plain = PLAN.replace(b"R8: {target: 65}", WORDS.replace("60〜70", "検討中").encode())
    row = next(row for row in form_of(plain).rows if row.address == PARTICIPANTS)
    assert row.cells[FormColumn.ACTUAL] == FormCell("検討中")


@pytest.mark.parametrize("text", ["65", 65, 65.0, "６５", " 65　", "65.0", None, ""])
def test_the_same_value_written_otherwise_is_no_change(text: Any) -> None:
    assert compared(typed({(PARTICIPANTS, TARGET): text})).changes == ()


def test_an_empty_cell_never_deletes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "back.xlsx").write_bytes(typed({(PARTICIPANTS, TARGET): None}))
    assert main(["sheet", "import", "back.xlsx"]) == 0
    assert (project / NAME).read_bytes() == PLAN
    reported = capsys.readouterr().err
    assert "シート「令和8年度の数値」H4: 空ですが、計画ファイルの値（65）は消さずに残します。" in reported
    assert "1文字も変えていません" in reported


@pytest.mark.parametrize(
    ("head", "value", "number_format", "reported"),
    [
        (ACTUAL, "=1+1", "", "I4: 数式が入っています"),
        (ACTUAL, True, "", "I4: 「TRUE」（真偽値）が入っています"),
        (ACTUAL, "#N/A", "", "I4: Excelのエラー「#N/A」になっています"),
        (ACTUAL, 45057, "yyyy/m/d", "I4: 日付（2023-05-11"),
        (ACTUAL, 0.12, "0%", "I4: 「％」の書式（0%）の数値（中身は 0.12）です"),
        (ACTUAL, "12%", "", "I4: 「12%」に単位「%」が付いています。12 とだけ書き"),
        (ACTUAL, "1450人", "", "I4: 「1450人」に単位「人」が付いています。1450 とだけ書き"),
        (ACTUAL, "1,45", "", "I4: 「1,45」"),
        (ACTUAL, "5月10日", "", "I4: 「5月10日」は日付か年度のようです"),
        (ACTUAL, "－", "", "I4: 「－」は値として読めません"),
        (ACTUAL, "5\u200b", "", "I4: 目に見えない文字（U+200B）が入っています"),
        (ACTUAL, "true", "", "I4: 数値か、決められた理由"),
        (ACTUAL, "9" * 30, "", "I4: 数字が長すぎます"),
        (GRADE, "D", "", "J4: 「D」は、この計画の評価にありません。S・A・B・C のどれかを入れてください。"),
        (GRADE, "a", "", "J4: 「a」は、この計画の評価にありません"),
        (NOTE, "増えた", "", "K4: メモは実績につくので"),
        (NOTE, "長" * 1001, "", "K4: メモが長すぎます（1,001文字）"),
    ],
)
def test_what_is_no_value_is_listed_with_its_cell(
    project: Path, capsys: pytest.CaptureFixture[str], head: str, value: Any, number_format: str, reported: str
) -> None:
    raw = typed({(PARTICIPANTS, head): value, ("point-card-shops", ACTUAL): 9}, number_format=number_format)
    (project / "back.xlsx").write_bytes(raw)
    assert main(["sheet", "import", "back.xlsx"]) == 1
    assert f"シート「{SHEET}」{reported}" in capsys.readouterr().out
    assert (project / NAME).read_bytes() == PLAN


def test_all_problems_are_listed_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = typed({(PARTICIPANTS, ACTUAL): "17人", (PARTICIPANTS, GRADE): "D", ("point-card-shops", TARGET): "1,45"})
    (project / "back.xlsx").write_bytes(raw)
    assert main(["sheet", "import", "back.xlsx"]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0][-3:].lstrip("」") for line in out.splitlines()] == ["I4", "J4", "H12"]
    assert err.startswith("3件の問題があるので、何も書きませんでした。")


def test_a_dry_run_shows_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "back.xlsx").write_bytes(typed({(PARTICIPANTS, ACTUAL): 20}))
    assert main(["sheet", "import", "back.xlsx", "--dry-run", *SAME_DAY]) == 0
    assert (project / NAME).read_bytes() == PLAN
    out, err = capsys.readouterr()
    assert [line[:50].split() for line in out.splitlines() if line[:2] in ("- ", "+ ")] == [
        ["-", "R8:", "{target:", "65}"],
        ["+", "R8:", "{target:", "65,", "actual:", "20}"],
    ]
    assert err.splitlines() == [
        f"1個の値を {NAME} に入れます。",
        f"{NAME} は、まだ変えていません。--dry-run を外すと書き込みます。",
    ]


def test_a_value_with_a_note_stays_open(project: Path) -> None:
    key = (PARTICIPANTS, ACTUAL)
    (project / "back.xlsx").write_bytes(typed({key: "集計中", (PARTICIPANTS, NOTE): "9月に公表"}))
    assert main(["sheet", "import", "back.xlsx"]) == 0
    again = book(form_of((project / NAME).read_bytes()), by_lead=False)
    (project / "again.xlsx").write_bytes(typed({key: 20}, again))
    assert main(["sheet", "import", "again.xlsx"]) == 0
    assert "actual: {value: 20, note: 9月に公表}}" in (project / NAME).read_text(encoding="utf-8")


def test_export_does_not_overwrite_what_was_filled_in(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "export", "aobano-commerce", "R8"]) == 0
    out = project / "build/sheets/aobano-commerce-R8.xlsx"
    assert out.read_bytes() == BOOK
    assert main(["sheet", "export", "aobano-commerce", "R8"]) == 0
    filled = typed({(PARTICIPANTS, ACTUAL): 20})
    out.write_bytes(filled)
    assert main(["sheet", "export", "aobano-commerce", "R8"]) == 2
    assert "もうあります" in capsys.readouterr().err
    assert out.read_bytes() == filled


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (["aobano-commerce", "R80"], "「R80」は「あおば野市商工業計画」の年度ではありません"),
        (["aobano-commerce", "R8上"], "の年度ではありません"),
        (["aobano-commerce", "8"], "年度として読めません"),
        (["aobano", "R8"], "「aobano」という計画はありません"),
        (["aobano-commerce", "R8", "--csv", "--by-lead"], "--csv を外してください"),
        (["aobano-commerce", "R8", "--encoding", "cp932"], "--csv といっしょに"),
    ],
)
def test_an_export_that_cannot_be(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reported: str
) -> None:
    assert main(["sheet", "export", *arguments]) == 2
    assert reported in capsys.readouterr().err
    assert not (project / "build").exists()


@pytest.mark.parametrize(("separator", "encoding"), [(";", "cp932"), ("\t", "utf-8-sig")])
def test_csv_comes_back_from_an_excel_of_other_settings(project: Path, separator: str, encoding: str) -> None:
    assert main(["sheet", "export", "aobano-commerce", "R8", "--csv", "--out", "asked.csv"]) == 0
    text = (project / "asked.csv").read_text(encoding="utf-8-sig").replace(",17,65,,,", ",17,65,61,,")
    (project / "back.csv").write_bytes(text.replace(",", separator).encode(encoding))
    assert main(["sheet", "import", "back.csv"]) == 0
    assert "R8: {target: 65, actual: 61}" in (project / "plans" / "aobano-commerce.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", list(Encoding))
def test_csv_comes_back(project: Path, encoding: Encoding) -> None:
    assert main(["sheet", "export", "aobano-commerce", "R8", "--csv", "--encoding", encoding]) == 0
    file = project / "build/sheets/aobano-commerce-R8.csv"
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") == (encoding is Encoding.UTF8)
    assert raw.count(b"\r\n") == raw.count(b"\n") == 10
    text = raw.decode("utf-8-sig" if encoding is Encoding.UTF8 else encoding)
    file.write_bytes(text.replace(",17,65,,,", ',17,65,"1,234",S,速報').encode(encoding))
    assert main(["sheet", "import", str(file)]) == 0
    expected = b"R8: {target: 65, actual: {value: 1234, note: \xe9\x80\x9f\xe5\xa0\xb1}, grade: S}"
    assert expected in (project / NAME).read_bytes()


@pytest.mark.parametrize(
    ("column", "one", "other", "same"),
    [
        (FormColumn.ACTUAL, "１２,３４５", "12345", True),
        (FormColumn.ACTUAL, "4.5", "4.50", True),
        (FormColumn.ACTUAL, "△5", "-5", True),
        (FormColumn.ACTUAL, "10～20", "10〜20", True),
        (FormColumn.ACTUAL, "1,000以上", "1000以上", True),
        (FormColumn.ACTUAL, "80以上", "80超", False),
        (FormColumn.ACTUAL, "{words: 60〜70}", "60〜70", False),
        (FormColumn.ACTUAL, "4.5", "4.51", False),
        (FormColumn.ACTUAL, "未公表", "集計中", False),
        (FormColumn.GRADE, "Ａ", "A", True),
        (FormColumn.GRADE, "a", "A", False),
        (FormColumn.NOTE, "9月\n確定", "9月 確定", True),
        (FormColumn.NOTE, "①", "1", False),
        (FormColumn.NOTE, "??野家とfa?ade", "𠮷野家とfaçade", True),
        (FormColumn.NOTE, "fa?ade", "facade", False),
        (FormColumn.NOTE, "é", "ç", False),
    ],
)
def test_what_states_the_same(column: FormColumn, one: str, other: str, same: bool) -> None:
    assert is_same(column, one, other) is same


def test_characters_that_cp932_lacks_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / NAME).write_bytes(PLAN.replace("name: 参加者数".encode(), "name: 参加者数𠮷ç".encode()))
    assert main(["sheet", "export", "aobano-commerce", "R8", "--csv", "--encoding", "cp932"]) == 2
    assert "cp932（Shift_JIS）にないので書けません: ç 𠮷。" in capsys.readouterr().err


def test_no_text_of_a_plan_becomes_a_formula() -> None:
    raw = PLAN.replace("name: 参加者数".encode(), b'name: "=1+1"')
    asked = form_of(raw)
    assert ",'=1+1," in csv_sheet(asked, Encoding.UTF8).decode("utf-8-sig")
    opened = openpyxl.load_workbook(io.BytesIO(book(asked, by_lead=False)))
    assert cell_of(opened, "指標", PARTICIPANTS).data_type == "s"
    assert compare_sheet(asked, read_csv(csv_sheet(asked, Encoding.CP932))).changes == ()


@pytest.mark.slow
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    sent = book(form_of(PLAN), by_lead=True)
    typed_in = typed({(PARTICIPANTS, ACTUAL): 0.1 + 0.2, (PARTICIPANTS, GRADE): "C"})
    same, filled = saved_by_libreoffice(tmp_path, "xlsx", {"same": sent, "filled": typed_in})
    assert same != sent
    assert compared(same) == SheetComparison((), (), ())
    assert [(entry.key, entry.value) for _, entry in compared(filled).changes] == [("actual", "0.3"), ("grade", "C")]
    assert openpyxl.load_workbook(io.BytesIO(same))[STATE].sheet_state != "visible"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["市", "市"], ["市", "市(2)"]),
        (["商工課／振興係", "a/b:c"], ["商工課・振興係", "a・b・c"]),
        (["使い方", "History", "'a'"], ["使い方(2)", "History(2)", "a"]),
        (["Ａ課", "a課"], ["Ａ課", "a課(2)"]),
        (["あ" * 40, "あ" * 50], ["あ" * 31, "あ" * 28 + "(2)"]),
        (["𠮷" * 20], ["𠮷" * 15]),
        (["", "　"], ["無題", "無題(2)"]),
    ],
)
def test_names_that_excel_takes(texts: list[str], names: list[str]) -> None:
    assert sheet_names(texts, {"使い方"}) == names


def test_the_examples_on_the_first_sheet_hold() -> None:
    for good, bad in EXAMPLES:
        assert entered_figure(good) == good
        with pytest.raises(ValueError, match="。"):
            entered_figure(bad)


SMALL = (ROOT / "content/manual/example.yaml").read_bytes()
ASKED = form_of(SMALL, "R8", "example.yaml")
LINES = csv_sheet(ASKED, Encoding.UTF8).decode("utf-8-sig").splitlines()


_TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.from_regex(r"[-△▲−]?[0-9０-９,，.]{1,9}[人%％円以上]?", fullmatch=True),
)


@pytest.mark.slow
@given(st.sampled_from([*ASKED.figures.open]), _TYPED)
@example(FormColumn.ACTUAL, "true")
@example(FormColumn.NOTE, "a: b # c")
@example(FormColumn.GRADE, "有効 ")
def test_any_text_is_a_problem_or_a_value_that_the_check_reads(column: FormColumn, text: str) -> None:
    heads, fields = LINES[0].split(","), LINES[1].split(",")
    open_heads = ASKED.figures.open
    values = {open_heads[column]: text, **({open_heads[FormColumn.ACTUAL]: "5"} if column is FormColumn.NOTE else {})}
    for head, value in values.items():
        fields[heads.index(head)] = '"' + value.replace('"', '""') + '"'
    found = compare_sheet(ASKED, read_csv("\r\n".join([LINES[0], ",".join(fields)]).encode()))
    if found.problems:
        return
    try:
        after = record("example.yaml", SMALL, [entry for _, entry in found.changes])
    except RefusedError:
        return
    assert not load("example.yaml", after).has_errors
    assert (after != SMALL) == bool(found.changes)
