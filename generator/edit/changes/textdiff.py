"""Compute the difference of two texts as pieces that stay, are deleted or inserted, shortened for reading."""

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 4000
"""The length in characters up to which two texts are compared word by word."""
SHOWN = 160
AROUND = 16
"""The number of characters shown of a deleted or inserted piece, and of the text on each side of it."""
ALIKE = 0.4
_WORDS = re.compile(r"[A-Za-z0-9.,]+|[ァ-ヶー]+|[一-龯々]+|[ぁ-ん]+|\s+|.", re.DOTALL)


class Piece(NamedTuple):
    """A piece of text: `kind` is empty, or the HTML element that marks it (`del`, `ins` and others)."""

    text: str
    kind: str = ""


Pieces = tuple[Piece, ...]


def plain(text: str) -> Pieces:
    """Return a text as a single plain piece."""
    return (Piece(text),)


def difference(old: str, new: str) -> Pieces:
    """Return the deleted and inserted pieces in place; texts with little in common are shown one after the other."""
    if not old or not new or max(len(old), len(new)) > LONGEST:
        return _whole(old, new)
    words = _WORDS.findall(old), _WORDS.findall(new)
    matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < ALIKE or min(map(len, words)) == 1:
        return _whole(old, new)
    return tuple(_pieces(matcher, *words))


def _whole(old: str, new: str) -> Pieces:
    arrow = (Piece(" → "),) if old and new else ()
    return (*_cut(old, "del"), *arrow, *_cut(new, "ins"))


def _pieces(matcher: "difflib.SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[Piece]:
    steps = matcher.get_opcodes()
    for number, (kind, start, end, new_start, new_end) in enumerate(steps):
        removed, inserted = "".join(old[start:end]), "".join(new[new_start:new_end])
        if kind == "equal":
            yield Piece(_shortened(removed, is_first=number == 0, is_last=number == len(steps) - 1))
        else:
            yield from (*_cut(removed, "del"), *_cut(inserted, "ins"))


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return unchanged text without its middle, or without the end that touches no change."""
    head, tail = ("" if is_first else text[:AROUND]), ("" if is_last else text[-AROUND:])
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def _cut(text: str, kind: str) -> Pieces:
    if not text:
        return ()
    return (Piece(text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…", kind),)
