"""Searching in the sources: only on demand, in a group of their own, by line, with keyboard and screen reader."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator

from generator.publish.page import Page
from generator.publish.site.search_index import search_indexes
from tests.browser.checks import has_no_barrier
from tests.browser.visits import Visit, build, served
from tests.frozen import project_in
from tests.trees import PAGES

pytestmark = pytest.mark.browser

TEXTS = {
    7: "事業承継講座の　ちらしを配布した",
    9: "ちらしは、ことしも<img src=x onerror=alert(1)>配った",
    12: "創業教室",
    **dict.fromkeys(range(20, 50), "年間の目標と実績"),
}
PATH = "aobano-commerce/source/progress/"
SOURCE = Page(
    title="進捗状況まとめ（あおば野市商工業計画）",
    short="進捗状況まとめ",
    description="計画のもとになった資料の、このサイトが示している行。",
    body="<h1>進捗状況まとめ</h1>\n" + "".join(f'<p id="L{number}">{number}行目</p>\n' for number in TEXTS),
    lines=tuple((f"L{number}", f"{number}行目", text) for number, text in TEXTS.items()),
)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a portal with one plan and the page of its source; give its address."""
    project = project_in(tmp_path_factory.mktemp("project"))
    for file in (project / "plans").glob("umibe-*.yaml"):
        file.unlink()
    pages = {"aobano-commerce/": Page(title="あおば野市商工業計画", description=""), PATH: SOURCE}
    search = PAGES.search(has_sources=True)
    index = search_indexes(pages, dict.fromkeys(pages, ()))["search/sources.json"]
    more = {f"{PATH}index.md": SOURCE.markdown(), "search/index.md": search.markdown(), "search/sources.json": index}
    with served(build(project, more=more)) as where:
        yield where


def status(visit: Visit) -> str:
    """Return the text of the status, once there is one."""
    visit.page.get_by_role("status").wait_for()
    return visit.page.get_by_role("status").inner_text()


def choice(visit: Visit) -> Locator:
    """Return the check box."""
    return visit.page.get_by_role("checkbox", name="資料の中もさがす")


def test_what_only_a_source_states_is_found_when_it_is_asked_for(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('ちらし')}")
    assert status(visit).startswith("「ちらし」を含むページは、ありません。ことばを短くするか")
    assert not choice(visit).is_checked()
    assert not [url for url in visit.requests if "sources.json" in url]
    visit.page.get_by_role("button", name="資料の中もさがす").focus()
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("heading", name="資料の中（2行）").wait_for()
    assert status(visit) == "「ちらし」を含むページは、ありません。　資料の中：2行"
    assert choice(visit).is_checked()
    assert choice(visit).evaluate("box => box === document.activeElement")
    assert visit.page.url == f"{sources}search/?q={quote('ちらし')}&in=sources"
    found = visit.page.locator(".found > li")
    assert found.locator(".found__page").inner_text() == "進捗状況まとめ あおば野市商工業計画"
    assert found.locator(".found__line").all_inner_texts() == [
        "7行目：事業承継講座の ちらしを配布した",
        "9行目：ちらしは、ことしも<img src=x onerror=alert(1)>配った",
    ]
    assert set(visit.page.locator("mark").all_inner_texts()) == {"ちらし"}
    found.get_by_role("link", name="9行目").click()
    assert visit.page.url == f"{sources}{PATH}#L9"
    assert visit.errors == []


def test_sources_come_after_all_pages_and_go_again(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('創業教室')}&in=sources")
    assert status(visit).endswith("　資料の中：1行")
    groups = visit.page.locator(".found__group").all_inner_texts()
    assert len(groups) > 1
    assert groups[-1] == "資料の中（1行）"
    line = visit.page.get_by_role("status").element_handle()
    choice(visit).focus()
    visit.page.keyboard.press("Space")
    visit.page.get_by_role("heading", name="資料の中（1行）").wait_for(state="detached")
    assert visit.page.locator(".found__group").all_inner_texts() == groups[:-1]
    assert "資料" not in status(visit)
    assert visit.page.url == f"{sources}search/?q={quote('創業教室')}"
    assert line is not None
    assert line.evaluate("line => line.isConnected"), "a screen reader hears of changes of an element that stays"


def test_the_choice_stays_while_the_words_change(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('創業教室')}&in=sources")
    status(visit)
    field = visit.page.get_by_role("searchbox")
    field.fill("ちらし")
    visit.page.get_by_role("heading", name="資料の中（2行）").wait_for()
    field.press("Enter")
    visit.page.wait_for_url(f"{sources}search/?q={quote('ちらし')}&in=sources")


def test_of_many_lines_the_first_are_shown_and_the_others_counted(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('年間の目標')}&in=sources")
    assert status(visit).endswith("　資料の中：30行")
    lines = visit.page.locator(".found").last.locator(".found__line").all_inner_texts()
    assert lines[:2] == ["20行目：年間の目標と実績", "21行目：年間の目標と実績"]
    assert (len(lines), lines[-1]) == (21, "ほかに10行あります。")


@pytest.mark.parametrize("query", ["9行目", "進捗状況まとめ", "ちらし ふがふが"])
def test_only_the_words_of_lines_are_searched(visit: Visit, sources: str, query: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote(query)}&in=sources")
    assert "資料の中には、ありません。" in status(visit)


def test_without_the_lines_the_pages_are_found_all_the_same(visit: Visit, sources: str) -> None:
    visit.page.route("**/sources.json", lambda route: route.abort())
    visit.page.goto(f"{sources}search/?q={quote('創業教室')}&in=sources")
    assert status(visit).endswith("　資料の中は、さがせませんでした。通信を確かめて、もう一度試してください。")
    assert visit.page.locator(".found__page").count() > 0
    visit.page.unroute("**/sources.json")
    visit.page.get_by_role("searchbox").press("Enter")
    visit.page.get_by_role("heading", name="資料の中（1行）").wait_for()


@pytest.mark.parametrize("visit", [{"width": 320}, {"width": 1280}], indirect=True, ids=["320", "1280"])
def test_the_results_have_no_barrier(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('創業教室')}&in=sources")
    status(visit)
    has_no_barrier(visit)
    visit.page.goto(f"{sources}search/?q={quote('ちらし')}")
    status(visit)
    has_no_barrier(visit)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_without_javascript_there_is_no_choice(visit: Visit, sources: str) -> None:
    visit.page.goto(f"{sources}search/?q={quote('ちらし')}&in=sources")
    assert visit.page.get_by_role("checkbox").count() == 0
