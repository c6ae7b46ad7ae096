"""Rows on figures: one for every observation and one for every amount of money, by column name."""

from collections.abc import Iterator
from typing import assert_never

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import Observation, amounts
from generator.evaluation.observations import observations as observed
from generator.evaluation.result import Result
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import (
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.vocabulary import MISSING_WORDS
from generator.plan.numbers import round_half_away
from generator.publish.data.common_values import RowValues, indicator, measure, source, time
from generator.publish.data.table import Value
from generator.publish.wording.phrases import stated

RATE_DECIMALS = 4


def observations(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every figure; an amount of money has its line in the indicator's column."""
    for one in observed(evaluation):
        yield {
            **(indicator(one.track) if one.track else measure(one.node) | {"indicator": one.name}),
            **time(one.period),
            "series": one.series.value,
            **_figure(one.figure),
            "unit": one.unit,
            **(_judged(one.result) if one.result else {}),
            **source(evaluation.plan, one.at),
            "measure_printed": one.node.measure.name if one.node else None,
            "indicator_printed": one.name,
        }


def budget(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every amount of money."""
    for one in amounts(evaluation.plan):
        yield {
            **measure(one.node),
            **time(one.period),
            "basis": one.series.value,
            "line": one.name,
            "unit": one.unit,
            **_amount(one),
            **source(evaluation.plan, one.at),
        }


def rate(result: Result) -> Value:
    """Return a result's rate in percent with four decimals; None if there is none."""
    return None if result.rate.percent is None else round_half_away(result.rate.percent, RATE_DECIMALS)


def reason(result: Result) -> Value:
    """Return the code of the reason for having no rate, or no grade."""
    found = result.rate.reason or result.graded.reason
    return found.value if found else None


def computed_code(result: Result) -> Value:
    """Return the computed grade's code."""
    return result.graded.grade.code if result.graded.grade else None


def _amount(one: Observation) -> RowValues:
    found = _figure(one.figure)
    return {name: found.get(name) for name in ("value", "reason", "reason_words")}


def _figure(figure: Figure | None) -> RowValues:
    if figure is None:
        return {}
    word = next((word for word, code in MISSING_WORDS.items() if code is figure.missing), None)
    return {
        **_quantity(figure.quantity),
        "status": figure.status.value if figure.status else None,
        "reason": figure.missing.value if figure.missing else None,
        "reason_words": figure.why or word,
        "value_year": figure.of.code if figure.of else None,
        "value_printed": figure.printed,
        "value_note": figure.note,
    }


def _quantity(quantity: Quantity) -> RowValues:
    """Return a quantity's number, or both ends of its range, with how to read it; or its words.

    A range that leaves out one of its ends (50以上60未満) has its words, too.
    """
    match quantity:
        case Exact(number):
            return {"value": number}
        case Bound(number, limit):
            return {"value": number, "comparator": limit.value}
        case Range():
            is_open = quantity.low_limit.is_strict or quantity.high_limit.is_strict
            words = stated(quantity, None) if is_open else None
            return {"low": quantity.low, "high": quantity.high, "words": words, "comparator": "range"}
        case About(number):
            return {"value": number, "comparator": "about"}
        case Keep(number, word):
            return {"value": number, "words": word if number is None else None, "comparator": "keep"}
        case AsLastYear(_, text):
            return {"words": text, "comparator": "last-year"}
        case Trend(_, text):
            return {"words": text, "comparator": "trend"}
        case Words(text):
            return {"words": text}
        case Absent():
            return {}
    assert_never(quantity)


def _judged(result: Result) -> RowValues:
    return {
        "grade_published": result.published_code,
        "grade_computed": computed_code(result),
        "rate": rate(result),
        "evaluation_reason": reason(result),
        **met_and_due(result),
    }


def met_and_due(result: Result) -> RowValues:
    """Return whether the target was met, and the period in which the applicable target is due."""
    met = result.rate.met
    return {"met": None if met is None else int(met), "due_period": result.due.code if result.due else None}
