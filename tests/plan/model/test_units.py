"""Units: which are multiples of each other, and how many of one make another."""

from fractions import Fraction

import pytest

from generator.plan.model.units import ratio_of_units


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("千円", "円", "1000"),
        ("円", "千円", "1/1000"),
        ("百万円", "千円", "1000"),
        ("億円", "百万円", "100"),
        ("兆円", "億円", "10000"),
        ("十億円", "億円", "10"),
        ("千万円", "百万円", "10"),
        ("万円", "円", "10000"),
        ("千人", "人", "1000"),
        ("万人", "千人", "10"),
        ("万人/年", "人/年", "10000"),
        ("千t", "t", "1000"),
        ("トン", "t", "1"),
        ("t", "kg", "1000"),
        ("千トン", "kg", "1000000"),
        ("km", "m", "1000"),
        ("ha", "㎡", "10000"),
        ("km2", "ha", "100"),
        ("m2", "㎡", "1"),
        ("MWh", "kWh", "1000"),
        ("MW", "kW", "1000"),
        ("%", "％", "1"),
        ("％", "‰", "10"),
        ("人", "人", "1"),
        ("千円", "千円", "1"),
        (None, None, "1"),
    ],
)
def test_a_known_multiple(one: str | None, other: str | None, ratio: str) -> None:
    assert ratio_of_units(one, other) == Fraction(ratio)
    assert ratio_of_units(other, one) == 1 / Fraction(ratio)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("件", "社"),
        ("人", "千円"),
        ("人", "人/年"),
        ("件/月", "件/年"),
        ("人", None),
        (None, "人"),
        (None, "％"),
        ("千", "円"),
        ("千", "万"),
        ("万歩", "人"),
        ("kWh", "kW"),
        ("％", "ポイント"),
        ("㎥", "㎡"),
    ],
)
def test_no_multiple_is_guessed(one: str | None, other: str | None) -> None:
    assert ratio_of_units(one, other) is None
    assert ratio_of_units(other, one) is None
