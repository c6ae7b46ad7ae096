"""The report: what changes in the plans in; finished words, tables and requests, for Markdown and HTML alike, out."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.edit.changes import summary, tables
from generator.edit.changes.records import PlanChange
from generator.edit.changes.table import Table
from generator.edit.changes.textdiff import Pieces

TITLE = "この変更でサイトはこう変わります"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """What is told of one plan."""

    title: str
    file: str
    sentence: str
    requests: tuple[Pieces, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is told of all plans; `requests` counts what is asked for before approval."""

    base: str
    sentence: str
    plans: tuple[PlanReport, ...]
    requests: int
    has_errors: bool


def report(changes: Sequence[PlanChange], base: str) -> Report:
    """Tell what changes; `base` names the commit that was compared with. Plans that do not change are counted."""
    changed = [change for change in changes if summary.is_change(change)]
    plans = tuple(
        PlanReport(
            title=summary.title(change),
            file=summary.file(change),
            sentence=summary.sentence(change),
            requests=tuple(summary.requests(change)),
            tables=tuple(tables.tables(change)),
        )
        for change in changed
    )
    has_errors = any(summary.errors(change.new) for change in changes)
    asked = sum(len(plan.requests) for plan in plans)
    told = f"承認の前に確かめることが{asked}件あります。" if asked else ""
    return Report(
        base=base,
        sentence=summary.overview(changed, changes) + told,
        plans=plans,
        requests=asked,
        has_errors=has_errors,
    )
