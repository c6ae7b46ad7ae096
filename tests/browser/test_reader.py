"""Readers of all kinds: by keyboard, enlarged, with wider spacing, in forced colours, on paper, without styles."""

import itertools
import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.test_site import NOT_FOUND, PAGES

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
MEASURES = ["", "akiruno-commerce/", "akiruno-commerce/successors/", "fukushima-sme/", "aizuwakamatsu-sme/budget/"]


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True)
@pytest.mark.parametrize("path", PAGES | NOT_FOUND)
def test_a_page_fits_the_narrowest_screen_also_with_wider_spacing(visit: Visit, address: str, path: str) -> None:
    visit.page.goto(address + path)
    assert visit.page.evaluate(OVERFLOW) <= 0
    visit.page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet); }",
        SPACED,
    )
    assert visit.page.evaluate(OVERFLOW) <= 0


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))


@pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
def test_the_keyboard_reaches_skip_name_search_and_menu_in_this_order(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    order = []
    for _ in range(10):
        visit.page.keyboard.press("Tab")
        order.append(focused(visit.page))
        assert visit.page.evaluate(
            "(box => box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
        )
    assert order[:9] == [
        "本文へ進む",
        "みえる計画",
        "q",
        "さがす",
        "ホーム",
        "一覧",
        "テーマ",
        "評価の読み方",
        "データ",
    ]


def test_the_skip_link_leads_to_the_text(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
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
def test_grades_are_told_apart_in_forced_colours(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
    looks = visit.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.scorecard .mark')].map(mark => {
            const look = getComputedStyle(mark);
            return [mark.textContent, [look.borderTopStyle, look.borderTopWidth, look.borderTopLeftRadius].join(' ')];
        }))"""
    )
    assert set(looks) == {"S", "A", "B", "C"}
    assert len(set(looks.values())) >= 3
    assert all("none" not in look for look in looks.values())


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "visit",
    [{"more": {"color_scheme": "light"}}, {"more": {"color_scheme": "dark"}}],
    indirect=True,
    ids=["light", "dark"],
)
def test_marks_bars_and_fields_stand_out_and_shades_differ_without_colour(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}akiruno-commerce/")
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
    for path in [*MEASURES, "about/accessibility-results/", "iwaki-council/people/", "fukushima-sme/contacts/"]:
        visit.page.goto(address + path)
        pairs = visit.page.evaluate(
            """() => {
                const behind = (one) => {
                    for (let at = one; at; at = at.parentElement) {
                        const colour = getComputedStyle(at).backgroundColor;
                        if (!colour.endsWith(', 0)')) return colour;
                    }
                    return 'rgb(255, 255, 255)';
                };
                const found = new Set();
                for (const one of document.querySelectorAll('body *')) {
                    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                    if (own && one.getClientRects().length && !one.closest('script, noscript, .skip')) {
                        found.add(getComputedStyle(one).color + '|' + behind(one) + '|' + one.className);
                    }
                }
                return [...found];
            }"""
        )
        assert len(pairs) > 5
        low = [pair for pair in pairs if contrast(*pair.split("|")[:2]) < 4.5]
        assert low == [], path


@pytest.mark.parametrize("path", ["akiruno-commerce/", "akiruno-commerce/successors/"])
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
    visit.page.goto(f"{address}akiruno-commerce/")
    text = visit.page.locator("body").inner_text()
    parts = [
        "本文へ進む",
        "ことばでさがす",
        "データ",
        "あきる野市商工業振興プラン",
        "いまの状況",
        "11個が届いていません",
        "評価のものさし",
        "運営",
    ]
    place = 0
    for part in parts:
        place = text.index(part, place)


def test_headings_come_in_order_on_every_kind_of_page(visit: Visit, address: str) -> None:
    for path in PAGES:
        visit.page.goto(address + path)
        levels = visit.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
        )
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (path, levels)


def test_every_table_has_a_caption_and_scoped_heads(visit: Visit, address: str) -> None:
    for path in PAGES:
        visit.page.goto(address + path)
        assert visit.page.locator("table:not(:has(caption))").count() == 0, path
        assert visit.page.locator("th:not([scope])").count() == 0, path
