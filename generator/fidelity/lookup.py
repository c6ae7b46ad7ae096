"""Look up statements in the cited lines of their sources."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.fidelity.folding import PrintedNumber, fold
from generator.fidelity.passages import Passage, Passages, ReadLine, Spot
from generator.fidelity.statements import Statement
from generator.plan.diagnostics import DataPath
from generator.plan.model.fiscal import ERAS
from generator.plan.model.quantity import NUMBER, numbers, read_quantity
from generator.plan.places import Place

SHORT = 20
"""A text shorter than this may be composed of several cells: a heading over two lines of a table."""

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR_BEFORE = re.compile(r"(?:(令和|平成|昭和|[RHS])\s?(元|\d{1,2})|(\d{4}))\s?[年./．／-]\s?$")
"""A year printed right before a month."""
_ERAS = {name: start for letter, (era, start) in ERAS.items() for name in (letter, era)}
_DASH = re.compile(r"(?:^|\t)\s*([-‐‑–—―−－ー])\s*(?=\t|$)")
"""A cell that holds a dash alone."""
_DASHES = ("―", "—")
_NEAR, _END = 12, re.compile(r"[\t\d]")
"""How far from a number its words may be, and what ends them."""
_QUOTED = re.compile(r"「([^「」]+)」")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A statement and the parts of the sources' lines that it was found in; none if it was not found."""

    statement: Statement
    spots: tuple[Spot, ...]


def look_up(statements: Sequence[Statement], passages: Passages) -> list[Lookup]:
    """Return where each statement is printed in the lines that the file cites for it.

    Texts are looked up first: a number within a text that is found is a figure's only if it is printed nowhere else.
    Each printed number is used once for the figures of one item; those with words (80未満) are looked up before others.
    """
    found: dict[int, tuple[Spot, ...]] = {}
    texts = Covered()
    quantities = {index: quantity for index, one in enumerate(statements) if (quantity := _quantity(one))}
    for index, one in enumerate(statements):
        if index not in quantities:
            found[index] = tuple(_text(passages, one, str(one.written)))
            texts.add(found[index])
    figures = _Figures(passages, texts)
    for index in sorted(quantities, key=lambda index: not any(one.is_worded for one in quantities[index])):
        found[index] = figures.find(statements[index], quantities[index])
    return [Lookup(one, found[index]) for index, one in enumerate(statements)]


class Covered:
    """The parts of lines that statements account for."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, int], set[tuple[int, int]]] = {}

    def add(self, spots: Iterable[Spot]) -> None:
        """Add the parts of lines in which a statement was found."""
        for spot in spots:
            self._spans.setdefault((spot.source, spot.line), set()).add((spot.start, spot.end))

    def spans(self, line: ReadLine) -> Iterable[tuple[int, int]]:
        """Return the spans of a line that are accounted for."""
        return self._spans.get((line.source, line.number), ())

    def contain(self, spot: Spot) -> bool:
        """Return whether the beginning of a part of a line is accounted for."""
        return any(start <= spot.start < end for start, end in self._spans.get((spot.source, spot.line), ()))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a quantity, and the words that must be printed right before and after it (約8, 80未満)."""

    value: Decimal
    before: str = ""
    after: str = ""

    @property
    def is_worded(self) -> bool:
        """Return whether there are such words."""
        return bool(self.before or self.after)

    def is_printed(self, line: str, printed: PrintedNumber) -> bool:
        """Return whether a number of a line may be this one: it has its sign and its words, perhaps with a unit between."""
        start, end = printed.span
        before, after = line[max(start - _NEAR, 0) : start], line[end : end + _NEAR]
        return (
            ("-" if self.value < 0 else "+") in printed.signs
            and self.before in fold(_END.split(before)[-1])
            and self.after in fold(_END.split(after)[0])
        )


def _quantity(statement: Statement) -> tuple[_Number, ...]:
    """Return the numbers that a figure or a worded quantity (50〜60, 8程度) states; nothing for a text."""
    if isinstance(statement.written, Decimal):
        return (_Number(statement.written),)
    quantity = None if statement.beside else read_quantity(statement.written)
    stated = numbers(quantity) if quantity else ()
    words = [fold(word) for word in re.split(NUMBER, statement.written)]
    return tuple(_Number(one, "" if index else words[0], words[index + 1]) for index, one in enumerate(stated))


class _Figures:
    """Looks up figures one after the other, so that each printed number is used once for the figures of one item."""

    def __init__(self, passages: Passages, texts: Covered) -> None:
        self._passages = passages
        self._texts = texts
        self._known: dict[tuple[int, _Number], list[Spot]] = {}
        self._stated: Counter[tuple[DataPath, Place | None, Decimal]] = Counter()
        self._taken: dict[DataPath, set[Spot]] = {}

    def find(self, statement: Statement, quantity: Sequence[_Number]) -> tuple[Spot, ...]:
        """Return the parts of lines with the numbers of a quantity; none unless all of them are printed there."""
        found = [self._number(statement, number) for number in quantity]
        return tuple(spot for spots in found for spot in spots) if all(found) else ()

    def _number(self, statement: Statement, number: _Number) -> list[Spot]:
        item = _item(statement.path)
        stated = (item, statement.at, number.value)
        self._stated[stated] += 1
        printed = [self._printed(part, number) for part in self._passages.parts(statement.at)]
        if self._stated[stated] > sum(map(len, printed)):
            return []
        taken = self._taken.setdefault(item, set())
        free = [next((spot for spot in part if spot not in taken), None) for part in printed]
        chosen = [spot for spot in free if spot] or [next(part[-1] for part in reversed(printed) if part)]
        taken.update(chosen)
        return chosen

    def _printed(self, passage: Passage, number: _Number) -> list[Spot]:
        """Return where a number is printed, those places first that are not within a text."""
        key = (id(passage), number)
        if key not in self._known:
            occurrences = passage.numbers.get(format(abs(number.value), "f"), ())
            spots = [line.spot(*one.span) for line, one in occurrences if number.is_printed(line.printed, one)]
            self._known[key] = sorted(spots, key=self._texts.contain)  # stable
        return self._known[key]


def _text(passages: Passages, statement: Statement, text: str) -> Iterator[Spot]:
    passage = passages.of(statement.at)
    if statement.beside:
        yield from _beside(passages, statement)
    elif date := _DATE.fullmatch(text):
        yield from _date(passage, *map(int, date.groups()))
    elif text in _DASHES:
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
        for found in re.finditer(rf"(?<!\d)0?{month}\s?[/.．／月-]\s?0?{day}(?!\d)", line.printed):
            printed = _YEAR_BEFORE.search(line.printed[max(found.start() - 12, 0) : found.start()])
            if not printed or year == _gregorian(*printed.groups()):
                yield line.spot(*found.span())


def _gregorian(era: str | None, year_of_era: str | None, year: str | None) -> int:
    return int(year or 0) if era is None else _ERAS[era] + int((year_of_era or "").replace("元", "1"))


def _item(path: DataPath) -> DataPath:
    """Return the path of the item whose figures are printed side by side: an indicator, a part, a table, a measure."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in ("indicators", "parts", "tables", "measures"):
            return path[: index + 1]
    return ()
