"""A plan against the one that it follows: what goes on, what ends, and whether both report the same of a year."""

import pytest

from generator.plan.checks.across import PlanInContext, in_context
from generator.plan.checks.earlier_plan import (
    CHECKS,
    dropped_indicators,
    known_earlier_ids,
    known_follows,
    same_values,
)
from generator.plan.diagnostics import Check
from generator.plan.model.plan import Plan
from generator.plan.model.succession import earlier_ids, ended, lineage, predecessor
from tests.plan.checks.small import dotted, plan

OLD = """measures:
- id: shops
  name: 商店
  indicators:
  - {id: opened, name: 開店, unit: 店, years: {R3: {actual: 4}, R4: {actual: 5.25, total: 9}}}
  - {id: closed, name: 閉店, unit: 店, was: [shut], years: {R4: {actual: 3}}}
indicators:
- {id: visits, name: 見学, unit: 人, parts: [{id: group, name: 団体, years: {R4: {actual: 2}}}]}
"""
ALL = (
    "- {id: opened, name: 開店, unit: 店}\n- {id: closed, name: 閉店, unit: 店}\n- {id: visits, name: 見学, unit: 人}\n"
)


def old(body: str = OLD, name: str = "old") -> Plan:
    return plan(body, name=name)


def new(body: str, follows: str = "old", name: str = "new") -> Plan:
    return plan(f"follows: {follows}\n{body}", name=name)


def found(check: Check[PlanInContext], first: Plan, *others: Plan) -> list[tuple[str, str]]:
    return [(dotted(one.path), one.message) for one in check.find(in_context([first, *others])[0])]


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ([new(""), old()], ""),
        ([new(""), plan(f"was: [old]\n{OLD}", name="older")], ""),
        ([plan("", name="new"), old()], ""),
        ([new("")], "ファイルがありません"),
        ([new("", follows="new"), old()], "ファイルがありません"),
        ([new(""), plan("follows: new", name="old")], "この計画に戻ります"),
        ([new("", "b"), new("", "c", "b"), new("", "new", "c")], "この計画に戻ります"),
        ([new("", "b"), new("", "c", "b"), new("", "b", "c")], ""),
    ],
    ids=["there", "renamed since", "none", "not there", "itself", "a circle", "a circle of three", "another's circle"],
)
def test_the_plan_before_is_there(plans: list[Plan], words: str) -> None:
    items = found(known_follows, *plans)
    assert [path for path, _ in items] == ["follows"] * bool(words)
    assert all(words in message for _, message in items)


@pytest.mark.parametrize(
    ("body", "where", "words"),
    [
        ("ended: [{id: closed, why: 終了}, {id: shops, why: 終了}, {id: shut, why: 終了}]", "", ""),
        ("ended: [{id: close, why: 終了}]", "ended.0.id", "「close」は、前の計画（old.yaml）にありません"),
        ("indicators: [{id: a, name: 開店, same: opened}, {id: b, name: 閉店, same: shut}]", "", ""),
        ("indicators: [{id: a, name: 開店, same: open}]", "indicators.0.same", "「open」は、前の計画"),
        ("indicators: [{id: a, name: 商店, same: shops}]", "indicators.0.same", "「shops」は、前の計画"),
        (
            "indicators: [{id: a, name: 開店, same: opened}]\nended: [{id: shops, why: 終了}]",
            "indicators.0.same",
            "「opened」が ended: にもあります",
        ),
        ("indicators: [{id: opened, name: 別の開店}]\nended: [{id: opened, why: 終了}]", "", ""),
        (
            "indicators: [{id: opened, name: 開店}, {id: a, name: 開店, same: opened}]",
            "indicators.1.same",
            "「opened」としても続いています",
        ),
        (
            "indicators: [{id: a, name: 開店, same: opened}, {id: opened, name: 開店}]",
            "indicators.1.id",
            "「a」としても続いています",
        ),
    ],
)
def test_the_ids_of_the_plan_before(body: str, where: str, words: str) -> None:
    items = found(known_earlier_ids, new(body), old())
    assert [path for path, _ in items] == ([where] if where else [])
    assert all(words in message for _, message in items)


