"""Decode the bytes of a plan file, or report why they cannot be a plan's text."""

import re
from dataclasses import dataclass, field
from itertools import islice

from generator.plan.diagnostics import START, Diagnostic, Position, Severity

MAX_BYTES = 1 << 20

_CONFLICT = re.compile(r"^ *(?:={7}|<{7}|>{7}|\|{7})(?:[ \r]|$)|(?:^|\s)#\s*(?:<{7}|>{7}|\|{7})(?:[ \r]|$)")
"""A marker on its own line, also indented; after `#` too, except for `=======`, which people use as a ruler."""
# Soft hyphen, zero-width space and word joiner; C0 except tab and line ends, DEL and C1, line and paragraph separators, bidi controls, non-characters.
FORBIDDEN = re.compile(
    r"[\xad\u200b\u2060\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    r"\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n)"
)


@dataclass
class Findings:
    """Collects the findings of one file while it is read."""

    name: str
    items: list[Diagnostic] = field(default_factory=list)

    def add(self, position: Position, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Add one finding; an error unless stated otherwise."""
        self.items.append(
            Diagnostic(
                path=self.name,
                line=position.line,
                column=position.column,
                severity=severity,
                code=code,
                message=message,
            )
        )


def decode(raw: bytes, found: Findings) -> str | None:
    """Return the text (UTF-8, with or without BOM), or None; report forbidden characters and conflict markers."""
    if len(raw) > MAX_BYTES:
        found.add(START, "too-large", f"ファイルが大きすぎます（{len(raw):,}バイト）。上限は{MAX_BYTES:,}バイトです。")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", errors="replace")
        position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        found.add(position, "encoding", f"UTF-8として読めません。{_guess(raw)}UTF-8で保存しなおしてください。")
        return None
    return text if _is_clean(text, found) else None


def escape_message(character: str) -> str:
    """Return the message for an escape sequence in quotes that stands for a forbidden character."""
    return f"引用符の中に、目に見えない制御文字（U+{ord(character[0]):04X}）を表す書き方があります。消してください。"


def _guess(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        return "UTF-16で保存されているようです。"
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return ""
    return "Shift_JIS（ExcelやWindowsの古い形式）で保存されているようです。" if re.search("[ぁ-ん一-龯]", text) else ""


def _is_clean(text: str, found: Findings) -> bool:
    """Report what no YAML parser should receive: forbidden characters and merge-conflict markers."""
    clean = True
    for bad in islice(FORBIDDEN.finditer(text), 20):
        clean = False
        before = text[: bad.start()]
        position = Position(before.count("\n") + 1, bad.start() - before.rfind("\n"))
        message = (
            "改行が古い形式（CRだけ）です。改行をLFかCRLFにして保存しなおしてください。"
            if bad.group() == "\r"
            else f"目に見えない制御文字（U+{ord(bad.group()):04X}）があります。この文字を消してください。"
        )
        found.add(position, "control-character", message)
        if bad.group() == "\r":
            break
    for number, line in enumerate(text.split("\n"), 1):
        if marker := _CONFLICT.search(line):
            clean = False
            shown = marker.group().strip(" #\r\t")
            found.add(
                Position(number, line.index(shown) + 1),
                "merge-conflict",
                f"Gitの競合の印「{shown}」が残っています。どちらの内容にするか決めて、印の行を消してください。",
            )
    return clean
