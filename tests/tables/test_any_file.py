"""Any file: whatever its bytes and its name, it is read or explained in Japanese, within bounds; never an exception."""

import io
import re
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.tables.read_grids import read_grids
from tests.tables.books import book, rows
from tests.tables.shown import only, read

ENDINGS = [".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".md", ".html", ".pdf", ".docx", ".png", ""]
TABLE = rows("指標 | R6", "来街者 | 12", "空き店舗 | 5")
BOOK = book(TABLE)


def _pdf() -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 80), 200).save(out, "pdf")
    return out.getvalue()


def archive(old: bytes, change: Callable[[str, bytes], bytes], **parts: bytes) -> bytes:
    """Return an archive with each part changed, and further ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, content in parts.items():
            after.writestr(name, content)
    return out.getvalue()


def _same(_: str, content: bytes) -> bytes:
    return content


def _macros(_: str, content: bytes) -> bytes:
    return content.replace(b"spreadsheetml.sheet.main+xml", b"x").replace(
        b"openxmlformats-officedocument.x", b"macroEnabled.main+xml"
    )


def _rows(name: str, content: bytes) -> bytes:
    blank = b"".join(b'<row r="%d"/>' % number for number in range(4, 30_000))
    return content.replace(b"</sheetData>", blank + b"</sheetData>") if "worksheets" in name else content


def _entities(name: str, content: bytes) -> bytes:
    bomb = b'<!DOCTYPE a [<!ENTITY b "xxxxxxxx">]>'
    return re.sub(rb"(<worksheet)", bomb + rb"\1", content) if "worksheets" in name else content


LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://x/externalLinkPath" Target="file:///c:/a.xlsx" TargetMode="External"/></Relationships>"""


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        pytest.param("a.xlsx", archive(BOOK, _same, bomb=bytes(30 << 20)), "中身が大きすぎます", id="a bomb"),
        pytest.param("a.xlsm", archive(BOOK, _same, **{"xl/vbaProject.bin": b""}), "マクロを含む", id="macros"),
        pytest.param("a.xlsm", archive(BOOK, _macros), "マクロを含む", id="a workbook for macros"),
        pytest.param("a.xlsx", archive(BOOK, _same, **{"xl/externalLinks/_rels/a.rels": LINK}), "リンク", id="links"),
        pytest.param("a.xlsx", archive(BOOK, _rows), "シートの行かセルが多すぎます", id="blank rows without end"),
        pytest.param("a.xlsx", archive(BOOK, _entities), "読めません", id="entities"),
        pytest.param("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "パスワードで暗号化", id="password"),
        pytest.param("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式（.xls）", id="an old workbook"),
        pytest.param("a.xlsx", "指標,R6\n".encode(), "壊れているか、Excelブックではありません", id="a CSV file named as a workbook"),
        pytest.param("a.xlsx", archive(BOOK, _same)[:900], "壊れている", id="cut off"),
        pytest.param("a.zip", archive(BOOK, lambda name, _: name.encode()), "読めません", id="an archive of something else"),
        pytest.param("a.doc", b"", "古い形式のWord文書（.doc）の表は読めません", id="an old document"),
        pytest.param("a.PNG", b"\x89PNG", "画像の表は読めません", id="a picture"),
        pytest.param("a.txt", b"x" * ((20 << 20) + 1), "ファイルが大きすぎます", id="a large file"),
        pytest.param("a.xlsx", b"", "壊れている", id="an empty file"),
        pytest.param("a.pdf", b"%PDF-1.4", "PDFが壊れている", id="a PDF without content"),
    ],
)  # fmt: skip
def test_a_file_that_is_refused(name: str, content: bytes, problem: str) -> None:
    found = read(name, content)
    assert found.grids == ()
    (explained,) = found.problems
    assert problem in explained


@given(ending=st.sampled_from(ENDINGS), raw=st.binary(max_size=300))
def test_any_bytes(ending: str, raw: bytes) -> None:
    _holds(f"a{ending}", raw)


SIGNS = st.sampled_from(
    [
        "\t",
        "|",
        "  ",
        "\n",
        ",",
        '"',
        ";",
        "-",
        "指標",
        "1,234",
        "令和6",
        "<table>",
        "<td rowspan=3>",
        "<tr>",
        "┌",
        "～",
    ]
)


@given(ending=st.sampled_from([".csv", ".txt", ".md", ".html"]), signs=st.lists(SIGNS, max_size=60))
def test_any_text(ending: str, signs: list[str]) -> None:
    _holds(f"a{ending}", "".join(signs).encode())


@given(
    raw=st.sampled_from([("a.xlsx", BOOK), ("a.pdf", _pdf())]),
    at=st.floats(0, 1, exclude_max=True),
    new=st.binary(max_size=4),
    cut=st.integers(0, 8),
)
def test_any_change_of_a_file(raw: tuple[str, bytes], at: float, new: bytes, cut: int) -> None:
    name, content = raw
    start = int(at * len(content))
    _holds(name, content[:start] + new + content[start + cut :])


@given(
    at=st.floats(0, 1, exclude_max=True),
    new=st.sampled_from(["", "<", '"', "9", "-1", "99999999", "é", "A1:XFD9", "\0"]),
    cut=st.integers(0, 9),
)
def test_any_change_within_a_workbook(at: float, new: str, cut: int) -> None:
    """The XML of one sheet is changed, and the archive around it is sound."""

    def changed(name: str, content: bytes) -> bytes:
        start = int(at * len(content))
        return content[:start] + new.encode() + content[start + cut :] if "sheet1" in name else content

    _holds("a.xlsx", archive(BOOK, changed))


def _holds(name: str, raw: bytes) -> None:
    found = read_grids(name, raw)
    assert found.grids or found.problems
    assert all(re.search("[ぁ-ん].*[。]", problem) for problem in found.problems)
    for grid in found.grids:
        assert len({len(row) for row in grid.rows}) == 1
        assert all(cell.place for row in grid.rows for cell in row)


NAMES, COUNT = "ABCDEFGHIJ", 1000


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".csv", "\n".join(",".join(f"{column}{row}" for column in NAMES) for row in range(COUNT)).encode()),
        (".txt", "\n".join("\t".join(f"{column}{row}" for column in NAMES) for row in range(COUNT)).encode()),
        (".txt", "\n".join("   ".join(f"{column}{row:4}" for column in NAMES) for row in range(COUNT)).encode()),
        (".md", "\n".join(f"| {' | '.join(NAMES)} |" for _ in range(COUNT)).encode()),
        (".html", f"<table>{('<tr>' + '<td>1' * 10) * COUNT}</table>".encode()),
        (".xlsx", book({f"{column}{row}": (row, "#,##0") for row in range(1, COUNT + 1) for column in NAMES})),
    ],
    ids=["csv", "tabs", "aligned", "bars", "html", "xlsx"],
)  # fmt: skip
def test_ten_thousand_cells_take_less_than_two_seconds(ending: str, content: bytes) -> None:
    start = time.process_time()
    grid = only(read(f"a{ending}", content))
    assert time.process_time() - start < 2
    assert (len(grid.rows), len(grid.rows[0])) == (COUNT, 10)
