"""Nothing on the pages of the shipped plans claims what their files give no ground for."""

import pytest

from tests.laws.grounds import LAWS
from tests.laws.readers import Read, read
from tests.shipped.plans import listed, loaded


@pytest.fixture(scope="module", params=listed())
def site(request: pytest.FixtureRequest) -> Read:
    """Build a plan's site."""
    return read(loaded(request.param))


@pytest.mark.parametrize("law", LAWS)
def test_nothing_is_claimed_without_ground(law: str, site: Read) -> None:
    assert [*LAWS[law](site)] == []
