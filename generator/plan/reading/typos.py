"""Typing errors of a Japanese keyboard: recognise them in text and return their code and correction."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.plan.diagnostics import Position, short

_KEY_FULLWIDTH = re.compile(r"^[ \u3000]*(?:- +)*[^\s:：#]{1,40}?(：)")
_FLOW_KEY_FULLWIDTH = re.compile(r"[{,，]\s*[A-Za-z_一-龯ぁ-んァ-ヶ]{1,40}(：)")
_NO_SPACE = re.compile(r"^ *(?:- +)*(?:[A-Za-z_]{1,40}(:)[^\s:/]|[^\s:]{1,40}(:)[|>]\s*$)")
_WIDE_SPACE_AFTER = re.compile(r"(?:^ *(?:- +)*|[{,] *)[A-Za-z_]{1,40}:([\u3000\u00a0])")
_NO_COLON = re.compile(r"^ *(?:- +)*[A-Za-z0-9]{1,20}( *)\{")
_WIDE_COMMA = re.compile(r"[\w}\]]([、，])\s*[A-Za-z_]{1,40}:")
_KEY = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)")
_BLOCK = re.compile(
    r" *((?:years|indicators|measures|parts|texts|words|tables|events|logic):|- id: [a-z][a-z0-9-]*|[RHS][0-9]+: \{.*\})"
    r"\s*(?:#.*)?$"
)
_LEADING = re.compile(r"^[ \t\u3000\u00a0]*")


class Typo(NamedTuple):
    """A typing error: its code, its character offset in the text, and what to do (Japanese)."""

    code: str
    offset: int
    message: str


def in_line(line: str) -> Typo | None:
    """Return the typing error in a line that YAML could not read, or None."""
    leading = _LEADING.match(line)
    indent = leading.group() if leading else ""
    if "\t" in indent:
        return Typo("tab", indent.index("\t"), "字下げにタブがあります。半角スペースに直してください。")
    for space in "\u3000\u00a0":
        if space in indent:
            return Typo(
                "fullwidth-space",
                indent.index(space),
                "字下げに全角スペース（または改行しない空白）があります。半角スペースに直してください。",
            )
    for pattern in (_KEY_FULLWIDTH, _FLOW_KEY_FULLWIDTH):
        if found := pattern.search(line):
            return Typo(
                "fullwidth-colon",
                found.start(1),
                "全角のコロン「：」があります。半角のコロンと半角スペース「: 」に直してください。",
            )
    if found := _WIDE_SPACE_AFTER.search(line):
        return Typo(
            "fullwidth-space", found.start(1), "コロンのあとに全角スペースがあります。半角スペースに直してください。"
        )
    if found := _WIDE_COMMA.search(line):
        return Typo(
            "fullwidth-sign", found.start(1), f"区切りが「{found[1]}」です。半角のコンマ「,」に直してください。"
        )
    if found := _NO_COLON.match(line):
        return Typo("yaml-syntax", found.start(1), "項目名のあとに、半角のコロンと半角スペース「: 」がありません。")
    if found := _NO_SPACE.match(line):
        return Typo(
            "missing-space",
            found.end(found.lastindex or 0),
            "コロン「:」のあとに半角スペースがありません。1つ入れてください。",
        )
    for wide, plain in (("｛", "{"), ("｝", "}"), ("，", ","), ("［", "["), ("］", "]")):
        if wide in line:
            return Typo(
                "fullwidth-sign",
                line.index(wide),
                f"全角の「{wide}」があります。半角の「{plain}」に直してください。",
            )
    return None


def in_text(text: str) -> Typo | None:
    """Return the typing error in a text that replaces an expected mapping or known key, or None."""
    if text != text.strip("\u3000\u00a0"):
        return Typo("fullwidth-space", 0, f"「{short(text)}」に全角スペースがあります。半角スペースに直してください。")
    typo = in_line(text.partition("\n")[0])
    return typo._replace(offset=0) if typo else None


def in_block(lines: Sequence[str]) -> Iterator[Typo | None]:
    """Yield, line by line, misplaced keys in a text after `|`; the first line is the one with the `|`."""
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), 0)
    for number, line in enumerate(lines):
        found = _BLOCK.match(line) if number and line.startswith(" " * indent) else None
        yield found and Typo(
            "wrong-parent",
            found.start(1),
            f"「{short(found[1], 30)}」の行が、上の文章の中に入っています。字下げを減らして、同じまとまりの項目にそろえてください。",
        )


def multi_line(lines: list[str], first: int) -> str:
    """Return why a value continues over these lines (the first has number `first`), and what to do."""
    if deeper := next((number for number, line in enumerate(lines[1:], first + 1) if _KEY.match(line)), 0):
        return (
            f"{deeper}行目の字下げが、この行とそろっていないので、値の続きとして読まれています。"
            f"{first}行目と{deeper}行目の字下げ（行のはじめの空白）を、上の行に合わせてください。"
        )
    return (
        "値が次の行に続いています。引用符の閉じ忘れか、字下げのまちがいがないか確かめ、"
        "長い文は「|」のあとに改行して書いてください。"
    )


def duplicate_key(key: str, first: Position, here: Position, lost_dash: bool) -> str:
    """Return the message for a duplicate key; if it starts a list item, the second item's dash is probably missing."""
    found = f"「{short(key)}」が2度書かれています（1度めは{first.line}行目）。"
    if lost_dash and here.line > first.line + 1:
        return (
            f"{found}ここから新しい項目がはじまるなら、行のはじめに「- 」を付け、「- {short(key)}: …」としてください。"
        )
    apart = "字下げがずれて、ほかの項目のものが入っていないかも確かめてください。"
    return f"{found}どちらかを消してください。{apart if here.line > first.line + 1 else ''}"


def plain_key(key: str) -> str:
    """Return a key as it was probably meant: half-width, without surrounding spaces."""
    return unicodedata.normalize("NFKC", key).strip()
