"""Scales: what a band contains, where two bands overlap, where a rate falls between two."""

from fractions import Fraction

import pytest

from generator.plan.model.scale import clashes, gaps
from tests.bands import grades


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (["S from=120", "A from=90", "B above=50", "C"], []),
        (["A from=110", "B from=80 below=110", "C from=50 below=80", "D below=50"], []),
        (["A from=100", "B from=80 to=99", "C from=30 to=79", "D below=30"], []),
        (["S above=100 of=target", "A above=110 of=baseline", "B from=90 of=baseline", "C"], []),
        (["A from=90", "B from=50 to=90", "C below=50"], [("B", "A", 90)]),
        (["A from=90", "B from=50 to=95", "C below=50"], [("B", "A", 95)]),
        (["A above=90 to=100", "B from=50 to=95", "C above=100"], [("B", "A", 95)]),
        (["C", "B above=50", "A from=90"], [("B", "C", 51), ("A", "C", 90)]),
        (["A from=50", "B from=90"], [("B", "A", 90)]),
    ],
    ids=lambda value: " / ".join(map(str, value)) if value else "clean",
)
def test_bands_that_clash(bands: list[str], expected: list[tuple[str, str, int]]) -> None:
    scale = grades(*bands)
    found = [(scale[later].code, scale[earlier].code) for later, earlier, _ in clashes(scale)]
    assert found == [(later, earlier) for later, earlier, _ in expected]
    for later, earlier, level in clashes(scale):
        assert any(
            scale[earlier].holds(near) for near in (level, level - Fraction(1, 10**6), level + Fraction(1, 10**6))
        )
        assert later > earlier


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (["S from=120", "A from=90", "B above=50", "C"], []),
        (["A from=100", "B from=80 to=99", "C from=30 to=79", "D below=30"], [(79, 80), (99, 100)]),
        (["A above=100", "B below=100"], [(100, 100)]),
        (["A from=90", "B from=50"], [(0, 50)]),
        (["A from=90 to=120", "B below=90"], [(120, 1120)]),
    ],
)
def test_gaps_between_bands(bands: list[str], expected: list[tuple[int, int]]) -> None:
    assert [(float(low), float(high)) for low, high in gaps(grades(*bands))] == expected
