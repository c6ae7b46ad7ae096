"""Reports of changes: two versions of a plan's text in; what differs, as records and as the report, out."""

from generator.commands.plans import with_evaluation_findings
from generator.edit.changes.change_records import PlanChange
from generator.edit.changes.change_report import Report, report
from generator.edit.changes.plan_changes import compare
from generator.plan.load import load
from tests.small_plans import TODAY


def changed(old: str | None, new: str | None, name: str = "x.yaml", old_name: str = "") -> PlanChange:
    """Compare two versions of one plan."""
    before, after = (
        [with_evaluation_findings(load(f"plans/{file}", text.encode()))] if text is not None else []
        for file, text in ((old_name or name, old), (name, new))
    )
    (change,) = compare(before, after, TODAY)
    return change


def reported(old: str | None, new: str | None, name: str = "x.yaml", old_name: str = "") -> Report:
    return report([changed(old, new, name, old_name)], "main（コミット 0123456789）")


def shown(found: Report) -> dict[str, list[list[str]]]:
    """Return the tables of the only plan by title (without the count), cells as text."""
    return {
        table.title.partition("（")[0]: [["".join(piece.text for piece in cell) for cell in row] for row in table.rows]
        for plan in found.plans
        for table in plan.tables
    }


def requested(found: Report) -> list[str]:
    return ["".join(piece.text for piece in request) for plan in found.plans for request in plan.requests]


def edited(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text
