"""Parse what people enter: turn the typed text of a figure or grade into the form that a plan file uses."""

import re
import unicodedata

from pydantic_core import PydanticCustomError

from generator.plan.diagnostics import short
from generator.plan.model.figure import read_value
from generator.plan.model.quantity import NUMBER

_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_STRANGE = {"No", "Cc", "Cf", "Cs", "Co"}
"""Unicode categories that no figure contains: ①, ½ and ², and invisible or unassigned characters."""
_SIGNS = "△▲−-"
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def entered_figure(text: str) -> str:
    """Return a figure in the plan file's form: `１２，３４５` → `12345`, `△5` → `-5`, `未公表` unchanged.

    Raise ValueError, with a Japanese message, for a probable typing error: units, dates, percent signs, half a number.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if strange := next((sign for sign in text.strip() if unicodedata.category(sign) in _STRANGE), ""):
        raise ValueError(
            f"「{short(text)}」に、数値に使えない文字（U+{ord(strange):04X}）があります。半角の数字で入れなおしてください。"
        )
    if plain[:1] in _SIGNS and plain[1:2].isdigit():
        plain = f"-{plain[1:]}"
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if re.fullmatch(NUMBER, plain):
        return plain[1:] if re.fullmatch(r"-0(?:\.0+)?", plain) else plain
    if not plain:
        raise ValueError("値が空です。値か、まだない理由（未公表、集計中 など）を書いてください。")
    try:
        read_value(plain)
    except PydanticCustomError as error:
        raise ValueError(error.message()) from None
    return plain


def entered_grade(text: str) -> str:
    """Return a grade's code with full-width letters made half-width; raise ValueError if it is empty."""
    plain = text.translate(_HALF_WIDTH).strip()
    if not plain:
        raise ValueError("評価が空です。資料に書かれた評価の記号を書いてください。")
    return plain
