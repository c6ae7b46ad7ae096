"""Errors of values: for a text that is no value as it stands, name every way to write what the source says."""

import difflib
import re
import unicodedata
from decimal import Decimal
from typing import Never

from generator.plan.diagnostics import short
from generator.plan.model.fields import invalid_value
from generator.plan.model.quantity import NUMBER, Exact, read_quantity
from generator.plan.model.vocabulary import MISSING_WORDS

MIN_SIMILARITY = 0.6
_NEARLY = 0.75
"""From this similarity on, words are a listed reason with a typing error; words that differ by a whole word are not."""

_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if wide != 0xFF5E} | {0x3000: " "}
"""Full-width signs to their half-width forms; the wave of a range stays."""
_MINUS = re.compile(r"^[△▲−－‐–](?=[0-9.])")
_GROUPS = re.compile(r"(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])")
_ERA_DATE = re.compile(
    r"(?:令和|平成|昭和)[0-9元]|[0-9]+月[0-9]+日|[0-9]+[/年][0-9]+|[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}"
)
_SIGNS = re.compile(r"[-+−－△▲±]|^\W+$")
_REASON = re.compile(
    r"未(?:入力|回答|報告|取得|把握|発表|集計|調査|設定|確認|決定|定)|(?:確認|精査|照会|算定|整理)中|(?:公表|集計|調査|実施)予定|.{1,4}待ち|不明|[な無]し"
)
"""Words that state why there is no value, though they are not among the listed ones."""
_KANJI_NUMERALS = set("〇一二三四五六七八九十百千万億零")
_MULTIPLES = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "億": 100_000_000}
_UNITS = re.compile(
    r"[人名件社店校戸台冊本部者棟区枚回軒組頭羽着点箱袋年月日歳秒分円％%‰]|団体|世帯|事業所|企業|講座|商品|か所|箇所|ヶ所|カ所|施設|"
    r"店舗|時間|日間|か月|千円|万円|百万円|億円|千人|万人|ポイント|ha|km|kg|m|t|㎡|㎥|kWh|MWh|kW|MW|L"
)
_NEGATIONS = re.compile("[未不非無]|なし|ない")
_CIRCLED = {"No"}


def reject_typo(text: str) -> None:
    """Raise an error for a text that was probably meant as a number or a reason; return if it may be words."""
    shown = short(text)
    half = text.translate(_HALF_WIDTH).strip()
    plain = _GROUPS.sub(lambda found: found[1].replace(",", ""), _MINUS.sub("-", half).replace(" ", ""))
    _reject_number_in_other_form(text, shown, half, plain)
    _reject_two_readings(shown, plain, half)
    _reject_other_figures(shown, plain, half)
    _reject_word_typo(half, shown)


def _reject_number_in_other_form(text: str, shown: str, half: str, plain: str) -> None:
    """Raise an error if the text, in half-width digits and without groups, is a value: that is what to write."""
    if text == plain and isinstance(read_quantity(plain), Exact):
        raise invalid_value(
            "number-format", f"「{shown}」が引用符で囲まれています。引用符を取って {plain} と書いてください。"
        )
    if re.fullmatch(rf"\+{NUMBER}|-?(?:\.[0-9]+|0+[0-9]+(?:\.[0-9]+)?)", plain):
        raise invalid_value("number-format", f"「{shown}」は {format(Decimal(plain), 'f')} と書いてください。")
    if plain == text or read_quantity(plain) is None or plain in MISSING_WORDS:
        return
    if "," in half and "," not in plain:
        raise invalid_value("comma-in-number", f"「{shown}」に桁区切りのコンマがあります。{plain} と書いてください。")
    if half != text or " " in half:
        code = "fullwidth-digits" if re.search("[０-９]", text) else "fullwidth-sign"
        raise invalid_value(code, f"「{shown}」に全角の文字か余分な空白があります。半角で {plain} と書いてください。")
    raise invalid_value("fullwidth-sign", f"「{shown}」のマイナスは半角で {plain} と書いてください。")


