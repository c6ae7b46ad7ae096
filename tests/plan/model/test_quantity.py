"""Quantities: every kind that a text can state, what is none, and that what is read is shown as it was written."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.model.figure import read_value
from generator.plan.model.quantity import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    LIMIT_WORDS,
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Limit,
    Quantity,
    Range,
    Trend,
    Words,
    exact_number,
    numbers,
    read_quantity,
    worded,
)
from generator.plan.model.vocabulary import MISSING_WORDS, Missing
from generator.publish.wording.phrases import stated

LEAST, MORE, MOST, LESS = Limit.AT_LEAST, Limit.MORE_THAN, Limit.AT_MOST, Limit.LESS_THAN


def exact(number: str) -> Exact:
    return Exact(Decimal(number))


def bound(number: str, limit: Limit, word: str) -> Bound:
    return Bound(Decimal(number), limit, word)


def span(low: str, high: str, low_word: str = "〜", high_word: str = "") -> Range:
    return Range(
        low=Decimal(low),
        high=Decimal(high),
        low_limit=LIMIT_WORDS.get(low_word, LEAST),
        high_limit=LIMIT_WORDS.get(high_word, MOST),
        low_word=low_word,
        high_word=high_word,
    )


def about(number: str, before: str = "", after: str = "") -> About:
    return About(Decimal(number), before, after)


READ: list[tuple[str, Quantity]] = [
    ("0", exact("0")),
    ("65", exact("65")),
    ("3.5", exact("3.5")),
    ("3.50", exact("3.50")),
    ("-2", exact("-2")),
    ("-0.1", exact("-0.1")),
    ("60以上", bound("60", LEAST, "以上")),
    ("80超", bound("80", MORE, "超")),
    ("24200以下", bound("24200", MOST, "以下")),
    ("15以内", bound("15", MOST, "以内")),
    ("80未満", bound("80", LESS, "未満")),
    ("-2以上", bound("-2", LEAST, "以上")),
    ("0.5未満", bound("0.5", LESS, "未満")),
    ("50〜60", span("50", "60")),
    ("50～60", span("50", "60")),
    ("50~60", span("50", "60")),
    ("-5〜-2.5", span("-5", "-2.5")),
    ("50〜60未満", span("50", "60", high_word="未満")),
    ("50以上60未満", span("50", "60", "以上", "未満")),
    ("50超60以下", span("50", "60", "超", "以下")),
    ("約8", about("8", "約")),
    ("およそ8", about("8", "およそ")),
    ("8程度", about("8", after="程度")),
    ("8前後", about("8", after="前後")),
    ("約8程度", about("8", "約", "程度")),
    ("0を維持", Keep(Decimal(0), "を維持")),
    ("100維持", Keep(Decimal(100), "維持")),
    ("維持", Keep(None, "維持")),
    ("現状維持", Keep(None, "現状維持")),
    ("前年度以上", AsLastYear(LEAST, "前年度以上")),
    ("前年度実績以上", AsLastYear(LEAST, "前年度実績以上")),
    ("前年並み以上", AsLastYear(LEAST, "前年並み以上")),
    ("前年度を上回る", AsLastYear(MORE, "前年度を上回る")),
    ("昨年度以下", AsLastYear(MOST, "昨年度以下")),
    ("前年を下回る", AsLastYear(LESS, "前年を下回る")),
    ("増加", Trend(MORE, "増加")),
    ("上昇", Trend(MORE, "上昇")),
    ("減少", Trend(LESS, "減少")),
    ("低下", Trend(LESS, "低下")),
    ("未公表", Absent(Missing.NOT_PUBLISHED)),
    ("―", Absent(Missing.DASH)),
    ("—", Absent(Missing.DASH)),
    ("設定なし", Absent(Missing.NOT_SET)),
]


@pytest.mark.parametrize(("text", "quantity"), READ)
def test_a_text_states_a_quantity(text: str, quantity: Quantity) -> None:
    assert read_quantity(text) == quantity


def test_every_kind_can_be_read() -> None:
    assert {type(quantity) for _, quantity in READ} | {Words} == set(get_args(Quantity))


def test_every_reason_is_absent() -> None:
    assert [read_quantity(word) for word in MISSING_WORDS] == [Absent(reason) for reason in MISSING_WORDS.values()]


@pytest.mark.parametrize(
    "text",
    [
        *("", "検討中", "実施", "60 以上", "６０以上", "60人以上", "1,000以上", "070", ".5", "5.", "+5", "1e5"),
        *("50〜60以上", "50〜60超", "60以下50以上", "50〜", "〜60", "約", "程度", "以上"),
        *("前年度", "前年度並み", "やや増加", "前年度比増"),
    ],
)
def test_a_text_that_states_none(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text", ["検討中", "実施", "実施済", "策定", "やや増加", "前年度並み", "過半数", "全校", "DX推進中", "調整中"]
)
def test_other_words_are_a_value_of_words(text: str) -> None:
    assert read_value(text) == Words(text)


@pytest.mark.parametrize(("text", "quantity"), READ)
def test_what_is_read_is_shown_as_it_was_written(text: str, quantity: Quantity) -> None:
    """The wave of a range has one form, and so has the line in place of a value."""
    shown = text.replace("～", "〜").replace("~", "〜").replace("—", "―").replace("-", "−")
    if not isinstance(quantity, Exact | Bound) or abs(quantity.number) < 1000:
        assert stated(quantity, None) == shown
    assert all(word in stated(quantity, "人") for word in (*LIMIT_WORDS, *ABOUT_AFTER, *ABOUT_BEFORE) if word in text)


@pytest.mark.parametrize(("text", "quantity"), [*READ, ("検討中", Words("検討中"))])
def test_it_is_worded_as_its_source_words_it(text: str, quantity: Quantity) -> None:
    shown = text.replace("～", "〜").replace("~", "〜").replace("—", "―")
    assert worded(quantity).replace(",", "") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("24200以下", "24,200人以下"),
        ("50〜60", "50〜60人"),
        ("50〜60未満", "50〜60人未満"),
        ("50以上60未満", "50人以上60人未満"),
        ("約8", "約8人"),
        ("8程度", "8人程度"),
        ("0を維持", "0人を維持"),
        ("維持", "維持"),
        ("前年度以上", "前年度以上"),
        ("増加", "増加"),
        ("設定なし", "設定なし"),
        ("未公表", "未公表"),
    ],
)
def test_a_unit_stands_beside_numbers_only(text: str, shown: str) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert stated(quantity, "人") == shown


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("65", "65", ["65"]),
        ("60以上", None, ["60"]),
        ("50〜60", None, ["50", "60"]),
        ("約8", None, ["8"]),
        ("0を維持", "0", ["0"]),
        ("維持", None, []),
        ("前年度以上", None, []),
        ("増加", None, []),
        ("検討中", None, []),
        ("未公表", None, []),
    ],
)
def test_the_numbers_of_a_quantity(text: str, number: str | None, named: list[str]) -> None:
    quantity = read_quantity(text) or Words(text)
    assert exact_number(quantity) == (None if number is None else Decimal(number))
    assert [str(one) for one in numbers(quantity)] == named


@pytest.mark.parametrize(
    ("limit", "allowed"),
    [
        (LEAST, [False, True, True]),
        (MORE, [False, False, True]),
        (MOST, [True, True, False]),
        (LESS, [True, False, False]),
    ],
)
def test_which_numbers_a_limit_allows(limit: Limit, allowed: list[bool]) -> None:
    assert [limit.allows(Decimal(number), Decimal("0.5")) for number in ("0.4", "0.50", "0.6")] == allowed
    assert limit.is_floor is (allowed[2] and not allowed[0])
    assert limit.is_strict is not allowed[1]


@given(st.text(max_size=12))
def test_any_text_is_a_quantity_or_none(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or isinstance(quantity, get_args(Quantity))
