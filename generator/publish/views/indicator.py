"""Build the view of an indicator: its sentence, chart, table of years and reasons."""

from collections.abc import Iterator

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Reason, Result, TargetBasis
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Direction, Missing
from generator.publish import addresses
from generator.publish.charts import chart as charts
from generator.publish.views import blocks, marks, upkeep
from generator.publish.views.block_records import ChartView
from generator.publish.views.records import IndicatorView, YearRow
from generator.publish.views.score_records import YearHead
from generator.publish.wording import labels, phrases, sentences


def indicator_view(evaluation: Evaluation, track: Track) -> IndicatorView:
    """Return everything that is shown of one track."""
    plan, indicator = evaluation.plan, track.indicator
    name = phrases.track_name(track)
    sentence = sentences.latest(track, sentences.edges(plan.scale))
    method = indicator.rate or plan.rate
    has_method = method is not None and indicator.direction in (Direction.UP, Direction.DOWN)
    rows = {period: _year_row(plan, track, period) for period in reversed(list(track.rows))}
    return IndicatorView(
        id=addresses.anchor(track),
        was=addresses.former_anchors(track),
        name=name,
        full_name=_full_name(track, name),
        about=indicator.about or "",
        unit="％" if track.unit == "%" else track.unit or "",
        direction=labels.DIRECTIONS[indicator.direction] if indicator.direction else "",
        method=labels.METHODS[method] if method and has_method else "",
        facts=tuple(_facts(plan, indicator)),
        texts=tuple(
            blocks.texts(plan, indicator.words, {period: row for period, row in track.rows.items() if row.texts})
        ),
        sentence=sentence,
        chart=_chart(track, name, sentence),
        rows=tuple(rows.values()),
        latest=next((rows[period] for period in rows if track.results[period].graded.grade), None),
        now=next((rows[period] for period in rows if _has_value(track.rows[period])), None),
        changes=tuple(_changes(track)),
        has_baseline=any(row.baseline for row in track.rows.values()),
        has_scale=plan.scale is not None,
        source=addresses.source(plan, indicator.at or (track.node.measure.at if track.node else None)),
        upkeep=tuple(upkeep.notes(evaluation, track)),
    )


