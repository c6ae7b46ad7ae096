"""Read the text of a source: its lines, its pages and tables, and the hash that a plan declares; or why it cannot be."""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from generator.plan.places import Place, Span, joined, table_key
from generator.plan.reading.decode import FORBIDDEN

MAX_BYTES = 10 << 20

MAX_LINES = 200_000
MAX_LINE = 20_000
"""The longest line, in characters: twenty times the longest of the five plans' texts."""

_PAGE = r"(?:([0-9]{1,5}) ?ページ|(?:page|ページ) ?([0-9]{1,5})(?: ?(?:/|of) ?[0-9]{1,5})?)"
_PAGE_MARK = re.compile(
    rf"-{{2,}} ?{_PAGE} ?-{{2,}}|={{2,}} ?{_PAGE} ?={{2,}}|\[{_PAGE}\]|<!-- ?{_PAGE} ?-->", re.IGNORECASE
)
_PAGE_MARK_SIGNS = "-=[<－＝［＜"
_TABLE_MARK = re.compile(r"\[(シート|表)[ \u3000]+(\S(?:.*\S)?)\]")


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table in a text: the line of its mark, its last line, its name; row n is n lines after the mark."""

    mark: int
    last: int
    name: str

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return self.last - self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source's text, line for line (1-based in citations), and the SHA-256 of its bytes; `problem` is Japanese.

    `starts` has the first line of every page, with the page's number (None: not known); `tables` has the tables by
    `table_key`, None for one that several have; `marks` are the lines that only mark a page or a table.
    """

    lines: tuple[str, ...] = ()
    sha256: str = ""
    problem: str = ""
    starts: tuple[tuple[int, int | None], ...] = ()
    tables: Mapping[str, SourceTable | None] = field(default_factory=dict)
    marks: frozenset[int] = frozenset()

    def page(self, line: int) -> int | None:
        """Return the page of a line, both 1-based; None if the text does not state it."""
        found = bisect_right(self.starts, line, key=lambda start: start[0])
        return self.starts[found - 1][1] if found else None

    def pages(self, place: Place) -> tuple[Span, ...]:
        """Return the pages of the lines that a place means, as ranges; empty if that of any line is not known."""
        ends = [(self.page(first), self.page(last)) for first, last in self.line_ranges(place)]
        known = [(first, last) for first, last in ends if first is not None and last is not None]
        return joined(known) if len(known) == len(ends) else ()

    def line_ranges(self, place: Place) -> tuple[Span, ...]:
        """Return the lines that a place means, 1-based; those of a table's rows, without what is not in the table."""
        if not place.table:
            return place.ranges
        table = self.tables.get(place.table_key)
        if table is None:
            return ()
        spans = ((table.mark + first, min(table.mark + last, table.last)) for first, last in place.ranges)
        return tuple((first, last) for first, last in spans if first <= last)


TOO_LARGE = SourceText(problem=f"大きすぎます（上限は{MAX_BYTES >> 20}MB）")


def source_text(raw: bytes, pages: tuple[Span, ...] = ()) -> SourceText:
    """Return a text from its bytes (UTF-8, any line ends).

    `pages` are the pages of the document that were extracted, which form feeds part; page 1 and all after it by default.
    """
    if len(raw) > MAX_BYTES:
        return TOO_LARGE
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SourceText(problem="UTF-8として読めません")
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"))
    if problem := _problem(lines):
        return SourceText(problem=problem)
    marked, tables = _marked_pages(lines), _table_marks(lines)
    return SourceText(
        lines=lines,
        sha256=hashlib.sha256(raw).hexdigest(),
        starts=tuple(marked or _fed_pages(lines, pages)),
        tables=_tables(lines, tables),
        marks=frozenset((*dict(marked), *dict(tables))),
    )


def _problem(lines: tuple[str, ...]) -> str:
    if not any(line.strip() for line in lines):
        return "空です"
    if len(lines) > MAX_LINES:
        return f"行が多すぎます（{len(lines):,}行。上限は{MAX_LINES:,}行）"
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            return f"{number:,}行目が長すぎます（{len(line):,}文字。上限は{MAX_LINE:,}文字）"
        if bad := FORBIDDEN.search(line.replace("\f", "")):
            return f"{number:,}行目に、目に見えない制御文字（U+{ord(bad.group()[0]):04X}）があります"
    return ""


def _marked_pages(lines: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the lines that are only a page mark, with their numbers; none if these do not rise, for then they are no marks."""
    found = []
    for number, line in enumerate(lines, 1):
        mark = line.strip()
        if mark[:1] in _PAGE_MARK_SIGNS and (page := _PAGE_MARK.fullmatch(unicodedata.normalize("NFKC", mark))):
            found.append((number, int(page[page.lastindex or 0])))
    pages = [0, *(page for _, page in found)]
    return found if all(one < other for one, other in pairwise(pages)) else []


def _fed_pages(lines: tuple[str, ...], pages: tuple[Span, ...]) -> Iterator[tuple[int, int | None]]:
    """Yield the first line of every page in a text with form feeds; at the start of a line, one opens that line's page."""
    if not any("\f" in line for line in lines):
        return
    known = [*chain.from_iterable(range(first, last + 1) for first, last in pages)]
    opened, end = 0, max(number for number, line in enumerate(lines, 1) if line.strip())
    for number, line in enumerate(lines[:end], 1):
        before = line[: len(line) - len(line.lstrip())].count("\f")
        opened += before
        if before or number == 1 or "\f" in lines[number - 2].lstrip():
            yield number, (known[opened] if opened < len(known) else None) if known else opened + 1
        opened += line.count("\f") - before


def _table_marks(lines: tuple[str, ...]) -> list[tuple[int, re.Match[str]]]:
    return [(number, found) for number, line in enumerate(lines, 1) if (found := _TABLE_MARK.fullmatch(line.strip()))]


def _tables(lines: tuple[str, ...], marks: list[tuple[int, re.Match[str]]]) -> dict[str, SourceTable | None]:
    """Return the tables by `table_key`: a sheet reaches to the next mark, a table besides at most to the next blank line."""
    ends = [*(number - 1 for number, _ in marks[1:]), len(lines)]
    tables: dict[str, SourceTable | None] = {}
    for (mark, found), end in zip(marks, ends, strict=False):
        blank = (number for number in range(mark + 1, end + 1) if not lines[number - 1].strip(" \u3000\f"))
        last = next(blank, end + 1) - 1 if found[1] == "表" else end
        key = table_key(found[2])
        tables[key] = None if key in tables else SourceTable(mark, last, found[2])
    return tables
