"""Rich plans: a plan's data in; the places where its file may hold a value, and unique values for them, out.

The places are those of the JSON Schema, so that a new key of the model is a new place without an edit here.
"""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from generator.plan.load import Loaded, load
from generator.plan.model.row import Series
from generator.plan.model.schema import plan_schema

Data = dict[str, Any]
Steps = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place for a value: its path, its key in the model (`Row.note`), its part of the schema, and what is there."""

    path: Steps
    key: str
    schema: Data
    value: Any = None

    @property
    def level(self) -> str:
        """Return the path without indexes and years: the same for all places of a key that are at one level."""
        steps = [step for step in self.path if isinstance(step, str)]
        return ".".join(step for above, step in zip(["", *steps], steps, strict=False) if above != "years")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A unique value for a place: what the file says, and the forms of which a reader finds one."""

    value: Any
    shown: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Return whether a text has one of the forms, with or without the commas of thousands."""
        return any(form in text or form.replace(",", "") in text for form in self.shown)


_FIGURES = {f"Row.{series}" for series in Series} | {"Row.money"}


@cache
def _schema() -> Data:
    return json.loads(plan_schema())  # type: ignore[no-any-return]


def loaded(data: Data) -> Loaded:
    """Load data as a plan file; JSON is YAML."""
    return load("plans/plan.yaml", json.dumps(data, ensure_ascii=False, default=_plain).encode())


def _plain(value: Decimal) -> float | int:
    return int(value) if value == int(value) else float(value)


def places(data: Data) -> Iterator[Place]:
    """Yield every place that holds a value or could hold one; of a list or a mapping of values, each value."""
    yield from _places(_schema(), data, (), "Plan", "Plan")


def _places(schema: Data, data: Any, path: Steps, record: str, key: str) -> Iterator[Place]:
    schema, record = resolved(schema, data, record)
    known = schema.get("properties", {})
    others: Data = schema.get("additionalProperties") or next(iter(schema.get("patternProperties", {}).values()), {})
    if isinstance(data, dict):
        for name in dict.fromkeys((*known, *data)):
            inner, named = (known[name], f"{record}.{name}") if name in known else (others, key)
            if name in data:
                yield from _places(inner, data[name], (*path, name), record, named)
            else:
                yield Place(path=(*path, name), key=named, schema=resolved(inner)[0])
    elif isinstance(data, list) and "items" in schema:
        for index, one in enumerate(data):
            yield from _places(schema["items"], one, (*path, index), record, key)
    else:
        yield Place(path=path, key=key, schema=schema, value=data)


def resolved(schema: Data, data: Any = None, record: str = "") -> tuple[Data, str]:
    """Return a part of the schema without references, and the record that it describes; of several forms, the data's."""
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            record = schema["$ref"].rpartition("/")[2]
            schema = _schema()["$defs"][record]
        else:
            wanted = "object" if isinstance(data, dict) else "array" if isinstance(data, list) else ""
            forms = [resolved(one, data, record) for one in schema["anyOf"]]
            schema, record = next((one for one in forms if one[0].get("type") == wanted), forms[0])
    return schema, record


def expanded(data: Data) -> Data:
    """Return the data with every bare figure as a mapping, in which there is more to say, and without the plan's id."""
    copy = {key: value for key, value in data.items() if key != "id"}
    bare = [place for place in places(copy) if place.value is not None and place.key in _FIGURES]
    values = [(place.path, {"value": place.value}) for place in bare if place.path[-1] != "basis"]
    return with_values(copy, values)


def at(data: Any, path: Steps) -> Any:
    """Return the value at a path."""
    for step in path:
        data = data[step]
    return data


def with_values(data: Data, values: Sequence[tuple[Steps, Any]]) -> Data:
    """Return a copy of the data with values at paths."""
    copy = deepcopy(data)
    for path, value in values:
        at(copy, path[:-1])[path[-1]] = value
    return copy
