"""Build the view of an indicator: its sentence, chart, table of years and reasons."""

from collections.abc import Iterator

from generator.evaluation import differences
from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import numbers
from generator.plan.model.vocabulary import Counts, Direction, Method
from generator.plan.places import Place
from generator.publish import addresses
from generator.publish.charts import chart as charts
from generator.publish.source_links import Fact, Sources
from generator.publish.views import blocks, printed, remarks, upkeep
from generator.publish.views.block_records import ChartView
from generator.publish.views.indicator_records import IndicatorView
from generator.publish.views.series import NO_FAMILY, Family, series_view
from generator.publish.views.year_rows import mark, slot, spoken, year_row
from generator.publish.wording import grades, labels, phrases, sentences

_RATE_NAMES = {Method.ACTUAL_OVER_TARGET: "目標に対する率", Method.PROGRESS: "基準からの進み具合"}

_BETTER = {
    (Counts.RATIO, Direction.UP): "高いほどよい",
    (Counts.RATIO, Direction.DOWN): "低いほどよい",
    (Counts.RANK, Direction.DOWN): "上の順位ほどよい",
    (Counts.STAGES, Direction.UP): "進むほどよい",
}
"""Which way is better, where more and less are the wrong words for what is counted."""


def indicator_view(
    evaluation: Evaluation, track: Track, sources: Sources | None = None, family: Family = NO_FAMILY
) -> IndicatorView:
    """Return everything that is shown of one track; without `sources`, not what is printed there.

    `family` are the plans before and after, in which the indicator may have other values.
    """
    sources = sources or Sources(evaluation.plan)
    plan, indicator = evaluation.plan, track.indicator
    name = phrases.track_name(track)
    sentence = sentences.latest(track, grades.edges(plan.scale))
    method = indicator.rate or plan.rate
    has_method = (
        method is not None
        and indicator.direction in (Direction.UP, Direction.DOWN)
        and track.counts not in (Counts.RANK, Counts.STAGES)
    )
    rows = {period: year_row(plan, track, period) for period in reversed(list(track.rows))}
    newest = differences.newest_value(track)
    source = indicator.at or (track.node.measure.at if track.node else None)
    now = rows[newest] if newest else None
    has_rate = newest is not None and track.results[newest].rate.percent is not None
    return IndicatorView(
        id=addresses.anchor(track),
        was=addresses.former_anchors(track),
        page=indicator.id,
        name=name,
        full_name=_full_name(track, name),
        about=indicator.about or "",
        year_name="年" if indicator.calendar else "年度",
        unit="％" if track.unit == "%" else track.unit or "",
        direction=_direction(track),
        method=_method(plan, method) if method and has_method else "",
        facts=tuple(_facts(sources, track, family)),
        texts=tuple(
            blocks.texts(plan, indicator.words, {period: row for period, row in track.rows.items() if row.texts})
        ),
        sentence=sentence,
        chart=_chart(track, name, sentence, _source_of(sources, source)),
        rows=tuple(rows.values()),
        latest=next((rows[period] for period in rows if track.results[period].graded.grade), None),
        now=now,
        changes=tuple(_changes(track)),
        has_baseline=any(row.baseline for row in track.rows.values()),
        has_total=any(row.total for row in track.rows.values()),
        has_forecast=any(row.forecast for row in track.rows.values()),
        has_scale=plan.scale is not None or any(row.assessments for row in rows.values()),
        rate_name=_RATE_NAMES.get(method, "率") if method and has_method and has_rate else "目標に対して",
        source=sources.cite(source),
        newest=" ".join(next(iter(now.now), ())) if now else "",
        newest_source=sources.text((newest and track.rows[newest].at) or source),
        printed=printed.of_track(sources, track, newest),
        upkeep=tuple(upkeep.notes(evaluation, track)),
        series=series_view(evaluation, track, family),
    )


def _direction(track: Track) -> str:
    """Return which way is better, in the words of what is counted; empty if the file does not say."""
    direction = track.indicator.direction
    if direction is None:
        return ""
    own = _BETTER.get((track.counts, direction)) if track.counts else None
    return own or labels.DIRECTIONS[direction]


def _method(plan: Plan, method: Method) -> str:
    """Return how a rate is computed, and whether it is rounded before grading."""
    if method in (Method.MET, Method.NONE):
        return f"{labels.METHODS[method]}。"
    if plan.scale is not None and plan.scale.rounded is not None:
        return f"{labels.METHODS[method]}。この計画では、率を四捨五入してから評価に使います。"
    return f"{labels.METHODS[method]}。率は四捨五入せずに評価に使い、見せるときだけ丸めています。"


def _facts(sources: Sources, track: Track, family: Family) -> Iterator[Fact]:
    """Yield what the plan says about an indicator besides its figures."""
    indicator = track.indicator
    if indicator.number:
        yield "番号", indicator.number
    if track.counts:
        yield "数え方", labels.COUNTS[track.counts]
    if indicator.stages:
        yield "段階", " → ".join(indicator.stages)
    if indicator.calendar:
        yield "年の数え方", "暦年（1〜12月）"
    if indicator.tolerance is not None:
        yield "許される差", phrases.quantity(indicator.tolerance, track.unit)
    if indicator.kind:
        yield "種類", labels.KINDS[indicator.kind]
    for other in indicator.also:
        yield other.note or "別の名前", other.name, sources.cite(other.at)
    if indicator.same and not family.before:
        yield "前の計画での指標", f"{indicator.same}（このサイトには載っていません）"
    if indicator.note:
        yield "注記", indicator.note
    part = next((part for part in indicator.parts if part.id == track.part), None)
    if part:
        yield "内訳", part.as_.value


def _changes(track: Track) -> Iterator[str]:
    """Yield a sentence for each moved target: from what, to what, when and why, as far as the plan says so."""
    for period, row in track.rows.items():
        if row.target is not None and row.target.was:
            steps = [remarks.former(was, row.target.unit or track.unit) for was in row.target.was]
            yield f"{phrases.target_of(period)}：{' → '.join([*steps, phrases.figure(row.target, track.unit)])}"


def _source_of(sources: Sources, at: Place | None) -> str:
    """Return the source of a chart, for those who see nothing but it."""
    citation, plan = sources.cite(at), sources.plan
    return f"出典：{plan.municipality.name}「{plan.title}」{citation.text if citation else ''}"


def _chart(track: Track, name: str, sentence: str, source: str) -> ChartView | None:
    slots = tuple(slot(track, period) for period in track.rows)
    if not any(one.actual or one.target for one in slots):
        return None
    unit = "％" if track.unit == "%" else track.unit or ""
    alt = f"{name}の棒グラフ。{sentence}" + "".join(spoken(track, period) for period in track.rows)
    drawn = charts.IndicatorChart(
        title=_full_name(track, name),
        unit=unit,
        slots=slots,
        direction=_direction(track),
        goal=_goal(track),
        source=source,
    )
    return ChartView(drawn, f"{addresses.anchor(track)}.svg", alt)


def _goal(track: Track) -> charts.ChartValue | None:
    """Return the last target if it is later than the last value, else None."""
    targets = [period for period, row in track.rows.items() if row.target and numbers(row.target.quantity)]
    newest = differences.newest_value(track)
    if not targets or newest is None or targets[-1] <= newest:
        return None
    return mark(track.rows[targets[-1]].target)


def _full_name(track: Track, name: str) -> str:
    return f"{track.node.measure.name} {name}" if track.node else name
