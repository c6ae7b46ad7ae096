"""Read the tables of a file of any kind that cities publish; nothing in it is executed, and no link is followed."""

import re
from pathlib import PurePath

from generator.errors import CannotRunError
from generator.tables.archive import OLE, unpacked
from generator.tables.encoding import decoded
from generator.tables.grid import Read
from generator.tables.limits import MAX_BYTES
from generator.tables.ods import open_document_tables
from generator.tables.plain_text import text_tables
from generator.tables.separated import separated_table
from generator.tables.web import web_tables
from generator.tables.word import word_tables

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|table)\b", re.IGNORECASE)
_ZIP = b"PK\x03\x04"

_NONE = "表が見つかりません。"
_NONE_IN_TEXT = f"{_NONE}表の行は、セルをタブか「|」で区切って書いてください。"
_NONE_IN_PDF = f"{_NONE}罫線で囲まれた表か、列のそろった表のあるページを入れてください。"
_OTHERS = {
    ".doc": "古い形式のWord文書（.doc）",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".jtd": "一太郎",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp"), "画像"),
}


def read_grids(name: str, raw: bytes) -> Read:
    """Return the tables of a file, given its name (for its ending) and its bytes."""
    try:
        return _read(PurePath(name).suffix.lower(), raw)
    except CannotRunError as error:
        return Read(problems=(str(error),))


def _read(ending: str, raw: bytes) -> Read:
    if len(raw) > MAX_BYTES:
        raise CannotRunError(
            f"ファイルが大きすぎます（上限は{MAX_BYTES >> 20}MB）。要る表だけを別のファイルにしてください。"
        )
    if ending in _OTHERS:
        raise CannotRunError(
            f"{_OTHERS[ending]}の表は読めません。表を写して、Excelかテキストのファイルにしてください。"
        )
    if raw.startswith((_ZIP, OLE)) or ending in (".xlsx", ".xlsm", ".xls", ".ods", ".docx"):
        return _or(_NONE, _archive(unpacked(raw)))
    if raw.startswith(b"%PDF-") or ending == ".pdf":
        from generator.tables.pdf import pdf_tables  # its library is slow to import

        return _or(_NONE_IN_PDF, pdf_tables(raw))
    text = decoded(raw)
    if ending in (".html", ".htm") or _HTML.match(text):
        return _or(_NONE, web_tables(text))
    if ending in (".csv", ".tsv"):
        return _or(_NONE, separated_table(text))
    return _or(_NONE_IN_TEXT, text_tables(text))


def _archive(parts: dict[str, bytes]) -> Read:
    if "word/document.xml" in parts:
        return word_tables(parts)
    if "content.xml" in parts:
        return open_document_tables(parts)
    from generator.tables.workbook import workbook_tables  # its library is slow to import

    return workbook_tables(parts)


def _or(problem: str, read: Read) -> Read:
    return read if read.grids or read.problems else Read(problems=(problem,))
