"""Shared by all tests: where things are, the frozen portal's plan with grades, and how a golden file is compared."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load
from generator.plan.model.plan import Plan
from tests.frozen import COMMERCE

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests" / "examples"
GOLDEN = ROOT / "tests" / "golden"

pytest_plugins = ("tests.browser.visits",)
settings.register_profile("tests", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("tests")


def agree(found: str | bytes, golden: Path) -> None:
    """Compare with a golden file; with UPDATE_GOLDEN=1 write it instead."""
    text = found if isinstance(found, bytes) else found.encode()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text)
    assert golden.is_file(), f"{golden} is missing; `./portal golden` writes it"
    assert text.decode() == golden.read_bytes().decode()


@pytest.fixture(scope="session")
def commerce() -> Plan:
    """Load the frozen portal's plan with grades."""
    plan = load("plans/aobano-commerce.yaml", COMMERCE.encode()).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def commerce_evaluation(commerce: Plan) -> Evaluation:
    """Evaluate that plan on the day it was last checked."""
    return evaluate(commerce, commerce.updated)
