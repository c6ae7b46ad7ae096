"""Consistency: sums, decisions, names, numbers, years, units and targets that a document states against itself."""

import pytest

from generator.plan.checks import consistency
from tests.plan.checks.small import findings, found, indicator

MONEY = "money: {unit: 千円, lines: [一般, 特会, その他], sums: {合計: [一般, 特会]}}\n"


def own(*years: str) -> str:
    return f"{MONEY}years: {{{', '.join(f'R{5 + number}: {{money: {{basis: 予算, {year}}}}}' for number, year in enumerate(years))}}}"


@pytest.mark.parametrize(
    ("body", "difference"),
    [
        (own("合計: 30, 一般: 10, 特会: 20"), ""),
        (own("合計: 31, 一般: 10, 特会: 20"), "合計は 30 です（差 -1）"),
        (
            own("合計: 1000, 一般: 1000, 特会: 234"),
            "「合計」は 1,000 ですが、内訳（一般・特会）の合計は 1,234 です（差 234）",
        ),
        (own("合計: 10, 一般: 10"), ""),
        (own("合計: 11, 一般: 10, 特会: 未公表"), "合計は 10 です（差 -1）"),
        (own("合計: 10, 一般: 10, その他: 5"), ""),
        (own("合計: 未公表, 一般: 10"), ""),
        (own("合計: 10"), ""),
        (own("一般: 10, 特会: 20"), ""),
        ("years: {R5: {money: {basis: 予算, 合計: 30, 一般: 10}}}", ""),
        (f"{MONEY}years: {{R5: {{}}}}", ""),
    ],
    ids=[
        "it adds up",
        "one too many",
        "grouped digits",
        "one part alone",
        "a part without a value",
        "a line that is no part",
        "a total without a value",
        "no parts",
        "no total",
        "no sums declared",
        "no money",
    ],
)
def test_a_total_is_the_sum_of_its_parts(body: str, difference: str) -> None:
    items = findings(consistency.totals, body)
    assert [(item.path, item.needs) for item in items] == (
        [(("years", "R5", "money", "合計"), ())] if difference else []
    )
    assert all(difference in item.message for item in items)


def test_a_year_that_adds_up_hides_no_other() -> None:
    assert found(consistency.totals, own("合計: 1, 一般: 1", "合計: 1, 一般: 2")) == ["years.R6.money.合計"]


def test_many_years_that_differ_are_one_finding() -> None:
    wrong = "合計: 1, 一般: 2"
    two = findings(consistency.totals, own(wrong, wrong))
    assert [item.path[1] for item in two] == ["R5", "R6"]
    assert not any("ほかの" in item.message for item in two)
    (three,) = findings(consistency.totals, own("合計: 3, 一般: 2", wrong, "合計: 1, 一般: 4"))
    assert three.path[1] == "R5"
    assert "「合計」は 3 ですが" in three.message
    assert "ほかの2年度でも合いません" in three.message


BELOW = f"""{MONEY}years: {{R5: {{money: {{basis: 予算, 合計: TOTAL}}}}}}
measures:
- id: a
  name: 甲
  years: {{R5: {{money: {{basis: 予算, 一般: 10}}}}, R6: {{money: {{basis: 予算, 一般: 500}}}}}}
  measures:
  - {{id: b, name: 乙, years: {{R5: {{money: {{basis: 予算, 一般: 700}}}}}}}}
- id: c
  name: 丙
  measures:
  - {{id: d, name: 丁, years: {{R5: {{money: {{basis: 予算, 一般: 20, 特会: 3}}}}}}}}
  - {{id: e, name: 戊}}
"""


def test_a_total_is_the_sum_of_what_stands_below() -> None:
    assert findings(consistency.totals, BELOW.replace("TOTAL", "33")) == []
    (item,) = findings(consistency.totals, BELOW.replace("TOTAL", "34"))
    assert "合計は 33 です（差 -1）" in item.message
    assert item.needs == (
        ("measures", 0, "years"),
        ("measures", 0, "measures", 0, "years"),
        ("measures", 1, "years"),
        ("measures", 1, "measures", 0, "years"),
        ("measures", 1, "measures", 1, "years"),
    )


