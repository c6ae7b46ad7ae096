"""Rows on figures: one for every observation and one for every amount of money, by column name."""

from collections.abc import Iterator

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import Observation, amounts
from generator.evaluation.observations import observations as observed
from generator.evaluation.result import Result
from generator.plan.model.figure import Figure
from generator.plan.model.vocabulary import MISSING_WORDS
from generator.plan.numbers import round_half_away
from generator.publish.data.common_values import RowValues, indicator, measure, source, time
from generator.publish.data.table import Value

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
        "value": figure.value,
        "words": figure.words,
        "comparator": figure.comparator.value if figure.comparator else None,
        "status": figure.status.value if figure.status else None,
        "reason": figure.missing.value if figure.missing else None,
        "reason_words": figure.why or word,
        "value_year": figure.of.code if figure.of else None,
    }


def _judged(result: Result) -> RowValues:
    return {
        "grade_published": result.published_code,
        "grade_computed": computed_code(result),
        "rate": rate(result),
        "evaluation_reason": reason(result),
    }
