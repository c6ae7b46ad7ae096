"""The search index: the texts of every page by section, as one JSON file that the browser fetches on demand.

The browser finds a page whose text contains the words (site_templates/theme/assets/search.js); so the index holds
exactly the text of the page's article, in its order.
"""

import json
from collections.abc import Mapping, Sequence

from generator.publish.page import Page
from generator.publish.pages.text import IndexSection


def search_index_json(pages: Mapping[str, Page], texts: Mapping[str, Sequence[IndexSection]]) -> bytes:
    """Return the index of pages and their texts, both by path, grouped under the title of their first folder's page."""
    found = []
    for path, page in pages.items():
        top = path.split("/")[0] + "/"
        group = pages[top].name if top in pages else page.name
        found.append({"path": path, "title": page.name, "group": group, "sections": texts[path]})
    return (json.dumps({"pages": found}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
