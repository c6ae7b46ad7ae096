"""The other direction: what of the sources' texts no statement of the plan file accounts for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from generator.fidelity.counted import Covered
from generator.fidelity.folding import fold, numbers_in
from generator.fidelity.lookup import Lookup
from generator.fidelity.passages import Passages, ReadLine
from generator.plan.model.blocks import LeftOut
from generator.plan.places import Place

ALL = "*"
"""In what is left out of a line: everything."""

_PARTS = re.compile(r"\t|</?[a-z]+[^<>]{0,80}>|[・□■○◇●※。]|\s{2,}")
"""What parts a line into cells, items and sentences."""
_WORDS = re.compile(r"[\W\d_\u2460-\u24ff\u3251-\u32bf]+")
_TIME = re.compile(r"(?:令和|平成|昭和|[RHS])\s?(?:\d+|元)年?度?|\d+\s?(?:年度?|月|日)|\d+-\d[\d-]+")
"""What a plan file has as years, dates and telephone numbers."""


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A cell, item or sentence of a source's line."""

    source: str
    line: int
    text: str


class SourceRange(NamedTuple):
    """Lines of a source in a row, and the texts of the pieces in them."""

    at: Place
    texts: Sequence[str]


def in_ranges(pieces: Iterable[SourcePiece]) -> Iterator[SourceRange]:
    """Yield ranges of lines with pieces."""
    lines: dict[tuple[str, int], list[str]] = {}
    for piece in pieces:
        lines.setdefault((piece.source, piece.line), []).append(piece.text)
    for _, row in groupby(enumerate(lines), lambda one: (one[1][0], one[1][1] - one[0])):
        places = [place for _, place in row]
        (source, first), (_, last) = places[0], places[-1]
        yield SourceRange(Place(source, ((first, last),)), [text for place in places for text in lines[place]])


class Vocabulary:
    """All words of a plan file, in which pieces are looked up that no statement was found in."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._all = "|".join(fold(text) for text in _strings(data))
        self.units = {"", *(fold(part) for unit in _units(data) for part in (unit, unit.split("/")[0]))}
        self.numbers = {digits for text in _strings(data) for digits in numbers_in(text)}
        self._grams = set(_grams(self._all))

    def __contains__(self, folded: object) -> bool:
        text = str(folded)
        return self._grams.issuperset(_grams(text)) and text in self._all


def _grams(text: str) -> Iterator[str]:
    """Yield every part of three letters: a text with one that a plan lacks is not in the plan."""
    return map("".join, zip(text, text[1:], text[2:], strict=False))


def unaccounted(
    passages: Passages, found: Iterable[Lookup], left_out: Iterable[LeftOut], data: Mapping[str, Any]
) -> tuple[int, list[SourcePiece]]:
    """Return how many lines are looked up (they have letters and are not left out), and the pieces not in the plan."""
    out: dict[tuple[str, int], list[str]] = {}
    for one in left_out:
        for at in one.at:
            for number in passages.numbers_of(at):
                out.setdefault((at.source, number), []).extend(one.only or [ALL])
    covered = Covered()
    for lookup in found:
        covered.add(lookup.spots)
    words = Vocabulary(data)
    lines, pieces = 0, []
    for text in passages.lines.values():
        for line in text:
            place = (line.source, line.number)
            skipped = out.get(place, [])
            if line.letters and ALL not in skipped:
                lines += 1
                left = _left(line, covered.spans(line), words)
                pieces += [SourcePiece(*place, piece) for piece in left if piece not in skipped]
    return lines, pieces


def _left(line: ReadLine, covered: Collection[tuple[int, int]], words: Vocabulary) -> Iterator[str]:
    open_ = line.printed
    if covered:
        rest = [*line.printed]
        for start, end in covered:
            rest[start:end] = " " * (end - start)
        open_ = "".join(rest)
    for start, end in _spans(line.printed) if not covered or fold(open_) else ():
        if fold(open_[start:end]):
            piece = line.printed[start:end]
            if not _is_known(line.read(piece), line.read(open_[start:end]), words):
                yield piece.strip()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in _PARTS.finditer(text):
        yield start, part.start()
        start = part.end()
    yield start, len(text)


def _is_known(piece: str, uncovered: str, words: Vocabulary) -> bool:
    """Return whether a plan file has a piece somewhere else, or all of its words; a figure must be in its own place.

    `uncovered` is what no statement was found in.
    """
    if fold(piece) in words:
        return True
    rest = _TIME.sub("", piece)
    others = [word for word in map(fold, _WORDS.split(rest)) if word]
    numbers = numbers_in(rest)
    if numbers and "".join(others) in words.units:
        return not numbers & numbers_in(uncovered)
    return numbers <= words.numbers and all(word in words for word in others)


def _strings(data: Any) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                if key not in ("left_out", "unreadable"):
                    yield str(key)
                    yield from _strings(value)
        case list():
            for item in data:
                yield from _strings(item)
        case str():
            yield data
        case Decimal():
            yield format(abs(data), "f")


def _units(data: Any) -> Iterator[str]:
    match data:
        case dict():
            if isinstance(unit := data.get("unit"), str):
                yield unit
            for value in data.values():
                yield from _units(value)
        case list():
            for item in data:
                yield from _units(item)
