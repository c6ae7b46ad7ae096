"""Statements: everything of a plan file that comes from a source, with the place that the file cites for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.fidelity.folding import fold
from generator.plan.diagnostics import DataPath
from generator.plan.model.plan import Plan
from generator.plan.model.vocabulary import MISSING_WORDS
from generator.plan.places import Place

OURS = frozenset({
    "id", "direction", "kind", "rate", "counts", "calendar", "every", "whole", "of", "status", "basis", "met", "for",
    "municipality", "period", "updated", "upkeep", "follows", "themes", "same", "was", "moved_from", "accept", "errata", "tolerance",
    "at", "corrections", "unreadable", "left_out", "file", "sha256", "pages", "url", "licence", "rounded", "ours", "sums",
    "code", "from", "above", "to", "below", "body", "month", "corporate_number", "by",
})  # fmt: skip
"""Keys whose values are this project's own, refer to something else in the file, or are looked up in another way."""

_EITHER = frozenset({"note", "why"})
DECLARATIONS = frozenset({"title", "levels", "sources", "scales", "texts", "tags", "decisions", "money", "contacts"})
"""Keys at the top of a file that declare names for the rest of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure or line of text of a plan file: its path, its content, and the nearest place that the file cites.

    `at` is None if the file cites none. `beside` is a name in whose line, anywhere
    in the sources, the text is (the page number in a list of contents). `may_be_ours` holds for notes, which may be
    words of the source or of the person who wrote the file, and for absences.
    """

    path: DataPath
    written: Decimal | str
    at: Place | None
    holder: DataPath = ()
    below: int = 0
    beside: str = ""
    may_be_ours: bool = False

    @property
    def is_figure(self) -> bool:
        """Return whether this is a number, not a text."""
        return isinstance(self.written, Decimal)

    @property
    def is_grade(self) -> bool:
        """Return whether this is a grade's code; the path ends with the name of its scale if there are several."""
        return "grade" in self.path[-2:]


def statements(plan: Plan, data: Mapping[str, Any], cited: Mapping[DataPath, Place]) -> Iterator[Statement]:
    """Yield every statement of a file in its order; `data` is the file's data, `cited` has its citations by their paths."""
    reader = _Reader(
        places={path[:-1]: at for path, at in cited.items() if path[-1] == "at"},
        contacts={name: one.tel or (one.name,) for name, one in plan.contacts.items()},
    )
    yield from reader.read({key: value for key, value in data.items() if key not in DECLARATIONS}, ())
    for name, contact in data.get("contacts", {}).items():
        yield from reader.read(contact, ("contacts", name))
    for name, scale in data.get("scales", {}).items():
        yield from reader.read(scale, ("scales", name))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads statements: `places` are the citations by the path of their item, `contacts` what is printed of each."""

    places: Mapping[DataPath, Place]
    contacts: Mapping[str, Sequence[str]]

    def read(self, part: Any, path: DataPath, holder: DataPath = ()) -> Iterator[Statement]:
        """Yield the statements of a part of the data, in which a citation holds until one is nearer."""
        holder = path if path in self.places else holder
        match part:
            case dict():
                for key, value in part.items():
                    yield from self._of_key(part, key, value, path, holder)
            case list():
                for index, value in enumerate(part):
                    yield from self.read(value, (*path, index), holder)
            case Decimal():
                yield self._statement(part, path, holder)
            case str():
                for below, line in enumerate(part.split("\n"), 1):
                    if fold(line) or part in MISSING_WORDS or "grade" in path[-2:]:
                        yield self._statement(line.strip(), path, holder, below if "\n" in part else 0)

    def _of_key(
        self, part: Mapping[str, Any], key: str, value: Any, path: DataPath, holder: DataPath
    ) -> Iterator[Statement]:
        here = (*path, key)
        if key == "printed_page":
            yield replace(self._statement(value, here, holder), beside=part["name"])
        elif key in ("contact", "contacts"):
            for contact in [value] if key == "contact" else value:
                yield from (self._statement(one, here, holder) for one in self.contacts.get(contact, ()))
        elif key not in OURS and not (key == "value" and "printed" in part):
            yield from self.read(value, here, holder)

    def _statement(self, written: Decimal | str, path: DataPath, holder: DataPath, below: int = 0) -> Statement:
        may_be_ours = written in MISSING_WORDS or not _EITHER.isdisjoint(path)
        at = self.places.get(holder)
        return Statement(path=path, written=written, at=at, holder=holder, below=below, may_be_ours=may_be_ours)
