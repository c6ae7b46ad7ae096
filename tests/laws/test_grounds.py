"""The second law: nothing on the pages claims what the plan's file gives no ground for, for plans of every kind."""

from typing import get_args

import pytest

from generator.plan.load import Loaded, load
from generator.plan.model.quantity import Quantity
from generator.plan.model.vocabulary import Counts
from tests.conftest import ROOT
from tests.frozen import PLANS
from tests.laws import kinds
from tests.laws.grounds import LAWS
from tests.laws.readers import Read, read

FILES = [
    *PLANS,
    ROOT / "content" / "manual" / "example.yaml",
    ROOT / "tests" / "laws" / "plan.yaml",
    *sorted((ROOT / "tests" / "cases").glob("*/input.yaml")),
]


def _named(plans: list[tuple[str, Loaded]]) -> list[object]:
    return [pytest.param(plan, id=name) for name, plan in plans if not plan.has_errors]


WRITTEN = [
    (path.parent.name if path.stem == "input" else path.stem, load(f"plans/{path.stem}.yaml", path.read_bytes()))
    for path in FILES
]
GENERATED = [(f"kinds-{number}", plan) for number, plan in enumerate(kinds.plans())]


@pytest.fixture(scope="module", params=_named([*WRITTEN, *GENERATED]))
def site(request: pytest.FixtureRequest) -> Read:
    """Build a plan's site."""
    return read(request.param)


@pytest.mark.parametrize("law", LAWS)
def test_nothing_is_claimed_without_ground(law: str, site: Read) -> None:
    assert [*LAWS[law](site)] == []


def test_the_plans_are_of_every_kind() -> None:
    plans = [plan.plan for _, plan in GENERATED if plan.plan]
    indicators = [one for plan in plans for one in plan.indicators]
    assert len(indicators) > 400
    assert {one.counts_in(one.unit) for one in indicators} == {None, *Counts}
    quantities = {
        type(figure.quantity) for plan in plans for _, _, row, _ in plan.rows() for _, figure in row.figures()
    }
    assert quantities == set(get_args(Quantity))
