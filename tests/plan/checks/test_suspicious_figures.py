"""Suspicious figures: Excel dates, other units, negative counts, copies of last year, swapped target and actual."""

import pytest

from generator.plan.checks import suspicious
from tests.plan.checks.small import findings, found, indicator


def actuals(*values: object, more: str = "unit: 円") -> str:
    rows = ", ".join(f"R{3 + index}: {{actual: {value}}}" for index, value in enumerate(values))
    return indicator(f"{more}, years: {{{rows}}}")


@pytest.mark.parametrize(
    ("values", "index", "day"),
    [
        ((10, 45057), 1, "2023年5月11日"),
        ((10, 36526), 1, "2000年1月1日"),
        ((10, 36525), None, ""),
        ((10, 54788), 1, "2049年12月31日"),
        ((10, 54789), None, ""),
        ((10, "45057.5"), None, ""),
        ((2000, 40000), 1, "2009年7月6日"),
        ((2000, 39999), None, ""),
        ((-2001, 40000), None, ""),
        ((45057,), None, ""),
        ((10, 1, 45057), 2, "2023年5月11日"),
        ((45057, 45058), None, ""),
    ],
    ids=[
        "a day of 2023",
        "the first day",
        "the day before it",
        "the last day",
        "the day after it",
        "no whole number",
        "twenty times the others",
        "less than that",
        "far from a figure below zero",
        "nothing beside it",
        "the greatest of the others counts",
        "all figures are so",
    ],
)
def test_a_day_of_excel(values: tuple[object, ...], index: int | None, day: str) -> None:
    items = findings(suspicious.excel_dates, actuals(*values))
    assert [item.path[-2] for item in items] == ([] if index is None else [f"R{3 + index}"])
    assert all(f"日付（{day}）" in item.message for item in items)


@pytest.mark.parametrize(
    ("values", "jump"),
    [
        ((10, 12, 2200), ["R5"]),
        ((10, 12, 5000), ["R5"]),
        ((10, 10, 2000), ["R5"]),
        ((10, 10, 1999), []),
        ((10, 10, -2000), ["R5"]),
        ((2000, 2000, 10), ["R5"]),
        ((2000, 2000, 11), []),
        ((2000, 2000, -10), ["R5"]),
        ((2000, 2000, 0), []),
        ((2000, 10), ["R3"]),
        ((10, 2000), ["R4"]),
        ((0, 0, 2000), []),
        ((0, 10, 2000), ["R5"]),
        ((2000,), []),
        ((10, 10, 45057), []),
        ((1, 2, 3, 4), []),
        (("0.5", "0.5", 100), ["R5"]),
    ],
    ids=[
        "hundreds of times",
        "the other two are not small beside it",
        "two hundred times",
        "a little less",
        "below zero",
        "a two-hundredth",
        "a little more than that",
        "a two-hundredth below zero",
        "nothing is no other unit",
        "of two the greater one",
        "of two the greater one, last",
        "nothing but zeros beside it",
        "zeros do not count",
        "nothing beside it",
        "a day of Excel is told as such",
        "all alike",
        "figures between zero and one",
    ],
)
def test_a_sudden_jump(values: tuple[object, ...], jump: list[str]) -> None:
    assert [place.split(".")[-2] for place in found(suspicious.jumps, actuals(*values))] == jump


@pytest.mark.parametrize(
    ("unit", "values", "jump"),
    [
        ('"%"', "R5: {target: 90, actual: 88.1}, R6: {target: 90, actual: 892}", ["R6"]),
        ('"%"', "R5: {target: 90, actual: 88.1}, R6: {target: 90, actual: 120}", []),
        ('"%"', "R5: {actual: 130}, R6: {actual: 892}", []),
        ('"%"', "R5: {actual: 892}", []),
        ("人", "R5: {target: 90, actual: 88}, R6: {target: 90, actual: 892}", []),
    ],
    ids=["a digit too many", "above 100", "others above 100", "nothing beside it", "people"],
)
def test_a_percentage_with_a_digit_too_many(unit: str, values: str, jump: list[str]) -> None:
    body = indicator(f"unit: {unit}, years: {{{values}}}")
    assert [place.split(".")[-2] for place in found(suspicious.jumps, body)] == jump


def test_a_total_is_no_figure_to_compare_with() -> None:
    body = indicator("unit: 円, years: {R5: {actual: 10, total: 5000}, R6: {actual: 12, total: 9000}}")
    assert findings(suspicious.jumps, body) == []


@pytest.mark.parametrize(
    ("name", "unit", "value", "found_"),
    [
        ("来場者", "unit: 人", -1, True),
        ("来場者", "unit: 人", 0, False),
        ("来場者", "unit: 人", "-0.5", True),
        ("相談", "unit: 件/年", -1, True),
        ("売上高", "unit: 円", -1, False),
        ("相談件数", "unit: 回答", -1, True),
        ("相談件数", "kind: outcome", -1, True),
        ("満足度", "unit: 点", -1, True),
        ("人口の増減", "unit: 人", -1, False),
        ("相談件数の差", "unit: 件", -1, False),
    ],
)
def test_a_count_is_not_below_zero(name: str, unit: str, value: object, found_: bool) -> None:
    body = f"indicators: [{{id: i, name: {name}, {unit}, years: {{R4: {{actual: 1}}, R5: {{actual: {value}}}}}}}]"
    items = findings(suspicious.negative_counts, body)
    assert [item.path[-2:] for item in items] == ([("R5", "actual")] if found_ else [])
    shown = unit.removeprefix("unit: ") if unit.startswith("unit") else ""
    assert all(f"が {value} {shown}で、0より小さい数です。{str(value)[1:]} の" in item.message for item in items)


