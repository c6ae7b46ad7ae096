"""Where else a statement is printed that is not in its cited lines, and how far a long text agrees with them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from generator.fidelity.counted import counted
from generator.fidelity.folding import folded
from generator.fidelity.lookup import SHORT, look_up
from generator.fidelity.passages import Passages
from generator.fidelity.statements import Statement
from generator.plan.places import Place

TRIED = 20
"""The number of other places that are tried for all statements of an item together."""


def occurrences(statement: Statement, passages: Passages) -> list[tuple[int, int]]:
    """Return the first and the last line of each place in the cited source where a statement is printed."""
    at = statement.at
    if at is None:
        return []
    whole = passages.of(Place(at.source, ((1, len(passages.lines[at.source])),)))
    if wanted := counted(statement):
        lines = [{spot.line for spot in one.spots(whole)} for one in wanted]
        return [(line, line) for line in sorted(set.intersection(*lines))]
    found = whole.occurrences(folded(str(statement.written)).text)
    return sorted({(spots[0].line, spots[-1].line) for spots in found})


def is_stated_too_often(statement: Statement, passages: Passages) -> bool:
    """Return whether a figure that was not found is in its cited lines, but less often than its item states it."""
    return bool(counted(statement) and look_up([statement], passages)[0].spots)


def moved_place(statements: Sequence[Statement], passages: Passages) -> Place | None:
    """Return the one other place of an item's citation at which all its statements are printed; None if there is none."""
    at = statements[0].at
    cited = next(passages.ranges(at), None) if at else None
    if at is None or cited is None:
        return None
    fitting = []
    for line, _ in occurrences(statements[0], passages)[:TRIED]:
        by = line - cited.start
        place = replace(at, ranges=tuple((first + by, last + by) for first, last in at.ranges))
        moved = [replace(one, at=place) for one in statements]
        if place.first > 0 and all(one.spots for one in look_up(moved, passages)):
            fitting.append(place)
    return fitting[0] if len(fitting) == 1 else None


def disagreement(statement: Statement, passages: Passages) -> str:
    """Return the rest of a long text from where its cited lines differ; empty if it is short, or all of it differs."""
    written, passage = str(statement.written), passages.of(statement.at)
    letters = folded(written)
    lengths = range(len(letters.text))
    agreeing = bisect_right(lengths, 0, key=lambda length: not passage.has(letters.text[:length])) - 1
    return written[letters.starts[agreeing] :] if agreeing > SHORT else ""
