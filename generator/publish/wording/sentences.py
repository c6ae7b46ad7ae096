"""Sentences on the newest value of an indicator: what it is, whether its target was met, and what changed.

Each sentence renders a judgement or a difference of the evaluation; none compares raw numbers. Where the kind of
measure (`counts`) is undeclared, values are set side by side, without a distance, "already" or "still".
"""

from decimal import Decimal

from generator.evaluation import differences, overdue
from generator.evaluation.differences import Change, Outlook
from generator.evaluation.evaluate import Track
from generator.evaluation.judge import is_own
from generator.evaluation.result import Arrive, Hold, Inside, Reach, Result, TargetBasis
from generator.evaluation.standing import is_whole
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Whole
from generator.plan.model.quantity import About, Absent, AsLastYear, Bound, Exact, Keep, Range, Trend, Words
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import Counts, Direction
from generator.publish.wording import goal_names, grades, labels, phrases


def latest(track: Track, limits: tuple[Decimal, ...]) -> str:
    """Return sentences on the newest value: 令和7年度（2025年度）は17人で、目標の45人に届きませんでした, and so on."""
    period = differences.newest_value(track)
    if period is None:
        return _without_value(track)
    result = track.results[period]
    return "".join(
        (
            _value(track, period, result),
            _verdict(result, track, period, limits),
            _change(track, differences.change_from_last_year(track, period), period),
            since_baseline(track, differences.change_from_baseline(track, period)),
            _outlook(track, result, differences.outlook(track, period), period, limits),
        )
    )


def _without_value(track: Track) -> str:
    if is_whole(track):
        return _whole(track)
    totals = [(when, row.total) for when, row in track.rows.items() if row.total and row.total.missing is None]
    if totals:
        when, total = totals[-1]
        return (
            f"{phrases.both(when)}までの累計は{phrases.amount(total, track.unit)}です。1年ごとの実績は載っていません。"
        )
    known = [(when, row.baseline) for when, row in track.rows.items() if row.baseline and row.baseline.missing is None]
    base = [f"基準（{phrases.era(known[-1][0])}）は{phrases.amount(known[-1][1], track.unit)}です。"] if known else []
    is_over = any(row.actual and row.actual.missing not in overdue.WAITING for row in track.rows.values())
    return f"{''.join(base)}{'実績の数値は載っていません。' if is_over else 'まだ実績が載っていません。'}"


def _whole(track: Track) -> str:
    """Return what the parts make of an indicator as a whole in the newest year in which that can be said."""
    known = [(when, result) for when, result in track.results.items() if result.rate.verdict]
    if not known:
        return "値は、内訳ごとに載っています。"
    when, result = known[-1]
    which = "すべて" if result.whole is Whole.ALL else "どれか"
    verdict = labels.VERDICTS[result.rate.verdict] if result.rate.verdict else ""
    return f"{phrases.both(when)}は{verdict}です（内訳の{which}が達成なら、全体を達成とします）。"


def _value(track: Track, period: Period, result: Result) -> str:
    figure, row = result.measured, track.rows[period]
    assert figure is not None
    text = phrases.amount(figure, track.unit)
    status = phrases.status(figure)
    shown = f"（{status}）" if status else ""
    if figure.of is not None and figure.of != period:
        return f"{phrases.era(period)}の欄に載っているのは、{phrases.both(figure.of)}の{text}{shown}"
    if track.counts is Counts.CUMULATIVE:
        own = row.actual if result.series is Series.TOTAL and row.actual and is_own(row.actual, period) else None
        year = f"（この1年間は{phrases.amount(own, track.unit)}）" if own else ""
        return f"{phrases.both(period)}までの累計は{text}{shown}{year}"
    return f"{phrases.both(period)}は{text}{shown}"


def _verdict(result: Result, track: Track, period: Period, limits: tuple[Decimal, ...]) -> str:
    """Return whether the target was met, in the words that fit its kind; without a verdict, only the end of the sentence."""
    if result.rate.met is None or result.target is None:
        is_of_another = result.measured is not None and result.measured.of not in (None, period)
        return "です。" if is_of_another or track.counts is Counts.CUMULATIVE else "でした。"
    rate = grades.rate_in_words(result, limits)
    return f"で、{_met_or_not(result, track)}{f'（{rate}）' if rate else ''}。"


def _met_or_not(result: Result, track: Track) -> str:
    target, inputs = result.target, result.inputs
    assert target is not None
    name = grades.target_name(result)
    number = inputs.previous if isinstance(target.quantity, AsLastYear) else inputs.baseline
    in_words, in_numbers = goal_names.in_words(target, track, number, result.unit), goal_names.in_numbers(target, track)
    match result.goal:
        case Inside(span):
            return f"{name}{in_numbers}の範囲{_beside_range(span, result, track)}"
        case Hold(kept, _):
            goal = f"{name}の{in_words}" if in_words else f"{name}{in_numbers}"
            if result.rate.met or inputs.actual is None:
                return f"{goal}{'を達成しました' if in_words else 'を保ちました'}"
            gap = difference(inputs.actual - kept, track, result.unit)
            return f"{goal}から{gap}{_side(track, is_more=inputs.actual > kept)}、保てませんでした"
        case Reach() | Arrive() | None:
            goal = f"{name}の{in_words or in_numbers}"
            return f"{goal}{'を達成しました' if result.rate.met else _missed(result, track)}"


