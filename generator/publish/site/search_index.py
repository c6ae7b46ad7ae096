"""The search indexes: the texts of every page by section, as JSON files that the browser fetches on demand.

The browser finds a page whose text contains the words (site_templates/theme/assets/search.js); so the index holds
exactly the text of the page's article, in its order. The pages of sources have an index of their own, by line, which is
fetched when a reader asks for it: who looks for a programme should not get every line of every document.
"""

import json
from collections.abc import Mapping, Sequence

from generator.plan.reserved import FOLDERS, ITEM_IDS, PLAN_IDS, PlanSubpage, PortalPage
from generator.publish.page import Page
from generator.publish.pages.text import IndexSection


def search_indexes(pages: Mapping[str, Page], texts: Mapping[str, Sequence[IndexSection]]) -> dict[str, bytes]:
    """Return the files of the indexes by path, from pages and their texts by path; of sources only if there are any.

    Redirecting pages and the page of search results are in neither.
    """
    ordinary = {
        path: texts[path]
        for path, page in pages.items()
        if path != PortalPage.SEARCH and not page.moved and page.lines is None
    }
    sources = {path: _lines(page.lines) for path, page in pages.items() if page.lines is not None}
    indexes = {"search/index.json": ordinary} | ({"search/sources.json": sources} if any(sources.values()) else {})
    return {path: search_index_json(pages, found) for path, found in indexes.items()}


def search_index_json(pages: Mapping[str, Page], texts: Mapping[str, Sequence[IndexSection]]) -> bytes:
    """Return the index of texts by their pages' paths, grouped under the title of their first folder's page."""
    found = []
    for path, sections in texts.items():
        top = path.split("/")[0] + "/"
        group = pages[top].name if top in pages else pages[path].name
        found.append(
            {"path": path, "title": pages[path].name, "group": group, "rank": _rank(path), "sections": sections}
        )
    return (json.dumps({"pages": found}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _rank(path: str) -> int:
    """Return the place of a page among those found: indicators and measures, plans and themes, lists, the rest."""
    top, below, *_ = (*path.split("/"), "", "")
    if top in (*FOLDERS, "") or (top in PLAN_IDS and f"{top}/" != PortalPage.THEMES):
        return 3
    if f"{below}/" in (PlanSubpage.LIST, PlanSubpage.CITE, PlanSubpage.QUALITY):
        return 2
    return 0 if below and below not in ITEM_IDS and top not in PLAN_IDS else 1


def _lines(lines: Sequence[IndexSection]) -> list[IndexSection]:
    """Return each line that has a text once, by its anchor."""
    by_anchor = {anchor: (anchor, name, " ".join(text.split())) for anchor, name, text in lines}
    return [line for line in by_anchor.values() if line[2]]
