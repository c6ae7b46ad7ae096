"""The search index: every page in; its texts by section, as one JSON file that the browser fetches when asked, out.

The browser finds a page where its text contains the words (site_templates/theme/assets/search.js); so the index holds
exactly the text that stands in the page's article, in its order.
"""

import json
from collections.abc import Mapping, Sequence

from generator.publish.page import Page
from generator.publish.pages.text import Section


def index_json(pages: Mapping[str, Page], texts: Mapping[str, Sequence[Section]]) -> bytes:
    """Write the index from the pages and their texts, both by path; pages are grouped under the title of their first folder's own page."""
    found = []
    for path, page in pages.items():
        top = path.split("/")[0] + "/"
        group = pages[top].name if top in pages else page.name
        found.append({"path": path, "title": page.name, "group": group, "sections": texts[path]})
    return (json.dumps({"pages": found}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
