"""What a person sees: the pages at phone and desktop width, under a sub-path, with no external resources."""

import io
from pathlib import Path

import pdfplumber
import pytest

from generator.evaluation.evaluate import Evaluation
from tests.browser.checks import opens_without_barrier
from tests.browser.pages import NOT_FOUND, PAGES, WITH_A_BARRIER, known
from tests.browser.visits import WIDTHS, Visit
from tests.browser.whole_site import broken_links

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "visit", [{"width": 360}, {"more": {"color_scheme": "dark"}}], indirect=True, ids=["phone", "dark"]
)
@pytest.mark.parametrize(
    ("path", "title"), [known(WITH_A_BARRIER, path, title) for path, title in (PAGES | NOT_FOUND).items()]
)
def test_a_page_opens_fits_asks_nobody_else_and_has_no_barrier(
    visit: Visit, address: str, path: str, title: str
) -> None:
    opens_without_barrier(visit, address, path, title)


@WIDTHS
def test_the_scorecard_states_what_the_plan_states(visit: Visit, address: str, commerce_evaluation: Evaluation) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    table = visit.page.locator("table.scorecard")
    heads = [text.removeprefix("… ").split()[0] for text in table.locator("thead th").all_inner_texts()[1:]]
    assert heads == ["令和3年度", "令和5年度", "令和6年度", "令和7年度", "令和8年度"]
    shown = {}
    for row in table.locator("tbody tr:has(td)").all():
        name = row.locator("th a").inner_text()
        shown[name] = [" ".join(cell.inner_text().split()) for cell in row.locator("td").all()]
    assert shown["事業承継講座"] == ["10人", "A 105％", "A 103.3％", "C 37.8％", "これから 目標 65人"]
    assert shown["経営講座"] == ["値なし ― 【新規事業】", "A 105％", "C 32％", "C 40％", "これから 目標 35人"]
    published = {
        track.node.measure.name: [code for result in track.results.values() if (code := result.published_code)]
        for track in commerce_evaluation.tracks
        if track.node
    }
    assert {name: [cell[0] for cell in cells[1:4]] for name, cells in shown.items()} == published
    assert sum(map(len, published.values())) == 9 * 3


@WIDTHS
def test_the_first_screen_answers(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    answer = visit.page.locator(".answer").first
    assert answer.inner_text() == "令和7年度（2025年度）は、9つの指標のうち、達成は3つ、未達は6つです。"
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640


def test_a_cell_leads_to_the_reason(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    visit.page.get_by_role("link", name="事業承継の相談 令和5年度 C 大幅な見直し、50％").click()
    assert visit.page.url == f"{address}aobano-commerce/heir-advice-clients/"
    indicator = visit.page.locator("#heir-advice-clients")
    indicator.locator("summary").first.click()
    assert (
        "実績 5人 ÷ 目標 10人 ＝ 50％。50％以下なので「C 大幅な見直し」です。公表された評価と同じです。"
        in indicator.inner_text()
    )
    assert visit.page.locator(".kind").inner_text() == "事業承継の相談"


def test_the_charts_are_shown_with_words_beside_them(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/heir-seminar-participants/")
    charts = visit.page.locator("img.chart")
    assert charts.count() == 1
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        visit.page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=chart.element_handle())
    assert "令和7年度は実績17人、目標45人。" in (charts.first.get_attribute("alt") or "")


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_everything_can_be_read_without_javascript(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/heir-seminar-participants/")
    assert visit.page.locator("table.years").count() == 1
    assert visit.page.locator("img.chart").first.is_visible()
    visit.page.goto(f"{address}aobano-commerce/makers/")
    assert visit.page.get_by_text("市内での創業を考えている方").first.is_visible()


@pytest.mark.parametrize("visit", [{"more": {"color_scheme": "dark"}}], indirect=True)
def test_the_dark_is_dark(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    colours = visit.page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    assert colours == ["rgb(20, 22, 27)", "rgb(240, 241, 244)"]


def test_a_hostile_plan_is_only_text(visit: Visit, address: str, site: Path) -> None:
    visit.page.goto(f"{address}hostile/", wait_until="networkidle")
    assert visit.page.locator("h1").inner_text() == "<img src=x onerror=alert(1)><script>alert(1)</script>"
    for link in (site / "hostile").glob("m*"):
        visit.page.goto(f"{address}hostile/{link.name}/")
    visit.page.goto(address, wait_until="networkidle")
    visit.page.get_by_role("searchbox").fill("alert")
    visit.page.locator(".found li").first.wait_for()
    assert visit.errors == []
    assert [url for url in visit.requests if not url.startswith(address)] == []


def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site, ["www.umibe.example.jp"]) == []


BROKEN_NUMBERS = """
[...document.querySelectorAll("table.years td")].flatMap(cell => [...cell.childNodes].filter(one => one.nodeType === 3))
  .flatMap(text => [...text.textContent.matchAll(/[0-9][0-9,.]+/g)].filter(found => {
    const range = document.createRange();
    range.setStart(text, found.index);
    range.setEnd(text, found.index + found[0].length);
    return range.getClientRects().length > 1;
  }).map(found => found[0]))
"""
"""Numbers in tables of years that go over two lines."""


@pytest.mark.parametrize("visit", [{"width": 360}], indirect=True)
@pytest.mark.parametrize(
    "path", ["aobano-commerce/heir-advice-clients/", "umibe-industry/empty-shops/", "umibe-industry/waiting/"]
)
def test_the_first_screen_of_an_indicator_answers_and_no_table_is_cut(visit: Visit, address: str, path: str) -> None:
    visit.page.goto(f"{address}{path}")
    answer = visit.page.locator(".lead").first.bounding_box()
    assert answer is not None
    assert answer["y"] + answer["height"] <= 740
    cut = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert visit.page.evaluate(cut) == 0
    assert visit.page.evaluate(BROKEN_NUMBERS) == []
    visit.page.goto(f"{address}{path.split('/', maxsplit=1)[0]}/")
    assert visit.page.locator(".scorecard").evaluate("one => one.scrollWidth <= one.parentElement.clientWidth + 1")


@pytest.mark.parametrize("plan", ["aobano-commerce", "umibe-industry", "umibe-council"])
def test_the_brief_is_one_sheet_of_a4(visit: Visit, address: str, plan: str) -> None:
    visit.page.goto(f"{address}{plan}/brief/")
    with pdfplumber.open(io.BytesIO(visit.page.pdf(format="A4", prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 1
        text = pdf.pages[0].extract_text()
    assert "枚のまとめ" in text  # digits are in a font of their own
    assert "もとにした" in text
