"""Hypothesis strategies of all kinds of quantity, and a plan with one indicator made of them."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from generator.evaluation.evaluate import Evaluation, Track, evaluate
from generator.plan.load import load
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import (
    LIMIT_WORDS,
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Limit,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.vocabulary import Missing

STAGES = ("未策定", "検討中", "策定")
TODAY = dt.date(2026, 11, 21)
WORDS = {limit: word for word, limit in LIMIT_WORDS.items()}
SCALE = """
scales:
  評価:
    grades:
    - {code: S, from: 120}
    - {code: A, from: 90}
    - {code: B, above: 50}
    - {code: C}
"""


def base(scale: str = SCALE) -> Plan:
    """Return a plan of R5 to R9 without an indicator, with a scale."""
    text = f"""title: 例の計画
municipality: {{code: "132284", prefecture: 東京都, name: あきる野市}}
period: {{from: R5, to: R9}}
updated: 2026-11-21
levels: [施策]
sources: {{report: {{title: 進捗状況}}}}{scale}"""
    plan = load("plans/example.yaml", text.encode()).plan
    assert plan is not None
    return plan


BASE = base()


def evaluated(years: Mapping[str, Mapping[str, Quantity | Decimal]], plan: Plan = BASE, **given: Any) -> Evaluation:
    """Return the evaluation of a plan with one indicator, whose values may be quantities of any kind."""
    known = {key: value for key, value in given.items() if value is not None}
    indicator = Indicator.model_validate({"id": "i", "name": "指標", "years": years, **known})
    return evaluate(plan.model_copy(update={"indicators": (indicator,)}), TODAY)


def track(years: Mapping[str, Mapping[str, Quantity | Decimal]], plan: Plan = BASE, **given: Any) -> Track:
    """Return the track of such an indicator."""
    (found,) = evaluated(years, plan, **given).tracks
    return found


def numbers(lowest: int = -(10**12), highest: int = 10**12) -> st.SearchStrategy[Decimal]:
    """Draw numbers as plans write them: integers, and decimals of up to four places."""
    return st.one_of(
        st.integers(max(lowest, -20), min(highest, 200)).map(Decimal),
        st.decimals(lowest, highest, allow_nan=False, allow_infinity=False, places=4),
    )


def bounds() -> st.SearchStrategy[Bound]:
    """Draw floors and ceilings."""
    return st.builds(lambda number, limit: Bound(number, limit, WORDS[limit]), numbers(), st.sampled_from(Limit))


def ranges() -> st.SearchStrategy[Range]:
    """Draw ranges in order, with any kind of end."""
    ends = st.lists(numbers(), min_size=2, max_size=2, unique=True).map(sorted)
    low, high = (st.sampled_from([limit for limit in Limit if limit.is_floor is floor]) for floor in (True, False))
    return st.builds(
        lambda ends, low, high: Range(
            low=ends[0],
            high=ends[1],
            low_limit=low,
            high_limit=high,
            low_word=WORDS[low],
            high_word=WORDS[high],
        ),
        ends,
        low,
        high,
    )


def quantities() -> st.SearchStrategy[Quantity]:
    """Draw quantities of every kind."""
    return st.one_of(
        st.builds(Exact, numbers()),
        bounds(),
        ranges(),
        st.builds(About, numbers(), st.just("約")),
        st.builds(About, numbers(), st.just(""), st.just("程度")),
        st.builds(Keep, st.none(), st.just("維持")),
        st.builds(Keep, numbers(), st.just("を維持")),
        st.sampled_from([AsLastYear(Limit.AT_LEAST, "前年度以上"), AsLastYear(Limit.LESS_THAN, "前年度を下回る")]),
        st.sampled_from([Trend(Limit.MORE_THAN, "増加"), Trend(Limit.LESS_THAN, "減少")]),
        st.sampled_from([Words(text) for text in (*STAGES, "充実を図る")]),
        st.builds(Absent, st.sampled_from(Missing)),
    )
