"""Kinds: bounds fit the direction, counts the unit, words the stages; kinds of years are not mixed; what is missing."""

import pytest

from generator.plan.checks import kinds
from generator.plan.diagnostics import Severity, checks_in
from tests.plan.checks.small import HEAD, findings, found, indicator, plan


@pytest.mark.parametrize("direction", ["up", "down", "keep", "none"])
@pytest.mark.parametrize(
    ("target", "floor"),
    [
        ("60以上", True),
        ("60超", True),
        ("24200以下", False),
        ("15以内", False),
        ("80未満", False),
        ("前年度以上", True),
        ("前年度を下回る", False),
        ("増加", True),
        ("減少", False),
        ("60", None),
        ("50〜60", None),
        ("50以上60未満", None),
        ("約8", None),
        ("0を維持", None),
        ("現状維持", None),
        ("策定", None),
        ("設定なし", None),
    ],
)
def test_a_bound_fits_the_direction(target: str, floor: bool | None, direction: str) -> None:
    items = findings(
        kinds.bounds_fit_direction, indicator(f"direction: {direction}, years: {{R6: {{target: {target}}}}}")
    )
    against = {True: "down", False: "up"}.get(floor) if floor is not None else None
    if direction != against:
        assert items == []
        return
    (item,) = items
    assert item.path == ("indicators", 0, "years", "R6", "target")
    assert item.needs == (("indicators", 0, "direction"),)
    assert f"direction: {direction} ですが" in item.message
    assert f"direction を {'up' if floor else 'down'} にするか" in item.message


def test_a_bound_without_a_direction_or_of_an_actual_is_none_against_it() -> None:
    assert found(kinds.bounds_fit_direction, indicator("years: {R6: {target: 60以下}}")) == []
    assert found(kinds.bounds_fit_direction, indicator("direction: up, years: {R6: {actual: 60以下}}")) == []


def test_a_bound_of_a_part_fits_the_direction_too() -> None:
    parts = (
        "parts: [{id: a, name: 甲, years: {R6: {target: 60以下}}}, {id: b, name: 乙, years: {R6: {target: 60以上}}}]"
    )
    assert found(kinds.bounds_fit_direction, indicator(f"direction: up, {parts}")) == [
        "indicators.0.parts.0.years.R6.target"
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("unit: ％, counts: yearly", "counts", "counts: yearly ですが、単位「％」は ratio を表します"),
        ("unit: ‰, counts: level", "counts", "単位「‰」は ratio を"),
        ("unit: 件/年, counts: level", "counts", "単位「件/年」は yearly を"),
        ("unit: 件／年度, counts: cumulative", "counts", "単位「件／年度」は yearly を"),
        ("unit: 位, counts: ratio, direction: down", "counts", "単位「位」は rank を"),
        ("unit: ％, counts: rank, direction: down", "counts", "counts: rank ですが、単位「％」は ratio を"),
        ("unit: ％, counts: ratio", "", ""),
        ("unit: ％", "", ""),
        ("unit: 件/年, counts: yearly", "", ""),
        ("unit: 人, counts: ratio", "", ""),
        ("unit: 件/月, counts: level", "", ""),
        ("counts: stages, stages: [未策定, 策定]", "", ""),
        ("counts: stages", "counts", "counts: stages なら、stages に"),
        ("stages: [未策定, 策定]", "stages", "stages（段階のことば）がありますが、counts: stages がありません"),
        ("counts: level, stages: [未策定, 策定]", "stages", "counts: stages がありません"),
        ("counts: rank, direction: down", "", ""),
        ("counts: rank, direction: keep", "", ""),
        ("counts: rank", "", ""),
        ("counts: rank, direction: up", "direction", "direction: down です"),
        ("unit: 位, direction: up", "direction", "direction: down です"),
    ],
)
def test_what_is_counted_fits_unit_stages_and_direction(text: str, place: str, message: str) -> None:
    items = findings(kinds.counts_fit, indicator(text))
    assert [item.path for item in items] == ([("indicators", 0, place)] if place else [])
    assert all(message in item.message for item in items)


