"""Published addresses: every one that the site ever had is still there, or leads on."""

import os
import re
from pathlib import Path

import pytest

from generator.publish.site.read import read_content
from generator.publish.site.tree import Tree
from tests.conftest import ROOT
from tests.shipped.plans import listed, loaded
from tests.trees import anchors, built

ADDRESSES = Path(__file__).parent / "addresses.txt"


@pytest.fixture(scope="module")
def site() -> Tree:
    """Return the tree of this repository's plans and pages."""
    return built([loaded(plan) for plan in listed()], read_content(ROOT / "content"))


def addresses(tree: Tree) -> set[str]:
    """Return every address from the site's root (`/`): pages, the anchors of plans' items, and files of data and feeds.

    Lists of one value, which appear and disappear with the values, and files that nobody links to (charts, the index)
    are left out.
    """
    pages = {
        re.sub(r"index\.md$|\.md$", lambda end: "" if end[0] == "index.md" else "/", path)
        for path in tree
        if path.endswith(".md")
    }
    pages = {path for path in pages if not re.search("/list/.", path)}
    plans = {path.removesuffix("quality/") for path in pages if path.endswith("/quality/")}
    shown = [path for path in pages if path.startswith(tuple(plans)) and not path.endswith(("contacts/", "people/"))]
    files = {path for path in tree if path.startswith("data/") or path.endswith(".atom")}
    files = {path for path in files if not path.endswith(".md")}
    parts = {f"{path}#{anchor}" for path in shown for anchor in anchors(tree, path)}
    return {f"/{path}" for path in pages | files | parts}


@pytest.mark.slow
def test_every_address_ever_published_is_still_there(site: Tree) -> None:
    """UPDATE_GOLDEN=1 adds new addresses to the list, and removes none."""
    today = addresses(site)
    before = set(ADDRESSES.read_text(encoding="utf-8").split()) if ADDRESSES.exists() else set()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        before |= today
        ADDRESSES.write_text("".join(f"{address}\n" for address in sorted(before)), encoding="utf-8")
    assert sorted(before - today) == [], "write the old id under was:, so that these addresses lead on"
    assert sorted(today - before) == [], "new addresses: `./portal golden` adds them to tests/shipped/addresses.txt"
