"""A project with one plan of the frozen portal, for sheets that go out and come back."""

from pathlib import Path

import pytest

from tests.edit.sheet.workbooks import NAME, PLAN


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a project folder with one plan and change into it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / NAME).write_bytes(PLAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path