def test_a_measure_has_its_own_total() -> None:
    body = MONEY + (
        "measures:\n- id: a\n  name: 甲\n  years: {R5: {money: {basis: 予算, 合計: 5}}}\n"
        "  measures:\n  - {id: b, name: 乙, years: {R5: {money: {basis: 予算, 一般: 4}}}}\n"
        "- {id: c, name: 丙, years: {R5: {money: {basis: 予算, 一般: 1}}}}"
    )
    (item,) = findings(consistency.totals, body)
    assert item.path == ("measures", 0, "years", "R5", "money", "合計")
    assert item.needs == (("measures", 0, "measures", 0, "years"),)


def parts(first: str, second: str, whole: str, kind: str = "内訳") -> str:
    listed = (
        f"{{id: a, name: 甲, as: {kind}, years: {{{first}}}}}, {{id: b, name: 乙, as: {kind}, years: {{{second}}}}}"
    )
    return indicator(
        f"direction: up, years: {{{whole}}}, parts: [{listed}, {{id: c, name: 丙, years: {{R5: {{actual: 9}}}}}}]"
    )


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (parts("R5: {actual: 1}", "R5: {actual: 2}", "R5: {actual: 3}"), []),
        (parts("R5: {actual: 1}", "R5: {actual: 2}", "R5: {actual: 4}"), ["R5.actual"]),
        (
            parts("R5: {target: 1, actual: 1}", "R5: {target: 1, actual: 2}", "R5: {target: 3, actual: 3}"),
            ["R5.target"],
        ),
        (parts("R5: {actual: 1}", "R6: {actual: 2}", "R5: {actual: 4}"), []),
        (parts("R5: {actual: 1}", "R5: {actual: 未公表}", "R5: {actual: 4}"), []),
        (parts("R5: {actual: 1}", "R5: {actual: 2}", "R5: {actual: 未公表}"), []),
        (parts("R5: {actual: 1}", "R5: {actual: 2}", "R5: {actual: 4}", "うち"), []),
        (indicator("years: {R5: {actual: 4}}"), []),
    ],
    ids=[
        "they add up",
        "they do not",
        "one series does not",
        "not in the same year",
        "a part without a value",
        "a whole without a value",
        "some of it, no breakdown",
        "no parts",
    ],
)
def test_a_breakdown_adds_up(body: str, places: list[str]) -> None:
    assert found(consistency.breakdowns, body) == [f"indicators.0.years.{place}" for place in places]


@pytest.mark.parametrize(
    ("word", "text", "hit"),
    [
        ("継続", "本事業は廃止する方針", "廃止する"),
        ("拡充", "終了に向け調整する", "終了に向け"),
        ("新規", "休止を検討する", "休止を検討"),
        ("維持", "中止していく", "中止していく"),
        ("廃止", "次年度も継続する", "継続する"),
        ("廃止", "さらに拡充する", ""),
        ("継続", "次年度も継続する", ""),
        ("継続", "廃止はしない", ""),
        ("見直し", "廃止する", ""),
    ],
)
def test_a_decision_agrees_with_the_text(word: str, text: str, hit: str) -> None:
    head = "texts: {方針: next}\ndecisions: {判断: [継続, 拡充, 新規, 維持, 廃止, 見直し]}\n"
    row = f"decision: {{判断: {word}}}, texts: {{方針: {text}}}"
    other = "- {id: l, name: 前}\n"
    items = findings(
        consistency.decisions, f"{head}measures:\n{other}- {{id: m, name: 施策, years: {{R5: {{{row}}}}}}}"
    )
    assert [item.path for item in items] == ([("measures", 1, "years", "R5", "decision", "判断")] if hit else [])
    assert all(f"「{hit}」" in item.message for item in items)
    apart = f"words: {{方針: {text}}}, years: {{R5: {{decision: {{判断: {word}}}}}}}"
    assert len(findings(consistency.decisions, f"{head}measures: [{{id: m, name: 施策, {apart}}}]")) == len(items)


