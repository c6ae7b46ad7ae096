"""The house: imports run one way, plan → evaluation → publish; only `cli` and `serve` stand above."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = {
    "plan": 0,
    "evaluation": 1,
    "publish": 2,
    "github": 3,
    "report": 3,
    "serve": 3,
    "settings": 3,
    "edit": 3,
    "progress": 0,
    "arguments": 0,
    "commands": 4,
    "cli": 5,
    "__main__": 6,
    "errors": -1,
}
MODULES = sorted((ROOT / "generator").rglob("*.py"))
IMPURE = {"datetime.now", "date.today", "time.time", "os.environ", "random", "locale", "subprocess", "socket", "urllib"}


def room(module: str) -> int:
    return ROOMS[module.split(".")[1]] if "." in module else -1


def imported(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = [name for name in imported(path) if name.startswith("generator.")]
    if module != "generator.__init__":
        assert [name for name in own if room(name) > room(module)] == []
    assert not any(name.startswith("mkdocs") for name in imported(path))


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name in ("plan", "checks", "evaluation")],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_the_core_is_pure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in IMPURE if word in text] == []
    assert not ({"os", "sys", "subprocess", "random", "time", "socket"} & set(imported(path)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_in_one_sentence_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 250
