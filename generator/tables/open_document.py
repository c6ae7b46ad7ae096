"""OpenDocument spreadsheets (.ods) as XML: return the sheets of one that may be opened, and what a cell's text says."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.errors import CannotRunError

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TABLE, OFFICE, TEXT, STYLE = (f"{{{_SPACES.format(name)}}}" for name in ("table", "office", "text", "style"))
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_AGAIN = "LibreOfficeなどで開き、ODF表計算ドキュメント（.ods）かExcel ブック（.xlsx）として保存しなおしてください。"
_SOURCES = ("table-source", "dde-source", "cell-range-source")
_MAX_STYLES = 20
"""The longest chain of styles that are based on each other."""
_MAX_DEPTH = 50
"""The greatest depth of a cell's elements in each other."""

Run = tuple[str, frozenset[str]]
"""A piece of text, and the names of the styles that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """The sheets of a spreadsheet, and the names of the styles that strike out, that raise, and that hide a sheet."""

    sheets: tuple[Any, ...]
    struck: frozenset[str]
    raised: frozenset[str]
    hidden: frozenset[str]


def is_open_document(raw: bytes) -> bool:
    """Return whether the bytes are an archive of OpenDocument's form."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {"mimetype", "content.xml"} <= {*archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def open_document(parts: dict[str, bytes]) -> OpenDocument:
    """Return a spreadsheet, given the parts of its archive; raise CannotRunError if it is not acceptable."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise CannotRunError(f"このブックはパスワードで暗号化されています。パスワードを外して、{_AGAIN}")
    roots = [_root(parts[name]) for name in ("content.xml", "styles.xml") if name in parts]
    if reasons := "".join(_programs_and_links(parts, roots[0])):
        raise CannotRunError(reasons)
    styles = {style.get(f"{STYLE}name", ""): style for root in roots[::-1] for style in root.iter(f"{STYLE}style")}
    sheets = roots[0].iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    return OpenDocument(
        sheets=tuple(sheets),
        struck=_that_set(styles, f"{STYLE}text-line-through-style|{STYLE}text-line-through-type", "(?!none).+"),
        raised=_that_set(styles, f"{STYLE}text-position", "super.*|[1-9].*"),
        hidden=_that_set(styles, f"{TABLE}display", "false"),
    )


def _programs_and_links(parts: Mapping[str, bytes], content: Any) -> Iterator[str]:
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        yield f"マクロを含むブックは読みません。マクロを消して、{_AGAIN}"
    if any(element.tag.rpartition("}")[2] in _SOURCES for element in content.iter()):
        yield "ブックにほかのファイルへのリンクがあるので読みません。値だけを貼り付けなおし、リンクを消してください。"


def _root(content: bytes) -> Any:
    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise CannotRunError(f"ブックの中身を読めません。{_AGAIN}") from error


def _that_set(styles: Mapping[str, Any], names: str, value: str) -> frozenset[str]:
    """Return the names of the styles that set a property to such a value, or are based on one that does."""
    return frozenset(name for name in styles if re.fullmatch(value, _property(styles, name, names.split("|"))))


def _property(styles: Mapping[str, Any], name: str, properties: list[str]) -> str:
    for _ in range(_MAX_STYLES):
        if name in styles:
            values = [found.get(one) for found in styles[name] for one in properties]
            if set_here := [value for value in values if value is not None]:
                return str(next((value for value in set_here if value != "none"), "none"))
            name = styles[name].get(f"{STYLE}parent-style-name", "")
    return ""


def is_error(cell: Any) -> bool:
    """Return whether a cell shows an error instead of a value."""
    return bool(cell.get(_ERROR) == "error")


def repeated(element: Any, what: str, most: int) -> int:
    """Return how many rows or columns an element stands for, at most as many as are read."""
    return _count(element.get(f"{TABLE}number-{what}-repeated"), most)


def spanned(cell: Any, what: str, most: int) -> int:
    """Return over how many rows or columns a cell reaches, at most as many as are read."""
    return _count(cell.get(f"{TABLE}number-{what}-spanned"), most)


def _count(text: str | None, most: int) -> int:
    return max(1, min(int(text), most)) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1


def text_of(element: Any, marks: Mapping[str, tuple[str, str]] | None = None) -> str:
    """Return the text of a cell or comment: its paragraphs, one per line; a style's marks stand around its own."""
    return "".join(_marked(runs_of(element), marks or {}))


def _marked(runs: Iterable[Run], marks: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for around, group in groupby(runs, lambda run: [marks[name] for name in sorted(run[1]) if name in marks]):
        text = "".join(run for run, _ in group)
        pairs = around if text.strip() else []
        yield "".join(before for before, _ in pairs) + text + "".join(after for _, after in reversed(pairs))


def runs_of(element: Any) -> Iterator[Run]:
    """Yield the pieces of a cell's paragraphs, each with the names of the styles that it stands in."""
    for number, paragraph in enumerate(element.iterfind(f"{TEXT}p")):
        yield from [("\n", frozenset[str]())] * bool(number)
        yield from (run for run in _runs(paragraph, frozenset(), 0) if run[0])


def _runs(element: Any, styles: frozenset[str], depth: int) -> Iterator[Run]:
    if depth > _MAX_DEPTH:
        raise CannotRunError(f"セルの中身が深く入れ子になりすぎています。{_AGAIN}")
    styles |= {element.get(f"{TEXT}style-name", "")}
    yield element.text or "", styles
    for piece in element:
        match piece.tag.rpartition("}")[2]:
            case "s":
                yield " " * _count(piece.get(f"{TEXT}c"), 1000), styles
            case "tab" | "line-break":
                yield "\t" if piece.tag.endswith("tab") else "\n", styles
            case "annotation" | "ruby-text":
                pass
            case _:
                yield from _runs(piece, styles, depth + 1)
        yield piece.tail or "", styles
