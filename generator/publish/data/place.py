"""What rows of several tables have in common: a plan, a measure or a period in; columns out."""

from generator.evaluation.evaluate import Track
from generator.evaluation.observations import measure_fields, time_fields
from generator.plan.model.fiscal import Period
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
    return {**measure_fields(node.line if node else ())}


def indicator(track: Track) -> Row:
    """Give an indicator's place in its plan."""
    own: Row = {"indicator_id": track.indicator.id, "indicator": track.indicator.name, "part": track.part}
    return measure(track.node) | own


def time(period: Period) -> Row:
    """Give a period in both calendars."""
    return {**time_fields(period), "fiscal_year": period.fiscal_year}
