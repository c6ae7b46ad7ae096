"""The manual's screenshots: write four small PNGs to content/manual/images/ from Akiruno's plan with made-up figures.

`./portal pictures` recreates them (needs Chromium and LibreOffice). They depend on this machine's fonts, so no test
compares them; a test compares their sizes with the pages. The drawings beside them (.svg) are written by hand.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from tests.browser.visits import served

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "content" / "manual" / "images"
PLAN = "plans/akiruno-commerce.yaml"
TYPED = {"I4": "70", "J4": "A", "I5": "集計中", "K5": "10月に公表", "I6": "12"}
"""What a department typed into the workbook's cells."""
INDICATOR = "succession-seminar-participants"
COLOURS = 48
FONT = "* { font-family: 'Noto Sans CJK JP', sans-serif !important; }"


def main() -> int:
    """Create all pictures; return 1 if a program is missing."""
    chromium, office = shutil.which("chromium"), shutil.which("soffice")
    if not chromium or not office:
        print("not run: install chromium and libreoffice-calc-nogui", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        clone = Path(folder) / "clone"
        _run(ROOT, "git", "clone", "--quiet", str(ROOT), str(clone))
        shutil.copytree(ROOT / "site_templates", clone / "site_templates", dirs_exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 480, "height": 800}, device_scale_factor=1.5)
        _site(page, clone)
        _entry(page, clone)
        _workbook(page, clone, office)
        _report(page, clone)
        browser.close()
    return 0


def _site(page: Page, clone: Path) -> None:
    """Show the end of an indicator, with a frame around the link to its line."""
    _generator(clone, "build")
    _run(clone, sys.executable, "-m", "mkdocs", "build", "--quiet")
    page.goto((clone / "site" / "akiruno-commerce" / "successors" / "index.html").as_uri())
    section = page.locator(f"section:has(> [id='{INDICATOR}']), section[id='{INDICATOR}']").first
    link = section.get_by_role("link", name="計画ファイルの行")
    link.evaluate("element => { element.style.outline = '3px solid #c00000'; element.style.outlineOffset = '3px' }")
    _save("indicator", page, section.locator("p.reason"), section.locator("ul.tools"))


def _entry(page: Page, clone: Path) -> None:
    """Show the page for entering figures: one typed, one with a mistake."""
    with served(clone / "site") as address:
        page.goto(f"{address}manual/enter/".replace("/portal/", "/site/"))
        page.get_by_label("計画", exact=True).select_option("akiruno-commerce")
        for number, text in enumerate(("70", "70人")):
            page.locator(f"#_v{number}").fill(text)
        page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
        _save("enter", page, page.locator(".enter__choice"), page.locator(".enter__row").nth(1))


def _workbook(page: Page, clone: Path, office: str) -> None:
    """Show the workbook with some cells filled in, as LibreOffice renders it."""
    out = clone / "build" / "sheets" / "akiruno-commerce-R8.xlsx"
    _generator(clone, "sheet", "export", "akiruno-commerce", "R8")
    book = load_workbook(out)
    for sheet in book.worksheets[:1]:
        book.remove(sheet)  # the instructions; LibreOffice shows the first sheet
    for cell, text in TYPED.items():
        book.worksheets[0][cell] = text
    book.save(out)
    _run(out.parent, office, "--headless", "--convert-to", "html", out.name)
    with _wide(page):
        page.goto(out.with_suffix(".html").as_uri())
        page.add_style_tag(content=FONT)
        rows = page.locator("tr")
        _save("workbook", page, rows.nth(2).locator("td").nth(2), rows.nth(6).locator("td").last)
    _generator(clone, "sheet", "import", str(out))


def _report(page: Page, clone: Path) -> None:
    """Show the top of the report of what the workbook changed."""
    plan = clone / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("updated: 2026-11-21", "updated: 2027-06-10"), encoding="utf-8")
    page_file = clone / "build" / "changes.html"
    _generator(clone, "changes", "--base", "HEAD", "--html", str(page_file))
    page.goto(page_file.as_uri())
    _save("report", page, page.locator("h2").first, page.locator("table.cards tbody tr").first)


@contextmanager
def _wide(page: Page) -> Iterator[None]:
    """Widen the window temporarily."""
    page.set_viewport_size({"width": 1440, "height": 1000})
    yield
    page.set_viewport_size({"width": 480, "height": 800})


def _save(name: str, page: Page, first: Locator, last: Locator) -> None:
    """Save the area from one element to another, with few colours."""
    page.wait_for_load_state("networkidle")
    box, end = first.bounding_box(), last.bounding_box()
    assert box
    assert end
    left, top, right = min(box["x"], end["x"]), box["y"], max(box["x"] + box["width"], end["x"] + end["width"])
    clip = {"x": left - 8, "y": top - 8, "width": right - left + 16, "height": end["y"] + end["height"] - top + 16}
    shot = Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True))).convert("RGB")  # type: ignore[arg-type]
    path = IMAGES / f"{name}.png"
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {shot.width} × {shot.height}, {path.stat().st_size / 1000:.0f} kB")


def _generator(folder: Path, *arguments: str) -> None:
    _run(folder, sys.executable, "-m", "generator", *arguments)


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
