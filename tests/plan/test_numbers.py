"""Numbers in the data: halves are rounded away from zero, and no digit is added or lost."""

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.plan.numbers import plain_number, round_half_away


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("0.00005", 4, "0.0001"),
        ("-0.00005", 4, "-0.0001"),
        ("0.00004999", 4, "0.0000"),
        ("-0.00004", 4, "0.0000"),
        ("2.5", 4, "2.5000"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("2.4", 0, "2"),
        ("1/3", 4, "0.3333"),
        ("200/3", 1, "66.7"),
        ("0", 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, decimals: int, rounded: str) -> None:
    assert str(round_half_away(Fraction(number), decimals)) == rounded


@pytest.mark.parametrize(
    ("number", "written"), [("27000", "27000"), ("1.50", "1.50"), ("1E+3", "1000"), ("-0.0000001", "-0.0000001")]
)
def test_a_number_is_written_with_the_digits_it_was_given(number: str, written: str) -> None:
    assert plain_number(Decimal(number)) == written
