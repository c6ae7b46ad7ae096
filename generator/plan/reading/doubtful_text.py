"""Texts that can be read, but are probably not what the source says: recognise them and return what to do (Japanese)."""

import re
import unicodedata

from generator.plan.diagnostics import short

_RADICALS = dict(
    zip(
        "⺒⺟⺠⺽⻄⻑⻘⻟⻨⻩⻫⻭⻯⻲⼾",
        "巳母民臼西長青食麦黄斉歯竜亀戸",
        strict=True,
    )
)
"""Radicals whose ideograph Unicode's compatibility forms do not give, or give in another form than Japan's.

Source: EquivalentUnifiedIdeograph of the Unicode Character Database; agrees with the glyphs of Noto Sans CJK JP.
"""
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SPACED = re.compile(r"(?<![^\s])[一-龯ぁ-んァ-ヶー](?:[ \u3000][一-龯ぁ-んァ-ヶー]){3,}(?![^\s])")
_BINARY_TAIL = re.compile(r"-?[0-9]+\.(?=[0-9]{10})[0-9]*?(?:0{6,}|9{6,})[0-9]{1,3}")
_CUT = re.compile(r" +(#[^\s#][^\n]*)")


def characters(text: str) -> str | None:
    """Return what is wrong with the characters of a text: radicals for ideographs, unreadable ones, letters set apart."""
    if found := dict.fromkeys(_RADICAL.findall(text)):
        known = [f"{one}→{_ideograph(one)}" for one in found if _ideograph(one)]
        other = [f"{one}（U+{ord(one):04X}）" for one in found if not _ideograph(one)]
        return (
            f"漢字に見える部首用の文字があります（{'、'.join([*known, *other])}）。PDFから写すと入ることがあり、検索でも見つかりません。"
            "ふつうの漢字に打ち直してください。"
        )
    if unreadable := _UNREADABLE.search(text):
        return (
            f"読めない文字（U+{ord(unreadable.group()):04X}、外字か、文字化けの跡）があります。"
            "資料の紙面を見て、正しい文字を打ち直してください。"
        )
    if spaced := _SPACED.search(text):
        return f"「{short(spaced.group())}」は、1字ずつ間があいています。資料の見た目のための空きなら、つめて書いてください。"
    return None


def cut_at_hash(value: str, rest: str) -> str | None:
    """Return what to do if a text ends at a `#` that may belong to it; `rest` is what follows in the line."""
    cut = _CUT.match(rest)
    if cut is None:
        return None
    whole = short(f"{value} {cut[1].rstrip()}")
    return (
        f"「 #」から後ろ（{short(cut[1].rstrip())}）はメモとして読まれ、値は「{short(value)}」だけになります。"
        f'値の一部なら全体を引用符で囲み（"{whole}"）、メモなら # のあとに空白を1つ入れてください。'
    )


def binary_tail(text: str) -> str | None:
    """Return what to do about a number with the noise of binary arithmetic (6625.9999999999997)."""
    if not _BINARY_TAIL.fullmatch(text):
        return None
    return f"「{text}」は、表計算ソフトの計算の誤差が付いた数のようです。資料に書かれた値を書いてください。"


def _ideograph(radical: str) -> str:
    """Return the ideograph that a radical looks like; empty if it is not known."""
    plain = _RADICALS.get(radical) or unicodedata.normalize("NFKC", radical)
    return "" if plain == radical else plain
