"""What runs where: a test of plans that are not here, or not as listed, is skipped; Akiruno's plan for the others."""

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.plan import Plan
from tests.shipped.plans import evaluation, listed, not_here


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip before any fixture reads a plan. `plans` names a test's plans; without it, it is about all that are listed."""
    marker = item.get_closest_marker("plans")
    if reason := not_here(marker.args if marker else listed()):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def akiruno_evaluation() -> Evaluation:
    """Return Akiruno's plan, evaluated on the date it was last checked."""
    return evaluation("akiruno-commerce")


@pytest.fixture(scope="session")
def akiruno(akiruno_evaluation: Evaluation) -> Plan:
    """Return Akiruno's plan as published in this repository."""
    return akiruno_evaluation.plan
