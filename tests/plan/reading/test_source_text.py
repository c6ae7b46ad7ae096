"""The text of a source: its lines, pages, tables and hash, or why it is no text."""

import hashlib

import pytest

from generator.plan.places import place
from generator.plan.reading.source_text import MAX_BYTES, MAX_LINE, MAX_LINES, source_text


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("一\n二\n".encode(), ("一", "二")),
        ("一\n二".encode(), ("一", "二")),
        ("\ufeff一\r\n二\r\n".encode(), ("一", "二")),
        ("一\r二\r".encode(), ("一", "二")),
        ("一\f\n\n三\n".encode(), ("一\f", "", "三")),
        (b"<script>alert(1)</script>\n", ("<script>alert(1)</script>",)),
        (b"x" * MAX_LINE, ("x" * MAX_LINE,)),
    ],
    ids=["lines", "no last line end", "a mark, other line ends", "old line ends", "pages", "markup", "a long line"],
)
def test_a_text_is_its_lines(raw: bytes, lines: tuple[str, ...]) -> None:
    found = source_text(raw)
    assert (found.lines, found.problem) == (lines, "")
    assert found.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("進捗".encode("cp932"), "UTF-8として読めません"),
        ("進捗".encode("utf-16"), "UTF-8として読めません"),
        (b"a\nb\x00\n", "2行目に、目に見えない制御文字（U+0000）"),
        ("a\u202eb".encode(), "1行目に、目に見えない制御文字（U+202E）"),
        (b"\x1b[31mred", "1行目に、目に見えない制御文字（U+001B）"),
        (b"x" * (MAX_BYTES + 1), "大きすぎます（上限は10MB）"),
        (b"a\n" + b"x" * (MAX_LINE + 1), "2行目が長すぎます（20,001文字。上限は20,000文字）"),
        (b"a\n" * (MAX_LINES + 1), "行が多すぎます（200,001行。上限は200,000行）"),
        (b"", "空です"),
        ("\ufeff\n\f\n　\n".encode(), "空です"),
    ],
    ids=["cp932", "utf-16", "nul", "bidi", "escape", "big", "long line", "many lines", "empty", "blank"],
)
def test_what_is_no_text(raw: bytes, problem: str) -> None:
    found = source_text(raw)
    assert found.problem.startswith(problem)
    assert found.lines == ()


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("一\n二\n", [None, None]),
        ("一\n\f二\n三\n\f", [1, 2, 2, 2]),
        ("一\f\n二\n", [1, 2]),
        ("一\f二\n三\n", [1, 2]),
        ("一\n\f\n\f三\n", [1, 2, 3]),
        ("一\n\f\f二\n", [1, 3]),
        ("\f一\n", [2]),
        ("一\n\f", [1, 1]),
        ("目次\n--- 3ページ ---\n一\n--- 5 ページ ---\n", [None, 3, 3, 5]),
        ("--- Page 3 ---\n[4ページ]\n［５ページ］\n=== ページ6 ===\n<!-- page 7 -->\n", [3, 4, 5, 6, 7]),
        ("[PAGE 1]\n--- ８ページ ---\n---- Page 9 of 14 ----\n== Page 10/14 ==\n", [1, 8, 9, 10]),
        ("\f[2ページ]\n一\n\f[3ページ]\n", [2, 2, 3]),
        ("13\n14\n- 14 -\nP.14\nページ 14\n14ページ\n", [None] * 6),
        ("[P.33]\n[p. 34]\n（3ページ）\n【3ページ】\n", [None] * 4),
        ("[3ページ]を見る\n見る[3ページ]\n--- 3ページ\n--- 3ページ ===\n", [None] * 4),
        ("[33ページ]\n[12ページ]\n", [None, None]),
        ("[0ページ]\n[1ページ]\n", [None, None]),
        ("[3ページ]\n一\n[3ページ]\n", [None] * 3),
        ("== PAGE 1 END ==\n[٣ページ]\n", [None, None]),
    ],
)
def test_the_page_of_a_line(text: str, pages: list[int | None]) -> None:
    found = source_text(text.encode())
    assert [found.page(line) for line in range(1, len(found.lines) + 1)] == pages


@pytest.mark.parametrize(
    ("declared", "pages"),
    [
        ((), [1, 2, 3]),
        (((5, 7),), [5, 6, 7]),
        (((3, 3), (5, 6)), [3, 5, 6]),
        (((5, 6),), [5, 6, None]),
        (((5, 999_999),), [5, 6, 7]),
    ],
)
def test_form_feeds_part_the_pages_that_were_extracted(
    declared: tuple[tuple[int, int], ...], pages: list[int | None]
) -> None:
    found = source_text("一\n\f二\n\f三\n".encode(), declared)
    assert [found.page(line) for line in (1, 2, 3)] == pages


def test_marks_are_believed_before_what_is_declared() -> None:
    assert source_text("[8ページ]\n\f[9ページ]\n".encode(), ((5, 6),)).page(2) == 9


TABLES = """\
前書き
[シート 指標]
名前\tR5\tR6

参加者\t1\t2
 [表 主な 指標、ほか]
甲\t1
乙\t2

後書き
[表 同じ]
一
[表 同じ]
二
[シート 空]
"""


@pytest.mark.parametrize(
    ("cited", "lines"),
    [
        ("web 1, 3-4", ((1, 1), (3, 4))),
        ("web 99", ((99, 99),)),
        ("web 指標!C3", ((5, 5),)),
        ("web 指標!A1:C3", ((3, 5),)),
        ("web 指標!2", ((4, 4),)),
        ("web 指標!3-9", ((5, 5),)),
        ("web 指標!4", ()),
        ("web 主な 指標、ほか!1, 2", ((7, 7), (8, 8))),
        ("web 主な 指標、ほか!3", ()),
        ("web 主な　指標､ほか!1", ((7, 7),)),
        ("web 同じ!1", ()),
        ("web 空!1", ()),
        ("web ない!1", ()),
    ],
)
def test_the_lines_that_a_place_means(cited: str, lines: tuple[tuple[int, int], ...]) -> None:
    assert source_text(TABLES.encode()).line_ranges(place(cited)) == lines


@pytest.mark.parametrize(
    "line",
    ["[シート]", "[シート ]", "[表]", "表 指標", "[図 指標]", "[シート 指標] あり", "見る [表 指標]", "[sheet 指標]"],
)
def test_what_is_no_mark_of_a_table(line: str) -> None:
    assert source_text(f"{line}\n一\n".encode()).tables == {}


@pytest.mark.parametrize(
    ("cited", "pages"),
    [
        ("report 2", ((1, 1),)),
        ("report 2, 5", ((1, 1), (3, 3))),
        ("report 2-3", ((1, 2),)),
        ("report 2, 3-5", ((1, 3),)),
        ("report 99", ((3, 3),)),
    ],
)
def test_the_pages_of_a_place(cited: str, pages: tuple[tuple[int, int], ...]) -> None:
    assert source_text("一\n二\n\f三\n四\n\f五\n".encode()).pages(place(cited)) == pages


def test_a_page_that_is_not_known_is_not_stated() -> None:
    assert source_text("一\n[3ページ]\n二\n".encode()).pages(place("report 1-3")) == ()
