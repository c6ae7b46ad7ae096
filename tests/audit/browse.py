"""Measurements in a real browser: the barriers that axe finds, and whether each page fits a narrow window."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.audit.commands import CHROMIUM, CannotMeasureError, program

QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


class Window(NamedTuple):
    """A window: its width and height in its own pixels, and the page's zoom factor in per cent."""

    width: int
    height: int
    zoom: int = 100


WINDOWS = (Window(320, 640), Window(360, 800), Window(1280, 900), Window(1280, 1024, 400))
NARROW = WINDOWS[0]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    path = program(*CHROMIUM)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
            yield browser
            browser.close()
    except Error as error:
        raise CannotMeasureError(f"Chromium failed: {error.message.splitlines()[0]}") from error


@contextmanager
def opened(browser: Browser, window: Window, scheme: str = "light") -> Iterator[Page]:
    """Open a window; zooming enlarges the page's pixels and reduces their number, as the browser's own zoom does."""
    scale = window.zoom // 100
    context = browser.new_context(
        viewport={"width": window.width // scale, "height": window.height // scale},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="ja-JP",
    )
    yield context.new_page()
    context.close()


def axe(browser: Browser, address: str, pages: Sequence[str]) -> tuple[dict[str, Any], str]:
    """Run axe on all pages in all windows and colour schemes; return its findings and its version."""
    found: dict[str, list[dict[str, Any]]] = {"violations": [], "undecided": []}
    counts: dict[str, Counter[str]] = {}
    version, runs = "", 0
    for scheme, window in itertools.product(SCHEMES, WINDOWS):
        with opened(browser, window, scheme) as tab:
            for page in pages:
                tab.goto(address + page, wait_until="networkidle")
                response = Axe().run(tab, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response
                version, runs = response["testEngine"]["version"], runs + 1
                at = {"page": page, "width": window.width, "zoom": window.zoom, "scheme": scheme}
                for outcome, rule in outcomes(response):
                    if outcome in found:
                        found[outcome].append(at | described(rule))
                    for criterion in criteria(rule["tags"]):
                        counts.setdefault(criterion, Counter(passes=0, violations=0, undecided=0))[outcome] += 1
    return {"runs": runs, **found, "criteria": counts}, version


def outcomes(response: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each rule that applies to a page with its worst outcome on the page."""
    seen: set[str] = set()
    for key, outcome in (("violations", "violations"), ("incomplete", "undecided"), ("passes", "passes")):
        yield from ((outcome, rule) for rule in response[key] if rule["id"] not in seen)
        seen |= {rule["id"] for rule in response[key]}


def described(rule: dict[str, Any]) -> dict[str, Any]:
    """Return what a rule requires, and the first place where it is not met or undecided."""
    return {"rule": rule["id"], "help": rule["help"], "target": " ".join(map(str, rule["nodes"][0]["target"]))}


def criteria(tags: Sequence[str]) -> list[str]:
    """Return the success criteria that a rule's tags name: "wcag143" is 1.4.3."""
    return [".".join(found.groups()) for tag in tags if (found := re.fullmatch(r"wcag(\d)(\d)(\d{1,2})", tag))]


def reflow(browser: Browser, address: str, pages: Sequence[str]) -> dict[str, Any]:
    """Return the pages that need horizontal scrolling in a window 320 pixels wide."""
    findings = []
    with opened(browser, NARROW) as tab:
        for page in pages:
            tab.goto(address + page, wait_until="networkidle")
            wide, inner = tab.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            if wide > inner:
                findings.append({"page": page, "width": inner, "what": f"the page is {wide} px wide"})
    return {"pages": len(pages), "findings": findings}
