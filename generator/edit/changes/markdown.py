"""The report as GitHub's Markdown: finished words in, text in which every word of a plan stays a word, out."""

import re
from collections.abc import Iterator

from generator.edit.changes.report import TITLE, PlanReport, Report
from generator.edit.changes.tables import Table
from generator.edit.changes.textdiff import Piece, Pieces
from generator.publish.escape import escaped

_ACTIVE = re.compile(r"[@#$]|GH-|:[^\s:]+:")
"""What GitHub looks for in finished text: mentions, issues, mathematics, emoji; it leaves code alone."""
_HARMLESS = re.compile(r"(?<=[0-9])&#(44|46);(?=[0-9])|(?<=[0-9A-Za-z])&#(45|47);(?=[0-9A-Za-z])")
"""Marks that mean nothing where they stand (1,234.5 and a-b/c); left as they are for those who read the source."""
_FOLD, _END = "<details>", "</details>"


def markdown(report: Report) -> str:
    """Write the report for a step summary or a comment."""
    return "\n".join(_lines(report)) + "\n"


def bounded(text: str, limit: int) -> str:
    """Cut a report to at most `limit` bytes, at the end of a line, and say so."""
    if len(text.encode()) <= limit:
        return text
    told = "\n\n**長いので、ここで切りました。つづきは、変更のページ（HTML）にあります。**\n"
    kept = text.encode()[: max(limit - len(f"\n{_END}{told}".encode()), 0)].decode(errors="ignore").rpartition("\n")[0]
    is_open = kept.count(_FOLD) > kept.count(_END)
    return kept + (f"\n\n{_END}" if is_open else "") + told if kept else ""


def _lines(report: Report) -> Iterator[str]:
    yield f"# {TITLE}"
    yield f"\n{_text(report.sentence)}くらべた相手：{_text(report.base)}"
    for plan in report.plans:
        yield from _plan(plan)


def _plan(plan: PlanReport) -> Iterator[str]:
    yield f"\n## {_text(plan.title)}"
    yield f"\n{_piece(Piece(plan.file, 'code'))}"
    yield f"\n**{_text(plan.sentence)}**"
    if plan.requests:
        yield "\n### 承認の前に確かめてください\n"
        yield from (f"- {_cell(request)}" for request in plan.requests)
    for table in plan.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if table.is_long:
        yield f"\n{_FOLD}<summary><b>{_text(table.title)}</b></summary>"
    else:
        yield f"\n### {_text(table.title)}"
    yield f"\n| {' | '.join(map(_text, table.columns))} |"
    yield f"|{'|'.join(' ---: ' if number in table.numbers else ' --- ' for number in range(len(table.columns)))}|"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in table.rows)
    if table.rest:
        yield f"\nこのほかに{table.rest}件あります。"
    if table.is_long:
        yield f"\n{_END}"


def _cell(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    if piece.kind == "code":
        return f"<code>{_safe(piece.text)}</code>"
    return f"<{piece.kind}>{_text(piece.text)}</{piece.kind}>" if piece.kind else _text(piece.text)


def _text(text: str) -> str:
    """Write a text; as code where GitHub would make more of it."""
    return f"<code>{_safe(text)}</code>" if _ACTIVE.search(text) else _safe(text)


def _safe(text: str) -> str:
    return _HARMLESS.sub(lambda found: chr(int(found[1] or found[2])), escaped(text))
