"""Due targets: determine which target applies to a year, and which one is due later."""

from collections.abc import Mapping

from generator.evaluation.result import TargetBasis
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import FINAL, Period
from generator.plan.model.row import Row


def applicable(
    rows: Mapping[Period, Row], period: Period, last: Period
) -> tuple[Figure | None, Period | None, TargetBasis]:
    """Return the applicable target: the period's own; in the plan's last year the final one; or the only later one."""
    if (own := rows[period].target) is not None:
        return own, period, TargetBasis.SAME_PERIOD
    if period.is_year and period.year == last.year and FINAL in rows and rows[FINAL].target is not None:
        return rows[FINAL].target, FINAL, TargetBasis.SAME_PERIOD
    stated = [when for when, row in rows.items() if row.target is not None]
    if len(stated) == 1 and _is_later(stated[0], period, last):
        return rows[stated[0]].target, stated[0], TargetBasis.LATER
    return None, None, TargetBasis.SAME_PERIOD


def ahead(rows: Mapping[Period, Row], period: Period, last: Period) -> Period | None:
    """Return the period of the last target with a value, if it is due later than a year; else None."""
    stated = [when for when, row in rows.items() if row.target is not None and row.target.missing is None]
    return stated[-1] if stated and _is_later(stated[-1], period, last) else None


def _is_later(target: Period, period: Period, last: Period) -> bool:
    """Return whether a target is due later than a year; the final target is due with the plan's last year."""
    due = last.year if target == FINAL else target.year
    return period.is_year and (target.is_year or target == FINAL) and due > period.year
