"""What a citation says to readers: the document, its page if its text states it, and the lines or cells."""

import pytest

from generator.plan.places import place
from generator.plan.reading.source_text import source_text
from generator.publish import addresses
from tests.plan.checks.small import HEAD, plan

ONE = plan("")
SEVERAL = plan(
    "", HEAD.replace("{report: {title: 進捗状況}}", "{report: {title: 進捗状況, number: 資料2}, kpi: {title: 一覧}}")
)
PAGED = source_text("一\n二\n\f三\n四\n\f五\n".encode())


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("report 9", "資料2 テキスト9行目"),
        ("report 9, 12-34", "資料2 テキスト9、12〜34行目"),
        ("kpi 9", "一覧 テキスト9行目"),
        ("kpi 指標!F12", "一覧 シート「指標」のF12"),
        ("kpi 指標!F12:H12, F14", "一覧 シート「指標」のF12:H12、F14"),
        ("kpi 主な指標!3", "一覧 表「主な指標」の3行目"),
        ("kpi 主な指標!3-5, 9", "一覧 表「主な指標」の3〜5、9行目"),
    ],
)
def test_a_place_without_a_text(cited: str, shown: str) -> None:
    assert addresses.source(SEVERAL, place(cited)) == shown


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ("report 3", "2ページ（テキスト3行目）"),
        ("report 2, 5", "1、3ページ（テキスト2、5行目）"),
        ("report 2-3", "1〜2ページ（テキスト2〜3行目）"),
        ("report 指標!F12", "シート「指標」のF12"),
    ],
)
def test_a_place_with_a_text_that_has_pages(cited: str, shown: str) -> None:
    assert addresses.source(ONE, place(cited), PAGED) == shown


def test_a_text_without_pages_adds_nothing() -> None:
    assert addresses.source(ONE, place("report 1"), source_text("一\n".encode())) == "テキスト1行目"
    assert addresses.source(ONE, None, PAGED) == ""
