"""Compare a plan file with the texts of its sources, in both directions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.fidelity.lookup import Lookup, look_up
from generator.fidelity.loose import Loose, loose_places, telling_lines
from generator.fidelity.passages import Passages
from generator.fidelity.placed import Misplaced, misplaced
from generator.fidelity.statements import Statement, statements
from generator.fidelity.unaccounted import SourcePiece, unaccounted
from generator.plan.checks.structure import cited_places
from generator.plan.model.plan import Plan
from generator.plan.reading.source_text import SourceText


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What of a plan file was found in its sources, what was not, and what of the sources is not in the plan file.

    `skipped` are statements whose source has no text; `lines` is the number of lines that were looked up; `loose` are
    citations that are too wide or too narrow, `misplaced` places of corrections, of what is unreadable or left out;
    `passages` are the texts in which all of it was looked up.
    """

    passages: Passages = field(default_factory=lambda: Passages({}, ()), repr=False, compare=False)

    lookups: tuple[Lookup, ...] = ()
    skipped: tuple[Statement, ...] = ()
    lines: int = 0
    unaccounted: tuple[SourcePiece, ...] = ()
    loose: tuple[Loose, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()

    @property
    def has_texts(self) -> bool:
        """Return whether there is any text to compare with."""
        return self.passages.has(None)

    @cached_property
    def found(self) -> int:
        """Return the number of statements that were found."""
        return sum(bool(one.spots) for one in self.lookups)

    @property
    def counted(self) -> int:
        """Return the number of statements that must be in the sources."""
        return self.found + len(self.missing)

    @property
    def lines_unaccounted(self) -> int:
        """Return the number of lines with something that is not in the plan file."""
        return len({(piece.source, piece.line) for piece in self.unaccounted})

    @cached_property
    def missing(self) -> tuple[Statement, ...]:
        """Return the statements that are not in the lines that the file cites for them."""
        return tuple(one.statement for one in self.lookups if not (one.spots or one.statement.may_be_ours))


def compare(plan: Plan, data: Mapping[str, Any], texts: Mapping[str, SourceText]) -> Comparison:
    """Return the comparison of a plan and its file's data with the texts of its sources, by id."""
    passages, cited = Passages(texts, plan.corrections), {path: at for at, path in cited_places(plan)}
    every = list(statements(plan, data, cited))
    lookups = tuple(look_up([one for one in every if passages.has(one.at)], passages))
    lines, pieces = unaccounted(passages, lookups, plan.left_out, data)
    return Comparison(
        passages=passages,
        lookups=lookups,
        skipped=tuple(one for one in every if not passages.has(one.at)),
        misplaced=tuple(misplaced(plan, passages, cited, lookups)),
        loose=tuple(loose_places(cited, passages, telling_lines(lookups, passages))),
        lines=lines,
        unaccounted=tuple(pieces),
    )