@pytest.mark.parametrize(
    ("usual", "target", "wrong"),
    [
        ("unit: ％", "{value: 3以内, unit: 位}", True),
        ("unit: 人, counts: yearly", "{value: 10, unit: ％}", True),
        ("unit: 人, counts: level", "{value: 10, unit: 人/年}", True),
        ("unit: ％", "{value: 3, unit: ‰}", False),
        ("unit: 位", "{value: 3以内, unit: 位}", False),
        ("unit: 人, counts: yearly", "{value: 10, unit: 人/年}", False),
        ("unit: 人, counts: yearly", "{value: 10, unit: 社}", False),
        ("unit: 人", "{value: 10, unit: ％}", False),
        ("unit: ％", "3", False),
    ],
    ids=[
        "a rank for a ratio",
        "a ratio for a number a year",
        "a number a year for a level",
        "another ratio",
        "a rank for a rank",
        "a number a year for a number a year",
        "a unit that determines nothing",
        "nothing declared",
        "the usual unit",
    ],
)
def test_a_target_is_of_the_kind_of_its_indicator(usual: str, target: str, wrong: bool) -> None:
    items = findings(kinds.targets_fit, indicator(f"direction: keep, {usual}, years: {{R6: {{target: {target}}}}}"))
    assert [item.path for item in items] == ([("indicators", 0, "years", "R6", "target")] if wrong else [])
    assert all("を表しますが、指標の数え方（counts）は" in item.message for item in items)


def test_an_actual_of_another_kind_is_no_error() -> None:
    """A source may have measured otherwise for a year; then nothing is compared."""
    body = indicator("unit: 人, counts: yearly, years: {R6: {actual: {value: 3, unit: ％}}}")
    assert found(kinds.targets_fit, body) == []


@pytest.mark.parametrize(
    ("row", "place", "shown"),
    [
        ("target: 策定, actual: 検討中", "", ""),
        ("baseline: 未策定", "", ""),
        ("actual: 未公表", "", ""),
        ("target: 維持", "", ""),
        ("actual: {words: 策定}", "", ""),
        ("published_rate: 50", "", ""),
        ("actual: 改定中", "actual", "「改定中」は、stages にありません。未策定・検討中・策定 のどれか"),
        ("target: 公布", "target", "「公布」は"),
        ("baseline: {words: なし}", "baseline", "「なし」は"),
        ("actual: 3", "actual", "数値は、stages にありません"),
        ("target: 3以上", "target", "数値は、"),
        ("target: 増加", "target", "「増加」は"),
        ("target: 前年度以上", "target", "「前年度以上」は"),
    ],
)
def test_a_stage_is_one_of_those_declared(row: str, place: str, shown: str) -> None:
    text = "direction: up, counts: stages, stages: [未策定, 検討中, 策定]"
    items = findings(kinds.known_stages, indicator(f"{text}, years: {{R6: {{{row}}}}}"))
    assert [(item.path, item.needs) for item in items] == (
        [(("indicators", 0, "years", "R6", place), (("indicators", 0, "stages"),))] if place else []
    )
    assert all(shown in item.message for item in items)


def test_words_need_no_stages() -> None:
    assert found(kinds.known_stages, indicator("direction: up, years: {R6: {target: 策定, actual: 3}}")) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("years: {R5: {actual: 1}, R6: {actual: 1}}", []),
        ("years: {R5年: {actual: 1}, R6年: {actual: 1}}", []),
        ("calendar: true, years: {R5: {actual: 1}, R6: {actual: 1}}", []),
        ("calendar: true, years: {R5: {actual: 1}, R6年: {actual: 1}}", []),
        ("years: {R5: {actual: 1}, R6年: {actual: 1}}", ["years.R5"]),
        ("years: {R5年: {actual: 1}, R6: {actual: 1}, R7: {actual: 1}}", ["years.R6"]),
        ("calendar: true, years: {R5: {actual: 1}, R6上: {actual: 1}}", ["years.R6上"]),
        ("years: {R5年: {actual: 1}, 最終: {target: 1}, R6.8: {actual: 1}, H22-H26: {actual: 1}}", []),
        ("years: {R5: {actual: 1}, R6上: {actual: 1}}", []),
        (
            "parts: [{id: a, name: 甲, years: {R5年: {actual: 1}}}, {id: b, name: 乙, years: {R5: {actual: 1}}}]",
            ["parts.1.years.R5"],
        ),
    ],
    ids=[
        "fiscal years",
        "calendar years",
        "all calendar years",
        "calendar years written in two ways",
        "a calendar year beside a fiscal year",
        "fiscal years beside a calendar year",
        "half a fiscal year beside a calendar year",
        "what is neither",
        "half a fiscal year",
        "in two parts",
    ],
)
def test_kinds_of_years_are_not_mixed(text: str, places: list[str]) -> None:
    items = findings(kinds.one_kind_of_year, indicator(f"direction: none, {text}"))
    assert [".".join(map(str, item.path[2:])) for item in items] == places
    assert all(item.of_key and item.needs == (("indicators", 0, "calendar"),) for item in items)
    assert all("年度（4月から）" in item.message and "暦年（1〜12月）" in item.message for item in items)


