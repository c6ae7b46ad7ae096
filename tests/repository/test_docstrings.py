"""Docstrings name only what there is: every word between back-quotes leads to code, to the plan's data or to a file.

In this order a word is taken for: a parameter, field or name that the docstring's own place knows; a key of the plan file
(`grade:`); a command of ours or of the shell (`./portal …`, `git …`); a file of the repository (`<code>.bad.yaml`); a text that stands in
the module's own code (`mailto:`); a value as plans write it (`R6`, `未公表`), a number, or a mark. A dotted name leads
from one of these, or from a module, to an attribute. A form (`path:line`) is known when each of its words is, or is a
field of what the function takes; what stands in `<…>` is free.
"""

import ast
import builtins
import importlib
import re
import sys
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

import pytest
from pydantic import BaseModel

from generator.cli import COMMANDS
from generator.plan.model.fiscal import parse_period
from tests.conftest import ROOT
from tests.model_fields import records

MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "generator").rglob("*.py"))
FILES = [
    path.relative_to(ROOT).as_posix() + "/" * path.is_dir()
    for top in ("content", "generator", "schema", "site_templates")
    for path in (ROOT / top, *(ROOT / top).rglob("*"))
]
QUOTED = re.compile(r"(`{1,2})([^`]+)\1")
WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)
SHELL = {"git", "python", "sha256sum"}
SESSIONS = re.findall(r"^def ([a-z]+)\(session", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)
KEYS = {info.alias or name for record in records() for name, info in record.model_fields.items()}
WORDS = KEYS | {*COMMANDS}


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a docstring: its module, the texts in that module's code, and the surrounding names with their types."""

    module: ModuleType
    literals: frozenset[str]
    names: dict[str, object] = field(default_factory=dict)


def docstrings(path: str) -> Iterator[tuple[int, str, Scope]]:
    """Yield the line, the text and the scope of every docstring, those below assignments included."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    module = importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in documents]
    literals = frozenset(node.value for node in constants if isinstance(node.value, str))
    yield from _below(tree, Scope(module, literals))


def _below(node: ast.AST, scope: Scope) -> Iterator[tuple[int, str, Scope]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant) and isinstance(child.value.value, str):
            yield child.lineno, child.value.value, scope
        inner = scope
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            inner = Scope(scope.module, scope.literals, scope.names | dict(_known(child, scope.module)))
        yield from _below(child, inner)


def _known(node: ast.FunctionDef | ast.ClassDef, module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield a function's parameters with their types, or the names of a class's fields and methods."""
    if isinstance(node, ast.FunctionDef):
        named = node.args
        listed = (*named.posonlyargs, *named.args, *named.kwonlyargs, named.vararg, named.kwarg)
        for one in filter(None, listed):
            yield one.arg, getattr(module, getattr(one.annotation, "id", ""), None)
    for part in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            yield from _known(part, module)
        targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", part)]
        yield from ((name, None) for one in targets if (name := getattr(one, "id", getattr(one, "name", ""))))


@cache
def _module(name: str) -> ModuleType | None:
    """Find a module below `generator` by the end of its name."""
    for path in MODULES:
        if f"/{path}".removesuffix(".py").removesuffix("/__init__").endswith(f"/{name.replace('.', '/')}"):
            return importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    return None


def _has(owner: object, name: str) -> bool:
    fields = owner.model_fields if isinstance(owner, type) and issubclass(owner, BaseModel) else {}
    return hasattr(owner, name) or name in fields or name in getattr(owner, "__annotations__", {})


def is_name(word: str, scope: Scope) -> bool:
    """Return whether a single word is known in its scope."""
    here = word in scope.names or any(hasattr(place, word) for place in (scope.module, builtins, typing))
    return here or word in WORDS or word in scope.literals or parse_period(word) is not None


def is_dotted(word: str, scope: Scope) -> bool:
    """Return whether a dotted name refers to a module, or to an attribute of a module, a class or a parameter."""
    owner, _, last = word.rpartition(".")
    standard = importlib.import_module(owner) if owner in sys.stdlib_module_names else None
    found = (scope.names.get(owner), getattr(scope.module, owner, None), _module(owner), standard)
    return _module(word) is not None or any(one is not None and _has(one, last) for one in found)


def is_file(word: str) -> bool:
    """Return whether there is such a file or folder; `<…>` stands for any name."""
    pattern = re.compile(rf"(?:.*/)?{re.sub('<[^>]*>', '[^/]+', re.escape(word))}")
    return any(pattern.fullmatch(path) for path in FILES)


def is_command(text: str) -> bool:
    """Return whether a line is a shell command, or a session of `./portal`."""
    command, *rest = text.split()
    return command in SHELL or (command == "./portal" and set(rest) <= set(SESSIONS))


def is_known(text: str, scope: Scope) -> bool:
    """Return whether a back-quoted text is known, depending on its form."""
    if WORD.fullmatch(text):
        return is_name(text, scope)
    if DOTTED.fullmatch(text):
        return is_dotted(text, scope) or is_file(text)
    words = WORD.findall(re.sub("<[^>]*>", "", text))
    is_mark_or_value = not text.isascii() or not words
    is_defined_here = any(text in literal for literal in scope.literals)
    if is_mark_or_value or is_defined_here or text.removesuffix(":") in KEYS or is_command(text) or is_file(text):
        return True
    return all(is_name(word, scope) or any(_has(one, word) for one in scope.names.values()) for word in words)


@pytest.mark.parametrize("path", [path for path in MODULES if not path.endswith("__main__.py")])
def test_a_docstring_names_only_what_there_is(path: str) -> None:
    unknown = [
        f"{path}:{line}: `{found[2]}`"
        for line, text, scope in docstrings(path)
        for found in QUOTED.finditer(text)
        if not is_known(found[2], scope)
    ]
    assert not unknown, "back-quoted in a docstring, but there is no such thing:\n" + "\n".join(unknown)


SCOPE = Scope(re, frozenset({"a text"}), {"known": Scope})


@pytest.mark.parametrize(
    "text",
    ["known", "known.names", "builtins", "grade:", "check", "R6", "未公表", "a text", "./portal audit", "<id>.yaml"],
)
def test_what_is_there_is_known(text: str) -> None:
    assert is_known(text, Scope(importlib.import_module(__name__), SCOPE.literals, SCOPE.names))


@pytest.mark.parametrize(
    "text",
    ["unknown", "known.other", "publish.sentences", "colour:", "plan/complaints.py", "./portal odd", "word by word"],
)
def test_what_is_not_there_is_not(text: str) -> None:
    assert not is_known(text, SCOPE)
