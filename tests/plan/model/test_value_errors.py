"""Errors of values: their codes, and that each way to write a value that a message names says what the source says."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.plan.model.figure import read_value
from generator.plan.model.quantity import Quantity, Words, read_quantity
from generator.plan.model.vocabulary import MISSING_WORDS
from generator.plan.reading.document import read

_FORM = re.compile(
    r"""(?<=[ 。])(?!など|に）)(\{words: (?:"(?:[^"\\]|\\.)*"|[^}]*)\}|[^ 「」。、（）]+)"""
    r"(?= と(?:書|だけ)| です| のまちがい| を| など|、(?:けた|そう|そのほか|「)|）)"
)
"""A way to write a value, as messages set it off by blanks."""


def refused(text: object) -> tuple[str, str]:
    """Return the code and the message for a text that is no value."""
    with pytest.raises(PydanticCustomError) as caught:
        read_value(text)
    return caught.value.type, caught.value.message()


def error(text: str) -> str:
    """Return the message for a text; empty for a value."""
    try:
        read_value(text)
    except PydanticCustomError as found:
        return found.message()
    return ""


def negations(words: str) -> list[str]:
    return re.findall("[未不非無]|なし|ない", words)


def advised(message: str) -> list[str]:
    """Return the ways to write the value that a message names, as they stand in it."""
    return [form for found in _FORM.findall(message) for form in ([found] if "{" in found else found.split("・"))]


def followed(form: str) -> Quantity:
    """Write a form into a file, as an indicator's value, and read it."""
    document, found = read("plans/example.yaml", f"actual: {form}\n".encode())
    assert not found, found
    assert document is not None
    assert isinstance(document.data, dict)
    value = document.data["actual"]
    return Words(value["words"]) if isinstance(value, dict) else read_value(value)


