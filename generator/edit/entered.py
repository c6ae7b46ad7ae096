"""Parse what people enter: turn the typed text of a figure or grade into the form that a plan file uses."""

import re
import unicodedata

from pydantic import ValidationError

from generator.plan.diagnostics import short
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import NUMBER, read_quantity
from generator.plan.model.value_errors import plain_numbers, words_form

_STRANGE = {"Cc", "Cf", "Cs", "Co"}
"""Unicode categories that no figure contains: invisible or unassigned characters."""
_NUMBERED = "No"
"""The category of ①, ½ and ², which must not become ordinary digits."""
_WORDS = re.compile(r"\{ *words *: *(.*?) *\}")
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def entered_figure(text: str) -> str:
    """Return a figure in the plan file's form: `１２，３４５` → `12345`, `△5` → `-5`; words unchanged, also `{words: …}`.

    Raise ValueError, with a Japanese message, for a probable typing error: units, dates, percent signs, half a number.
    """
    given = text.strip()
    if found := _WORDS.fullmatch(given):
        return _entered_words(found[1])
    if strange := next((sign for sign in given if unicodedata.category(sign) in _STRANGE), ""):
        raise ValueError(
            f"「{short(text)}」に、数値に使えない文字（U+{ord(strange):04X}）があります。半角の数字で入れなおしてください。"
        )
    if not given:
        raise ValueError("値が空です。値か、まだない理由（未公表、集計中 など）を書いてください。")
    is_numbered = any(unicodedata.category(sign) == _NUMBERED for sign in given)
    plain = given if is_numbered else plain_numbers(unicodedata.normalize("NFKC", given))
    if re.fullmatch(NUMBER, plain):
        return plain[1:] if re.fullmatch(r"-0(?:\.0+)?", plain) else plain
    if read_quantity(plain) is not None:
        given = plain
    try:
        Figure.model_validate(given)
    except ValidationError as error:
        raise ValueError(error.errors()[0]["msg"]) from None
    return given


def _entered_words(text: str) -> str:
    """Return words, with or without quotation marks, in the form that a plan file can hold."""
    quoted = re.fullmatch(r'"(.*)"|\'(.*)\'', text)
    words = (quoted[1] or quoted[2] or "") if quoted else text
    if not words.strip():
        raise ValueError("{words: …} の中に、資料のことばを書いてください。")
    return words_form(words)


def entered_grade(text: str) -> str:
    """Return a grade's code with full-width letters made half-width; raise ValueError if it is empty."""
    plain = text.translate(_HALF_WIDTH).strip()
    if not plain:
        raise ValueError("評価が空です。資料に書かれた評価の記号を書いてください。")
    return plain
