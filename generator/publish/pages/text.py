"""The text of a page: turn its HTML into sections of visible text."""

import re
from html.parser import HTMLParser

IndexSection = tuple[str, str, str]
"""Anchor (empty: the page itself), heading, and text with a line break between blocks."""

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "wbr"}


def sections(html: str) -> list[IndexSection]:
    """Return the sections of a page's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections()


class _Reader(HTMLParser):
    """Collects text; a heading starts a section, under its own anchor or that of the element just opened around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._in_heading = False
        self._anchor = ""

    @property
    def _parts(self) -> list[str]:
        _, heading, text = self._found[-1]
        return heading if self._in_heading else text

    def sections(self) -> list[IndexSection]:
        tidy = [(anchor, _tidy(heading).replace("\n", " "), _tidy(text)) for anchor, heading, text in self._found]
        return [section for section in tidy if section[1] or section[2]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        anchor = dict(attrs).get("id") or ""
        if tag in _HEADINGS:
            self._in_heading = True
            anchor = "" if tag == "h1" else anchor or self._anchor or self._found[-1][0]
            self._found.append((anchor, [], []))
            self._anchor = ""
        else:
            self._anchor = anchor or self._anchor
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self._parts.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self._parts.append("\n")


def _tidy(parts: list[str]) -> str:
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
