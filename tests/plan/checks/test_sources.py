"""Citations of what a source's text does not have: lines, tables, rows, cells."""

import pytest

from generator.plan.checks import sources
from generator.plan.checks.sources import PlanWithTexts
from generator.plan.reading.source_text import source_text
from tests.plan.checks.small import dotted, plan

TEXT = "前書き\n[シート 指標]\n名前\tR5\n甲\t1\n[表 同じ]\n一\n[表 同じ]\n二\n"


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("report 8", ""),
        ("report 9", "出典の9行目は、文書「report」のテキスト（8行）にありません。"),
        ("report 1, 3-9", "出典の1、3〜9行目は、"),
        ("report 指標!B2", ""),
        ("report 指標!A1:B2", ""),
        ("report 指標!2", ""),
        ("report 指標!3", "出典の3行目は、文書「report」のテキストの表「指標」（2行）にありません。"),
        ("report 指標!A3", "出典のA3は、文書「report」のテキストの表「指標」（2行）にありません。"),
        (
            "report 指標!C2",
            "出典のセルC2は、文書「report」のテキストの表「指標」にありません（2行目の欄は2個で、B2まで）。",
        ),
        ("report 同じ!1", "「同じ」という表が2つ以上あります。"),
        (
            "report 目標!1",
            "出典の表「目標」は、文書「report」のテキストにありません（いまあるもの: 「指標」、「同じ」）。",
        ),
    ],
)
def test_a_cited_place_is_in_the_text(at: str, message: str) -> None:
    subject = PlanWithTexts(
        plan(f"measures:\n- {{id: a, name: 甲, at: '{at}'}}"),
        {"report": source_text(TEXT.encode())},
    )
    found = [(dotted(one.path), one.message) for one in sources.cited_places_exist.find(subject)]
    assert [path for path, _ in found] == (["measures.0.at"] if message else [])
    assert message in "".join(shown for _, shown in found)
