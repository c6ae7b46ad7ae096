"""Render the report as GitHub Markdown, escaping every text that comes from a plan."""

from collections.abc import Iterator

from generator import github
from generator.edit.changes.change_report import TITLE, PlanReport, Report
from generator.edit.changes.report_table import ReportTable
from generator.edit.changes.source_report import TITLE as SOURCES
from generator.edit.changes.textdiff import Piece, Pieces


def markdown(report: Report) -> str:
    """Return the report for a step summary or a comment."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {TITLE}"
    yield f"\n{github.text(report.sentence)}くらべた相手：{github.text(report.base)}"
    for plan in report.plans:
        yield from _plan(plan)


def _plan(plan: PlanReport) -> Iterator[str]:
    yield f"\n## {github.text(plan.title)}"
    yield f"\n{_piece(Piece(plan.file, 'code'))}"
    yield f"\n**{github.text(plan.sentence)}**"
    if plan.requests:
        yield "\n### 承認の前に確かめてください\n"
        yield from (f"- {_cell(request)}" for request in plan.requests)
    for table in plan.tables:
        yield from _table(table)
    if plan.sources:
        yield f"\n### {SOURCES}\n"
        yield github.text("".join(plan.sources.sentences))
        for table in plan.sources.tables:
            yield from _table(table, "####")


def _table(table: ReportTable, heading: str = "###") -> Iterator[str]:
    if table.is_long:
        yield f"\n{github.FOLD}<summary><b>{github.text(table.title)}</b></summary>"
    else:
        yield f"\n{heading} {github.text(table.title)}"
    yield f"\n| {' | '.join(map(github.text, table.columns))} |"
    yield f"|{'|'.join(' ---: ' if number in table.numbers else ' --- ' for number in range(len(table.columns)))}|"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in table.rows)
    if table.rest:
        yield f"\nこのほかに{table.rest}件あります。"
    if table.is_long:
        yield f"\n{github.END}"


def _cell(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    if piece.kind == "code":
        return github.code(piece.text)
    return f"<{piece.kind}>{github.text(piece.text)}</{piece.kind}>" if piece.kind else github.text(piece.text)
