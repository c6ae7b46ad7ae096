"""Sentences: what is stated of an indicator's newest value, for every kind of measure and goal that allows a sentence.

Each row is a plan's indicator and the whole text; where the kind of measure is undeclared, values stand side by side.
"""

import pytest

from generator.publish.wording import sentences
from tests.small_plans import tracks

R7 = "令和7年度（2025年度）"


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: 人, years: {R6: {target: 30, actual: 31}, R7: {target: 45, actual: 17}, R8: {target: 65}}",
            f"{R7}は17人で、目標の45人に届きませんでした（目標の37.8％）。前の年度より14人減りました。令和8年度の目標は年65人（令和7年度の実績より48人多い）です。",
        ),
        (
            "unit: 件, years: {R6: {actual: 3}, R7: {target: 3, actual: 3}, R8: {target: 3}}",
            f"{R7}は3件で、目標の3件を達成しました（目標の100％）。前の年度と同じでした。令和8年度の目標は年3件（令和7年度の実績と同じ）です。",
        ),
        (
            "unit: 件, years: {R7: {target: 3, actual: 5}, R8: {target: 4}}",
            f"{R7}は5件で、目標の3件を達成しました（目標の166.7％）。令和8年度の目標は年4件（令和7年度の実績より1件少ない）です。",
        ),
        (
            "unit: 件/年, years: {R7: {target: 3, actual: 5}, R8: {target: 5}}",
            f"{R7}は5件で、目標の3件を達成しました（目標の166.7％）。令和8年度の目標は年5件（令和7年度の実績と同じ）です。",
        ),
        (
            "unit: 件, years: {R7: {actual: 5}, R8: {target: 8}}",
            f"{R7}は5件でした。令和8年度の目標は年8件（令和7年度の実績より3件多い）です。",
        ),
        (
            "unit: 件, years: {R7: {target: 5, actual: {value: 4, status: 速報}}}",
            f"{R7}は4件（速報）で、目標の5件に届きませんでした（目標の80％）。",
        ),
        (
            "unit: 件, years: {R7上: {target: 10, actual: 12}}",
            "令和7年度上半期（2025年度）は12件で、目標の10件を達成しました（目標の120％）。",
        ),
        (
            "unit: 百万円, years: {R7: {target: 125, actual: {value: 119000, unit: 千円}}}",
            f"{R7}は119,000千円で、目標の125百万円に届きませんでした（目標の95.2％）。",
        ),
        (
            "unit: 千人, calendar: true, years: {R6: {actual: 90}, R7: {target: 100, actual: 95}}",
            "令和7年（2025年1〜12月）は95千人で、目標の100千人に届きませんでした（目標の95％）。前の年より5千人増えました。",
        ),
        (
            "unit: 件, years: {R3: {baseline: 8}, R7: {target: 5, actual: 5}}",
            f"{R7}は5件で、目標の5件を達成しました（目標の100％）。基準（令和3年度）の8件より3件少なく、基準より悪い値です。",
        ),
    ],
)
def test_a_yearly_amount_is_set_beside_a_later_target(indicator: str, sentence: str) -> None:
    """Each year begins anew: never a distance, never "already"."""
    assert latest(f"direction: up, counts: yearly, {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "direction: down, rate: target-over-actual, years: {R6: {actual: 100}, R7: {actual: 102}, R8: {target: 80}}",
            f"{R7}は102店舗でした。前の年度より2店舗増えました。令和8年度の目標80店舗まで、あと22店舗です（率は78.4％）。",
        ),
        (
            "direction: down, rate: target-over-actual, years: {R7: {actual: 78}, R8: {target: 80}}",
            f"{R7}は78店舗でした。令和8年度の目標80店舗の水準にあります（率は102.6％）。",
        ),
        (
            "direction: up, years: {R7: {actual: 6}, 最終: {target: 9}}",
            f"{R7}は6店舗でした。最終目標9店舗まで、あと3店舗です（目標の66.7％）。",
        ),
        (
            "direction: up, rate: none, years: {R7: {actual: 6}, R8: {target: 9以上}}",
            f"{R7}は6店舗でした。令和8年度の目標9店舗以上まで、あと3店舗です。",
        ),
        (
            "direction: keep, rate: met-or-not, tolerance: 3, years: {R7: {target: 100, actual: 98}}",
            f"{R7}は98店舗で、目標100店舗（差3まで）を保ちました。",
        ),
        (
            "direction: keep, rate: met-or-not, tolerance: 3, years: {R7: {target: 100, actual: 120}}",
            f"{R7}は120店舗で、目標100店舗（差3まで）から20店舗多く、保てませんでした。",
        ),
        (
            "direction: keep, rate: met-or-not, years: {R6: {actual: 38}, R7: {actual: 39}, R8: {target: 42}}",
            f"{R7}は39店舗でした。前の年度より1店舗増えました。令和8年度の目標42店舗との差は、3店舗です。",
        ),
        (
            "direction: up, rate: progress-from-baseline, years: {R3: {baseline: 100}, R7: {target: 120, actual: 74}}",
            f"{R7}は74店舗で、目標の120店舗に届きませんでした（基準からの進み具合は−130％）。基準（令和3年度）の100店舗より26店舗少なく、基準より悪い値です。",
        ),
        (
            "direction: none, years: {R6: {actual: 3}, R7: {actual: 4}}",
            f"{R7}は4店舗でした。前の年度より1店舗増えました。",
        ),
    ],
)
def test_a_level_has_a_distance_from_a_later_target(indicator: str, sentence: str) -> None:
    assert latest(f"unit: 店舗, counts: level, {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "counts: cumulative, years: {R6: {actual: 40, total: 100}, R7: {actual: 50, total: 150}, R8: {target: 300}}",
            f"{R7}までの累計は150戸（この1年間は50戸）です。前の年度より50戸増えました。令和8年度の目標300戸まで、あと150戸です（目標の50％）。",
        ),
        (
            "counts: cumulative, years: {R7: {total: 310}, R8: {target: 300}}",
            f"{R7}までの累計は310戸です。令和8年度の目標300戸に届いています（目標の103.3％）。",
        ),
        ("years: {R7: {total: 150}, R8: {target: 300}}", f"{R7}までの累計は150戸です。1年ごとの実績は載っていません。"),
    ],
)
def test_a_total_is_called_one(indicator: str, sentence: str) -> None:
    assert latest(f"unit: 戸, direction: up, {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "direction: down, rate: none, years: {R6: {actual: 15}, R7: {actual: 10}, R8: {target: 8}}",
            f"{R7}は10％でした。前の年度より5ポイント下がりました。令和8年度の目標8％まで、あと2ポイントです。",
        ),
        (
            "direction: up, rate: met-or-not, years: {R3: {baseline: 51}, R6: {actual: 55}, R7: {target: 60〜65, actual: 58}}",
            f"{R7}は58％で、目標60〜65％の範囲を2ポイント下回りました。前の年度より3ポイント上がりました。基準（令和3年度）の51％より7ポイント高い値です。",
        ),
        (
            "direction: up, rate: met-or-not, years: {R3: {baseline: 80}, R6: {actual: 51}, R7: {target: 60〜65, actual: 63}}",
            f"{R7}は63％で、目標60〜65％の範囲です。前の年度より12ポイント上がりました。基準（令和3年度）の80％より17ポイント低く、基準より悪い値です。",
        ),
        (
            "direction: up, rate: met-or-not, years: {R7: {target: 60〜65, actual: 70}}",
            f"{R7}は70％で、目標60〜65％の範囲を5ポイント上回りました。",
        ),
        (
            "direction: keep, rate: met-or-not, years: {R7: {target: 60, actual: 62.5}}",
            f"{R7}は62.5％で、目標60％から2.5ポイント高く、保てませんでした。",
        ),
    ],
)
def test_ratios_differ_by_points(indicator: str, sentence: str) -> None:
    assert latest(f"unit: '%', {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "years: {R6: {actual: 12}, R7: {target: 10以内, actual: 9}, R8: {target: 5}}",
            f"{R7}は9位で、目標の10位以内を達成しました。前の年度の12位から9位に上がりました。令和8年度の目標5位まで、あと4つです。",
        ),
        (
            "years: {R3: {baseline: 8}, R6: {actual: 9}, R7: {target: 10, actual: 12}}",
            f"{R7}は12位で、目標の10位に及びませんでした。前の年度の9位から12位に下がりました。基準（令和3年度）は8位でした。それより悪い値です。",
        ),
    ],
)
def test_a_rank_goes_up_as_its_number_goes_down(indicator: str, sentence: str) -> None:
    assert latest(f"unit: 位, direction: down, rate: met-or-not, {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: t, direction: down, counts: yearly, rate: target-over-actual, years: {R7: {target: 24200以下, actual: 24000}}",
            f"{R7}は24,000tで、目標の24,200t以下を達成しました（率は100.8％）。",
        ),
        (
            "unit: t, direction: down, counts: yearly, rate: target-over-actual, years: {R7: {target: 24200以下, actual: 29557}}",
            f"{R7}は29,557tで、目標の24,200t以下を達成できませんでした（率は81.9％）。",
        ),
        (
            "unit: 件, direction: up, counts: level, rate: met-or-not, years: {R6: {actual: 12}, R7: {target: 前年度以上, actual: 11}}",
            f"{R7}は11件で、目標の「前年度以上」（前の年度は12件）を達成できませんでした。前の年度より1件減りました。",
        ),
        (
            "unit: 件, direction: up, counts: level, rate: met-or-not, years: {R3: {baseline: 12}, R7: {target: 増加, actual: 14}}",
            f"{R7}は14件で、目標の「増加」（基準は12件）を達成しました。基準（令和3年度）の12件より2件多い値です。",
        ),
        (
            "counts: stages, stages: [未策定, 検討中, 策定], direction: up, years: {R7: {target: 検討中, actual: 未策定}}",
            f"{R7}は未策定で、目標の「検討中」を達成できませんでした。",
        ),
        (
            "counts: stages, stages: [未策定, 検討中, 策定], direction: up, years: {R7: {target: 検討中, actual: 策定}}",
            f"{R7}は策定で、目標の「検討中」を達成しました。",
        ),
        (
            "direction: up, rate: met-or-not, years: {R7: {target: 策定, actual: 検討中}}",
            f"{R7}は検討中で、目標の「策定」を達成できませんでした。",
        ),
        (
            "unit: 件, direction: up, counts: level, rate: met-or-not, years: {R7: {target: 8程度, actual: 7}}",
            f"{R7}は7件でした。",
        ),
        (
            "unit: 人, direction: down, counts: level, rate: met-or-not, years: {R7: {target: 0, actual: 0}}",
            f"{R7}は0人で、目標の0人を達成しました。",
        ),
    ],
)
def test_a_goal_keeps_the_words_of_its_source(indicator: str, sentence: str) -> None:
    assert latest(indicator) == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: 人, direction: up, years: {R6: {actual: 31}, R7: {target: 45, actual: 17}, R8: {target: 65}}",
            f"{R7}は17人で、目標の45人に届きませんでした（目標の37.8％）。前の年度は31人でした。令和8年度の目標は65人です。",
        ),
        (
            "unit: 人, direction: up, years: {R3: {baseline: 20}, R7: {actual: 17}, R8: {target: 15}}",
            f"{R7}は17人でした。基準（令和3年度）は20人でした。それより悪い値です。令和8年度の目標は15人です。",
        ),
        ("years: {R7: {actual: 増加}}", f"{R7}は増加でした。"),
    ],
)
def test_without_a_declared_kind_values_stand_side_by_side(indicator: str, sentence: str) -> None:
    assert latest(indicator) == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: 百万円, years: {R7: {target: 222410, actual: {value: 216406, of: R2}}}",
            "令和7年度の欄に載っているのは、令和2年度（2020年度）の216,406百万円です。",
        ),
        ("unit: 件, years: {R7: {target: 5, actual: {value: 4, status: 一部}}}", f"{R7}は4件（一部）でした。"),
        ("unit: 件, years: {R7: {target: 30, actual: {value: 8, unit: 社}}}", f"{R7}は8社でした。"),
        ("unit: 件, years: {R7: {target: 8, actual: 約7}}", f"{R7}は約7件でした。"),
    ],
)
def test_a_value_that_cannot_be_compared_is_shown_and_not_judged(indicator: str, sentence: str) -> None:
    assert latest(f"direction: up, counts: yearly, {indicator}") == sentence


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        ("years: {R3: {baseline: 20}, R8: {target: 50}}", "基準（令和3年度）は20人です。まだ実績が載っていません。"),
        ("years: {R8: {target: 5}}", "まだ実績が載っていません。"),
        ("years: {R7: {target: 5, actual: 未公表}}", "まだ実績が載っていません。"),
    ],
)
def test_without_a_value_only_what_is_there_is_stated(indicator: str, sentence: str) -> None:
    assert latest(f"unit: 人, direction: up, counts: level, {indicator}") == sentence


def latest(indicator: str) -> str:
    (track,) = tracks(indicator)
    return sentences.latest(track, ())
