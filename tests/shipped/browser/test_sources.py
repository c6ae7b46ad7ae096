"""A new user on a phone: from the home page to the printed row of any figure in two taps, and to its place in one more."""

import random
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.commands.plans import texts_of
from generator.fidelity.compare import compare
from generator.fidelity.folding import fold
from tests.shipped.plans import file_of, listed, loaded

pytestmark = pytest.mark.browser
FIGURES = 10
EACH_PLAN = [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page of a phone's size."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP", has_touch=True)
    yield context.new_page()
    context.close()


def chosen(plan: str) -> list[tuple[int, str]]:
    """Return figures chosen at random (always the same ones) as (line, printed); of a plan without, texts with numbers."""
    found = loaded(plan)
    assert found.plan is not None
    texts = texts_of(file_of(plan), found.plan)
    every = compare(found.plan, found.data or {}, texts).lookups
    lookups = [one for one in every if one.spots and one.statement.at is not None]
    figures = [one for one in lookups if one.statement.is_figure] or [
        one for one in lookups if re.search(r"\d", str(one.statement.written))
    ]
    some = random.Random(plan).sample(figures, FIGURES)  # noqa: S311 - the same ones each time
    spots = [one.spots[0] for one in some]
    return [(one.line, fold(texts[one.source].lines[one.line - 1][one.start : one.end])) for one in spots]


@pytest.mark.parametrize("plan", EACH_PLAN)
def test_any_figure_is_seen_in_its_printed_row_in_two_taps(plan: str, phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(f'article a[href="{plan}/"]').first.tap()
    phone.get_by_role("link", name="資料の記載", exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("資料：")
    for number, words in chosen(plan):
        row = phone.locator(f"#L{number}")
        row.scroll_into_view_if_needed()
        assert row.is_visible()
        assert words in fold(row.inner_text())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.plans("akiruno-commerce")
def test_the_row_is_beside_the_figure_and_one_tap_shows_it_in_its_place(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.get_by_role("link", name="あきる野市商工業振興プラン", exact=True).first.tap()
    phone.locator(".scorecard").get_by_role("link", name="事業承継セミナー", exact=True).first.tap()
    phone.wait_for_url("**/succession-seminar-participants/**")
    printed = phone.locator("#succession-seminar-participants .printed")
    assert printed.locator("mark.printed__now").all_inner_texts() == ["45", "17"]
    assert "45人 ｜ 17人 ｜ C ｜ 65人" in printed.inner_text()
    printed.get_by_role("link", name="資料2 テキスト9行目").tap()
    row = phone.locator("#L9")
    expect(row).to_be_in_viewport()
    others = phone.locator("#L10").evaluate("one => getComputedStyle(one).backgroundColor")
    assert row.evaluate("one => getComputedStyle(one).backgroundColor") != others
    back = row.get_by_role("link", name="事業承継セミナー 参加者数", exact=True)
    back.tap()
    expect(phone.locator("#succession-seminar-participants")).to_be_in_viewport()


@pytest.mark.plans("akiruno-commerce")
def test_the_printed_row_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}akiruno-commerce/succession-seminar-participants/")
    assert page.locator(".printed blockquote").first.is_visible()
    page.goto(f"{address}akiruno-commerce/source/progress/#L9")
    expect(page.locator("#L9")).to_be_in_viewport()
    context.close()
