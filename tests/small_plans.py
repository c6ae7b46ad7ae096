"""Small plans written out in tests: the shortest head that is valid, one with everything renamed, and their results."""

import datetime as dt

from generator.evaluation.evaluate import Track, evaluate
from generator.evaluation.result import Result
from generator.plan.load import load
from tests.conftest import EXAMPLES

SMALLEST = (EXAMPLES / "valid" / "smallest.yaml").read_text(encoding="utf-8")
HEAD = SMALLEST.partition("rate:")[0]
TODAY = dt.date(2026, 11, 21)
RENAMED = (
    HEAD.replace("levels: [施策]", "levels: [柱, 施策, 事業]\npages: 施策\nwas: [old-plan, older-plan]")
    .replace("あきる野市}", 'あきる野市, was: ["132276"]}')
    .replace("report: {title", "report: {was: [old-report], title")
    + """\
indicators: [{id: own, was: [old-own], name: 全体の指標, years: {R5: {actual: 1}}}]
measures:
- id: pillar
  was: [old-pillar]
  name: 柱
  measures:
  - id: page
    was: [old-page, older-page]
    name: 施策
    measures:
    - id: section
      was: [old-section]
      name: 事業
      indicators:
      - id: i
        was: [old-i]
        name: 指標
        parts: [{id: a, was: [b], name: 甲, years: {R5: {actual: 1}}}]
  - id: left
    was: [old-left]
    name: 前の施策
    measures:
    - {id: stays, moved_from: [page], name: ここに来た事業}
  - id: right
    name: いまの施策
    measures:
    - id: went
      was: [old-went]
      moved_from: [old-left]
      name: 移った事業
      indicators: [{id: gone, was: [old-gone], name: 数, years: {R5: {actual: 1}}}]
"""
)
"""A plan in which everything has a former id, and some measures a former place."""


def tracks(indicator: str, head: str = "rate: actual-over-target\n") -> list[Track]:
    text = f"{HEAD}{head}indicators:\n- {{id: i, name: 指標, {indicator}}}\n"
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    return list(evaluate(loaded.plan, TODAY).tracks)


def results(indicator: str, head: str = "rate: actual-over-target\n") -> dict[str, Result]:
    (track,) = tracks(indicator, head)
    return {period.written: result for period, result in track.results.items()}
