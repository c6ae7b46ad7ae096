"""A plan as JSON: what its file says, with every digit as written, and its grades."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.plan.model.schema import plan_schema
from generator.publish.data.columns import GRADES
from generator.publish.data.table import LAYOUT, DataTable

_MARK = "\x00"
"""Marks a number that is to lose its quotes; a plan's text cannot contain it."""
_MARKED = re.compile(r'"\\u0000([-0-9.]+)"')


def plan_json(plan_id: str, file_data: Mapping[str, Any], grades: Sequence[Mapping[str, object]]) -> bytes:
    """Return a plan as JSON; `file_data` is its file's data, `grades` the rows of its table of grades."""
    found = {
        "layout": LAYOUT,
        "id": plan_id,
        "plan": _plain(file_data),
        "grades": [_plain(dict(row)) for row in grades],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return (_MARKED.sub(r"\1", text) + "\n").encode()


def plan_json_schema() -> bytes:
    """Return the JSON Schema of a published plan: its file's schema, with the grades beside it."""
    schema = json.loads(plan_schema())
    definitions = schema.pop("$defs")
    row = {"type": "object", "properties": {column.name: {"description": column.about} for column in GRADES}}
    found = {
        "$schema": schema.pop("$schema"),
        "title": "公開された計画",
        "type": "object",
        "required": ["layout", "id", "plan", "grades"],
        "properties": {
            "layout": {"const": LAYOUT, "description": "データの版"},
            "id": {"type": "string", "description": "計画のID"},
            "plan": schema,
            "grades": {"type": "array", "items": row, "description": "評価（grades.csv と同じ行）"},
        },
        "$defs": definitions,
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def api_index_json(plans: Sequence[Mapping[str, object]], tables: Sequence[DataTable], address: str) -> bytes:
    """Return the index of the static API: the address of each plan and each table."""
    found = {
        "layout": LAYOUT,
        "plans": [
            {
                **plan,
                "json": f"{address}data/plans/{plan['plan_id']}.json",
                "tables": f"{address}data/{plan['plan_id']}/",
            }
            for plan in plans
        ],
        "tables": [
            {"name": table.name, "title": table.title, "csv": f"{address}data/{table.name}.csv"} for table in tables
        ],
        "dictionary": f"{address}data/dictionary.csv",
        "datapackage": f"{address}data/datapackage.json",
    }
    return (json.dumps(_plain(found), ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return f"{_MARK}{value:f}"
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return value
