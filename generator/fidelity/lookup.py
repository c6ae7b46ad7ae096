"""Look up statements in the cited lines of their sources."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.fidelity.counted import Counted, CountedNumber, Counting, Covered, counted
from generator.fidelity.folding import fold
from generator.fidelity.passages import Passage, Passages, Spot
from generator.fidelity.statements import Statement
from generator.plan.model.fiscal import ERAS

SHORT = 20
"""A text shorter than this may be composed of several cells: a heading over two lines of a table."""

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY = re.compile(r"(?<!\d)(?=((\d{1,2})\s?[/.．／月-]\s?(\d{1,2}))(?!\d))\d")
"""A month and a day; 29.5.31 has 29.5 and 5.31."""
_YEAR_BEFORE = re.compile(r"(?:(令和|平成|昭和|[RHS])\s?(元|\d{1,2})|(\d{4}))\s?[年./．／-]\s?$")
"""A year printed right before a month."""
_ERAS = {name: start for letter, (era, start) in ERAS.items() for name in (letter, era)}
_DASH = re.compile(r"(?:^|\t)\s*([-‐‑–—―−－ー])\s*(?=\t|$)")
"""A cell that holds a dash alone."""
DASHES = ("―", "—")
_QUOTED = re.compile(r"「([^「」]+)」")

LineKey = tuple[str, int]
"""A source and the number of a line."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A statement and the parts of the sources' lines that it was found in; none if it was not found.

    `sole` are the lines without which it would not be found: it is printed nowhere else in its cited lines.
    """

    statement: Statement
    spots: tuple[Spot, ...]
    sole: frozenset[LineKey] = frozenset()

    @property
    def lines(self) -> set[LineKey]:
        """The lines that it was found in."""
        return {(spot.source, spot.line) for spot in self.spots}


def look_up(statements: Sequence[Statement], passages: Passages) -> list[Lookup]:
    """Return where each statement is printed in the lines that the file cites for it.

    Texts are looked up first: a number within a text that is found is a figure's only if it is printed nowhere else.
    Figures with words (80未満) are looked up before others.
    """
    found: dict[int, tuple[Spot, ...]] = {}
    texts = Covered()
    wanted = {index: wanted for index, one in enumerate(statements) if (wanted := counted(one))}
    for index, one in enumerate(statements):
        if index not in wanted:
            found[index] = tuple(_text(passages, one, str(one.written)))
            texts.add(found[index])
    counting = Counting(passages, texts)
    for index in sorted(wanted, key=lambda index: not any(map(_is_worded, wanted[index]))):
        found[index] = counting.find(statements[index], wanted[index])
    stated = Counter((statements[index].holder, *numbers) for index, numbers in wanted.items())
    lookups = []
    for index, one in enumerate(statements):
        numbers = tuple(wanted.get(index, ()))
        sole = _sole(passages, one, numbers, found[index], stated[(one.holder, *numbers)])
        lookups.append(Lookup(one, found[index], frozenset(sole)))
    return lookups


def _sole(
    passages: Passages, statement: Statement, wanted: Sequence[Counted], found: Sequence[Spot], times: int
) -> Iterator[LineKey]:
    """Yield the lines without which a number or word of a statement would not be printed as often as its item states it."""
    passage = passages.of(statement.at)
    if not found or statement.beside:
        return
    text = str(statement.written)
    each: list[list[tuple[Spot, ...]]]
    if wanted:
        each = [[(spot,) for spot in one.spots(passage)] for one in wanted]
    elif text in DASHES or _DATE.fullmatch(text):
        each = [[(spot,) for spot in found]]
    else:
        words = [text] if passage.find(fold(text)) else [*text.split(), *_QUOTED.findall(text)]
        each = [passage.occurrences(fold(word)) for word in words]
    for occurrences in each:
        lines = Counter(line for spots in occurrences for line in {(spot.source, spot.line) for spot in spots})
        yield from (line for line, number in lines.items() if len(occurrences) - number < max(times, 1))


def _is_worded(one: Counted) -> bool:
    return isinstance(one, CountedNumber) and one.is_worded


def _text(passages: Passages, statement: Statement, text: str) -> Iterator[Spot]:
    passage = passages.of(statement.at)
    if statement.beside:
        yield from _beside(passages, statement)
    elif date := _DATE.fullmatch(text):
        yield from _date(passage, *map(int, date.groups()))
    elif text in DASHES:
        yield from (line.spot(*found.span(1)) for line in passage.lines for found in _DASH.finditer(line.printed))
    elif spots := passage.find(fold(text)):
        yield from spots
    elif statement.may_be_ours:
        yield from (spot for quoted in _QUOTED.findall(text) for spot in passage.find(fold(quoted)))
    elif len(text) < SHORT and len(words := text.split()) > 1:
        found = [passage.find(fold(word)) for word in words if fold(word)]
        yield from (spot for spots in found for spot in spots) if all(found) else ()


def _beside(passages: Passages, statement: Statement) -> Sequence[Spot]:
    """Return where a text is printed in a line with a name, anywhere in the sources."""
    everywhere = passages.of(None)
    named = {(spot.source, spot.line) for spot in everywhere.find(fold(statement.beside))}
    return [spot for spot in everywhere.find(fold(str(statement.written))) if (spot.source, spot.line) in named]


def _date(passage: Passage, year: int, month: int, day: int) -> Iterator[Spot]:
    """Yield where a month and a day are printed: with this year before them, or without any."""
    for line in passage.lines:
        for found in _DAY.finditer(line.printed):
            before = _YEAR_BEFORE.search(line.printed[max(found.start() - 12, 0) : found.start()])
            if (int(found[2]), int(found[3])) == (month, day) and (before is None or _year(before) == year):
                yield line.spot(*found.span(1))


def _year(printed: re.Match[str]) -> int:
    era, year_of_era, year = printed.groups()
    return int(year) if era is None else _ERAS[era] + (1 if year_of_era == "元" else int(year_of_era))