@pytest.mark.parametrize(
    ("years", "copied"),
    [
        ("R5: {actual: 45}, R6: {actual: 45}", ["R6"]),
        ("R5: {actual: 10}, R6: {actual: 10}", ["R6"]),
        ("R5: {actual: 9}, R6: {actual: 9}", []),
        ("R5: {actual: -45}, R6: {actual: -45}", ["R6"]),
        ("R5: {actual: 45}, R6: {actual: 46}", []),
        ("R5: {actual: 45}, R7: {actual: 45}", []),
        ("R5: {actual: 45}, R6: {actual: 45}, R7: {actual: 45}", []),
        ("R5: {actual: 45}, R6: {actual: 45}, R7: {actual: 46}, R8: {actual: 46}", ["R6", "R8"]),
        ("R5: {actual: 45}, R6: {actual: 45}, R8: {actual: 45}", ["R6"]),
        ("R5: {target: 45, actual: 45}, R6: {target: 45, actual: 45}", []),
        ("R5: {target: 45, actual: 45}, R6: {target: 50, actual: 45}", ["R6"]),
        ("R5: {target: 40, actual: 45}, R6: {target: 45, actual: 45}", ["R6"]),
        ("R5: {target: 45}, R6: {target: 45}", []),
        ("R5: {actual: 45}, R6上: {actual: 45}", []),
    ],
    ids=[
        "the same",
        "two digits",
        "one digit",
        "below zero",
        "another",
        "a year between",
        "three years",
        "twice two years",
        "a third one after a year between",
        "as planned in both years",
        "as planned in the first year only",
        "as planned in the second year only",
        "targets may stay",
        "half a year is none",
    ],
)
def test_an_actual_that_is_last_years(years: str, copied: list[str]) -> None:
    places = found(suspicious.copied_actuals, indicator(f"direction: up, years: {{{years}}}"))
    assert places == [f"indicators.0.years.{year}.actual" for year in copied]


@pytest.mark.parametrize(
    ("equal", "steady", "other", "is_usual"),
    [(1, 0, 9, False), (1, 0, 8, True), (1, 1, 8, True), (0, 5, 5, None)],
    ids=["a tenth", "more than a tenth", "steady ones count too", "steady ones are not reported"],
)
def test_equal_values_that_are_usual_in_a_plan_have_one_cause(
    equal: int, steady: int, other: int, is_usual: bool | None
) -> None:
    years = {
        "R5: {actual: 45}, R6: {actual: 45}": equal,
        "R5: {target: 45, actual: 45}, R6: {target: 45, actual: 45}": steady,
        "R5: {actual: 45}, R6: {actual: 46}": other,
    }
    rows = [text for text, number in years.items() for _ in range(number)]
    body = "".join(f"- {{id: i{number}, name: 指標, years: {{{text}}}}}\n" for number, text in enumerate(rows))
    causes = [item.cause for item in findings(suspicious.copied_actuals, f"indicators:\n{body}")]
    assert causes == ([] if is_usual is None else [() if is_usual else None] * equal)


def swap(direction: str, *rows: str) -> str:
    years = ", ".join(f"R{5 + index}: {{{row}}}" for index, row in enumerate(rows))
    return indicator(f"direction: {direction}, years: {{{years}}}")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (swap("up", "target: 10", "target: 5, actual: 20", "target: 30"), ["R6"]),
        (swap("down", "target: 30", "target: 50, actual: 20", "target: 10"), ["R6"]),
        (swap("up", "target: 10", "target: 20, actual: 5", "target: 30"), []),
        (swap("up", "target: 10", "target: 5, actual: 4", "target: 30"), []),
        (swap("up", "target: 10", "target: 5", "target: 30"), []),
        (swap("up", "target: 10", "target: 10, actual: 11", "target: 30"), []),
        (swap("up", "target: 10", "target: 5, actual: 10", "target: 10"), ["R6"]),
        (swap("up", "target: 10", "target: 9, actual: 20", "target: 30"), ["R6"]),
        (swap("up", "target: 10", "target: 20", "target: 15, actual: 30", "target: 40, actual: 35"), ["R7"]),
        (swap("keep", "target: 10", "target: 5, actual: 20", "target: 30"), []),
        (swap("none", "target: 10", "target: 5, actual: 20", "target: 30"), []),
        (swap("up", "target: 40, actual: 10", "target: 20", "target: 30"), ["R5"]),
        (swap("up", "target: 10", "target: 20", "target: 5, actual: 30"), ["R7"]),
    ],
    ids=[
        "rising",
        "falling",
        "in line",
        "the actual breaks the line too",
        "no actual",
        "level targets",
        "level once put right",
        "less by one",
        "not the year beside it",
        "to be kept",
        "no good direction",
        "the first year",
        "the last year",
    ],
)
def test_target_and_actual_swapped(body: str, places: list[str]) -> None:
    assert found(suspicious.swapped, body) == [f"indicators.0.years.{place}.target" for place in places]
