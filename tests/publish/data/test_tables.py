"""The tables: rows that are complete, values of their type, codes and columns that are explained."""

from generator.evaluation.evaluate import Evaluation
from generator.publish.data.open_data import OpenData
from generator.publish.views.plan import plan_page
from tests.publish.data.open_data import (
    assert_dictionary,
    assert_places,
    assert_reasons,
    assert_values,
    observation_rows,
)

FIXED = [
    "municipality_code",
    "plan_id",
    "path",
    "measure_id",
    "measure",
    "indicator_id",
    "indicator",
    "part",
    "fiscal_year",
    "period",
    "series",
    "value",
    "words",
    "unit",
    "comparator",
    "status",
    "reason",
    "reason_words",
    "value_year",
    "grade_published",
    "grade_computed",
    "rate",
    "source",
    "locator",
]


def test_the_observations_of_a_plan(commerce_evaluation: Evaluation) -> None:
    rows = observation_rows(commerce_evaluation)
    assert [name for name in rows[0] if name in FIXED] == FIXED
    assert len(rows) == 9 * (1 + 3 * 2 + 1)
    chosen = [row for row in rows if row["indicator_id"] == "keeping-seminar-participants"]
    assert [
        tuple(row[name] for name in ("period", "series", "value", "reason", "reason_words", "rate")) for row in chosen
    ] == [
        ("2021", "actual", "", "dash", "【新規事業】", ""),
        ("2023", "target", "20", "", "", ""),
        ("2023", "actual", "21", "", "", "105.0000"),
        ("2024", "target", "25", "", "", ""),
        ("2024", "actual", "8", "", "", "32.0000"),
        ("2025", "target", "30", "", "", ""),
        ("2025", "actual", "12", "", "", "40.0000"),
        ("2026", "target", "35", "", "", ""),
    ]
    last = chosen[-2]
    assert last["path"] == "makers/support/keeping-seminar"
    assert (last["municipality_code"], last["plan_id"], last["measure"]) == (
        "132900",
        "aobano-commerce",
        "経営講座",
    )
    assert (last["grade_published"], last["grade_computed"], last["unit"], last["locator"]) == (
        "C",
        "C",
        "人",
        "progress 14",
    )
    assert sum(bool(row["grade_published"]) for row in rows) == 9 * 3


def test_values_are_of_their_columns_type_and_code_list(data: OpenData) -> None:
    assert_values(data.tables)


def test_every_row_states_owner_it_is_in_codes_and_words_and_no_table_is_empty(data: OpenData) -> None:
    assert assert_places(data.tables) == set()


def test_what_has_no_value_has_a_reason_and_zero_is_a_zero(data: OpenData) -> None:
    assert_reasons(data.tables)


def test_the_dictionary_explains_every_column(data: OpenData) -> None:
    assert_dictionary(data.tables)


def test_the_observations_rebuild_the_scorecard(commerce_evaluation: Evaluation) -> None:
    rows = observation_rows(commerce_evaluation)
    reported = {(row["indicator_id"], row["fiscal_year"], row["series"]): row for row in rows}
    page = plan_page(commerce_evaluation)
    checked = 0
    for group in page.groups:
        for line in group.rows:
            for head, cell in zip(page.years, line.cells, strict=True):
                indicator = line.href.rstrip("/")
                year = head.gregorian.removesuffix("年度")
                actual = reported.get((indicator, year, "actual"))
                if cell.mark is not None:
                    assert actual is not None
                    assert cell.mark.code == actual["grade_published"]
                    assert float(cell.text.removesuffix("％")) == round(float(actual["rate"]), 1)
                    checked += 1
                elif cell.text.startswith("目標"):
                    assert (
                        cell.text.split()[1].replace(",", "").startswith(reported[(indicator, year, "target")]["value"])
                    )
                    checked += 1
    assert checked == 9 * 4
