"""Texts that are readable, but probably not what the source says: what is reported, and what must not be."""

import pytest

from generator.plan.diagnostics import Severity
from generator.plan.reading import doubtful_text
from generator.plan.reading.document import read

CHARACTERS = [
    ("⻘少年の⺠泊", "⻘→青、⺠→民"),
    ("⾼齢者", "⾼→高"),
    ("⼾数", "⼾→戸"),
    ("⺊", "⺊（U+2E8A）"),
    ("\ue000市", "U+E000"),
    ("文\ufffd化", "U+FFFD"),
    ("\U0010fffd", "U+10FFFD"),
    ("施 策 の 名 前", "「施 策 の 名 前」は、1字ずつ"),
    ("数　施　策　の　名", ""),
    ("青少年の民泊と高齢者", None),
    ("北 南 東", None),
    ("商業 工業 農業 林業", None),
    ("A B C D E", None),
]


@pytest.mark.parametrize(("text", "message"), CHARACTERS, ids=[ascii(row[0]) for row in CHARACTERS])
def test_characters(text: str, message: str | None) -> None:
    found = doubtful_text.characters(text)
    assert (found is None) == (message is None)
    assert message is None or (found and message in found)


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        (" #3 の件数", '"相談窓口 #3 の件数"'),
        ("  #3", '"相談窓口 #3"'),
        (" # メモ", ""),
        (" ## 見出し", ""),
        ("#3", ""),
        ("", ""),
    ],
)
def test_a_text_cut_at_a_hash(rest: str, shown: str) -> None:
    assert shown in (doubtful_text.cut_at_hash("相談窓口", rest) or "")
    assert bool(shown) == bool(doubtful_text.cut_at_hash("相談窓口", rest))


@pytest.mark.parametrize(
    ("text", "is_noise"),
    [
        ("6625.9999999999997", True),
        ("0.30000000000000004", True),
        ("-12.000000000000002", True),
        ("0.1234567890123", False),
        ("1.25", False),
        ("3.0000000", False),
        ("33.3333333333333", False),
    ],
)
def test_noise_of_binary_arithmetic(text: str, is_noise: bool) -> None:
    assert bool(doubtful_text.binary_tail(text)) == is_noise


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("name: 窓口 #3\n", ["cut-at-hash"]),
        ("name: 窓口 # 3\n", []),
        ('name: "窓口 #3"\n', []),
        ("value: 5 #3\n", []),
        ("money: {a: 6625.9999999999997}\n", ["binary-tail"]),
        ("- ⻘年\n- ⻘年\n", ["pasted-characters", "pasted-characters"]),
        ("⻘年: 1\n", ["pasted-characters"]),
        ("text: |\n  ⻘年\n", ["pasted-characters"]),
    ],
)
def test_what_is_read_with_a_doubt_is_read(text: str, codes: list[str]) -> None:
    document, found = read("plan.yaml", text.encode())
    assert document is not None
    assert [item.code for item in found] == codes
    assert all(item.severity is Severity.WARNING for item in found)
