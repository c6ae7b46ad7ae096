"""Names of sheets: any texts in, names that Excel takes, no two of them the same to it, out."""

import re
import unicodedata
from collections.abc import Collection, Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\：＊？／＼［］\x00-\x1f]")
_RESERVED = {"history", "変更履歴"}


def sheet_names(texts: Iterable[str], taken: Collection[str]) -> list[str]:
    """Give each text a name: 31 UTF-16 units at most, none of Excel's signs, and a number where two would be one."""
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
    """Cut to so many UTF-16 units, without half a character or an apostrophe at the end."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip("' 　")
