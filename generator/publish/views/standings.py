"""Build a plan's standings: a year's sentence and bar, and the indicators behind, improved, or worse than where they began."""

from collections.abc import Iterator

from generator.evaluation.differences import Change
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.promises import Promise, promises
from generator.evaluation.result import Verdict
from generator.evaluation.standing import (
    Behind,
    Standing,
    improved,
    lowest_first,
    result_in,
    worse_than_baseline,
)
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.plan import Plan
from generator.publish import addresses
from generator.publish.views import marks
from generator.publish.views.score_records import BehindView, GradeMark, ImprovedView, PromiseView, Share, StandingView
from generator.publish.views.year_rows import rate_text, year_head
from generator.publish.wording import grades, labels, phrases, sentences

_UNGRADED = "評価なし"


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
    rest = standing.total - standing.met - behind - standing.not_due
    for label, step, count in (
        (labels.VERDICTS[Verdict.MET], 1, standing.met),
        (labels.VERDICTS[Verdict.MISSED], marks.STEPS, behind),
        ("期限はあとの年度", 0, standing.not_due),
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
    head = f"{year}は、{phrases.count(standing.indicators)}の指標{parts}のうち"
    rest = standing.total - standing.met - behind - standing.not_due
    if not standing.met and not behind and not standing.not_due:
        return f"{head}、目標とくらべられるものはありません。"
    others = "".join(
        (
            f"。目標の期限があとの年度のものは{phrases.count(standing.not_due)}" if standing.not_due else "",
            f"。目標とくらべられないものは{phrases.count(rest)}" if rest else "",
        )
    )
    if not standing.met and not behind:
        return f"{head}、達成・未達が決まったものはありません{others}です。"
    known = [f"達成は{phrases.count(standing.met)}"] if standing.met else []
    known += [f"未達は{phrases.count(behind)}"] if behind else []
    return f"{head}、{'、'.join(known)}{others}です。"


def overview(evaluation: Evaluation) -> str:
    """Return a summary of a plan in which nothing can be compared yet."""
    plan = evaluation.plan
    count = len({id(track.indicator) for track in evaluation.tracks})
    leaves = [node for node in plan.nodes() if not node.measure.measures and node.measure.same is None]
    measures_sentence = f"{plan.levels[-1]}は{phrases.count(len(leaves))}です。" if leaves else ""
    if not count:
        return f"この計画には、数値の指標がありません。{measures_sentence}取組は、ことばで書かれています。"
    aimed = {id(track.indicator) for track in evaluation.tracks if any(row.target for row in track.rows.values())}
    targets = {when for track in evaluation.tracks for when, row in track.rows.items() if row.target}
    years = sorted(when for when in targets if when.kind is PeriodKind.YEAR)
    if not targets:
        return f"この計画には、{phrases.count(count)}の指標があります。目標の値はありません。{measures_sentence}"
    until = [phrases.span(years[0], years[-1]) if len(years) > 1 else phrases.both(years[0])] if years else []
    until += ["最終"] if len(years) < len(targets) else []
    some = f"そのうち{phrases.count(len(aimed))}に、" if len(aimed) < count else ""
    return f"この計画には、{phrases.count(count)}の指標があり、{some}{'と'.join(until)}の目標があります。目標とくらべられる実績は、載っていません。{measures_sentence}"


def whose_grades(plan: Plan, standing: Standing) -> str:
    """Return who gave the grades of a year: the municipality, or the portal by its own computation, with the counts."""
    if plan.scale is None:
        compared = "達成・未達は、本サイトが値をくらべたものです。" if standing.met or standing.behind else ""
        return f"この計画には、評価のものさしがありません。{compared}"
    name = (plan.scale.by if plan.scale else None) or plan.municipality.name
    published, computed = standing.published, standing.computed
    parts = [f"公表された評価は{phrases.count(published)}（{name}）" if published else ""]
    parts += [f"本サイトが計算した評価は{phrases.count(computed)}" if computed else ""]
    parts += [f"公表と計算が違うものは{phrases.count(standing.differing)}" if standing.differing else ""]
    known = "、".join(part for part in parts if part)
    return f"{known}です。" if known else ""


def behind_views(plan: Plan, standing: Standing) -> tuple[BehindView, ...]:
    """Return the indicators that are behind, the lowest rate first; those without a rate last, in plan order."""
    return tuple(_behind(plan, item) for item in sorted(standing.behind, key=lambda item: lowest_first(item.result)))


def _behind(plan: Plan, item: Behind) -> BehindView:
    track, result, unit = item.track, item.result, item.track.unit
    assert result.measured is not None
    assert result.target is not None
    name, detail = phrases.display_names(track)
    return BehindView(
        name=name,
        detail=detail,
        href=addresses.track_link(track),
        actual=_with_status(result.measured, unit),
        target=f"{grades.target_name(result)} {phrases.amount(result.target, unit)}",
        rate=rate_text(plan, result),
        years=item.years,
        mark=marks.shown_mark(plan.scale, item.result),
    )


def promise_views(evaluation: Evaluation) -> Iterator[PromiseView]:
    """Yield what became of each indicator's newest target that is due, in the plan's order."""
    for one in promises(evaluation):
        track, result, unit = one.track, one.result, one.track.unit
        assert result.measured is not None
        assert result.target is not None
        name, detail = phrases.display_names(track)
        measure = track.node.measure if track.node else None
        yield PromiseView(
            name=name,
            detail=detail,
            href=addresses.track_link(track),
            year=year_head(one.period),
            is_met=one.is_met,
            actual=_with_status(result.measured, unit),
            target=f"{grades.target_name(result)} {phrases.amount(result.target, unit)}",
            rate=rate_text(evaluation.plan, result) if result.rate.percent is not None else "",
            mark=marks.shown_mark(evaluation.plan.scale, result),
            facts=tuple(_promise_facts(one)),
            leads=measure.lead if measure else (),
            themes=measure.themes if measure else (),
        )


def _promise_facts(one: Promise) -> Iterator[str]:
    """Yield what else is to be known of a promise, as sentences: its run, its distance, its baseline, eased targets."""
    track, unit = one.track, phrases.without_year(one.track.unit)
    if one.run > 1:
        yield f"{one.run}年つづけて{labels.VERDICTS[Verdict.MET if one.is_met else Verdict.MISSED]}です。"
    if one.distance:
        yield f"目標との差は{sentences.difference(one.distance, track, track.unit)}です。"
    if one.baseline:
        yield sentences.since_baseline(track, one.baseline)
    for period, was, now in one.eased:
        before, after = phrases.stated(was.value, unit), phrases.figure(now, unit)
        yield f"{phrases.target_of(period)}を、{before}から、届きやすい{after}に変えました。"


def improved_views(evaluation: Evaluation, period: Period) -> tuple[ImprovedView, ...]:
    """Return the indicators that are better than in the fiscal year before, in the plan's order."""
    return tuple(
        _beside(evaluation.plan, item.track, item.change, period, _still_worse(item.track, item.baseline))
        for item in improved(evaluation.tracks, period)
    )


def worse_views(evaluation: Evaluation, period: Period) -> tuple[ImprovedView, ...]:
    """Return the indicators that are worse than their baseline, in the plan's order."""
    return tuple(
        _beside(evaluation.plan, item.track, item.change, period, "")
        for item in worse_than_baseline(evaluation.tracks, period)
    )


def _still_worse(track: Track, baseline: Change | None) -> str:
    if baseline is None:
        return ""
    return f"基準（{phrases.era(baseline.since)}）の{phrases.quantity(baseline.before, phrases.without_year(track.unit))}よりは悪い値です"


def _beside(plan: Plan, track: Track, change: Change, period: Period, remark: str) -> ImprovedView:
    """Return the card of an indicator with an earlier value beside its newest."""
    name, detail = phrases.display_names(track)
    result, unit = result_in(track, period), phrases.without_year(track.unit)
    return ImprovedView(
        name=name,
        detail=detail,
        href=addresses.track_link(track),
        before=f"{phrases.era(change.since)} {phrases.quantity(change.before, unit)}",
        now=_with_status(result.measured, unit) if result and result.measured else phrases.quantity(change.now, unit),
        mark=marks.shown_mark(plan.scale, result) if result else None,
        remark=remark,
    )


def _with_status(figure: Figure, unit: str | None) -> str:
    """Return a figure with its status in brackets: 5人（速報）."""
    status = phrases.status(figure)
    return f"{phrases.amount(figure, unit)}{f'（{status}）' if status else ''}"


def _percent(count: int, total: int) -> int:
    return max(round(100 * count / total), 1)
