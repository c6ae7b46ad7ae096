"""Build one line of an indicator's table of years, and the same period of its chart."""

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Reason, Result
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import numbers
from generator.plan.model.row import Row, Series
from generator.publish.charts import chart as charts
from generator.publish.views import marks, remarks
from generator.publish.views.indicator_records import YearRow
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


def slot(track: Track, period: Period) -> charts.ChartSlot:
    """Return one period of an indicator's chart."""
    row, result = track.rows[period], track.results[period]
    known = [figure for figure in (result.measured, row.actual, row.total, row.baseline) if mark(figure)]
    value = known[0] if known else None
    actual = mark(value)
    year = phrases.gregorian(period).removesuffix("年度").removesuffix("年1〜12月")
    below = f"{year} 基準".strip() if value is row.baseline and actual else year
    return charts.ChartSlot(
        label=phrases.era(period),
        sublabel=phrases.qualities(value) if value and value.of else below,
        actual=actual,
        target=mark(row.target),
        firm=value is None or not (value.status or value.of),
        note="" if actual else absence(row, result),
        is_baseline=actual is not None and value is row.baseline,
        year=None if period.kind in (PeriodKind.CURRENT, PeriodKind.FINAL) else period.year,
    )


def mark(figure: Figure | None) -> charts.ChartValue | None:
    """Return a figure's mark: at its number; a range has two ends and is marked at neither, as its text says both."""
    if figure is None or len(found := numbers(figure.quantity)) != 1:
        return None
    return charts.ChartValue(float(found[0]), phrases.stated(figure.quantity, None))


def spoken(track: Track, period: Period) -> str:
    """Return one period of an indicator's chart as a sentence."""
    row, unit = track.rows[period], track.unit
    parts = [
        f"{name}{phrases.figure(figure, unit)}"
        for name, figure in (
            ("基準", row.baseline),
            ("実績", row.actual),
            ("累計", row.total),
            ("見通し", row.forecast),
            ("目標", row.target),
        )
        if figure is not None
    ]
    return f"{phrases.era(period)}は{'、'.join(parts)}。" if parts else ""
