"""Errors of values: for a text that is no value as it stands, name every way to write what the source says."""

import difflib
import json
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Never

from generator.plan.diagnostics import short
from generator.plan.model.fields import MAX_NAME, invalid_value
from generator.plan.model.quantity import ABOUT_AFTER, LIMIT_WORDS, NUMBER, Exact, Range, read_quantity
from generator.plan.model.vocabulary import MISSING_WORDS

MIN_SIMILARITY = 0.6
_NEARLY = 0.75
"""From this similarity on, words are a listed reason with a typing error; words that differ by a whole word are not."""

_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if wide != 0xFF5E} | {0x3000: " "}
"""Full-width signs to their half-width forms; the wave of a range stays."""
MINUS = re.compile(r"(?<![0-9])[△▲−－‐–](?=[0-9.])")
GROUPS = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9,])")
_ERA_DATE = re.compile(
    r"(?:令和|平成|昭和)[0-9元]|[0-9]+月[0-9]+日|[0-9]+[/年][0-9]+|[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}"
)
_DASHES = set("ー-―—–‐−…・")
"""What a source prints where it has no value."""
_SIGNS = re.compile(r"[-+−－△▲±]|^\W+$")
_REASON = re.compile(
    r"未(?:入力|回答|報告|取得|把握|発表|集計|調査|設定|確認|決定|定)|(?:確認|精査|照会|算定|整理)中|(?:公表|集計|調査|実施)予定|.{1,4}待ち|不明|[な無]し"
)
"""Words that state why there is no value, though they are not among the listed ones."""
_MULTIPLES = {"百万": 1_000_000, "千万": 10_000_000, "千": 1_000, "万": 10_000, "億": 100_000_000}
_MANY = re.compile(rf"(\D*)({NUMBER})({'|'.join(_MULTIPLES)})(\D{{0,4}}?)(|{'|'.join((*LIMIT_WORDS, *ABOUT_AFTER))})")
_UNIT = (
    r"(?:[人名件社店校戸台冊本部者棟区枚個回軒組頭羽着点位箱袋年月日歳秒分円％%‰]|団体|世帯|事業所|企業|講座|商品|か所|箇所|ヶ所|カ所|施設|"
    r"店舗|時間|日間|か月|ポイント|ha|km|kg|m|t|㎡|㎥|kWh|MWh|kW|MW|L)(?:[/／](?:年度?|月|日|人|回))?"
)
_UNIT_OF_NUMBER = re.compile(
    rf"(?<=[0-9])({_UNIT})(?={'|'.join((*LIMIT_WORDS, *ABOUT_AFTER, 'を?維持', '[〜～~]', '$'))})"
)
_KANJI_NUMBER = re.compile(rf"[一二三四五六七八九十百千万億]+(?:{_UNIT})?")
_NEGATIONS = re.compile("[未不非無]|なし|ない")


def plain_numbers(text: str) -> str:
    """Return a text with the numbers in it as a plan file writes them: △1,000以上 as -1000以上."""
    return GROUPS.sub(lambda found: found[1].replace(",", ""), MINUS.sub("-", text))


def words_form(text: str) -> str:
    """Return the form in which a file can hold any words; in quotes where YAML would read something else."""
    is_plain = re.fullmatch(
        r"""(?![0-9.]+$|true$|false$|null$)[^][{},:#&*!|>'"%@`?~\\\s-][^][{},:#"\\]*(?<!\s)""", text
    )
    return f"{{words: {text if is_plain else json.dumps(text, ensure_ascii=False)}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A text as a file has it and as messages show it, with half-width signs, and without blanks and groups as well."""

    text: str
    shown: str
    half: str
    plain: str


def reject_typo(text: str) -> None:
    """Raise an error for a text that was probably meant as a number or a reason; return if it may be words."""
    half = text.translate(_HALF_WIDTH).strip()
    plain = plain_numbers(half.replace(" ", ""))
    given = _Given(text=text, shown=short(text), half=half, plain=plain)
    _reject_number_in_other_form(given)
    _reject_two_readings(given)
    _reject_other_figures(given)
    _reject_word_typo(given)


def _reject_number_in_other_form(given: _Given) -> None:
    """Raise an error if the text, in half-width digits and without groups, is a value: that is what to write."""
    text, shown, half, plain = given.text, given.shown, given.half, given.plain
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


