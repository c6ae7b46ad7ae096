"""The sources of a plan as its pages cite them: the text and link of a citation, and what was found where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.fidelity.compare import Comparison
from generator.fidelity.lookup import Lookup
from generator.plan.checks.structure import cited_places
from generator.plan.diagnostics import DataPath
from generator.plan.model.plan import Plan
from generator.plan.model.vocabulary import Show
from generator.plan.places import Place
from generator.plan.reading.source_text import SourceText
from generator.plan.reserved import PlanSubpage
from generator.publish import addresses


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source: as text, and as a path from the plan's page; `document` is the document's own page, if known."""

    text: str
    href: str
    document: str = ""


Fact = tuple[str, str] | tuple[str, str, Citation | None]
"""A name and a text; with the place where it is printed."""


@dataclass(frozen=True)
class Sources:
    """A plan with the texts of its sources, by id, and its comparison with them; None if there is no text."""

    plan: Plan
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    comparison: Comparison | None = None

    def cite(self, place: Place | None) -> Citation | None:
        """Return the citation of a place; None if the file does not cite one."""
        if place is None:
            return None
        text = self.texts.get(place.source)
        first = next((line for line, _ in text.line_ranges(place)), 0) if text else 0
        return Citation(
            self.text(place),
            self.link(place.source, first),
            self.document(place.source, text.page(first) if text else None),
        )

    def text(self, place: Place | None) -> str:
        """Return the text of a citation; empty if the file does not cite a place."""
        return addresses.source(self.plan, place, self.texts.get(place.source)) if place else ""

    def line(self, source: str, number: int) -> Citation | None:
        """Return the citation of one line of a text: of a table's line, that of its row."""
        for table in self.texts[source].tables.values():
            if table and table.mark < number <= table.last:
                row = number - table.mark
                return self.cite(Place(source, ((row, row),), table=table.name))
        return self.cite(Place(source, ((number, number),)))

    def document(self, source: str, page: int | None) -> str:
        """Return the address of a document, at a page if it is a PDF and the page is known; empty without an address."""
        url = self.plan.sources[source].url or ""
        return f"{url}#page={page}" if page and url.lower().endswith(".pdf") else url

    def link(self, source: str, number: int = 0) -> str:
        """Return the path from the plan's page to a source's page, at a line if the page shows it."""
        anchor = f"#L{number}" if number in self.shown.get(source, ()) else ""
        return f"{PlanSubpage.SOURCE}{source}/{anchor}"

    def is_in(self, place: Place, number: int) -> bool:
        """Return whether a place means a line of its source."""
        text = self.texts.get(place.source)
        return any(first <= number <= last for first, last in (text.line_ranges(place) if text else ()))

    @cached_property
    def shown(self) -> Mapping[str, Sequence[int]]:
        """Return the numbers of the lines that the page of each source shows, as the plan's file asks for."""
        return {name: self._shown(name, text) for name, text in self.texts.items() if not text.problem}

    def _shown(self, name: str, text: SourceText) -> Sequence[int]:
        every = range(1, len(text.lines) + 1)
        match self.plan.sources[name].show:
            case Show.WHOLE:
                return every
            case Show.CITED:
                cited = set[int]()
                for at, path in cited_places(self.plan):
                    if at.source == name and path[0] != "left_out":
                        for first, last in text.line_ranges(at):
                            cited.update(every[first - 1 : last])
                return sorted(cited)
            case Show.NONE:
                return ()

    def under(self, path: DataPath) -> Sequence[Lookup]:
        """Return what was looked up of everything at or below a path of the file."""
        return self._by_path.get(path, ())

    @cached_property
    def _by_path(self) -> Mapping[DataPath, Sequence[Lookup]]:
        found: dict[DataPath, list[Lookup]] = {}
        for one in self.comparison.lookups if self.comparison else ():
            path = one.statement.path
            for length in range(len(path) + 1):
                found.setdefault(path[:length], []).append(one)
        return found

    @cached_property
    def paths(self) -> Mapping[tuple[str, str], DataPath]:
        """Return the path in the file of every indicator and part, by the ids of both."""
        return {
            (placed.indicator.id, part): (*placed.path, *below[:-1])
            for placed in self.plan.placed_indicators()
            for part, _, below in placed.indicator.tracks()
        } | {(placed.indicator.id, ""): placed.path for placed in self.plan.placed_indicators()}
