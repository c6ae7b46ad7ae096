"""The tests themselves: they mirror the rooms, none leans on another, and the program's know no shipped plan."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.shipped.plans import listed

TESTS = ROOT / "tests"
MODULES = sorted(TESTS.rglob("*.py"))
OF_THE_PROGRAM = [path for path in MODULES if path.relative_to(TESTS).parts[0] not in ("shipped", "tools", "audit")]
"""All but what holds or measures the shipped site."""
APART = {"audit", "browser", "laws", "repository", "shipped", "tools"}
"""Folders that are about the whole, and no room of the program."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_imports_a_test_module(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [module for module in imported if re.search(r"(^|\.)test_\w+$", module)] == []


@pytest.mark.parametrize("path", OF_THE_PROGRAM, ids=name)
def test_the_program_s_tests_know_no_shipped_plan(path: Path) -> None:
    """They read the frozen portal's plans: so they run, and say the same, whatever plans a portal has."""
    text = path.read_text(encoding="utf-8")
    assert [plan for plan in listed() if plan in text] == []
    assert re.findall(r"""ROOT / ["']plans["'/]""", text) == []


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in MODULES if path.parent != TESTS and path.relative_to(TESTS).parts[0] not in APART}),
    ids=name,
)
def test_a_folder_of_tests_is_a_package_of_the_program(folder: Path) -> None:
    assert (ROOT / "generator" / folder.relative_to(TESTS)).is_dir()
