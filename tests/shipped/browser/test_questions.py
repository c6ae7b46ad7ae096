"""Citizens' questions, answered from the home page in at most three clicks or one search."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import Visit
from tests.shipped.plans import listed

pytestmark = pytest.mark.browser
MOST_CLICKS = 3


class Reader:
    """A reader on the home page who clicks on links by their text, and whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, name: str, within: str = "article") -> None:
        """Click a link by its text."""
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def text(self, selector: str = "article") -> str:
        """Return the visible text."""
        return re.sub(r"\s+", " ", self.page.locator(selector).first.inner_text())


@pytest.fixture(params=[{"width": 360}, {"width": 1280}], ids=["360", "1280"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    """Open the home page on a phone and on a desktop."""
    context = browser.new_context(viewport={"width": request.param["width"], "height": 740}, locale="ja-JP")
    page = context.new_page()
    page.goto(address)
    yield Reader(page)
    context.close()


def test_which_programmes_of_akiruno_missed_their_target_and_which_every_year(reader: Reader) -> None:
    reader.click("あきる野市商工業振興プラン")
    reader.click("令和7年度（2025年度）")
    text = reader.text()
    assert "未達（11）" in text
    always = text[text.index("そのすべてで未達だったもの：") :].split("。")[0]
    named = {"創業塾", "創業相談", "デジタル化促進セミナー", "創業者交流会", "事業者連携交流会"}
    assert {name for name in named if name in always} == named
    assert always.count("（") == len(named)


def test_why_is_the_succession_consultation_c_in_2023(reader: Reader) -> None:
    reader.click("あきる野市商工業振興プラン")
    reader.page.get_by_role("link", name=re.compile("事業承継相談 令和5年度 C")).click()
    reader.clicks += 2
    reader.page.locator("#succession-consultation-new-clients summary").first.click()
    assert "実績 5人 ÷ 目標 10人 ＝ 50％。50％以下なので「C 要大幅改善」です。" in reader.text(
        "#succession-consultation-new-clients details >> nth=0"
    )
    assert reader.clicks <= MOST_CLICKS


def test_what_does_aizuwakamatsu_spend_on_its_lacquer_school_and_will_it_go_on(reader: Reader) -> None:
    reader.click("会津若松市 政策分野12「中小企業」の評価")
    reader.click("地場産業の振興")
    text = reader.text()
    part = text[text.rindex("会津漆器技術後継者訓練校運営補助金の金額") :][:400]
    assert "2,500" in part
    assert "令和6年度（2024年度） 見込み" in part
    reported = text[text.index("会津漆器技術後継者訓練校運営補助金 ") :]
    assert "次年度方針（令和6年度） 継続" in reported


def test_whom_in_fukushima_does_one_call_about_taking_over_a_business(reader: Reader) -> None:
    reader.click("事業承継")
    fukushima = reader.page.locator("section#fukushima-sme")
    assert "福島県事業承継・引継ぎ支援センター" in fukushima.inner_text()
    assert fukushima.get_by_role("link", name="024-954-4163").first.get_attribute("href") == "tel:0249544163"


def test_what_did_the_council_discuss_and_what_came_of_the_scholarships(reader: Reader) -> None:
    council = "いわき市中小企業・小規模企業振興会議（平成29年11月30日）"
    reader.click(council)
    assert "各事業の取組み状況について" in reader.text()
    reader.click("各機関が主体の取組み")
    text = reader.text()
    assert "奨学金返還支援" in text
    assert "取組み状況" in text


def test_how_many_business_plans_does_the_chamber_mean_to_support(reader: Reader) -> None:
    reader.click("いわき商工会議所・いわき市 経営発達支援計画")
    row = reader.page.locator(".scorecard tr", has_text="事業計画策定件数").first
    assert "60" in row.inner_text()


def test_which_plans_deal_with_succession_and_how_do_they_differ(reader: Reader) -> None:
    reader.click("事業承継")
    table = reader.text("table")
    for place in ("福島市", "会津若松市", "いわき市", "あきる野市"):
        assert place in table
    assert "令和7年度（2025年度）：参加者数 17人／目標 45人" in table
    assert reader.page.locator("table tbody tr").count() == 5


def test_where_is_a_figure_from_and_which_year_is_it(reader: Reader) -> None:
    field = reader.page.get_by_role("searchbox")
    field.fill("216,406")
    reader.page.locator(".found__page a").first.click()
    reader.page.wait_for_load_state()
    part = reader.text("#manufacturing-shipments")
    assert "216,406" in part
    assert "令和2年度の値" in part
    assert "出典" in part


def test_the_home_page_names_every_plan(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    assert visit.page.locator("article.plan").count() == len(listed())
