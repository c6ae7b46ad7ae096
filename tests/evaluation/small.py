"""Evaluate a small plan of the years R5 to R8, given the YAML of its indicators."""

import datetime as dt
from collections.abc import Collection
from fractions import Fraction

from generator.evaluation.evaluate import Evaluation, Track, evaluate
from generator.evaluation.goals import goal_of, is_met
from generator.evaluation.rate import rate
from generator.evaluation.result import Inputs, Rate, Reason, Result
from generator.plan.diagnostics import Severity
from generator.plan.load import load
from generator.plan.model.quantity import Exact

HEAD = """title: 例の計画
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R8}
updated: 2026-11-21
levels: [施策, 事業]
sources: {report: {title: 進捗状況, number: 資料2}}
"""
RATE = "rate: actual-over-target\n"
TODAY = dt.date(2026, 11, 21)
"""A day of the fiscal year R8."""


def evaluated(
    body: str, head: str = RATE, today: dt.date = TODAY, *, errors: Collection[str] = frozenset()
) -> Evaluation:
    """Evaluate a plan that has these errors only; `head` and `body` are YAML of its top level."""
    loaded = load("plans/example.yaml", f"{HEAD}{head}{body}\n".encode())
    assert loaded.plan is not None
    found = {one.code for one in loaded.diagnostics if one.severity is Severity.ERROR}
    assert found == set(errors), loaded.diagnostics
    return evaluate(loaded.plan, today)


def tracks(*indicators: str, head: str = RATE) -> tuple[Track, ...]:
    """Return the tracks of indicators (each without its id and name) of the plan itself."""
    listed = "".join(f"\n- {{id: i{number}, name: 指標, {text}}}" for number, text in enumerate(indicators))
    return evaluated(f"indicators:{listed}", head).tracks


def results(indicator: str, head: str = RATE) -> dict[str, Result]:
    """Return the results of one indicator by period, as the file writes it."""
    (track,) = tracks(indicator, head=head)
    return {period.written: result for period, result in track.results.items()}


def assessed(inputs: Inputs) -> Rate:
    """Return the rate and the verdict of an exact value against an exact target."""
    assert inputs.actual is not None
    assert inputs.target is not None
    goal = goal_of(Exact(inputs.target), inputs)
    met = goal if isinstance(goal, Reason) else is_met(goal, Exact(inputs.actual), inputs.actual, inputs.method)
    found = rate(inputs)
    known = None if isinstance(met, Reason) else met
    return Rate(found, None, known) if isinstance(found, Fraction) else Rate(None, found, known)
