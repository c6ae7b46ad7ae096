"""Sentences on rates and grades: why a year has its grade, or has none, and what a scale's bands are."""

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.evaluation.result import Result
from generator.plan.load import load
from generator.plan.model.plan import Plan
from generator.publish.wording import grades
from tests.small_plans import HEAD, TODAY

BANDS = "grades: [{code: S, from: 120}, {code: A, from: 90}, {code: B, above: 50}, {code: C}]"
RATE = "rate: actual-over-target"


def judged(indicator: str, scale: str = BANDS, rate: str = RATE) -> tuple[Plan, list[Result]]:
    """Return a small plan with one indicator and one scale, and the indicator's results in time order."""
    text = f"{HEAD}{rate}\nscales: {{評価: {{{scale}}}}}\nindicators:\n- {{id: i, name: 指標, {indicator}}}\n"
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    (track,) = evaluate(loaded.plan, TODAY).tracks
    return loaded.plan, list(track.results.values())


@pytest.mark.parametrize(
    ("indicator", "rate", "reason"),
    [
        (
            "direction: up, years: {R7: {target: 20, actual: 21}}",
            RATE,
            "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上120％未満なので「A」です。",
        ),
        (
            "direction: down, years: {R7: {target: 80, actual: 102}}",
            "rate: target-over-actual",
            "目標 80人 ÷ 実績 102人 ≒ 78.4％。50％超90％未満なので「B」です。",
        ),
        (
            "direction: down, years: {R7: {target: 80, actual: 102}}",
            "rate: two-minus-actual-over-target",
            "2 − 実績 102人 ÷ 目標 80人 ＝ 72.5％。50％超90％未満なので「B」です。",
        ),
        (
            "direction: down, years: {R3: {baseline: 110}, R7: {target: 80, actual: 102}}",
            "rate: progress-from-baseline",
            "（実績 102人 − 基準 110人）÷（目標 80人 − 基準 110人） ≒ 26.7％。50％以下なので「C」です。",
        ),
        (
            "direction: down, years: {R7: {target: 24200以下, actual: 29557}}",
            "rate: target-over-actual",
            "目標 24,200人以下 ÷ 実績 29,557人 ≒ 81.9％。50％超90％未満なので「B」です。",
        ),
        (
            "direction: up, years: {R7: {target: {value: 125, unit: 千人}, actual: 120000}}",
            RATE,
            "実績 120,000人（＝120千人） ÷ 目標 125千人 ＝ 96％。90％以上120％未満なので「A」です。",
        ),
    ],
)
def test_a_formula_has_its_numbers_and_the_words_of_its_target(indicator: str, rate: str, reason: str) -> None:
    plan, results = judged(f"unit: 人, counts: level, {indicator}", rate=rate)
    assert grades.why(results[-1], plan.scale) == reason


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        ("counts: yearly, years: {R7: {actual: 3}}", "この年度の目標がないので、評価しません。"),
        (
            "counts: yearly, years: {R7: {actual: 30}, R8: {target: 40}}",
            "期限は令和8年度なので、達成・未達は決めません。",
        ),
        (
            "counts: level, years: {R7: {actual: 30}, R8: {target: 40}}",
            "実績 30人 ÷ 目標 40人 ＝ 75％。期限は令和8年度なので、達成・未達は決めません。",
        ),
        (
            "counts: level, years: {R7: {actual: 30}, 最終: {target: 40}}",
            "実績 30人 ÷ 最終目標 40人 ＝ 75％。期限は計画の最後の年度なので、達成・未達は決めません。",
        ),
        (
            "counts: yearly, years: {R7: {target: 30, actual: {value: 8, unit: 社}}}",
            "実績と目標の単位が違うので、くらべません。",
        ),
        (
            "counts: yearly, years: {R7: {target: 30, actual: {value: 8, status: 一部}}}",
            "期間の一部だけの値なので、評価しません。",
        ),
        ("counts: yearly, years: {R7: {target: 30, actual: 未公表}}", "実績の値がないので、評価しません。"),
        ("counts: yearly, years: {R7: {target: 30, actual: 約7}}", "はっきりした数ではないので、率を計算しません。"),
        (
            "counts: yearly, years: {R7: {total: 12}}",
            "累計だけが示されています。目標が累計のものかどうかが決まっていないので、くらべません。",
        ),
        ("counts: yearly, years: {R7: {forecast: 5}}", "見通しだけが示されています。"),
    ],
)
def test_without_a_grade_the_reason_is_given(indicator: str, reason: str) -> None:
    plan, results = judged(f"unit: 人, direction: up, {indicator}")
    assert grades.why(results[0], plan.scale) == reason


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        ("direction: up, years: {R7: {target: 8程度, actual: 7}}", "目標を達成しています（差1まで）。"),
        ("direction: up, years: {R7: {target: 50〜60, actual: 55}, R8: {target: 60程度}}", "目標を達成しています。"),
        ("direction: keep, years: {R7: {target: 100, actual: 101}}", "目標を達成しています（差1まで）。"),
        ("direction: keep, years: {R7: {target: 100, actual: 98}}", "目標は未達です（差1まで）。"),
        ("direction: up, years: {R7: {target: 100, actual: 100}, R8: {target: 約100}}", "目標を達成しています。"),
    ],
)
def test_a_tolerance_is_named_only_where_it_counts(indicator: str, reason: str) -> None:
    plan, results = judged(f"unit: 店, counts: level, tolerance: 1, rate: met-or-not, {indicator}")
    assert grades.why(results[0], plan.scale) == f"率ではなく、達成したかどうかで見ます。{reason}"


