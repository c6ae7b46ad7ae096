"""Check digits of official codes."""

import pytest

from generator.plan.model.check_digits import is_corporate_number, is_municipality_code


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        ("072044", True),
        ("072010", True),
        ("072028", True),
        ("132284", True),
        ("132285", False),
        ("13228", False),
        ("1322840", False),
        ("13228a", False),
        ("１３２２８４", False),
        ("", False),
    ],
)
def test_municipality_code(code: str, holds: bool) -> None:
    assert is_municipality_code(code) is holds


@pytest.mark.parametrize(
    ("code", "holds"),
    [("7380005005660", True), ("8380005005660", False), ("738000500566", False), ("738000500566x", False), ("", False)],
)
def test_corporate_number(code: str, holds: bool) -> None:
    assert is_corporate_number(code) is holds
