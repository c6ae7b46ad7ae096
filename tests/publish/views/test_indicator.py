"""An indicator's view: which way is better and how the rate is computed, in the words of what is counted."""

import pytest

from generator.evaluation.evaluate import evaluate
from generator.plan.load import load
from generator.publish.views.indicator import indicator_view
from generator.publish.views.indicator_records import IndicatorView
from tests.small_plans import HEAD, TODAY

PROGRESS = "rate: progress-from-baseline\n"


def view(indicator: str, head: str = PROGRESS) -> IndicatorView:
    text = f"{HEAD}{head}indicators:\n- {{id: i, name: 指標, {indicator}}}\n"
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    evaluation = evaluate(loaded.plan, TODAY)
    return indicator_view(evaluation, evaluation.tracks[0])


@pytest.mark.parametrize(
    ("indicator", "better"),
    [
        ("unit: 人, direction: up, counts: yearly", "多いほどよい"),
        ("unit: 人, direction: down, counts: level", "少ないほどよい"),
        ("unit: 人, direction: up", "多いほどよい"),
        ("unit: '%', direction: up", "高いほどよい"),
        ("unit: '%', direction: down", "低いほどよい"),
        ("unit: '%', direction: keep", "保つことがよい"),
        ("unit: 位, direction: down, rate: met-or-not", "上の順位ほどよい"),
        ("counts: stages, stages: [検討, 策定], direction: up", "進むほどよい"),
        ("unit: 人", ""),
    ],
)
def test_which_way_is_better_is_stated_in_the_words_of_what_is_counted(indicator: str, better: str) -> None:
    value = "検討" if "stages" in indicator else "5"
    assert view(f"{indicator}, years: {{R7: {{actual: {value}}}}}").direction == better


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        ("direction: up, counts: level, years: {R3: {baseline: 1}, R7: {target: 9, actual: 5}}", "基準からの進み具合"),
        (
            "direction: up, counts: level, rate: actual-over-target, years: {R7: {target: 9, actual: 5}}",
            "目標に対する率",
        ),
        ("direction: up, counts: level, years: {R3: {baseline: 1}, R7: {target: 8〜9, actual: 5}}", "目標に対して"),
        (
            "unit: 位, direction: down, rate: met-or-not, years: {R3: {baseline: 9}, R7: {target: 5, actual: 6}}",
            "目標に対して",
        ),
        ("direction: up, rate: met-or-not, years: {R7: {target: 9, actual: 5}}", "目標に対して"),
    ],
)
def test_a_verdict_is_not_called_a_rate(indicator: str, name: str) -> None:
    assert view(indicator).rate_name == name


@pytest.mark.parametrize(
    ("indicator", "head", "method"),
    [
        (
            "direction: up",
            PROGRESS,
            "（実績 − 基準）÷（目標 − 基準）。率は四捨五入せずに評価に使い、見せるときだけ丸めています。",
        ),
        (
            "direction: up",
            f"{PROGRESS}scales: {{評価: {{rounded: 0, grades: [{{code: A, from: 90}}, {{code: B}}]}}}}\n",
            "（実績 − 基準）÷（目標 − 基準）。この計画では、率を四捨五入してから評価に使います。",
        ),
        ("direction: up, rate: met-or-not", PROGRESS, "達成したかどうか。"),
        ("direction: keep", PROGRESS, ""),
        ("unit: 位, direction: down, rate: met-or-not", PROGRESS, ""),
    ],
)
def test_the_method_says_whether_rates_are_rounded_before_grading(indicator: str, head: str, method: str) -> None:
    assert view(f"{indicator}, years: {{R7: {{target: 9, actual: 5}}}}", head).method == method


def test_a_target_that_moved_more_than_once_shows_every_step() -> None:
    was = "[{value: 40, until: R6, date: 2025-02-01, why: 見直し}, {value: 50〜55, until: R7}]"
    (line,) = view(f"unit: 店, direction: up, years: {{R8: {{target: {{value: 60以上, was: {was}}}}}}}").changes
    assert line == (
        "令和8年度の目標：40店（令和6年度まで、2025年2月1日に変更、理由：見直し）"
        " → 50〜55店（令和7年度まで、理由の記載なし） → 60店以上"
    )


def test_what_is_counted_is_among_the_facts() -> None:
    stages = view("counts: stages, stages: [検討, 策定], years: {R7: {actual: 検討}}")
    assert {("数え方", "段階"), ("段階", "検討 → 策定")} <= set(stages.facts)
    calendar = view("unit: 人, direction: keep, calendar: true, tolerance: 3, years: {R7: {actual: 5}}")
    assert {("年の数え方", "暦年（1〜12月）"), ("許される差", "3人")} <= set(calendar.facts)


@pytest.mark.parametrize(
    ("years", "newest", "source"),
    [
        ("R6: {actual: 4}, R7: {target: 9, actual: 5}, R8: {target: 9}", "令和7年度の実績 5人", "テキスト3行目"),
        ("R7: {actual: 5, at: report 7}", "令和7年度の実績 5人", "テキスト7行目"),
        ("R7: {total: 12}", "令和7年度までの累計 12人", "テキスト3行目"),
        ("R7: {actual: 未公表}", "", "テキスト3行目"),
    ],
    ids=["the newest", "a place of its own", "a total", "no value"],
)
def test_the_newest_value_is_named_with_its_place(years: str, newest: str, source: str) -> None:
    found = view(f"unit: 人, at: report 3, direction: up, counts: cumulative, years: {{{years}}}")
    assert (found.newest, found.newest_source) == (newest, source)
