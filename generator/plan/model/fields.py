"""Building blocks of the model: the frozen record, its keys with Japanese help, and the kinds of text."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.plan import places
from generator.plan.diagnostics import short
from generator.plan.model import fiscal
from generator.plan.numbers import plain_number
from generator.plan.places import Place

MAX_NAME = 200
ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
MAX_ID = 64
MAX_DECIMALS = 6
_SHA256 = "[0-9a-fA-F]{64}"
_HTTPS = re.compile(r"https?://[^\s<>\"'\\]+")


class Record(BaseModel):
    """A frozen part of a plan; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def Key(title: str, description: str, **options: Any) -> Any:  # noqa: N802 - reads like pydantic's Field
    """Declare a key with its Japanese title and help, which the schema and the manual show."""
    return Field(title=title, description=description, **options)


def invalid_value(code: str, message: str, at: str | None = None) -> PydanticCustomError:
    """Return the error for a value: the diagnostic's code, its finished Japanese message, and the key inside it."""
    return PydanticCustomError(code, "{message}", {"message": message, "at": at})


def _text(data: object) -> str:
    if isinstance(data, bool | Decimal):
        shown = str(data).lower() if isinstance(data, bool) else str(data)
        raise invalid_value(
            "wrong-type",
            f'ここには文字を書きます。数字などを文字として書くときは "{shown}" のように引用符で囲んでください。',
        )
    if not isinstance(data, str):
        found = "箇条書き" if isinstance(data, list) else "項目のまとまり"
        raise invalid_value("wrong-type", f"ここには文字を書きますが、{found}になっています。")
    if not data.strip():
        raise invalid_value("empty-value", "値が空です。内容を書くか、項目ごと消してください。")
    return data


def _name(data: object) -> str:
    text = _text(data)
    if text != text.strip("\u3000\u00a0 \n"):
        raise invalid_value("fullwidth-space", f"「{short(text)}」の前か後ろに空白があります。取ってください。")
    if "\n" in text:
        raise invalid_value("multi-line-value", f"「{short(text)}」は1行で書いてください。")
    if len(text) > MAX_NAME:
        raise invalid_value("too-large", f"長すぎます（{len(text)}文字）。{MAX_NAME}文字までで書いてください。")
    return text


def _code_text(data: object) -> str:
    return _name(str(data) if isinstance(data, Decimal) else data)


def _id(data: object) -> str:
    text = _name(str(data) if isinstance(data, Decimal) else data)
    if not re.fullmatch(ID, text) or len(text) > MAX_ID:
        strange = re.search(r"[^a-z0-9-]", text)
        named = f"（{_character(strange.group())}があります）" if strange else ""
        raise invalid_value(
            "bad-id",
            f"「{short(text)}」はidに使えません{named}。半角の英小文字で始め、英小文字・数字・ハイフンで{MAX_ID}文字までで書いてください"
            "（例: succession-seminar）。",
        )
    return text


def _character(sign: str) -> str:
    """Return a name for a character that looks like another one."""
    kind = {"Zs": "空白", "Cf": "目に見えない文字"}.get(unicodedata.category(sign), f"「{sign}」")
    return kind if " " < sign <= "~" else f"{kind} U+{ord(sign):04X} "


def _period(data: object) -> fiscal.Period:
    text = _name(str(data) if isinstance(data, Decimal) else data)
    if period := fiscal.parse_period(text):
        return period
    if "：" in text:
        raise invalid_value(
            "fullwidth-colon",
            f"「{short(text)}」のコロンが全角です。半角のコロンと半角スペース「: 」に直してください。",
        )
    raise invalid_value("bad-year", f"「{short(text)}」は年度として読めません。{fiscal.HELP}")


def _year(data: object) -> fiscal.Period:
    period = _period(data)
    if period.kind is not fiscal.PeriodKind.YEAR:
        raise invalid_value(
            "bad-year", f"「{period.written}」は1つの年度ではありません。R5、H29、2023 のように書いてください。"
        )
    return period