def _missed(result: Result, track: Track) -> str:
    """Return how a target was missed; where less is better, that the value is more."""
    assert result.target is not None
    match result.target.quantity:
        case Exact() | About():
            if result.inputs.counts is Counts.RANK:
                return "に及びませんでした"
            if result.inputs.direction is Direction.DOWN:
                return f"より{_side(track, is_more=True)}、達成できませんでした"
            return "に届きませんでした"
        case Bound() | Range() | Keep() | AsLastYear() | Trend() | Words() | Absent():
            return "を達成できませんでした"


def _beside_range(span: Range, result: Result, track: Track) -> str:
    actual = result.inputs.actual
    if result.rate.met or actual is None:
        return "です"
    is_above = actual > span.low
    gap = difference(actual - (span.high if is_above else span.low), track, result.unit)
    side = "上回りました" if is_above else "下回りました"
    return f"を{gap}{side}" if gap else "に入りませんでした"


def _side(track: Track, *, is_more: bool) -> str:
    """Return on which side a value is, for a sentence that goes on: 多く, 低く."""
    if track.counts is Counts.RATIO:
        return "高く" if is_more else "低く"
    if track.counts is Counts.RANK:
        return "下がり" if is_more else "上がり"
    return "多く" if is_more else "少なく"


def difference(amount: Decimal, track: Track, unit: str | None) -> str:
    """Return a difference without its sign: in points for a ratio, in places for a rank, else in the unit."""
    size = abs(amount)
    if not size:
        return ""
    if track.counts is Counts.RATIO:
        return f"{phrases.number(size)}ポイント"
    if track.counts is Counts.RANK:
        return phrases.count(int(size)) if size == int(size) else phrases.number(size)
    return phrases.quantity(size, phrases.without_year(unit))


def _change(track: Track, change: Change | None, period: Period) -> str:
    """Return a sentence on the change from the year before."""
    if change is None:
        return ""
    before = phrases.on_period("前の年度", period)
    unit = phrases.without_year(track.unit)
    then, now = phrases.quantity(change.before, unit), phrases.quantity(change.now, unit)
    if track.counts is None:
        return f"{before}は{then}でした。"
    if not change.amount:
        return f"{before}と同じでした。"
    grew = change.amount > 0
    if track.counts is Counts.RANK:
        return f"{before}の{then}から{now}に{'下がりました' if grew else '上がりました'}。"
    verb = (
        ("上がりました" if grew else "下がりました")
        if track.counts is Counts.RATIO
        else ("増えました" if grew else "減りました")
    )
    return f"{before}より{difference(change.amount, track, track.unit)}{verb}。"


def since_baseline(track: Track, change: Change | None) -> str:
    """Return a sentence on the change from the baseline, and whether the value is worse than it."""
    if change is None:
        return ""
    start = f"基準（{phrases.era(change.since)}）"
    then = phrases.quantity(change.before, phrases.without_year(track.unit))
    if not change.amount:
        return f"{start}の{then}と同じです。"
    worse = change.is_better is False
    if track.counts in (None, Counts.RANK):
        return f"{start}は{then}でした{'。それより悪い値です' if worse else ''}。"
    more = change.amount > 0
    if track.counts is Counts.RATIO:
        side = ("高く", "高い") if more else ("低く", "低い")
    else:
        side = ("多く", "多い") if more else ("少なく", "少ない")
    gap = difference(change.amount, track, track.unit)
    return f"{start}の{then}より{gap}{f'{side[0]}、基準より悪い値です' if worse else f'{side[1]}値です'}。"


def _outlook(track: Track, result: Result, ahead: Outlook | None, period: Period, limits: tuple[Decimal, ...]) -> str:
    """Return a sentence on the last target, if it is later: how far it is, where the kind of measure allows that."""
    if ahead is None:
        return ""
    target = ahead.target
    text = phrases.amount(target, track.unit)
    year = phrases.target_of(ahead.period)
    is_only = result.inputs.basis is TargetBasis.LATER and result.due == ahead.period
    rate = grades.rate_in_words(result, limits) if is_only else ""
    end = f"（{rate}）。" if rate else "。"
    if in_words := goal_names.in_words(target, track, ahead.baseline, ahead.unit):
        return f"{year}の{in_words}に届いています{end}" if ahead.reached else f"{year}は{in_words}です{end}"
    if track.counts is Counts.YEARLY:
        return f"{year}は年{text}{_beside(track, ahead, period)}です。"
    if ahead.reached:
        return f"{year}{goal_names.in_numbers(target, track)}{_standing(target, track, result)}{end}"
    if ahead.distance is not None:
        gap = difference(ahead.distance, track, ahead.unit)
        is_kept = track.indicator.direction is Direction.KEEP and isinstance(target.quantity, Exact)
        return (
            f"{year}{text}{f'との差は、{gap}です' if is_kept or result.ahead_is_over else f'まで、あと{gap}です'}{end}"
        )
    return f"{year}は{text}です{end}"


def _standing(target: Figure, track: Track, result: Result) -> str:
    """Return how a value stands that satisfies a target of a later year, which may have passed by now."""
    if isinstance(target.quantity, Range):
        return "の範囲です" if result.ahead_is_over else "の範囲にあります"
    if track.counts is Counts.CUMULATIVE:
        return "に届いていました" if result.ahead_is_over else "に届いています"
    return "の水準でした" if result.ahead_is_over else "の水準にあります"


def _beside(track: Track, ahead: Outlook, period: Period) -> str:
    """Return how a later yearly target compares with this year's amount, side by side."""
    if ahead.difference is None:
        return ""
    gap = difference(ahead.difference, track, ahead.unit)
    side = f"より{gap}{'多い' if ahead.difference > 0 else '少ない'}" if gap else "と同じ"
    return f"（{phrases.era(period)}の実績{side}）"
