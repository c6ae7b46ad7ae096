"""Findings about a plan file: a finding refers to a path in the data, a diagnostic to a line and column."""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
COMMON = 10
"""Warnings (or notes) of one code are combined above this number in a file.

In the five plans, kinds that a person reads one by one occur up to 7 times in a file; the next one 28 times.
"""
PLACES = 3
"""The number of places that a combined finding names; no more findings than this are combined because of their cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem at a path of the data, or at its key.

    `message` is for those who edit the plan. `fact` is what a reader of the page should know of it, in plain words and
    without advice; empty where only editing is concerned. It need not name the item at the path, which the page does.
    `needs` are further paths that the finding depends on: if one of them is invalid, the finding is not reported.
    `cause` is the path of the one value that all such findings of a plan would come from; () is the plan as a whole.
    `below` is how many lines below the value's beginning the problem is, in a text of several lines.
    """

    path: DataPath
    message: str
    fact: str = ""
    needs: tuple[DataPath, ...] = ()
    cause: DataPath | None = None
    of_key: bool = False
    below: int = 0


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
    cause: Position | None = field(default=None, compare=False)
    """The place of the finding's cause; `START` is the plan as a whole."""
    accepted: str | None = field(default=None, compare=False)
    """The reason for which the file accepts the finding; None if it does not."""
    finding: Finding | None = field(default=None, compare=False, repr=False)
    """What a check found; None if the file was refused before."""

    @property
    def is_accepted(self) -> bool:
        """Return whether the file accepts the finding."""
        return self.accepted is not None


def combined(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings with one for all that have one cause, and one for all warnings of a code that is common in a file."""
    united: list[Diagnostic] = []
    single: list[Diagnostic] = []
    for alike in _grouped(found, lambda one: (one.path, one.code, one.is_accepted, one.cause)):
        if alike[0].cause is not None and len(alike) > PLACES:
            united.append(_as_one(alike))
        else:
            single += alike
    for alike in _grouped(single, lambda one: (one.path, one.code, one.is_accepted)):
        if alike[0].severity is not Severity.ERROR and len(alike) > COMMON:
            united.append(_as_one([replace(one, cause=None) for one in alike]))
        else:
            united += alike
    return sorted(united)


def _grouped(found: Sequence[Diagnostic], key: Callable[[Diagnostic], Hashable]) -> Iterator[list[Diagnostic]]:
    groups: dict[Hashable, list[Diagnostic]] = {}
    for one in sorted(found):
        groups.setdefault(key(one), []).append(one)
    yield from groups.values()


def _as_one(alike: Sequence[Diagnostic]) -> Diagnostic:
    """Return the first of several findings of one kind, at their cause if they have one, with their number and places."""
    first, place = alike[0], alike[0].cause
    lines = "、".join(f"{one.line}行目" for one in alike[:PLACES])
    message = f"{first.message}同じ指摘が{len(alike):,}件あります（{lines}など）。"
    if place is not None and place != START:
        first = replace(first, line=place.line, column=place.column)
        message += "どれもこの行の値によるので、まずこの行を確かめてください。"
    return replace(first, message=f"{message}すべては check --all で見られます。")


_PUBLISHED = ("path", "line", "column", "severity", "code", "message")


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return diagnostics as a JSON list of objects: place, severity, code and message of each."""
    objects = [{name: getattr(one, name) for name in _PUBLISHED} for one in found]
    return json.dumps(objects, ensure_ascii=False, indent=1)


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
