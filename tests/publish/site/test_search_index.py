"""The search indexes: the pages for citizens in one, the lines of sources in another that is fetched only when asked for."""

import json

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.publish.page import Page
from generator.publish.site.search_index import search_index_json, search_indexes
from tests.trees import PAGES, tree

LINES = (
    ("L7", "7行目", "指標\t目標\u3000実績"),
    ("L8", "8行目", " \t"),
    ("L9", "3ページ 9行目", "  参加者数 17人\n"),
    ("L9", "3ページ 9行目", "参加者数 17人"),
)
EVERY = {
    "p/": Page(title="計画", description="x"),
    "p/source/report/": Page(title="進捗状況（計画）", short="進捗状況", description="x", lines=LINES),
    "p/source/other/": Page(title="別の資料（計画）", short="別の資料", description="x", lines=()),
    "old/": Page(title="移った", description="x", moved="p/"),
    "search/": Page(title="さがす", description="x"),
}


def test_the_lines_of_sources_are_in_an_index_of_their_own() -> None:
    found = search_indexes(EVERY, {path: [("", page.title, "")] for path, page in EVERY.items()})
    assert [page["path"] for page in json.loads(found["search/index.json"])["pages"]] == ["p/"]
    assert json.loads(found["search/sources.json"])["pages"] == [
        {
            "path": "p/source/report/",
            "title": "進捗状況",
            "group": "計画",
            "rank": 1,
            "sections": [["L7", "7行目", "指標 目標 実績"], ["L9", "3ページ 9行目", "参加者数 17人"]],
        },
        {"path": "p/source/other/", "title": "別の資料", "group": "計画", "rank": 1, "sections": []},
    ]


@pytest.mark.parametrize(
    ("path", "rank"),
    [
        ("p/shops/", 0),
        ("p/", 1),
        ("132284/", 1),
        ("themes/", 1),
        ("themes/jobs/", 1),
        ("p/contacts/", 1),
        ("p/list/", 2),
        ("p/list/year-2025/", 2),
        ("p/cite/", 2),
        ("p/quality/", 2),
        ("", 3),
        ("list/", 3),
        ("data/", 3),
        ("about/glossary/", 3),
        ("manual/new-plan/", 3),
    ],
)
def test_indicators_and_measures_come_first_and_pages_for_staff_last(path: str, rank: int) -> None:
    pages = {path: Page(title="題", description="x")}
    assert json.loads(search_index_json(pages, {path: [("", "題", "")]}))["pages"][0]["rank"] == rank


def test_a_site_without_pages_of_sources_offers_no_search_in_them(commerce_evaluation: Evaluation) -> None:
    built = tree(commerce_evaluation)
    assert "search/sources.json" not in built
    assert b"data-sources" not in built["search/index.md"]
    assert "data-sources" in PAGES.search(has_sources=True).body
