"""Reports of changes: two versions of a plan's text in; what differs, as records and as the report, out."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.commands.plans import with_evaluation_findings
from generator.edit.changes.change_records import PlanChange
from generator.edit.changes.change_report import Report, report
from generator.edit.changes.plan_changes import compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text
from tests.small_plans import TODAY

Texts = Mapping[str, str]
NO_TEXTS: Texts = {}


def changed(
    old: str | None,
    new: str | None,
    name: str = "x.yaml",
    old_name: str = "",
    texts: tuple[Texts, Texts] = (NO_TEXTS, NO_TEXTS),
) -> PlanChange:
    """Compare two versions of one plan, with the texts of its sources before and after."""
    before_texts, after_texts = (
        {f"plans/{file}": {source: source_text(text.encode()) for source, text in side.items()}}
        for file, side in zip((old_name or name, name), texts, strict=True)
    )
    before, after = (
        [with_evaluation_findings(load(f"plans/{file}", text.encode()))] if text is not None else []
        for file, text in ((old_name or name, old), (name, new))
    )
    (change,) = compare(before, after, TODAY, old_texts=before_texts, new_texts=after_texts)
    return change


def reported(
    old: str | None,
    new: str | None,
    name: str = "x.yaml",
    old_name: str = "",
    texts: tuple[Texts, Texts] = (NO_TEXTS, NO_TEXTS),
) -> Report:
    return report([changed(old, new, name, old_name, texts)], "main（コミット 0123456789）")


def shown(found: Report) -> dict[str, list[list[str]]]:
    """Return the tables of the only plan by title (without the count), cells as text."""
    return {
        table.title.partition("（")[0]: [["".join(piece.text for piece in cell) for cell in row] for row in table.rows]
        for plan in found.plans
        for table in (*plan.tables, *(plan.sources.tables if plan.sources else ()))
    }


def requested(found: Report) -> list[str]:
    return ["".join(piece.text for piece in request) for plan in found.plans for request in plan.requests]


def edited(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def git(*arguments: str | Path) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()
