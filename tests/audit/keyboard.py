"""Keyboard navigation: walk the pages with the Tab key and check reachability, visible focus and target size."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.audit.browse import Window, opened

SCRIPT = Path(__file__).with_suffix(".js")
WINDOWS = (Window(360, 800), Window(1280, 900))
SPARE = 50
"""The number of key presses beyond the number of elements that ends the walk: scrollable areas are stops too."""


def walk(browser: Browser, address: str, pages: Sequence[str]) -> dict[str, Any]:
    """Walk all pages at the width of a phone and of a desktop; return the number of stops and the problems."""
    stops, findings = 0, []
    for window in WINDOWS:
        with opened(browser, window) as tab:
            for page in pages:
                tab.goto(address + page, wait_until="networkidle")
                found, wrong = walk_page(tab)
                stops += found
                findings += [{"page": page, "width": window.width, "what": what} for what in wrong]
    return {"stops": stops, "findings": findings}


def walk_page(tab: Page) -> tuple[int, list[str]]:
    """Press Tab from the start of the open page until the focus leaves it or returns to the start."""
    tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
    wrong: list[str] = []
    most = tab.evaluate("portalAudit.start()") + SPARE
    for stops in range(most):
        tab.keyboard.press("Tab")
        found = tab.evaluate("portalAudit.stop()")
        if found is None:
            return stops, wrong + tab.evaluate("portalAudit.rest()")
        wrong += found
    return most, [*wrong, "the walk does not come to an end"]
