"""Evaluate a small plan of the years R5 to R8, given the YAML of its indicators."""

import datetime as dt

from generator.evaluation.evaluate import Evaluation, Track, evaluate
from generator.evaluation.result import Result
from generator.plan.load import load

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


def evaluated(body: str, head: str = RATE, today: dt.date = TODAY) -> Evaluation:
    """Evaluate a plan that has no errors; `head` and `body` are YAML of its top level."""
    loaded = load("plans/example.yaml", f"{HEAD}{head}{body}\n".encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    return evaluate(loaded.plan, today)


def tracks(*indicators: str, head: str = RATE) -> tuple[Track, ...]:
    """Return the tracks of indicators (each without its id and name) of the plan itself."""
    listed = "".join(f"\n- {{id: i{number}, name: 指標, {text}}}" for number, text in enumerate(indicators))
    return evaluated(f"indicators:{listed}", head).tracks


def results(indicator: str, head: str = RATE) -> dict[str, Result]:
    """Return the results of one indicator by period, as the file writes it."""
    (track,) = tracks(indicator, head=head)
    return {period.written: result for period, result in track.results.items()}
