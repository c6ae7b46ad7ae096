"""Passages: the cited lines of the sources, folded once, in which texts and numbers are looked up."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from generator.fidelity.folding import Folded, PrintedNumber, fold, folded, printed_numbers
from generator.plan.model.blocks import Correction
from generator.plan.places import Place
from generator.plan.reading.source_text import SourceText


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A part of a line: the source's id, the line (from 1), and the span of characters in it (end excluded)."""

    source: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class ReadLine:
    """One line of a text: as printed, and how the plan reads it (with its corrections)."""

    source: str
    number: int
    printed: str
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def letters(self) -> str:
        """Return the line's letters as printed, without their places."""
        return fold(self.printed)

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
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """Return the line's numbers, and those that the plan reads where something else is printed."""
        found = list(printed_numbers(self.printed))
        for one in self.corrections:
            if (at := self.printed.find(one.printed)) >= 0:
                span = (at, at + len(one.printed))
                found += [number._replace(span=span) for number in printed_numbers(one.read)]
        return tuple(found)

    def read(self, part: str) -> str:
        """Return a part of the line as the plan reads it."""
        for one in self.corrections:
            part = part.replace(one.printed, one.read)
        return part

    def end(self, start: int, end: int) -> int:
        """Return the end of a part of the line without the spaces and signs after its last letter."""
        while end > start + 1 and not fold(self.printed[end - 1]):
            end -= 1
        return end

    def spot(self, start: int, end: int) -> Spot:
        """Return a part of the line."""
        return Spot(source=self.source, line=self.number, start=start, end=end)


class Passage:
    """Some lines in a row of reading: texts are found across them, numbers in each."""

    def __init__(self, lines: Sequence[ReadLine]) -> None:
        self.lines = lines
        self._readings = [_Joined(lines, [line.as_read.text if line.corrections else line.letters for line in lines])]
        if any(line.corrections for line in lines):
            self._readings.append(_Joined(lines, [line.letters for line in lines]))

    def has(self, letters: str) -> bool:
        """Return whether folded letters are there, even as a part of a number or word."""
        return any(letters in reading.text for reading in self._readings)

    def occurrences(self, wanted: str) -> list[tuple[Spot, ...]]:
        """Return the parts of lines that hold a folded text, wherever it is, as read or, if nowhere, as printed."""
        return next(filter(None, (reading.find(wanted) for reading in self._readings)), [])

    def find(self, wanted: str) -> tuple[Spot, ...]:
        """Return the parts of lines of all occurrences of a folded text; () if it is nowhere."""
        return tuple(spot for spots in self.occurrences(wanted) for spot in spots)

    def lines_with(self, words: str) -> Iterator[int]:
        """Yield the lines in which words stand as they are printed; signs alone must stand there as they are."""
        if letters := fold(words):
            yield from (spot.line for spots in self._readings[-1].find(letters) for spot in spots)
        elif words.strip():
            yield from (line.number for line in self.lines if words.strip() in line.printed)

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[tuple[ReadLine, PrintedNumber]]]:
        """Return the occurrences of every number, in their order, by its digits."""
        found: dict[str, list[tuple[ReadLine, PrintedNumber]]] = {}
        for line in self.lines:
            for number in line.numbers:
                found.setdefault(number.digits, []).append((line, number))
        return found


class _Joined:
    """The letters of lines, end to end, in one reading of them."""

    def __init__(self, lines: Sequence[ReadLine], letters: Sequence[str]) -> None:
        self._lines = lines
        self._letters = letters
        self.text = "".join(letters)
        self._ends = list(accumulate(map(len, letters)))

    def find(self, wanted: str) -> list[tuple[Spot, ...]]:
        """Return the parts of lines of every occurrence of a text; a number at either end of it must not go on there."""
        found = []
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            is_whole = not (self._goes_on(start) or self._goes_on(end))
            if is_whole:
                found.append(tuple(self._spots(start, end)))
            start = self.text.find(wanted, end if is_whole else start + 1)
        return found

    def _spots(self, start: int, end: int) -> Iterator[Spot]:
        while start < end:
            index, above = self._line(start)
            line, starts = self._lines[index], self._starts(index)
            stop = min(end, self._ends[index])
            first, last, after = starts[start - above], starts[stop - above - 1], stop - above
            while after < len(starts) and starts[after] == last:
                after += 1
            yield line.spot(first, line.end(first, starts[after] if after < len(starts) else len(line.printed)))
            start = stop

    def _goes_on(self, at: int) -> bool:
        """Return whether a number or a word in Latin letters goes on across a place between two letters."""
        sides = self.text[at - 1 : at + 1] if at else ""
        if not sides.isascii() or len(sides) < 2 or sides[0].isdigit() != sides[1].isdigit():
            return False
        index, above = self._line(at)
        if at == above:
            return False
        before, after = self._starts(index)[at - above - 1 : at - above + 1]
        if not sides[0].isdigit():
            return after - before <= 1
        return any(start <= before and after < end for _, (start, end), _ in self._lines[index].numbers)

    def _line(self, at: int) -> tuple[int, int]:
        """Return the index of the line that holds a letter, and the place of its first one."""
        index = bisect_right(self._ends, at)
        return index, self._ends[index] - len(self._letters[index])

    def _starts(self, index: int) -> Sequence[int]:
        line = self._lines[index]
        return (line.as_printed if self._letters[index] == line.letters else line.as_read).starts


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
                ReadLine(
                    source=name,
                    number=number,
                    printed="" if number in text.marks else printed,  # a mark is the extraction's, not the document's
                    corrections=tuple(by_line.get((name, number), ())),
                )
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

    def has_text(self, source: str) -> bool:
        """Return whether a source has a text that can be read."""
        return source in self._texts

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
