"""A plan's code, prefecture and name belong to one municipality of the national register."""

import pytest

from generator.plan.checks import municipality
from tests.plan.checks.small import HEAD, findings

OWN = '{code: "132284", prefecture: 東京都, name: あきる野市}'
CASES = [
    ("132284", "東京都", "あきる野市", "", "", "right"),
    ("133035", "東京都", "西多摩郡瑞穂町", "", "", "with its district"),
    ("130001", "東京都", "東京都", "", "", "a prefecture"),
    ("132276", "東京都", "あきる野市", "name", "コード 132276 は 東京都羽村市 のものですが、名前は「あきる野市」です。東京都あきる野市 のコードは 132284 です。", "the neighbour's code"),
    ("342084", "東京都", "府中市", "code", "はじめの2けた 34 は 広島県（府中市） ですが、prefecture は「東京都」です。東京都府中市 のコードは 132063 です。", "the same name elsewhere"),
    ("990001", "東京都", "あきる野市", "code", "はじめの2けた 99 は どの都道府県でもない番号 ですが", "of no prefecture"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "prefecture", "name", "key", "message"), [row[:5] for row in CASES], ids=[row[5] for row in CASES]
)
def test_code_and_name_belong_together(code: str, prefecture: str, name: str, key: str, message: str) -> None:
    head = HEAD.replace(OWN, f'{{code: "{code}", prefecture: {prefecture}, name: {name}}}')
    found = findings(municipality.code_and_name, "", head)
    assert [item.path for item in found] == ([("municipality", key)] if key else [])
    assert all(message in item.message for item in found)


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("132284", "あきる野市", ""),
        ("132900", "あおば野市", "新しくできた市区町村なら accept: に書き"),
        ("132900", "羽村市", "東京都羽村市 のコードは 132276 です。"),
    ],
)
def test_a_code_is_in_the_register(code: str, name: str, message: str) -> None:
    found = findings(
        municipality.registered, "", HEAD.replace(OWN, f'{{code: "{code}", prefecture: 東京都, name: {name}}}')
    )
    assert [item.path for item in found] == ([("municipality", "code")] if message else [])
    assert all(message in item.message for item in found)
