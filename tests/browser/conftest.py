"""A real browser over the site of the frozen portal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks import hostile_plan
from tests.browser.visits import build, served
from tests.frozen import project_in


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site from the frozen portal's plans, and one that is hostile."""
    project = project_in(tmp_path_factory.mktemp("project"))
    (project / "plans" / "hostile.yaml").write_text(hostile_plan(), encoding="utf-8")
    return build(project)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site of the frozen portal's plans; give its address."""
    with served(site) as where:
        yield where
