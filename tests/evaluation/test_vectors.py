"""The table of vectors: kinds of measure and of goal, before, in and after the year in which the goal is due.

Each row of `vectors.csv` was written by hand from the meaning of its kinds; it becomes a small plan of R5 to R9, whose
verdict, rate and sentence must be those of the row. The baseline is of R4, the year before R5, and the value of R6
(the plan's last year or the year after it for a final target).
"""

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from generator.evaluation.evaluate import Track, evaluate
from generator.evaluation.result import Reason, Result
from generator.plan.diagnostics import Severity
from generator.plan.load import load
from generator.plan.model.fiscal import parse_period
from generator.publish.wording import labels, phrases, sentences
from tests.conftest import ROOT

with (ROOT / "tests" / "evaluation" / "vectors.csv").open(encoding="utf-8-sig", newline="") as _file:
    VECTORS = list(csv.DictReader(_file))

TODAY = dt.date(2026, 11, 21)
HEAD = """title: 例の計画
municipality: {code: "132284", prefecture: 東京都, name: あきる野市}
period: {from: R5, to: R9}
updated: 2026-11-21
levels: [施策]
sources: {report: {title: 進捗状況}}
"""
STAGES = "[未策定, 検討中, 策定, 運用中]"
NOT_WRITTEN = "書かれていない"
DUE = {
    "前": ("R9", "R6"),
    "その年度": ("R6", "R6"),
    "過ぎた": ("R5", "R6"),
    "最終の前": ("最終", "R6"),
    "最終の年度": ("最終", "R9"),
    "最終のあと": ("最終", "R10"),
}
"""When the goal is due, as the table says it: the year row of the target, and that of the value."""
VERDICTS = {
    "期限が来ていない": Reason.GOAL_NOT_DUE,
    "目標がない": Reason.NO_TARGET,
    "目標の値がない": Reason.TARGET_MISSING,
    "実績の値がない": Reason.ACTUAL_MISSING,
    "実績がない": Reason.NOT_GIVEN,
    "累計だけ": Reason.TOTAL_ONLY,
    "ことばの値": Reason.WORDS,
    "はっきりしない数": Reason.INEXACT,
    "一部だけの値": Reason.PARTIAL,
    "単位が違う": Reason.UNITS_DIFFER,
    "向きと合わない目標": Reason.BOUND_AGAINST_DIRECTION,
    "前の年度の値がない": Reason.LAST_YEAR_MISSING,
    "基準値がない": Reason.BASELINE_MISSING,
    "段階にないことば": Reason.NOT_A_STAGE,
    "よい向きが決まっていない": Reason.DIRECTION_UNDECLARED,
    "参考の指標": Reason.CONTEXT_ONLY,
}
"""Why there is no verdict, as the table says it."""
CONTRADICTIONS = {
    "よい向きが決まっていない": "target-without-direction",
    "向きと合わない目標": "bound-against-direction",
    "段階にないことば": "unknown-stage",
}
"""Verdicts of plans that `check` refuses, with the code of its error."""

Row = dict[str, str]


def code_of(words: Mapping[Any, str], word: str) -> str:
    """Return the code in the plan file of a word of the table; empty if there is none."""
    return next((str(code) for code, known in words.items() if known == word), "")


def figure(text: str) -> str:
    """Return a cell of the table as YAML: `119000 千円`, `30（一部）` and all plain values."""
    if found := re.fullmatch(r"(\S+) (\S+)", text):
        return f"{{value: {found[1]}, unit: {found[2]}}}"
    if found := re.fullmatch(r"(.+)（(.+)）", text):
        return f"{{value: {found[1]}, status: {found[2]}}}"
    return text


