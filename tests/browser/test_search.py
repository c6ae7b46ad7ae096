"""Search: every page whose text contains the words is found, and no other, with the text shown for it."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.visits import Visit
from tests.browser.whole_site import assert_results, search, texts_of

pytestmark = pytest.mark.browser

QUERIES = [
    "空き店舗", "デジタル化", "あおばカード", "ＩＴ", "it", "ＵＩＪ", "UIJ", "事業承継", "後継者", "創業教室", "漆器", "訓練校",
    "奨学金", "奨学金の返還", "商工会", "M&A", "ｍ＆ａ", "SDGs", "216,406", "216406", "0290-54-4163", "補助金",
    "大幅な見直し", "ｶｰﾄﾞ", "かーど", "経営講座", "例 太郎", "平成29年11月30日", "65人", "ﾃﾞｼﾞﾀﾙ", "子育て",
]  # fmt: skip
TOGETHER = ["事業承継 相談", "創業　講座", "漆器 補助金 令和7年度"]


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """Return every page's own text, folded, by its path."""
    return texts_of(site)


def test_every_query_finds_all_pages_with_the_words_and_no_other(
    visit: Visit, address: str, texts: dict[str, str]
) -> None:
    assert_results(visit, address, texts, [*QUERIES, *TOGETHER])


def test_widths_case_kana_and_grouped_digits_are_folded(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    found = visit.page.evaluate(
        """async ([module, queries]) => {
            const { find, prepare } = await import(module);
            const text = "第７次総合計画とＵＩＪターン、ﾃﾚﾜｰｸ、ヴァイオリン、1,234,567円、㈱みえる、ｶﾞｲﾄﾞ、⻘少年の⺠泊、⼾数";
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
                "青少年",
                "民泊",
                "戸数",
            ],
        ],
    )
    assert found == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("事業承継", "themes/succession/"),
        ("あおば野市商工業計画", "aobano-commerce/"),
        ("海辺市", "072907/"),
        ("計算のきまり", "about/computation/"),
    ],
)
def test_titles_come_first(visit: Visit, address: str, query: str, first: str) -> None:
    assert search(visit, address, query)[0] == first


def test_words_that_stand_nowhere_together_are_tried_in_parts(visit: Visit, address: str) -> None:
    assert "umibe-industry/crafts/" in search(visit, address, "漆器の後継者育成")
    status = visit.page.get_by_role("status").inner_text()
    assert status.startswith("「漆器の後継者育成」を含むページは、ありません。分けたことば（「漆器」「後継")
    assert search(visit, address, "令和99年の漆器")
    assert "「99」" not in visit.page.get_by_role("status").inner_text()
    assert search(visit, address, "UIJターン") == search(visit, address, "UIJ ターン") != []


def test_nothing_found_is_stated(visit: Visit, address: str) -> None:
    assert search(visit, address, "第7次") == []
    assert search(visit, address, "ふがふが") == []
    assert "ページは、ありません" in visit.page.get_by_role("status").inner_text()


def test_a_result_shows_the_sentence_with_the_words_marked_and_leads_to_its_place(visit: Visit, address: str) -> None:
    search(visit, address, "青葉野信用組合")
    assert visit.page.locator(".found__group").all_inner_texts()[0].startswith("あおば野市商工業計画")
    line = visit.page.locator(".found__line").first
    assert "協定に基づいて青葉野信用組合と連携し" in line.inner_text()
    assert set(visit.page.locator("mark").all_inner_texts()) == {"青葉野信用組合"}
    line.get_by_role("link").click()
    assert visit.page.url == f"{address}aobano-commerce/makers/#heir-seminar"


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
def test_results_appear_below_the_field_within_a_second_and_only_then_is_the_index_fetched(
    visit: Visit, address: str
) -> None:
    visit.page.goto(address, wait_until="networkidle")
    assert not [url for url in visit.requests if "search/index.json" in url]
    field = visit.page.get_by_role("searchbox")
    field.fill("あおばカード")
    visit.page.locator(".search__found .found__page").first.wait_for()
    assert [url for url in visit.requests if "search/index.json" in url]
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.page.locator(".search__found .found__page").first.inner_text()
    field.press("Escape")
    assert visit.page.locator(".search__found").is_hidden()
    assert visit.errors == []


def test_enter_leads_to_all_results_at_an_address_to_share(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}about/")
    field = visit.page.get_by_role("searchbox")
    field.fill("創業教室")
    field.press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業教室')}")
    visit.page.get_by_role("status").wait_for()
    assert visit.page.get_by_role("searchbox").input_value() == "創業教室"


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_without_javascript_the_search_leads_to_the_list(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    field = visit.page.get_by_role("searchbox")
    field.fill("創業教室")
    field.press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業教室')}")
    assert "JavaScriptが必要です" in visit.page.locator("article").inner_text()
    visit.page.locator("article").get_by_role("link", name="計画の一覧").first.click()
    assert visit.page.get_by_role("heading", name="テーマからさがす").is_visible()


def test_an_address_that_leads_nowhere_has_a_search(visit: Visit, address: str) -> None:
    root = urlsplit(address)
    visit.page.route(
        "**/portal/**", lambda route: route.continue_(url=f"http://{root.netloc}{urlsplit(route.request.url).path}")
    )
    visit.page.goto(f"{address}404.html")
    visit.page.locator("article").get_by_role("searchbox").fill("創業教室")
    visit.page.locator("article .found__page a").first.wait_for()
    visit.page.locator("article").get_by_role("searchbox").press("Enter")
    visit.page.wait_for_url(f"{address}search/?q={quote('創業教室')}")
