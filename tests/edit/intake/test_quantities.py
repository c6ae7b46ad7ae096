"""Cells with figures: what they state, and what is not read rather than read wrongly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.intake.quantities import looks_like_amount, parted, read_amount


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("10人", Decimal(10), "人"),
        ("27,000部", Decimal(27000), "部"),
        ("１２３", Decimal(123), ""),
        ("433 件/年", Decimal(433), "件/年"),
        ("18 企業・団体", Decimal(18), "企業・団体"),
        ("24,200 t 以下", "24200以下", "t"),
        ("80%以上", "80以上", "%"),
        ("7,807以上", "7807以上", ""),
        ("12 程度", "12程度", ""),
        ("100を維持", "100を維持", ""),
        ("30〜40未満", "30〜40未満", ""),
        ("△5.2％", Decimal("-5.2"), "%"),
        ("▲3", Decimal(-3), ""),
        ("−3", Decimal(-3), ""),
        ("約8割", "約8", "割"),
        ("20人程度", "20程度", "人"),
        ("50〜60人", "50〜60", "人"),
        ("50～60", "50〜60", ""),
        ("3位", Decimal(3), "位"),
        ("2万人", Decimal(2), "万人"),
        ("-", "―", ""),
        ("－", "―", ""),
        ("未公表", "未公表", ""),
        ("前年度以上", "前年度以上", ""),
        ("増加", "増加", ""),
        ("維持", "維持", ""),
        ("検討中", "検討中", ""),
    ],
)
def test_a_figure(text: str, value: Decimal | str, unit: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "of", "status", "mark"),
    [
        ("216,406 (令和2年度)", "R2", "", ""),
        ("313 事業所 (R3.8 月現在)", "R3.8", "", ""),
        ("1,234（見込）", "", "見込み", ""),
        ("85.3※1", "", "", "※1"),
        ("85.3注1)", "", "", "注1)"),
    ],
)
def test_what_is_printed_beside_a_figure(text: str, of: str, status: str, mark: str) -> None:
    amount = read_amount(text)
    assert amount is not None
    assert (amount.of.written if amount.of else "", amount.status, amount.mark) == (of, status, mark)


@pytest.mark.parametrize(
    "text",
    [
        "100(50)",
        "5月10日",
        "1,2",
        "1.234.567",
        "10 社/1 件",
        "10減",
        "5%減",
        "0.5ポイント増",
        "3千",
        "①",
        "A",
        "R5",
        "5/10",
        "約",
        "2つ3",
        "#REF!",
    ],
)
def test_what_is_left_to_a_person(text: str) -> None:
    assert read_amount(text) is None


def test_the_parts_of_one_cell() -> None:
    found = parted("複数 1 世帯/年 単身 1,004 世帯/年", ("複数", "単身"))
    assert [(name, amount.value) for name, amount in found or ()] == [("複数", Decimal(1)), ("単身", Decimal(1004))]
    assert parted("複数 1 世帯", ("複数", "単身")) is None
    assert parted("合計 3 複数 1 単身 2", ("複数", "単身")) is None


def test_a_name_is_no_figure() -> None:
    assert looks_like_amount("8 社")
    assert not looks_like_amount("1人1日当たりのごみ排出量")


@given(st.text(alphabet="0123456789,.-△約以上未満〜人件()（）※ %R年度", max_size=20))
def test_any_text_is_read_or_left(text: str) -> None:
    amount = read_amount(text) if text.strip() else None
    assert amount is None or amount.value != ""
