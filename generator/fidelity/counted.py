"""Look up what is counted: figures and grades, of which each printed one is used once for what an item states."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.fidelity.folding import PrintedNumber, fold
from generator.fidelity.passages import Passage, Passages, ReadLine, Spot
from generator.fidelity.statements import Statement
from generator.plan.diagnostics import DataPath
from generator.plan.model.quantity import NUMBER, numbers, read_quantity
from generator.plan.places import Place

_NEAR, _END = 12, re.compile(r"[\t\d]")
"""How far from a number its words may be, and what ends them."""


class Covered:
    """The parts of lines that statements account for."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, int], set[tuple[int, int]]] = {}

    def add(self, spots: Iterable[Spot]) -> None:
        """Add the parts of lines in which a statement was found."""
        for spot in spots:
            self._spans.setdefault((spot.source, spot.line), set()).add((spot.start, spot.end))

    def spans(self, line: ReadLine) -> Collection[tuple[int, int]]:
        """Return the spans of a line that are accounted for."""
        return self._spans.get((line.source, line.number), ())

    def contain(self, spot: Spot) -> bool:
        """Return whether the beginning of a part of a line is accounted for."""
        return any(start <= spot.start < end for start, end in self._spans.get((spot.source, spot.line), ()))


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number of a figure, and the words that must be printed right before and after it (約8, 80未満)."""

    value: Decimal
    before: str = ""
    after: str = ""

    @property
    def is_worded(self) -> bool:
        """Return whether there are such words."""
        return bool(self.before or self.after)

    def spots(self, passage: Passage) -> Iterator[Spot]:
        """Yield where the number is printed."""
        sign = "-" if self.value < 0 else "+"
        for line, one in passage.numbers.get(format(abs(self.value), "f"), ()):
            if sign in one.signs and (not self.is_worded or self._has_words(line, one)):
                yield line.spot(*one.span)

    def _has_words(self, line: ReadLine, printed: PrintedNumber) -> bool:
        """Return whether the words are there, perhaps with a unit between them and the number."""
        start, end = printed.span
        before, after = line.printed[max(start - _NEAR, 0) : start], line.printed[end : end + _NEAR]
        return self.before in fold(_END.split(before)[-1]) and self.after in fold(_END.split(after)[0])


@dataclass(frozen=True, slots=True)
class CountedGrade:
    """The code of a grade: letters, or a sign such as ◎."""

    value: str

    def spots(self, passage: Passage) -> Iterator[Spot]:
        """Yield where the code is printed."""
        if letters := fold(self.value):
            yield from (spots[0] for spots in passage.occurrences(letters))
        else:
            for line in passage.lines:
                yield from (line.spot(*found.span()) for found in re.finditer(re.escape(self.value), line.printed))


Counted = CountedNumber | CountedGrade


def counted(statement: Statement) -> tuple[Counted, ...]:
    """Return the numbers of a figure or of a worded quantity (50〜60, 8程度), or a grade; nothing for a text."""
    written = statement.written
    if isinstance(written, Decimal):
        return (CountedNumber(written),)
    if statement.is_grade:
        return (CountedGrade(written),)
    quantity = None if statement.beside else read_quantity(written)
    stated = numbers(quantity) if quantity else ()
    words = [fold(word) for word in re.split(NUMBER, written)]
    return tuple(CountedNumber(one, "" if index else words[0], words[index + 1]) for index, one in enumerate(stated))


class Counting:
    """Looks up what is counted, one statement after the other."""

    def __init__(self, passages: Passages, texts: Covered) -> None:
        self._passages = passages
        self._texts = texts
        self._known: dict[tuple[int, Counted], list[Spot]] = {}
        self._stated: Counter[tuple[DataPath, Place | None, Decimal | str]] = Counter()
        self._taken: dict[DataPath, set[Spot]] = {}

    def find(self, statement: Statement, wanted: Iterable[Counted]) -> tuple[Spot, ...]:
        """Return the parts of lines with all that a statement counts; none unless all of it is printed there."""
        found = [self._find(statement, one) for one in wanted]
        return tuple(spot for spots in found for spot in spots) if all(found) else ()

    def _find(self, statement: Statement, one: Counted) -> list[Spot]:
        """Return where one is printed in each range of lines; none if the item states it more often than it is printed."""
        item = _item(statement.path)
        stated = (item, statement.at, one.value)
        self._stated[stated] += 1
        printed = [self._printed(part, one) for part in self._passages.parts(statement.at)]
        if self._stated[stated] > sum(map(len, printed)):
            return []
        taken = self._taken.setdefault(item, set())
        free = [next((spot for spot in part if spot not in taken), None) for part in printed]
        chosen = [spot for spot in free if spot] or [next(part[-1] for part in reversed(printed) if part)]
        taken.update(chosen)
        return chosen

    def _printed(self, passage: Passage, one: Counted) -> list[Spot]:
        """Return where one is printed, those places first that are not within a text."""
        key = (id(passage), one)
        if key not in self._known:
            self._known[key] = sorted(one.spots(passage), key=self._texts.contain)  # stable
        return self._known[key]


def _item(path: DataPath) -> DataPath:
    """Return the path of the item whose figures are printed side by side: an indicator, a part, a table, a measure."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in ("indicators", "parts", "tables", "measures"):
            return path[: index + 1]
    return ()
