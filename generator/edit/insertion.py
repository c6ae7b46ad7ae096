"""Where new values go: return the splice that adds a value to a row, a row to `years`, or `years` to an indicator."""

from collections.abc import Sequence

import yaml

from generator.edit import nodes
from generator.edit.nodes import Splice
from generator.plan.model.fiscal import ERAS, Period, PeriodKind, parse_period
from generator.plan.model.row import Row

_ORDER = list(Row.model_fields)


def new_value(text: str, row: yaml.Node, key: str, value: str) -> Splice:
    """Return the splice that adds a key to a row, in the model's order of keys."""
    rank = _ORDER.index(key)
    pairs = nodes.pairs(row)
    before = [pair for pair in pairs if pair[0].value not in _ORDER or _ORDER.index(pair[0].value) < rank]
    if nodes.is_flow(row):
        if not pairs:
            return Splice(nodes.start(row), nodes.end(row), f"{{{key}: {value}}}")
        if before:
            return Splice(nodes.end(before[-1][1]), nodes.end(before[-1][1]), f", {key}: {value}")
        return Splice(nodes.start(pairs[0][0]), nodes.start(pairs[0][0]), f"{key}: {value}, ")
    indent = nodes.column(pairs[0][0])
    if before:
        return line_after(text, before[-1][1], indent, f"{key}: {value}")
    return _line_before(text, pairs[0][0], f"{key}: {value}")


def new_row(text: str, years: yaml.Node, period: Period, row: str) -> Splice:
    """Return the splice that adds a year row after the last earlier one, with that row's comment."""
    pairs = nodes.pairs(years)
    if nodes.is_flow(years) and not pairs:
        return Splice(nodes.start(years), nodes.end(years), f"{{{row}}}")
    times = [parse_period(key.value) for key, _ in pairs]
    earlier = [pair for pair, time in zip(pairs, times, strict=True) if time is not None and time < period]
    if nodes.is_flow(years):
        if earlier:
            return Splice(nodes.end(earlier[-1][1]), nodes.end(earlier[-1][1]), f", {row}")
        return Splice(nodes.start(pairs[0][0]), nodes.start(pairs[0][0]), f"{row}, ")
    neighbour = earlier[-1] if earlier else pairs[0]
    indent = nodes.column(neighbour[0])
    line = _labelled(text, neighbour[1], indent, row)
    return line_after(text, neighbour[1], indent, line) if earlier else _line_before(text, neighbour[0], line)


def _labelled(text: str, neighbour: yaml.Node, indent: int, row: str) -> str:
    """Return a row with the comment of its neighbour, in the same column; neither with the indent."""
    _, comment = nodes.comment_after(text, neighbour)
    if not comment:
        return row
    start = nodes.line_start(text, nodes.last_line(text, neighbour))
    stop = text.index("#", nodes.end(neighbour))
    return nodes.with_comment(text[start:stop], " " * indent + row, comment)[indent:]


def with_comment(text: str, row: yaml.Node, splice: Splice) -> Splice:
    """Return the splice extended to the comment after the row, if both stand on one line, so that the comment stays put."""
    _, comment = nodes.comment_after(text, row)
    first = nodes.line_start(text, nodes.last_line(text, row))
    if not comment or nodes.start(row) < first or "\n" in splice.text:
        return splice
    stop = text.index("#", nodes.end(row))
    changed = text[first : splice.start] + splice.text + text[splice.end : nodes.end(row)]
    line = nodes.with_comment(text[first:stop], changed, comment)
    return Splice(splice.start, stop + len(comment), line[splice.start - first :])


def new_years(text: str, holder: yaml.Node, years: yaml.Node | None, row: str) -> Splice:
    """Return the splice that adds the first year row to an indicator."""
    if years is not None:
        return Splice(nodes.end(years), nodes.end(years), f" {{{row}}}")
    last = nodes.pairs(holder)[-1][1]
    if nodes.is_flow(holder):
        return Splice(nodes.end(last), nodes.end(last), f", years: {{{row}}}")
    indent = nodes.column(nodes.pairs(holder)[0][0])
    return line_after(text, last, indent, f"years:{newline(text)}{' ' * (indent + 2)}{row}")


def new_lines(text: str, rows: Sequence[nodes.NodePair], period: Period, lines: str) -> Splice:
    """Return the splice that adds a row on several lines after the last earlier one; all but its first are indented."""
    earlier = [pair for pair in rows if (time := parse_period(pair[0].value)) is not None and time < period]
    if earlier:
        return line_after(text, earlier[-1][1], nodes.column(rows[0][0]), lines)
    return _line_before(text, rows[0][0], lines)


def line_after(text: str, node: yaml.Node, indent: int, line: str) -> Splice:
    """Return the splice that adds a line after the last line of a node."""
    place = nodes.line_start(text, nodes.last_line(text, node) + 1)
    if place == len(text) and not text.endswith("\n"):
        return Splice(place, place, f"{newline(text)}{' ' * indent}{line}")
    return Splice(place, place, f"{' ' * indent}{line}{newline(text)}")


def _line_before(text: str, key: yaml.Node, line: str) -> Splice:
    """Return the splice that adds a line before a key, even if the key follows `- ` on its line."""
    place = nodes.start(key)
    return Splice(place, place, f"{line}{newline(text)}{' ' * nodes.column(key)}")


def newline(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def in_style(period: Period, written: Sequence[str]) -> str:
    """Return a year written like its neighbours (2026 among 2024 and 2025), else as it was given."""
    if period.kind is PeriodKind.YEAR and written and all(key.isdigit() for key in written):
        return str(period.year)
    if period.kind is PeriodKind.YEAR and period.written.isdigit() and any(key[0] in ERAS for key in written):
        letter, (_, first) = next((letter, era) for letter, era in ERAS.items() if period.year > era[1])
        return f"{letter}{period.year - first}"
    return period.written
