"""Validation messages: turn one of pydantic's errors into a diagnostic's code and a Japanese message."""

import difflib
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.plan.diagnostics import DataPath, short
from generator.plan.model.fiscal import parse_period
from generator.plan.model.indicator import Indicator, Part
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.row import Row
from generator.plan.reading import typos
from generator.plan.reading.document import Document

_RECORDS = {Row: "年度の行", Part: "内訳", Indicator: "指標", Measure: "施策・事業", Plan: "計画全体"}
"""The records that people nest, the innermost first, with their names in the manual."""


def missing_key(path: DataPath) -> str:
    """Return the message for a missing required key."""
    return f"「{path[-1]}」がありません。「{path[-1]}: …」の行を足してください。"


def explain_validation(error: ErrorDetails, path: DataPath, document: Document) -> tuple[str, str]:
    """Return code and Japanese message for one of pydantic's errors."""
    kind, found = error["type"], error.get("input")
    if kind == "bad-year" and record_with_key(path):
        return _unknown_key(path)
    if "message" in (context := error.get("ctx", {})):
        return kind, str(context["message"])
    match kind:
        case "extra_forbidden":
            return _unknown_key(path)
        case "enum" | "literal_error":
            return "not-a-choice", _choices(found, type_at(path))
        case "too_short":
            return "empty-value", f"「{path[-1]}」には1つ以上を書いてください。"
        case "tuple_type" | "list_type" if isinstance(found, str):
            return "wrong-type", f"ここは箇条書きです。[{short(found)}] のように書いてください。"
        case "tuple_type" | "list_type":
            return "wrong-type", "ここは箇条書き（- で始まる並び）で書いてください。"
        case "mapping_type" | "dict_type" | "model_type" | "model_attributes_type":
            if isinstance(found, str) and (typo := typos.in_text(found)):
                return typo.code, typo.message
            shown = short(found)
            if type_at(path) is Row and isinstance(found, list):
                return "wrong-type", "年度の行が角かっこ [ ] になっています。波かっこ { } で囲んでください。"
            if type_at(path) is Row:
                return (
                    "wrong-type",
                    f"「{shown}」が何の値か分かりません。{{actual: {shown}}} のように、項目名を付けて書いてください。",
                )
            keys = "、".join(fields(type_at(path))) or "名前: 値"
            return "wrong-type", f"「{shown}」ではなく、項目の並び（{keys}）を書いてください。"
        case _:
            raise AssertionError(f"no Japanese for pydantic's {kind} at {path} of {document.name}")


def _unknown_key(path: DataPath) -> tuple[str, str]:
    key = str(path[-1])
    known = list(fields(type_at(path[:-1])))
    if typo := typos.in_text(key):
        return typo.code, typo.message
    if home := record_with_key(path):
        return (
            "unknown-key",
            f"「{key}」は{home}の項目で、ここには書けません。字下げ（行のはじめの空白）を確かめてください。",
        )
    if meant := next((name for name, field in _infos(type_at(path[:-1])).items() if field.title == key), ""):
        return "unknown-key", f"項目名は英語で書きます。「{key}」は {meant} と書いてください。"
    if near := suggest(key, known):
        return "unknown-key", f"「{short(key)}」という項目はありません（もしかして {near}）"
    if parse_period(key) and "years" in known:
        return "unknown-key", f"年度の行「{key}」は、years: の下に字下げして書いてください。"
    return "unknown-key", f"「{short(key)}」という項目はありません。ここに書けるのは {'、'.join(known)} です。"


def record_with_key(path: DataPath) -> str:
    """Return the name of the record around or below a path that has its key (a wrong indentation), or an empty text."""
    key = str(path[-1])
    around = [type_at(path[:length]) for length in range(len(path) - 1)]
    inside = [_item(kind) for kind in fields(type_at(path[:-1])).values()]
    return next((name for kind, name in _RECORDS.items() if kind in (*around, *inside) and key in fields(kind)), "")


def _item(kind: Any) -> Any:
    """Return the type of a list's or mapping's items, or None."""
    inner = typing.get_args(_bare(kind))
    return _bare(inner[0 if typing.get_origin(_bare(kind)) is tuple else -1]) if inner else None


def suggest(key: str, known: Sequence[str]) -> str | None:
    """Return the known word that was probably meant, or None."""
    plain = typos.plain_key(key).lower()
    turned = [word for word in known if sorted(word) == sorted(plain)]
    near = turned or difflib.get_close_matches(plain, known, 1, 0.6)
    return near[0] if near else None


def _choices(found: object, kind: Any) -> str:
    words = list(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else []
    shown = short(found)
    near = suggest(shown, words)
    hint = f"（もしかして {near}）" if near else ""
    return f"「{shown}」は選べません{hint}。{'・'.join(words)} のどれかを書いてください。"


def fields(kind: Any) -> Mapping[str, Any]:
    """Return the keys of a record type, as written in files, with their types; empty for any other type."""
    return {name: field.annotation for name, field in _infos(kind).items()}


def _infos(kind: Any) -> Mapping[str, FieldInfo]:
    """Return the keys of a record type with their model fields."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {field.alias or name: field for name, field in kind.model_fields.items()}


def type_at(path: DataPath) -> Any:
    """Return the type at a path of the model."""
    kind: Any = Plan
    for step in path:
        kind = _bare(kind)
        if keys := fields(kind):
            kind = keys.get(str(step))
        else:
            inner = typing.get_args(kind)
            kind = inner[0 if isinstance(step, int) else -1] if inner else None
    return _bare(kind)


def title_at(path: DataPath) -> str:
    """Return the title of the key at a path of the model; empty for a name that the file gives, or an index."""
    field = _infos(type_at(path[:-1])).get(str(path[-1]))
    return field.title or "" if field else ""


def _bare(kind: Any) -> Any:
    """Strip `Annotated` and `| None` from a type."""
    while typing.get_origin(kind) in (Annotated, typing.Union, UnionType):
        kind = typing.get_args(kind)[0]
    return kind
