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
