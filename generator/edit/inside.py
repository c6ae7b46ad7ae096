"""Rows of measures and of the plan: return the splice that writes a text, an amount or a source place of one year."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from generator.edit import insertion, nodes
from generator.edit.nodes import Splice
from generator.edit.scalars import as_read, scalar
from generator.errors import RefusedError
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.row import Row

_ROW = list(Row.model_fields)
_HOLDERS = [*Plan.model_fields, *Measure.model_fields]
_LONGEST = 60
"""The maximum length of a text beside its heading; a longer one gets lines of its own."""


class Content(NamedTuple):
    """What to write: a key of the row, the key inside it (empty: none), the text, and whether it may have its own lines."""

    key: str
    inside: str
    value: str

    @property
    def has_lines(self) -> bool:
        """Return whether the content is a text that stands on lines of its own where that is possible."""
        return self.key == "texts" and ("\n" in self.value or len(self.value) > _LONGEST)

    @property
    def flow(self) -> str:
        """Return the value of the row's key on one line."""
        return f"{{{scalar(self.inside)}: {self.scalar}}}" if self.inside else self.scalar

    @property
    def scalar(self) -> str:
        """Return the value on one line; a text that would be read as something else is quoted."""
        plain = scalar(self.value)
        if self.key == "texts" and not isinstance(as_read(plain), str):
            return json.dumps(self.value, ensure_ascii=False)
        return plain

    def lines(self, indent: int, newline: str) -> str:
        """Return the value on lines of its own, indented."""
        return "|" + "".join(newline + (" " * indent + line if line else "") for line in self.value.split("\n"))

    def body(self, indent: int, newline: str) -> str:
        """Return the row's key with its value, which may go on over lines with this indent."""
        if not self.inside or not self.has_lines:
            return f"{self.key}: {self.flow}"
        return f"{self.key}:{newline}{' ' * indent}{scalar(self.inside)}: {self.lines(indent + 2, newline)}"


class Written(NamedTuple):
    """A splice, the row's key as written, and the value as it will be read."""

    splice: Splice
    row: str
    value: Any


def write_content(text: str, holder: yaml.Node, period: Period, content: Content) -> Written | None:
    """Return what writes a content into the holder's row of a period; None if it is already there."""
    newline, years = insertion.newline(text), nodes.get(holder, "years")
    known = nodes.pairs(years) if years else []
    row = next((pair for pair in known if parse_period(pair[0].value) == period), None)
    if row:
        return _into_row(text, years, row, content)
    key = insertion.in_style(period, [pair[0].value for pair in known]) if known else period.written
    flow = f"{key}: {{{content.key}: {content.flow}}}"
    if years is None and not nodes.is_flow(holder):
        return _written(_new_years(text, holder, key, content), key, content, is_block=content.has_lines)
    if years is None or not known:
        return _written(insertion.new_years(text, holder, years, flow), key, content)
    if nodes.is_flow(years) or not content.has_lines:
        return _written(insertion.new_row(text, years, period, flow), key, content)
    indent = nodes.column(known[0][0]) + 2
    lines = f"{key}:{newline}{' ' * indent}{content.body(indent + 2, newline)}"
    return _written(insertion.new_lines(text, known, period, lines), key, content, is_block=True)


def _written(splice: Splice, row: str, content: Content, *, is_block: bool = False) -> Written:
    return Written(splice, row, content.value + "\n" if is_block else as_read(content.scalar))


def _new_years(text: str, holder: yaml.Node, key: str, content: Content) -> Splice:
    """Return the splice that adds `years` after what comes before it in the model's order."""
    pairs, newline = nodes.pairs(holder), insertion.newline(text)
    rank = _HOLDERS.index("years")
    before = [pair for pair in pairs if pair[0].value in _HOLDERS[:rank] or pair[0].value in _before_years()]
    indent = nodes.column(pairs[0][0])
    body = content.body(indent + 6, newline)
    row = f"{key}:{newline}{' ' * (indent + 4)}{body}" if content.has_lines else f"{key}: {{{body}}}"
    return insertion.line_after(text, (before or pairs)[-1][1], indent, f"years:{newline}{' ' * (indent + 2)}{row}")


def _before_years() -> list[str]:
    keys = list(Measure.model_fields)
    return keys[: keys.index("years")]