def _reject_two_readings(given: _Given) -> None:
    """Raise an error for a text that can be read in two ways, with both."""
    shown, plain = given.shown, given.plain
    marks = re.fullmatch(r"(-?[0-9]+(?:[.,][0-9]+)*)([.,])([0-9]+)", plain)
    if marks and ("," in plain or plain.count(".") > 1):
        whole = re.sub("[.,]", "", marks[1])
        grouped = f"、けたの区切りなら {whole}{marks[3]}" if whole.lstrip("-")[0] != "0" else ""
        raise invalid_value(
            "comma-in-number",
            f"「{shown}」は、どの記号が小数点か決められません。最後の「{marks[2]}」が小数点なら {Decimal(f'{whole}.{marks[3]}')}{grouped}"
            " です。資料で確かめて、半角の数字だけで書いてください。",
        )
    many = _MANY.fullmatch(plain)
    if many and read_quantity(f"{many[1]}{many[2]}{many[5]}") is not None and not re.search("[増減]", many[4]):
        number, unit = format((Decimal(many[2]) * _MULTIPLES[many[3]]).normalize(), "f"), many[4] or "人"
        raise invalid_value(
            "unit-in-number",
            f"「{shown}」は、単位（unit）が「{unit}」なら {many[1]}{number}{many[5]}、「{many[3]}{unit}」なら "
            f"{many[1]}{many[2]}{many[5]} と書きます（単位は例）。指標の単位を確かめて、どちらかを書いてください。",
        )
    span = read_quantity(plain.replace("-", "〜")) if plain.count("-") == 1 else None
    if isinstance(span, Range) and span.low < span.high:
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は、範囲なら {plain.replace('-', '〜')}、そのほかのことばなら {_words(given.text)} と書いてください"
            "（Excelが日付に変えていないかも確かめてください）。",
        )
    if strange := next((sign for sign in given.half if unicodedata.category(sign) == "No"), ""):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」の「{strange}」が、注の印か、数の一部かを決められません。注の印なら、値から取って note（注記）に書いてください。",
        )
    if found := re.fullmatch(rf"({NUMBER})([^\d千万億割倍]{{0,4}}?)(増|減|増加|減少)", plain):
        sign = "-" if found[3].startswith("減") and found[1][0] != "-" else ""
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は、変化を表す指標なら {sign}{found[1]}、そうでなければ {_words(given.text)} と書いてください。",
        )


def _reject_other_figures(given: _Given) -> None:
    """Raise an error for dates, letters that look like digits, units, and every other text with a digit."""
    shown, half, plain = given.shown, given.half, given.plain
    if re.fullmatch(r"#[A-Z0/!?]+", half):
        raise invalid_value(
            "value-not-readable", f"「{shown}」はExcelのエラーのようです。もとの表か資料で、値を確かめてください。"
        )
    if _ERA_DATE.search(half):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は日付か年度のようです（Excelが日付に変えていないか確かめてください）。ここには数値を、"
            f"資料のことばなら {_words(given.text)} と書いてください。",
        )
    if re.search("[OoIl]", plain) and re.fullmatch(r"-?[0-9OoIl.]*[0-9][0-9OoIl.]*", plain) and plain[-1:] != ".":
        meant = plain.translate(str.maketrans("OoIl", "0011"))
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」に、数字と見まちがえやすい英字があります。{meant} のまちがいではありませんか。",
        )
    bare, units = _UNIT_OF_NUMBER.sub("", plain), {*_UNIT_OF_NUMBER.findall(plain)}
    if len(units) == 1 and read_quantity(bare) is not None:
        raise invalid_value(
            "unit-in-number",
            f"「{shown}」に単位「{units.pop()}」が付いています。{bare} とだけ書き、単位は unit に書いてください。",
        )
    is_latin = half.isascii() and re.search("[A-Za-z]", half)  # nan, yes
    if is_latin or any(unicodedata.category(sign)[0] == "N" for sign in half) or _KANJI_NUMBER.fullmatch(half):
        _reject_unknown(given)


def _reject_word_typo(given: _Given) -> None:
    """Raise an error for words that are not a listed reason and may have been meant as one."""
    shown, half = given.shown, given.half
    if set(half) <= _DASHES:
        raise invalid_value(
            "near-reason",
            f"「{shown}」は値として読めません。資料に横線だけがあるなら ― を、空欄なら 空欄 を書いてください。",
        )
    if _SIGNS.search(half):
        _reject_unknown(given)
    if _REASON.fullmatch(half):
        _reject_reason(given, "。未公表・未確定・集計中・調査中・未実施・設定なし などから選んでください")
    words = half.replace("無し", "なし")
    near = [
        word
        for word in difflib.get_close_matches(words, MISSING_WORDS, 3, _NEARLY)
        if _NEGATIONS.findall(word) == _NEGATIONS.findall(words) and abs(len(word) - len(words)) < len("一部")
    ]
    if near:
        _reject_reason(given, f"（もしかして {near[0]}）")


def _reject_reason(given: _Given, hint: str) -> Never:
    raise invalid_value(
        "near-reason",
        f"「{given.shown}」は決められた理由にありません{hint}。ことばの値なら {_words(given.text)} と書いてください。",
    )


def _reject_unknown(given: _Given) -> Never:
    raise invalid_value(
        "value-not-readable",
        f"「{given.shown}」は数値として読めません。数値なら半角の数字で書き（以上・未満・約・〜 なども付けられます。単位は unit に、注は note に）、"
        f"資料のことばなら {_words(given.text)} と書いてください。",
    )


def _words(text: str) -> str:
    """Return the form for words, which no message cuts: for long ones it names the key only."""
    return words_form(text) if len(text) <= MAX_NAME else "{words: 資料のことば}"
