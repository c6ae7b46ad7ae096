"""What is counted is whole, and halves make up their year; a near miss is reported, a mean or a level is not."""

import pytest

from generator.plan.checks import counting
from tests.plan.checks.small import found, indicator

ACTUAL = "indicators.0.years.R5.actual"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("unit: 人, years: {R5: {target: 20, actual: 0.85}}", [ACTUAL]),
        ("unit: 人, years: {R5: {actual: 0.85}}", [ACTUAL]),
        ("unit: 人, years: {R5: {target: 20, actual: 1.0}}", []),
        ("unit: 人, years: {R5: {target: 1.5, actual: 0.85}}", []),
        ("unit: 千人, years: {R5: {target: 20, actual: 0.85}}", []),
        ("unit: 人, about: 1日当たりの数, years: {R5: {target: 20, actual: 0.85}}", []),
        ("unit: 人, years: {R5: {target: 20, actual: {value: 0.85, unit: 千人}}}", []),
    ],
    ids=["beside whole ones", "alone", "whole, with a zero", "none is whole", "thousands", "a mean", "in another unit"],
)
def test_people_are_whole(text: str, paths: list[str]) -> None:
    assert found(counting.fractions_of_things, indicator(text)) == paths


@pytest.mark.parametrize(
    ("counts", "years", "reported"),
    [
        ("counts: yearly, ", "R5: {actual: 151}, R5上: {actual: 88}, R5下: {actual: 62}", True),
        ("", "R5: {actual: 151}, R5上: {actual: 88}, R5下: {actual: 62}", True),
        ("counts: yearly, ", "R5: {actual: 150}, R5上: {actual: 88}, R5下: {actual: 62}", False),
        ("counts: yearly, ", "R5: {actual: 300}, R5上: {actual: 88}, R5下: {actual: 62}", True),
        ("", "R5: {actual: 62}, R5上: {actual: 88}, R5下: {actual: 62}", False),
        ("counts: level, ", "R5: {actual: 151}, R5上: {actual: 88}, R5下: {actual: 62}", False),
        ("counts: yearly, ", "R5: {actual: 151}, R5上: {actual: 88}", False),
        ("counts: yearly, ", "R5: {actual: 151}, R5上: {actual: 約88}, R5下: {actual: 62}", False),
        ("counts: yearly, ", "R6: {actual: 151}, R5上: {actual: 88}, R5下: {actual: 62}", False),
    ],
    ids=[
        "off by one",
        "undeclared, near",
        "right",
        "far off",
        "undeclared, far off",
        "a level",
        "one half",
        "about",
        "another year",
    ],
)
def test_halves_make_up_their_year(counts: str, years: str, reported: bool) -> None:
    assert (
        found(counting.halves_make_the_year, indicator(f"unit: 件, {counts}years: {{{years}}}")) == [ACTUAL] * reported
    )
