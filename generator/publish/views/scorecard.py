"""Build the scorecard of a plan: one line an indicator, one column a year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Reason, Result
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Missing
from generator.publish import addresses
from generator.publish.views import marks
from generator.publish.views.score_records import (
    ScoreCell,
    ScoreGroup,
    ScoreRow,
    YearHead,
)
from generator.publish.views.year_rows import absence, mark, rate_text, year_head
from generator.publish.wording import labels, phrases

BARS = "▁▂▃▄▅▆▇█"
FEWEST = 2
"""The fewest values that have a course."""


def periods(tracks: Sequence[Track]) -> tuple[Period, ...]:
    """Return the scorecard's periods in the order of time."""
    return tuple(sorted({_column(when) for track in tracks for when in track.rows if _has_column(when)}))


def heads(tracks: Sequence[Track]) -> Iterator[YearHead]:
    """Yield the heads of the columns; … is before a year whose year before has no column."""
    before = None
    for period in periods(tracks):
        head, is_gap = year_head(period), before and period.is_year and period.year - before.year > 1
        yield replace(head, era=f"… {head.era}") if is_gap else head
        before = period


def _has_column(period: Period) -> bool:
    return period.fiscal_year is not None or period.kind is PeriodKind.FINAL


def _column(period: Period) -> Period:
    """Return the column of a period: its fiscal year (for a calendar year, that of its number), or the final target."""
    return period if period.kind is PeriodKind.FINAL else Period(year=period.year)


def groups(evaluation: Evaluation) -> Iterator[ScoreGroup]:
    """Yield the scorecard's lines, grouped by the page on which they are shown in full."""
    plan = evaluation.plan
    columns = periods(evaluation.tracks)

    def page(track: Track) -> Node | None:
        return addresses.page_of(plan, track.node) if track.node else None

    for node, tracks in groupby(evaluation.tracks, page):
        rows = tuple(_row(plan, track, columns) for track in tracks)
        yield ScoreGroup(node.measure.name if node else "", addresses.node_link(plan, node) if node else "", rows)


def _row(plan: Plan, track: Track, columns: Sequence[Period]) -> ScoreRow:
    name, detail = phrases.display_names(track)
    cells = tuple(_cell(plan, track, period) for period in columns)
    return ScoreRow(
        name=name, detail=detail, href=addresses.track_link(track), course=_course(track, columns), cells=cells
    )


def _course(track: Track, columns: Sequence[Period]) -> str:
    """Return the actuals of the columns' years as bars from zero; nothing for fewer than two, or below zero."""
    own = [track.period_in(period) for period in columns if period.is_year]
    marks = [mark(track.rows[period].actual) if period else None for period in own]
    values = [one.number for one in marks if one]
    if len(values) < FEWEST or min(values) < 0 or not max(values):
        return ""
    steps = [-1 if one is None else round((len(BARS) - 1) * one.number / max(values)) for one in marks]
    return "".join("·" if step < 0 else BARS[step] for step in steps)


def _cell(plan: Plan, track: Track, period: Period) -> ScoreCell:
    own, unit = track.period_in(period), track.unit
    href = addresses.track_link(track)
    halves = _within_year(track, period)
    if own is None or (halves and track.rows[own].actual is None):
        return ScoreCell(mark=None, text=halves or "記載なし", spoken=halves, href=href if halves else "")
    row, result = track.rows[own], track.results[own]
    grade = marks.shown_mark(plan.scale, result)
    state = None if grade else _state(row, result)
    rate = rate_text(plan, result) if grade or result.rate.percent is not None else ""
    if row.actual is None and row.target is not None:
        text = f"目標 {phrases.figure(row.target, unit)}"
    elif row.actual is None and result.measured is not None:
        text = f"累計 {phrases.figure(result.measured, unit)}{f'（{rate}）' if rate else ''}"
    elif row.actual is None:
        text = f"基準 {phrases.figure(row.baseline, unit)}" if row.baseline else absence(row, result)
    elif result.rate.percent is not None or not rate:
        text = rate or phrases.figure(row.actual, unit)
    else:
        text = f"{phrases.figure(row.actual, unit)}（{rate}）"
    note = "・".join(part for part in (_note(row), "1〜12月" if own.kind is PeriodKind.CALENDAR else "") if part)
    parts = [
        grade.name if grade else state[1] if state else "",
        text,
        note,
        "公表された評価と計算した評価が違う" if result.differs else "",
    ]
    spoken = f"{phrases.era(period)} {'、'.join(part for part in parts if part)}"
    return ScoreCell(mark=grade, text=text, spoken=spoken, href=href, differs=result.differs, note=note, state=state)


def _state(row: Row, result: Result) -> tuple[str, str] | None:
    """Return whether a target was met, or why that is not known: not due yet, or without a value."""
    if verdict := result.rate.verdict:
        return verdict.value, labels.VERDICTS[verdict]
    if result.graded.reason is Reason.GOAL_NOT_DUE:
        return "due", "期限前"
    if row.target is not None and result.rate.reason is Reason.NOT_DUE:
        return "due", "これから"
    return ("none", "値なし") if row.actual is not None and row.actual.missing else None


def _within_year(track: Track, period: Period) -> str:
    """Return the figures of a year's halves and months: 上半期 30件、下半期 40件; empty if there are none."""
    parts = [
        f"{phrases.era(when).removeprefix(phrases.era(period))} {_first_figure(track, row)}"
        for when, row in track.rows.items()
        if when.kind in (PeriodKind.HALF, PeriodKind.MONTH) and when.year == period.year and [*row.figures()]
    ]
    return "、".join(parts)


def _first_figure(track: Track, row: Row) -> str:
    """Return a row's actual, or what else there is with its name."""
    if row.actual:
        return phrases.figure(row.actual, track.unit)
    series, figure = next(row.figures())
    return f"{labels.SERIES[series]} {phrases.figure(figure, track.unit)}"


def _note(row: Row) -> str:
    """Return a short text with the qualifiers of an actual, or why there is none."""
    actual = row.actual
    if actual is None:
        return ""
    if actual.missing is Missing.DASH:
        return actual.why or "理由の記載なし"
    return phrases.qualities(actual) or (actual.why or "" if actual.missing else "")
