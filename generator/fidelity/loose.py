"""Citations that are too wide or too narrow: at both ends of what is cited there must be something of the item."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.fidelity.counted import counted
from generator.fidelity.folding import fold
from generator.fidelity.lookup import DASHES, LineKey, Lookup
from generator.fidelity.passages import Passages
from generator.fidelity.placed import NOT_OF_ITEMS
from generator.plan.diagnostics import DataPath
from generator.plan.places import Place

_LONG = 4
"""From this number of letters on, a text shows what a line is about, even if it is printed in other cited lines too."""
_FEW = 3
"""Up to this number of statements with the same text, it does."""

_CLASSES = frozenset({"tags", "decision"})
"""Keys of words that sort many items alike: they do not show which of them a line is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A citation by its path, and the lines at its ends from which nothing is taken, or that it lacks (`lacks`)."""

    path: DataPath
    at: Place
    lines: tuple[int, ...]
    lacks: bool = False


def loose_places(
    every: Mapping[DataPath, Place], passages: Passages, telling: Iterable[tuple[DataPath, set[LineKey]]]
) -> Iterator[Loose]:
    """Yield the citations with an end from which nothing of the item is taken, or that cover only a part of what is below."""
    cited = {path: at for path, at in every.items() if path[0] not in NOT_OF_ITEMS and passages.has(at)}
    taken = _lines_by_holder(telling)
    for path, at in cited.items():
        known = taken.get(path[:-1], set())
        ends = [line for numbers in passages.ranges(at) if numbers for line in (numbers[0], numbers[-1])]
        if lines := tuple(dict.fromkeys(line for line in ends if (at.source, line) not in known)):
            yield Loose(path=path, at=at, lines=lines)
    yield from _narrow(cited, passages)


def telling_lines(found: Sequence[Lookup], passages: Passages) -> Iterator[tuple[DataPath, set[LineKey]]]:
    """Yield for each statement its path, and the lines of which it shows what they are about.

    These are the lines without which it would not be found, and all those of a text that only few items have: a name
    that is in a list and on a sheet, but not the department of thirty items. A short name shows it as a whole cell.
    """
    common = Counter(str(one.statement.written) for one in found)
    for one in found:
        text = str(one.statement.written)
        lines = one.lines
        if counted(one.statement):
            lines = set()
        elif one.statement.path[-1] == "number" and not text.isascii():
            lines = {place for place in lines if text in _with_reading(passages, *place)}
        elif text not in DASHES and (len(fold(text)) < _LONG or common[text] > _FEW):
            is_name = one.statement.path[-1] == "name"
            lines = {place for place in lines if is_name and text in _cells(passages, *place)}
        is_class = common[text] > _FEW and not _CLASSES.isdisjoint(one.statement.path)
        yield one.statement.path, lines if is_class else lines | one.sole


def _cells(passages: Passages, source: str, line: int) -> list[str]:
    return passages.lines[source][line - 1].printed.split()


def _with_reading(passages: Passages, source: str, line: int) -> str:
    """Return a line as it is printed, and as the plan reads it."""
    found = passages.lines[source][line - 1]
    return f"{found.printed}\n{found.read(found.printed)}"


def _lines_by_holder(telling: Iterable[tuple[DataPath, set[LineKey]]]) -> dict[DataPath, set[LineKey]]:
    """Return the lines from which something is taken for every item, or for anything below it."""
    taken: dict[DataPath, set[LineKey]] = {}
    for path, lines in telling:
        for length in range(len(path)):
            taken.setdefault(path[:length], set()).update(lines)
    return taken


def _narrow(cited: Mapping[DataPath, Place], passages: Passages) -> Iterator[Loose]:
    """Yield the citations that cover some of the items right below (the first range of each), but not all of them."""
    below: dict[DataPath, list[DataPath]] = {}
    for path in cited:
        above = (*path[:-3], "at")
        if path[-3:-2] in (("measures",), ("indicators",)) and above in cited:
            below.setdefault(above, []).append(path)
    for above, children in below.items():
        lines = set(passages.numbers_of(cited[above]))
        firsts = [set(next(passages.ranges(cited[child]), ())) for child in children]
        outside = {
            line
            for own, child in zip(firsts, children, strict=True)
            for line in own - lines
            if cited[child].source == cited[above].source
        }
        if outside and any(own <= lines for own in firsts):
            yield Loose(path=above, at=cited[above], lines=tuple(sorted(outside)), lacks=True)
