"""Searching the shipped site: every page whose text contains the words, and no other, for words of all five plans."""

from pathlib import Path

import pytest

from tests.browser.visits import Visit
from tests.browser.whole_site import assert_results, search, texts_of

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
OTHER_WORDS = {
    "跡継ぎ": "「跡継ぎ」か「事業承継」か「後継者」を含むページ",
    "後継ぎ": "「事業承継」か「後継者」（「後継ぎ」でもさがしました）を含むページ",
    "じぎょうしょうけい": "「じぎょうしょうけい」か「事業承継」を含むページ",
    "事業継承": "「事業継承」か「事業承継」を含むページ",
    "独立開業": "「創業」（「独立開業」でもさがしました）を含むページ",
    "お店を開きたい": "「創業」（「お店を開きたい」でもさがしました）を含むページ",
    "日本酒": "「清酒」（「日本酒」でもさがしました）を含むページ",
    "取り組み": "「取り組み」か「取組み」か「取組」を含むページ",
    "創業": "「創業」を含むページ",
}
"""What is said of a query: by which words pages were found."""
TOGETHER = ["事業承継 相談", "創業　セミナー", "漆器 補助金 令和5年度"]


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """Return every page's own text, folded, by its path."""
    return texts_of(site)


def test_every_query_finds_all_pages_with_the_words_and_no_other(
    visit: Visit, address: str, texts: dict[str, str]
) -> None:
    assert_results(visit, address, texts, [*QUERIES, *TOGETHER])


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


def test_a_result_shows_the_sentence_with_the_words_marked_and_leads_to_its_place(visit: Visit, address: str) -> None:
    search(visit, address, "西武信用金庫")
    assert visit.page.locator(".found__group").all_inner_texts()[0].startswith("あきる野市商工業振興プラン")
    line = visit.page.locator(".found__line").first
    assert "協定に基づいて西武信用金庫と連携をし" in line.inner_text()
    assert set(visit.page.locator("mark").all_inner_texts()) == {"西武信用金庫"}
    line.get_by_role("link").click()
    assert visit.page.url == f"{address}akiruno-commerce/successors/#succession-seminar"


@pytest.mark.parametrize("query", OTHER_WORDS)
def test_it_is_stated_by_which_words_pages_were_found(
    visit: Visit, address: str, texts: dict[str, str], query: str
) -> None:
    assert_results(visit, address, texts, [query])
    assert visit.page.get_by_role("status").inner_text().startswith(f"{OTHER_WORDS[query]}：")


def test_a_telephone_number_is_found_with_and_without_hyphens(visit: Visit, address: str) -> None:
    assert search(visit, address, "0249544163") == search(visit, address, "024-954-4163") != []


def test_one_word_in_several_ways_finds_the_same_pages(visit: Visit, address: str) -> None:
    ways = [set(search(visit, address, way)) for way in ("取り組み", "取組", "取組み")]
    assert ways[0] == ways[1] == ways[2] != set()


@pytest.mark.parametrize(
    ("query", "first"),
    [("取扱店舗数", "akiruno-commerce/runo-card-shops/"), ("空き店舗", ""), ("インバウンド", "")],
)
def test_indicators_and_measures_come_first(visit: Visit, address: str, query: str, first: str) -> None:
    found = search(visit, address, query)
    assert found[0] == first or not first
    assert found[0].count("/") == 2
    assert found[0].split("/")[1] not in ("list", "cite", "quality")
