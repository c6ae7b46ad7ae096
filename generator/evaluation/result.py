"""The result of evaluating one value, as frozen records: its rate and grade, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction

from generator.plan.model.indicator import Whole
from generator.plan.model.scale import Grade
from generator.plan.model.vocabulary import Direction, Method, Missing


class Reason(StrEnum):
    """Why there is no rate, or no grade. The sentences for people are in `publish.wording`."""

    NOT_DUE = "not-due"
    NOT_GIVEN = "not-given"
    NO_TARGET = "no-target"
    TARGET_MISSING = "target-missing"
    ACTUAL_MISSING = "actual-missing"
    WORDS = "words"
    INEXACT = "inexact"
    OTHER_YEAR = "other-year"
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
    SCALE_GAP = "scale-gap"
    NOT_A_GRADE = "not-a-grade"


class TargetBasis(StrEnum):
    """Which target applies: the same period's, or the final one where only a final one exists."""

    SAME_PERIOD = "same-period"
    FINAL = "final"


class Verdict(Enum):
    """Whether a target was met, if it can be determined."""

    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The numbers that go into a formula, in the indicator's own unit; None where there is none."""

    actual: Decimal | None = None
    target: Decimal | None = None
    baseline: Decimal | None = None
    direction: Direction | None = None
    method: Method | None = None
    tolerance: Decimal = Decimal(0)
    basis: TargetBasis = TargetBasis.SAME_PERIOD


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent (exact, not capped) or the reason for its absence; `met` where it can be determined."""

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
    """The result for one indicator (or part of one) in one period."""

    inputs: Inputs
    rate: Rate
    graded: Graded
    published: Mapping[str, str]
    missing: Missing | None = None
    whole: Whole | None = None

    @property
    def behind(self) -> bool:
        """Return whether the actual is worse than the target, whatever the grade."""
        return self.rate.met is False

    @property
    def published_code(self) -> str | None:
        """Return the grade published on the plan's first scale, or None."""
        return self.published.get("")

    @property
    def differs(self) -> bool:
        """Return whether the published grade differs from the computed one."""
        return (
            self.published_code is not None
            and self.graded.grade is not None
            and self.published_code != self.graded.grade.code
        )
