"""Findings about a plan file: a finding refers to a path in the data, a diagnostic to a line and column."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

Checked = TypeVar("Checked")
DataPath = tuple[str | int, ...]
"""The path from the top of a plan file to one value: keys as written, list indexes from 0."""


class Severity(StrEnum):
    """The severity of a finding; only an error prevents a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """A position in a text file; both are 1-based, the column counts characters."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem at a path of the data, or at its key.

    `needs` are further paths that the finding depends on: if one of them is invalid, the finding is not reported.
    """

    path: DataPath
    message: str
    needs: tuple[DataPath, ...] = ()
    of_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[Checked]):
    """A rule about a plan: its code, severity, the rule in one Japanese sentence, and the function that applies it."""

    code: str
    severity: Severity
    rule: str
    find: Callable[[Checked], Iterator[Finding]]


Find = Callable[[Checked], Iterator[Finding]]


def check(code: str, severity: Severity, rule: str) -> Callable[[Find[Checked]], Check[Checked]]:
    """Return a decorator that makes a check of a generator function."""
    return lambda find: Check(code=code, severity=severity, rule=rule, find=find)


def checks_in(*modules: Mapping[str, Any]) -> tuple[Check[Any], ...]:
    """Return the checks among the names of modules, in the order in which they are defined."""
    return tuple(one for module in modules for one in module.values() if isinstance(one, Check))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One problem as reported to a person or a program; sorts by file, line, column."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return diagnostics as a JSON list of objects, each with the record's fields."""
    return json.dumps([asdict(diagnostic) for diagnostic in found], ensure_ascii=False, indent=1)


def from_json(text: str | bytes) -> tuple[Diagnostic, ...]:
    """Parse the output of `as_json`; raise ValueError or TypeError if it is not a list of such objects."""
    return tuple(Diagnostic(**{**one, "severity": Severity(one["severity"])}) for one in json.loads(text))


def is_under(path: DataPath, above: DataPath) -> bool:
    """Return whether a path equals `above` or lies below it."""
    return path[: len(above)] == above


def short(found: object, limit: int = 40) -> str:
    """Return a value as files write it, on one line and at most `limit` characters long."""
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
