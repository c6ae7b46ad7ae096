"""The other direction: what of a text is in the plan file, and what is not."""

import pytest

from tests.fidelity.compared import compared, of_indicator, of_measure, unaccounted

PIECES = [
    (of_measure(""), "事業", [], "found"),
    (of_measure(""), "事業\tほかの事業", ["ほかの事業"], "another cell"),
    (of_measure(""), "事業。つぎの文。", ["つぎの文"], "another sentence"),
    (of_measure(""), "・事業\n・組合", ["組合"], "another item"),
    (of_measure(""), "事業  組合", ["組合"], "apart"),
    (of_measure(""), "事業 (P.3)", ["事業 (P.3)"], "a number beside a name"),
    (of_measure(""), "<ul><li>事業</li><li>組合</li></ul>", ["組合"], "markup"),
    (of_measure(""), "事業\t市", [], "a word that is a part of another one in the plan: not noticed"),
    (of_measure(""), "―――\n\n■", [], "no letters"),
    (of_measure("lead: [市]"), "事業\n市\n市", [], "printed again elsewhere"),
    (of_measure("lead: [市, 商工会]"), "事業\n商工会・市", [], "words of the plan in another order"),
    (of_measure(""), "事業\n令和7年度 5月31日", [], "years and days"),
    (of_measure(""), "事業\n042-000-0000", [], "a telephone number"),
    (of_indicator("unit: 人, years: {R5: {actual: 5}}"), "指標\t5人", [], "a figure with its unit"),
    (of_indicator("unit: 人, years: {R5: {actual: 5}}"), "指標\t5人\t6人", ["6人"], "a figure that is not in the plan"),
    (of_indicator("unit: 人, years: {R5: {actual: 5}}"), "指標\t5人\n5人", ["5人"], "a figure in another place"),
    (of_indicator("unit: 人/年, years: {R5: {actual: 5}}"), "指標\t5人", [], "a part of a unit"),
    (of_indicator("unit: 人, years: {R5: {actual: 5}}"), "指標\t5人\t5人", ["5人"], "a figure printed twice, stated once"),
    (of_indicator("unit: 人, years: {R5: {target: 5, actual: 5}}"), "指標\t5人\t5人", [], "a figure printed twice, stated twice"),
    (of_indicator("years: {R5: {actual: 1234}}"), "指標\t1,234", [], "a grouped figure"),
    ("corrections: [{at: report 1, printed: 事葉, read: 事業, why: 読み}]\n" + of_measure(""), "事葉", [], "a corrected name"),
    ("corrections: [{at: report 1, printed: 版路, read: 販路, why: 読み}]\n" + of_measure("lead: [販路の会]", at="report 2"), "版路の会\n事業 販路の会", [], "a corrected name elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "expected"), [row[:3] for row in PIECES], ids=[row[3] for row in PIECES])
def test_the_pieces_of_a_text(body: str, text: str, expected: list[str]) -> None:
    assert unaccounted(compared(body, text)) == expected


LEFT_OUT = [
    ("{at: report 2, what: 柱, why: 見出し}", [], 1, "a line"),
    ("{at: [report 2-3], what: 柱, why: 見出し}", [], 1, "lines"),
    ("{at: report 2, only: [市の計画], what: 柱, why: 見出し}", ["5ページ"], 2, "a part of a line"),
    ("{at: report 2, only: [市の計画, 5ページ], what: 柱, why: 見出し}", [], 2, "all parts of a line"),
    ("{at: list 2, what: 柱, why: 見出し}", ["市の計画", "5ページ"], 2, "a line of another source"),
    ("{at: report 9, what: 柱, why: 見出し}", ["市の計画", "5ページ"], 2, "a line after the end"),
]


@pytest.mark.parametrize(
    ("entry", "expected", "lines"), [row[:3] for row in LEFT_OUT], ids=[row[3] for row in LEFT_OUT]
)
def test_what_is_left_out(entry: str, expected: list[str], lines: int) -> None:
    found = compared(f"left_out: [{entry}]\n{of_measure('')}", "事業\n市の計画\t5ページ")
    assert unaccounted(found) == expected
    assert found.lines == lines


def test_what_is_unreadable_is_looked_up_all_the_same() -> None:
    body = "unreadable: [{at: report 2, what: 図, why: 画像}]\n" + of_measure("")
    assert unaccounted(compared(body, "事業\n図の中")) == ["図の中"]


def test_pieces_have_their_source_and_line() -> None:
    found = compared(of_measure(""), {"report": "事業", "list": "\n一つめ\t二つめ\n"})
    assert [(piece.source, piece.line, piece.text) for piece in found.unaccounted] == [
        ("list", 2, "一つめ"),
        ("list", 2, "二つめ"),
    ]
    assert found.lines == 2


def test_lines_without_letters_are_no_lines() -> None:
    assert compared(of_measure(""), "事業\n\n―\n").lines == 1