LISTED = ("未公表", "未確定", "集計中", "調査中", "未実施", "設定なし")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        # another form of a value: that value
        ("８０以上", "fullwidth-digits", ["80以上"]),
        ("２１", "fullwidth-digits", ["21"]),
        ("５０〜６０", "fullwidth-digits", ["50〜60"]),
        ("1．5", "fullwidth-sign", ["1.5"]),
        (" 21", "fullwidth-sign", ["21"]),
        ("80 以上", "fullwidth-sign", ["80以上"]),
        ("約　8", "fullwidth-sign", ["約8"]),
        ("△5", "fullwidth-sign", ["-5"]),
        ("▲3.5", "fullwidth-sign", ["-3.5"]),
        ("−3以上", "fullwidth-sign", ["-3以上"]),
        ("1,000", "comma-in-number", ["1000"]),
        ("１，０００", "comma-in-number", ["1000"]),
        ("1,000以上", "comma-in-number", ["1000以上"]),
        ("1,000〜2,000", "comma-in-number", ["1000〜2000"]),
        ("1,234.5", "comma-in-number", ["1234.5"]),
        ("▲1,200", "comma-in-number", ["-1200"]),
        ("70", "number-format", ["70"]),
        ("-3.5", "number-format", ["-3.5"]),
        ("+61", "number-format", ["61"]),
        (".5", "number-format", ["0.5"]),
        ("-.5", "number-format", ["-0.5"]),
        ("007", "number-format", ["7"]),
        ("000", "number-format", ["0"]),
        # with its unit: the value without it
        ("45人", "unit-in-number", ["45"]),
        ("12%", "unit-in-number", ["12"]),
        ("１２％", "unit-in-number", ["12"]),
        ("80人未満", "unit-in-number", ["80未満"]),
        ("80 人未満", "unit-in-number", ["80未満"]),
        ("１５％以内", "unit-in-number", ["15以内"]),
        ("3位以内", "unit-in-number", ["3以内"]),
        ("約1,000人", "unit-in-number", ["約1000"]),
        ("100人程度", "unit-in-number", ["100程度"]),
        ("100%を維持", "unit-in-number", ["100を維持"]),
        ("50〜60％", "unit-in-number", ["50〜60"]),
        ("50％〜60％", "unit-in-number", ["50〜60"]),
        ("50人以上60人未満", "unit-in-number", ["50以上60未満"]),
        ("3回/年以上", "unit-in-number", ["3以上"]),
        # two readings: both
        ("70,5", "comma-in-number", ["70.5", "705"]),
        ("1.234,5", "comma-in-number", ["1234.5", "12345"]),
        ("1,23", "comma-in-number", ["1.23", "123"]),
        ("12,34,567", "comma-in-number", ["1234.567", "1234567"]),
        ("0,5", "comma-in-number", ["0.5"]),
        ("0.0,5", "comma-in-number", ["0.5"]),
        ("70万", "unit-in-number", ["700000", "70"]),
        ("1.2万人", "unit-in-number", ["12000", "1.2"]),
        ("5千人以上", "unit-in-number", ["5000以上", "5以上"]),
        ("約3億円", "unit-in-number", ["約300000000", "約3"]),
        ("70百万円", "unit-in-number", ["70000000", "70"]),
        ("50-60", "value-not-readable", ["50〜60", "{words: 50-60}"]),
        ("5件減", "value-not-readable", ["-5", "{words: 5件減}"]),
        ("5％増", "value-not-readable", ["5", "{words: 5％増}"]),
        ("-5減", "value-not-readable", ["-5", '{words: "-5減"}']),
        # what cannot be known: none, or the words
        ("①70", "value-not-readable", []),
        ("70①", "value-not-readable", []),
        ("70²", "value-not-readable", []),
        ("½", "value-not-readable", []),
        ("60〜50", "value-not-readable", []),
        ("60-50", "value-not-readable", ["{words: 60-50}"]),
        ("5万件減", "value-not-readable", ["{words: 5万件減}"]),
        ("2割増", "value-not-readable", ["{words: 2割増}"]),
        ("3割", "value-not-readable", ["{words: 3割}"]),
        ("1億2千万", "value-not-readable", ["{words: 1億2千万}"]),
        ("1万〜2万", "value-not-readable", ["{words: 1万〜2万}"]),
        ("50人〜60社", "value-not-readable", ["{words: 50人〜60社}"]),
        ("50〜60以上", "value-not-readable", ["{words: 50〜60以上}"]),
        ("50弱", "value-not-readable", ["{words: 50弱}"]),
        ("最大100", "value-not-readable", ["{words: 最大100}"]),
        ("70※", "value-not-readable", ["{words: 70※}"]),
        ("70(速報)", "value-not-readable", ["{words: 70(速報)}"]),
        ("約△5", "fullwidth-sign", ["約-5"]),
        ("三か所", "value-not-readable", ["{words: 三か所}"]),
        ("十七", "value-not-readable", ["{words: 十七}"]),
        ("Ⅳ", "value-not-readable", ["{words: Ⅳ}"]),
        ("1e5", "value-not-readable", ["{words: 1e5}"]),
        ("NaN", "value-not-readable", ["{words: NaN}"]),
        ("yes", "value-not-readable", ["{words: yes}"]),
        ("R5", "value-not-readable", ["{words: R5}"]),
        ("3/4", "value-not-readable", ["{words: 3/4}"]),
        ("5月10日", "value-not-readable", ["{words: 5月10日}"]),
        ("令和8年度に策定", "value-not-readable", ["{words: 令和8年度に策定}"]),
        ("四半期毎1回", "value-not-readable", ["{words: 四半期毎1回}"]),
        ("3か所, 予定", "value-not-readable", ['{words: "3か所, 予定"}']),
        ('"3"か所', "value-not-readable", [r'{words: "\"3\"か所"}']),
        ("○", "value-not-readable", ["{words: ○}"]),
        ("*", "value-not-readable", ['{words: "*"}']),
        ("#N/A", "value-not-readable", []),
        ("#DIV/0!", "value-not-readable", []),
        ("1O", "value-not-readable", ["10"]),
        ("l2", "value-not-readable", ["12"]),
        # a reason, or words
        ("-", "near-reason", ["―", "空欄"]),
        ("－", "near-reason", ["―", "空欄"]),
        ("ー", "near-reason", ["―", "空欄"]),
        ("…", "near-reason", ["―", "空欄"]),
        ("未実施。", "near-reason", ["未実施", "{words: 未実施。}"]),
        ("確認中", "near-reason", [*LISTED, "{words: 確認中}"]),
        ("公表予定", "near-reason", [*LISTED, "{words: 公表予定}"]),
        ("未定", "near-reason", [*LISTED, "{words: 未定}"]),
        ("不明", "near-reason", [*LISTED, "{words: 不明}"]),
        ("なし", "near-reason", [*LISTED, "{words: なし}"]),
        ("設定無し", "near-reason", ["設定なし", "{words: 設定無し}"]),
        ("調査 中", "near-reason", ["調査中", "{words: 調査 中}"]),
    ],
)
def test_an_error_names_every_way_to_write_what_the_source_says(text: str, code: str, expected: list[str]) -> None:
    found, message = refused(text)
    assert (found, advised(message)) == (code, expected)
    for form in expected:
        followed(form)
    assert [followed(form) for form in expected if "words" in form] == [Words(text)] * sum(
        "words" in form for form in expected
    )


