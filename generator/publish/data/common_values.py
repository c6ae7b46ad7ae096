"""Columns that several tables share: those of a plan, a measure, a period or a source."""

from generator.evaluation.evaluate import Track
from generator.plan.model.fiscal import Period, era
from generator.plan.model.plan import Node, Plan
from generator.plan.places import Place
from generator.publish.data.table import Value

RowValues = dict[str, Value]
"""A row by column names; empty values are left out when the row is made."""


def place(plan: Plan) -> RowValues:
    """Return the columns that every row starts with."""
    return {
        "municipality_code": plan.municipality.code,
        "prefecture": plan.municipality.prefecture,
        "municipality": plan.municipality.name,
        "plan_id": plan.id,
        "plan": plan.title,
    }


def measure(node: Node | None) -> RowValues:
    """Return the columns that locate a measure in its plan; empty for the plan itself."""
    if node is None:
        return {}
    path = "/".join(measure.id for measure in node.line)
    return {"path": path, "measure_id": node.measure.id, "measure": node.measure.name}


def indicator(track: Track) -> RowValues:
    """Return the columns that locate an indicator in its plan."""
    own: RowValues = {"indicator_id": track.indicator.id, "indicator": track.indicator.name, "part": track.part}
    return measure(track.node) | own


def time(period: Period) -> RowValues:
    """Return the columns that state a period in both calendars."""
    return {
        "fiscal_year": period.fiscal_year,
        "era": era(period),
        "period": period.code,
        "period_kind": period.kind.value,
    }


def source(plan: Plan, at: Place | None) -> RowValues:
    """Return the columns that cite the document and the place in it; empty if the plan does not state them."""
    if at is None:
        return {}
    document = plan.sources[at.source]
    number = f"（{document.number}）" if document.number else ""
    return {"source": f"{document.title}{number}", "locator": str(at)}
