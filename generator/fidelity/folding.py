"""Fold texts for comparison: letters and digits alone, in one width and case, each with its place in the text; numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_COMPOSED = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]+", re.DOTALL)
"""A letter with the marks that NFKC composes with it: ｶﾞ is one letter."""
_SPECIAL = re.compile(r"[<!\]\u0300-\u036f\u3099\u309a\uff9e\uff9f]")
"""What is in every composed letter and in all markup."""
MARKUP = re.compile(r"</?(?:ul|ol|li|p|b|u|input)\b[^<>]{0,80}>|\]\([^()]{0,200}\)|!\[")
"""What an extraction leaves of a page's markup; <これまでの実績> is text."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+)?")
_MINUS = re.compile(r"(?P<sure>[△▲−]|マイナス|(?<=[\t(（])[-–－])$|(?<![\w)）])[-–－△▲−] ?$")
"""A minus before a number: surely one, or perhaps the mark of an item in a list."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's letters and digits, and where each came from: `starts` has the index in the text of every character."""

    text: str
    starts: tuple[int, ...]

    def replaced(self, printed: str, read: str) -> "Folded":
        """Return the text in which what is printed is read differently; what is read has the place of what is printed."""
        text, starts, done = "", [], 0
        while printed and (at := self.text.find(printed, done)) >= 0:
            text += self.text[done:at] + read
            starts += [*self.starts[done:at], *(self.starts[at],) * len(read)]
            done = at + len(printed)
        return Folded(text + self.text[done:], (*starts, *self.starts[done:]))


class PrintedNumber(NamedTuple):
    """A number printed in a line: its digits without grouping, its span in the line, and the signs that it may have."""

    digits: str
    span: tuple[int, int]
    signs: str = "+"


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, so that spaces, punctuation, markup and widths do not matter."""
    return "".join(_cells(text)) if _SPECIAL.search(text) else text.translate(_LETTERS)


def folded(text: str) -> Folded:
    """Return a text's letters and digits with their places."""
    cells = _cells(text)
    return Folded("".join(cells), tuple([at for at, letters in enumerate(cells) for _ in letters]))


def printed_numbers(text: str) -> Iterator[PrintedNumber]:
    """Yield the numbers of a text: whole ones and decimals, in any width, grouped by threes or not; ① is none."""
    for found in _NUMBER.finditer(text):
        start = found.start()
        minus = _MINUS.search(text[max(start - 5, 0) : start])
        yield PrintedNumber(_digits(found.group()), found.span(), ("-" if minus["sure"] else "+-") if minus else "+")


def numbers_in(text: str) -> set[str]:
    """Return the digits of the numbers of a text."""
    return set(map(_digits, _NUMBER.findall(text)))


def _digits(printed: str) -> str:
    return (printed if printed.isascii() else unicodedata.normalize("NFKC", printed)).replace(",", "")


def _cells(text: str) -> list[str]:
    """Return the letters of every character of a text; those of a composed letter are at its first character."""
    cells = [_LETTERS[ord(sign)] for sign in text]
    if not _SPECIAL.search(text):
        return cells
    for found in _COMPOSED.finditer(text):
        cells[found.start() : found.end()] = [_letters(found.group()), *[""] * (len(found.group()) - 1)]
    for found in MARKUP.finditer(text):
        cells[found.start() : found.end()] = [""] * (found.end() - found.start())
    return cells


def _letters(signs: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", signs).lower() if letter.isalnum())


class _Letters(dict[int, str]):
    """The letters of every character (by its code) that has occurred."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _letters(chr(code)))


_LETTERS = _Letters()