@pytest.mark.parametrize(
    "text",
    [
        *MISSING_WORDS,
        "実施",
        "実施済",
        "実施済み",
        "公表済",
        "未公開",
        "集計仲",
        "計画中",
        "調整中",
        "検討中",
        "完了予定",
        "設定あり",
        "該当あり",
        "比較可能",
        "未完了",
        "不中止",
        "一部未実施",
        "一部実施",
        "第二期に着手",
        "事業未実施",
        "80未満",
        "15以内",
        "50〜60",
        "維持",
        "増加",
    ],
)
def test_a_value_is_no_error(text: str) -> None:
    assert read_value(text) == (read_quantity(text) or Words(text))


def test_no_reason_of_the_opposite_is_proposed() -> None:
    """Each listed reason, with one character less, or with one more at either end."""
    shorter = {word[:at] + word[at + 1 :] for word in MISSING_WORDS for at in range(len(word)) if len(word) > 1}
    longer = {text for word in MISSING_WORDS for sign in "未不非無済中後前のあ" for text in (sign + word, word + sign)}
    proposed = {
        text: re.findall("もしかして ([^）]+)", message) for text in (*shorter, *longer) if (message := error(text))
    }
    assert sum(len(words) for words in proposed.values()) > 100
    assert [
        (text, words) for text, words in proposed.items() if any(negations(word) != negations(text) for word in words)
    ] == []


def test_words_that_are_too_long_are_advised_whole() -> None:
    text = "令和8年度までに、" * 8
    assert [followed(form) for form in advised(refused(text)[1])] == [Words(text)]
    assert advised(refused(text * 5)[1]) == ["{words: 資料のことば}"]


@pytest.mark.parametrize("value", [True, None, [], {}, "true", "false"])
def test_what_is_no_text_names_the_choices(value: object) -> None:
    code, message = refused(value)
    assert code == "wrong-type"
    assert "未公表" in message


NUMBERS = st.decimals(min_value=-99_999_999, max_value=99_999_999, places=2).map(
    lambda number: format(number.normalize() if number else Decimal(0), "f")
)
FORMS = st.sampled_from(
    ["{}", "{}以上", "{}超", "{}以下", "{}以内", "{}未満", "約{}", "{}程度", "約{}程度", "{}を維持", "{}維持"]
)
SIGNS = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def grouped(number: str) -> str:
    whole, dot, decimals = number.partition(".")
    return f"{int(whole):,}{dot}{decimals}" if whole.lstrip("-").isdigit() and int(whole) else number


DECORATIONS = st.sampled_from(
    [
        lambda number: number.translate(SIGNS),
        lambda number: f"{number}人",
        lambda number: f"{number}％",
        lambda number: f"{number} ",
        lambda number: f" {number}か所",
        grouped,
        lambda number: f"{grouped(number)}人".translate(SIGNS),
        lambda number: f"△{number[1:]}" if number.startswith("-") else f"{number}位",
        lambda number: number,
    ]
)


@given(NUMBERS, FORMS, DECORATIONS)
def test_a_decorated_value_is_refused_with_that_value_only(
    number: str, form: str, decorate: Callable[[str], str]
) -> None:
    value, text = form.format(number), form.format(decorate(number))
    quantity = read_quantity(value)
    assert quantity is not None
    if text == value and form != "{}":
        assert read_value(text) == quantity
    else:
        _, message = refused(text)
        assert [followed(form) for form in advised(message)] == [quantity], message


@given(st.text(alphabet="0123456789.,-−△ 約〜以上未満人％千万①²年月/増減済未中ー○{}#:\"'\\", max_size=8))
def test_any_text_is_a_value_or_is_refused_with_what_can_be_written(text: str) -> None:
    for form in advised(error(text)):
        quantity = followed(form)
        assert not isinstance(quantity, Words) or quantity.text == text
