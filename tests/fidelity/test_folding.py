"""Folding: which texts are the same, which letters came from where, and which numbers are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fidelity.folding import fold, folded, numbers_in, printed_numbers

SAME = [
    ("１，２３４人", "1,234人", "full-width digits"),
    ("ＩＴ導入", "it導入", "full-width letters, case"),
    ("商工会 ・ 市", "商工会、市", "spaces and punctuation"),
    ("ｶﾞｲﾄﾞ", "ガイド", "half-width kana with a mark"),
    ("ガイド", "カ\u3099イト\u3099", "composed kana"),
    ("①相談", "1相談", "a circled number"),
    ("㈱例", "株例", "a letter that stands for several"),
    ("<ul><li>相談</li></ul>", "相談", "lists of a page"),
    ("[相談](https://example.jp/a)", "相談", "a link"),
    ("![図](a.png)", "図", "a picture"),
]
OTHER = [
    ("はい", "ばい", "another letter"),
    ("<これまでの実績>", "", "angle brackets of a text"),
    ("ハハ", "ばば", "katakana"),
    ("社", "杜", "a similar ideograph"),
    ("10", "1.1", "a number"),
]


@pytest.mark.parametrize(("one", "other"), [row[:2] for row in SAME], ids=[row[2] for row in SAME])
def test_texts_that_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [row[:2] for row in OTHER], ids=[row[2] for row in OTHER])
def test_texts_that_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_any_letter_has_the_place_that_it_came_from(text: str) -> None:
    found = folded(text)
    assert found.text == fold(text)
    assert len(found.starts) == len(found.text)
    assert sorted(found.starts) == list(found.starts)
    assert all(0 <= start < len(text) for start in found.starts)


@given(st.text())
def test_any_folded_text_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_what_is_read_has_the_place_of_what_is_printed() -> None:
    found = folded("新 版路 の").replaced("版路", "販売路")
    assert found.text == "新販売路の"
    assert found.starts == (0, 2, 2, 2, 5)
    assert folded("版路").replaced("", "x") == folded("版路")


PRINTED = [
    ("1,234人", ["1234"], "grouped"),
    ("１，２３４人", ["1234"], "grouped, full-width"),
    ("12,34", ["12", "34"], "not by threes"),
    ("1,2345", ["1", "2345"], "not by threes at the end"),
    ("1,234,567.8", ["1234567.8"], "grouped decimal"),
    ("９６．０％", ["96.0"], "full-width decimal"),
    ("第1回、2回", ["1", "2"], "two numbers"),
    ("R5.3", ["5.3"], "a month of a year"),
    ("①②", [], "circled numbers"),
    ("三件", [], "words"),
    ("0246-22-1126", ["0246", "22", "1126"], "a telephone number"),
]


@pytest.mark.parametrize(("text", "digits"), [row[:2] for row in PRINTED], ids=[row[2] for row in PRINTED])
def test_numbers_of_a_text(text: str, digits: list[str]) -> None:
    found = list(printed_numbers(text))
    assert [one.digits for one in found] == digits
    assert numbers_in(text) == set(digits)
    assert all(numbers_in(text[slice(*one.span)]) == {one.digits} for one in found)


SIGNS = [
    ("5", "+", "none"),
    ("△5", "-", "a triangle"),
    ("▲ 5", "+-", "a triangle apart: perhaps a mark"),
    ("増減\t△5", "-", "in a cell"),
    ("△\t5", "+", "in another cell"),
    ("マイナス5", "-", "a word"),
    ("−5", "-", "a minus"),
    ("\t-5", "-", "a hyphen in a cell"),
    ("(-5)", "-", "a hyphen in brackets"),
    ("-5人", "+-", "a hyphen at the beginning: perhaps an item of a list"),
    ("- 5人", "+-", "a hyphen apart"),
    ("R3-5", "+", "a range"),
    ("(4)-5", "+", "a number of a section"),
]


@pytest.mark.parametrize(("text", "signs"), [row[:2] for row in SIGNS], ids=[row[2] for row in SIGNS])
def test_the_signs_that_a_number_may_have(text: str, signs: str) -> None:
    assert [*printed_numbers(text)][-1].signs == signs
