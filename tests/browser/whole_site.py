"""What must hold of all pages of a site at once, read from its built files: links, titles, addresses, texts."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from tests.browser.visits import Visit

ROOT_ADDRESS = "http://127.0.0.1/portal/"
"""Where a site is built for, where nothing else is said."""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'"


def pages_of(site: Path) -> dict[str, str]:
    """Read the HTML of every page but those that only lead on, by its path."""
    files = (file for file in site.rglob("*.html") if file.name != "404.html")
    pages = {file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8") for file in files}
    return {path: html for path, html in pages.items() if '<meta name="robots" content="noindex">' not in html}


def one(pattern: str, html: str) -> str:
    """Return the only place that a pattern finds, unescaped."""
    found = re.findall(pattern, html, flags=re.DOTALL)
    assert len(found) == 1, (pattern, found)
    return unescape(found[0])


class _Tags(HTMLParser):
    """Collects every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def assert_policy(pages: Mapping[str, str]) -> None:
    """Assert that every page forbids what it does not need, and has nothing inline."""
    for path, html in pages.items():
        assert one(r'http-equiv="Content-Security-Policy" content="(.*?)"', html) == POLICY, path
        tags = _Tags()
        tags.feed(html)
        for tag, attributes in tags.found:
            assert tag != "style", path
            assert tag != "script" or "src" in attributes or attributes["type"] == "application/ld+json", path
            assert not [name for name in attributes if name == "style" or name.startswith("on")], path
            assert not attributes.get("href", "").startswith(("javascript:", "data:")), path


def assert_own_titles(pages: Mapping[str, str]) -> None:
    """Assert that every page has one heading, and a title, a description and an address of its own."""
    titles: dict[str, list[str]] = {}
    seen = set()
    for path, html in pages.items():
        titles.setdefault(one("<title>(.*?)</title>", html), []).append(path)
        assert one('<link rel="canonical" href="(.*?)">', html) == ROOT_ADDRESS + path
        assert one('<meta property="og:url" content="(.*?)">', html) == ROOT_ADDRESS + path
        description = one('<meta name="description" content="(.*?)">', html)
        assert len(description) > 10
        seen.add(description)
        assert html.count("<h1") == 1
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    assert len(seen) == len(pages)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert tag != "script" or not re.match("https?:", values.get("src") or "")
        self.links += [value for name in ("href", "src") if (value := values.get(name))]
        self.ids |= {value for name, value in attrs if name == "id" and value}


def broken_links(site: Path, hosts: Collection[str] = ()) -> list[tuple[str, str]]:
    """List (page, link) of every link and picture that leads nowhere, or to a host that is not among those named."""
    pages: dict[str, _Links] = {}
    for file in site.rglob("*.html"):
        if file.name != "404.html":
            parser = _Links()
            parser.feed(file.read_text(encoding="utf-8"))
            pages["/" + file.relative_to(site).as_posix().removesuffix("index.html")] = parser
    broken: list[tuple[str, str]] = []
    for page, parser in pages.items():
        for link in parser.links:
            target = urlsplit(urljoin(f"http://site{page}", link))
            path = unquote(target.path)
            if target.scheme in ("tel", "mailto"):
                continue
            if target.netloc != "site":
                broken += [(page, link)] if target.netloc not in ("127.0.0.1", "github.com", *hosts) else []
            elif path.endswith("/"):
                fragment = unquote(target.fragment)
                known = pages.get(path)
                if known is None or (fragment and fragment not in known.ids):
                    broken.append((page, link))
            elif not (site / path[1:]).is_file():
                broken.append((page, link))
    assert len(pages) > 10
    return broken


class _Article(HTMLParser):
    """Collects the text inside the element that holds a page's own content."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" and "md-content__inner" in (dict(attrs).get("class") or ""):
            self.depth = 1
        elif self.depth and tag not in ("img", "br", "input", "wbr"):
            self.depth += 1
        if self.depth and tag not in ("a", "b", "small", "span", "strong", "code"):
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in ("img", "br", "input", "wbr"):
            self.depth -= 1
            if tag not in ("a", "b", "small", "span", "strong", "code"):
                self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


def fold(text: str) -> str:
    """Fold width, case, kana, dashes and telephone numbers, independently of the site's own code."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).lower())
    plain = plain.translate(dict.fromkeys(map(ord, "〜～"), "~") | dict.fromkeys(map(ord, "‐‑–—―−ー"), "-"))
    plain = re.sub(r"(?<!\d)(0\d{1,4})-(\d{1,4})-(\d{3,4})(?!\d)", r"\1\2\3", plain)
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in plain)


def texts_of(site: Path) -> dict[str, str]:
    """Read the own text, folded, of every page that is searched unasked, by its path: not of those of sources."""
    found = {}
    for path, html in pages_of(site).items():
        reader = _Article()
        reader.feed(html)
        found[path] = re.sub(r"[^\S\n]+", " ", fold(reader.text))
    return {path: text for path, text in found.items() if path != "search/" and "/source/" not in path}


def search(visit: Visit, address: str, query: str) -> list[str]:
    """Search as a person does; return the paths that are found, best first."""
    visit.page.goto(f"{address}search/?q={quote(query)}")
    visit.page.get_by_role("status").wait_for()
    links = visit.page.locator(".found__page a").evaluate_all("links => links.map(link => link.href)")
    base = unquote(urlsplit(address).path)
    return [unquote(urlsplit(link).path).removeprefix(base) for link in links]


def alternatives(query: str, known: Mapping[str, Any]) -> list[set[str]]:
    """Return the words of a query, each with the other words for it, independently of the site's own code."""
    others = {fold(word): [*map(fold, found)] for word, found in known["others"].items()}
    whole = fold(query).strip()
    groups = []
    for word in [whole] if whole in others else whole.split():
        found = {word, *others.get(word, ())}
        for variants in ([*map(fold, group)] for group in known["variants"]):
            for one in [*found]:
                own = max((variant for variant in variants if variant in one), key=len, default=None)
                found |= {one.replace(own, variant) for variant in variants} if own else set()
        groups.append(found)
    return groups


def assert_results(visit: Visit, address: str, texts: Mapping[str, str], queries: list[str]) -> None:
    """Assert that every query finds all pages with the words or others for them, at least one, and no other."""
    wrong = {}
    known = visit.page.request.get(f"{address}search/words.json").json()
    for query in queries:
        groups = alternatives(query, known)
        expected = {
            path for path, text in texts.items() if all(any(word in text for word in group) for group in groups)
        }
        found = search(visit, address, query)
        assert len(found) == len(set(found))
        if set(found) != expected or not expected:
            wrong[query] = (sorted(expected - set(found)), sorted(set(found) - expected))
    assert wrong == {}, wrong
