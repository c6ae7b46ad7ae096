"""The JSON Schema of a plan file, generated from the model; editors validate and explain a file with it."""

import json
from functools import cache
from typing import Any

from generator.plan.model.plan import Plan

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


@cache
def plan_schema() -> str:
    """Return the schema as JSON text. A file need not contain `id`: its name is the id."""
    schema: dict[str, Any] = Plan.model_json_schema(by_alias=True, mode="validation")
    schema["required"] = [key for key in schema["required"] if key != "id"]
    schema["title"] = "計画"
    schema["description"] = "1つの計画。1つのファイルに書く。"
    return json.dumps({"$schema": ADDRESS, **_without_noise(schema)}, ensure_ascii=False, indent=1) + "\n"


def _without_noise(schema: Any) -> Any:
    """Remove what editors do not need: null as a choice or default, and the English titles of the definitions."""
    if isinstance(schema, list):
        return [_without_noise(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    is_definition = (schema.get("type") == "object" and "properties" in schema) or "enum" in schema
    drop = {"default"} if schema.get("default", "") is None else set()
    drop |= {"title", "description"} if is_definition and str(schema.get("title", "")).isascii() else set()
    kept = {key: _without_noise(value) for key, value in schema.items() if key not in drop}
    choices = [choice for choice in kept.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**kept, **choices[0]}
    return kept | ({"anyOf": choices} if choices else {})
