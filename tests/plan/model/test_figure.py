"""The forms that a value of a year row can take, and the typing errors that are rejected with their correction."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import parse_period


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Decimal(22585), {"value": Decimal(22585)}),
        (Decimal("-3.50"), {"value": Decimal("-3.50")}),
        (Decimal(0), {"value": Decimal(0)}),
        ("24200以下", {"value": Decimal(24200), "comparator": "at-most"}),
        ("75以上", {"value": Decimal(75), "comparator": "at-least"}),
        ("8程度", {"value": Decimal(8), "comparator": "about"}),
        ("0を維持", {"value": Decimal(0), "comparator": "keep"}),
        ("増加", {"words": "増加"}),
        ("DX推進中", {"words": "DX推進中"}),
        ("未公表", {"missing": "not-published"}),
        ("―", {"missing": "dash"}),
        ("—", {"missing": "dash"}),
        ("空欄", {"missing": "blank"}),
        ({"words": "四半期毎1回"}, {"words": "四半期毎1回"}),
        ({"value": Decimal(216406), "of": "R2"}, {"value": Decimal(216406), "of": parse_period("R2")}),
        ({"value": Decimal(118), "status": "速報"}, {"value": Decimal(118), "status": "provisional"}),
        ({"missing": "―", "why": "【新規事業】"}, {"missing": "dash", "why": "【新規事業】"}),
    ],
)
def test_a_value(written: object, expected: dict[str, object]) -> None:
    figure = Figure.model_validate(written)
    assert {key: value for key, value in figure if value is not None} == expected


@pytest.mark.parametrize(
    ("written", "code", "correction"),
    [
        ("45人", "unit-in-number", "45 とだけ"),
        ("12%", "unit-in-number", "12 とだけ"),
        ("１２％", "unit-in-number", "12 とだけ"),
        ("２１", "fullwidth-digits", "21 と書いて"),
        ("２１．５", "fullwidth-digits", "21.5 と書いて"),
        (" 21", "fullwidth-sign", "21 と書いて"),
        ("22,585", "comma-in-number", "22585 と書いて"),
        ("1,23", "comma-in-number", "小数点なら"),
        ("+61", "number-format", "は 61 と書いて"),
        (".5", "number-format", "0.5 と書いて"),
        ("007", "number-format", "7 と書いて"),
        ("1e5", "value-not-readable", "{words: 1e5}"),
        ("△5", "fullwidth-sign", "-5 と書いて"),
        ("▲1,200", "comma-in-number", "-1200 と書いて"),
        ("−3", "fullwidth-sign", "-3 と書いて"),
        ("1O", "value-not-readable", "10 のまちがい"),
        ("5月10日", "value-not-readable", "日付か年度"),
        ("令和5年", "value-not-readable", "日付か年度"),
        ("四半期毎1回", "value-not-readable", "{words: 四半期毎1回}"),
        ("NaN", "value-not-readable", "{words: NaN}"),
        (".nan", "value-not-readable", "半角の数字"),
        ("#N/A", "value-not-readable", "半角の数字"),
        ("yes", "value-not-readable", "半角の数字"),
        ("Ⅳ", "value-not-readable", "半角の数字"),
        ("-", "near-reason", "―"),
        ("－", "near-reason", "―"),
        ("ー", "near-reason", "―"),
        ("未公開", "near-reason", "未公表"),
        ("集計仲", "near-reason", "集計中"),
        ("確認中", "near-reason", "集計中・調査中"),
        ("公表予定", "near-reason", "未公表"),
        (True, "wrong-type", "true"),
        ([], "wrong-type", "[…]"),
        ({}, "wrong-type", "value"),
        ({"value": Decimal(1), "missing": "―"}, "wrong-type", "1つ"),
        ({"missing": "未公開"}, "not-a-choice", "未公表"),
        ({"value": Decimal(1), "status": "速法"}, "not-a-choice", "速報"),
    ],
)
def test_a_typo_is_refused_with_its_correction(written: object, code: str, correction: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Figure.model_validate(written)
    error = caught.value.errors()[0]
    assert error["type"] == code
    assert correction in error["ctx"]["message"]