@pytest.mark.parametrize("body", ["ended: [{id: a, why: 終了}]", "indicators: [{id: a, name: 開店, same: b}]"])
def test_without_a_plan_before_there_is_nothing_to_name(body: str) -> None:
    items = found(known_earlier_ids, plan(body, name="new"), old())
    assert len(items) == 1
    assert "follows: に前の計画のIDを書くか" in items[0][1]
    assert found(known_earlier_ids, new(body, follows="unknown"), old()) == []


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        (f"indicators:\n{ALL}", []),
        ("", ["見学", "商店 開店", "商店 閉店"]),
        ("ended: [{id: shops, why: 終了}]", ["見学"]),
        ("ended: [{id: shut, why: 終了}, {id: visits, why: 終了}]", ["商店 開店"]),
        ("indicators: [{id: a, name: 開店, same: opened}]", ["見学", "商店 閉店"]),
        ("indicators: [{id: a, name: 開店, was: [opened]}]", ["見学", "商店 開店", "商店 閉店"]),
    ],
    ids=["all go on", "none", "a measure ended", "by a former id", "under another id", "a former id is no earlier one"],
)
def test_an_indicator_does_not_disappear_without_a_word(body: str, dropped: list[str]) -> None:
    items = found(dropped_indicators, new(body), old())
    assert [message.partition("の指標「")[2].partition("」")[0] for _, message in items] == dropped
    assert {path for path, _ in items} <= {"follows"}


def test_one_of_two_plans_after_goes_on_with_it() -> None:
    half = new("indicators: [{id: visits, name: 見学}]", name="half")
    assert len(found(dropped_indicators, new("ended: [{id: shops, why: 終了}]"), old(), half)) == 0
    assert len(found(dropped_indicators, new("ended: [{id: closed, why: 終了}]"), old(), half)) == 1


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("id: opened, unit: 店, years: {R4: {baseline: 5.25}}", ""),
        ("id: opened, unit: 店, years: {R4: {baseline: 9}}", ""),
        ("id: opened, unit: 店, years: {R4: {baseline: 5.3}}", ""),
        ("id: opened, unit: 店, years: {R4: {baseline: 5}}", ""),
        ("id: opened, unit: 店, years: {R4: {baseline: 5.4}}", "令和4年度の基準値は5.4店ですが"),
        ("id: opened, unit: 店, years: {R4: {baseline: 6}}", "では実績が5.25店です"),
        ("id: opened, unit: 店, years: {R4: {actual: 9}}", "令和4年度の実績は9店ですが"),
        ("id: opened, unit: 店, years: {R5: {baseline: {value: 6, of: R4}}}", "令和4年度の基準値は6店"),
        ("id: opened, unit: 店, years: {R5: {baseline: 6}}", ""),
        ("id: opened, unit: 店, years: {R4: {target: 6}}", ""),
        ("id: opened, unit: 千店, years: {R4: {baseline: 6}}", ""),
        ("id: opened, unit: 店, years: {R4: {baseline: 約6}}", ""),
        ("id: other, unit: 店, years: {R4: {baseline: 6}}", ""),
        ("id: other, same: opened, unit: 店, years: {R4: {baseline: 6}}", "令和4年度の基準値は6店"),
        ("id: visits, unit: 人, parts: [{id: group, name: 団体, years: {R4: {baseline: 3}}}]", "基準値は3人"),
        ("id: visits, unit: 人, parts: [{id: other, name: 団体, years: {R4: {baseline: 3}}}]", ""),
    ],
)
def test_a_year_has_one_value_in_both_plans(indicator: str, words: str) -> None:
    items = found(same_values, new(f"indicators: [{{name: 指標, {indicator}}}]"), old())
    assert len(items) == bool(words)
    assert all(words in message for _, message in items)


def test_how_firm_the_earlier_value_was_is_named() -> None:
    before = old(OLD.replace("actual: 3}", "actual: {value: 3, status: 速報}}"))
    ((path, message),) = found(same_values, new("indicators: [{id: closed, name: 閉店, unit: 店, years: {R4: {baseline: 2}}}]"), before)  # fmt: skip
    assert path == "indicators.0.years.R4.baseline"
    assert "実績（速報）が3店" in message


def test_a_plan_that_follows_none_is_left_alone() -> None:
    assert [found(check, old(), new(f"indicators:\n{ALL}")) for check in CHECKS] == [[]] * len(CHECKS)


def test_the_line_of_plans() -> None:
    first, second, third = old(name="first"), new("", "first", "second"), new("", "second", "third")
    assert predecessor(third, [first, second, third]) is second
    assert [one.id for one in lineage(third, [first, second, third])] == ["second", "first"]
    circle = [new("", "b", "a"), new("", "a", "b")]
    assert [one.id for one in lineage(circle[0], circle)] == ["b"]


def test_who_goes_on_as_whom() -> None:
    after = new(
        "ended: [{id: closed, why: 終えた}]\nindicators: [{id: a, name: 開店, same: opened}, {id: visits, name: 見学}]"
    )
    assert earlier_ids(after, old()) == {"a": "opened", "visits": "visits"}
    assert {name: one.why for name, one in ended(after, old()).items()} == {"closed": "終えた"}
