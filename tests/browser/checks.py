"""Assertions about any page in a browser: it opens, fits, contacts no other host, has no barrier and readable contrast."""

import itertools
import re
from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import Visit

OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"


def opens_without_barrier(visit: Visit, address: str, path: str, title: str) -> None:
    """Assert that a page opens under its title, fits, contacts no other host, and that axe finds nothing."""
    response = visit.page.goto(address + path)
    assert response is not None
    assert response.status == 200
    assert visit.page.locator("h1").all_inner_texts() == [title]
    assert visit.page.locator("html").get_attribute("lang") == "ja"
    assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert [url for url in visit.requests if not url.startswith(address)] == []
    assert visit.errors == []
    has_no_barrier(visit)


def has_no_barrier(visit: Visit) -> None:
    """Assert that axe finds nothing on the page as it is now."""
    found = Axe().run(visit.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def fits_also_with_wider_spacing(visit: Visit, address: str, path: str) -> None:
    """Assert that a page is no wider than the window, whatever the reader's spacing."""
    visit.page.goto(address + path)
    assert visit.page.evaluate(OVERFLOW) <= 0
    visit.page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet); }",
        SPACED,
    )
    assert visit.page.evaluate(OVERFLOW) <= 0


def luminance(colour: str) -> float:
    """Return a colour's relative luminance."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG computes it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def texts_stand_out(visit: Visit, address: str, paths: Iterable[str]) -> None:
    """Assert that every text contrasts enough with what is behind it."""
    for path in paths:
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


def headings_come_in_order(visit: Visit, address: str, paths: Iterable[str]) -> None:
    """Assert that no page leaves out a level of headings."""
    for path in paths:
        visit.page.goto(address + path)
        levels = visit.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
        )
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (path, levels)


def tables_are_labelled(visit: Visit, address: str, paths: Iterable[str]) -> None:
    """Assert that every table has a caption, and every head cell a scope."""
    for path in paths:
        visit.page.goto(address + path)
        assert visit.page.locator("table:not(:has(caption))").count() == 0, path
        assert visit.page.locator("th:not([scope])").count() == 0, path
