"""Vocabularies: what a unit alone determines, and which words are reasons."""

import pytest

from generator.plan.model.vocabulary import MISSING_WORDS, Counts, Missing, counts_of_unit


@pytest.mark.parametrize(
    ("unit", "counts"),
    [
        ("%", Counts.RATIO),
        ("％", Counts.RATIO),
        ("‰", Counts.RATIO),
        ("位", Counts.RANK),
        ("件/年", Counts.YEARLY),
        ("人／年度", Counts.YEARLY),
        ("t-CO2/年", Counts.YEARLY),
        ("件", None),
        ("件/月", None),
        ("年", None),
        ("か年", None),
        ("ポイント", None),
        ("％ポイント", None),
        ("順位", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_unit_determines(unit: str | None, counts: Counts | None) -> None:
    assert counts_of_unit(unit) is counts


def test_every_reason_has_a_word() -> None:
    assert set(MISSING_WORDS.values()) == set(Missing)
