"""Heads of columns: which year they name, and what is left of them."""

import pytest

from generator.edit.intake.heads import head_of, merged_heads, period_in


@pytest.mark.parametrize(
    ("texts", "pattern", "period"),
    [
        (["令和5年度", "年間目標"], "○年度 年間目標", "R5"),
        (["R5"], "○年度", "R5"),
        (["Ｒ５年度"], "○年度", "R5"),
        (["2023年度(令和5年度)", "目標"], "○年度 目標", "R5"),
        (["H31/R1"], "○年度", "R1"),
        (["平成31年度／令和元年度"], "○年度", "R1"),
        (["現状値(R4)"], "現状値 ○年度", "R4"),
        (["現状値"], "現状値", "現状"),
        (["現 行"], "現行", "現状"),
        (["中間目標(R7)"], "中間目標 ○年度", "R7"),
        (["目標値（R9年度末）"], "目標値 ○年度", "R9"),
        (["最終目標"], "最終目標", "最終"),
        (["令和 7年度"], "○年度", "R7"),
        (["R7 年度"], "○年度", "R7"),
        (["令和5年"], "○年", "R5年"),
        (["R3.8月現在"], "○年度", "R3.8"),
        (["2024"], "○年度", "R6"),
        (["指標名"], "指標名", None),
        (["SDGs17のゴール"], "SDGs17のゴール", None),
        (["R5〜R9"], "R5〜R9", None),
        (["令和5年度 令和6年度"], "○年度", None),
        (["4年度"], "4年度", None),
        (["5月"], "5月", None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_head(texts: list[str], pattern: str, period: str | None) -> None:
    head = head_of(texts)
    assert (head.pattern, head.period.written if head.period else None) == (pattern, period)


def test_a_bare_year_is_of_the_era_that_is_given() -> None:
    head = head_of(["実績値", "4年度"], "R")
    assert (head.pattern, head.period and head.period.written) == ("実績値 ○年度", "R4")


def test_what_stands_over_several_columns_is_over_each_of_them() -> None:
    rows = [["指標", "R5", "", "R6", ""], ["", "目標", "実績", "目標", "実績"]]
    assert merged_heads(rows) == [["指標", ""], ["R5", "目標"], ["R5", "実績"], ["R6", "目標"], ["R6", "実績"]]


@pytest.mark.parametrize("text", ["80", "R5の見込み", "", "5月10日", "R5・R6"])
def test_what_is_no_period(text: str) -> None:
    assert period_in(text) is None
