"""What changed in a plan, as frozen records: figures, grades, targets, texts, names, findings; no words for people yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result, Verdict
from generator.evaluation.standing import Standing
from generator.plan.diagnostics import Diagnostic
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import MoneyBasis


class Kind(StrEnum):
    """What happens to a figure."""

    NEW = "new"
    CHANGED = "changed"
    ABSENT = "absent"
    """A reason stands where there was a value, or where there was nothing."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Where:
    """Whose figure it is: the measure and the indicator (for money: its line), as people call them."""

    measure: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One figure, before and after; units are those that hold on each side.

    `indicator` is the id (empty for money).
    """

    indicator: str
    where: Where
    period: Period
    series: Series | MoneyBasis
    old: Figure | None
    new: Figure | None
    old_unit: str | None
    new_unit: str | None

    @property
    def kind(self) -> Kind:
        """Tell what happens to the figure."""
        if self.new is None:
            return Kind.REMOVED
        if is_known(self.new):
            return Kind.CHANGED if is_known(self.old) else Kind.NEW
        return Kind.CHANGED if self.old is not None and not is_known(self.old) else Kind.ABSENT

    @property
    def is_moved(self) -> bool:
        """Tell whether it is another value, and not only another reason for one."""
        return self.old is None or self.new is None or _value(self.old) != _value(self.new)

    @property
    def loses_value(self) -> bool:
        """Tell whether there was a value, and there is none any more."""
        return is_known(self.old) and not is_known(self.new)

    @property
    def numbers(self) -> tuple[Decimal, Decimal] | None:
        """Give both numbers where they can be set against each other."""
        old, new = self.old, self.new
        if old is None or new is None or old.value is None or new.value is None:
            return None
        same = (old.unit or self.old_unit, old.of) == (new.unit or self.new_unit, new.of)
        return (old.value, new.value) if same else None


Judged = str | Verdict | None
"""What was computed: a grade's code; without a scale, whether the target was met; None where there is neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChange:
    """What is said of one value, before and after; a side without the value has no result."""

    where: Where
    period: Period
    old: Result | None
    new: Result | None
    track: Track
    """The track on the new side; where it is gone, on the old one."""
    judged: tuple[Judged, Judged]
    published: tuple[Mapping[str, str], Mapping[str, str]]
    """The published grades of each side by the scale's name; the first scale's is «»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text, a name or a rule, before and after; empty where there is none."""

    place: str
    old: str
    new: str
    is_rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """A measure (with its level's name) or an indicator (no level) that comes, goes, or has another id.

    `declared` when the file says so with `was`.
    """

    level: str | None
    name: str
    old: str
    new: str
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version of a plan: its file's name, what is wrong with it, its evaluation and where it stands, if it loads."""

    name: str
    found: tuple[Diagnostic, ...] = ()
    evaluation: Evaluation | None = None
    standing: Standing | None = None
    pages: tuple[str, ...] = ()

    @property
    def updated(self) -> dt.date | None:
        """Give the day on which the plan says that it was last checked."""
        return self.evaluation.plan.updated if self.evaluation else None


Pair = tuple[Track | None, Track | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """Everything that changes in one plan; `old` or `new` is None for a plan that comes or goes."""

    old: Side | None
    new: Side | None
    figures: tuple[FigureChange, ...] = ()
    targets: tuple[FigureChange, ...] = ()
    """The targets that were moved, taken away, or given another reason; they are not among `figures`."""
    grades: tuple[GradeChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    gained: tuple[Diagnostic, ...] = ()
    lost: tuple[Diagnostic, ...] = ()
    tracks: tuple[Pair, ...] = field(default=(), repr=False)
    """Each track beside its old self, in the plan's order, those that are gone last."""

    @property
    def side(self) -> Side:
        """Give the newest side there is."""
        side = self.new or self.old
        assert side is not None
        return side

    @property
    def is_comparable(self) -> bool:
        """Tell whether each side that there is could be read."""
        return all(side is None or side.evaluation is not None for side in (self.old, self.new))

    @property
    def is_renamed(self) -> bool:
        """Tell whether the plan's file has another name."""
        return self.old is not None and self.new is not None and self.old.name != self.new.name


def is_known(figure: Figure | None) -> bool:
    """Tell whether there is a value, not only the reason why there is none."""
    return figure is not None and figure.missing is None


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.comparator, figure.words, figure.missing, figure.of
