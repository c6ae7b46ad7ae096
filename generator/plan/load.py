"""Load a plan file (or its bytes): return the frozen plan and every diagnostic about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from generator.errors import system_reason
from generator.plan import reserved
from generator.plan.checks import CHECKS
from generator.plan.diagnostics import START, Check, DataPath, Diagnostic, Finding, Position, Severity, is_under, short
from generator.plan.model.fields import ID
from generator.plan.model.plan import Plan
from generator.plan.reading.decode import MAX_BYTES
from generator.plan.reading.document import Document, read
from generator.plan.validation.validate import validate

_UNRELIABLE_IF_PARTIAL = frozenset({"missing-key", "empty-value"})
"""Codes that may be reported wrongly while lines of the file could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One plan file: its name as shown, its document and plan (None if unreadable), and its diagnostics."""

    name: str
    document: Document | None
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Return whether any diagnostic is an error."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def line(self, path: DataPath) -> int:
        """Return the 1-based line of a value in the file."""
        return self.document.position(path)[0] if self.document else 1

    @property
    def data(self) -> dict[str, Any] | None:
        """Return the file's data: mappings, lists, texts, flags and exact numbers; None if there is no mapping."""
        data = self.document.data if self.document else None
        return data if isinstance(data, dict) else None

    def located(self, checks: Sequence[Check[Any]], subject: Any) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of checks on this file's plan."""
        if self.document is None:
            return ()
        return tuple(_diagnostic(self.document, *one) for one in _reliable(self.document, checks, subject))


def find_files(paths: Sequence[FilePath]) -> list[FilePath]:
    """Return the plan files that paths stand for: a folder for its `.yaml` and `.yml` files, others for themselves.

    A missing path is returned as it is, and later reported as unreadable.
    """
    files: list[FilePath] = []
    for path in paths:
        if _is_dir(path):
            files += sorted(file for file in path.iterdir() if file.suffix in (".yaml", ".yml"))
        else:
            files.append(path)
    return files


def _is_dir(path: FilePath) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the operating system does not accept: reported as unreadable later
        return False


def load_file(path: FilePath, name: str) -> Loaded:
    """Load a plan from a file; `name` is its name in diagnostics. A file that cannot be read becomes a diagnostic."""
    try:
        if path.is_symlink() or not path.is_file():
            what = "見つかりません" if not path.exists() and not path.is_symlink() else "普通のファイルではありません"
            return _failed(name, "unreadable", f"ファイルが{what}。ファイルの場所と名前を確かめてください。")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _failed(
            name, "unreadable", f"ファイルを読めません（{system_reason(error)}）。場所とアクセス権を確かめてください。"
        )
    return load(name, raw)


def load(name: str, raw: bytes) -> Loaded:
    """Load a plan from its bytes; the plan's id is the file name without `.yaml`."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    plan_id = stem if dot else suffix
    diagnostics = list(_name_findings(name, plan_id, suffix if dot else ""))
    document, found = read(name, raw)
    diagnostics += found
    if document is None:
        return Loaded(name=name, document=None, plan=None, diagnostics=tuple(sorted(set(diagnostics))))
    plan, document, found_in_data = validate(document, plan_id)
    if document.partial:
        diagnostics += [item for item in found_in_data if item.code not in _UNRELIABLE_IF_PARTIAL]
        return Loaded(name=name, document=None, plan=None, diagnostics=tuple(sorted(set(diagnostics))))
    diagnostics += found_in_data
    if plan is not None:
        document, found_by_checks = _checked(document, plan)
        diagnostics += found_by_checks
    return Loaded(name=name, document=document, plan=plan, diagnostics=tuple(sorted(set(diagnostics))))


def _failed(name: str, code: str, message: str) -> Loaded:
    return Loaded(
        name=name,
        document=None,
        plan=None,
        diagnostics=(
            Diagnostic(
                path=name, line=START.line, column=START.column, severity=Severity.ERROR, code=code, message=message
            ),
        ),
    )


def _name_findings(name: str, plan_id: str, suffix: str) -> Iterator[Diagnostic]:
    message = ""
    if suffix != "yaml":
        message = f"計画ファイルの名前は .yaml で終わらせてください（{plan_id}.yaml）。"
    elif not re.fullmatch(ID, plan_id):
        message = (
            f"「{short(plan_id)}」は計画IDに使えません。ファイル名は半角の英小文字・数字・ハイフンにしてください。"
        )
    elif plan_id in reserved.PLAN_IDS:
        message = f"「{plan_id}」はサイトのほかのページが使う名前です。別のファイル名にしてください。"
    if message:
        yield Diagnostic(
            path=name,
            line=START.line,
            column=START.column,
            severity=Severity.ERROR,
            code="bad-file-name",
            message=message,
        )


def _checked(document: Document, plan: Plan) -> tuple[Document, list[Diagnostic]]:
    """Return the diagnostics of the plan's own checks, and the document with what is wrong marked as broken.

    A warning that depends on an error is not reported, in this pass or a later one: it may be its consequence.
    """
    found = list(_reliable(document, CHECKS, plan))
    wrong = {finding.path for check, finding in found if check.severity is Severity.ERROR}
    document = replace(document, broken=document.broken | wrong)
    return document, [
        _diagnostic(document, check, finding)
        for check, finding in found
        if check.severity is Severity.ERROR or not _is_unreliable(document, finding)
    ]


def _reliable(document: Document, checks: Sequence[Check[Any]], subject: Any) -> Iterator[tuple[Check[Any], Finding]]:
    """Yield what checks find, without what depends on an invalid value."""
    for check in checks:
        yield from ((check, one) for one in check.find(subject) if not _is_unreliable(document, one))


def _diagnostic(document: Document, check: Check[Any], finding: Finding) -> Diagnostic:
    place = document.position(finding.path, of_key=finding.of_key)
    why = _accepted(document.data, finding.path, check.code) if check.severity is not Severity.ERROR else None
    return Diagnostic(
        path=document.name,
        line=place.line + finding.below,
        column=1 if finding.below else place.column,
        severity=check.severity if why is None else Severity.NOTE,
        code=check.code,
        message=finding.message if why is None else f"{finding.message}（確認済み：{why}）",
        cause=_cause(document, finding.cause),
        accepted=why,
        finding=finding,
    )


def _accepted(data: Any, path: DataPath, code: str) -> str | None:
    """Return the reason for which a finding was accepted by the nearest `accept:` around it, or None."""
    why: str | None = None
    here: Any = data
    for step in (*path, None):
        for item in here.get("accept", ()) if isinstance(here, dict) else ():
            if isinstance(item, dict) and item.get("check") == code:
                why = str(item.get("why", ""))
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
    return why


def _cause(document: Document, path: DataPath | None) -> Position | None:
    return START if path == () else None if path is None else document.position(path, of_key=True)


def _is_unreliable(document: Document, finding: Finding) -> bool:
    return any(_invalidates(broken, finding) for broken in document.broken)


def _invalidates(broken: DataPath, finding: Finding) -> bool:
    """Return whether an invalid value makes a finding unreliable."""
    return is_under(finding.path, broken) or any(
        is_under(need, broken) or is_under(broken, need) for need in finding.needs
    )
