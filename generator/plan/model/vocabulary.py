"""The closed vocabularies of the plan format, each with its Japanese words."""

import re
from enum import StrEnum


class Direction(StrEnum):
    """The direction in which an indicator is meant to move. There is no default."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"
    NONE = "none"


class Method(StrEnum):
    """How a rate is computed from an actual, a target and possibly a baseline."""

    ACTUAL_OVER_TARGET = "actual-over-target"
    TARGET_OVER_ACTUAL = "target-over-actual"
    TWO_MINUS = "two-minus-actual-over-target"
    PROGRESS = "progress-from-baseline"
    MET = "met-or-not"
    NONE = "none"

    @property
    def rewards(self) -> Direction | None:
        """Return the one direction that a ratio rewards; None if the method serves either."""
        return _REWARDS.get(self)

    def fits(self, direction: Direction | None) -> bool:
        """Return whether an indicator of this direction can be evaluated by this method."""
        return self.rewards in (None, direction)


_REWARDS = {
    Method.ACTUAL_OVER_TARGET: Direction.UP,
    Method.TARGET_OVER_ACTUAL: Direction.DOWN,
    Method.TWO_MINUS: Direction.DOWN,
}


class Missing(StrEnum):
    """Why there is no value: the code; the words that a plan file uses are in `MISSING_WORDS`."""

    DASH = "dash"
    BLANK = "blank"
    NOT_PUBLISHED = "not-published"
    NOT_FINAL = "not-final"
    BEING_COMPILED = "being-compiled"
    BEING_SURVEYED = "being-surveyed"
    NOT_SURVEYED = "not-surveyed"
    NOT_SET = "not-set"
    NOT_APPLICABLE = "not-applicable"
    NOT_CARRIED_OUT = "not-carried-out"
    NOT_STARTED = "not-started"
    COMPLETED = "completed"
    ENDED = "ended"
    CANCELLED = "cancelled"
    NOT_ASSESSABLE = "not-assessable"
    NOT_COMPARABLE = "not-comparable"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


MISSING_WORDS: dict[str, Missing] = {
    "―": Missing.DASH,
    "—": Missing.DASH,
    "空欄": Missing.BLANK,
    "未公表": Missing.NOT_PUBLISHED,
    "未確定": Missing.NOT_FINAL,
    "集計中": Missing.BEING_COMPILED,
    "調査中": Missing.BEING_SURVEYED,
    "調査未実施": Missing.NOT_SURVEYED,
    "設定なし": Missing.NOT_SET,
    "該当なし": Missing.NOT_APPLICABLE,
    "未実施": Missing.NOT_CARRIED_OUT,
    "未着手": Missing.NOT_STARTED,
    "完了": Missing.COMPLETED,
    "終了": Missing.ENDED,
    "中止": Missing.CANCELLED,
    "評価困難": Missing.NOT_ASSESSABLE,
    "比較不能": Missing.NOT_COMPARABLE,
    "把握できない": Missing.UNKNOWN,
    "判読不能": Missing.UNREADABLE,
}


class Status(StrEnum):
    """How firm a printed value is."""

    PROVISIONAL = "provisional"
    EXPECTED = "expected"
    ESTIMATED = "estimated"
    PARTIAL = "partial"


STATUS_WORDS: dict[str, Status] = {
    "速報": Status.PROVISIONAL,
    "見込み": Status.EXPECTED,
    "推計": Status.ESTIMATED,
    "一部": Status.PARTIAL,
}


class NonGrade(StrEnum):
    """The meaning of a scale's code that is not a grade."""

    NOT_STARTED = "not-started"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    NOT_ASSESSABLE = "not-assessable"


class Heading(StrEnum):
    """The meaning of a plan's own heading of a text."""

    ABOUT = "about"
    GOAL = "goal"
    PROGRESS = "progress"
    ISSUES = "issues"
    NEXT = "next"
    EVALUATION = "evaluation"


class Kind(StrEnum):
    """What an indicator measures."""

    ACTIVITY = "activity"
    OUTCOME = "outcome"
    CONTEXT = "context"


class Counts(StrEnum):
    """What kind of quantity an indicator measures; it decides what may be said of differences and later targets."""

    YEARLY = "yearly"
    LEVEL = "level"
    CUMULATIVE = "cumulative"
    RATIO = "ratio"
    RANK = "rank"
    STAGES = "stages"


class Show(StrEnum):
    """How much of a source's text the site shows."""

    WHOLE = "whole"
    CITED = "cited"
    NONE = "none"


RATIO_UNITS = ("%", "％", "‰")


def counts_of_unit(unit: str | None) -> Counts | None:
    """Return what a unit alone determines: per cent is a ratio, ...per year a yearly amount, a place (位) a rank."""
    if unit in RATIO_UNITS:
        return Counts.RATIO
    if unit == "位":
        return Counts.RANK
    return Counts.YEARLY if unit and re.search(r"[/／](?:年度?|yr)$", unit) else None


class MoneyBasis(StrEnum):
    """The basis of an amount of money."""

    BUDGET = "budget"
    SETTLEMENT = "settlement"
    ESTIMATE = "estimate"


MONEY_WORDS: dict[str, MoneyBasis] = {
    "予算": MoneyBasis.BUDGET,
    "決算": MoneyBasis.SETTLEMENT,
    "見込み": MoneyBasis.ESTIMATE,
}


THEMES: dict[str, str] = {
    "succession": "事業承継",
    "startup": "創業・起業",
    "finance": "資金・融資",
    "management": "経営の相談・支援",
    "digital": "デジタル化",
    "sales-channels": "販路の開拓",
    "people": "人材の確保・育成",
    "work-style": "働き方・女性活躍",
    "child-care": "子育て支援",
    "technology": "新しい技術・産業",
    "collaboration": "連携・交流",
    "location": "企業の立地",
    "town-centre": "まちなか・商店街",
    "tourism": "観光・交流人口",
    "local-products": "地場産業・特産品",
    "trade": "海外との取引",
    "environment": "環境・エネルギー",
    "disaster": "災害への備え",
}
"""The portal's own themes, assigned to programmes of all plans: id and Japanese name."""
