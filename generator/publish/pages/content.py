"""Hand-written pages: read a Markdown file of `content/` and add what the site's frame needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import markdown
import yaml

from generator.errors import CannotRunError
from generator.publish.page import Page
from generator.publish.pages.render import HOME

_ABOVE = {"about": ("このサイトについて", "about/"), "manual": ("職員の手引き", "manual/")}


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page: its path on the site, its Markdown for MkDocs, and the page for the search index."""

    path: str
    source: bytes
    page: Page


def hand_page(file: str, text: bytes, extensions: Mapping[str, Mapping[str, Any]]) -> HandPage:
    """Read a page: front matter with `title` and `description`, then Markdown; raise CannotRunError without them.

    `extensions` are Python-Markdown's, with their options: those that MkDocs renders the page with.
    """
    head, _, body = text.decode().removeprefix("---\n").partition("\n---\n")
    try:
        meta = yaml.safe_load(head)
        title, description = meta["title"], meta["description"]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise CannotRunError(
            f"content/{file} のはじめに、--- で囲んだ title と description を書いてください。"
        ) from error
    path = file.removesuffix("index.md") if file.endswith("index.md") else f"{file.removesuffix('.md')}/"
    above = () if path.count("/") == 1 else (_ABOVE[path.partition("/")[0]],)
    html = markdown.markdown(body, extensions=list(extensions), extension_configs={**extensions})
    page = Page(title=title, description=description, body=html, crumbs=(HOME, *above))
    return HandPage(path, replace(page, body=body).markdown(), page)
