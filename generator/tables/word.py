"""Tables of Word documents (.docx): return each as a person sees it, with what Word keeps but does not show left out."""

from collections.abc import Iterator
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.errors import CannotRunError
from generator.tables import archive
from generator.tables.grid import Cell, CellRows, Grid, Read, trimmed
from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_TEXT
from generator.tables.plain_text import NAME
from generator.tables.spread import Area, At, rectangle

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTAINERS = tuple(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "hyperlink", "moveTo", "customXml")
)
"""Elements around what a person sees; those around what was deleted or moved away are not among them."""
_MAX_DEPTH = 60


def word_tables(parts: dict[str, bytes]) -> Read:
    """Return the tables of a document, given its parts; raise CannotRunError for one that is not to be opened."""
    archive.refuse_programs(parts)
    try:
        body = fromstring(parts["word/document.xml"], forbid_dtd=True).find(f"{_W}body")
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise CannotRunError("Word文書の中身を読めません。Wordで開き、保存しなおしてください。") from error
    return Read(tuple(_tables(body))) if body is not None else Read()


def _tables(body: Any) -> Iterator[Grid]:
    """Yield the tables of a document's body, each with the paragraph above it as its name."""
    name = ""
    for element in _inside(body):
        if element.tag == f"{_W}p":
            name = "".join(_runs(element)).strip() or name
        elif element.tag == f"{_W}tbl":
            if rows := _rows(element):
                yield Grid(name=name if len(name) <= NAME else "", kind="word", rows=rows)
            name = ""


def _inside(parent: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the elements of a parent, and those of what only surrounds them."""
    if depth > _MAX_DEPTH:
        raise CannotRunError("Word文書の中身が深く入れ子になりすぎています。表だけを別のファイルにしてください。")
    for element in parent:
        if element.tag in _CONTAINERS:
            yield from _inside(element, depth + 1)
        else:
            yield element


def _rows(table: Any) -> CellRows:
    cells: dict[At, Cell] = {}
    areas: dict[At, At] = {}
    above: dict[int, At] = {}
    for row, line in enumerate((one for one in _inside(table) if one.tag == f"{_W}tr"), 1):
        column = 1 + _value(line, "trPr", "gridBefore", 0)
        for element in (one for one in _inside(line) if one.tag == f"{_W}tc"):
            after = column + max(1, _value(element, "tcPr", "gridSpan", 1))
            if after > MAX_COLUMNS + 1 or row * after > MAX_CELLS:
                raise CannotRunError(
                    f"Wordの表が大きすぎます（{row:,}行目。上限は{MAX_COLUMNS:,}列、{MAX_CELLS:,}セル）。"
                )
            merge = element.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in above:
                areas[above[column]] = (row, areas[above[column]][1])
            else:
                cells[row, column], areas[row, column] = _cell(element, row, column), (row, after - 1)
                above[column] = (row, column)
            column = after
    merged: list[Area] = [(first, last) for first, last in areas.items() if first != last]
    return trimmed(rectangle(cells, merged, lambda at: f"{at[0]}:{at[1]}"))


def _value(element: Any, group: str, name: str, default: int) -> int:
    found = element.find(f"{_W}{group}/{_W}{name}")
    text = found.get(f"{_W}val", "") if found is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else default


def _cell(element: Any, row: int, column: int) -> Cell:
    text = "\n".join(filter(None, (line.strip() for line in _lines(element))))
    if len(text) > MAX_TEXT:
        raise CannotRunError(f"Wordの表の{row:,}行目に、長すぎるセルがあります（上限は{MAX_TEXT:,}文字）。")
    marks = (("~~", "取り消し線"), ("^", "上付き"))
    return Cell(text=text, place=f"{row}:{column}", notes=tuple(note for mark, note in marks if mark in text))


def _lines(cell: Any, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of a cell, and those of the tables in it."""
    if depth > _MAX_DEPTH:
        raise CannotRunError("Wordの表が深く入れ子になりすぎています。表だけを別のファイルにしてください。")
    for element in _inside(cell):
        if element.tag == f"{_W}p":
            yield "".join(_runs(element))
        elif element.tag in (f"{_W}tbl", f"{_W}tr", f"{_W}tc"):
            yield from _lines(element, depth + 1)


def _runs(paragraph: Any) -> Iterator[str]:
    """Yield the texts of a paragraph; struck and raised ones stay apart from what they stand beside."""
    for run in _inside(paragraph):
        if run.tag != f"{_W}r" or _is_set(run, "vanish"):
            continue
        text = "".join(_signs(run))
        raised = run.find(f"{_W}rPr/{_W}vertAlign")
        if text.strip() and (_is_set(run, "strike") or _is_set(run, "dstrike")):
            yield f"~~{text}~~"
        elif text.strip() and raised is not None and raised.get(f"{_W}val") == "superscript":
            yield f"^{text}"
        else:
            yield text


def _is_set(run: Any, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false", "off")


def _signs(run: Any) -> Iterator[str]:
    for piece in run:
        match piece.tag.removeprefix(_W):
            case "t":
                yield piece.text or ""
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "sym":
                yield "\ufffd"
