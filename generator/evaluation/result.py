"""The result of evaluating one value, as frozen records: its rate and grade, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction

from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Whole
from generator.plan.model.quantity import Limit, Range
from generator.plan.model.row import Series
from generator.plan.model.scale import Grade
from generator.plan.model.vocabulary import Counts, Direction, Method, Missing


class Reason(StrEnum):
    """Why there is no rate, or no grade. The sentences for people are in `publish.wording`."""

    NOT_DUE = "not-due"
    NOT_GIVEN = "not-given"
    BASELINE_ONLY = "baseline-only"
    FORECAST_ONLY = "forecast-only"
    TOTAL_ONLY = "total-only"
    TOTAL_MISSING = "total-missing"
    GOAL_NOT_DUE = "goal-not-due"
    NO_TARGET = "no-target"
    TARGET_MISSING = "target-missing"
    ACTUAL_MISSING = "actual-missing"
    WORDS = "words"
    INEXACT = "inexact"
    OTHER_YEAR = "other-year"
    PARTIAL = "partial"
    UNITS_DIFFER = "units-differ"
    BOUND_AGAINST_DIRECTION = "bound-against-direction"
    LAST_YEAR_MISSING = "last-year-missing"
    NOT_A_STAGE = "not-a-stage"
    DIRECTION_UNDECLARED = "direction-undeclared"
    CONTEXT_ONLY = "context-only"
    METHOD_UNDECLARED = "method-undeclared"
    METHOD_NONE = "method-none"
    METHOD_AGAINST_DIRECTION = "method-against-direction"
    MET_OR_NOT = "met-or-not"
    TARGET_ZERO = "target-zero"
    TARGET_NEGATIVE = "target-negative"
    ACTUAL_NOT_POSITIVE = "actual-not-positive"
    BASELINE_MISSING = "baseline-missing"
    BASELINE_IS_TARGET = "baseline-is-target"
    TARGET_WRONG_SIDE = "target-wrong-side"
    PARTS = "parts"
    NO_SCALE = "no-scale"
    SCALE_OF_WORDS = "scale-of-words"
    SCALE_GAP = "scale-gap"
    NOT_A_GRADE = "not-a-grade"


class TargetBasis(StrEnum):
    """Whether the applicable target is due in the period itself, or only later."""

    SAME_PERIOD = "same-period"
    LATER = "later"


class Verdict(Enum):
    """Whether a target was met, if it can be determined."""

    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What goes into a judgement: numbers in the unit of the target, and the plan's own rules; None where there is none.

    `target` is the number that a formula can use; a goal without one (a range, words) is in `Result.goal`.
    """

    actual: Decimal | None = None
    target: Decimal | None = None
    baseline: Decimal | None = None
    previous: Decimal | None = None
    counts: Counts | None = None
    stages: tuple[str, ...] = ()
    direction: Direction | None = None
    method: Method | None = None
    tolerance: Decimal | None = None
    basis: TargetBasis = TargetBasis.SAME_PERIOD


@dataclass(frozen=True, slots=True)
class Reach:
    """Goal: a number to reach, from the side that `limit` states."""

    number: Decimal
    limit: Limit


@dataclass(frozen=True, slots=True)
class Inside:
    """Goal: stay inside a range."""

    range: Range


@dataclass(frozen=True, slots=True)
class Hold:
    """Goal: stay at a number, or within a tolerance of it."""

    number: Decimal
    tolerance: Decimal


@dataclass(frozen=True, slots=True)
class Arrive:
    """Goal: a milestone in words, one of ordered `stages` if the plan declares them."""

    name: str
    stages: tuple[str, ...]


Goal = Reach | Inside | Hold | Arrive


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent (exact, not capped) or the reason for its absence; `met` where it can be determined.

    A target that is not due yet is neither met nor missed: its rate, if there is one, is how far things have come.
    """

    percent: Fraction | None = None
    reason: Reason | None = None
    met: bool | None = None

    @property
    def verdict(self) -> Verdict | None:
        """Return whether the target was met; None if that cannot be determined."""
        return None if self.met is None else Verdict.MET if self.met else Verdict.MISSED


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade and the level in percent that reached it, or the reason for its absence."""

    grade: Grade | None = None
    reason: Reason | None = None
    level: Fraction | float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The judgement of one indicator (or part of one) in one period.

    `measured` is the figure that counts (the total of a cumulative indicator, else the actual), `unit` the unit of the
    inputs and `measured_unit` that of the figure, `goal` what the applicable target asks for, `due` the period in whose
    row that target stands; `ahead` is the period of the last target, if that is due later,
    and `ahead_is_over` whether it has passed by now.
    """

    inputs: Inputs
    measured: Figure | None = None
    series: Series = Series.ACTUAL
    target: Figure | None = None
    due: Period | None = None
    ahead: Period | None = None
    ahead_is_over: bool = False
    goal: Goal | None = None
    unit: str | None = None
    scale: str = ""
    rate: Rate
    graded: Graded
    published: Mapping[str, str]
    missing: Missing | None = None
    measured_unit: str | None = None
    whole: Whole | None = None

    @property
    def behind(self) -> bool:
        """Return whether the actual is worse than the target, whatever the grade."""
        return self.rate.met is False

    @property
    def published_code(self) -> str | None:
        """Return the grade published on the scale of indicators, or None."""
        return self.published.get(self.scale)

    @property
    def differs(self) -> bool:
        """Return whether the published grade differs from the computed one."""
        return (
            self.published_code is not None
            and self.graded.grade is not None
            and self.published_code != self.graded.grade.code
        )