def test_another_name_is_reported_with_its_note() -> None:
    body = (
        "measures:\n- id: m\n  name: 施策\n  also: [{name: 旧施策, at: report 1}]\n"
        "  indicators: [{id: i, name: 指標, also: [{name: 甲, at: report 1}, {name: 乙, at: report 2, note: 旧指標名}]}]"
    )
    items = findings(consistency.names, body)
    assert [item.path[-4:] for item in items] == [
        ("measures", 0, "also", 0),
        ("indicators", 0, "also", 0),
        ("indicators", 0, "also", 1),
    ]
    assert [item.message.endswith("（旧指標名）。") for item in items] == [False, False, True]


def test_a_number_names_one_indicator() -> None:
    numbers = ["number: ①", "unit: 人", "number: ②", "number: ①", "unit: 人", "number: ①"]
    listed = ", ".join(f"{{id: i{index}, name: 指標{index}, {text}}}" for index, text in enumerate(numbers))
    items = findings(consistency.numbers, f"indicators: [{listed}]")
    assert [item.path for item in items] == [("indicators", 3, "number"), ("indicators", 5, "number")]
    assert all("「指標0」" in item.message for item in items)
    assert items[0].needs == (("indicators", 3),)


def test_a_number_may_begin_anew_for_another_kind_or_measure() -> None:
    kinds = "{id: a, name: 甲, number: ①, kind: activity}, {id: b, name: 乙, number: ①, kind: outcome}"
    assert found(consistency.numbers, f"indicators: [{kinds}]") == []
    apart = "{{id: m{0}, name: 施策{0}, indicators: [{{id: i{0}, name: 指標{0}, number: ①}}]}}"
    assert found(consistency.numbers, f"measures: [{apart.format(1)}, {apart.format(2)}]") == []


@pytest.mark.parametrize(
    ("figure", "reported"),
    [("{value: 1, of: R4}", True), ("{value: 1, of: R5}", False), ("{value: 1, of: 2023}", False), ("1", False)],
    ids=["another year", "the same year", "the same year, written otherwise", "no year"],
)
def test_a_value_of_another_year_is_reported(figure: str, reported: bool) -> None:
    body = indicator(f"years: {{R5: {{baseline: 1, actual: {figure}}}}}")
    assert found(consistency.other_years, body) == (["indicators.0.years.R5.actual"] if reported else [])


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("{value: 1, was: {value: 2000}}", "令和5年度の目標が 2,000 から変わっています。"),
        ("{value: 1, was: {value: 2, why: 見直し}}", "令和5年度の目標が 2（見直し） から変わっています。"),
        ("{value: 1, was: {value: 1000以上}}", "令和5年度の目標が 1,000以上 から変わっています。"),
        ("{value: 1, was: {value: 検討中}}", "令和5年度の目標が 検討中 から変わっています。"),
        (
            "{value: 1, was: [{value: 50〜60}, {value: 約8, why: 見直し}]}",
            "令和5年度の目標が 50〜60、約8（見直し） から変わっています。",
        ),
        ("1", ""),
    ],
    ids=["without a reason", "with a reason", "a bound", "words", "twice", "unchanged"],
)
def test_a_target_that_moved_is_reported(target: str, message: str) -> None:
    items = findings(
        consistency.moved_targets, indicator(f"direction: up, years: {{R4: {{actual: 1}}, R5: {{target: {target}}}}}")
    )
    assert [item.message for item in items] == ([message] if message else [])


