"""One figure of a year row: turn what the file says into a frozen quantity with its qualifiers."""

import difflib
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.plan.diagnostics import short
from generator.plan.model import vocabulary as vocab
from generator.plan.model.fields import Date, Key, PeriodField, Record, Text, invalid_value
from generator.plan.model.quantity import Absent, Exact, Quantity, Range, Words, exact_number, read_quantity
from generator.plan.model.value_errors import MIN_SIMILARITY, reject_typo

_OTHER_FORMS = {
    "words": {"type": "string", "title": "ことば", "description": "数値ではなく、ことばで示された値。"},
    "missing": {
        "enum": list(vocab.MISSING_WORDS),
        "title": "値がない理由",
        "description": "未公表、設定なし、―（横線）など、決められた語。",
    },
}
"""The keys that may stand in place of `value`, for the schema; the model has one quantity for all three."""
FORMS = ("value", *_OTHER_FORMS)
"""The keys of which a mapping must hold exactly one."""


def read_value(data: object) -> Quantity:
    """Return the quantity of a bare value: `45`, `24200以下`, `50〜60`, `未公表`, `検討中`; reject a probable typing error."""
    if isinstance(data, Quantity):
        return data
    if isinstance(data, Decimal):
        return Exact(data)
    if not isinstance(data, str) or data in ("true", "false"):
        raise invalid_value(
            "wrong-type",
            f"数値か、決められた理由（未公表 など）を書いてください。いまの値は「{short(data)}」です。",
        )
    quantity = read_quantity(data)
    if quantity is None or isinstance(quantity, Exact):  # an exact number as text was written in quotes
        reject_typo(data)
        return Words(data)
    if isinstance(quantity, Range) and quantity.low >= quantity.high:
        raise invalid_value(
            "value-not-readable",
            f"「{short(data)}」は、小さいほう（{quantity.low}）と大きいほう（{quantity.high}）の順になっていません。資料で確かめてください。",
        )
    return quantity


QuantityField = Annotated[Quantity, BeforeValidator(read_value), WithJsonSchema({"type": ["number", "string"]})]


Choice = TypeVar("Choice")


def _one_or_many(data: object) -> object:
    return [data] if isinstance(data, dict) else data


class Former(Record):
    """A value before it was changed."""

    value: QuantityField = Key("前の値", "変える前の値。")
    until: PeriodField | None = Key("いつまで", "前の値だった時期。", default=None)
    date: Date | None = Key("変えた日", "値を変えた日（2026-04-01 のように）。", default=None)
    why: Text | None = Key("理由", "変えた理由。", default=None)


class Figure(Record):
    """A value of one series in one year, with what the file says about it."""

    quantity: QuantityField = Key(
        "値", "数値（60以上、80未満、50〜60、約8、維持 なども）。位取りのコンマや単位は付けない。", alias="value"
    )
    of: PeriodField | None = Key("値の年度", "欄の年度と違う年度の値であるとき、その年度。", default=None)
    status: vocab.Status | None = Key("確からしさ", "速報・見込み・推計・一部。", default=None)
    unit: Text | None = Key("単位", "この値だけ、指標と単位が違うとき。", default=None)
    printed: Text | None = Key("資料の表記", "資料に印刷された値が、読みと違うとき。", default=None)
    note: Text | None = Key("注記", "この値について知らせておくこと。", default=None)
    was: Annotated[tuple[Former, ...], BeforeValidator(_one_or_many)] = Key(
        "変える前", "目標を変えたとき、前の値。何度も変えたときは、古い順に並べる。", default=()
    )
    why: Text | None = Key("資料のことば", "値がない理由などについて、資料に書かれていること。", default=None)

    @property
    def number(self) -> Decimal | None:
        """Return the number if the figure is an exact one, else None."""
        return exact_number(self.quantity)

    @property
    def missing(self) -> vocab.Missing | None:
        """Return the reason if there is no value, else None."""
        return self.quantity.reason if isinstance(self.quantity, Absent) else None

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe what a file may contain: a bare value, or a mapping if there is more to say."""
        reference = handler(core)
        mapping = handler.resolve_ref_schema(reference)
        known = mapping["properties"]
        known["status"] = {
            **{name: known["status"][name] for name in ("title", "description")},
            "enum": list(vocab.STATUS_WORDS),
        }
        several = {key: known["was"].pop(key) for key in ("type", "items")}
        known["was"] = {**known["was"], "anyOf": [several["items"], several]}
        mapping["properties"] = {"value": known.pop("value"), **_OTHER_FORMS, **known}
        mapping["required"] = []
        return {"anyOf": [{"type": ["number", "string"]}, reference]}

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return {"value": read_value(data)}
        known = dict(data)
        if isinstance(status := known.get("status"), str):
            known["status"] = _choose(status, vocab.STATUS_WORDS, "status")
        if sum(known.get(key) is not None for key in FORMS) != 1:
            raise invalid_value(
                "wrong-type", "値は、value（数値）・words（ことば）・missing（理由）のどれか1つで書いてください。"
            )
        if isinstance(words := known.get("words"), str) and words.strip():
            known["value"] = Words(known.pop("words"))
        elif isinstance(known.get("missing"), str):
            known["value"] = Absent(_choose(known.pop("missing"), vocab.MISSING_WORDS, "missing"))
        elif "value" not in known:
            raise invalid_value("wrong-type", "words と missing には、ことばを書いてください。")
        return known


def _choose(text: str, table: dict[str, Choice], key: str) -> Choice:
    if text in table:
        return table[text]
    near = difflib.get_close_matches(text, table, 1, MIN_SIMILARITY)
    hint = f"（もしかして {near[0]}）" if near else ""
    raise invalid_value(
        "not-a-choice", f"「{short(text)}」は選べません{hint}。{'・'.join(table)} のどれかを書いてください。", at=key
    )
