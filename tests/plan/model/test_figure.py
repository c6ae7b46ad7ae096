"""The forms that a value of a year row can take, with what is said about it, and the forms that are refused."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from generator.plan.model.figure import Figure, Former
from generator.plan.model.fiscal import parse_period
from generator.plan.model.quantity import About, Absent, Bound, Exact, Keep, Limit, Trend, Words
from generator.plan.model.vocabulary import Missing, Status


def exact(number: str) -> Exact:
    return Exact(Decimal(number))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Decimal(22585), {"quantity": exact("22585")}),
        (Decimal("-3.50"), {"quantity": exact("-3.50")}),
        (Decimal(0), {"quantity": exact("0")}),
        ("24200以下", {"quantity": Bound(Decimal(24200), Limit.AT_MOST, "以下")}),
        ("8程度", {"quantity": About(Decimal(8), after="程度")}),
        ("0を維持", {"quantity": Keep(Decimal(0), "を維持")}),
        ("増加", {"quantity": Trend(Limit.MORE_THAN, "増加")}),
        ("DX推進中", {"quantity": Words("DX推進中")}),
        ("実施済", {"quantity": Words("実施済")}),
        ("未公表", {"quantity": Absent(Missing.NOT_PUBLISHED)}),
        ({"value": "80未満"}, {"quantity": Bound(Decimal(80), Limit.LESS_THAN, "未満")}),
        ({"value": "検討中"}, {"quantity": Words("検討中")}),
        ({"value": "未公表"}, {"quantity": Absent(Missing.NOT_PUBLISHED)}),
        ({"words": "四半期毎1回"}, {"quantity": Words("四半期毎1回")}),
        ({"words": "60〜70"}, {"quantity": Words("60〜70")}),
        ({"value": Decimal(216406), "of": "R2"}, {"quantity": exact("216406"), "of": parse_period("R2")}),
        ({"value": Decimal(118), "status": "速報"}, {"quantity": exact("118"), "status": Status.PROVISIONAL}),
        (
            {"missing": "―", "why": "【新規事業】"},
            {"quantity": Absent(Missing.DASH), "why": "【新規事業】"},
        ),
        (
            {"value": Decimal(1), "was": {"value": Decimal(2), "until": "R5"}},
            {"quantity": exact("1"), "was": (Former.model_validate({"value": Decimal(2), "until": "R5"}),)},
        ),
    ],
)
def test_a_value(written: object, expected: dict[str, object]) -> None:
    figure = Figure.model_validate(written)
    assert {key: value for key, value in figure if value not in (None, ())} == expected


@pytest.mark.parametrize(
    ("written", "number", "missing"),
    [
        (Decimal(5), 5, None),
        ("5以上", None, None),
        ("0を維持", 0, None),
        ("検討中", None, None),
        ("―", None, Missing.DASH),
        ({"missing": "未公表"}, None, Missing.NOT_PUBLISHED),
    ],
)
def test_its_number_and_its_reason(written: object, number: int | None, missing: Missing | None) -> None:
    figure = Figure.model_validate(written)
    assert (figure.number, figure.missing) == (None if number is None else Decimal(number), missing)


def test_former_values_are_in_the_order_of_the_file() -> None:
    was = [{"value": Decimal(50), "until": "R5"}, {"value": "60以上", "date": "2025-04-01", "why": "見直し"}]
    former = Figure.model_validate({"value": Decimal(70), "was": was}).was
    assert [(one.value, one.until.written if one.until else "", str(one.date or ""), one.why) for one in former] == [
        (exact("50"), "R5", "", None),
        (Bound(Decimal(60), Limit.AT_LEAST, "以上"), "", "2025-04-01", "見直し"),
    ]


@pytest.mark.parametrize(
    ("written", "code", "correction"),
    [
        ("45人", "unit-in-number", "45 とだけ"),
        ({"value": "45人"}, "unit-in-number", "45 とだけ"),
        ({"value": Decimal(1), "was": {"value": "45人"}}, "unit-in-number", "45 とだけ"),
        ("60〜50", "value-not-readable", "順になっていません"),
        (True, "wrong-type", "true"),
        ([], "wrong-type", "[…]"),
        ({}, "wrong-type", "value"),
        ({"value": Decimal(1), "missing": "―"}, "wrong-type", "1つ"),
        ({"words": "検討中", "value": Decimal(1)}, "wrong-type", "1つ"),
        ({"words": "", "note": "注"}, "wrong-type", "ことば"),
        ({"missing": "未公開"}, "not-a-choice", "未公表"),
        ({"value": Decimal(1), "status": "速法"}, "not-a-choice", "速報"),
    ],
)
def test_a_mistake_is_refused(written: object, code: str, correction: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Figure.model_validate(written)
    error = caught.value.errors()[0]
    assert error["type"] == code
    assert correction in error["ctx"]["message"]
