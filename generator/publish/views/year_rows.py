"""Build one line of an indicator's table of years: figures with their notes, rate, grades, and who stated them."""

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Reason, Result
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row, Series
from generator.publish.views import marks, remarks
from generator.publish.views.records import YearRow
from generator.publish.views.score_records import YearHead
from generator.publish.wording import grades, labels, phrases


def year_row(plan: Plan, track: Track, period: Period) -> YearRow:
    """Return one line of an indicator's table of years."""
    row, result = track.rows[period], track.results[period]
    published = result.published_code
    return YearRow(
        year=year_head(period),
        baseline=_figure(row.baseline),
        target=_figure(row.target),
        actual=_figure(row.actual) if row.actual else _no_actual(row, result),
        total=_figure(row.total),
        forecast=_figure(row.forecast),
        now=_now(track, period, result),
        note=remarks.of_row(plan, row),
        rate=rate_text(plan, result),
        published_rate=remarks.published_rate(row),
        mark=marks.mark(plan.scale, published) if published else None,
        computed=marks.computed_mark(plan.scale, result),
        assessments=tuple("：".join(one) for one in remarks.assessments(plan, row)),
        differs=result.differs,
        why=grades.why(result, plan.scale, period),
        compared=grades.compared(result),
    )


def _now(track: Track, period: Period, result: Result) -> tuple[tuple[str, str], ...]:
    """Return the value that counts and its target, each with its name, as they head the indicator."""
    measured, target = result.measured, track.rows[period].target
    found = []
    if measured is not None:
        kind = "までの累計" if result.series is Series.TOTAL else "の実績" if measured.of in (None, period) else "の値"
        found.append((f"{phrases.era(measured.of or period)}{kind}", phrases.figure(measured, track.unit)))
    return (*found, *([("目標", phrases.figure(target, track.unit))] if target else []))


def year_head(period: Period) -> YearHead:
    """Return the two ways of writing a year at the start of a line."""
    return YearHead(phrases.era(period), phrases.gregorian(period))


def rate_text(plan: Plan, result: Result) -> str:
    """Return a result's rate or, without one, whether the target was met or when it is due, as a short text."""
    later = grades.due(result) if result.graded.reason is Reason.GOAL_NOT_DUE else ""
    if result.rate.percent is not None:
        shown = phrases.percent(result.rate.percent, grades.edges(plan.scale))
        return f"{shown}（{later}）" if later else shown
    verdict = result.rate.verdict
    return labels.VERDICTS[verdict] if verdict else later


def absence(row: Row, result: Result) -> str:
    """Return a short text on why a row has no actual."""
    if row.actual is not None and row.actual.missing is not None:
        return phrases.missing(row.actual.missing)
    if row.total is not None:
        return f"累計 {phrases.figure(row.total, None)}"
    if row.forecast is not None:
        return f"見通し {phrases.figure(row.forecast, None)}"
    return "これから" if result.rate.reason is Reason.NOT_DUE else "記載なし"


def _no_actual(row: Row, result: Result) -> str:
    return "" if (row.baseline or row.total or row.forecast) and not row.target else absence(row, result)


def _figure(figure: Figure | None) -> str:
    return phrases.figure(figure, None) if figure else ""
