"""Views of lists: one value's page with its lines, as frozen records of finished texts."""

from dataclasses import dataclass

from generator.publish.views.score_records import GradeMark


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One line of a list: an indicator in a year (with its figures), or a measure (with a short note)."""

    name: str
    detail: str
    href: str
    actual: str = ""
    target: str = ""
    rate: str = ""
    mark: GradeMark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The list for one value; `id` is its folder, `kind` the kind of value, `label` the value; links are relative."""

    id: str
    kind: str
    label: str
    title: str
    intro: str
    groups: tuple[tuple[str, tuple[ListRow, ...]], ...]
    mark: GradeMark | None = None

    @property
    def count(self) -> int:
        """Return the number of lines."""
        return sum(len(rows) for _, rows in self.groups)
