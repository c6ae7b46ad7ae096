"""Locate where to write: compose a plan file's text and find its nodes, by key and path, with their offsets."""

import unicodedata
from typing import Any, NamedTuple

import yaml

from generator.plan.diagnostics import DataPath

COLUMN = 52
"""The column of the comment after a year row; two spaces after a longer row."""

NodePair = tuple[yaml.Node, yaml.Node]


class Splice(NamedTuple):
    """A replacement of the characters from `start` to `end` (0-based, end excluded) by `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splice: Splice) -> str:
    """Return the text with one replacement applied."""
    return text[: splice.start] + splice.text + text[splice.end :]


def compose(text: str) -> yaml.Node:
    """Compose a text that the reader has already accepted: no anchors, tags or further documents."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def pairs(node: yaml.Node) -> list[NodePair]:
    """Return a mapping's keys and values in order; empty for any other node."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def get(node: yaml.Node, key: str) -> yaml.Node | None:
    """Return the value of a key, or None."""
    return next((value for name, value in pairs(node) if name.value == key), None)


def at(node: yaml.Node, path: DataPath) -> yaml.Node:
    """Return the node at a path that the file has; an item may be the value itself where a shorthand replaces a list."""
    for step in path:
        if not isinstance(step, int):
            node = next(value for name, value in pairs(node) if name.value == step)
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[step]
    return node


def at_data(data: Any, path: DataPath) -> Any:
    """Return the data at a path that the file has, as `at` returns its node."""
    for step in path:
        data = data if isinstance(step, int) and not isinstance(data, list) else data[step]
    return data


def start(node: yaml.Node) -> int:
    """Return where a node starts, as a character offset."""
    return int(node.start_mark.index)


def end(node: yaml.Node) -> int:
    """Return where a node ends, as a character offset; for a block, the start of what follows its last value."""
    return int(node.end_mark.index)


def column(node: yaml.Node) -> int:
    """Return the 0-based column in which a node starts."""
    return int(node.start_mark.column)


def is_flow(node: yaml.Node | None) -> bool:
    """Return whether a mapping or list is in flow style (braces or brackets)."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_empty(node: yaml.Node) -> bool:
    """Return whether a key has no value."""
    return isinstance(node, yaml.ScalarNode) and start(node) == end(node)


def last_line(text: str, node: yaml.Node) -> int:
    """Return the 0-based line on which a value ends; blank lines after a block scalar are not part of it."""
    if isinstance(node, yaml.CollectionNode) and not is_flow(node):
        tail = node.value[-1]
        return last_line(text, tail[1] if isinstance(tail, tuple) else tail)
    line = int(node.end_mark.line)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        lines = text.split("\n")
        line -= node.end_mark.column == 0
        while not lines[line].strip():
            line -= 1
    return line


def line_start(text: str, line: int) -> int:
    """Return the offset of a 0-based line; the text's length if there is no such line."""
    offset = 0
    for _ in range(line):
        found = text.find("\n", offset)
        if found < 0:
            return len(text)
        offset = found + 1
    return offset


def width(text: str) -> int:
    """Return the display width of a text in columns; a kanji takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def with_comment(before: str, row: str, comment: str) -> str:
    """Return a changed row with the comment that stood after it, in the same column if there is room.

    `before` is the line up to the comment, as it was; both it and the row begin at the line's start.
    """
    old = before.rstrip()
    is_pushed = width(before) - width(old) <= 2
    column = min(width(before), COLUMN) if is_pushed else width(before)
    return f"{row}{' ' * max(column - width(row), 2)}{comment}"


def comment_after(text: str, node: yaml.Node) -> tuple[int, str]:
    """Return column and text of the comment after a node on its last line; (0, "") if there is none."""
    stop = text.find("\n", end(node))
    line = text[end(node) : stop if stop >= 0 else len(text)].rstrip("\r")
    before, sign, comment = line.partition("#")
    if not sign or before.strip():
        return 0, ""
    return int(node.end_mark.column) + len(before), sign + comment
