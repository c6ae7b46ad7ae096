"""The frozen portal is a good portal: nothing is wrong with it, it shows every field and choice, its settings are ours."""

import re
from enum import Enum
from fractions import Fraction
from typing import get_args

import pytest

from generator.commands.plans import with_cross_plan_findings, with_evaluation_findings
from generator.plan.diagnostics import Severity
from generator.plan.model import fiscal, indicator, plan, row, scale, vocabulary
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.quantity import Limit, Quantity
from generator.plan.model.row import Money
from generator.plan.model.units import ratio_of_units
from tests.conftest import ROOT
from tests.frozen import PLANS, PORTAL, loaded
from tests.model_fields import parts, unused

OWN_SETTINGS = ("site_name:", "site_description:", "  operator:", "  contact:", "  repository:")
"""The settings in which one portal differs from another."""


@pytest.fixture(scope="module")
def used() -> list[object]:
    """Everything that the three plans say."""
    return [part for path in PLANS for part in parts(loaded(path).plan)]


def test_nothing_is_wrong_with_it() -> None:
    checked = with_cross_plan_findings([with_evaluation_findings(loaded(path)) for path in PLANS])
    assert [one for each in checked for one in each.diagnostics if one.severity is not Severity.NOTE] == []


def test_every_field_of_the_model_is_used(used: list[object]) -> None:
    assert unused(used) == []
    assert any(isinstance(part, Money) and part.amounts for part in used)


@pytest.mark.parametrize(
    "choices",
    [
        *(one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, Enum) and len(one)),
        plan.Tag,
        indicator.PartKind,
        indicator.Whole,
        scale.Basis,
        scale.Scope,
        scale.Side,
        Limit,
    ],
    ids=lambda choices: choices.__name__,
)
def test_every_choice_is_made(used: list[object], choices: type[Enum]) -> None:
    assert set(choices) - {part for part in used if isinstance(part, choices)} == set()


def test_every_kind_of_period_and_every_series_is_used(used: list[object]) -> None:
    assert {part.kind for part in used if isinstance(part, Period)} == set(fiscal.PeriodKind)
    rows = [part for part in used if isinstance(part, row.Row)]
    assert {series for one in rows for series, _ in one.figures()} == set(row.Series)


def test_every_kind_of_quantity_is_used(used: list[object]) -> None:
    assert {type(part) for part in used} >= {*get_args(Quantity)}
    former = {type(step.value) for part in used if isinstance(part, Figure) for step in part.was}
    assert len(former) > 1


def test_a_value_in_another_unit_can_be_converted(used: list[object]) -> None:
    own = [
        ratio_of_units(figure.unit, one.unit)
        for one in used
        if isinstance(one, indicator.Indicator)
        for each in one.years.values()
        for _, figure in each.figures()
        if figure.unit
    ]
    assert Fraction(1, 1000) in own


def test_its_settings_are_those_of_this_repository_but_for_its_own_names() -> None:
    ours, frozen = (
        [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(OWN_SETTINGS)]
        for path in (ROOT / "mkdocs.yml", PORTAL / "mkdocs.yml")
    )
    assert frozen == ours
    assert not re.search(r"あきる野市|いわき市|福島市|会津若松市", "".join(path.read_text("utf-8") for path in PLANS))
