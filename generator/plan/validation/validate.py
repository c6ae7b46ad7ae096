"""Validation: a document in; its plan, what is wrong with the data, and which places to trust no more out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.plan.diagnostics import Diagnostic, Finding, Path, Severity, short
from generator.plan.model.fields import ID
from generator.plan.model.plan import Plan
from generator.plan.reading import typos
from generator.plan.reading.document import Document
from generator.plan.validation import misplaced
from generator.plan.validation.messages import explain, fields, missing, suggest, type_at

MAX_ROUNDS = 12


def validate(document: Document, plan_id: str) -> tuple[Plan | None, Document, list[Diagnostic]]:
    """Validate in rounds: what is wrong is reported and taken out, so that the rest is still checked."""
    diagnostics: list[Diagnostic] = []
    if not isinstance(document.data, dict):
        if () in document.broken:
            return None, document, []
        message = "計画は「title: …」のような項目の並びで書いてください。"
        if isinstance(document.data, str) and (slip := typos.in_text(document.data)):
            return None, document, [_error(document, Finding(path=(), message=slip.message), slip.code)]
        return None, document, [_error(document, Finding(path=(), message=message), "wrong-type")]
    mender = _Mender(document)
    diagnostics += mender.drop_nulls()
    for key in misplaced.below_lists(document.data):
        told = _error(document, Finding(path=key, message=misplaced.after_measures(key)), "wrong-parent", of_key=True)
        diagnostics.append(replace(told, severity=Severity.WARNING))
    written = mender.data.setdefault("id", plan_id if re.fullmatch(ID, plan_id) else "plan")
    if isinstance(written, str) and "id" in document.data and written != plan_id:
        message = (
            f"id「{short(written)}」がファイル名「{short(plan_id)}」と違います。同じにするか、id の行を消してください。"
        )
        diagnostics.append(_error(document, Finding(path=("id",), message=message), "file-name-differs"))
    for _ in range(MAX_ROUNDS):
        try:
            return Plan.model_validate(mender.data), mender.document(), diagnostics
        except ValidationError as error:
            errors = error.errors(include_url=False, include_context=True)
            diagnostics += mender.mend(errors)
    return None, mender.document(), diagnostics


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


class _Mender:
    """Takes wrong values out of a document's data, and remembers where, so that nothing is told twice."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.data: dict[str, Any] = _copy(document.data)
        self.broken: set[Path] = set(document.broken)
        self.gone: set[Path] = set()
        self.stand_ins = 0

    def document(self) -> Document:
        return replace(self.source, data=self.data, broken=frozenset(self.broken))

    def drop_nulls(self) -> list[Diagnostic]:
        """Report and take out every key without a value; in braces it is most often a comma's doing."""
        found: list[Diagnostic] = []
        for path in list(_nulls(self.source.data, ())):
            if self._is_told(path):
                self._take_out(path)
                continue
            if fallen := misplaced.fallen(self.source.data, path):
                code, message = misplaced.out_of(path, fallen)
                found.append(_error(self.source, Finding(path=fallen[0], message=message), code, of_key=True))
                for one in (path, *fallen):
                    self._take_out(one)
                continue
            slip = self._null(path)
            told = _error(self.source, Finding(path=path, message=slip.message), slip.code, of_key=True)
            found.append(replace(told, column=told.column + slip.offset))
            self._take_out(path)
        return found

    def mend(self, errors: Sequence[ErrorDetails]) -> list[Diagnostic]:
        """Turn pydantic's errors into diagnostics, and take what they name out of the data."""
        found: list[Diagnostic] = []
        crowds = misplaced.crowds(errors)
        for error in sorted(
            errors, key=lambda error: (error["loc"][-1:] != ("[key]",), error["type"] != "extra_forbidden")
        ):
            kind, path = error["type"], tuple(error["loc"])
            of_key = kind == "extra_forbidden" or path[-1:] == ("[key]",)
            crowd = crowds.get(path[:-1] if kind == "missing" else path)
            path = self._as_written(path[:-1] if path[-1:] == ("[key]",) else path)
            at = error.get("ctx", {}).get("at")
            place = (*path, at) if at else path
            known = self._is_told(place)
            if kind == "missing":
                if not known and crowd is None:
                    found.append(_error(self.source, Finding(path=path[:-1], message=missing(path)), "missing-key"))
                self._stand_in(path)
                continue
            if not known and crowd != "":
                code, message = explain(error, path, self.source)
                found.append(
                    _error(
                        self.source,
                        Finding(path=place, message=message + (crowd or "")),
                        code,
                        of_key=of_key or at is not None,
                    )
                )
            if kind == "extra_forbidden" and (near := suggest(str(path[-1]), list(fields(type_at(path[:-1]))))):
                self.broken.add((*path[:-1], near))
            self._take_out(place if kind == "duplicate-year" else path)
        return found

    def _is_told(self, path: Path) -> bool:
        """Tell whether a path, or anything that it lies in, has been reported: one look-up a level, however much is broken."""
        return any(path[:length] in self.broken for length in range(len(path) + 1))

    def _null(self, path: Path) -> typos.Slip:
        key = path[-1]
        if isinstance(key, int):
            message = f"箇条書きの{key + 1}番めに値がありません。値を書くか、「-」ごと消してください。"
            return typos.Slip("empty-value", 0, message)
        if slip := typos.in_line(key):
            return slip
        in_braces = path[:-1] in self.source.flow
        if in_braces and key.isdigit() and key.isascii():
            before = self._before(path)
            message = (
                f"「{before},{key}」が、桁区切りのコンマで切れています。コンマを取って {before}{key} と書いてください。"
            )
            return typos.Slip("comma-in-number", 0, message)
        if in_braces and key not in fields(type_at(path[:-1])):
            message = (
                f"「{short(key)}」の前の半角コンマで文が切れています。"
                "文は引用符で囲むか、かっこの外で「|」のあとに改行して書いてください。"
            )
            return typos.Slip("comma-in-braces", 0, message)
        message = (
            f"「{short(key)}」に値がありません。"
            "値を書くか、まだなければ項目ごと消すか、理由（未公表 など）を書いてください。"
        )
        return typos.Slip("empty-value", 0, message)

    def _before(self, path: Path) -> object:
        """Give the number that stands before a key in the same braces; nothing where there is none."""
        around = self._get(path[:-1])
        keys = list(around) if isinstance(around, dict) else []
        before = around[keys[keys.index(path[-1]) - 1]] if path[-1] in keys[1:] else ""
        return before if isinstance(before, Decimal) else ""

    def _as_written(self, path: Path) -> Path:
        """Leave out steps that a shorthand hides: one item written where a list is meant."""
        here: Any = self.data
        kept: list[str | int] = []
        for step in path:
            if isinstance(step, int) and not isinstance(here, list):
                continue
            kept.append(step)
            known = here.get(step) if isinstance(here, dict) else None
            here = here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else known
        return tuple(kept)

    def _get(self, path: Path) -> Any:
        here: Any = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return here

    def _stand_in(self, path: Path) -> None:
        """Put something valid where a needed key is missing, so that the rest can be checked."""
        self.broken.add(path)
        self.stand_ins += 1
        parent = self._get(path[:-1])
        key = str(path[-1])
        if isinstance(parent, dict):
            parent[key] = f"missing-{self.stand_ins}" if key == "id" else _copy(_STAND_INS.get(key, "？"))

    def _take_out(self, path: Path) -> None:
        self.broken.add(path)
        while path and path not in self.gone:
            parent, step = self._get(path[:-1]), path[-1]
            if isinstance(parent, dict) and step in parent:
                del parent[step]
                self.gone.add(path)
                return
            if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
                parent[step] = self._neutral(path)  # keeps its place, so that what follows keeps its path
                return
            path = path[:-1]  # what a shorthand stands for: the written value is further up

    def _neutral(self, path: Path) -> object:
        self.stand_ins += 1
        keys = fields(type_at(path))
        stand_in = {"id": f"missing-{self.stand_ins}", "name": "？", "code": f"？{self.stand_ins}"}
        return {key: value for key, value in stand_in.items() if key in keys} if keys else "？"


_STAND_INS: dict[str, object] = {
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


def _nulls(data: object, path: Path) -> Iterator[Path]:
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
