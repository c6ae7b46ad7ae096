"""Fold texts for comparison: letters and digits alone, in one width and case, each with its place in the text; numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
"""A letter with the marks that NFKC composes with it: ｶﾞ is one letter."""
_MARKUP = re.compile(r"</?(?:ul|ol|li|p|b|u|input)\b[^<>]{0,80}>|\]\([^()]{0,200}\)|!\[")
"""What an extraction leaves of a page's markup; <これまでの実績> is text."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+)?")
_MINUS = re.compile(r"[-−–－△▲]\s?$|マイナス$")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number printed in a line: without grouping, its span in the line, and whether a minus stands before it."""

    digits: str
    start: int
    end: int
    is_negative: bool


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, so that spaces, punctuation, markup and widths do not matter."""
    return "".join(map(_letters, _CLUSTER.findall(_MARKUP.sub("", text))))


def folded(text: str) -> Folded:
    """Return a text's letters and digits with their places."""
    letters: list[str] = []
    starts: list[int] = []
    for at, cluster in _clusters(text):
        known = _letters(cluster)
        letters.append(known)
        starts += [at] * len(known)
    return Folded("".join(letters), tuple(starts))


def printed_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text: whole ones and decimals, in any width, grouped by threes or not; ① is none."""
    for found in _NUMBER.finditer(text):
        digits = unicodedata.normalize("NFKC", found.group()).replace(",", "")
        negative = _MINUS.search(text, max(found.start() - 5, 0), found.start())
        yield Number(digits=digits, start=found.start(), end=found.end(), is_negative=negative is not None)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for tag in _MARKUP.finditer(text):
        yield from ((found.start(), found.group()) for found in _CLUSTER.finditer(text, start, tag.start()))
        start = tag.end()
    yield from ((found.start(), found.group()) for found in _CLUSTER.finditer(text, start))


@lru_cache(maxsize=1 << 14)
def _letters(cluster: str) -> str:
    known = unicodedata.normalize("NFKC", cluster).lower()
    return "".join(letter for letter in known if letter.isalnum())
