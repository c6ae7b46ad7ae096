"""The feed of changes: an Atom feed of what each plan's file records; it depends on neither git nor the clock.

Source: RFC 4287. Ids are tag URIs (RFC 4151) made of the portal's host, the plan's id and the date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One recorded change: plan, author, date (ISO 8601), texts, page path; `name` separates changes of one date."""

    plan_id: str
    author: str
    day: str
    title: str
    summary: str
    path: str
    name: str = ""


def feed(title: str, path: str, changes: Sequence[FeedEntry], address: str) -> bytes:
    """Return a feed, the newest change first; `path` is the feed's own path."""
    newest = sorted(changes, key=lambda change: (change.day, change.plan_id), reverse=True)
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(root, "id", address + path)
    _add(root, "title", title)
    _add(root, "updated", f"{newest[0].day if newest else '1970-01-01'}T00:00:00Z")
    _link(root, address + path, "self")
    _link(root, address + path.removesuffix("feed.atom"), "alternate")
    for change in newest:
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"tag:{urlsplit(address).hostname},{change.day}:{change.plan_id}{change.name}")
        _add(entry, "title", change.title)
        _add(entry, "updated", f"{change.day}T00:00:00Z")
        _add(ElementTree.SubElement(entry, f"{{{_ATOM}}}author"), "name", change.author)
        _add(entry, "summary", change.summary)
        _link(entry, address + change.path, "alternate")
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: ElementTree.Element, href: str, rel: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href})
