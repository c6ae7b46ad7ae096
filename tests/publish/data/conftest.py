"""The frozen portal's open data, bundled."""

from collections.abc import Sequence

import pytest

from generator.plan.load import Loaded
from generator.publish.data.open_data import OpenData
from tests.frozen import PLANS, loaded
from tests.publish.data.open_data import data_of


@pytest.fixture(scope="package")
def plans() -> Sequence[Loaded]:
    """Load the three plans."""
    return [loaded(path) for path in PLANS]


@pytest.fixture(scope="package")
def data(plans: Sequence[Loaded]) -> OpenData:
    """Their open data."""
    return data_of(plans)
