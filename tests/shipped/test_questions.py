"""Questions of citizens, asked of the published CSV of the shipped plans."""

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.publish.data.open_data import published
from tests.shipped.plans import listed, loaded


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the published tables to files, and return their folder."""
    return published([loaded(plan) for plan in listed()], tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def table(folder: Path) -> Callable[[str], pd.DataFrame]:
    """Return a function that reads one table; every column is text except the values."""

    def read(name: str) -> pd.DataFrame:
        raw = (folder / "data" / f"{name}.csv").read_bytes()
        return pd.read_csv(
            io.BytesIO(raw), dtype={"municipality_code": str, "fiscal_year": "Int64"}, encoding="utf-8-sig"
        )

    return read


Read = Callable[[str], pd.DataFrame]


def test_which_programmes_missed_their_target_and_which_every_year(table: Read) -> None:
    grades = table("grades").query("plan_id == 'akiruno-commerce' and met == met")
    assert len(grades.query("fiscal_year == 2025 and met == 0")) == 11
    always = grades.groupby("measure").met.max().eq(0)
    assert set(always[always].index) == {
        "創業塾",
        "創業相談",
        "デジタル化促進セミナー",
        "創業者交流会",
        "事業者連携交流会",
    }


def test_why_is_the_succession_consultation_c(table: Read) -> None:
    row = table("grades").query("measure == '事業承継相談' and fiscal_year == 2023").iloc[0]
    assert (row.grade_published, row.formula) == ("C", "実績 5人 ÷ 目標 10人 = 50%")


def test_what_does_the_lacquer_school_cost_and_does_it_go_on(table: Read) -> None:
    cost = table("budget").query("measure_id == 'lacquer-school' and line == '事業費'").set_index("fiscal_year")
    assert cost.value.to_dict() == {2023: 2500, 2024: 2500}
    assert set(cost.unit) == {"千円"}
    decided = table("grades").query("measure_id == 'lacquer-school' and decision == decision")
    assert list(decided.decision) == ["継続"]


def test_whom_in_fukushima_to_call_about_succession(table: Read) -> None:
    measures = table("measures").query("plan_id == 'fukushima-sme' and themes.str.contains('succession', na=False)")
    asked = {one for ids in measures.contacts.dropna() for one in ids.split()}
    assert "024-954-4163" in set(table("contacts").set_index("contact_id").loc[sorted(asked)].tel)


def test_what_did_the_council_discuss_and_what_came_of_the_scholarships(table: Read) -> None:
    events = table("events").query("plan_id == 'iwaki-council' and date == date")
    assert events.date.min() == "2016-07-27"
    texts = table("texts").query("measure_id == 'scholarship' and heading_kind == 'progress'")
    assert len(texts) >= 1


def test_how_many_business_plans_the_chamber_means_to_support(table: Read) -> None:
    rows = table("observations").query(
        "plan_id == 'iwaki-chamber' and indicator == '事業計画策定件数' and series == 'target'"
    )
    assert set(rows.value) == {60}
    assert len(rows) == 5


def test_which_plans_deal_with_succession(table: Read) -> None:
    found = table("measures").query("themes.str.contains('succession', na=False)").groupby("plan_id").size()
    assert set(found.index) == {
        "akiruno-commerce",
        "fukushima-sme",
        "aizuwakamatsu-sme",
        "iwaki-chamber",
        "iwaki-council",
    }


def test_where_a_figure_is_from_and_which_year_it_is(table: Read) -> None:
    (row,) = table("observations").query("value == 216406").itertuples()
    assert (row.era, str(row.value_year).removesuffix(".0"), row.locator) == ("令和4年度", "2020", "evaluation 33-36")
