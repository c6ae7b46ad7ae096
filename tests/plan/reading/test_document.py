"""The strict reader: scalars as in YAML 1.2, positions in characters, no hidden or executable content."""

from decimal import Decimal
from pathlib import Path as FilePath

import pytest

from generator.plan.diagnostics import DataPath, Position
from generator.plan.reading.compose import MAX_DEPTH, MAX_NODES
from generator.plan.reading.decode import MAX_BYTES
from generator.plan.reading.document import read
from tests.frozen import PLANS
from tests.plan.readers import assert_another_reader


def value_of(text: str) -> object:
    document, found = read("plan.yaml", f"k: {text}\n".encode())
    assert found == ()
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data["k"]


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    raw = text.encode() if isinstance(text, str) else text
    return [(item.code, item.line, item.column) for item in read("plan.yaml", raw)[1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2026-11-21", "2026-11-21"),
        ("12_000", "12_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".5", ".5"),
        (".nan", ".nan"),
        ("+5", "+5"),
        ("true", True),
        ("false", False),
        ("0", Decimal(0)),
        ("-3", Decimal(-3)),
        ("92.50", Decimal("92.50")),
        ('"0123"', "0123"),
        ("'5'", "5"),
        ("８程度", "８程度"),
    ],
)
def test_only_plain_decimals_and_booleans_are_special(text: str, value: object) -> None:
    found = value_of(text)
    assert (type(found), str(found)) == (type(value), str(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", [("not-plain-yaml", 1, 4)]),
        ("a: &x 1\nb: *x\n", [("not-plain-yaml", 1, 4), ("not-plain-yaml", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("not-plain-yaml", 1, 4)]),
        ("a: !x 1\n", [("not-plain-yaml", 1, 4)]),
        ("<<: {a: 1}\n", [("not-plain-yaml", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("not-plain-yaml", 2, 1)]),
        ("%YAML 1.1\n---\na: 1\n", [("not-plain-yaml", 1, 1)]),
        ("a: 1\na: 2\n", [("duplicate-key", 2, 1)]),
        ("あ: {い: 1, う: 2, い: 3}\n", [("duplicate-key", 1, 17)]),
        ("a: 0123\n", [("leading-zero", 1, 4)]),
        ("a: 012.5\n", [("leading-zero", 1, 4)]),
        ('a: "x\\u202ey"\n', [("control-character", 1, 4)]),
        ("a: x\x00y\n", [("control-character", 1, 5)]),
        ("a: 1\rb: 2\r", [("control-character", 1, 5)]),
        ("? [a]\n: 1\n", [("wrong-type", 1, 3)]),
        ("<<<<<<< x\na: 1\n", [("merge-conflict", 1, 1)]),
        ("", [("empty-file", 1, 1)]),
        ("a: 1\n\ufffdb: c: d\n", [("pasted-characters", 2, 1), ("needs-quotes", 2, 6)]),
        ("# nothing\n", [("empty-file", 1, 1)]),
        ("あ: 1".encode("cp932"), [("encoding", 1, 1)]),
        ("a: 1\n".encode("utf-16"), [("encoding", 1, 1)]),
        (b"a: 1\nb: \xff\n", [("encoding", 2, 4)]),
    ],
)
def test_what_is_refused_is_reported_at_its_place(text: str | bytes, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" + "".join(f"{'  ' * depth}a:\n" for depth in range(1, MAX_DEPTH + 2)),
        "a: " + "[" * 1000 + "]" * 1000 + "\n",
        "a: [" + "1," * (MAX_NODES + 1) + "]\n",
        "a: " + "x" * MAX_BYTES + "\n",
        "a: " + "9" * 25 + "\n",
    ],
    ids=["deep", "brackets", "many", "long", "digits"],
)
def test_bounds_are_kept(text: str) -> None:
    assert codes(text)[0][0] == "too-large"


@pytest.mark.parametrize("text", ["\ufeffa: 1\n", "a: 1\r\nb: 2\r\n", "a: 1   \n", "a: 1", "---\na: 1\n...\n"])
def test_harmless_forms_are_accepted(text: str) -> None:
    assert codes(text) == []


def test_positions_count_characters_from_one() -> None:
    document, _ = read("plan.yaml", "甲: {乙: 1, 丙: [二, {丁: 三}]}\n戊:\n- 己: 四\n".encode())
    assert document is not None
    expected: dict[DataPath, tuple[int, int]] = {
        ("甲", "乙"): (1, 8),
        ("甲", "丙", 1, "丁"): (1, 22),
        ("戊", 0, "己"): (3, 6),
        ("戊", 0, "ない"): (3, 3),
    }
    assert {path: document.position(path) for path in expected} == {
        path: Position(*place) for path, place in expected.items()
    }
    assert document.position(("甲", "丙"), of_key=True) == Position(1, 11)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_another_yaml_reader_reads_the_plans_alike(path: FilePath) -> None:
    assert_another_reader(path)
