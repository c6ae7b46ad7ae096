"""Passages: the cited lines of the sources, folded once, in which texts and numbers are looked up."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.fidelity.folding import Folded, Number, fold, folded, printed_numbers
from generator.plan.model.blocks import Correction
from generator.plan.places import Place
from generator.plan.reading.source_text import SourceText


class Spot(NamedTuple):
    """A part of a line: the source's id, the line (from 1), and the span of characters in it (end excluded)."""

    source: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class ReadLine:
    """One line of a text: as printed, and how the plan reads it (with its corrections)."""

    source: str
    number: int
    printed: str
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def as_printed(self) -> Folded:
        """Return the line's letters as printed."""
        return folded(self.printed)

    @cached_property
    def as_read(self) -> Folded:
        """Return the line's letters with the plan's corrections."""
        line = self.as_printed
        for one in self.corrections:
            line = line.replaced(fold(one.printed), fold(one.read))
        return line

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Return the line's numbers, and those that the plan reads where something else is printed."""
        found = list(printed_numbers(self.printed))
        for one in self.corrections:
            if (at := self.printed.find(one.printed)) >= 0:
                end = at + len(one.printed)
                found += [number._replace(start=at, end=end) for number in printed_numbers(one.read)]
        return tuple(found)

    def read(self, part: str) -> str:
        """Return a part of the line as the plan reads it."""
        for one in self.corrections:
            part = part.replace(one.printed, one.read)
        return part

    def spot(self, letters: Folded, first: int, last: int) -> Spot:
        """Return the part of the line that letters number `first` to `last` (included) come from."""
        start = letters.starts[first]
        end = next((place for place in letters.starts[last + 1 :] if place > letters.starts[last]), len(self.printed))
        return Spot(self.source, self.number, start, end)


class Passage:
    """Some lines in a row of reading: texts are found across them, numbers in each."""

    def __init__(self, lines: Sequence[ReadLine]) -> None:
        self.lines = lines
        self._printed = _Joined([line.as_printed for line in lines])
        self._read = _Joined([line.as_read for line in lines])

    def find(self, wanted: str) -> tuple[Spot, ...]:
        """Return the parts of lines that hold a folded text, wherever it is, as read or as printed; () if it is nowhere."""
        for joined in (self._read, self._printed):
            found = (span for start in joined.find(wanted) for span in joined.spans(start, start + len(wanted)))
            if spots := tuple(self.lines[index].spot(joined.lines[index], *span) for index, *span in found):
                return spots
        return ()

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[tuple[ReadLine, Number]]]:
        """Return the occurrences of every number, in their order, by its digits."""
        found: dict[str, list[tuple[ReadLine, Number]]] = {}
        for line in self.lines:
            for number in line.numbers:
                found.setdefault(number.digits, []).append((line, number))
        return found


class _Joined:
    """The letters of lines, end to end."""

    def __init__(self, lines: Sequence[Folded]) -> None:
        self.lines = lines
        self.text = "".join(line.text for line in lines)
        self._ends = list(accumulate(len(line.text) for line in lines))

    def find(self, wanted: str) -> Iterator[int]:
        """Yield where a text begins; a number at either end of it must not go on there."""
        start = self.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if not (self._goes_on(start) or self._goes_on(end)):
                yield start
            start = self.text.find(wanted, end)

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield (index of the line, first letter, last letter) for every line that holds a part of a span."""
        while start < end:
            index = bisect_right(self._ends, start)
            above = self._ends[index] - len(self.lines[index].text)
            stop = min(end, self._ends[index])
            yield index, start - above, stop - above - 1
            start = stop

    def _goes_on(self, at: int) -> bool:
        """Return whether a number goes on across a place between two letters: digits that stand side by side in a line."""
        if not (0 < at < len(self.text) and self.text[at - 1].isdigit() and self.text[at].isdigit()):
            return False
        index = bisect_right(self._ends, at)
        line, letter = self.lines[index], at - self._ends[index] + len(self.lines[index].text)
        return letter > 0 and line.starts[letter] - line.starts[letter - 1] <= 1


class Passages:
    """The texts of a plan's sources, and the passages that its citations mean."""

    def __init__(self, texts: Mapping[str, SourceText], corrections: Sequence[Correction]) -> None:
        self._texts = {name: text for name, text in texts.items() if not text.problem}
        by_line: dict[tuple[str, int], list[Correction]] = {}
        for one in corrections:
            for number in self.numbers_of(one.at):
                by_line.setdefault((one.at.source, number), []).append(one)
        self.lines = {
            name: [
                ReadLine(name, number, printed, tuple(by_line.get((name, number), ())))
                for number, printed in enumerate(text.lines, 1)
            ]
            for name, text in self._texts.items()
        }
        self._known: dict[Place | None, Passage] = {}

    def numbers_of(self, at: Place) -> Iterator[int]:
        """Yield the numbers of the lines that a citation means, as far as the text has them."""
        for numbers in self.ranges(at):
            yield from numbers

    def ranges(self, at: Place) -> Iterator[range]:
        """Yield the ranges of lines that a citation means, as far as the text has them."""
        text = self._texts.get(at.source)
        for first, last in text.line_ranges(at) if text else ():
            yield range(first, min(last, len(text.lines if text else ())) + 1)

    def has(self, at: Place | None) -> bool:
        """Return whether a citation can be looked up: its source has a text; without one, whether there is any text."""
        return at.source in self._texts if at else bool(self._texts)

    def of(self, at: Place | None) -> Passage:
        """Return the passage of a citation; all texts for None."""
        if at not in self._known:
            lines = (
                [line for text in self.lines.values() for line in text]
                if at is None
                else [line for one in _ranges(at) for line in self._lines(one)]
            )
            self._known[at] = Passage(lines)
        return self._known[at]

    def parts(self, at: Place | None) -> Sequence[Passage]:
        """Return the passages of a citation's ranges, in each of which a figure may be printed again."""
        if at is None or len(at.ranges) == 1:
            return (self.of(at),)
        return [self.of(one) for one in _ranges(at)]

    def _lines(self, at: Place) -> Iterator[ReadLine]:
        """Yield the lines of a citation with one range; of cells, with only those in it."""
        for number in self.numbers_of(at):
            line = self.lines[at.source][number - 1]
            yield replace(line, printed=_within(line.printed, *at.columns[0])) if at.columns else line


def _ranges(at: Place) -> list[Place]:
    """Return a citation for each range of a citation."""
    columns = at.columns or [None] * len(at.ranges)
    return [
        replace(at, ranges=(rows,), columns=(cells,) if cells else ())
        for rows, cells in zip(at.ranges, columns, strict=True)
    ]


def _within(row: str, first: int, last: int) -> str:
    """Return a row in which all cells but those from the first to the last column are blank."""
    cells = row.split("\t")
    return "\t".join(cell if first <= number <= last else " " * len(cell) for number, cell in enumerate(cells, 1))
