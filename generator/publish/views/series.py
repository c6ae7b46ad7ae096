"""Build what is shown of an indicator across plans: one series with its breaks, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.model.fiscal import Period
from generator.plan.model.row import Series
from generator.plan.model.succession import earlier_ids, ended, lineage, predecessor
from generator.publish import addresses
from generator.publish.charts import chart as charts
from generator.publish.source_links import Sources
from generator.publish.views.block_records import ChartView, EndedView, SeriesPart, SeriesView
from generator.publish.views.year_rows import slot, spoken, year_row
from generator.publish.wording import phrases


@dataclass(frozen=True, slots=True)
class Family:
    """The evaluated plans that lead to a plan, the newest first, and those that follow it."""

    before: tuple[Evaluation, ...] = ()
    after: tuple[Evaluation, ...] = ()


NO_FAMILY = Family()


def family_of(evaluation: Evaluation, evaluations: Sequence[Evaluation]) -> Family:
    """Return the plans before and after one of the evaluated plans."""
    by_id = {one.plan.id: one for one in evaluations}
    plans = [one.plan for one in evaluations]
    before = tuple(by_id[one.id] for one in lineage(evaluation.plan, plans))
    after = tuple(by_id[one.id] for one in plans if predecessor(one, plans) is evaluation.plan)
    return Family(before, after)


def series_view(evaluation: Evaluation, track: Track, family: Family) -> SeriesView:
    """Return an indicator (or one part of it) across plans."""
    after = tuple(_after(evaluation, track, family))
    line = [(evaluation, track), *_earlier(evaluation, track, family)][::-1]
    if len(line) == 1:
        return SeriesView(after=after)
    return SeriesView(
        parts=tuple(_part(evaluation, *one) for one in line),
        chart=_chart([one for _, one in line]),
        notes=tuple(_notes([one for _, one in line])),
        after=after,
    )


def ended_views(sources: Sources, family: Family) -> Iterator[EndedView]:
    """Yield what a plan states on the end of what was in the plan before."""
    names: dict[str, tuple[str, str]] = {}
    for before in family.before[:1]:
        up = f"../{before.plan.id}/"
        for track in reversed(before.tracks):
            for name in (*track.indicator.was, track.indicator.id):
                names[name] = (
                    " ".join(phrases.display_names(track)).strip(),
                    up + addresses.track_link(track),
                )
        for node in before.plan.nodes():
            for name in (*node.measure.was, node.measure.id):
                names[name] = node.measure.name, up + addresses.node_link(before.plan, node)
    for one in sources.plan.ended:
        name, href = names.get(one.id, (one.id, ""))
        yield EndedView(name=name, href=href, why=one.why, source=sources.cite(one.at))


def _earlier(evaluation: Evaluation, track: Track, family: Family) -> Iterator[tuple[Evaluation, Track]]:
    """Yield the same indicator in the plans before, the newest first, as far back as it goes on."""
    for before in family.before:
        old = earlier_ids(evaluation.plan, before.plan).get(track.indicator.id)
        found = _track(before, old, _parts(track))
        if found is None:
            return
        yield before, found
        evaluation, track = before, found


def _track(evaluation: Evaluation, indicator: str | None, parts: Sequence[str]) -> Track | None:
    alike = (one for one in evaluation.tracks if one.indicator.id == indicator)
    return next((one for one in alike if set(_parts(one)) & set(parts)), None)


def _parts(track: Track) -> tuple[str, ...]:
    """Return the id of a track's part and its former ones; "" for the whole."""
    part = next((one for one in track.indicator.parts if one.id == track.part), None)
    return (track.part, *(part.was if part else ()))


def _after(evaluation: Evaluation, track: Track, family: Family) -> Iterator[tuple[str, str]]:
    for later in family.after:
        now = {old: new for new, old in earlier_ids(later.plan, evaluation.plan).items()}.get(track.indicator.id)
        title = f"次の計画「{later.plan.title}」"
        if found := _track(later, now, _parts(track)):
            href = f"../{later.plan.id}/{addresses.track_link(found)}"
            yield f"{title}での「{phrases.track_name(found)}」", href
        elif one := ended(later.plan, evaluation.plan).get(track.indicator.id):
            yield f"{title}では、なくなりました。理由：{one.why}", ""
        elif len(family.after) == 1:
            yield f"{title}に、この指標はありません。", ""


def _part(shown: Evaluation, evaluation: Evaluation, track: Track) -> SeriesPart:
    plan = evaluation.plan
    up = "" if plan is shown.plan else f"../{plan.id}/"
    rows = [year_row(plan, track, period) for period in track.rows]
    return SeriesPart(
        plan=plan.title,
        name=phrases.track_name(track),
        href=up + addresses.track_link(track),
        unit=_unit(track),
        rows=tuple(
            (
                row.year,
                row.target,
                "、".join(
                    f"{name}{text}"
                    for name, text in (("基準 ", row.baseline), ("", row.actual), ("累計 ", row.total))
                    if text
                ),
            )
            for row in rows
        ),
    )


def _chart(line: Sequence[Track]) -> ChartView | None:
    """Return one chart of all plans in which the indicator has the unit, and is counted in the way, that it is now.

    A baseline that an earlier plan has as the value of that year is drawn once.
    """
    now = line[-1]
    alike = [one for one in line if _is_alike(one, now)]
    slots: list[charts.ChartSlot] = []
    known: set[tuple[Period, charts.ChartValue | None]] = set()
    for track in alike:
        found = {period: slot(track, period) for period in track.rows}
        drawn = [
            one
            for period, one in found.items()
            if (one.actual or one.target) and not (_is_baseline(track, period) and (period, one.actual) in known)
        ]
        slots += [replace(one, is_break=bool(slots) and not number) for number, one in enumerate(drawn)]
        known |= {(period, one.actual) for period, one in found.items()}
    if not any(one.is_break for one in slots):
        return None
    name = phrases.track_name(now)
    alt = "".join(spoken(track, period) for track in alike for period in track.rows)
    chart = charts.IndicatorChart(title=f"{name}（前の計画から）", unit=_unit(now), slots=tuple(slots))
    return ChartView(chart, f"{addresses.anchor(now)}.series.svg", f"{name}の、前の計画からの棒グラフ。{alt}")


def _notes(line: Sequence[Track]) -> Iterator[str]:
    now = line[-1]
    if any(one.unit != now.unit for one in line):
        yield "計画によって単位が違います。図にあるのは、いまと同じ単位の値だけです。"
    if any(one.counts != now.counts for one in line):
        known = all(one.counts for one in line)
        yield f"計画によって、数え方（1年ごと、累計など）が{'違います' if known else '同じかどうか分かりません'}。図にあるのは、いまと同じ数え方の値だけです。"
    if any(one.indicator.calendar != now.indicator.calendar for one in line):
        yield "計画によって、年度の値と暦年の値があります。図にあるのは、いまと同じ年の値だけです。"
    yield "計画が変わると、測り方や目標の決め方が変わることがあります。"


def _is_baseline(track: Track, period: Period) -> bool:
    return [series for series, _ in track.rows[period].figures()] == [Series.BASELINE]


def _is_alike(one: Track, other: Track) -> bool:
    return (one.unit, one.counts, one.indicator.calendar) == (other.unit, other.counts, other.indicator.calendar)


def _unit(track: Track) -> str:
    return "％" if track.unit == "%" else track.unit or ""
