"""Read an OpenDocument spreadsheet: return what was typed into each cell, as the reader of Excel's workbooks does."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.edit.sheet import found_cell
from generator.edit.sheet.book_state import returned_book
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Returned, ReturnedCell, too_long
from generator.errors import CannotRunError
from generator.plan.places import column_name
from generator.tables.archive import unpacked

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_SPACES.format(name)}}}" for name in ("table", "office", "text", "style"))
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_AGAIN = "LibreOfficeなどで開き、ODF表計算ドキュメント（.ods）かExcel ブック（.xlsx）として保存しなおしてください。"
_SOURCES = ("table-source", "dde-source", "cell-range-source")


def is_open_document(raw: bytes) -> bool:
    """Return whether the bytes are an archive of OpenDocument's form."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {"mimetype", "content.xml"} <= {*archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_open_document(raw: bytes) -> Returned:
    """Return the content of a spreadsheet; raise CannotRunError if it is not acceptable."""
    parts = unpacked(raw)
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        raise CannotRunError(f"マクロを含むブックは読みません。マクロを消して、{_AGAIN}")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise CannotRunError(f"このブックはパスワードで暗号化されています。パスワードを外して、{_AGAIN}")
    roots = [_root(parts[name]) for name in ("content.xml", "styles.xml") if name in parts]
    if any(element.tag.rpartition("}")[2] in _SOURCES for element in roots[0].iter()):
        raise CannotRunError(
            "ブックにほかのファイルへのリンクがあるので読みません。値だけを貼り付けなおし、リンクを消してください。"
        )
    struck = {style for root in roots for style in _struck_styles(root)}
    sheets = roots[0].iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    return returned_book({(title := sheet.get(f"{_TABLE}name", "")): _grid(sheet, title, struck) for sheet in sheets})


def _root(content: bytes) -> Any:
    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise CannotRunError(f"ブックの中身を読めません。{_AGAIN}") from error


def _struck_styles(root: Any) -> Iterator[str]:
    for style in root.iter(f"{_STYLE}style"):
        properties: Mapping[str, str] = getattr(style.find(f"{_STYLE}text-properties"), "attrib", {})
        if any(properties.get(f"{_STYLE}text-line-through-{kind}", "none") != "none" for kind in ("style", "type")):
            yield style.get(f"{_STYLE}name", "")


def _grid(sheet: Any, title: str, struck: set[str]) -> list[list[ReturnedCell]]:
    grid: list[list[ReturnedCell]] = []
    hidden = set(_hidden(sheet))
    blank = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        is_hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
        cells = list(_cells(row, struck))
        count = _repeated(row, "rows", MAX_ROWS + 1)
        if not any(cell.text or cell.problem or cell.comment for cell in cells):
            blank += count
            continue
        if len(grid) + blank + count > MAX_ROWS:
            raise too_long(f"シート「{title}」")
        grid += [[]] * blank
        blank = 0
        for _ in range(count):
            number = len(grid) + 1
            grid.append(
                [
                    replace(
                        cell,
                        place=f"シート「{title}」{column_name(column)}{number}",
                        is_hidden=is_hidden or column in hidden,
                    )
                    for column, cell in enumerate(cells, 1)
                ]
            )
    return grid


def _hidden(sheet: Any) -> Iterator[int]:
    """Yield the numbers of the hidden columns."""
    number = 1
    for column in sheet.iter(f"{_TABLE}table-column"):
        count = _repeated(column, "columns", MAX_COLUMNS)
        if column.get(f"{_TABLE}visibility", "visible") != "visible":
            yield from range(number, number + count)
        number += count


def _repeated(element: Any, what: str, most: int) -> int:
    count = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, min(int(count), most)) if count.isascii() and count.isdigit() and len(count) < 10 else 1


def _cells(row: Any, struck: set[str]) -> Iterator[ReturnedCell]:
    """Yield the cells of a row without their places, up to the last column that is read."""
    left = MAX_COLUMNS
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell") or left <= 0:
            continue
        count = _repeated(cell, "columns", left)
        left -= count
        found = _found(cell, struck)
        is_area = any(cell.get(f"{_TABLE}number-{what}-spanned", "1") != "1" for what in ("rows", "columns"))
        if is_area or cell.tag == f"{_TABLE}covered-table-cell":
            found = replace(found, problem=found_cell.MERGED)
        for note in cell.iterfind(f"{_OFFICE}annotation"):
            found = replace(found, comment=" ".join(_text(note).split()))
        yield from [found] * count


def _found(cell: Any, struck: set[str]) -> ReturnedCell:
    text = _text(cell)
    if cell.get(f"{_TABLE}formula") is not None:
        return found_cell.formula("")
    if cell.get(_ERROR) == "error":
        return found_cell.error("", text)
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "boolean":
        return found_cell.truth("", cell.get(f"{_OFFICE}boolean-value", ""))
    if kind in ("date", "time"):
        return found_cell.date("", text)
    spans = (span for paragraph in cell.iterfind(f"{_TEXT}p") for span in paragraph.iter(f"{_TEXT}span"))
    if text and struck & {cell.get(f"{_TABLE}style-name"), *(span.get(f"{_TEXT}style-name") for span in spans)}:
        return found_cell.struck("", text)
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get(f"{_OFFICE}value", ""), text)
    return ReturnedCell(place="", text=text)


def _number(stored: str, shown: str) -> ReturnedCell:
    try:
        return found_cell.shown_number("", float(stored), shown)
    except ValueError:
        return found_cell.error("", shown or stored)


def _text(element: Any) -> str:
    """Return the text of a cell or comment: its paragraphs, one per line."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in element.iterfind(f"{_TEXT}p"))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for piece in element:
        match piece.tag.rpartition("}")[2]:
            case "s":
                yield " " * _spaces(piece)
            case "tab" | "line-break":
                yield "\t" if piece.tag.endswith("tab") else "\n"
            case "annotation" | "ruby-text":
                pass
            case _:
                yield from _pieces(piece)
        yield piece.tail or ""


def _spaces(piece: Any) -> int:
    count = piece.get(f"{_TEXT}c", "1")
    return min(int(count), 1000) if count.isascii() and count.isdigit() and len(count) < 10 else 1
