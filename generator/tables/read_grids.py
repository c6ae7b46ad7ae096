"""Read the tables of a file of any kind that cities publish; nothing in it is executed, and no link is followed."""

from pathlib import PurePath

from generator.tables.encoding import UnreadableTextError, decoded
from generator.tables.grid import Read
from generator.tables.limits import MAX_BYTES
from generator.tables.plain_text import text_tables
from generator.tables.separated import separated_table


def read_grids(name: str, raw: bytes) -> Read:
    """Return the tables of a file, given its name (for its ending) and its bytes."""
    if len(raw) > MAX_BYTES:
        return Read(
            problems=(f"ファイルが大きすぎます（上限は{MAX_BYTES >> 20}MB）。要る表だけを別のファイルにしてください。",)
        )
    try:
        text = decoded(raw)
    except UnreadableTextError as error:
        return Read(problems=(str(error),))
    read = separated_table(text) if PurePath(name).suffix.lower() in (".csv", ".tsv") else text_tables(text)
    return read if read.grids or read.problems else Read(problems=(_NONE,))


_NONE = "表が見つかりません。表の行は、セルをタブか「|」で区切って書いてください。"
