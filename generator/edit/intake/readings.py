"""Ids from names: short, readable and unique, made of the readings of a name's words (参加者数: sankasha-suu)."""

import re
import unicodedata
from collections.abc import Iterable

import jaconv

from generator.japanese import splitter
from generator.plan.model.fields import MAX_ID

MOST = 48
"""The longest id that is made, in letters; a number behind it may follow."""
_UNSAID = frozenset({"助詞", "助動詞", "補助記号", "空白", "記号"})
"""Kinds of words that no id needs."""
_JOINED = frozenset({"接尾辞"})
_LATIN = re.compile(r"[a-z0-9]+")


def words_of(name: str) -> list[str]:
    """Return the words of a name in Latin letters, without particles and signs."""
    found: list[str] = []
    for surface, reading, kind in splitter()(unicodedata.normalize("NFKC", name)):
        if kind in _UNSAID:
            continue
        latin = "".join(_LATIN.findall(surface.lower() if surface.isascii() else _romaji(reading)))
        if not latin:
            continue
        if found and kind in _JOINED:
            found[-1] += latin
        else:
            found.append(latin)
    return found


def _romaji(reading: str) -> str:
    return str(jaconv.kana2alphabet(reading)).lower().replace("-", "")


def id_of(name: str, taken: Iterable[str], fallback: str) -> str:
    """Return an id for a name that none of `taken` is; `fallback` begins one that has no letter to begin with."""
    words = words_of(name)
    if not words or not words[0][0].isalpha():
        words = [fallback, *words]
    while len(words) > 1 and len("-".join(words)) > MOST:
        words.pop()
    base = "-".join(words)[:MOST].strip("-")
    used = set(taken)
    number, found = 1, base
    while found in used:
        number += 1
        found = f"{base[: MAX_ID - 5]}-{number}"
    return found
