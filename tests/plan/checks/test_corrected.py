"""Corrections: what `errata` states as right is what the file says."""

import pytest

from generator.plan.checks.corrected import corrections_in_file
from tests.plan.checks.small import findings

FILE = """errata:
- {{date: 2026-11-20, since: 2026-11-01, why: 写し誤り, {erratum}}}
{more}money: {{unit: 千円, lines: [国]}}
measures:
- id: shops
  name: 商店街を支える
  years: {{R5: {{money: {{basis: 予算, 国: 1234}}, grade: A, texts: {{課題: 周知と集客が足りない}}}}}}
  indicators:
  - id: opened
    name: 開店
    unit: 店
    direction: up
    years:
      R5: {{target: 60以上, actual: 52.5, grade: B}}
      R6: {{target: 70, actual: {{value: -3, was: {{value: 8}}}}}}
      R7: {{actual: 集計中}}
"""


def number(erratum: str, more: str = "") -> int:
    items = findings(corrections_in_file, FILE.format(erratum=erratum, more=more))
    assert all(one.path == ("errata", 0, "now") for one in items)
    return len(items)


@pytest.mark.parametrize(
    "erratum",
    [
        "what: 開店, was: 50, now: 52.5, item: opened",
        "what: 開店, was: 50, now: 52.5",
        "what: 開店, was: 50, now: 52.5店, item: opened",
        "what: 開店, was: 50, now: 60店以上",
        "what: 開店 令和5年度の目標, was: 50, now: 60以上, item: opened",
        "what: 開店, was: 3, now: −3, item: opened",
        "what: 開店 令和6年度の実績, was: 5, now: 8, item: opened",
        "what: 開店, was: 50店, now: 52.5店（令和4年度の値）",
        "what: 予算, was: 1243, now: '1,234', item: shops",
        "what: 予算, was: 1243, now: １２３４千円",
        "what: 評価, was: A, now: B, item: opened",
        "what: 開店, was: 5, now: 集計中, item: opened",
        "what: 開店, was: 5, now: なし, item: opened",
        "what: 名前, was: 商店街をささえる, now: 商店街を支える",
        "what: 課題, was: 周知を集客, now: 周知と集客",
        "what: 開店 よい向き, was: 少ないほどよい, now: 多いほどよい, item: opened",
        "what: 施策の指標, was: 50, now: 52.5, item: shops",
    ],
)
def test_what_the_file_says(erratum: str) -> None:
    assert number(erratum) == 0


@pytest.mark.parametrize(
    "erratum",
    [
        "what: 開店, was: 50, now: 53, item: opened",
        "what: 開店, was: 50, now: 53",
        "what: 課題, was: 集客と周知, now: 集客だけ",
        "what: 向き, was: 少ないほどよい, now: 多いほうがよい, item: opened",
        "what: 開店, was: 50, now: 5",
        "what: 開店 令和6年度の実績, was: 50, now: 52.5, item: opened",
        "what: 開店 令和5年度の目標, was: 50, now: 60, item: opened",
        "what: 予算, was: 1243, now: 1234, item: opened",
        "what: 名前, was: 商店街を支える, now: 商店街を盛り上げる",
        "what: 課題, was: 周知と集客, now: 周知と収益",
        "what: 評価, was: B, now: S, item: opened",
        "what: 開店 種類, was: 5, now: 53, item: opened",
    ],
)
def test_what_the_file_does_not_say(erratum: str) -> None:
    assert number(erratum) == 1


def test_a_later_correction_replaces_an_earlier_one() -> None:
    first = "what: 開店 令和5年度の実績, was: 50, now: 53, item: opened"
    again = (
        "- {{date: {}, since: 2026-11-01, why: 写し誤り, what: 開店 令和5年度の実績, was: 53, now: 52.5, item: {}}}\n"
    )
    assert number(first, again.format("2026-11-21", "opened")) == 0
    assert number(first, again.format("2026-11-19", "opened")) == 1
    assert number(first, again.format("2026-11-21", "shops")) == 1


def test_the_message_names_what_is_there_instead() -> None:
    (item,) = findings(corrections_in_file, FILE.format(erratum="what: 開店, was: 52.5, now: 53", more=""))
    assert "その項目にはまだ「52.5」とあります" in item.message
