"""Look up statements in the cited lines of their sources."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.fidelity.folding import fold, numbers_in
from generator.fidelity.passages import Passage, Passages, ReadLine, Spot
from generator.fidelity.statements import Statement
from generator.plan.diagnostics import DataPath

SHORT = 20
"""A text shorter than this may be composed of several cells: a heading over two lines of a table."""

_DATE = re.compile(r"\d{4}-(\d\d)-(\d\d)")
_DASH = re.compile(r"(?:^|\t)\s*([-‐‑–—―−－ー])\s*(?=\t|$)")
"""A cell that holds a dash alone."""
_DASHES = ("―", "—")
_QUOTED = re.compile(r"「([^「」]+)」")
_VALUE = re.compile(r"(-?\d+(?:\.\d+)?)(以上|以下|程度|を維持)")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A statement and the parts of the sources' lines that it was found in; none if it was not found."""

    statement: Statement
    spots: tuple[Spot, ...]


_Used = Counter[tuple[DataPath, int, str]]
"""How many figures an item (by its path) already has in a passage, by their digits."""


def look_up(statements: Sequence[Statement], passages: Passages) -> list[Lookup]:
    """Return where each statement is printed in the lines that the file cites for it.

    Texts are looked up first: a number within a text that is found is a figure's only if it is printed nowhere else.
    Each printed number is used once for the figures of one item.
    """
    found: dict[int, tuple[Spot, ...]] = {}
    texts = Covered()
    for index, one in enumerate(statements):
        if isinstance(one.written, str) and not _VALUE.fullmatch(one.written):
            found[index] = tuple(_text(passages, one, one.written))
            texts.add(found[index])
    used: _Used = Counter()
    for index, one in enumerate(statements):
        if index not in found:
            parts = passages.parts(one.at)
            found[index] = tuple(spot for part in parts for spot in _figure(part, one, texts, used))
    return [Lookup(one, found[index]) for index, one in enumerate(statements)]


class Covered:
    """The letters of lines that statements account for."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, int], list[tuple[int, int]]] = {}

    def add(self, spots: Iterable[Spot]) -> None:
        """Add the parts of lines in which a statement was found."""
        for spot in spots:
            self._spans.setdefault((spot.source, spot.line), []).append((spot.start, spot.end))

    def spans(self, line: ReadLine) -> Sequence[tuple[int, int]]:
        """Return the spans of a line that are accounted for."""
        return self._spans.get((line.source, line.number), ())


def _figure(passage: Passage, statement: Statement, texts: Covered, used: _Used) -> tuple[Spot, ...]:
    value = _VALUE.fullmatch(str(statement.written))
    number = Decimal(value[1]) if value else Decimal(statement.written)
    word = passage.find(fold(value[2])) if value else ()
    digits = format(abs(number), "f")
    printed = [
        (any(start <= one.start < end for start, end in texts.spans(line)), line, one)
        for line, one in passage.numbers.get(digits, ())
        if one.is_negative or number >= 0
    ]
    printed.sort(key=lambda one: one[0])  # stable: those that are not within a text first
    item = (_item(statement.path), id(passage), digits)
    used[item] += 1
    if used[item] > len(printed) or (value and not word):
        return ()
    _, line, one = printed[used[item] - 1]
    return (Spot(line.source, line.number, one.start, one.end), *word)


def _text(passages: Passages, statement: Statement, text: str) -> Iterator[Spot]:
    passage = passages.of(statement.at)
    if statement.beside:
        yield from _beside(passages, statement)
    elif date := _DATE.fullmatch(text):
        yield from _date(passage, int(date[1]), int(date[2]))
    elif text in _DASHES:
        yield from (
            Spot(line.source, line.number, *found.span(1))
            for line in passage.lines
            for found in _DASH.finditer(line.printed)
        )
    elif spots := passage.find(fold(text)):
        yield from spots
    elif statement.may_be_ours:
        yield from (spot for quoted in _QUOTED.findall(text) for spot in passage.find(fold(quoted)))
    elif len(text) < SHORT and len(words := text.split()) > 1:
        found = [passage.find(fold(word)) for word in words if fold(word)]
        yield from (spot for spots in found for spot in spots) if all(found) else ()


def _beside(passages: Passages, statement: Statement) -> Iterator[Spot]:
    name, wanted = fold(statement.beside), numbers_in(str(statement.written))
    for line in passages.of(None).lines:
        if name in line.as_read.text and wanted <= {one.digits for one in line.numbers}:
            yield from (
                Spot(line.source, line.number, one.start, one.end) for one in line.numbers if one.digits in wanted
            )
            return


def _date(passage: Passage, month: int, day: int) -> Iterator[Spot]:
    for line in passage.lines:
        for found in re.finditer(rf"(?<!\d)0?{month}\s*[/.．／月]\s*0?{day}(?!\d)", line.printed):
            yield Spot(line.source, line.number, found.start(), found.end())


def _item(path: DataPath) -> DataPath:
    """Return the path of the item whose figures are printed side by side: an indicator, a part, a table, a measure."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in ("indicators", "parts", "tables", "measures"):
            return path[: index + 1]
    return ()
