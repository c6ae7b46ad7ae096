"""The report: turn the changes of the plans into finished texts, tables and requests for Markdown and HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.edit.changes import report_tables, summary
from generator.edit.changes.change_records import PlanChange
from generator.edit.changes.report_table import ReportTable
from generator.edit.changes.source_report import SourceReport, source_report
from generator.edit.changes.textdiff import Pieces

TITLE = "この変更でサイトはこう変わります"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """The report on one plan; `sources` is None if nothing can be compared with them."""

    title: str
    file: str
    sentence: str
    requests: tuple[Pieces, ...]
    tables: tuple[ReportTable, ...]
    sources: SourceReport | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report on all plans; `requests` is the number of points to settle before approval."""

    base: str
    sentence: str
    plans: tuple[PlanReport, ...]
    requests: int
    has_errors: bool


def report(changes: Sequence[PlanChange], base: str) -> Report:
    """Return the report; `base` names the commit compared with. Plans that do not change are only counted."""
    changed = [change for change in changes if summary.is_change(change)]
    plans = tuple(
        PlanReport(
            title=summary.title(change),
            file=summary.file(change),
            sentence=summary.sentence(change),
            requests=tuple(summary.requests(change)),
            tables=tuple(report_tables.tables(change)),
            sources=source_report(change),
        )
        for change in changed
    )
    has_errors = any(summary.errors(change.new) for change in changes)
    open_points = sum(len(plan.requests) for plan in plans)
    reminder = f"承認の前に確かめることが{open_points}件あります。" if open_points else ""
    return Report(
        base=base,
        sentence=summary.overview(changed, changes) + reminder,
        plans=plans,
        requests=open_points,
        has_errors=has_errors,
    )
