"""Rows of the observations: each kind of quantity in its columns, and what the evaluation says of the value."""

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load
from generator.publish.data.tables import plan_tables
from tests.publish.data.open_data import csv_rows, observation_rows
from tests.small_plans import HEAD, TODAY


def small(indicator: str) -> Evaluation:
    text = (
        f"{HEAD}rate: actual-over-target\nindicators:\n- {{id: i, name: 指標, unit: 人, direction: up, {indicator}}}\n"
    )
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    return evaluate(loaded.plan, TODAY)


def cells(row: dict[str, str], *names: str) -> dict[str, str]:
    return {name: row[name] for name in names if row[name]}


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        ("65", {"value": "65"}),
        ("60以上", {"value": "60", "comparator": "at-least"}),
        ("60超", {"value": "60", "comparator": "more-than"}),
        ("50〜60", {"low": "50", "high": "60", "comparator": "range"}),
        ("50以上60以下", {"low": "50", "high": "60", "comparator": "range"}),
        ("50以上60未満", {"low": "50", "high": "60", "words": "50以上60未満", "comparator": "range"}),
        ("50超60以下", {"low": "50", "high": "60", "words": "50超60以下", "comparator": "range"}),
        ("約8", {"value": "8", "comparator": "about"}),
        ("0を維持", {"value": "0", "comparator": "keep"}),
        ("維持", {"words": "維持", "comparator": "keep"}),
        ("前年度以上", {"words": "前年度以上", "comparator": "last-year"}),
        ("増加", {"words": "増加", "comparator": "trend"}),
        ("{words: 着手}", {"words": "着手"}),
        ("設定なし", {"reason": "not-set", "reason_words": "設定なし"}),
    ],
)
def test_each_kind_of_quantity_has_its_columns(value: str, columns: dict[str, str]) -> None:
    (row,) = observation_rows(small(f"counts: level, years: {{R8: {{target: {value}}}}}"))
    assert cells(row, "value", "low", "high", "words", "comparator", "reason", "reason_words") == columns


def test_what_the_file_says_of_a_value_is_in_the_data() -> None:
    figure = "{value: 5, printed: ５名, note: 聞き取り, of: R4, status: 速報, unit: 名}"
    (row,) = observation_rows(small(f"counts: level, years: {{R7: {{actual: {figure}}}}}"))
    assert cells(row, "value_printed", "value_note", "value_year", "status", "unit") == {
        "value_printed": "５名",
        "value_note": "聞き取り",
        "value_year": "2022",
        "status": "provisional",
        "unit": "名",
    }


@pytest.mark.parametrize(
    ("counts", "years", "columns"),
    [
        ("yearly", "R7: {target: 10, actual: 12}", {"met": "1", "due_period": "2025", "rate": "120.0000"}),
        ("yearly", "R7: {target: 10, actual: 8}", {"met": "0", "due_period": "2025", "rate": "80.0000"}),
        (
            "yearly",
            "R7: {actual: 8}, R8: {target: 10}",
            {"due_period": "2026", "evaluation_reason": "goal-not-due"},
        ),
        ("yearly", "R7: {actual: 8}", {"evaluation_reason": "no-target"}),
        (
            "yearly",
            "R7: {target: 10, actual: {value: 8, unit: 社}}",
            {"due_period": "2025", "evaluation_reason": "units-differ"},
        ),
    ],
)
def test_a_value_that_is_not_due_is_neither_met_nor_missed(counts: str, years: str, columns: dict[str, str]) -> None:
    rows = observation_rows(small(f"counts: {counts}, years: {{{years}}}"))
    (actual,) = [row for row in rows if row["series"] == "actual"]
    found = cells(actual, "met", "due_period", "rate", "evaluation_reason")
    if "rate" in columns:  # without a scale, the reason for having no grade is given
        assert found.pop("evaluation_reason") == "no-scale"
    assert found == columns


@pytest.mark.parametrize(
    ("indicator", "columns"),
    [
        ("counts: yearly, years: {R7: {actual: 5}}", {"counts": "yearly", "calendar": "0"}),
        ("years: {R7: {actual: 5}}", {"calendar": "0"}),
        (
            "counts: stages, stages: [検討, 策定], years: {R7: {actual: 検討}}",
            {"counts": "stages", "stages": "検討 > 策定", "calendar": "0"},
        ),
        (
            "calendar: true, tolerance: 3, upkeep: {every: 3}, years: {R7: {target: 維持}}",
            {"calendar": "1", "tolerance": "3", "every": "3"},
        ),
    ],
)
def test_what_is_counted_is_in_the_table_of_indicators(indicator: str, columns: dict[str, str]) -> None:
    table = next(one for one in plan_tables(small(indicator)) if one.name == "indicators")
    (row,) = csv_rows(table)
    assert cells(row, "counts", "stages", "calendar", "tolerance", "every") == columns


def test_the_year_of_a_calendar_year_indicator_is_no_fiscal_year() -> None:
    (row,) = observation_rows(small("counts: yearly, calendar: true, years: {R7: {actual: 5}}"))
    assert cells(row, "era", "period", "period_kind") == {
        "era": "令和7年",
        "period": "2025",
        "period_kind": "calendar-year",
    }