def _into_row(text: str, years: yaml.Node | None, row: nodes.NodePair, content: Content) -> Written | None:
    key, value = row
    there = nodes.get(value, content.key)
    in_line: Callable[[Splice], Written] = lambda splice: _written(  # noqa: E731
        insertion.with_comment(text, value, splice), key.value, content
    )
    if nodes.is_empty(value):
        return in_line(Splice(nodes.end(value), nodes.end(value), f" {{{content.key}: {content.flow}}}"))
    if there is None:
        if not content.has_lines:
            return in_line(insertion.new_value(text, value, content.key, content.flow))
        if nodes.is_flow(value):
            splice = None if nodes.is_flow(years) else _unfolded(text, row, content)
            return (
                _written(splice, key.value, content, is_block=True)
                if splice
                else in_line(insertion.new_value(text, value, content.key, content.flow))
            )
        indent, newline = nodes.column(nodes.pairs(value)[0][0]) + 2, insertion.newline(text)
        lines = content.body(indent, newline).partition(":")[2]
        splice = insertion.new_value(text, value, content.key, lines)
        return _written(
            splice._replace(text=splice.text.replace(f"{content.key}: {newline}", f"{content.key}:{newline}", 1)),
            key.value,
            content,
            is_block=True,
        )
    if not content.inside:
        return None if there.value == content.value else in_line(_over(there, content))
    return _into_mapping(text, there, content, key.value, in_line)


def _into_mapping(
    text: str, there: yaml.Node, content: Content, row: str, in_line: Callable[[Splice], Written]
) -> Written | None:
    newline, old = insertion.newline(text), nodes.get(there, content.inside)
    has_lines = content.has_lines and not nodes.is_flow(there)
    if old is None:
        pairs = nodes.pairs(there)
        if not pairs:
            return in_line(Splice(nodes.start(there), nodes.end(there), content.flow))
        last, indent = pairs[-1][1], nodes.column(pairs[0][0])
        if nodes.is_flow(there):
            return in_line(Splice(nodes.end(last), nodes.end(last), f", {content.flow[1:-1]}"))
        value = content.lines(indent + 2, newline) if has_lines else content.scalar
        splice = insertion.line_after(text, last, indent, f"{scalar(content.inside)}: {value}")
        return _written(splice, row, content, is_block=has_lines)
    if not isinstance(old, yaml.ScalarNode):
        raise RefusedError(
            f"{content.inside} には、値のほかのことも書かれています（{old.start_mark.line + 1}行目）。計画ファイルで直してください。"
        )
    if old.value.strip() == content.value:
        return None
    if old.style in ("|", ">"):
        stop = nodes.line_start(text, nodes.last_line(text, old) + 1)
        indent = nodes.column(nodes.pairs(there)[0][0]) + 2
        value = content.lines(indent, newline) if has_lines else content.scalar
        ending = newline if text[:stop].endswith("\n") else ""
        return _written(Splice(nodes.start(old), stop, value + ending), row, content, is_block=has_lines)
    if has_lines and not nodes.comment_after(text, old)[1]:
        indent = nodes.column(nodes.pairs(there)[0][0]) + 2
        return _written(
            Splice(nodes.start(old), nodes.end(old), content.lines(indent, newline)), row, content, is_block=True
        )
    return in_line(_over(old, content))


def _over(old: yaml.Node, content: Content) -> Splice:
    blank = " " if nodes.is_empty(old) else ""
    return Splice(nodes.start(old), nodes.end(old), blank + content.scalar)


def _unfolded(text: str, row: nodes.NodePair, content: Content) -> Splice | None:
    """Return the splice that turns a row in braces into lines, with the content among them; None if it is longer."""
    key, value = row
    if value.end_mark.line != key.start_mark.line:
        return None
    newline, indent = insertion.newline(text), nodes.column(key) + 2
    rank = _ROW.index(content.key)
    pieces = [(name.value, text[nodes.start(name) : nodes.end(one)]) for name, one in nodes.pairs(value)]
    place = sum(name not in _ROW[rank:] for name, _ in pieces)
    bodies = [piece for _, piece in pieces]
    bodies.insert(place, content.body(indent + 2, newline))
    _, comment = nodes.comment_after(text, value)
    stop = text.find("\n", nodes.end(value))
    stop = len(text) if stop < 0 else stop - text[:stop].endswith("\r")
    head = f":  {comment}" if comment else ":"
    return Splice(nodes.end(key), stop, head + "".join(f"{newline}{' ' * indent}{body}" for body in bodies))