def test_a_unit_of_its_own_is_reported_in_an_indicator() -> None:
    body = "years: {R5: {actual: {value: 1, unit: 社}}}\n" + indicator(
        "unit: 件, years: {R5: {baseline: 1, actual: {value: 1, unit: 社}}}"
    )
    assert found(consistency.units, body) == ["indicators.0.years.R5.actual"]


@pytest.mark.parametrize(
    ("row", "late"),
    [
        ("R4: {baseline: 1}", False),
        ("R5: {baseline: 1}", False),
        ("R6: {baseline: 1}", True),
        ("R6: {actual: 1}", False),
        ("最終: {baseline: 1}", False),
        ("R6-R8: {baseline: 1}", False),
    ],
    ids=["before", "the first year", "after", "no baseline", "no year", "a span"],
)
def test_a_baseline_is_not_younger_than_the_plan(row: str, late: bool) -> None:
    items = findings(consistency.baselines, indicator(f"years: {{{row}}}"))
    assert [(item.path[-2:], item.needs) for item in items] == ([(("R6", "baseline"), (("period",),))] if late else [])


def test_a_breakdown_may_have_one_part() -> None:
    body = indicator("years: {R5: {actual: 4}}, parts: [{id: a, name: 甲, as: 内訳, years: {R5: {actual: 3}}}]")
    assert found(consistency.breakdowns, body) == ["indicators.0.years.R5.actual"]


def targets(direction: str, *values: object, last: str = "最終") -> str:
    years = ["R5", "R6", "R7"][: len(values) - 1]
    rows = ", ".join(f"{year}: {{target: {value}}}" for year, value in zip([*years, last], values, strict=True))
    return indicator(f"{f'direction: {direction}, ' if direction else ''}years: {{{rows}}}")


@pytest.mark.parametrize(
    ("body", "places", "message"),
    [
        (targets("up", 1, 2, 3), [], ""),
        (targets("up", 3, 3, 3), [], ""),
        (targets("up", 1, 4, 3), ["R6"], "令和6年度の目標 4 が、最終目標 3 より"),
        (targets("down", 3, 2, 1), [], ""),
        (targets("down", 3, 0, 1), ["R6"], "令和6年度の目標 0 が、最終目標 1 より"),
        (targets("up", 4, 5, 3), ["最終"], "最終目標 3 が、令和5年度・令和6年度の目標より低い水準です（4→5→3）"),
        (targets("up", 1, 4, 5, 3), ["最終"], "最終目標 3 が、令和6年度・令和7年度の目標より"),
        (targets("up", 4, 3), ["R5"], "令和5年度の目標 4"),
        (targets("up", 3), [], ""),
        (targets("keep", 1, 4, 3), [], ""),
        (targets("none", 1, 4, 3), [], ""),
        (targets("", 1, 4, 3), [], ""),
        (targets("up", 1, 4, 3, last="R8"), [], ""),
        (targets("up", 1, "増加", 3), [], ""),
        (targets("up", 1, "増加", 0), ["R5"], "令和5年度の目標 1"),
    ],
    ids=[
        "rising",
        "level",
        "one too high",
        "falling",
        "one too low",
        "the final one too low",
        "the final one below two of three",
        "two targets",
        "one target",
        "to be kept",
        "no good direction",
        "no direction",
        "no final target",
        "words between",
        "words do not count",
    ],
)
def test_targets_lead_to_the_final_one(body: str, places: list[str], message: str) -> None:
    items = findings(consistency.leading_targets, body)
    assert [item.path for item in items] == [("indicators", 0, "years", place, "target") for place in places]
    assert all(message in item.message for item in items)


def test_a_part_without_targets_hides_no_other() -> None:
    rows = "R5: {target: 4}, 最終: {target: 3}"
    parts = f"{{id: a, name: 甲, years: {{R5: {{actual: 1}}}}}}, {{id: b, name: 乙, years: {{{rows}}}}}"
    place = ["indicators.0.parts.1.years.R5.target"]
    assert found(consistency.leading_targets, indicator(f"direction: up, parts: [{parts}]")) == place
