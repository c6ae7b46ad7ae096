"""Whether two texts in a cell say the same: what was handed out and what came back in; yes or no out."""

import re
import unicodedata
from decimal import Decimal

from generator.edit.entered import entered_figure
from generator.edit.sheet.csv_out import TWINS
from generator.edit.sheet.rows import Column
from generator.plan.model.figure import NUMBER


def is_same(column: Column, one: str, other: str) -> bool:
    """Tell whether two texts say the same: 12,345 and １２３４５, 4.50 and 4.5; a note only where it is the same text, or all that cp932 left of it."""
    fold = _written if column is Column.NOTE else _meant
    return fold(one) == fold(other) or ("?" in one and _lossy(one) == _lossy(other))


def note(text: str) -> str:
    """Give a note on one line."""
    return " ".join(text.split())


def _written(text: str) -> str:
    return note(text).translate(TWINS)


def _lossy(text: str) -> str:
    """Give what is left of a text where Excel saved it as cp932: `?` for each character that it lacks."""
    return re.sub(r"\?+", "?", _written(text).encode("cp932", errors="replace").decode("cp932"))


def _meant(text: str) -> str | Decimal:
    plain = unicodedata.normalize("NFKC", text.translate(TWINS)).strip()
    try:
        plain = entered_figure(plain)
    except ValueError:
        return plain
    return Decimal(plain) if re.fullmatch(NUMBER, plain) else plain
