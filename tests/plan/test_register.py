"""The register of municipalities: complete, in order, with valid codes; names are found as people write them."""

import pytest

from generator.plan import register
from generator.plan.model.check_digits import is_municipality_code


def test_the_register_is_whole() -> None:
    entries = list(register.register().values())
    assert len(entries) == 1916
    assert [one.code for one in entries] == sorted({one.code for one in entries})
    assert all(is_municipality_code(one.code) for one in entries)
    assert len(register.prefectures()) == 47
    assert all(one.prefecture == register.prefectures()[one.code[:2]] for one in entries)
    assert all(one.name and one.name == one.name.strip() for one in entries)


@pytest.mark.parametrize(
    ("prefecture", "name", "code"),
    [
        ("東京都", "あきる野市", "132284"),
        ("東京都", "瑞穂町", "133035"),
        ("東京都", "西多摩郡瑞穂町", "133035"),
        ("北海道", "札幌市中央区", "011011"),
        ("北海道", "札幌市 中央区", "011011"),
        ("東京都", "府中市", "132063"),
        ("広島県", "府中市", "342084"),
        ("大阪府", "府中市", None),
        ("東京都", "秋川市", None),
    ],
)
def test_a_name_is_found_in_its_prefecture(prefecture: str, name: str, code: str | None) -> None:
    found = register.find(prefecture, name)
    assert (found.code if found else None) == code
