"""Searching as people do: every page whose text contains the words, and no other; with what the page says of them."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

QUERIES = [
    "空き店舗",
    "デジタル化",
    "ふるさと納税",
    "るのカード",
    "ＩＴ",
    "it",
    "ＵＩＪ",
    "UIJ",
    "事業承継",
    "後継者",
    "創業塾",
    "創業相談",
    "まちゼミ",
    "マル経",
    "会津漆器",
    "漆器",
    "訓練校",
    "奨学金",
    "奨学金返還",
    "商工会",
    "M&A",
    "ｍ＆ａ",
    "bcp",
    "SDGs",
    "ロボット",
    "216,406",
    "216406",
    "024-954-4163",
    "補助金",
    "要大幅改善",
    "すいーつ",
    "ｲﾍﾞﾝﾄ",
    "かーど",
    "経営支援セミナー",
    "丹野",
    "平成29年11月30日",
    "65人",
    "テレワーク",
    "ﾃﾚﾜｰｸ",
    "子育て",
    "インバウンド",
]
TOGETHER = ["事業承継 相談", "創業　セミナー", "漆器 補助金 令和5年度"]


class _Article(HTMLParser):
    """Collects the text inside the element that holds a page's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" and "md-content__inner" in (dict(attrs).get("class") or ""):
            self.depth = 1
        elif self.depth and tag not in ("img", "br", "input", "wbr"):
            self.depth += 1
        if self.depth and tag not in ("a", "b", "small", "span", "strong", "code"):
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in ("img", "br", "input", "wbr"):
            self.depth -= 1
            if tag not in ("a", "b", "small", "span", "strong", "code"):
                self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


def fold(text: str) -> str:
    """Fold width, case and kana, independently of the site's own code."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).lower())
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in plain)


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """Every page's own text, folded, by its path."""
    found = {}
    for file in site.rglob("*.html"):
        reader = _Article()
        reader.feed(file.read_text(encoding="utf-8"))
        found[file.relative_to(site).as_posix().removesuffix("index.html")] = re.sub(
            r"[^\S\n]+", " ", fold(reader.text)
        )
    return {path: text for path, text in found.items() if path not in ("404.html", "search/")}


def search(visit: Visit, address: str, query: str) -> list[str]:
    visit.page.goto(f"{address}search/?q={quote(query)}")
    visit.page.get_by_role("status").wait_for()
    links = visit.page.locator(".found__page a").evaluate_all("links => links.map(link => link.href)")
    base = unquote(urlsplit(address).path)
    return [unquote(urlsplit(link).path).removeprefix(base) for link in links]


def test_every_query_finds_all_pages_with_the_words_and_no_other(
    visit: Visit, address: str, texts: dict[str, str]
) -> None:
    wrong = {}
    for query in [*QUERIES, *TOGETHER]:
        words = fold(query).split()
        expected = {path for path, text in texts.items() if all(word in text for word in words)}
        found = search(visit, address, query)
        assert len(found) == len(set(found))
        if set(found) != expected or not expected:
            wrong[query] = (sorted(expected - set(found)), sorted(set(found) - expected))
    assert wrong == {}, wrong


def test_widths_case_kana_and_grouped_digits_are_folded(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    found = visit.page.evaluate(
        """async ([module, queries]) => {
            const { find, prepare } = await import(module);
            const text = "第７次総合計画とＵＩＪターン、ﾃﾚﾜｰｸ、ヴァイオリン、1,234,567円、㈱みえる、ｶﾞｲﾄﾞ";
            const pages = [{ path: "x/", title: "題", group: "題", sections: [["", "", text]] }].map(prepare);
            return queries.filter((query) => find(pages, query).groups.length === 0);
        }""",
        [
            f"{address}assets/search.js",
            [
                "第7次",
                "第７次",
                "uij",
                "ＵＩＪ",
                "てれわーく",
                "ゔぁいおりん",
                "1234567",
                "１,２３４,５６７",
                "(株)",
                "ガイド",
                "がいど 円",
            ],
        ],
    )
    assert found == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("事業承継", "themes/succession/"),
        ("あきる野市商工業振興プラン", "akiruno-commerce/"),
        ("いわき市", "072044/"),
        ("計算のきまり", "about/computation/"),
    ],
)
def test_titles_come_first(visit: Visit, address: str, query: str, first: str) -> None:
    assert search(visit, address, query)[0] == first


def test_words_that_stand_nowhere_together_are_tried_in_parts(visit: Visit, address: str) -> None:
    assert "aizuwakamatsu-sme/local-products/" in search(visit, address, "会津漆器の後継者育成")
    assert search(visit, address, "UIJターン") == search(visit, address, "UIJ ターン") != []


def test_nothing_found_is_said(visit: Visit, address: str) -> None:
    assert search(visit, address, "第7次") == []
    assert search(visit, address, "ふがふが") == []
    assert "ページは、ありません" in visit.page.get_by_role("status").inner_text()


def test_a_result_shows_the_sentence_with_the_words_marked_and_leads_to_its_place(visit: Visit, address: str) -> None:
    search(visit, address, "西武信用金庫")
    assert visit.page.locator(".found__group").all_inner_texts()[0].startswith("あきる野市商工業振興プラン")
    line = visit.page.locator(".found__line").first
    assert "協定に基づいて西武信用金庫と連携をし" in line.inner_text()
    assert set(visit.page.locator("mark").all_inner_texts()) == {"西武信用金庫"}
    line.get_by_role("link").click()
    assert visit.page.url == f"{address}akiruno-commerce/successors/#succession-seminar"


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
def test_results_appear_below_the_field_within_a_second_and_only_then_is_the_index_fetched(
    visit: Visit, address: str
) -> None:
    visit.page.goto(address, wait_until="networkidle")
    assert not [url for url in visit.requests if "search/index.json" in url]
    field = visit.page.get_by_role("searchbox")
    field.fill("るのカード")
    visit.page.locator(".search__found .found__page").first.wait_for()
    assert [url for url in visit.requests if "search/index.json" in url]
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.page.locator(".search__found .found__page").first.inner_text()
    field.press("Escape")
    assert visit.page.locator(".search__found").is_hidden()
    assert visit.complaints == []


def test_enter_leads_to_all_results_at_an_address_to_share(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}about/")
    field = visit.page.get_by_role("searchbox")
    field.fill("創業塾")
    field.press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業塾')}")
    visit.page.get_by_role("status").wait_for()
    assert visit.page.get_by_role("searchbox").input_value() == "創業塾"


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_without_javascript_the_search_leads_to_the_list(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    field = visit.page.get_by_role("searchbox")
    field.fill("創業塾")
    field.press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業塾')}")
    assert "JavaScriptが必要です" in visit.page.locator("article").inner_text()
    visit.page.locator("article").get_by_role("link", name="計画の一覧").first.click()
    assert visit.page.get_by_role("heading", name="テーマからさがす").is_visible()


def test_an_address_that_leads_nowhere_has_a_search(visit: Visit, address: str) -> None:
    root = urlsplit(address)
    visit.page.route(
        "**/portal/**", lambda route: route.continue_(url=f"http://{root.netloc}{urlsplit(route.request.url).path}")
    )
    visit.page.goto(f"{address}404.html")
    visit.page.locator("article").get_by_role("searchbox").fill("創業塾")
    visit.page.locator("article .found__page a").first.wait_for()
    visit.page.locator("article").get_by_role("searchbox").press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業塾')}")
