"""Akiruno's pages in a browser: the scorecard says what the plan says, and leads to the reasons and charts."""

import pytest

from generator.evaluation.evaluate import Evaluation
from tests.browser.visits import WIDTHS, Visit

pytestmark = pytest.mark.browser


@WIDTHS
def test_the_scorecard_states_what_the_plan_states(visit: Visit, address: str, akiruno_evaluation: Evaluation) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    table = visit.page.locator("table.scorecard")
    heads = [text.removeprefix("… ").split()[0] for text in table.locator("thead th").all_inner_texts()[1:]]
    assert heads == ["令和3年度", "令和5年度", "令和6年度", "令和7年度", "令和8年度"]
    shown = {}
    for row in table.locator("tbody tr:has(td)").all():
        name = row.locator("th a").inner_text()
        shown[name] = [" ".join(cell.inner_text().split()) for cell in row.locator("td").all()]
    assert shown["事業承継セミナー"] == ["10人", "A 105％", "A 103.3％", "C 37.8％", "これから 目標 65人"]
    assert shown["経営支援セミナー"] == ["値なし ― 【新規事業】", "A 105％", "C 32％", "C 40％", "これから 目標 35人"]
    published = {
        track.node.measure.name: [code for result in track.results.values() if (code := result.published_code)]
        for track in akiruno_evaluation.tracks
        if track.node
    }
    assert {name: [cell[0] for cell in cells[1:4]] for name, cells in shown.items()} == published
    assert sum(map(len, published.values())) == 42


@WIDTHS
def test_the_first_screen_answers(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    answer = visit.page.locator(".answer").first
    assert answer.inner_text() == "令和7年度（2025年度）は、14の指標のうち、達成は3つ、未達は11です。"
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640


def test_a_cell_leads_to_the_reason(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    visit.page.get_by_role("link", name="事業承継相談 令和5年度 C 要大幅改善、50％").click()
    assert visit.page.url == f"{address}akiruno-commerce/succession-consultation-new-clients/"
    indicator = visit.page.locator("#succession-consultation-new-clients")
    indicator.locator("summary").first.click()
    assert (
        "実績 5人 ÷ 目標 10人 ＝ 50％。50％以下なので「C 要大幅改善」です。公表された評価と同じです。"
        in indicator.inner_text()
    )
    assert visit.page.locator(".kind").inner_text() == "事業承継相談"


def test_the_charts_are_shown_with_words_beside_them(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/succession-seminar-participants/")
    charts = visit.page.locator("img.chart")
    assert charts.count() == 1
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        visit.page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=chart.element_handle())
    assert "令和7年度は実績17人、目標45人。" in (charts.first.get_attribute("alt") or "")
