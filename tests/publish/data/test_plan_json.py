"""A plan as JSON: it fits the published schema, and the plan's pages can be rebuilt from it."""

from collections.abc import Sequence

from generator.plan.load import Loaded
from generator.publish.data.open_data import OpenData
from tests.publish.data.open_data import assert_rebuilding


def test_the_published_json_of_a_plan_rebuilds_its_pages(plans: Sequence[Loaded], data: OpenData) -> None:
    assert_rebuilding(plans, data.files)
