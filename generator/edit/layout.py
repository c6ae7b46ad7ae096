"""The canonical layout: rewrite a plan file with the same data and comments in one uniform style.

ruamel.yaml writes the whole file: lists not indented, one year per line, no folded lines, and after each year row a
comment with the name and unit of the indicator, so that a changed line shows what it changes.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from generator.edit.nodes import COLUMN, width
from generator.errors import RefusedError
from generator.plan.diagnostics import DataPath
from generator.plan.reading.document import read

_BLANK = re.compile(r"\n(?:[ \t]*\n){2,}")
_ROUNDS = 3


def canonical_layout(name: str, raw: bytes) -> bytes:
    """Return the plan file in the canonical layout; the operation is idempotent.

    Raise RefusedError if the file cannot be read, or if data or comments would be lost.
    """
    document, found = read(name, raw)
    if document is not None and not isinstance(document.data, dict):
        raise RefusedError(f"{name} は「title: …」のような項目の並びになっていません。check で確かめてください。")
    if document is None or found:
        raise RefusedError(*(f"{item.path}:{item.line}:{item.column}: {item.message}" for item in found))
    before = raw.decode("utf-8-sig").replace("\r\n", "\n")
    text = before
    for _ in range(_ROUNDS):
        last, text = text, _once(name, text)
        if text == last:
            break
    else:
        raise _refused(name)
    after, found = read(name, text.encode())
    if after is None or found or after.data != document.data:
        raise _refused(name)
    return text.encode()


def _refused(name: str) -> RefusedError:
    return RefusedError(
        f"{name} は、内容やメモ（#）を保ったまま整えられません。かっこの中のメモを、かっこの外の行に移してから試してください。"
    )


def _once(name: str, text: str) -> str:
    writer = YAML()
    writer.preserve_quotes = True
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=2, offset=0)
    try:
        data = writer.load(text)
        for years, _, _ in dated(data):
            for row in years.values():
                _on_one_line(row)
        out = io.StringIO()
        writer.dump(data, out)
    except (YAMLError, ValueError) as error:
        if tab := next((number for number, line in enumerate(text.split("\n"), 1) if "\t" in line), 0):
            message = f"{name}:{tab}: タブがあるので整えられません。タブを半角スペースに直してから試してください。"
            raise RefusedError(message) from error
        raise _refused(name) from error
    written = out.getvalue()
    if any(comment not in written for comment in (_split(line)[1] for line in text.split("\n"))):
        raise _refused(name)
    return _tidy(name, _labelled(written))


def _labelled(text: str) -> str:
    """Append the name and unit to every year row that is on one line."""
    data = YAML().load(text)
    labels = [label for _, label, _ in dated(data)]
    lines = text.split("\n")
    for years, label, _ in dated(data):
        if not isinstance(years, CommentedMap) or years.fa.flow_style() or not isinstance(years.lc.data, dict):
            continue
        places = [
            years.lc.key(key)[0] for key, row in years.items() if isinstance(row, CommentedMap) and row.fa.flow_style()
        ]
        comments = [_split(lines[place])[1] for place in places]
        is_old = len(comments) > 1 and len(set(comments)) == 1 and comments[0].endswith("）")
        for place, comment in zip(places, comments, strict=True):
            row = _split(lines[place])[0]
            is_generated = not comment or comment in labels or is_old
            comment_text = comment if comment.startswith(label) else label if is_generated else f"{label}　{comment}"
            lines[place] = commented(row, comment_text)
    return "\n".join(lines)


def commented(row: str, comment: str) -> str:
    """Return a year row with its comment, in the comments' column if there is room."""
    return f"{row}{' ' * max(COLUMN - width(row), 2)}# {comment}"


def _split(line: str) -> tuple[str, str]:
    """Split a line with a whole year row into the row and its comment."""
    quote, last = "", ""
    for place, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote and last != "\\" else quote
        elif sign in "\"'" and last in " {[,:":
            quote = sign
        elif sign == "#" and last in ("", " "):
            return line[:place].rstrip(), line[place + 1 :].strip()
        last = sign
    return line.rstrip(), ""


def dated(part: Any, label: str = "計画全体", path: DataPath = ()) -> Iterator[tuple[Any, str, DataPath]]:
    """Yield every `years:` mapping of a plan file with its label (measure, indicator, part and unit) and its path."""
    if not isinstance(part, dict):
        return
    if isinstance(years := part.get("years"), dict):
        yield years, label, (*path, "years")
    for measure, place in _items(part, "measures", path):
        yield from dated(measure, _word(measure, "name"), place)
    above = "" if not path else label
    for indicator, place in _items(part, "indicators", path):
        name = _word(indicator, "name")
        full = f"{above}／{name}" if above and above != name else name
        unit = _word(indicator, "unit")
        yield from _own(indicator, full, unit, place)
        for item, inner in _items(indicator, "parts", place):
            yield from _own(item, f"{full}・{_word(item, 'name')}", _word(item, "unit") or unit, inner)


def _own(part: Any, name: str, unit: str, path: DataPath) -> Iterator[tuple[Any, str, DataPath]]:
    if isinstance(years := part.get("years"), dict):
        yield years, f"{name}（{unit}）" if unit else name, (*path, "years")


def _items(part: Any, key: str, path: DataPath) -> list[tuple[Any, DataPath]]:
    items = part.get(key)
    found = enumerate(items if isinstance(items, list) else ())
    return [(item, (*path, key, number)) for number, item in found if isinstance(item, dict)]


def _word(part: Any, key: str) -> str:
    return " ".join(str(part.get(key) or "").split())


def _on_one_line(row: Any) -> None:
    """Write a year row in flow style, unless it holds long texts or comments."""
    if isinstance(row, CommentedMap) and not any(_needs_lines(part) for part in _walk(row)):
        row.fa.set_flow_style()


def _walk(part: Any) -> Iterator[Any]:
    yield part
    inner = part.values() if isinstance(part, CommentedMap) else part if isinstance(part, CommentedSeq) else ()
    for item in inner:
        yield from _walk(item)


def _needs_lines(part: Any) -> bool:
    if isinstance(part, CommentedMap | CommentedSeq):
        return bool(part.ca.items or part.ca.comment) or "texts" in part
    return isinstance(part, LiteralScalarString | FoldedScalarString)


def _tidy(name: str, text: str) -> str:
    """Reduce runs of blank lines to one, where that changes no text."""
    tidy = _BLANK.sub("\n\n", text).strip("\n") + "\n"
    before, _ = read(name, text.encode())
    after, _ = read(name, tidy.encode())
    return tidy if before and after and before.data == after.data else text
