"""The staff manual's text: its pages, and the fenced blocks on them."""

import re

from tests.conftest import ROOT

MANUAL = ROOT / "content" / "manual"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(MANUAL.glob("*.md"))}
FENCE = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)
GENERATOR = ".venv/bin/python -m generator "


def fences(kind: str) -> list[tuple[str, str, str]]:
    """Yield (page, the line above, text) of every fenced block of a language."""
    return [
        (name, page[: found.start()].rstrip().rpartition("\n")[2], found["text"])
        for name, page in PAGES.items()
        for found in FENCE.finditer(page)
        if found["kind"] == kind
    ]
