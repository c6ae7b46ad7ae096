"""Texts of sources: missing, unreadable, another than the one declared, unused; and citations of what they do not have."""

import pytest

from generator.plan.checks import sources
from generator.plan.checks.sources import PlanWithTexts
from generator.plan.reading.source_text import SourceText, source_text
from tests.plan.checks.small import HEAD, dotted, plan

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


GOOD, BAD = source_text(TEXT.encode()), source_text(b"\0")
DECLARED = HEAD.replace("{title: 進捗状況}", f"{{title: 進捗状況, sha256: {GOOD.sha256.upper()}}}")


@pytest.mark.parametrize(
    ("head", "texts", "others", "found"),
    [
        (HEAD, {}, (), []),
        (HEAD, {"report": GOOD}, (), []),
        (HEAD, {"report": BAD}, (), ["source-text-unreadable sources.report"]),
        (DECLARED, {"report": GOOD}, (), []),
        (DECLARED, {}, (), ["source-text-missing sources.report.sha256"]),
        (DECLARED, {"report": BAD}, (), ["source-text-unreadable sources.report"]),
        (DECLARED, {"report": source_text(b"x")}, (), ["source-text-differs sources.report.sha256"]),
        (DECLARED, {"report": GOOD}, ("Report.txt",), ["source-text-unused sources"]),
        (HEAD, {}, ("a.txt", "b.txt"), ["source-text-unused sources", "source-text-unused sources"]),
    ],
)
def test_the_texts_of_a_plan(
    head: str, texts: dict[str, SourceText], others: tuple[str, ...], found: list[str]
) -> None:
    subject = PlanWithTexts(plan("", head), texts, frozenset(others))
    assert [f"{check.code} {dotted(one.path)}" for check in sources.CHECKS for one in check.find(subject)] == found


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Report.TXT", "名前を report.txt に直してください"),
        ("old.txt", "文書のIDと同じ名前"),
        ("\udcff", "「\ufffd」は、"),
    ],
)
def test_what_to_do_with_an_unused_text(name: str, advice: str) -> None:
    (one,) = sources.texts_are_used.find(PlanWithTexts(plan(""), {}, frozenset({name})))
    assert advice in one.message
