"""The manual's example plan shows every key of the model, including new ones."""

from generator.plan.load import load_file
from tests.conftest import ROOT
from tests.model_fields import parts, unused

EXAMPLE = "content/manual/example.yaml"


def test_every_key_of_the_model_is_shown_in_the_example() -> None:
    plan = load_file(ROOT / EXAMPLE, "example.yaml").plan
    assert plan is not None
    missing = unused([*parts(plan)])
    assert not missing, f"{EXAMPLE} does not show {', '.join(missing)}: add each where staff would write it"