VALUES = "years: {R6: {actual: 1}}"


@pytest.mark.parametrize(
    ("texts", "index", "count"),
    [
        ([f"counts: yearly, {VALUES}", f"unit: ％, {VALUES}", f"unit: 件/年, {VALUES}"], None, 0),
        (["counts: stages, stages: [未策定, 策定], years: {R6: {actual: 策定}}"], None, 0),
        (["unit: 人", "unit: 人, years: {R4: {baseline: 1}}"], None, 0),
        ([f"unit: 人, {VALUES}"], 0, 1),
        (["unit: 人, direction: up, years: {R6: {target: 1}}"], 0, 1),
        ([f"counts: yearly, {VALUES}", f"unit: 人, {VALUES}", VALUES], 1, 2),
        ([f"unit: ％, parts: [{{id: a, name: 甲, unit: 人, {VALUES}}}]"], 0, 1),
        ([f"unit: 人, parts: [{{id: a, name: 甲, unit: ％, {VALUES}}}]"], 0, 1),
        ([f"unit: 人, counts: level, parts: [{{id: a, name: 甲, unit: ％, {VALUES}}}]"], None, 0),
    ],
    ids=[
        "declared or determined by the unit",
        "stages",
        "nothing to compare",
        "an actual",
        "a target",
        "several, reported once",
        "a part's own unit",
        "the whole's unit",
        "declared for the whole",
    ],
)
def test_undeclared_counts_are_reported_once_for_a_plan(texts: list[str], index: int | None, count: int) -> None:
    listed = ", ".join(f"{{id: i{number}, name: 指標{number}, {text}}}" for number, text in enumerate(texts))
    items = findings(kinds.declared_counts, f"indicators: [{listed}]")
    assert [item.path for item in items] == ([] if index is None else [("indicators", index)])
    assert all(f"「指標{index}」{f' など{count}個' if count > 1 else ''}の指標に" in item.message for item in items)
    assert kinds.declared_counts.severity is Severity.NOTE


SCALES = "scales: {評価: {grades: [{code: A, from: 50}, {code: B}, {code: 止, kind: cancelled}]}, 方向: {grades: [{code: ○}]}}\n"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("grade: A", True),
        ("target: 4, grade: A", True),
        ("baseline: 4, forecast: 5, grade: {方向: ○}", True),
        ("grade: {評価: 止, 方向: ○}", True),
        ("actual: 3, grade: A", False),
        ("actual: 未公表, grade: A", False),
        ("total: 3, grade: A", False),
        ("actual: 検討中, grade: A", False),
        ("grade: 止", False),
        ("target: 4", False),
        ("published_rate: 50", False),
    ],
)
def test_a_grade_has_an_actual_or_the_reason_why_there_is_none(row: str, wrong: bool) -> None:
    items = findings(kinds.grades_have_values, SCALES + indicator(f"direction: up, years: {{R6: {{{row}}}}}"))
    assert [(item.path, item.needs) for item in items] == (
        [(("indicators", 0, "years", "R6", "grade"), (("indicators", 0, "years", "R6"),))] if wrong else []
    )


def test_a_grade_of_a_whole_has_the_actuals_of_its_parts() -> None:
    parts = "parts: [{id: a, name: 甲, years: {R6: {actual: 1}}}]"
    body = SCALES + indicator(f"direction: up, years: {{R6: {{grade: A}}}}, {parts}")
    assert found(kinds.grades_have_values, body) == []


def test_a_measure_is_graded_without_an_actual() -> None:
    body = SCALES + "measures: [{id: m, name: 施策, years: {R6: {grade: A}}}]"
    assert found(kinds.grades_have_values, body) == []


def test_a_plan_without_indicators_has_no_finding_of_kinds() -> None:
    bare = plan("", HEAD)
    checks = checks_in(vars(kinds))
    assert len(checks) == 7
    assert [finding for one in checks for finding in one.find(bare)] == []
