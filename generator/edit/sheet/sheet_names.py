"""Names of sheets: turn texts into distinct names that Excel accepts."""

import re
import unicodedata
from collections.abc import Collection, Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\：＊？／＼［］\x00-\x1f]")
_RESERVED = {"history", "変更履歴"}


def sheet_names(texts: Iterable[str], taken: Collection[str]) -> list[str]:
    """Return a name for each text: at most 31 UTF-16 units, no forbidden characters, numbered if two would be equal."""
    used = {_folded(name) for name in taken} | _RESERVED
    names = []
    for text in texts:
        plain = _FORBIDDEN.sub("・", text).strip("' 　") or "無題"
        name, count = _cut(plain, _LONGEST), 1
        while _folded(name) in used:
            count += 1
            name = f"{_cut(plain, _LONGEST - len(str(count)) - 2)}({count})"
        used.add(_folded(name))
        names.append(name)
    return names


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _cut(text: str, units: int) -> str:
    """Truncate to a number of UTF-16 units, without half a character or an apostrophe at the end."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip("' 　")
