"""Build the scorecard and the standing of a plan: cells, bars and the indicators behind their targets."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import TargetBasis
from generator.evaluation.standing import Behind, Standing, evaluated_years, improved, lowest_first
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Missing
from generator.publish import addresses
from generator.publish.views import marks
from generator.publish.views.indicator import absence, rate_text, year_head
from generator.publish.views.score_records import (
    BehindView,
    GradeMark,
    ImprovedView,
    ScoreCell,
    ScoreGroup,
    ScoreRow,
    Share,
    StandingView,
)
from generator.publish.wording import labels, phrases

_UNGRADED = "評価なし"


def periods(tracks: Sequence[Track]) -> tuple[Period, ...]:
    """Return the scorecard's periods: evaluated years, newest first, then the others; without any, in time order."""
    kinds = (PeriodKind.YEAR, PeriodKind.FINAL)
    known = {when for track in tracks for when in track.rows if when.kind in kinds}
    evaluated = evaluated_years(tracks)
    return (*evaluated, *sorted(known - set(evaluated), reverse=bool(evaluated)))


def groups(evaluation: Evaluation) -> Iterator[ScoreGroup]:
    """Yield the scorecard's lines, grouped by the page on which they are shown in full."""
    plan = evaluation.plan
    columns = periods(evaluation.tracks)

    def page(track: Track) -> Node | None:
        return addresses.page_of(plan, track.node) if track.node else None

    for node, tracks in groupby(evaluation.tracks, page):
        rows = tuple(_row(plan, track, columns) for track in tracks)
        yield ScoreGroup(node.measure.name if node else "", addresses.node_link(plan, node) if node else "", rows)


def standing_view(plan: Plan, standing: Standing) -> StandingView:
    """Return a year's standing as a sentence and a bar; the ungraded are a piece of the bar."""
    if plan.scale is None:
        return StandingView(
            year=year_head(standing.period), sentence=summary(standing), shares=tuple(_met_shares(standing)), reasons=()
        )
    ungraded = sum(count for _, count in standing.ungraded)
    pieces = [(marks.mark(plan.scale, code), code, count) for code, count in standing.grades]
    shares = [
        Share(mark=mark, label=label, count=count, width=_percent(count, standing.total))
        for mark, label, count in pieces
        if count
    ]
    if ungraded:
        shares.append(Share(mark=None, label=_UNGRADED, count=ungraded, width=_percent(ungraded, standing.total)))
    reasons = tuple(f"{labels.REASONS[reason].removesuffix('。')}（{count}）" for reason, count in standing.ungraded)
    return StandingView(
        year=year_head(standing.period), sentence=summary(standing), shares=tuple(shares), reasons=reasons
    )


def _met_shares(standing: Standing) -> Iterator[Share]:
    """Yield the pieces of the bar if there are no grades: met, not met, and not comparable."""
    behind = len(standing.behind)
    rest = standing.total - standing.met - behind
    for label, step, count in (
        ("届いた", 1, standing.met),
        ("届いていない", marks.STEPS, behind),
        ("くらべられない", 0, rest),
    ):
        if count:
            yield Share(
                mark=GradeMark(code=label, name=label, step=step, wide=True),
                label=label,
                count=count,
                width=_percent(count, standing.total),
            )


def summary(standing: Standing) -> str:
    """Return one sentence on how many indicators reached their target."""
    year, behind = phrases.both(standing.period), len(standing.behind)
    parts = f"（内訳に分けて{standing.total}）" if standing.total != standing.indicators else ""
    head = f"{year}は、{standing.indicators}の指標{parts}のうち"
    if not standing.met and not behind:
        return f"{head}、目標と比べられるものはありません。"
    rest = standing.total - standing.met - behind
    others = f"。ほかの{_count(rest)}は、目標と比べられません" if rest else ""
    goal = "最終目標" if standing.final else "目標"
    missed = "まだ届いていません" if standing.final else "届いていません"
    if not behind:
        return f"{head}{_count(standing.met)}が{goal}に届きました{others}。"
    if not standing.met:
        return f"{head}{_count(behind)}が{goal}に{missed}{others}。"
    return f"{head}{_count(standing.met)}が{goal}に届き、{_count(behind)}が{missed}{others}。"


