"""CSV files: each is one table that Excel opens, and no text of a plan becomes a formula."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from generator.evaluation.evaluate import evaluate
from generator.plan.load import load
from generator.publish.data.csv_file import cell_text, original_text
from generator.publish.data.open_data import OpenData
from tests.publish.data.open_data import assert_csv_files, observation_rows
from tests.small_plans import HEAD


def test_every_csv_is_one_table_that_excel_opens(data: OpenData) -> None:
    assert assert_csv_files(data.files) == 14 + 3 * 12


def test_a_text_in_the_csv_is_no_formula() -> None:
    text = f"{HEAD}indicators:\n- {{id: i, name: '=cmd', unit: '-人', years: {{R5: {{actual: {{words: '@x'}}}}, R6: {{actual: -5}}}}}}\n"
    plan = load("plans/smallest.yaml", text.encode()).plan
    assert plan is not None
    rows = observation_rows(evaluate(plan, dt.date(2026, 1, 1)))
    assert [(row["indicator"], row["unit"], row["words"], row["value"]) for row in rows] == [
        ("'=cmd", "'-人", "'@x", ""),
        ("'=cmd", "'-人", "", "-5"),
    ]


@given(st.text())
def test_any_text_in_a_csv_can_be_had_back_and_is_no_formula(text: str) -> None:
    assert original_text(cell_text(text)) == text
    assert not cell_text(text).startswith(("=", "+", "-", "@", "\t", "\r"))
