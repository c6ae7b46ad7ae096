"""Places: `3位以内` is the value 3以内 with the unit 位."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from generator.plan.model.figure import Figure
from generator.plan.model.quantity import Bound, Exact, Limit, Quantity, Words


@pytest.mark.parametrize(
    ("written", "quantity", "unit"),
    [
        ("3位", Exact(Decimal(3)), "位"),
        ("3位以内", Bound(Decimal(3), Limit.AT_MOST, "以内"), "位"),
        ("3位以上", Bound(Decimal(3), Limit.AT_LEAST, "以上"), "位"),
        ({"value": "3位以内", "note": "県内で"}, Bound(Decimal(3), Limit.AT_MOST, "以内"), "位"),
        ({"value": "3位以内", "unit": "番目"}, Bound(Decimal(3), Limit.AT_MOST, "以内"), "番目"),
        ("3以内", Bound(Decimal(3), Limit.AT_MOST, "以内"), None),
        ("上位", Words("上位"), None),
        ({"words": "3位以内"}, Words("3位以内"), None),
    ],
)
def test_a_place_is_read_with_its_unit(written: object, quantity: Quantity, unit: str | None) -> None:
    found = Figure.model_validate(written)
    assert (found.quantity, found.unit) == (quantity, unit)


@pytest.mark.parametrize("written", ["約3位", "3位〜5位", "３位以内"])
def test_another_form_of_a_place_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate(written)
