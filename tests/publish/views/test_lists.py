"""Lists by one value, and the search index: everything is listed once, at an address that no name can break."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluation.evaluate import Evaluation
from generator.publish.page import Page
from generator.publish.pages.text import sections
from generator.publish.site.search_index import search_index_json
from generator.publish.views.lists import list_pages, slug


def test_every_grade_and_year_has_a_list_with_every_indicator_once(commerce_evaluation: Evaluation) -> None:
    pages = {page.id: page for page in list_pages(commerce_evaluation)}
    assert [name for name in pages if name.startswith("year-")] == [
        f"year-{year}" for year in (2026, 2025, 2024, 2023, 2021)
    ]
    for page in pages.values():
        if page.kind == "年度":
            assert page.count == 9
    grades = [pages[f"grade-{code}"] for code in ("s", "a", "b", "c", "none")]
    assert sum(page.count for page in grades) == 9 * 3
    latest = {page.id: dict(page.groups).keys() for page in grades}
    assert next(iter(latest["grade-c"])) == "令和7年度（2025年度）（3）"
    headings = [heading for heading, _ in pages["year-2025"].groups]
    assert headings == ["未達（6）", "達成（3）"]
    rates = [row.rate for row in pages["year-2025"].groups[0][1]]
    assert rates[:4] == ["37.8％", "40％", "43.5％", "60％"]


def test_every_lead_has_a_list(commerce_evaluation: Evaluation) -> None:
    leads = {page.label: page.count for page in list_pages(commerce_evaluation) if page.kind == "担当"}
    assert leads == {"みらい相談所": 4, "商工会": 3, "市": 2, "実行委員会": 1}


@given(st.text(min_size=1))
def test_any_value_gives_a_plain_folder_name(value: str) -> None:
    assert slug(value).isascii()
    assert slug(value).isalnum()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h1>題</h1><p>文<b>字</b></p><p>次</p>", [("", "題", "文字\n次")]),
        ('<h1>題</h1><section id="s"><h2>見出し</h2><p>文</p></section>', [("", "題", ""), ("s", "見出し", "文")]),
        (
            '<h1>題</h1><h2 id="a">A</h2><table><tr><td>1</td><td>2</td></tr></table>',
            [("", "題", ""), ("a", "A", "1\n2")],
        ),
        ("<p>a&#60;b&amp;c\nd</p>", [("", "", "a<b&c d")]),
        ('<h1>題</h1><h2 id="a">A</h2><h3>B</h3>文', [("", "題", ""), ("a", "A", ""), ("a", "B", "文")]),
    ],
)
def test_a_page_is_indexed_by_section(html: str, found: list[tuple[str, str, str]]) -> None:
    assert sections(html) == found


def test_pages_are_grouped_under_the_page_of_their_first_folder() -> None:
    pages = {
        "p/": Page(title="計画", description="x", body="<h1>計画</h1>"),
        "p/m/": Page(title="施策（計画）", description="x", body="<h1>施策</h1>", short="施策"),
    }
    texts = {path: sections(page.body) for path, page in pages.items()}
    index = json.loads(search_index_json(pages, texts))["pages"]
    assert [(page["group"], page["title"]) for page in index] == [("計画", "計画"), ("計画", "施策")]
