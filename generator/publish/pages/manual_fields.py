"""The reference of fields: turn the model's JSON Schema into every record and its keys, as the manual shows them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.plan.model.schema import plan_schema

_TYPES = {
    "string": "文字",
    "number": "数値",
    "integer": "数値",
    "boolean": "true か false",
    "array": "箇条書き",
    "object": "名前: 値",
}
_TITLES = {
    "Plan": "計画",
    "Measure": "施策・事業",
    "Row": "年度の行",
    "Figure": "値",
    "Money": "年度の金額",
    "Grade": "評価の記号",
}
"""Records whose name differs from that of the key they are under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One key: its name as written, Japanese title and help, its possible values, and the record it holds, if any."""

    key: str
    title: str
    help: str
    form: str
    record: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record: its anchor, its heading, the keys under which it is written, and its own keys."""

    id: str
    title: str
    used: tuple[str, ...]
    fields: tuple[FieldView, ...]


def record_views() -> tuple[RecordView, ...]:
    """Return the plan's record first, then every record below it in order of first appearance."""
    schema: dict[str, Any] = json.loads(plan_schema())
    records = {"Plan": schema, **{name: _record(part) for name, part in schema["$defs"].items()}}
    order, used = ["Plan"], {"Plan": ["ファイルのいちばん上"]}
    for name in order:  # grows during the iteration
        for key, field in records[name].get("properties", {}).items():
            for inner in _references(field):
                if "properties" in records[inner]:
                    order += [] if inner in order else [inner]
                    known = used.setdefault(inner, [])
                    known += [] if key in known else [key]
    titles = {name: _title(name, records, used) for name in order}
    return tuple(
        RecordView(
            id=name.lower(), title=titles[name], used=tuple(used[name]), fields=tuple(_fields(records[name], records))
        )
        for name in order
    )


def _record(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the mapping that a definition allows beside a bare value."""
    return next((choice for choice in part.get("anyOf", ()) if "properties" in choice), part)


def _title(name: str, records: Mapping[str, Any], used: Mapping[str, list[str]]) -> str:
    if name in _TITLES:
        return _TITLES[name]
    for record in records.values():
        for key, field in record.get("properties", {}).items():
            if key == used[name][0] and name in _references(field):
                return str(field["title"])
    return name


def _fields(record: Mapping[str, Any], records: Mapping[str, Any]) -> Iterator[FieldView]:
    required = record.get("required", ())
    for key, field in record["properties"].items():
        inner = [name for name in _references(field) if "properties" in records[name]]
        yield FieldView(
            key=key,
            title=field.get("title", ""),
            help=field.get("description", ""),
            form=_form(field, records),
            record=inner[-1].lower() if inner else "",
            required=key in required,
        )


def _form(field: Mapping[str, Any], records: Mapping[str, Any]) -> str:
    """Return a description of the possible values."""
    if "anyOf" in field:
        return " か ".join(dict.fromkeys(_form(choice, records) for choice in field["anyOf"]))
    if field.get("$ref") == "#/$defs/Figure":
        return "数値、理由のことば、または項目の並び"
    if "$ref" in field:
        return _form(records[_name(field["$ref"])], records)
    if "enum" in field:
        return "・".join(str(choice) for choice in field["enum"])
    kinds = field.get("type", "object")
    words = " か ".join(dict.fromkeys(_TYPES[kind] for kind in (kinds if isinstance(kinds, list) else [kinds])))
    if field.get("format") == "date":
        return "日付（2026-04-01）"
    if kinds == "array":
        return f"{words}（{_form(field['items'], records)}）" if field.get("items") else words
    return "項目の並び" if kinds == "object" and "properties" in field else words


def _references(part: Any) -> list[str]:
    """Return the names of the records that a field's schema refers to, in order."""
    if isinstance(part, dict):
        own = [_name(part["$ref"])] if "$ref" in part else []
        return own + [name for key, value in part.items() if key != "properties" for name in _references(value)]
    return [name for item in part for name in _references(item)] if isinstance(part, list) else []


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]
