"""The model walked: a record type, or a plan, in; every record type it can hold, or every value it was given, out."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args

from pydantic import BaseModel

from generator.plan.model.plan import Plan
from generator.plan.model.quantity import Quantity


def records(model: type[BaseModel] = Plan) -> list[type[BaseModel]]:
    """List a record type and all that its fields can hold, each once, in the order of the fields."""
    found: list[type[BaseModel]] = []

    def walk(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
            found.append(annotation)
            for field in annotation.model_fields.values():
                walk(field.annotation)
        for inner in get_args(annotation):
            walk(inner)

    walk(model)
    return found


def parts(value: object) -> Iterator[object]:
    """Yield a value and everything in it that a file gave, not what the model filled in."""
    yield value
    if isinstance(value, BaseModel):
        inner: list[object] = [getattr(value, name) for name in value.model_fields_set]
        inner += (value.model_extra or {}).values()
    elif isinstance(value, get_args(Quantity)):
        inner = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, Mapping):
        inner = [*value, *value.values()]
    else:
        inner = list(value) if isinstance(value, tuple) and not isinstance(value, str) else []
    for one in inner:
        yield from parts(one)


def unused(values: list[object]) -> list[str]:
    """List the keys of the model that none of the records among these values was given."""
    used = {(type(one), name) for one in values if isinstance(one, BaseModel) for name in one.model_fields_set}
    return [
        f"{record.__name__}.{field.alias or name}"
        for record in records()
        for name, field in record.model_fields.items()
        if (record, name) not in used
    ]


def keys() -> set[str]:
    """Return every key that a plan file can have."""
    return {field.alias or name for record in records() for name, field in record.model_fields.items()}
