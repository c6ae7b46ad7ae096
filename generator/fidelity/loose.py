"""Citations that are too wide or too narrow: at both ends of what is cited there must be something of the item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.fidelity.lookup import Lookup
from generator.fidelity.passages import Passages
from generator.plan.diagnostics import DataPath
from generator.plan.places import Place

_NOT_OF_ITEMS = ("corrections", "unreadable", "left_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A citation by its path, and the lines at its ends from which nothing is taken, or that it lacks (`lacks`)."""

    path: DataPath
    at: Place
    lines: tuple[int, ...]
    lacks: bool = False


def loose_places(every: Mapping[DataPath, Place], passages: Passages, found: Iterable[Lookup]) -> Iterator[Loose]:
    """Yield the citations with an end from which nothing of the item is taken, or that cover only a part of what is below."""
    cited = {path: at for path, at in every.items() if path[0] not in _NOT_OF_ITEMS and passages.has(at)}
    taken = _lines_by_holder(found)
    for path, at in cited.items():
        known = taken.get(path[:-1], set())
        ends = [line for numbers in passages.ranges(at) if numbers for line in (numbers[0], numbers[-1])]
        if lines := tuple(dict.fromkeys(line for line in ends if (at.source, line) not in known)):
            yield Loose(path=path, at=at, lines=lines)
    yield from _narrow(cited, passages)


def _lines_by_holder(found: Iterable[Lookup]) -> dict[DataPath, set[tuple[str, int]]]:
    """Return the lines from which something is taken for every item, or for anything below it."""
    taken: dict[DataPath, set[tuple[str, int]]] = {}
    for one in found:
        lines = {(spot.source, spot.line) for spot in one.spots}
        for length in range(len(one.statement.path)):
            taken.setdefault(one.statement.path[:length], set()).update(lines)
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
