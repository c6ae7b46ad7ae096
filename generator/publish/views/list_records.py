"""What a list shows: one value's page with its lines, as frozen records; finished words only."""

from dataclasses import dataclass

from generator.publish.views.score_records import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One line of a list: an indicator in a year (with its figures), or a measure (with a few words on it)."""

    name: str
    detail: str
    href: str
    actual: str = ""
    target: str = ""
    rate: str = ""
    mark: Mark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The list for one value; `id` is its folder, `kind` the sort of value, `label` the value, links go from its page."""

    id: str
    kind: str
    label: str
    title: str
    intro: str
    groups: tuple[tuple[str, tuple[ListRow, ...]], ...]
    mark: Mark | None = None

    @property
    def count(self) -> int:
        """Give the number of lines."""
        return sum(len(rows) for _, rows in self.groups)
