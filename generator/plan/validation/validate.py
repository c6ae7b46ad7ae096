"""Validate a document: return its plan, the errors in the data, and the places that are invalid."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.plan.diagnostics import DataPath, Diagnostic, Finding, Severity, short
from generator.plan.model.fields import ID
from generator.plan.model.plan import Plan
from generator.plan.reading import typos
from generator.plan.reading.document import Document
from generator.plan.validation import misplaced
from generator.plan.validation.messages import explain_validation, fields, missing_key, suggest, type_at

MAX_ROUNDS = 12


def validate(document: Document, plan_id: str) -> tuple[Plan | None, Document, list[Diagnostic]]:
    """Validate in rounds: errors are reported and the invalid values removed, so that the rest is still checked."""
    diagnostics: list[Diagnostic] = []
    if not isinstance(document.data, dict):
        if () in document.broken:
            return None, document, []
        message = "計画は「title: …」のような項目の並びで書いてください。"
        if isinstance(document.data, str) and (typo := typos.in_text(document.data)):
            return None, document, [_error(document, Finding(path=(), message=typo.message), typo.code)]
        return None, document, [_error(document, Finding(path=(), message=message), "wrong-type")]
    pruner = _Pruner(document)
    diagnostics += pruner.prune_nulls()
    for key in misplaced.below_lists(document.data):
        diagnostic = _error(
            document, Finding(path=key, message=misplaced.after_measures(key)), "wrong-parent", of_key=True
        )
        diagnostics.append(replace(diagnostic, severity=Severity.WARNING))
    written = pruner.data.setdefault("id", plan_id if re.fullmatch(ID, plan_id) else "plan")
    if isinstance(written, str) and "id" in document.data and written != plan_id:
        message = (
            f"id「{short(written)}」がファイル名「{short(plan_id)}」と違います。同じにするか、id の行を消してください。"
        )
        diagnostics.append(_error(document, Finding(path=("id",), message=message), "file-name-differs"))
    for _ in range(MAX_ROUNDS):
        try:
            return Plan.model_validate(pruner.data), pruner.document(), diagnostics
        except ValidationError as error:
            errors = error.errors(include_url=False, include_context=True)
            diagnostics += pruner.prune_errors(errors)
    return None, pruner.document(), diagnostics


def _error(document: Document, finding: Finding, code: str, *, of_key: bool = False) -> Diagnostic:
    place = document.position(finding.path, of_key=of_key)
    return Diagnostic(
        path=document.name,
        line=place.line,
        column=place.column,
        severity=Severity.ERROR,
        code=code,
        message=finding.message,
    )


class _Pruner:
    """Removes invalid values from a document's data, and records their paths, so that nothing is reported twice."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.data: dict[str, Any] = _copy(document.data)
        self.broken: set[DataPath] = set(document.broken)
        self.removed: set[DataPath] = set()
        self.placeholders = 0

    def document(self) -> Document:
        return replace(self.source, data=self.data, broken=frozenset(self.broken))

    def prune_nulls(self) -> list[Diagnostic]:
        """Report and remove every key without a value; in braces this is usually caused by a comma."""
        found: list[Diagnostic] = []
        for path in list(_nulls(self.source.data, ())):
            if self._is_reported(path):
                self._remove(path)
                continue
            if outdented := misplaced.outdented_keys(self.source.data, path):
                code, message = misplaced.outdented_message(path, outdented)
                found.append(_error(self.source, Finding(path=outdented[0], message=message), code, of_key=True))
                for one in (path, *outdented):
                    self._remove(one)
                continue
            typo = self._null(path)
            diagnostic = _error(self.source, Finding(path=path, message=typo.message), typo.code, of_key=True)
            found.append(replace(diagnostic, column=diagnostic.column + typo.offset))
            self._remove(path)
        return found

    def prune_errors(self, errors: Sequence[ErrorDetails]) -> list[Diagnostic]:
        """Turn pydantic's errors into diagnostics, and remove the invalid values from the data."""
        found: list[Diagnostic] = []
        block_notes = misplaced.block_notes(errors)
        for error in sorted(
            errors, key=lambda error: (error["loc"][-1:] != ("[key]",), error["type"] != "extra_forbidden")
        ):
            kind, path = error["type"], tuple(error["loc"])
            of_key = kind == "extra_forbidden" or path[-1:] == ("[key]",)
            block_note = block_notes.get(path[:-1] if kind == "missing" else path)
            path = self._as_written(path[:-1] if path[-1:] == ("[key]",) else path)
            at = error.get("ctx", {}).get("at")
            place = (*path, at) if at else path
            known = self._is_reported(place)
            if kind == "missing":
                if not known and block_note is None:
                    found.append(_error(self.source, Finding(path=path[:-1], message=missing_key(path)), "missing-key"))
                self._add_placeholder(path)
                continue
            if not known and block_note != "":
                code, message = explain_validation(error, path, self.source)
                found.append(
                    _error(
                        self.source,
                        Finding(path=place, message=message + (block_note or "")),
                        code,
                        of_key=of_key or at is not None,
                    )
                )
            if kind == "extra_forbidden" and (near := suggest(str(path[-1]), list(fields(type_at(path[:-1]))))):
                self.broken.add((*path[:-1], near))
            self._remove(place if kind == "duplicate-year" else path)
        return found

    def _is_reported(self, path: DataPath) -> bool:
        """Return whether a path, or anything above it, has been reported: one look-up per level, however much is invalid."""
        return any(path[:length] in self.broken for length in range(len(path) + 1))

    def _null(self, path: DataPath) -> typos.Typo:
        key = path[-1]
        if isinstance(key, int):
            message = f"箇条書きの{key + 1}番めに値がありません。値を書くか、「-」ごと消してください。"
            return typos.Typo("empty-value", 0, message)
        if typo := typos.in_line(key):
            return typo
        in_braces = path[:-1] in self.source.flow
        if in_braces and key.isdigit() and key.isascii():
            before = self._before(path)
            message = (
                f"「{before},{key}」が、桁区切りのコンマで切れています。コンマを取って {before}{key} と書いてください。"
            )
            return typos.Typo("comma-in-number", 0, message)
        if in_braces and key not in fields(type_at(path[:-1])):
            message = (
                f"「{short(key)}」の前の半角コンマで文が切れています。"
                "文は引用符で囲むか、かっこの外で「|」のあとに改行して書いてください。"
            )
            return typos.Typo("comma-in-braces", 0, message)
        message = (
            f"「{short(key)}」に値がありません。"
            "値を書くか、まだなければ項目ごと消すか、理由（未公表 など）を書いてください。"
        )
        return typos.Typo("empty-value", 0, message)

    def _before(self, path: DataPath) -> object:
        """Return the number before a key in the same braces; empty if there is none."""
        around = self._get(path[:-1])
        keys = list(around) if isinstance(around, dict) else []
        before = around[keys[keys.index(path[-1]) - 1]] if path[-1] in keys[1:] else ""
        return before if isinstance(before, Decimal) else ""

    def _as_written(self, path: DataPath) -> DataPath:
        """Leave out path steps that a shorthand hides: a single item in place of a list."""
        here: Any = self.data
        kept: list[str | int] = []
        for step in path:
            if isinstance(step, int) and not isinstance(here, list):
                continue
            kept.append(step)
            known = here.get(step) if isinstance(here, dict) else None
            here = here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else known
        return tuple(kept)

    def _get(self, path: DataPath) -> Any:
        here: Any = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return here

    def _add_placeholder(self, path: DataPath) -> None:
        """Add a valid placeholder for a missing required key, so that the rest can be checked."""
        self.broken.add(path)
        self.placeholders += 1
        parent = self._get(path[:-1])
        key = str(path[-1])
        if isinstance(parent, dict):
            parent[key] = f"missing-{self.placeholders}" if key == "id" else _copy(_PLACEHOLDERS.get(key, "？"))

    def _remove(self, path: DataPath) -> None:
        self.broken.add(path)
        while path and path not in self.removed:
            parent, step = self._get(path[:-1]), path[-1]
            if isinstance(parent, dict) and step in parent:
                del parent[step]
                self.removed.add(path)
                return
            if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
                parent[step] = self._placeholder(path)  # keeps its position, so that later items keep their paths
                return
            path = path[:-1]  # a value that a shorthand stands for: the written value is further up

    def _placeholder(self, path: DataPath) -> object:
        self.placeholders += 1
        keys = fields(type_at(path))
        placeholder = {"id": f"missing-{self.placeholders}", "name": "？", "code": f"？{self.placeholders}"}
        return {key: value for key, value in placeholder.items() if key in keys} if keys else "？"


_PLACEHOLDERS: dict[str, object] = {
    "municipality": {"code": "000000", "prefecture": "？", "name": "？"},
    "period": {"from": "1900", "to": "9998"},
    "from": "1900",
    "to": "9998",
    "updated": "2000-01-01",
    "levels": ["？"] * 4,
    "sources": {"missing": {"title": "？"}},
    "grades": [{"code": "？"}],
}


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _nulls(data: object, path: DataPath) -> Iterator[DataPath]:
    if isinstance(data, dict):
        for key, value in data.items():
            if value is None or key.startswith("\0"):
                yield (*path, key)
            else:
                yield from _nulls(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if item is None:
                yield (*path, index)
            else:
                yield from _nulls(item, (*path, index))
