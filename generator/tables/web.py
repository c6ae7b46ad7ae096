"""Tables of web pages (HTML): return each with its caption; cells over several rows and columns are spread."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import CannotRunError
from generator.tables.grid import Cell, Grid, Read, trimmed
from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_TEXT
from generator.tables.plain_text import NAME
from generator.tables.spread import Area, At, rectangle

_BREAKS = ("br", "p", "div", "li", "dd", "dt", "tr", "td", "th", "table")
_UNSEEN = ("script", "style", "template", "noscript", "rt", "rp", "head", "svg", "comment")
_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "b")
_STRUCK = ("s", "del", "strike")
_STYLES = (
    (re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE), "~~"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "^"),
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOO_DEEP = 200
"""The greatest depth of elements in each other."""


def web_tables(text: str) -> Read:
    """Return the tables of a page that have at least two rows with two cells; one within another stands by itself."""
    tree = LexborHTMLParser(text)
    grids = []
    for node in tree.css("table"):
        rows = _rows(node)
        if sum(len([cell for cell in row if cell.text]) > 1 for row in rows) > 1:
            grids.append(Grid(name=_name(node), kind="html", rows=rows))
    return Read(tuple(grids))


def _rows(table: LexborNode) -> tuple[tuple[Cell, ...], ...]:
    cells: dict[At, Cell] = {}
    merged: list[Area] = []
    taken: set[At] = set()
    lines = [*_lines(table)]
    for row, line in enumerate(lines, 1):
        column = 1
        for node in line:
            while (row, column) in taken:
                column += 1
            height = min(_span(node, "rowspan") or len(lines), len(lines) - row + 1)
            width = _span(node, "colspan") or 1
            if column + width - 1 > MAX_COLUMNS or len(taken) + height * width > MAX_CELLS:
                raise CannotRunError(f"表が大きすぎます（{row:,}行目。上限は{MAX_COLUMNS:,}列、{MAX_CELLS:,}セル）。")
            cells[row, column] = _cell(node, row, column)
            merged.append(((row, column), (row + height - 1, column + width - 1)))
            taken |= {(row + down, column + right) for down in range(height) for right in range(width)}
            column += width
    return trimmed(rectangle(cells, merged, lambda at: f"{at[0]}:{at[1]}"))


def _lines(table: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield the cells of a table's own rows."""
    for part in table.iter():
        for row in (part,) if part.tag == "tr" else part.iter() if part.tag in ("thead", "tbody", "tfoot") else ():
            if row.tag == "tr":
                yield [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _span(node: LexborNode, name: str) -> int:
    found = re.fullmatch(r"\s*([0-9]{1,4}).*", node.attributes.get(name) or "1", re.DOTALL)
    return int(found[1]) if found else 1


def _cell(node: LexborNode, row: int, column: int) -> Cell:
    text = _with_mark(_tidy("".join(_texts(node))), _mark(node))
    if len(text) > MAX_TEXT:
        raise CannotRunError(f"表の{row:,}行目に、長すぎるセルがあります（上限は{MAX_TEXT:,}文字）。")
    notes = [note for mark, note in (("~~", "取り消し線"), ("^", "上付き")) if mark in text]
    if any(_is_hidden(one) for one in (node, node.parent) if one):
        notes.append("見えないセル")
    return Cell(text=text, place=f"{row}:{column}", notes=tuple(notes))


def _is_hidden(node: LexborNode) -> bool:
    return "hidden" in node.attributes or bool(_HIDDEN.search(node.attributes.get("style") or ""))


def _texts(node: LexborNode, depth: int = 0) -> Iterator[str]:
    """Yield a cell's texts as a person sees them."""
    if depth > _TOO_DEEP:
        raise CannotRunError("HTMLの要素が深く入れ子になりすぎています。表だけを別のファイルにしてください。")
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            yield re.sub(r"\s+", " ", child.text(deep=False).replace("\xa0", " "))
        elif tag not in _UNSEEN and not _is_hidden(child):
            yield "\n" if tag in _BREAKS else ""
            yield _with_mark("".join(_texts(child, depth + 1)), _mark(child))
            yield "\n" if tag in _BREAKS and tag != "br" else ""


def _mark(node: LexborNode) -> str:
    """Return what stands before a struck or raised text, so that it stays apart from what it stands beside."""
    style = node.attributes.get("style") or ""
    styled = next((mark for pattern, mark in _STYLES if pattern.search(style)), "")
    return "~~" if node.tag in _STRUCK else "^" if node.tag == "sup" else styled


def _with_mark(text: str, mark: str) -> str:
    return f"{mark}{text}{mark if mark == '~~' else ''}" if text.strip() else text


def _tidy(text: str) -> str:
    return "\n".join(line for one in text.split("\n") if (line := re.sub(r"[ \t]+", " ", one).strip()))


def _name(table: LexborNode) -> str:
    """Return the caption, or the heading or short paragraph directly before the table."""
    for child in table.iter():
        if child.tag == "caption":
            return _tidy("".join(_texts(child))).replace("\n", " ")
    before = table.prev
    while before is not None and before.tag == "-text" and not before.text(deep=False).strip():
        before = before.prev
    if before is None or before.tag not in _NAMES:
        return ""
    name = _tidy("".join(_texts(before))).replace("\n", " ")
    return name if len(name) <= NAME else ""
