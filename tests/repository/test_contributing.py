"""CONTRIBUTING is accurate: a figure's way from YAML to page passes through the functions it names, in order."""

import importlib
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

import pytest

from generator.cli import main
from tests.conftest import EXAMPLES, ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WAY = re.findall(
    r"^\d+\. `([\w.]+)`", CONTRIBUTING.partition("## A figure's way")[2].partition("\n## ")[0], re.MULTILINE
)


def _function(name: str) -> Callable[..., object]:
    """Return the function or method `room.module.function` below `generator`."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: object = importlib.import_module(".".join(["generator", *parts[:cut]]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        assert callable(found)
        return found
    raise AssertionError(name)


def test_the_way_has_ten_steps_that_exist() -> None:
    assert len(WAY) == 10
    assert all(_function(name) for name in WAY)


def test_a_build_takes_the_steps_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(EXAMPLES / "valid" / "smallest.yaml", tmp_path / "plans")
    for name in ("content", "site_templates", "mkdocs.yml", "LICENSE-DATA.md"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    steps: dict[CodeType, str] = {_function(name).__code__: name for name in WAY}
    taken: list[str] = []

    def follow(frame: FrameType, event: str, _: object) -> None:
        name = steps.get(frame.f_code) if event == "call" else None
        if name is not None and name not in taken:
            taken.append(name)

    sys.setprofile(follow)
    try:
        assert main(["build"]) == 0
    finally:
        sys.setprofile(None)
    assert taken == WAY


@pytest.mark.parametrize(
    "path",
    sorted(set(re.findall(r"`((?:generator|tests|content|site_templates|docs|schema)/[\w./-]+)`", CONTRIBUTING))),
)
def test_what_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()
