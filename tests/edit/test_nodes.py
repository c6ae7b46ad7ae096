"""Nodes of a plan file's text: where a value ends, which comment follows it, where a line starts."""

import pytest
import yaml

from generator.edit import nodes


def value(text: str, *path: str | int) -> yaml.Node:
    return nodes.at(nodes.compose(text), path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  b: 1\n  c: 2\n", 1),
        ("a:\n  b: |\n    x\n    y\n  c: 2\n", 3),
        ("a:\n  b: >-\n    x\n    y\n", 3),
        ("a:\n  b: |\n    x", 2),
        ("a:\n  b: |\n    x\n    ", 2),
        ("a:\n  b: |\n    x\n\n\n  c: 2\n", 2),
        ("a:\n  b: |+\n    x\n\n\n", 2),
        ("a:\n  b: |\n    x\n\n    y\n", 4),
        ("a:\n  b: |\n    x\n    # in the text\n  c: 2\n", 3),
        ("a:\n  b: |\n    x\n  # about c\n  c: 2\n", 2),
        ("a:\n  b: |\n    x\n\n   # a comment\n\n# another\n", 2),
        ("a:\r\n  b: |\r\n    x\r\n\r\n  c: 2\r\n", 2),
        ("a:\n  b: |\n\n  c: 2\n", 1),
        ("a:\n  b: {c: 1,\n    d: 2}\n", 2),
        ("a:\n  b: []\n", 1),
        ('a:\n  b: "x\n    y"\n', 2),
        ("a:\n  b:\n    c: 1\n    d: |\n      x\n\n# end\n", 4),
        ("a:\n  b:\n  - 1\n  - 2\n  c: 3\n", 3),
        ("a:\n  b:\n  - c: 1\n    d: |\n      x\n  -\n    e: 2\n", 6),
    ],
    ids=[
        "one word",
        "a block of lines",
        "a folded block",
        "a block at the end of the text",
        "spaces at the end of the text",
        "blank lines after a block",
        "blank lines that a block keeps",
        "a blank line within a block",
        "a number sign within a block",
        "the comment of the next key",
        "comments after blank lines",
        "Windows line ends",
        "a block without lines",
        "braces over two lines",
        "empty brackets",
        "quotes over two lines",
        "a mapping that ends with a block",
        "a list",
        "a list of mappings",
    ],
)
def test_a_value_ends_on_its_last_written_line(text: str, line: int) -> None:
    assert nodes.last_line(text, value(text, "a", "b")) == line


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("a: 1  # 人\nb: 2\n", (6, "# 人")),
        ("a: 1 # 人", (5, "# 人")),
        ("a: 1\n# 人\n", (0, "")),
        ("a: 1", (0, "")),
        ("a: {b: 1}  # 人\r\n", (11, "# 人")),
        ("a: {b: 1, c: 2}  # 人\n", (0, "")),
    ],
    ids=["behind it", "at the end of the text", "on the next line", "none", "Windows line ends", "not behind it alone"],
)
def test_the_comment_after_a_value(text: str, comment: tuple[int, str]) -> None:
    path = ("a", "b") if "c: 2" in text else ("a",)
    assert nodes.comment_after(text, value(text, *path)) == comment


@pytest.mark.parametrize(("line", "offset"), [(0, 0), (1, 2), (2, 3), (3, 5), (4, 5)])
def test_where_a_line_starts(line: int, offset: int) -> None:
    assert nodes.line_start("a\n\nbc", line) == offset


@pytest.mark.parametrize(
    ("path", "found"),
    [(("a", 1, "b"), "2"), (("c", 0), "3"), (("c",), "3"), (("d", "e"), "4")],
    ids=["in a list", "a value that stands for a list", "a value", "in a mapping"],
)
def test_the_node_at_a_path(path: tuple[str | int, ...], found: str) -> None:
    assert value("a: [{b: 1}, {b: 2}]\nc: 3\nd: {e: 4}\n", *path).value == found


def test_what_is_written_in_braces_and_what_is_empty() -> None:
    found = {key.value: node for key, node in nodes.pairs(nodes.compose("a: {}\nb: []\nc:\nd: ''\ne:\n- 1\nf: 1\n"))}
    assert [key for key, node in found.items() if nodes.is_flow(node)] == ["a", "b"]
    assert [key for key, node in found.items() if nodes.is_empty(node)] == ["c"]
    assert nodes.get(found["f"], "g") is None
    assert (nodes.start(found["f"]), nodes.end(found["f"]), nodes.column(found["f"])) == (31, 32, 3)
