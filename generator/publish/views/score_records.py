"""Views of grades, as frozen records of finished texts: marks, the scorecard, standings, legends and lists."""

from dataclasses import dataclass

from generator.publish.source_links import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMark:
    """A grade as shown: its code and name; `step` from 1 (best) to 5 sets shape and shade, 0 means not a grade."""

    code: str
    name: str
    step: int
    wide: bool
    published: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCell:
    """One cell of the scorecard; `spoken` is the full text for screen readers.

    `state` is what is known without a grade, as its kind (met, missed, due, none) and its word.
    """

    mark: GradeMark | None
    text: str
    spoken: str
    href: str
    differs: bool = False
    note: str = ""
    state: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One line of the scorecard; `course` are its actuals as bars of text, a dot where there is none."""

    name: str
    detail: str
    href: str
    course: str
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The lines of the scorecard under one heading; `name` is empty for the plan's own indicators."""

    name: str
    href: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class YearHead:
    """A column's heading: the era year and the Gregorian year."""

    era: str
    gregorian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One piece of a standing's bar: a grade or the ungraded, its count, and its share of the bar in whole percent."""

    mark: GradeMark | None
    label: str
    count: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """The standing of a plan in one fiscal year."""

    year: YearHead
    sentence: str
    shares: tuple[Share, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindView:
    """One indicator that is behind its target."""

    name: str
    detail: str
    href: str
    actual: str
    target: str
    rate: str
    years: int
    mark: GradeMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """What became of an indicator's newest target that is due; `facts` are what else there is to know about it.

    `leads` are who carries it out, `themes` the ids of its measure's themes.
    """

    name: str
    detail: str
    href: str
    year: YearHead
    is_met: bool
    actual: str
    target: str
    rate: str
    mark: GradeMark | None
    facts: tuple[str, ...]
    leads: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovedView:
    """One indicator beside an earlier value: better than the year before, or worse than the baseline (`remark`)."""

    name: str
    detail: str
    href: str
    before: str
    now: str
    mark: GradeMark | None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeView:
    """One line of a legend."""

    mark: GradeMark
    meaning: str
    printed: str
    band: str
    ours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleView:
    """A scale's legend: its grades, best first, and what the plan says of it (whose, of what) as (name, text)."""

    name: str
    facts: tuple[Fact, ...]
    grades: tuple[GradeView, ...]


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
