"""Sentences: what is said of an indicator's latest year, and why a year has its grade."""

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.publish.wording import sentences
from tests.small_plans import tracks


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: 人, direction: up, years: {R6: {target: 30, actual: 31}, R7: {target: 45, actual: 17}, R8: {target: 65}}",
            "令和7年度（2025年度）は17人で、目標45人の37.8％でした。前の年度より14人減りました。令和8年度の目標65人まで、あと48人です。",
        ),
        (
            "unit: 件, direction: up, years: {R6: {target: 3, actual: 3}, R7: {target: 3, actual: 3}}",
            "令和7年度（2025年度）は3件で、目標3件の100％でした。前の年度と同じでした。",
        ),
        (
            "unit: 人, direction: down, rate: met-or-not, years: {R7: {target: 0, actual: 1}}",
            "令和7年度（2025年度）は1人で、目標0人に届きませんでした。",
        ),
        (
            "unit: 店舗, direction: down, rate: target-over-actual, years: {R6: {actual: 102}, R8: {target: 80}}",
            "令和6年度（2024年度）は102店舗で、最終目標80店舗に対する率は78.4％でした。令和8年度の目標80店舗まで、あと22店舗です。",
        ),
        (
            "unit: 百万円, direction: up, years: {R5: {target: 222410, actual: {value: 216406, of: R2}}}",
            "令和5年度（2023年度）は216,406百万円（令和2年度の値）でした。",
        ),
        (
            "unit: 社, direction: up, years: {R5: {actual: {value: 6, of: R2}}, 最終: {target: 9}}",
            "令和5年度（2023年度）は6社（令和2年度の値）でした。",
        ),
        ("direction: up, years: {R8: {target: 5}}", "まだ実績がありません。"),
        ("direction: up, years: {R7: {target: 5, actual: 未公表}}", "まだ実績がありません。"),
        ("years: {R7: {actual: 増加}}", "令和7年度（2025年度）は増加でした。"),
    ],
)
def test_the_sentence_on_the_latest_year(indicator: str, sentence: str) -> None:
    (track,) = tracks(indicator)
    assert sentences.latest(track, ()) == sentence


def test_the_reason_of_a_grade_has_the_numbers_put_in(commerce_evaluation: Evaluation) -> None:
    track = commerce_evaluation.tracks[0]
    reported = [
        sentences.why(result, commerce_evaluation.plan.scale, "人") + sentences.compared(result)
        for result in track.results.values()
    ]
    assert reported == [
        "この年度の目標がないので、評価しません。",
        "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上120％未満なので「A 目標どおり」です。公表された評価と同じです。",
        "実績 31人 ÷ 目標 30人 ≒ 103.3％。90％以上120％未満なので「A 目標どおり」です。公表された評価と同じです。",
        "実績 17人 ÷ 目標 45人 ≒ 37.8％。50％以下なので「C 大幅な見直し」です。公表された評価と同じです。",
        "この年度はまだ終わっていません。",
    ]
