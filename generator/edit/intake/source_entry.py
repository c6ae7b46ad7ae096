"""The source's entry of a plan file: add it, or renew the hash of its text; every other byte is unchanged."""

import json
from dataclasses import dataclass

from generator.edit import insertion, nodes
from generator.edit.nodes import Splice
from generator.errors import RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The source that tables are of: its id and title, and its text's file and hash."""

    id: str
    title: str
    file: str
    sha256: str


def with_source(name: str, raw: bytes, source: SourceFile) -> bytes:
    """Return a plan file's bytes with a source: declared if it is not there, else with the hash of its text as it is now."""
    mark, text = (raw[:3], raw[3:].decode()) if raw.startswith(b"\xef\xbb\xbf") else (b"", raw.decode())
    sources = nodes.get(nodes.compose(text), "sources")
    if sources is None or nodes.is_flow(sources):
        raise RefusedError(f"{name} の sources に書き足せません。計画ファイルで「{source.id}」を足してください。")
    there = nodes.get(sources, source.id)
    if there is None:
        last = nodes.pairs(sources)[-1]
        indent, newline = nodes.column(last[0]), insertion.newline(text)
        inner = newline + " " * (indent + 2)
        title, file = (json.dumps(one, ensure_ascii=False) for one in (source.title, source.file))
        lines = f"{source.id}:{inner}title: {title}{inner}file: {file}{inner}sha256: {source.sha256}"
        return mark + nodes.spliced(text, insertion.line_after(text, last[1], indent, lines)).encode()
    old = nodes.get(there, "sha256")
    if old is None:
        return raw
    return mark + nodes.spliced(text, Splice(nodes.start(old), nodes.end(old), source.sha256)).encode()
