"""The manual's example plan shows every key of the model: a key that is added is put in there, too."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from generator.plan.load import load_file
from generator.plan.model.plan import Plan
from tests.conftest import ROOT

EXAMPLE = "content/manual/example.yaml"


def records(kind: Any, known: dict[type[BaseModel], None]) -> dict[type[BaseModel], None]:
    """Collect the records that a type is made of, each once."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in known:
        known[kind] = None
        for field in kind.model_fields.values():
            records(field.annotation, known)
    for inner in get_args(kind):
        records(inner, known)
    return known


def written(value: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield every field that a record, or one inside it, was given."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield type(value), name
            yield from written(getattr(value, name))
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ():
        yield from written(inner)


def test_every_key_of_the_model_is_shown_in_the_example() -> None:
    plan = load_file(ROOT / EXAMPLE, "example.yaml").plan
    assert plan is not None
    shown = set(written(plan))
    missing = [
        f"{record.__name__}.{field.alias or name}"
        for record in records(Plan, {})
        for name, field in record.model_fields.items()
        if (record, name) not in shown
    ]
    assert not missing, f"{EXAMPLE} does not show {', '.join(missing)}: add each where staff would write it"
