"""Akiruno's pages: the golden files, a chart for each indicator, and the lists by one value."""

from pathlib import Path

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.numbers import plain_number
from generator.publish.views.lists import list_pages
from generator.publish.views.plan import plan_page
from generator.publish.wording import grades
from tests.conftest import ROOT, agree
from tests.shipped.plans import loaded
from tests.trees import built, tree

pytestmark = pytest.mark.plans("akiruno-commerce")
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "data/index.md",
        "data/observations.csv",
        "akiruno-commerce/index.md",
        "akiruno-commerce/successors/index.md",
        "akiruno-commerce/succession-consultation-new-clients/index.md",
        "akiruno-commerce/local-consumption/index.md",
        "akiruno-commerce/new-value/index.md",
        "akiruno-commerce/source/progress/index.md",
    ],
)
def test_a_page_is_as_agreed(path: str) -> None:
    agree(built([loaded("akiruno-commerce")], {}, ROOT)[path], GOLDEN / path)


def test_the_tree_holds_a_chart_for_every_indicator(akiruno_evaluation: Evaluation) -> None:
    charts = [path for path in tree(akiruno_evaluation) if path.endswith(".svg")]
    assert len(charts) == 14
    assert "akiruno-commerce/succession-seminar-participants/succession-seminar-participants.svg" in charts


def test_every_grade_and_year_has_a_list_with_every_indicator_once(akiruno_evaluation: Evaluation) -> None:
    pages = {page.id: page for page in list_pages(akiruno_evaluation)}
    assert {page.count for page in pages.values() if page.kind == "年度"} == {14}
    graded = [pages[f"grade-{code}"] for code in ("s", "a", "b", "c", "none")]
    assert sum(page.count for page in graded) == 42
    assert next(iter(dict(pages["grade-c"].groups))) == "令和7年度（2025年度）（5）"
    assert [heading for heading, _ in pages["year-2025"].groups] == ["未達（11）", "達成（3）"]
    leads = {page.label: page.count for page in pages.values() if page.kind == "担当"}
    assert leads == {"Bi@Sta": 5, "商工会": 4, "市": 5, "マルシェ": 1}


def test_every_number_on_a_page_is_an_observation(akiruno_evaluation: Evaluation) -> None:
    figures = [one.figure for one in observations(akiruno_evaluation)]
    known = {plain_number(figure.number) for figure in figures if figure and figure.number is not None}
    shown = [
        cell.replace(",", "")
        for measure in plan_page(akiruno_evaluation).measures
        for section in measure.sections
        for indicator in section.indicators
        for row in indicator.rows
        for cell in (row.target, row.actual)
        if cell and cell[0].isdigit()
    ]
    assert len(shown) == 14 * 7 + 10
    assert set(shown) <= known


def test_the_reason_of_a_grade_has_the_numbers_put_in(akiruno_evaluation: Evaluation) -> None:
    reported = [
        grades.why(result, akiruno_evaluation.plan.scale) + grades.compared(result)
        for result in akiruno_evaluation.tracks[0].results.values()
    ]
    assert reported[1:4] == [
        "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上120％未満なので「A 目標値どおり」です。公表された評価と同じです。",
        "実績 31人 ÷ 目標 30人 ≒ 103.3％。90％以上120％未満なので「A 目標値どおり」です。公表された評価と同じです。",
        "実績 17人 ÷ 目標 45人 ≒ 37.8％。50％以下なので「C 要大幅改善」です。公表された評価と同じです。",
    ]