@pytest.mark.parametrize(
    ("scale", "actual", "reason"),
    [
        (
            f"rounded: 0, {BANDS}",
            "35.9",
            "実績 35.9人 ÷ 目標 40人 ≒ 89.8％。四捨五入すると90％で、90％以上120％未満なので「A」です。",
        ),
        (
            f"rounded: 1, {BANDS}",
            "35.98",
            "実績 35.98人 ÷ 目標 40人 ＝ 89.95％。四捨五入すると90.0％で、90％以上120％未満なので「A」です。",
        ),
        (BANDS, "35.9", "実績 35.9人 ÷ 目標 40人 ≒ 89.8％。50％超90％未満なので「B」です。"),
        (
            "grades: [{code: ○, met: true}, {code: ×, met: false}]",
            "30",
            "実績 30人 ÷ 目標 40人 ＝ 75％。目標が未達なので「×」です。",
        ),
        (
            "grades: [{code: ↑, above: 100, of: previous}, {code: ↓, to: 100, of: previous}]",
            "33",
            "実績 33人 ÷ 目標 40人 ＝ 82.5％。前の年度の30人を100％とすると110％。前の年度の100％超なので「↑」です。",
        ),
        (
            "grades: [{code: ○}, {code: △}]",
            "30",
            "実績 30人 ÷ 目標 40人 ＝ 75％。この計画の評価はことばで決まるものなので、計算しません。",
        ),
    ],
)
def test_a_scale_grades_by_its_own_rule(scale: str, actual: str, reason: str) -> None:
    years = f"{{R6: {{actual: 30}}, R7: {{target: 40, actual: {actual}}}}}"
    plan, results = judged(f"unit: 人, direction: up, counts: yearly, years: {years}", scale)
    why = grades.why(results[-1], plan.scale)
    assert why == reason


@pytest.mark.parametrize(
    ("scale", "grade", "sentence"),
    [
        (BANDS, "grade: C", "公表された評価と同じです。"),
        (BANDS, "grade: A", "公表された評価は「A」で、計算した評価「C」と違います。"),
        ("grades: [{code: ○}, {code: △}]", "grade: ○", "公表された評価は「○」です。計算では確かめられません。"),
        (BANDS, "published_rate: 30", "公表された評価はありません。本サイトの計算です。"),
        ("grades: [{code: ○}, {code: △}]", "published_rate: 30", ""),
    ],
)
def test_a_grade_is_called_published_only_if_it_is(scale: str, grade: str, sentence: str) -> None:
    years = f"{{R7: {{target: 30, actual: 9, {grade}}}}}"
    _, (result,) = judged(f"direction: up, counts: yearly, years: {years}", scale)
    assert grades.compared(result) == sentence


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (RATE, "目標の50％"),
        ("rate: progress-from-baseline", "基準からの進み具合は−100％"),
        ("rate: met-or-not", ""),
        ("rate: none", ""),
    ],
)
def test_progress_is_never_called_a_rate_of_the_target(rate: str, words: str) -> None:
    years = "{R3: {baseline: 15}, R7: {target: 20, actual: 10}}"
    _, results = judged(f"direction: up, counts: level, years: {years}", rate=rate)
    assert grades.rate_in_words(results[-1], ()) == words


def test_a_band_is_named_by_both_of_its_ends() -> None:
    plan, _ = judged("years: {R7: {actual: 1}}")
    scale = plan.scale
    assert scale is not None
    assert [grades.band(scale, grade) for grade in scale.grades] == [
        "120％以上",
        "90％以上120％未満",
        "50％超90％未満",
        "50％以下",
    ]


def test_a_band_states_what_its_percentages_are_of() -> None:
    bands = "{code: ア, from: 100, of: target}, {code: イ, from: 90, of: baseline}, {code: ウ, above: 95, of: previous}"
    plan, _ = judged("years: {R7: {actual: 1}}", f"grades: [{bands}]")
    scale = plan.scale
    assert scale is not None
    assert [grades.band(scale, grade) for grade in scale.grades] == [
        "目標の100％以上",
        "基準値の90％以上",
        "前の年度の95％超",
    ]


def test_a_scale_of_words_has_no_bands() -> None:
    plan, _ = judged("years: {R7: {actual: 1}}", "grades: [{code: ○}, {code: △}]")
    scale = plan.scale
    assert scale is not None
    assert {grades.band(scale, grade) for grade in scale.grades} == {"資料が付けた評価（計算しません）"}


def test_the_reason_of_a_published_grade_has_the_numbers_put_in(commerce_evaluation: Evaluation) -> None:
    track, scale = commerce_evaluation.tracks[0], commerce_evaluation.plan.scale
    assert [grades.why(result, scale) + grades.compared(result) for result in track.results.values()] == [
        "この年度の目標がないので、評価しません。",
        "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上120％未満なので「A 目標どおり」です。公表された評価と同じです。",
        "実績 31人 ÷ 目標 30人 ≒ 103.3％。90％以上120％未満なので「A 目標どおり」です。公表された評価と同じです。",
        "実績 17人 ÷ 目標 45人 ≒ 37.8％。50％以下なので「C 大幅な見直し」です。公表された評価と同じです。",
        "この年度はまだ終わっていません。",
    ]
