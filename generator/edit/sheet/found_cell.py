"""Found cells: return what a person typed into a cell, or the reason why its content is not a value that one typed."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.edit.sheet.returned import ReturnedCell
from generator.edit.sheet.shown import seen_otherwise, shown_otherwise
from generator.plan.diagnostics import short

MERGED = "結合されたセルです。結合を解いて、行ごとに値を入れてください。"
_DIGITS = 15
"""The number of significant digits of a spreadsheet's number; further ones are noise (0.1 + 0.2)."""


def formula(place: str) -> ReturnedCell:
    """Return a cell with a formula."""
    return ReturnedCell(
        place=place, problem="数式が入っています。計算した値そのものを「値の貼り付け」で入れてください。"
    )


def truth(place: str, text: str) -> ReturnedCell:
    """Return a cell with a truth value."""
    return ReturnedCell(place=place, problem=f"「{text.upper()}」（真偽値）が入っています。値か理由を入れてください。")


def error(place: str, text: str) -> ReturnedCell:
    """Return a cell with an error."""
    return ReturnedCell(place=place, problem=f"Excelのエラー「{text}」になっています。値か理由を入れてください。")


def date(place: str, text: str) -> ReturnedCell:
    """Return a cell with a date."""
    return ReturnedCell(
        place=place,
        problem=f"日付（{text.removesuffix(' 00:00:00')}）になっています。セルの書式を「文字列」にして、値を半角の数字で入れなおしてください。",
    )


class TextRun(NamedTuple):
    """A part of a cell's text, and whether it is struck out, or written smaller above or below the line."""

    text: str
    is_struck: bool = False
    is_raised: bool = False


def words(place: str, pieces: Sequence[TextRun]) -> ReturnedCell:
    """Return a cell with a text; a problem if something in it is struck out, or if digits run into a mark of a footnote."""
    if struck := "".join(piece.text for piece in pieces if piece.is_struck):
        left = "".join(piece.text for piece in pieces if not piece.is_struck).strip()
        value = f"残す値（{short(left)}）" if left else "残す値"
        return ReturnedCell(
            place=place,
            problem=f"取り消し線のある文字（{short(struck)}）が入っています。{value}だけを、取り消し線なしで入れなおしてください。",
        )
    for before, piece in pairwise(pieces):
        if piece.is_raised and before.text[-1:].isdigit() and piece.text[:1].isdigit():
            return ReturnedCell(
                place=place,
                problem=f"「{short(before.text)}」のあとに、小さな文字の「{short(piece.text)}」があります。"
                "注の番号なら消し、値だけを入れなおしてください。",
            )
    return ReturnedCell(place=place, text="".join(piece.text for piece in pieces))


def linked(place: str, text: str, target: str) -> ReturnedCell:
    """Return a cell with a link."""
    return ReturnedCell(
        place=place,
        text=text,
        problem=f"リンク（{short(target)}）が付いています。リンクを消して、文字だけを入れなおしてください。",
    )


def number(place: str, value: float, number_format: str) -> ReturnedCell:
    """Return a cell with a number; a problem if its format shows another one."""
    return _number(place, value, lambda stored: shown_otherwise(stored, number_format), number_format)


def shown_number(place: str, value: float, shown: str) -> ReturnedCell:
    """Return a cell with a number; a problem if another one is shown."""
    return _number(place, value, lambda stored: seen_otherwise(stored, shown), f"見えるのは {short(shown)}")


def _number(place: str, value: float, otherwise: Callable[[Decimal], str], seen: str) -> ReturnedCell:
    if not math.isfinite(value):
        return ReturnedCell(place=place, problem="数値として大きすぎます。値を入れなおしてください。")
    text = digits(value)
    kind = otherwise(Decimal(text))
    if not kind:
        return ReturnedCell(place=place, text=text)
    advice = "％を付けずに入れなおしてください。" if "％" in kind else "資料の値を入れなおしてください。"
    return ReturnedCell(
        place=place, problem=f"{kind}（{seen}）の数値（中身は {text}）です。セルの書式を「文字列」にして、{advice}"
    )


def digits(value: float) -> str:
    """Return a spreadsheet's number in plain digits: 17.0 as 17, 0.30000000000000004 as 0.3."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(format(value, f".{_DIGITS}g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
