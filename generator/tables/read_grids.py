"""Read the tables of a file of any kind that cities publish; nothing in it is executed, and no link is followed."""

import re
from pathlib import PurePath

from generator.errors import CannotRunError
from generator.tables.archive import OLE, unpacked
from generator.tables.encoding import decoded
from generator.tables.grid import Read
from generator.tables.limits import MAX_BYTES
from generator.tables.pdf import pdf_tables
from generator.tables.plain_text import text_tables
from generator.tables.separated import separated_table
from generator.tables.web import web_tables
from generator.tables.workbook import workbook_tables

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|table)\b", re.IGNORECASE)
_ZIP = b"PK\x03\x04"


def read_grids(name: str, raw: bytes) -> Read:
    """Return the tables of a file, given its name (for its ending) and its bytes."""
    try:
        read = _read(PurePath(name).suffix.lower(), raw)
    except CannotRunError as error:
        return Read(problems=(str(error),))
    return read if read.grids or read.problems else Read(problems=(_NONE,))


def _read(ending: str, raw: bytes) -> Read:
    if len(raw) > MAX_BYTES:
        raise CannotRunError(
            f"ファイルが大きすぎます（上限は{MAX_BYTES >> 20}MB）。要る表だけを別のファイルにしてください。"
        )
    if raw.startswith((_ZIP, OLE)) or ending in (".xlsx", ".xlsm", ".xls", ".ods"):
        return workbook_tables(unpacked(raw))
    if raw.startswith(b"%PDF-") or ending == ".pdf":
        return pdf_tables(raw)
    text = decoded(raw)
    if ending in (".html", ".htm") or _HTML.match(text):
        return web_tables(text)
    return separated_table(text) if ending in (".csv", ".tsv") else text_tables(text)


_NONE = "表が見つかりません。表の行は、セルをタブか「|」で区切って書いてください。"
