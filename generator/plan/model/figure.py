"""One figure of a year row: turn what the file says into a frozen value with its qualifiers."""

import difflib
import re
import unicodedata
from decimal import Decimal
from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.plan.diagnostics import short
from generator.plan.model import vocabulary as vocab
from generator.plan.model.fields import Key, Number, PeriodField, Record, Text, invalid_value

NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_WITH_WORD = re.compile(rf"({NUMBER})({'|'.join(vocab.COMPARATOR_WORDS)})")
_GROUPED = re.compile(r"[-+△▲−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ERA_DATE = re.compile(r"(?:令和|平成|昭和)[0-9元]|[0-9]+月[0-9]+日|[0-9]+[/年][0-9]+")
_SIGNS = re.compile(r"[-+−－△▲±]|^\W+$")
_REASON = re.compile(
    r"未(?:入力|回答|報告|取得|把握|発表|集計|調査|設定|確認|決定|定)|(?:確認|検討|準備|作成|精査|照会|協議|算定|整理)中|(?:公表|集計|調査|実施)予定|.{1,4}待ち|不明|なし"
)
"""Words that state why there is no value, though they are not among the listed ones."""
_KANJI_NUMERALS = set("〇一二三四五六七八九十百千万億零")
MIN_SIMILARITY = 0.6


class Former(Record):
    """A value before it was changed."""

    value: Number = Key("前の値", "変える前の数値。")
    until: PeriodField | None = Key("いつまで", "前の値だった時期。", default=None)
    why: Text | None = Key("理由", "変えた理由。", default=None)


class Figure(Record):
    """A value of one series in one year: a number, words, or the reason why there is neither."""

    value: Decimal | None = Key("値", "数値。位取りのコンマや単位は付けない。", default=None)
    comparator: vocab.Comparator | None = Key("範囲", "以上・以下・程度・を維持。", default=None)
    words: Text | None = Key("ことば", "数値ではなく、ことばで示された値。", default=None)
    missing: vocab.Missing | None = Key("値がない理由", "未公表、設定なし、―（横線）など、決められた語。", default=None)
    of: PeriodField | None = Key("値の年度", "欄の年度と違う年度の値であるとき、その年度。", default=None)
    status: vocab.Status | None = Key("確からしさ", "速報・見込み・推計・一部。", default=None)
    unit: Text | None = Key("単位", "この値だけ、指標と単位が違うとき。", default=None)
    printed: Text | None = Key("資料の表記", "資料に印刷された値が、読みと違うとき。", default=None)
    note: Text | None = Key("注記", "この値について知らせておくこと。", default=None)
    was: Former | None = Key("変える前", "目標を変えたとき、前の値。", default=None)
    why: Text | None = Key("資料のことば", "値がない理由などについて、資料に書かれていること。", default=None)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe what a file may contain: a bare value, or a mapping if there is more to say."""
        reference = handler(core)
        mapping = handler.resolve_ref_schema(reference)
        for key, table in (("missing", vocab.MISSING_WORDS), ("status", vocab.STATUS_WORDS)):
            known = {name: mapping["properties"][key][name] for name in ("title", "description")}
            mapping["properties"][key] = {**known, "enum": list(table)}
        return {"anyOf": [{"type": ["number", "string"]}, reference]}

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return read_scalar(data)
        known = dict(data)
        for key, table in (("missing", vocab.MISSING_WORDS), ("status", vocab.STATUS_WORDS)):
            if isinstance(found := known.get(key), str):
                known[key] = _choose(found, table, key)
        if "value" in known:
            known.update(read_scalar(known["value"]))
        if sum(known.get(key) is not None for key in ("value", "words", "missing")) != 1:
            raise invalid_value(
                "wrong-type", "値は、value（数値）・words（ことば）・missing（理由）のどれか1つで書いてください。"
            )
        return known


def read_scalar(data: object) -> dict[str, object]:
    """Return the fields of a bare value: `45`, `24200以下`, `未公表`, `増加`; reject anything that may be a typing error."""
    if isinstance(data, Decimal):
        return {"value": data}
    if not isinstance(data, str) or data in ("true", "false"):
        raise invalid_value(
            "wrong-type",
            f"数値か、決められた理由（未公表 など）を書いてください。いまの値は「{short(data)}」です。",
        )
    if data in vocab.MISSING_WORDS:
        return {"missing": vocab.MISSING_WORDS[data]}
    if found := _WITH_WORD.fullmatch(data):
        return {"value": Decimal(found[1]), "comparator": vocab.COMPARATOR_WORDS[found[2]]}
    reject_typo(data)
    return {"words": data}


def reject_typo(text: str) -> None:
    """Raise an error, whose message has the correction, for a text that was probably meant as a number or a reason."""
    half = unicodedata.normalize("NFKC", text).strip()
    shown = short(text)
    number = re.sub(r"^[△▲−]", "-", half).replace(",", "")
    if re.fullmatch(NUMBER, half) and half != text:
        code = "fullwidth-digits" if re.search("[０-９]", text) else "fullwidth-sign"
        raise invalid_value(code, f"「{shown}」に全角の文字か余分な空白があります。半角で {half} と書いてください。")
    if _GROUPED.fullmatch(half):
        raise invalid_value("comma-in-number", f"「{shown}」に桁区切りのコンマがあります。{number} と書いてください。")
    if re.fullmatch(r"-?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?", half):
        message = f"「{shown}」のコンマの位置が桁区切りと違います。小数点なら . を、桁区切りなら取って、半角の数字だけで書いてください。"
        raise invalid_value("comma-in-number", message)
    if re.fullmatch(rf"\+{NUMBER}|-?(?:\.[0-9]+|0+[0-9]+(?:\.[0-9]+)?)", number):
        raise invalid_value("number-format", f"「{shown}」は {format(Decimal(number), 'f')} と書いてください。")
    if re.fullmatch(NUMBER, number) and half != number:
        raise invalid_value("fullwidth-sign", f"「{shown}」のマイナスは半角で {number} と書いてください。")
    if _ERA_DATE.search(half):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は日付か年度のようです。ここには数値を書きます（Excelが日付に変えていないか確かめてください）。",
        )
    if re.fullmatch(r"-?[0-9OoIl.]+", number) and number[-1:] != ".":
        meant = number.translate(str.maketrans("OoIl", "0011"))
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」に、数字と見まちがえやすい英字があります。{meant} のまちがいではありませんか。",
        )
    if found := re.fullmatch(rf"({NUMBER})\s*([^\d\s][^\d]{{0,8}})", number):
        raise invalid_value(
            "unit-in-number",
            f"「{shown}」に数字のほかの文字が付いています。{found[1]} とだけ書き、単位は unit に書いてください。",
        )
    if found := re.fullmatch(rf"(?:約|およそ|概ね|ほぼ)({NUMBER})", number):
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は数値として読めません。資料に「約」とあるなら {found[1]}程度 と書いてください。",
        )
    _reject_word_typo(half, shown)


def _reject_word_typo(half: str, shown: str) -> None:
    """Raise an error for words that are not a listed reason and may have been meant as a number."""
    is_latin = half.isascii() and re.search("[A-Za-z]", half)  # nan, yes, #N/A, Ⅳ
    if is_latin or any(character.isdigit() for character in half) or set(half) <= _KANJI_NUMERALS:
        raise invalid_value(
            "value-not-readable",
            f"「{shown}」は数値として読めません。数値なら半角の数字だけで、ことばなら {{words: {shown}}} と書いてください。",
        )
    if _SIGNS.search(half) or not half or set(half) <= set("ー-―—–‐…・"):
        raise invalid_value(
            "near-reason",
            f"「{shown}」は値として読めません。資料に横線だけがあるなら ― を、空欄なら 空欄 を書いてください。",
        )
    if near := difflib.get_close_matches(half, vocab.MISSING_WORDS, 1, MIN_SIMILARITY):
        raise invalid_value(
            "near-reason",
            f"「{shown}」は決められた理由にありません（もしかして {near[0]}）。ことばの値なら {{words: {shown}}} と書いてください。",
        )
    if _REASON.fullmatch(half):
        raise invalid_value(
            "near-reason",
            f"「{shown}」は決められた理由にありません。未公表・未確定・集計中・調査中・未実施・設定なし などから選んでください。"
            f"ことばの値なら {{words: {shown}}} と書いてください。",
        )


def _choose(text: str, table: dict[str, Any], key: str) -> object:
    if text in table:
        return table[text]
    near = difflib.get_close_matches(text, table, 1, MIN_SIMILARITY)
    hint = f"（もしかして {near[0]}）" if near else ""
    raise invalid_value(
        "not-a-choice", f"「{short(text)}」は選べません{hint}。{'・'.join(table)} のどれかを書いてください。", at=key
    )