def _reject_two_readings(shown: str, plain: str, half: str) -> None:
    """Raise an error for a text that can be read in two ways, with both."""
    marks = re.fullmatch(r"(-?[0-9]+(?:[.,][0-9]+)*)([.,])([0-9]+)", plain)
    if marks and ("," in plain or plain.count(".") > 1):
        whole = re.sub("[.,]", "", marks[1])
        raise invalid_value(
            "comma-in-number",
            f"「{shown}」は、どの記号が小数点か決められません。最後の「{marks[2]}」が小数点なら {whole}.{marks[3]}、"
            f"けたの区切りなら {whole}{marks[3]} です。資料で確かめて、半角の数字だけで書いてください。",
        )
    if found := re.fullmatch(rf"({NUMBER})({'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})(\D{{0,4}})", plain):
        many = format(Decimal(found[1]) * _MULTIPLES[found[2]], "f")
        unit = found[3] or "人"
        raise invalid_value(
            "unit-in-number",
            f"「{shown}」は、単位（unit）が「{unit}」なら {many}、「{found[2]}{unit}」なら {found[1]} と書きます（単位は例）。"
            "指標の単位を確かめて、どちらかを書いてください。",
        )
    if strange := next((sign for sign in half if unicodedata.category(sign) in _CIRCLED), ""):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」の「{strange}」が、注の印か、数の一部かを決められません。注の印なら、値から取って note（注記）に書いてください。",
        )
    if found := re.fullmatch(rf"({NUMBER})(\D{{0,4}}?)(増|減|増加|減少)", plain):
        sign = "-" if found[3].startswith("減") and found[1][0] != "-" else ""
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は、変化を表す指標なら {sign}{found[1]}、そうでなければ {_words(shown)} と書いてください。",
        )


def _reject_other_figures(shown: str, plain: str, half: str) -> None:
    """Raise an error for dates, letters that look like digits, units, and every other text with a digit."""
    if _ERA_DATE.search(half):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は日付か年度のようです。ここには数値を書きます（Excelが日付に変えていないか確かめてください）。",
        )
    if re.search("[OoIl]", plain) and re.fullmatch(r"-?[0-9OoIl.]*[0-9][0-9OoIl.]*", plain) and plain[-1:] != ".":
        meant = plain.translate(str.maketrans("OoIl", "0011"))
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」に、数字と見まちがえやすい英字があります。{meant} のまちがいではありませんか。",
        )
    with_unit = re.fullmatch(rf"(.*?[0-9])({_UNITS.pattern})(\D*)", plain)
    if with_unit and read_quantity(with_unit[1] + with_unit[3]) is not None:
        bare = with_unit[1] + with_unit[3]
        raise invalid_value(
            "unit-in-number",
            f"「{shown}」に単位「{with_unit[2]}」が付いています。{bare} とだけ書き、単位は unit に書いてください。",
        )
    is_latin = half.isascii() and re.search("[A-Za-z]", half)  # nan, yes, #N/A
    if is_latin or any(sign.isnumeric() for sign in half):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は数値として読めません。数値なら半角の数字だけで、ことばなら {_words(shown)} と書いてください。",
        )


def _reject_word_typo(half: str, shown: str) -> None:
    """Raise an error for words that are not a listed reason and may have been meant as one."""
    if _SIGNS.search(half) or not half or set(half) <= set("ー-―—–‐…・"):
        raise invalid_value(
            "near-reason",
            f"「{shown}」は値として読めません。資料に横線だけがあるなら ― を、空欄なら 空欄 を書いてください。",
        )
    near = [
        word
        for word in difflib.get_close_matches(half, MISSING_WORDS, 3, _NEARLY)
        if _NEGATIONS.findall(word) == _NEGATIONS.findall(half)
    ]
    if near:
        _reject_reason(shown, f"（もしかして {near[0]}）")
    if _REASON.fullmatch(half):
        _reject_reason(shown, "。未公表・未確定・集計中・調査中・未実施・設定なし などから選んでください")


def _reject_reason(shown: str, hint: str) -> Never:
    raise invalid_value(
        "near-reason",
        f"「{shown}」は決められた理由にありません{hint}。ことばの値なら {_words(shown)} と書いてください。",
    )


def _words(text: str) -> str:
    """Return the form in which a file can hold any words."""
    quoted = f'"{text}"' if re.search(r"""[][{},:#&*!|>'"%@`]""", text) else text
    return f"{{words: {quoted}}}"
