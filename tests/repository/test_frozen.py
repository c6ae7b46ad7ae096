"""The frozen portal is a good portal: nothing is wrong with it, it shows every field and choice, its settings are ours."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import get_args

import pytest
from pydantic import BaseModel

from generator.commands.plans import beside_each_other, evaluated
from generator.plan.diagnostics import Severity
from generator.plan.model import fiscal, indicator, plan, row, scale, vocabulary
from generator.plan.model.fields import Record
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.model.row import Money
from tests.conftest import ROOT
from tests.frozen import PLANS, PORTAL, loaded

OWN_SETTINGS = ("site_name:", "site_description:", "  operator:", "  contact:", "  repository:")
"""The settings in which one portal differs from another."""


def parts(value: object) -> Iterator[object]:
    """Yield a value and everything in it, but for what the model filled in."""
    yield value
    if isinstance(value, BaseModel):
        inner: list[object] = [getattr(value, name) for name in value.model_fields_set]
        inner += (value.model_extra or {}).values()
    elif isinstance(value, Mapping):
        inner = [*value, *value.values()]
    else:
        inner = list(value) if isinstance(value, tuple) and not isinstance(value, str) else []
    for one in inner:
        yield from parts(one)


def records(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Give a record and all records that its fields can hold."""
    found: set[type[BaseModel]] = set()

    def walk(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
            found.add(annotation)
            for field in annotation.model_fields.values():
                walk(field.annotation)
        for inner in get_args(annotation):
            walk(inner)

    walk(model)
    return found


@pytest.fixture(scope="module")
def used() -> list[object]:
    """Everything that the three plans say."""
    return [part for path in PLANS for part in parts(loaded(path).plan)]


def test_nothing_is_wrong_with_it() -> None:
    checked = beside_each_other([evaluated(loaded(path)) for path in PLANS])
    assert [one for each in checked for one in each.diagnostics if one.severity is not Severity.NOTE] == []


def test_every_field_of_the_model_is_used(used: list[object]) -> None:
    shown = {(type(part), name) for part in used if isinstance(part, Record) for name in part.model_fields_set}
    fields = {(model, name) for model in records(Plan) for name in model.model_fields}
    assert len(fields) > 150
    assert sorted(f"{model.__name__}.{name}" for model, name in fields - shown) == []
    assert any(isinstance(part, Money) and part.amounts for part in used)


@pytest.mark.parametrize(
    "choices",
    [
        *(one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, Enum) and len(one)),
        plan.Tag,
        indicator.PartKind,
        indicator.Whole,
        scale.Basis,
        scale.Side,
    ],
    ids=lambda choices: choices.__name__,
)
def test_every_choice_is_made(used: list[object], choices: type[Enum]) -> None:
    assert set(choices) - {part for part in used if isinstance(part, choices)} == set()


def test_every_kind_of_period_and_every_series_is_used(used: list[object]) -> None:
    assert {part.kind for part in used if isinstance(part, Period)} == set(fiscal.Kind)
    rows = [part for part in used if isinstance(part, row.Row)]
    assert {series for one in rows for series, _ in one.figures()} == set(row.Series)


def test_its_settings_are_those_of_this_repository_but_for_its_own_names() -> None:
    ours, frozen = (
        [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(OWN_SETTINGS)]
        for path in (ROOT / "mkdocs.yml", PORTAL / "mkdocs.yml")
    )
    assert frozen == ours
    assert not re.search(r"あきる野市|いわき市|福島市|会津若松市", "".join(path.read_text("utf-8") for path in PLANS))