def indicator(row: Row) -> str:
    """Return the row's indicator as YAML."""
    goal, now = DUE[row["期限"]]
    before = f"R{int(now[1:]) - 1}"
    measured = "total" if row["累計"] else "actual"
    years: dict[str, dict[str, str]] = {}
    for year, series, text in (
        ("R4", "baseline", row["基準"]),
        (before, measured, row["前の年度"]),
        (now, "actual", row["実績"]),
        (now, "total", row["累計"]),
        (goal, "target", row["目標"]),
    ):
        if text:
            years.setdefault(year, {})[series] = figure(text)
    years.setdefault(now, {})
    given = {
        "unit": f'"{row["単位"]}"' if row["単位"] else "",
        "counts": code_of(labels.COUNTS, row["数え方"]),
        "stages": STAGES if row["数え方"] == "段階" else "",
        "direction": code_of(labels.DIRECTIONS, row["よい向き"]),
        "rate": code_of(labels.METHODS, row["率の式"]),
        "tolerance": row["許される差"],
    }
    keys = "".join(f"{key}: {value}, " for key, value in given.items() if value)
    listed = ", ".join(
        f"{year}: {{{', '.join(f'{series}: {text}' for series, text in row.items())}}}" for year, row in years.items()
    )
    return f"{{id: i, name: 指標, {keys}years: {{{listed}}}}}"


def judged(row: Row) -> tuple[Track, Result]:
    """Return the row's plan, evaluated, and the result of the year of the value."""
    loaded = load("plans/vector.yaml", f"{HEAD}indicators:\n- {indicator(row)}\n".encode())
    errors = [found.code for found in loaded.diagnostics if found.severity is Severity.ERROR]
    assert errors == [CONTRADICTIONS[row["判定"]]] if row["判定"] in CONTRADICTIONS else not errors, loaded.diagnostics
    assert loaded.plan is not None
    (track,) = evaluate(loaded.plan, TODAY).tracks
    period = parse_period(DUE[row["期限"]][1])
    assert period is not None
    return track, track.results[period]


def verdict(result: Result) -> str:
    """Return the verdict in the words of the table, or the reason why there is none."""
    if result.rate.verdict is not None:
        return labels.VERDICTS[result.rate.verdict]
    reason = result.rate.reason or result.graded.reason
    return next((word for word, known in VERDICTS.items() if known is reason), str(reason))


@pytest.mark.parametrize(
    "row", VECTORS, ids=lambda row: "-".join((row["番号"], row["数え方"], row["目標"], row["期限"]))
)
def test_a_value_is_judged_and_put_as_its_kinds_mean(row: Row) -> None:
    track, result = judged(row)
    percent = result.rate.percent
    assert {
        "判定": verdict(result),
        "率": "" if percent is None else phrases.percent(percent),
        "文": sentences.latest(track, ()),
    } == {key: row[key] for key in ("判定", "率", "文")}


def test_every_verdict_is_in_the_table() -> None:
    assert {row["判定"] for row in VECTORS} == {*VERDICTS, *labels.VERDICTS.values()}


@pytest.mark.parametrize("kind", [*labels.COUNTS.values(), NOT_WRITTEN])
def test_every_kind_is_tried_before_in_and_after_the_year_of_its_goal(kind: str) -> None:
    found = Counter(row["期限"] for row in VECTORS if row["数え方"] == kind)
    assert all(found[due] for due in ("前", "その年度", "過ぎた"))
    verdicts = {row["判定"] for row in VECTORS if row["数え方"] == kind}
    assert verdicts >= {"達成", "未達", "期限が来ていない"}


def test_a_yearly_amount_is_never_at_a_distance_from_a_later_target() -> None:
    sentences_of_later = [
        row["文"]
        for row in VECTORS
        if row["数え方"] in ("1年間の量", NOT_WRITTEN) and row["期限"] in ("前", "最終の前")
    ]
    assert not [text for text in sentences_of_later if re.search("あと|すで|まだ|届|水準", text)]


def test_rows_are_numbered_and_different() -> None:
    assert [row["番号"] for row in VECTORS] == [str(number) for number in range(1, len(VECTORS) + 1)]
    plans = Counter(tuple(value for key, value in row.items() if key != "番号") for row in VECTORS)
    assert [plan for plan, count in plans.items() if count > 1] == []
