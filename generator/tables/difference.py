"""The difference between what a cell shows and what it stores."""

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+")


def is_shown_otherwise(shown: str, number: Decimal) -> bool:
    """Return whether a shown text states another number than the one that is stored, or none."""
    text = unicodedata.normalize("NFKC", shown)
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return True
    value = Decimal(found[0].replace(",", "").rstrip("."))
    value *= Decimal("0.01") if "%" in text else 1
    before = text[: text.index(found[0])]
    is_negative = re.search(r"[-−△▲]|\($", before) is not None
    return value != abs(number) or (is_negative != (number < 0) and number != 0)
