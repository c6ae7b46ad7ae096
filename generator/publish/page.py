"""A page: its title, location and HTML, as the record that is written to Markdown and added to the search index."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

Link = tuple[str, str]
"""A name for people, and a path from the site's root (empty: the home page)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `body` is HTML in which every value was escaped; all other texts are plain.

    `short` is the title without the plan's, where they differ; `crumbs` lead to the pages above, `around` to the
    previous and next page, `entity` is schema.org's record of the page's subject, `card` the path of its social card,
    `terms` the words explained on it as (anchor, name, meaning); `moved` is the address that an old path leads to.
    `lines` are the lines that the page of a source shows, as (anchor, name such as 9行目, text); None for other pages.
    """

    title: str
    description: str
    body: str = ""
    short: str = ""
    crumbs: tuple[Link, ...] = ()
    around: tuple[Link, ...] = ()
    entity: Mapping[str, object] | None = None
    card: str = ""
    terms: tuple[tuple[str, str, str], ...] = ()
    moved: str = ""
    lines: tuple[tuple[str, str, str], ...] | None = None

    @property
    def name(self) -> str:
        """Return the title as it is shown below those of the pages above."""
        return self.short or self.title

    def markdown(self) -> bytes:
        """Return the page for MkDocs, which inserts title and description into HTML unescaped; so they are escaped."""
        description = " ".join(self.description.split())
        meta: dict[str, object] = {"title": html.escape(self.title), "description": html.escape(description)}
        meta |= {"name": self.name, "summary": description}
        if self.crumbs:
            meta["crumbs"] = [{"name": name, "path": path} for name, path in self.crumbs]
        if self.around:
            meta["around"] = [{"name": name, "path": path} for name, path in self.around]
        if self.entity:
            meta["entity"] = dict(self.entity)
        if self.card:
            meta["card"] = self.card
        if self.moved:
            meta["moved"] = self.moved
        if self.terms:
            meta["terms"] = [{"id": anchor, "name": name, "means": means} for anchor, name, means in self.terms]
        return f"---\n{yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10_000, sort_keys=False)}---\n\n{self.body}".encode()
