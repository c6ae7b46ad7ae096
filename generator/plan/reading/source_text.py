"""Read the text of a source: its lines, by which a plan cites it, and the hash that a plan declares; or why it cannot be."""

import hashlib
from dataclasses import dataclass

from generator.plan.model.fields import Place
from generator.plan.reading.decode import FORBIDDEN

MAX_BYTES = 10 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source's text, line for line (1-based in citations), and the SHA-256 of its bytes; `problem` is Japanese."""

    lines: tuple[str, ...] = ()
    sha256: str = ""
    problem: str = ""

    def line_ranges(self, place: Place) -> tuple[tuple[int, int], ...]:
        """Return the lines that a place means."""
        return place.ranges


def source_text(raw: bytes) -> SourceText:
    """Return a text from its bytes (UTF-8, any line ends); form feeds are allowed, since they part pages."""
    if len(raw) > MAX_BYTES:
        return SourceText(problem=f"大きすぎます（上限は{MAX_BYTES >> 20}MB）")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SourceText(problem="UTF-8として読めません")
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"))
    for number, line in enumerate(lines, 1):
        if bad := FORBIDDEN.search(line.replace("\f", "")):
            return SourceText(problem=f"{number}行目に、目に見えない制御文字（U+{ord(bad.group()[0]):04X}）があります")
    return SourceText(lines=lines, sha256=hashlib.sha256(raw).hexdigest())
