"""Places to write: the text of a plan file in; its nodes by key and path, with where each begins and ends, out."""

from typing import NamedTuple

import yaml

from generator.plan.diagnostics import Path

Pair = tuple[yaml.Node, yaml.Node]


class Splice(NamedTuple):
    """A piece of text to be put in place of the characters from `start` to `end` (0-based, end excluded)."""

    start: int
    end: int
    text: str


def spliced(text: str, splice: Splice) -> str:
    """Put one piece in its place; everything else stays as it is."""
    return text[: splice.start] + splice.text + text[splice.end :]


def compose(text: str) -> yaml.Node:
    """Compose a text that the reader has accepted: no anchors, tags or second documents."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def pairs(node: yaml.Node) -> list[Pair]:
    """Give a mapping's keys and values in their order; none for anything else."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def get(node: yaml.Node, key: str) -> yaml.Node | None:
    """Give the value under a key, or None."""
    return next((value for name, value in pairs(node) if name.value == key), None)


def at(node: yaml.Node, path: Path) -> yaml.Node | None:
    """Give the node at a path; a list's item may be the value itself, where a shorthand stands for a list."""
    here: yaml.Node | None = node
    for step in path:
        if here is None:
            return None
        if isinstance(step, int):
            items = here.value if isinstance(here, yaml.SequenceNode) else [here]
            here = items[step] if step < len(items) else None
        else:
            here = get(here, step)
    return here


def start(node: yaml.Node) -> int:
    """Give where a node begins, in characters from the start of the text."""
    return int(node.start_mark.index)


def end(node: yaml.Node) -> int:
    """Give where a node ends; for a block, what follows its last value."""
    return int(node.end_mark.index)


def column(node: yaml.Node) -> int:
    """Give the column in which a node begins, from 0."""
    return int(node.start_mark.column)


def is_flow(node: yaml.Node) -> bool:
    """Tell whether a mapping or list is written in braces or brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing is written after a key."""
    return isinstance(node, yaml.ScalarNode) and start(node) == end(node)


def last_line(text: str, node: yaml.Node, indent: int) -> int:
    """Give the line (from 0) on which a value ends; `indent` is its key's column, where a comment no longer belongs to it."""
    if isinstance(node, yaml.CollectionNode) and not is_flow(node) and node.value:
        tail = node.value[-1]
        return last_line(text, tail[1] if isinstance(tail, tuple) else tail, indent)
    line = int(node.end_mark.line)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        lines = text.split("\n")
        line = min(line, len(lines)) - (node.end_mark.column == 0 or line >= len(lines))
        while line > node.start_mark.line and _is_outside(lines[line], indent):
            line -= 1
    return line


def line_start(text: str, line: int) -> int:
    """Give where a line (from 0) begins; the text's end where there are not so many."""
    offset = 0
    for _ in range(line):
        found = text.find("\n", offset)
        if found < 0:
            return len(text)
        offset = found + 1
    return offset


def comment_after(text: str, node: yaml.Node) -> tuple[int, str]:
    """Give the column and text of the comment behind a node on its last line; (0, "") where there is none."""
    stop = text.find("\n", end(node))
    line = text[end(node) : stop if stop >= 0 else len(text)].rstrip("\r")
    before, sign, comment = line.partition("#")
    if not sign or before.strip():
        return 0, ""
    return int(node.end_mark.column) + len(before), sign + comment


def _is_outside(line: str, indent: int) -> bool:
    inner = line.lstrip(" ")
    return not inner.strip() or (inner.startswith("#") and len(line) - len(inner) <= indent)
