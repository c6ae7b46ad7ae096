"""Phrases: rates are rounded only when they are shown; numbers are shown as written."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.publish.wording import phrases


@pytest.mark.parametrize(
    ("rate", "edges", "shown"),
    [
        (Fraction(9400, 105), (90, 50), "89.5％"),
        (Fraction(1700, 45), (), "37.8％"),
        (Fraction(100), (), "100％"),
        (Fraction(1005, 10), (), "100.5％"),
        (Fraction(105), (90,), "105％"),
        (Fraction(8996, 100), (90,), "89.96％"),
        (Fraction(899999, 10000), (90,), "89.9999％"),
        (Fraction(500001, 10000), (50,), "50.0001％"),
        (Fraction(-12656, 100), (), "−126.6％"),
        (Fraction(5, 100), (), "0.1％"),
        (Fraction(-5, 100), (), "−0.1％"),
        (Fraction(4, 100), (), "0.0％"),
        (Fraction(123456), (), "123,456％"),
    ],
)
def test_a_rate_is_rounded_only_when_shown(rate: Fraction, edges: tuple[int, ...], shown: str) -> None:
    assert phrases.percent(rate, [Decimal(edge) for edge in edges]) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("27000", "27,000"), ("1234567.50", "1,234,567.50"), ("0", "0"), ("-1200", "−1,200"), ("0.05", "0.05")],
)
def test_digits_are_shown_as_written_and_grouped(value: str, shown: str) -> None:
    assert phrases.number(Decimal(value)) == shown
