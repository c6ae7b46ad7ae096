"""Findings of a comparison: at which path, with which sentence, and which of them are not repeated."""

import pytest

from generator.fidelity.compare import Comparison
from generator.fidelity.proof import CHECKS
from tests.fidelity.compared import compared, of_indicator, of_measure

TEXT = """表紙
事業\t市\t参加者数\t20人\t17人\t周知、集客
商店街の事業\t商工会\t来場者数\t3,000人\t2,950人\tチラシの配布
ほかの事業\t組合\t会員の数\t48人\t50人\tなし
目次\t事業 ...... 12
"""


def found(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return code, path and message of each finding."""
    return [
        (check.code, ".".join(map(str, one.path)), one.message) for check in CHECKS for one in check.find(comparison)
    ]


def messages(body: str, text: str = TEXT) -> list[str]:
    return [message for _, _, message in found(compared(body, text))]


def years(actual: str, target: str = "20", at: str = "report 2") -> str:
    return of_measure(
        f"indicators: [{{id: i, name: 参加者数, unit: 人, at: '{at}', years: {{R5: {{target: {target}, actual: {actual}}}}}}}]",
        at="report 2",
    )


NEXT = "資料で確かめて、値か出典を直してください。"
MESSAGES = [
    (years("17"), [], "nothing"),
    (years("48"), [f"「48」は、出典の行（report 2）にありません。4行目にはあります。{NEXT}"], "in one other line"),
    (years("99"), [f"「99」は、出典の行（report 2）にありません。{NEXT}"], "nowhere"),
    (years("2950"), [f"「2950」は、出典の行（report 2）にありません。3行目にはあります。{NEXT}"], "grouped in another line"),
    (years("12"), [f"「12」は、出典の行（report 2）にありません。5行目にはあります。{NEXT}"], "in another line alone"),
    (years("17", "17"), ["「17」は、出典の行（report 2）に、この項目に書いた回数だけはありません。資料で確かめてください。"], "printed once, stated twice"),
    (years("17未満"), [f"「17未満」は、出典の行（report 2）にありません。{NEXT}"], "another word"),
    (of_measure("lead: [組合]", at="report 2"), [f"「組合」は、出典の行（report 2）にありません。4行目にはあります。{NEXT}"], "a name in another line"),
    (of_measure("lead: [人]", at="report 5"), [f"「人」は、出典の行（report 5）にありません。{NEXT}"], "in several other lines"),
    (of_measure("lead: [ほかの 組合]", at="report 2"), [f"「ほかの 組合」は、出典の行（report 2）にありません。{NEXT}"], "in pieces"),
    (of_measure("printed_page: '13'", at="report 2"), ["「13」は、資料のテキストで「事業」と同じ行にありません。資料で確かめてください。"], "a page"),
    ("measures: [{id: m, name: 新しい事業}]", ["「新しい事業」は、資料のテキストのどこにもありません。資料で確かめてください。"], "no citation"),
    (of_measure("", at="report 9"), [f"「事業」は、出典の行（report 9）にありません。{NEXT}"], "after the end, in several lines"),
    ("events: [{date: 2017-05-31, title: 事業, at: report 2}]", [f"「2017-05-31」は、出典の行（report 2）にありません。{NEXT}"], "a date"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in MESSAGES], ids=[row[2] for row in MESSAGES])
def test_what_is_not_in_its_lines(body: str, expected: list[str]) -> None:
    assert messages(body) == expected


def test_a_text_over_several_lines_elsewhere() -> None:
    body = of_measure("lead: [一つめ二つめ]")
    assert messages(body, "事業\nほか\n一つめ\n二つめ\n")[0].startswith(
        "「一つめ二つめ」は、出典の行（report 1）にありません。3〜4行目にはあります。"
    )


LONG = "創業を検討されている方を対象に、市と商工会が創業塾を年に2回開催している"


def test_a_long_text_that_differs_in_one_place() -> None:
    body = of_measure(f"words: {{課題: {LONG.replace('2回', '3回')}}}")
    assert messages(body, f"事業 {LONG}。") == [
        f"「{LONG.replace('2回', '3回')}」は、出典の行（report 1）にありません。「3回開催している」からが合いません。{NEXT}"
    ]
    assert "から" not in messages(of_measure(f"words: {{課題: まず{LONG}}}"), f"事業 {LONG}")[0].split("」は、")[1]


def test_a_number_of_a_row_that_is_nowhere() -> None:
    left = "が、計画に写されていません。値の写しまちがいでないか、資料で確かめてください（写さないなら left_out に書きます）。"
    text = "事業\t参加者数\t20人\t17人\t前年比 15%\n"
    body = years("17").replace("target: 20, ", "")
    assert messages(body.replace("report 2", "report 1"), text) == [f"出典の行にある「20人」、「前年比 15%」{left}"]
    body = years("17").replace("report 2", "report 1")
    assert messages(f"{body}\nleft_out: [{{at: report 1, what: 比, only: [前年比 15%], why: w}}]", text) == []


def test_a_finding_is_at_its_value() -> None:
    assert [(code, path) for code, path, _ in found(compared(years("48"), TEXT))] == [
        ("not-in-source", "measures.0.indicators.0.years.R5.actual")
    ]


ITEM = "at: '{}', lead: [組合], indicators: [{{id: i, name: 会員の数, unit: 人, years: {{R5: {{target: 48, actual: 50}}}}}}]"


def item(at: str) -> str:
    return f"measures: [{{id: m, name: ほかの事業, {ITEM.format(at)}}}]"


CITATIONS = [
    (item("report 4"), [], "right"),
    (item("report 3"), ["出典の行（report 3）には、この項目の値とことば6件のうち5件がありません。report 4 には、すべてあります。出典を直してください。"], "the line above"),
    (item("report 1"), ["出典の行（report 1）には、この項目の値とことば6件が、どれもありません。report 4 には、すべてあります。出典を直してください。"], "a line with nothing"),
    (item("report 9"), ["出典の行（report 9）には、この項目の値とことば6件が、どれもありません。report 4 には、すべてあります。出典を直してください。"], "after the end"),
    (item("report 1").replace("actual: 50", "actual: 51"), ["出典の行（report 1）には、この項目の値とことば6件が、どれもありません。出典を直してください。"], "a line with nothing, and a wrong value"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in CITATIONS], ids=[row[2] for row in CITATIONS])
def test_a_wrong_citation_is_one_finding(body: str, expected: list[str]) -> None:
    assert messages(body) == expected
    assert [path for _, path, _ in found(compared(body, TEXT))] == ["measures.0.at"] * len(expected)


def test_a_wrong_citation_of_several_lines() -> None:
    body = "measures: [{id: m, name: 甲, lead: [乙], words: {課題: 丙}, at: 'report 1-2, 3'}]"
    assert messages(body, "表紙\n目次\nはじめに\n甲\n乙\n丙\n") == [
        "出典の行（report 1-2, 3）には、この項目の値とことば3件が、どれもありません。report 4-5, 6 には、すべてあります。出典を直してください。"
    ]


TABLE = "[シート 指標]\n指標\t目標\t実績\n参加者数\t20人\t17人\n会員の数\t48人\t50人\n"


def cells(at: str, actual: str = "50") -> str:
    figures = f"years: {{R5: {{target: 48, actual: {actual}}}}}"
    return f"indicators: [{{id: i, name: 会員の数, unit: 人, at: '{at}', {figures}}}]"


CELLS = [
    (cells("report 指標!A3:C3"), [], "right"),
    (cells("report 指標!A3:C3", "17"), [f"「17」は、出典の行（report 指標!A3:C3）にありません。テキストの3行目にはあります。{NEXT}"], "a value of another row"),
    (cells("report 指標!A2:C2"), ["出典の行（report 指標!A2:C2）には、この項目の値とことば4件のうち3件がありません。report 指標!A3:C3 には、すべてあります。出典を直してください。"], "another row"),
    (cells("report ほか!A2:C2"), ["出典の行（report ほか!A2:C2）には、この項目の値とことば4件が、どれもありません。出典を直してください。"], "no such table"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in CELLS], ids=[row[2] for row in CELLS])
def test_cells(body: str, expected: list[str]) -> None:
    assert messages(body, TABLE) == expected


def test_two_missing_values_are_two_findings() -> None:
    body = "measures: [{id: m, name: ほかの事業, lead: [組合], at: report 1}]"
    assert len(messages(body)) == 2


def test_two_places_that_would_fit_are_not_named() -> None:
    assert messages(item("report 1"), TEXT + TEXT.splitlines()[3]) == [
        "出典の行（report 1）には、この項目の値とことば6件が、どれもありません。出典を直してください。"
    ]


SAME = "指標\t105\n指標\t105\n"
WIDTHS = [
    (of_measure("measures: [{id: n, name: 会員の数, at: report 4}]", at="report 2-4"), [], "a short name in several lines"),
    (of_measure("", at="report 1-2"), [("place-too-wide", "出典（report 1-2）の1行目には、この項目に書いたことがないか、ほかの行にもあることしかありません。出典を、使った行だけにしてください。")], "too wide"),
    (of_indicator("years: {R5: {target: 105, actual: 105}}", at="report 6-7"), [], "the same figure in both rows"),
    (of_measure("lead: [組合]", at="report 1-3, 4"), [("place-too-wide", "出典（report 1-3, 4）の1、3行目には、この項目に書いたことがないか、ほかの行にもあることしかありません。出典を、使った行だけにしてください。")], "too wide at one end"),
    (of_measure("lead: [誰か]", at="report 1-2"), [("not-in-source", f"「誰か」は、出典の行（report 1-2）にありません。{NEXT}")], "something of it is missing"),
    (of_measure("measures: [{id: n, name: ほかの事業, at: report 4}, {id: o, name: 商店街の事業, at: report 3}]", at="report 2-3"), [("place-too-narrow", "出典（report 2-3）は、すぐ下の項目の出典のうち、4行目を含みません。含むように広げてください。")], "too narrow"),
    (of_measure("measures: [{id: n, name: 会員, at: report 3}, {id: o, name: 組合, at: report 2}]", at="report 2"), [("not-in-source", f"「会員」は、出典の行（report 3）にありません。4行目にはあります。{NEXT}"), ("not-in-source", f"「組合」は、出典の行（report 2）にありません。4行目にはあります。{NEXT}")], "too narrow for a citation that is wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in WIDTHS], ids=[row[2] for row in WIDTHS])
def test_citations_that_do_not_fit(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(code, message) for code, _, message in found(compared(body, TEXT + SAME))] == expected


def test_lines_in_a_row_are_a_range() -> None:
    lower = ", ".join(f"{{id: m{line}, name: 事業{line}, at: report {line}}}" for line in (2, 4, 5, 6, 8))
    body = f"measures: [{{id: m, name: 全体, at: report 1-2, measures: [{lower}]}}]"
    assert (
        "すぐ下の項目の出典のうち、4〜6、8行目を含みません"
        in messages(body, "全体\n" + "".join(f"事業{n}\n" for n in range(2, 9)))[0]
    )


PLACES = [
    ("corrections: [{at: report 2, printed: 17人, read: 18人, why: w}]", [], "what is printed"),
    ("corrections: [{at: report 3, printed: 17人, read: 18人, why: w}]", [("wrong-lines", "出典（report 3）の3行目に、printed のことばがありません。資料で確かめて、行か printed を直してください。")], "another line"),
    ("unreadable: [{at: report 3-4, what: 「来場者数」から「会員の数」までの図, why: w}]", [], "words of both ends"),
    ("unreadable: [{at: report 3-5, what: 「来場者数」から「会員の数」までの図, why: w}]", [("wrong-lines", "出典（report 3-5）の5行目に、what で「」に入れたことばがありません。行を確かめるか、what に、その行に書かれていることばを「」で引用してください（範囲なら、はじめと終わりの行から）。")], "a line too many"),
    ("unreadable: [{at: report 3, what: 図, why: w}]", [("unquoted-lines", "出典（report 3）の行かどうかを確かめられません。what に、その行に書かれていることばを「」で引用してください（範囲なら、はじめと終わりの行から）。")], "no words"),
    ("unreadable: [{at: report 6, what: 図, why: w}]", [], "no words, and none to quote"),
    ("unreadable: [{at: report 5-6, what: 「目次」の下の図, why: w}]", [("wrong-lines", "出典（report 5-6）の6行目は空の行で、空の行はその先にも続いています。続く行をすべて入れてください。")], "some of the blank lines"),
    ("unreadable: [{at: report 5-7, what: 「目次」の下の図, why: w}]", [], "all of the blank lines"),
    ("left_out: [{at: report 1, what: 表紙, why: w}]", [], "nothing of the file"),
    ("left_out: [{at: report 6, what: 表紙, why: w}]", [("wrong-lines", "出典（report 6）の6行目は、空の行です。写していない行だけにしてください。")], "a blank line left out"),
    ("left_out: [{at: report 1, what: 語, only: [表紙], why: w}]", [], "words left out"),
    ("left_out: [{at: report 5, what: 語, only: [表紙], why: w}]", [("wrong-lines", "出典（report 5）の5行目に、only のことばがありません。資料で確かめて、行か only を直してください。")], "words that are not there"),
    (years("17") + "\nleft_out: [{at: report 2, what: 表, why: w}]", [("wrong-lines", "出典（report 2）の2行目は、このファイルに写してあります。写していない行だけにしてください。")], "what is transcribed"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in PLACES], ids=[row[2] for row in PLACES])
def test_places_of_what_is_not_transcribed(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(code, message) for code, _, message in found(compared(body, f"{TEXT}\n\n"))] == expected


@pytest.mark.parametrize("text", [{}, {"report": TEXT}], ids=["no text", "nothing to find"])
def test_nothing_is_found_without_a_text(text: dict[str, str]) -> None:
    assert found(compared(of_indicator("years: {R5: {actual: 5}}", at="list 1"), text)) == []