def _date(data: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_name(data))
    except ValueError:
        raise invalid_value(
            "bad-date", f"「{short(data)}」は日付として読めません。2026-04-01 のように書いてください。"
        ) from None


def _place(data: object) -> Place:
    text = _name(data)
    try:
        return places.place(text)
    except ValueError as error:
        raise invalid_value("bad-place", str(error)) from None


def _places(data: object) -> object:
    return [data] if isinstance(data, str) else data


def _pages(data: object) -> str:
    text = _name(plain_number(data) if isinstance(data, Decimal) else data)
    try:
        places.pages(text)
    except ValueError as error:
        raise invalid_value("bad-place", str(error)) from None
    return text


def _sha256(data: object) -> str:
    text = _name(data)
    if not re.fullmatch(_SHA256, text):
        raise invalid_value(
            "bad-sha256",
            f"「{short(text)}」はSHA-256として読めません（{len(text)}文字）。sha256sum が出す、0〜9とa〜fの64文字を書いてください。",
        )
    return text.lower()


def _cell(data: object) -> str:
    return plain_number(data) if isinstance(data, Decimal) else _name(data)


def _tag(data: object) -> bool | tuple[str, ...]:
    if isinstance(data, bool):
        return data
    return tuple(_name(item) for item in (data if isinstance(data, list) else [data]))


def _number(data: object) -> Decimal:
    if not isinstance(data, Decimal):
        raise invalid_value("number-format", f"「{short(data)}」は数値ではありません。半角の数字だけで書いてください。")
    return data


def _decimals(data: object) -> int:
    if not isinstance(data, Decimal) or data != int(data) or not 0 <= data <= MAX_DECIMALS:
        raise invalid_value("number-format", f"「{short(data)}」ではなく、0〜{MAX_DECIMALS} の整数を書いてください。")
    return int(data)


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise invalid_value("wrong-type", f"「{short(data)}」ではなく true（はい）か false（いいえ）を書いてください。")
    return data


def _address(data: object) -> str:
    text = _name(data)
    if not _HTTPS.fullmatch(text):
        raise invalid_value(
            "bad-address", f"「{short(text)}」はアドレスとして使えません。https:// で始まるアドレスを書いてください。"
        )
    return text


_STRING = {"type": "string", "minLength": 1}
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_STRING)]
Name = Annotated[str, BeforeValidator(_name), WithJsonSchema({**_STRING, "maxLength": MAX_NAME})]
Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID}$", "maxLength": MAX_ID})]
CodeText = Annotated[str, BeforeValidator(_code_text), WithJsonSchema({"type": ["string", "number"]})]
PeriodField = Annotated[fiscal.Period, BeforeValidator(_period), WithJsonSchema({"type": ["string", "integer"]})]
YearField = Annotated[fiscal.Period, BeforeValidator(_year), WithJsonSchema({"type": ["string", "integer"]})]
_PLACE_SCHEMA = {"type": "string", "pattern": f"^{places.SCHEMA_PATTERN}$"}
PlaceField = Annotated[Place, BeforeValidator(_place), WithJsonSchema(_PLACE_SCHEMA)]
PlaceList = Annotated[
    tuple[PlaceField, ...],
    BeforeValidator(_places),
    WithJsonSchema({"anyOf": [_PLACE_SCHEMA, {"type": "array", "items": _PLACE_SCHEMA}]}),
]
PageNumbers = Annotated[str, BeforeValidator(_pages), WithJsonSchema({"type": ["string", "number"]})]
Sha256 = Annotated[str, BeforeValidator(_sha256), WithJsonSchema({"type": "string", "pattern": f"^{_SHA256}$"})]
CellText = Annotated[str, BeforeValidator(_cell), WithJsonSchema({"type": ["string", "number"]})]
Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Decimals = Annotated[
    int, BeforeValidator(_decimals), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MAX_DECIMALS})
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
TagValue = Annotated[
    bool | tuple[str, ...], PlainValidator(_tag), WithJsonSchema({"type": ["boolean", "string", "array"]})
]
"""A tag on a measure: true, or the words of a choice or list."""
