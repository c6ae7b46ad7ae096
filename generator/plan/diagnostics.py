"""Findings about a plan file: a finding names a place in the data, a diagnostic a line and a column."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

Subject = TypeVar("Subject")
Path = tuple[str | int, ...]
"""The way from the top of a plan file to one value: keys as written, list items from 0."""


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """A place in a text file; both 1-based, the column in characters."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem at a path of the data, or at its key.

    `needs` are further paths that the finding relies on: where one of them is in trouble, it is not told.
    """

    path: Path
    message: str
    needs: tuple[Path, ...] = ()
    of_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[Subject]):
    """A rule about a plan: its code, weight, the rule in one Japanese sentence, and the finder."""

    code: str
    severity: Severity
    rule: str
    find: Callable[[Subject], Iterator[Finding]]


Find = Callable[[Subject], Iterator[Finding]]


def check(code: str, severity: Severity, rule: str) -> Callable[[Find[Subject]], Check[Subject]]:
    """Make a check of the generator function below."""
    return lambda find: Check(code=code, severity=severity, rule=rule, find=find)


def checks_in(*modules: Mapping[str, Any]) -> tuple[Check[Any], ...]:
    """Return the checks among the names of modules, in the order in which they are defined."""
    return tuple(one for module in modules for one in module.values() if isinstance(one, Check))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One problem as told to a person or a program; sorts by file, line, column."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str


def as_json(found: Sequence[Diagnostic]) -> str:
    """Write diagnostics as a JSON list of objects, each with the record's fields."""
    return json.dumps([asdict(diagnostic) for diagnostic in found], ensure_ascii=False, indent=1)


def from_json(text: str | bytes) -> tuple[Diagnostic, ...]:
    """Read what `as_json` wrote; raises ValueError or TypeError where it is not a list of such objects."""
    return tuple(Diagnostic(**{**one, "severity": Severity(one["severity"])}) for one in json.loads(text))


def is_under(path: Path, above: Path) -> bool:
    """Tell whether a path is `above` or lies inside it."""
    return path[: len(above)] == above


def short(found: object, limit: int = 40) -> str:
    """Quote a value found as files write it, on one line and not longer than `limit` characters."""
    text = " ".join(_written(found).split("\n")).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _written(found: object) -> str:
    match found:
        case None:
            return "空"
        case bool():
            return "true" if found else "false"
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case _:
            return str(found)
