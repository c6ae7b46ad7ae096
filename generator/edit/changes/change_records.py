"""What changed in a plan, as frozen records: figures, grades, targets, texts, names and findings; no wording yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result, Verdict
from generator.evaluation.standing import Standing
from generator.fidelity.compare import Comparison
from generator.fidelity.statements import Statement
from generator.fidelity.unaccounted import SourcePiece
from generator.plan.diagnostics import Diagnostic
from generator.plan.load import Loaded
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import MoneyBasis
from generator.plan.reading.source_text import SourceText


class ChangeKind(StrEnum):
    """What happened to a figure."""

    NEW = "new"
    CHANGED = "changed"
    ABSENT = "absent"
    """A reason replaces a value, or is new."""
    REMOVED = "removed"


TextKey = tuple[object, ...]
"""The place of a value by ids: the plan itself, or a measure's or an indicator's id; then the keys down to the value."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a figure belongs: the names of its measure and its indicator (for money: its line)."""

    measure: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One figure, before and after; the units are those that apply on each side.

    `indicator` is the indicator's id (empty for money).
    """

    key: TextKey
    indicator: str
    where: Where
    period: Period
    series: Series | MoneyBasis
    old: Figure | None
    new: Figure | None
    old_unit: str | None
    new_unit: str | None

    @property
    def kind(self) -> ChangeKind:
        """Return what happened to the figure."""
        if self.new is None:
            return ChangeKind.REMOVED
        if has_value(self.new):
            return ChangeKind.CHANGED if has_value(self.old) else ChangeKind.NEW
        return ChangeKind.CHANGED if self.old is not None and not has_value(self.old) else ChangeKind.ABSENT

    @property
    def is_moved(self) -> bool:
        """Return whether the value itself changed, not only the reason given for it."""
        return self.old is None or self.new is None or _value(self.old) != _value(self.new)

    @property
    def numbers(self) -> tuple[Decimal, Decimal] | None:
        """Return both numbers if they are comparable (same unit and year), else None."""
        old, new = self.old, self.new
        if old is None or new is None or old.number is None or new.number is None:
            return None
        same = (old.unit or self.old_unit, old.of) == (new.unit or self.new_unit, new.of)
        return (old.number, new.number) if same else None


Judged = str | Verdict | None
"""The computed result: a grade's code; without a scale, whether the target was met; None if there is neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChange:
    """The evaluation of one value, before and after; None on a side without the value."""

    where: Where
    period: Period
    old: Result | None
    new: Result | None
    track: Track
    """The track on the new side; if it was removed, on the old one."""
    judged: tuple[Judged, Judged]
    published: tuple[Mapping[str, str], Mapping[str, str]]
    """The published grades of each side by the scale's name; the name of the scale of indicators is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text, a name or a rule, before and after; empty on a side without it."""

    key: TextKey
    place: str
    old: str
    new: str
    is_rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """A measure (with its level's name) or an indicator (no level) that was added, removed or renamed.

    `declared` if the file says so with `was`.
    """

    level: str | None
    name: str
    old: str
    new: str
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """One version of a plan: its file name and findings and, if it loads, its evaluation, standing and pages.

    `texts` are the texts of its sources by id, and `comparison` is what was found in them.
    """

    name: str
    file: Loaded = field(repr=False)
    found: tuple[Diagnostic, ...] = ()
    evaluation: Evaluation | None = None
    standing: Standing | None = None
    pages: tuple[str, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict, repr=False)
    comparison: Comparison = field(default_factory=Comparison, repr=False)

    @property
    def updated(self) -> dt.date | None:
        """Return the date on which the plan states that it was last checked."""
        return self.evaluation.plan.updated if self.evaluation else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """What changes between a plan and its sources: texts, what is not at its cited lines, what is not in the plan.

    What cannot be compared any more is not `found`.
    """

    texts: Mapping[str, ChangeKind] = field(default_factory=dict)
    lost: tuple[Statement, ...] = ()
    found: tuple[Statement, ...] = ()
    unaccounted: tuple[SourcePiece, ...] = ()
    accounted: tuple[SourcePiece, ...] = ()


TrackPair = tuple[Track | None, Track | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """Everything that changes in one plan; `old` or `new` is None for a plan that was added or removed."""

    old: PlanVersion | None
    new: PlanVersion | None
    figures: tuple[FigureChange, ...] = ()
    targets: tuple[FigureChange, ...] = ()
    """The targets that were moved, removed, or given another reason; they are not among `figures`."""
    grades: tuple[GradeChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    gained: tuple[Diagnostic, ...] = ()
    lost: tuple[Diagnostic, ...] = ()
    sources: SourceChange = SourceChange()
    tracks: tuple[TrackPair, ...] = field(default=(), repr=False)
    """Each track paired with its old version, in the plan's order, removed ones last."""

    @property
    def side(self) -> PlanVersion:
        """Return the newest version."""
        side = self.new or self.old
        assert side is not None
        return side

    @property
    def is_comparable(self) -> bool:
        """Return whether every existing version could be loaded."""
        return all(side is None or side.evaluation is not None for side in (self.old, self.new))

    @property
    def is_renamed(self) -> bool:
        """Return whether the plan's file was renamed."""
        return self.old is not None and self.new is not None and self.old.name != self.new.name


def has_value(figure: Figure | None) -> bool:
    """Return whether a figure holds a value, not only the reason for its absence."""
    return figure is not None and figure.missing is None


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.quantity, figure.of
