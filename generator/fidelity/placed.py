"""The places of what is not in a plan file as it is printed: corrections, what cannot be read, and what is left out.

Each of them names words of its lines; of a range, the first and the last line must have some, so that no digit of a
place can be wrong without being noticed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.fidelity.folding import fold
from generator.fidelity.lookup import SHORT, LineKey, Lookup
from generator.fidelity.passages import Passages
from generator.plan.diagnostics import DataPath
from generator.plan.model.plan import Plan
from generator.plan.places import Place

_QUOTED = re.compile("「([^「」]+)」|『([^『』]+)』")
_BETWEEN = re.compile("[…／]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
NOT_OF_ITEMS = ("corrections", "unreadable", "left_out")
"""The keys whose places are not those of an item."""


class Misfit(Enum):
    """What is wrong with lines that a place names."""

    WORDLESS = "nothing of the lines is quoted"
    WITHOUT = "none of the words is in them"
    BLANK = "there are more blank lines beside them"
    NEEDED = "something of the plan file is in them, and nowhere else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misplaced:
    """A place by its path, and the lines of it with which something is wrong."""

    path: DataPath
    at: Place
    reason: Misfit
    lines: tuple[int, ...] = ()


def misplaced(
    plan: Plan, passages: Passages, every: Mapping[DataPath, Place], found: Iterable[Lookup]
) -> Iterator[Misplaced]:
    """Yield the places that do not fit, given all citations by path."""
    needed = {line for one in found for line in (one.lines if _is_long(one) else one.sole)}
    for path, at in every.items():
        if path[0] not in NOT_OF_ITEMS or not passages.has(at):
            continue
        part, index = str(path[0]), int(path[1])
        one = getattr(plan, part)[index]
        match part:
            case "corrections":
                tokens = [one.printed, *_BETWEEN.split(one.printed), *_NUMBER.findall(one.printed)]
                yield from _without(path, at, passages, tokens)
            case "unreadable":
                quoted = [text for groups in _QUOTED.findall(one.what) for text in _BETWEEN.split("".join(groups))]
                if quoted:
                    yield from _without(path, at, passages, quoted, blank=True)
                elif any(_letters(passages, at, line) for line in passages.numbers_of(at)):
                    yield Misplaced(path=path, at=at, reason=Misfit.WORDLESS)
            case _ if one.only:
                yield from _without(path, at, passages, one.only)
            case _:
                yield from _left_out(path, at, passages, needed)


def _is_long(one: Lookup) -> bool:
    return not one.statement.is_figure and len(fold(str(one.statement.written))) >= SHORT


def _without(
    path: DataPath, at: Place, passages: Passages, words: Sequence[str], *, blank: bool = False
) -> Iterator[Misplaced]:
    """Yield the place if the first or the last line of a range has none of the words (a blank one has none)."""
    lines: list[int] = []
    for place, numbers in _ranges(at, passages):
        passage = passages.of(place)
        touched = {line for word in words for line in passage.lines_with(word)}
        ends = {numbers[0], numbers[-1]} - touched
        if blank and touched:
            blanks = {line for line in ends if not _letters(passages, at, line)}
            ends -= blanks
            if any(_goes_on(passages, at, line, numbers) for line in blanks):
                yield Misplaced(path=path, at=at, reason=Misfit.BLANK, lines=tuple(sorted(blanks)))
        lines += sorted(ends)
    if lines:
        yield Misplaced(path=path, at=at, reason=Misfit.WITHOUT, lines=tuple(lines))


def _left_out(path: DataPath, at: Place, passages: Passages, needed: Collection[LineKey]) -> Iterator[Misplaced]:
    """Yield the place if something of the plan file is only in one of the lines, or nothing in the first or the last one."""
    if lines := tuple(line for line in passages.numbers_of(at) if (at.source, line) in needed):
        yield Misplaced(path=path, at=at, reason=Misfit.NEEDED, lines=lines)
    ends = dict.fromkeys(line for _, numbers in _ranges(at, passages) for line in (numbers[0], numbers[-1]))
    if lines := tuple(line for line in ends if not passages.lines[at.source][line - 1].printed):
        yield Misplaced(path=path, at=at, reason=Misfit.BLANK, lines=lines)


def _goes_on(passages: Passages, at: Place, line: int, numbers: range) -> bool:
    """Return whether the blank lines at an end of a range go on beyond it."""
    beyond = [line - 1] * (line == numbers[0]) + [line + 1] * (line == numbers[-1])
    texts = passages.lines[at.source]
    return any(1 <= number <= len(texts) and not _letters(passages, at, number) for number in beyond)


def _letters(passages: Passages, at: Place, line: int) -> str:
    return fold(passages.lines[at.source][line - 1].printed)


def _ranges(at: Place, passages: Passages) -> Iterator[tuple[Place, range]]:
    for number, numbers in enumerate(passages.ranges(at)):
        if numbers:
            columns = (at.columns[number],) if at.columns else ()
            yield replace(at, ranges=(at.ranges[number],), columns=columns), numbers
