"""The architecture: README's table of packages is accurate, imports only run downwards, and pure packages are pure."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

GENERATOR = ROOT / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})
SCREEN = 25
"""The maximum number of modules in a folder: its listing fits one screen and reads like a table of contents."""

IMPURE_MODULES = {
    "glob", "importlib", "locale", "logging", "os", "random", "secrets", "shutil", "socket", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
IMPURE_CALLS = {
    "exists", "getenv", "glob", "input", "is_dir", "is_file", "is_symlink", "iterdir", "mkdir", "open", "print", "read_bytes",
    "read_text", "resolve", "rglob", "stat", "unlink", "write_bytes", "write_text",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}


@dataclass(frozen=True)
class Package:
    """A row of README's table: its layer, its folder or files, its sentence, and what in it is not pure."""

    layer: int
    places: tuple[str, ...]
    sentence: str
    is_pure: bool
    exceptions: frozenset[str]

    def contains(self, path: Path) -> bool:
        """Return whether a module is in this package itself, not in a folder below it."""
        name = path.relative_to(GENERATOR).as_posix()
        return name in self.places or f"{path.parent.relative_to(GENERATOR).as_posix()}/" in self.places


def packages() -> list[Package]:
    """Return README's table: layer, package, sentence, "yes", "no" or "but for `x.py`"."""
    found = re.findall(r"^\| (\d+) \| (`.+?) \| (.*?) \| (yes|no|but for .*?) \|$", _readme(), re.MULTILINE)
    return [
        Package(
            layer=int(layer),
            places=tuple(re.findall(r"`([^`]+)`", places)),
            sentence=sentence,
            is_pure=pure != "no",
            exceptions=frozenset(re.findall(r"`([^`]+)`", pure)),
        )
        for layer, places, sentence, pure in found
    ]


def _readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


PACKAGES = packages()


def packages_of(path: Path) -> list[Package]:
    """Return the packages that the table has for a module; files that it names take precedence over their folder."""
    own = [package for package in PACKAGES if path.relative_to(GENERATOR).as_posix() in package.places]
    return own or [package for package in PACKAGES if package.contains(path)]


def package_of(path: Path) -> Package:
    """Return the one package of a module."""
    found = packages_of(path)
    assert len(found) == 1, f"README's table of packages must have {_id(path)} in exactly one row"
    return found[0]


def imported(path: Path) -> list[str]:
    """Return the full names of the modules and names that a module imports."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def impurities(path: Path) -> list[str]:
    """Return a module's dependencies on the system: system modules, file access, clocks, the environment."""
    found = [name for name in imported(path) if any(f"{name}.".startswith(f"{one}.") for one in IMPURE_MODULES)]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=on, attr=name)) if name in CLOCKS:
                found += [name] if ast.unparse(on).split(".")[-1] in ("date", "datetime") else []
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in IMPURE_CALLS:
                found.append(name)
            case ast.Name(id="FileSystemLoader" | "environ" as name):
                found.append(name)
    return found


def _file_of(name: str) -> Path:
    """Return the file of `generator.x.y`, or of the module that defines the name `y`."""
    place = ROOT / name.replace(".", "/")
    for path in (place.with_suffix(".py"), place / "__init__.py", place.parent.with_suffix(".py")):
        if path.is_file():
            return path
    return place.parent / "__init__.py"


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_every_module_has_one_package_in_the_readme(path: Path) -> None:
    assert package_of(path)


def test_every_package_of_the_readme_exists() -> None:
    missing = [place for package in PACKAGES for place in package.places if not (GENERATOR / place).exists()]
    assert missing == []
    assert {f"{folder.relative_to(GENERATOR).as_posix()}/" for folder in FOLDERS if folder != GENERATOR} <= {
        place for package in PACKAGES for place in package.places
    }


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_imports_run_down_the_layers(path: Path) -> None:
    own = package_of(path)
    others = {_file_of(name) for name in imported(path) if name.startswith("generator.")}
    upwards = [_id(other) for other in others if package_of(other) is not own and package_of(other).layer >= own.layer]
    assert upwards == []


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_mkdocs_is_run_and_never_imported(path: Path) -> None:
    assert not any(name.split(".")[0] in ("mkdocs", "material") for name in imported(path))


PURE = [path for path in MODULES for one in packages_of(path) if one.is_pure and path.name not in one.exceptions]


@pytest.mark.parametrize("path", PURE, ids=_id)
def test_a_pure_package_knows_no_clock_no_environment_and_no_file(path: Path) -> None:
    assert impurities(path) == []


def test_what_is_excepted_from_purity_exists_and_needs_it() -> None:
    excepted = [(package, name) for package in PACKAGES for name in package.exceptions]
    assert excepted
    for package, name in excepted:
        (path,) = [path for path in MODULES if path.name == name and package_of(path) is package]
        assert impurities(path), path


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder != GENERATOR], ids=_id)
def test_a_package_states_in_one_sentence_what_comes_in_and_what_goes_out(folder: Path) -> None:
    stated = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    name, _, sentence = stated.partition(": ")
    assert name
    assert re.match(r"takes .+; returns .+\.", sentence), stated
    (package,) = [package for package in PACKAGES if f"{folder.relative_to(GENERATOR).as_posix()}/" in package.places]
    assert package.sentence == sentence


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
def test_a_folder_reads_like_a_table_of_contents(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= SCREEN


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_module_states_in_one_sentence_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 250
