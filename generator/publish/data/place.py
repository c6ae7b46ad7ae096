"""What rows of several tables have in common: a plan, a measure, a period or a place in a source in; columns out."""

from generator.plan.fiscal import Period, era
from generator.plan.model import Measure, Plan
from generator.plan.record import Place
from generator.publish.data.table import Value

Line = tuple[Measure, ...]
"""The measures from the top down to the one that a row is about; empty for the plan itself."""


def place(plan: Plan) -> dict[str, Value]:
    """Give what every row begins with."""
    return {
        "municipality_code": plan.municipality.code,
        "prefecture": plan.municipality.prefecture,
        "municipality": plan.municipality.name,
        "plan_id": plan.id,
        "plan": plan.title,
    }


def measure(line: Line) -> dict[str, Value]:
    """Give a measure's place in its plan."""
    return {
        "path": "/".join(one.id for one in line),
        "measure_id": line[-1].id if line else None,
        "measure": line[-1].name if line else None,
    }


def time(period: Period) -> dict[str, Value]:
    """Give a period in both calendars."""
    return {
        "fiscal_year": period.fiscal_year,
        "era": era(period),
        "period": period.code,
        "period_kind": period.kind.value,
    }


def source(plan: Plan, at: Place | None) -> dict[str, Value]:
    """Give the document and where in it."""
    if at is None:
        return {}
    document = plan.sources[at.source]
    number = f"（{document.number}）" if document.number else ""
    return {"source": f"{document.title}{number}", "locator": str(at)}
