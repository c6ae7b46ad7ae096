"""The open data of the shipped plans: what holds of any portal's, and Akiruno's observations."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.plan.load import Loaded
from generator.publish.data.open_data import OpenData
from tests.publish.data.open_data import (
    assert_bare_workbooks,
    assert_csv_files,
    assert_dictionary,
    assert_libreoffice,
    assert_package,
    assert_places,
    assert_reasons,
    assert_rebuilding,
    assert_rules,
    assert_values,
    assert_workbook,
    data_of,
    observation_rows,
)
from tests.shipped.plans import listed, loaded


@pytest.fixture(scope="module")
def plans() -> Sequence[Loaded]:
    """All listed plans."""
    return [loaded(plan) for plan in listed()]


@pytest.fixture(scope="module")
def data(plans: Sequence[Loaded]) -> OpenData:
    """Their open data, bundled."""
    return data_of(plans)


def test_every_csv_is_one_table_that_excel_opens(data: OpenData) -> None:
    assert assert_csv_files(data.files) == 14 + len(listed()) * 12


def test_every_table_states_owner_its_rows_are_and_what_they_mean(data: OpenData) -> None:
    assert_values(data.tables)
    assert_dictionary(data.tables)
    assert_reasons(data.tables)
    assert assert_places(data.tables) <= {"errata"}


def test_frictionless_finds_nothing_wrong(data: OpenData, tmp_path: Path) -> None:
    assert_package(data.files, tmp_path)


def test_all_thirty_rules_are_kept(data: OpenData) -> None:
    assert_rules(data)


@pytest.mark.slow
def test_the_published_json_of_a_plan_rebuilds_its_pages(plans: Sequence[Loaded], data: OpenData) -> None:
    assert_rebuilding(plans, data.files)


@pytest.mark.slow
def test_every_workbook_is_bare_and_holds_the_same_values(data: OpenData) -> None:
    assert assert_bare_workbooks(data.files) == len(listed()) + 1
    assert_workbook(data)


@pytest.mark.slow
def test_libreoffice_gives_back_every_value(data: OpenData, tmp_path: Path) -> None:
    assert_libreoffice(data, tmp_path)


@pytest.mark.plans("akiruno-commerce")
def test_the_observations_of_akiruno(akiruno_evaluation: Evaluation) -> None:
    rows = observation_rows(akiruno_evaluation)
    assert len(rows) == 14 * (1 + 3 * 2 + 1)
    chosen = [row for row in rows if row["indicator_id"] == "management-seminar-participants"]
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
    assert last["path"] == "successors/management-support/management-seminar"
    assert (last["municipality_code"], last["plan_id"], last["measure"]) == (
        "132284",
        "akiruno-commerce",
        "経営支援セミナー",
    )
    assert (last["grade_published"], last["grade_computed"], last["unit"], last["locator"]) == (
        "C",
        "C",
        "人",
        "progress 14",
    )
    assert sum(bool(row["grade_published"]) for row in rows) == 42
