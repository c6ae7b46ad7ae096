"""A real browser over the site of the shipped plans."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import build, served
from tests.shipped.plans import project_in


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository."""
    return build(project_in(tmp_path_factory.mktemp("shipped")))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve it; give its address."""
    with served(site) as where:
        yield where