def overview(evaluation: Evaluation) -> str:
    """Return a summary of a plan in which nothing can be compared yet."""
    plan = evaluation.plan
    count = len({id(track.indicator) for track in evaluation.tracks})
    leaves = [node for node in plan.nodes() if not node.measure.measures and node.measure.same is None]
    measures_sentence = f"{plan.levels[-1]}は{_count(len(leaves))}です。" if leaves else ""
    if not count:
        return f"この計画には、数値の指標がありません。{measures_sentence}取り組みは、ことばで書かれています。"
    targets = {when for track in evaluation.tracks for when, row in track.rows.items() if row.target}
    years = sorted(when for when in targets if when.kind is PeriodKind.YEAR)
    if not targets:
        return f"この計画には、{_count(count)}の指標があります。目標の値はありません。{measures_sentence}"
    until = [phrases.span(years[0], years[-1]) if len(years) > 1 else phrases.both(years[0])] if years else []
    until += ["最終目標の年"] if len(years) < len(targets) else []
    return f"この計画には、{_count(count)}の指標があり、{'と'.join(until)}の目標があります。目標とくらべられる実績は、まだありません。{measures_sentence}"


def _count(number: int) -> str:
    return f"{number}つ" if number < 10 else f"{number}個"


def behind_views(plan: Plan, standing: Standing) -> tuple[BehindView, ...]:
    """Return the indicators that are behind, the lowest rate first; those without a rate last, in plan order."""
    return tuple(_behind(plan, item) for item in sorted(standing.behind, key=lambda item: lowest_first(item.result)))


def _behind(plan: Plan, item: Behind) -> BehindView:
    track, inputs, unit = item.track, item.result.inputs, item.track.unit
    assert inputs.actual is not None
    assert inputs.target is not None
    name, detail = phrases.display_names(track)
    return BehindView(
        name=name,
        detail=detail,
        href=addresses.track_link(plan, track),
        actual=phrases.quantity(inputs.actual, unit),
        target=f"{'最終目標' if inputs.basis is TargetBasis.FINAL else '目標'} {phrases.quantity(inputs.target, unit)}",
        rate=rate_text(plan, item.result),
        years=0 if inputs.basis is TargetBasis.FINAL else item.years,
        mark=marks.shown_mark(plan.scale, item.result),
    )


def improved_views(evaluation: Evaluation, period: Period) -> tuple[ImprovedView, ...]:
    """Return the indicators that are better than in the fiscal year before, in the plan's order."""
    plan = evaluation.plan
    return tuple(
        ImprovedView(
            name=name,
            detail=detail,
            href=addresses.track_link(plan, item.track),
            before=phrases.quantity(item.before, item.track.unit),
            now=phrases.quantity(item.now, item.track.unit),
            mark=marks.shown_mark(plan.scale, item.track.results[period]),
        )
        for item in improved(evaluation.tracks, period)
        for name, detail in [phrases.display_names(item.track)]
    )


def _row(plan: Plan, track: Track, columns: Sequence[Period]) -> ScoreRow:
    name, detail = phrases.display_names(track)
    cells = tuple(_cell(plan, track, period) for period in columns)
    return ScoreRow(name=name, detail=detail, href=addresses.track_link(plan, track), cells=cells)


def _cell(plan: Plan, track: Track, period: Period) -> ScoreCell:
    row, result, unit = track.rows.get(period), track.results.get(period), track.unit
    href = addresses.track_link(plan, track)
    if row is None or result is None:
        return ScoreCell(mark=None, text="記載なし", spoken="", href="")
    mark = marks.shown_mark(plan.scale, result)
    rate = rate_text(plan, result)
    if row.actual is None and row.target is not None:
        text = f"目標 {phrases.figure(row.target, unit)}"
    elif row.actual is None:
        text = f"基準 {phrases.figure(row.baseline, unit)}" if row.baseline else absence(row, result)
    elif result.rate.percent is not None or not rate:
        text = rate or phrases.figure(row.actual, unit)
    else:
        text = f"{phrases.figure(row.actual, unit)}（{rate}）"
    note = _note(row)
    parts = [mark.name if mark else "", text, note, "公表された評価と計算した評価が違う" if result.differs else ""]
    spoken = f"{phrases.era(period)} {'、'.join(part for part in parts if part)}"
    return ScoreCell(mark=mark, text=text, spoken=spoken, href=href, differs=result.differs, note=note)


def _note(row: Row) -> str:
    """Return a short text with the qualifiers of an actual, or why there is none."""
    actual = row.actual
    if actual is None:
        return ""
    if actual.missing is Missing.DASH:
        return actual.why or "理由の記載なし"
    return phrases.qualities(actual) or (actual.why or "" if actual.missing else "")


def _percent(count: int, total: int) -> int:
    return max(round(100 * count / total), 1)
