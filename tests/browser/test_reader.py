"""Accessibility for all readers: keyboard, enlarged, wider spacing, forced colours, print, without styles."""

import itertools
import re

import pytest
from playwright.sync_api import Page

from tests.browser.checks import (
    contrast,
    fits_also_with_wider_spacing,
    headings_come_in_order,
    luminance,
    tables_are_labelled,
    texts_stand_out,
)
from tests.browser.pages import NOT_FOUND, PAGES, TOO_WIDE, known
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser
MEASURES = ["", "aobano-commerce/", "aobano-commerce/makers/", "umibe-industry/", "umibe-industry/budget/"]


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True)
@pytest.mark.parametrize("path", [known(TOO_WIDE, path) for path in PAGES | NOT_FOUND])
def test_a_page_fits_the_narrowest_screen_also_with_wider_spacing(visit: Visit, address: str, path: str) -> None:
    fits_also_with_wider_spacing(visit, address, path)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
def test_the_keyboard_reaches_skip_name_search_and_menu_in_this_order(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    order = []
    for _ in range(10):
        visit.page.keyboard.press("Tab")
        order.append(focused(visit.page))
        assert visit.page.evaluate(
            "(box => box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
        )
    assert order[:9] == [
        "本文へ進む",
        "ためしの計画",
        "q",
        "さがす",
        "ホーム",
        "一覧",
        "テーマ",
        "評価の読み方",
        "データ",
    ]


def test_the_skip_link_leads_to_the_text(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.querySelector('#main').contains(document.activeElement)")


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
@pytest.mark.parametrize("path", MEASURES)
def test_nothing_moves_while_a_page_loads(visit: Visit, address: str, path: str) -> None:
    visit.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => { window.moved += one.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    visit.page.goto(address + path, wait_until="networkidle")
    visit.page.mouse.wheel(0, 3000)
    visit.page.wait_for_timeout(200)
    assert visit.page.evaluate("window.moved") == 0


@pytest.mark.parametrize("visit", [{"more": {"forced_colors": "active"}}], indirect=True)
def test_grades_are_reported_apart_in_forced_colours(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    looks = visit.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.scorecard .mark')].map(mark => {
            const look = getComputedStyle(mark);
            return [mark.textContent, [look.borderTopStyle, look.borderTopWidth, look.borderTopLeftRadius].join(' ')];
        }))"""
    )
    assert set(looks) == {"S", "A", "B", "C"}
    assert len(set(looks.values())) >= 3
    assert all("none" not in look for look in looks.values())


@pytest.mark.parametrize(
    "visit",
    [{"more": {"color_scheme": "light"}}, {"more": {"color_scheme": "dark"}}],
    indirect=True,
    ids=["light", "dark"],
)
def test_marks_bars_and_fields_stand_out_and_shades_differ_without_colour(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}aobano-commerce/")
    paper = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    read = "one => { const look = getComputedStyle(one); return [look.borderTopColor, look.backgroundColor]; }"
    shades = {}
    for selector in (".scorecard .mark", ".bar__row > span"):
        for mark in visit.page.locator(selector).all():
            edge, inside = mark.evaluate(read)
            assert contrast(edge, paper) >= 3, mark.inner_text()
            shades[mark.inner_text()] = luminance(inside)
    assert all(abs(one - other) > 0.02 for one, other in itertools.pairwise(sorted(shades.values())))
    assert contrast(visit.page.locator(".search__line").evaluate(read)[0], paper) >= 3


@pytest.mark.parametrize(
    "visit",
    [{"more": {"color_scheme": "light"}}, {"more": {"color_scheme": "dark"}}],
    indirect=True,
    ids=["light", "dark"],
)
def test_every_text_stands_out_from_what_is_behind_it(visit: Visit, address: str) -> None:
    more = ["about/accessibility-results/", "umibe-industry/people/", "umibe-industry/contacts/"]
    texts_stand_out(visit, address, [*MEASURES, *more])


@pytest.mark.parametrize("path", ["aobano-commerce/", "aobano-commerce/makers/"])
def test_a_page_can_be_printed_on_a4_with_its_source_and_date(visit: Visit, address: str, path: str) -> None:
    visit.page.goto(address + path)
    pdf = visit.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) <= 14
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".search").is_hidden()
    text = visit.page.locator("body").inner_text()
    assert "出典" in text
    assert "2026年11月21日" in text


@pytest.mark.parametrize("visit", [{"more": {"java_script_enabled": False}}], indirect=True)
def test_without_styles_the_text_comes_in_order(visit: Visit, address: str) -> None:
    visit.page.route("**/*.css", lambda route: route.abort())
    visit.page.goto(f"{address}aobano-commerce/")
    text = visit.page.locator("body").inner_text()
    parts = [
        "本文へ進む",
        "ことばでさがす",
        "データ",
        "あおば野市商工業計画",
        "いまの状況",
        "未達は6つです",
        "評価のものさし",
        "運営",
    ]
    place = 0
    for part in parts:
        place = text.index(part, place)


def test_headings_come_in_order_on_every_kind_of_page(visit: Visit, address: str) -> None:
    headings_come_in_order(visit, address, PAGES)


def test_every_table_has_a_caption_and_scoped_heads(visit: Visit, address: str) -> None:
    tables_are_labelled(visit, address, PAGES)
