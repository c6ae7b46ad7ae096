"""Compare two cell texts by meaning."""

import re
import unicodedata
from decimal import Decimal

from generator.edit.entered import entered_figure
from generator.edit.sheet.csv_out import TWINS
from generator.edit.sheet.form_row import FormColumn
from generator.plan.model.quantity import NUMBER

_TEXTS = (FormColumn.NOTE, FormColumn.PLACE)


def is_same(column: FormColumn, one: str, other: str) -> bool:
    """Return whether two texts mean the same: 12,345 and １２３４５, 4.50 and 4.5.

    Notes and texts must be equal, except for what cp932 lost.
    """
    fold = _lines if column is FormColumn.CONTENT else _written if column in _TEXTS else _meant
    return fold(one) == fold(other) or ("?" in one and _lossy(one) == _lossy(other))


def note(text: str) -> str:
    """Return a note on one line."""
    return " ".join(text.split())


def _written(text: str) -> str:
    return note(text).translate(TWINS)


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines()).translate(TWINS)


def _lossy(text: str) -> str:
    """Return what remains of a text that Excel saved as cp932: `?` for each missing character."""
    return re.sub(r"\?+", "?", _written(text).encode("cp932", errors="replace").decode("cp932"))


def _meant(text: str) -> str | Decimal:
    plain = unicodedata.normalize("NFKC", text.translate(TWINS)).strip()
    try:
        plain = entered_figure(plain)
    except ValueError:
        return plain
    return Decimal(plain) if re.fullmatch(NUMBER, plain) else plain
