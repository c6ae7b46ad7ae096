"""Read the bytes of one plan file: return its plain data with the position of every value.

On a YAML syntax error the error is reported, the lines that depend on it are left out, and reading starts again, so
that one run reports all errors. Data read around an error is `Document.partial`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.plan.diagnostics import START, DataPath, Diagnostic, Position, Severity
from generator.plan.reading.compose import Composer, TooLargeError
from generator.plan.reading.decode import Findings, decode
from generator.plan.reading.syntax_errors import explain_syntax, spreading

MAX_MISTAKES = 20
"""The number of syntax errors after which a file is not read any further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file's data: mappings, lists, texts, `decimal.Decimal`, bool and None, with positions by path."""

    name: str
    data: object
    positions: Mapping[DataPath, Position]
    keys: Mapping[DataPath, Position]
    flow: frozenset[DataPath] = frozenset()
    broken: frozenset[DataPath] = frozenset()
    partial: bool = False

    def position(self, path: DataPath, *, of_key: bool = False) -> Position:
        """Return the position of a value (or of its key), or of the nearest enclosing value that exists."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, START)


def read(name: str, raw: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read a plan file's bytes. Any bytes result in diagnostics or a document, never in an exception."""
    found = Findings(name)
    text = decode(raw, found)
    if text is None:
        return None, tuple(found.items)
    last, spread = 0, ""
    for mistakes in range(MAX_MISTAKES):
        reported = len(found.items)
        composer = Composer(text, found)
        try:
            data = composer.document()
        except TooLargeError as error:
            found.add(error.position, "too-large", str(error))
            break
        except yaml.YAMLError as error:
            code, position, message = explain_syntax(error, text.splitlines())
            near = [
                known
                for known in found.items[reported:]
                if known.line >= position.line - 1 or known.code == "unclosed-quote"
            ]
            found.items[reported:] = near  # the others are reported again when the rest is read
            line = min([position.line, *(known.line for known in near)])
            if line <= last:
                break
            kind = spreading(message)
            is_reported = any(known.severity is Severity.ERROR for known in near)
            if not is_reported and not (kind and kind == spread and _is_next(text, last, line)):
                found.add(position, code, message)
            last, spread, text = line, kind, _without(text, line)
        else:
            return _document(name, data, composer, found, partial=mistakes > 0), tuple(dict.fromkeys(found.items))
    return None, tuple(dict.fromkeys(found.items))


def _document(name: str, data: object, composer: Composer, found: Findings, *, partial: bool) -> Document | None:
    if data is None:
        if not found.items:
            found.add(START, "empty-file", "計画の内容がありません。title: などの項目を書いてください。")
        return None
    flow, broken = frozenset(composer.flow), frozenset(composer.broken)
    return Document(
        name=name,
        data=data,
        positions=composer.positions,
        keys=composer.keys,
        flow=flow,
        broken=broken,
        partial=partial,
    )


def _is_next(text: str, last: int, line: int) -> bool:
    """Return whether there is nothing (but comments) between a removed line and another line."""
    between = text.split("\n")[last - 1 : line - 1]
    return not any(other.strip() and not other.lstrip().startswith("#") for other in between)


def _without(text: str, line: int) -> str:
    """Return the text without a line and everything below it in the hierarchy; all other lines keep their numbers."""
    lines = text.split("\n")
    line = min(line, len(lines))
    indent, is_item = _indent(lines[line - 1]), lines[line - 1].lstrip().startswith("- ")
    end = line
    while end < len(lines):
        inner = lines[end].strip()
        is_list = not is_item and inner.startswith("- ") and _indent(lines[end]) == indent
        if inner and not is_list and _indent(lines[end]) <= indent:
            break
        end += 1
    return "\n".join([*lines[: line - 1], *[""] * (end - line + 1), *lines[end:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\u3000\u00a0"))
