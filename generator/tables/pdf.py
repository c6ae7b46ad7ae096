"""Tables of PDFs with a text layer: return those that are ruled, and those whose columns are only aligned, page by page."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from generator.errors import CannotRunError
from generator.tables.aligned import AlignedText, piece_rows
from generator.tables.grid import Cell, Grid, Read, padded, trimmed
from generator.tables.limits import MAX_CELLS
from generator.tables.page_cells import Characters, marked_characters, ruled_rows
from generator.tables.plain_text import NAME, NOTE

MAX_PAGES = 200
_MAX_UNPACKED = 100 << 20
_STREAM = re.compile(rb"stream\r?\n")
_SCANNED = 0.5
"""The part of a page that a picture covers, from which a page without text is taken for a scan."""
_CELL = 16
"""The longest line, in characters, that is taken for a cell on a page without a table."""
_AGAIN = "文字を選んで写せるPDFか、もとの表（Excelなど）を入れてください。"


def pdf_tables(raw: bytes) -> Read:
    """Return the tables of a PDF; raise CannotRunError for one that cannot be opened."""
    _refuse_bomb(raw)
    try:
        with PDF(io.BytesIO(raw)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise CannotRunError(
                    f"PDFのページが多すぎます（{len(pdf.pages):,}ページ。上限は{MAX_PAGES}ページ）。要るページだけを別のPDFにしてください。"
                )
            return _read(pdf.pages)
    except CannotRunError:
        raise
    except Exception as error:  # pdfminer raises many kinds of exceptions for malformed files
        if isinstance(error, PDFPasswordIncorrect) or (
            isinstance(error, PdfminerException) and isinstance(error.args[0], PDFPasswordIncorrect)
        ):
            raise CannotRunError("PDFがパスワードで暗号化されています。パスワードを外してください。") from error
        raise CannotRunError(f"PDFが壊れているか、読めません。{_AGAIN}") from error


def _refuse_bomb(raw: bytes) -> None:
    """Raise CannotRunError if the packed parts of a PDF are far larger than any with tables."""
    left = _MAX_UNPACKED
    whole = memoryview(raw)
    for start in _STREAM.finditer(raw):
        try:
            left -= len(zlib.decompressobj().decompress(whole[start.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            raise CannotRunError(f"PDFの中身が大きすぎます（広げると{_MAX_UNPACKED >> 20}MBを超えます）。")


def _read(pages: list[Page]) -> Read:
    grids: list[Grid] = []
    problems: list[str] = []
    cells = 0
    for page in pages:
        chars = [one for one in page.chars if one["text"].strip()]
        if not chars and _covered(page) > _SCANNED:
            problems.append(f"{page.page_number}ページ目は画像（スキャン）で、文字がありません。{_AGAIN}")
        elif any(re.match(r"\(cid:|\ufffd", one["text"]) for one in chars):
            problems.append(
                f"{page.page_number}ページ目に、文字として読めない字があります（字体に文字の番号がありません）。{_AGAIN}"
            )
        else:
            found = [*_tables(page)]
            grids += found
            cells += sum(len(grid.rows) * len(grid.rows[0]) for grid in found)
        page.close()
        if cells > MAX_CELLS:
            raise CannotRunError(
                f"PDFの表が大きすぎます（上限は{MAX_CELLS:,}セル）。要るページだけを別のPDFにしてください。"
            )
    return Read(tuple(grids), tuple(problems))


def _covered(page: Page) -> float:
    return sum(float(one["width"] * one["height"]) for one in page.images) / float(page.width * page.height or 1)


def _tables(page: Page) -> Iterator[Grid]:
    notes = ("画像に重ねた文字です（文字認識かもしれません）",) if _covered(page) > _SCANNED else ()
    chars = marked_characters(page)
    tables = [table for table in page.find_tables() if len(table.cells) > 3]
    outside = [one for one in chars if not any(_is_in(one, table.bbox) for table in tables)]
    lines = _lines(outside)
    if not tables:
        yield from _unruled(page, lines)
    for table in tables:
        rows = ruled_rows(table.cells, [one for one in chars if _is_in(one, table.bbox)], notes)
        if cells := trimmed(rows):
            yield Grid(name=_above(lines, table.bbox[1]), kind="pdf", rows=cells, page=page.page_number)


def _is_in(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    return bool(
        box[0] <= (char["x0"] + char["x1"]) / 2 <= box[2] and box[1] <= (char["top"] + char["bottom"]) / 2 <= box[3]
    )


def _lines(chars: Characters) -> list[tuple[float, list[AlignedText]]]:
    """Return the lines of a page with their height, and the pieces of each, which stand a letter's width apart."""
    ordered = sorted(chars, key=lambda one: (one["top"] + one["bottom"]) / 2)
    groups: list[Characters] = []
    for char in ordered:
        middle = (char["top"] + char["bottom"]) / 2
        if groups and middle <= groups[-1][0]["bottom"] and middle - char["height"] / 2 < groups[-1][0]["bottom"] - 1:
            groups[-1].append(char)
        else:
            groups.append([char])
    return [(group[0]["top"], _pieces(sorted(group, key=lambda one: one["x0"]))) for group in groups]


def _pieces(chars: Characters) -> list[AlignedText]:
    """Return the texts of a line: a gap parts them, unless a blank stands in it; a wide one always does."""
    pieces: list[AlignedText] = []
    blanks = 0
    for char in chars:
        if not char["text"].strip():
            blanks += 1
            continue
        gap = (char["x0"] - pieces[-1][1]) / (char["size"] or 1) if pieces else 0
        if pieces and gap < (0.9 if blanks == 1 else 0.2):
            pieces[-1] = (pieces[-1][0], char["x1"], f"{pieces[-1][2]}{' ' * blanks}{char['text']}")
        else:
            pieces.append((char["x0"], char["x1"], char["text"]))
        blanks = 0
    return pieces


def _above(lines: list[tuple[float, list[AlignedText]]], top: float) -> str:
    names = [" ".join(text for _, _, text in pieces) for height, pieces in lines if height < top]
    name = names[-1].strip() if names else ""
    return name if len(name) <= NAME and not NOTE.match(name) else ""


def _unruled(page: Page, lines: list[tuple[float, list[AlignedText]]]) -> Iterator[Grid]:
    """Yield the one table of a page without rules, if its lines are aligned.

    A page with nothing but short lines has a column for which there was no room on the page before.
    """
    numbered = [(number, pieces) for number, (_, pieces) in enumerate(lines, 1)]
    used = [number for number, pieces in numbered if len(pieces) > 1]
    if not used and len(lines) > 1 and all(len(text) <= _CELL for _, pieces in lines for _, _, text in pieces):
        column = [[Cell(text=pieces[0][2], place=f"{number}:1")] for number, pieces in numbered]
        yield Grid(name="", kind="pdf", rows=trimmed(column), page=page.page_number)
        return
    rows = piece_rows(numbered[used[0] - 1 : used[-1]]) if used else []
    if rows:
        first = lines[used[0] - 1][0]
        yield Grid(name=_above(lines, first), kind="pdf", rows=trimmed(padded(rows)), page=page.page_number)
