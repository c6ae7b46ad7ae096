"""What rows of several tables have in common: a plan, a measure, a period or a source in; columns out."""

from generator.evaluation.evaluate import Track
from generator.plan.model.fields import Place
from generator.plan.model.fiscal import Period, era
from generator.plan.model.plan import Node, Plan
from generator.publish.data.table import Value

Row = dict[str, Value]
"""A row by its columns' names; what is empty is left out when the row is made."""


def place(plan: Plan) -> Row:
    """Give what every row begins with."""
    return {
        "municipality_code": plan.municipality.code,
        "prefecture": plan.municipality.prefecture,
        "municipality": plan.municipality.name,
        "plan_id": plan.id,
        "plan": plan.title,
    }


def measure(node: Node | None) -> Row:
    """Give a measure's place in its plan; nothing for the plan itself."""
    if node is None:
        return {}
    path = "/".join(measure.id for measure in node.line)
    return {"path": path, "measure_id": node.measure.id, "measure": node.measure.name}


def indicator(track: Track) -> Row:
    """Give an indicator's place in its plan."""
    own: Row = {"indicator_id": track.indicator.id, "indicator": track.indicator.name, "part": track.part}
    return measure(track.node) | own


def time(period: Period) -> Row:
    """Give a period in both calendars."""
    return {
        "fiscal_year": period.fiscal_year,
        "era": era(period),
        "period": period.code,
        "period_kind": period.kind.value,
    }


def source(plan: Plan, at: Place | None) -> Row:
    """Give the document and where in it; nothing where the plan does not say."""
    if at is None:
        return {}
    document = plan.sources[at.source]
    number = f"（{document.number}）" if document.number else ""
    return {"source": f"{document.title}{number}", "locator": str(at)}