def _facts(plan: Plan, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield what the plan says about an indicator besides its figures."""
    if indicator.number:
        yield "番号", indicator.number
    if indicator.kind:
        yield "種類", labels.KINDS[indicator.kind]
    for other in indicator.also:
        yield other.note or "別の名前", f"{other.name}（{addresses.source(plan, other.at)}）"
    if indicator.note:
        yield "注記", indicator.note


def _has_value(row: Row) -> bool:
    return row.actual is not None and row.actual.missing is None


def _changes(track: Track) -> Iterator[str]:
    """Yield a sentence for each moved target: from what, to what, when and why, as far as the plan says so."""
    for period, row in track.rows.items():
        if row.target is not None and (was := row.target.was) is not None:
            until = f"（{phrases.era(was.until)}まで）" if was.until else ""
            why = was.why or "理由の記載なし"
            before = phrases.quantity(was.value, track.unit)
            yield f"{phrases.era(period)}の目標：{before}{until} → {phrases.figure(row.target, track.unit)}。理由：{why}"


def year_head(period: Period) -> YearHead:
    """Return the two ways of writing a year at the start of a line."""
    return YearHead(phrases.era(period), phrases.gregorian(period))


def rate_text(plan: Plan, result: Result) -> str:
    """Return a result's rate or, without one, whether the target was met, as a short text."""
    if result.rate.percent is not None:
        return phrases.percent(result.rate.percent, sentences.edges(plan.scale))
    verdict = result.rate.verdict
    if verdict is None:
        return ""
    return (labels.FINAL_VERDICTS if result.inputs.basis is TargetBasis.FINAL else labels.VERDICTS)[verdict]


def absence(row: Row, result: Result) -> str:
    """Return a short text on why a row has no actual."""
    if row.actual is not None and row.actual.missing is not None:
        return phrases.missing(row.actual.missing)
    return "これから" if result.rate.reason is Reason.NOT_DUE else "記載なし"


def _year_row(plan: Plan, track: Track, period: Period) -> YearRow:
    row, result, unit = track.rows[period], track.results[period], track.unit
    published = result.published_code
    return YearRow(
        year=year_head(period),
        baseline=_figure(row.baseline),
        target=_figure(row.target),
        actual=_figure(row.actual) if row.actual else _no_actual(row, result),
        note=_note(plan, row),
        rate=rate_text(plan, result),
        mark=marks.mark(plan.scale, published) if published else None,
        computed=marks.computed_mark(plan.scale, result),
        differs=result.differs,
        why=sentences.why(result, plan.scale, unit),
        compared=sentences.compared(result),
    )


def _no_actual(row: Row, result: Result) -> str:
    return "" if row.baseline and not row.target else absence(row, result)


def _figure(figure: Figure | None) -> str:
    return phrases.figure(figure, None) if figure else ""


def _note(plan: Plan, row: Row) -> str:
    """Return the qualifiers of a year's figures, why one is missing, and their source if it is a different one."""
    notes = []
    for name, figure in (("目標：", row.target), ("", row.actual)):
        if figure is not None:
            remarks = [phrases.qualities(figure), figure.why, figure.note]
            remarks += [f"資料には {figure.printed}"] if figure.printed else []
            remarks += [f"もとは {phrases.number(figure.was.value)}"] if figure.was else []
            remarks += ["資料に理由がありません"] if figure.missing is Missing.DASH and not figure.why else []
            notes += [name + "・".join(one for one in remarks if one)] if any(remarks) else []
    notes += [f"出典：{addresses.source(plan, row.at)}"] if row.at else []
    return "　".join(notes)


def _chart(track: Track, name: str, sentence: str) -> ChartView | None:
    slots = tuple(_slot(track, period) for period in track.rows)
    if not any(slot.actual or slot.target for slot in slots):
        return None
    unit = "％" if track.unit == "%" else track.unit or ""
    alt = f"{name}の棒グラフ。{sentence}" + "".join(_spoken(track, period) for period in track.rows)
    direction = labels.DIRECTIONS[track.indicator.direction] if track.indicator.direction else ""
    drawn = charts.IndicatorChart(
        title=_full_name(track, name), unit=unit, slots=slots, direction=direction, goal=_goal(track)
    )
    return ChartView(drawn, f"{addresses.anchor(track)}.svg", alt)


def _goal(track: Track) -> charts.ChartValue | None:
    """Return the last target if it is later than the last value, else None."""
    targets = [period for period, row in track.rows.items() if row.target and row.target.value is not None]
    known = [period for period, row in track.rows.items() if _has_value(row)]
    if not targets or not known or targets[-1] <= known[-1]:
        return None
    return _mark(track.rows[targets[-1]].target)


def _full_name(track: Track, name: str) -> str:
    return f"{track.node.measure.name} {name}" if track.node else name


def _slot(track: Track, period: Period) -> charts.ChartSlot:
    row, result = track.rows[period], track.results[period]
    value = row.actual if row.actual and row.actual.value is not None else row.baseline
    actual = _mark(value)
    year = phrases.gregorian(period).removesuffix("年度")
    below = f"{year} 基準".strip() if value is row.baseline and actual else year
    return charts.ChartSlot(
        label=phrases.era(period),
        sublabel=phrases.qualities(value) if value and value.of else below,
        actual=actual,
        target=_mark(row.target),
        firm=value is None or not (value.status or value.of),
        note="" if actual else absence(row, result),
    )


def _mark(figure: Figure | None) -> charts.ChartValue | None:
    if figure is None or figure.value is None:
        return None
    return charts.ChartValue(float(figure.value), phrases.number(figure.value))


def _spoken(track: Track, period: Period) -> str:
    row, unit = track.rows[period], track.unit
    parts = [
        f"{name}{phrases.figure(figure, unit)}"
        for name, figure in (("基準", row.baseline), ("実績", row.actual), ("目標", row.target))
        if figure is not None
    ]
    return f"{phrases.era(period)}は{'、'.join(parts)}。" if parts else ""
