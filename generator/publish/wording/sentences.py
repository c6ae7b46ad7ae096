"""Sentences on the newest value of an indicator: what it is, whether its target was met, and what changed.

Each sentence renders a judgement or a difference of the evaluation; none compares raw numbers. Where the kind of
measure (`counts`) is undeclared, values are set side by side, without a distance, "already" or "still".
"""

from decimal import Decimal

from generator.evaluation import differences
from generator.evaluation.differences import Change, Outlook
from generator.evaluation.evaluate import Track
from generator.evaluation.goals import wording
from generator.evaluation.judge import is_own
from generator.evaluation.result import Arrive, Hold, Inside, Reach, Result, TargetBasis
from generator.evaluation.standing import is_whole
from generator.plan.model.fiscal import FINAL, Period
from generator.plan.model.indicator import Whole
from generator.plan.model.quantity import About, Absent, AsLastYear, Bound, Exact, Keep, Range, Trend, Words
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import Counts, Direction
from generator.publish.wording import grades, labels, phrases


def latest(track: Track, limits: tuple[Decimal, ...]) -> str:
    """Return sentences on the newest value: 令和7年度（2025年度）は17人で、目標の45人に届きませんでした, and so on."""
    period = differences.newest_value(track)
    if period is None:
        return _without_value(track)
    result = track.results[period]
    return "".join(
        (
            _value(track, period, result),
            _verdict(result, track, limits),
            _change(track, differences.change_from_last_year(track, period), period),
            _since(track, differences.change_from_baseline(track, period)),
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
            f"{phrases.both(when)}までの累計は{phrases.figure(total, track.unit)}です。1年ごとの実績は載っていません。"
        )
    known = [(when, row.baseline) for when, row in track.rows.items() if row.baseline and row.baseline.missing is None]
    base = [f"基準（{phrases.era(known[-1][0])}）は{phrases.figure(known[-1][1], track.unit)}です。"] if known else []
    return f"{''.join(base)}まだ実績が載っていません。"


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
    text = phrases.figure(figure, track.unit)
    status = phrases.status(figure)
    if figure.of is not None and figure.of != period:
        return f"{phrases.era(period)}の欄に載っているのは、{phrases.both(figure.of)}の{text}{f'（{status}）' if status else ''}"
    shown = f"（{status}）" if status else ""
    if result.series is Series.TOTAL:
        own = row.actual if row.actual and is_own(row.actual, period) else None
        year = f"（この1年間は{phrases.figure(own, track.unit)}）" if own else ""
        return f"{phrases.both(period)}までの累計は{text}{shown}{year}"
    return f"{phrases.both(period)}は{text}{shown}"


def _verdict(result: Result, track: Track, limits: tuple[Decimal, ...]) -> str:
    """Return whether the target was met, in the words that fit its kind; without a verdict, only the end of the sentence."""
    if result.rate.met is None or result.target is None:
        return "です。" if result.series is Series.TOTAL else "でした。"
    rate = grades.rate_in_words(result, limits)
    return f"で、{_met_or_not(result, track)}{f'（{rate}）' if rate else ''}。"


def _met_or_not(result: Result, track: Track) -> str:
    target, met, inputs = result.target, result.rate.met, result.inputs
    assert target is not None
    name, text = grades.target_name(result), phrases.figure(target, track.unit)
    match result.goal:
        case Inside(span):
            if met or inputs.actual is None:
                return f"{name}{text}の範囲です"
            above = inputs.actual > span.low
            gap = difference(inputs.actual - (span.high if above else span.low), track, result.unit)
            return (
                f"{name}{text}の範囲を{gap}{'上回りました' if above else '下回りました'}"
                if gap
                else f"{name}{text}の範囲に入りませんでした"
            )
        case Hold(kept, tolerance):
            within = f"（差{phrases.number(tolerance)}まで）" if tolerance else ""
            goal = (
                f"{name}{text}{within}" if wording(target.quantity) == "" else f"{name}の{text}{_base(result)}{within}"
            )
            if met or inputs.actual is None:
                return f"{goal}を保ちました"
            side = ("多く", "少なく") if track.counts is not Counts.RATIO else ("高く", "低く")
            gap = difference(inputs.actual - kept, track, result.unit)
            return f"{goal}から{gap}{side[inputs.actual < kept]}、保てませんでした"
        case Reach() | Arrive() | None:
            return _reached_or_not(result, name, text)


def _reached_or_not(result: Result, name: str, text: str) -> str:
    assert result.target is not None
    met = result.rate.met
    match result.target.quantity:
        case Exact() | About():
            missed = "を超えました" if result.inputs.direction is Direction.DOWN else "に届きませんでした"
            missed = "に及びませんでした" if result.inputs.counts is Counts.RANK else missed
            return f"{name}の{text}{'を達成しました' if met else missed}"
        case Bound() | Range():
            return f"{name}の{text}{'を達成しました' if met else 'を達成できませんでした'}"
        case Keep() | AsLastYear() | Trend() | Words() | Absent():
            return f"{name}の「{text}」{_base(result)}{'を達成しました' if met else 'を達成できませんでした'}"


def _base(result: Result) -> str:
    """Return the number that a goal in words refers to: the baseline, or the value of the year before."""
    assert result.target is not None
    is_last = isinstance(result.target.quantity, AsLastYear)
    number = result.inputs.previous if is_last else result.inputs.baseline
    if number is None or not isinstance(result.target.quantity, AsLastYear | Trend | Keep):
        return ""
    return f"（{'前の年度' if is_last else '基準'}は{phrases.quantity(number, result.unit)}）"


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
    before = "前の年度" if period.kind is not period.in_calendar.kind else "前の年"
    then, now = phrases.quantity(change.before, track.unit), phrases.quantity(change.now, track.unit)
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


def _since(track: Track, change: Change | None) -> str:
    """Return a sentence on the change from the baseline, and whether the value is worse than it."""
    if change is None:
        return ""
    start = f"基準（{phrases.era(change.since)}）"
    then = phrases.quantity(change.before, track.unit)
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
    text = phrases.figure(ahead.target, track.unit)
    year = "最終目標" if ahead.period == FINAL else f"{phrases.era(ahead.period)}の目標"
    is_only = result.inputs.basis is TargetBasis.LATER and result.due == ahead.period
    rate = grades.rate_in_words(result, limits) if is_only else ""
    end = f"（{rate}）。" if rate else "。"
    if track.counts is Counts.YEARLY:
        return f"{year}は{_a_year(text, track.unit)}{_beside(track, ahead, period)}です。"
    if ahead.reached:
        standing = "に届いています" if track.counts in (Counts.CUMULATIVE, Counts.STAGES) else "の水準にあります"
        return f"{year}{text}{standing}{end}"
    if ahead.distance is not None:
        gap = difference(ahead.distance, track, ahead.unit)
        if isinstance(ahead.target.quantity, Exact | Bound) and track.indicator.direction is not Direction.KEEP:
            return f"{year}{text}まで、あと{gap}です{end}"
        return f"{year}{text}との差は、{gap}です{end}"
    return f"{year}は{text}です{end}"


def _a_year(text: str, unit: str | None) -> str:
    return text if phrases.without_year(unit) != unit or not text[:1].isdigit() else f"年{text}"


def _beside(track: Track, ahead: Outlook, period: Period) -> str:
    """Return how a later yearly target compares with this year's amount, side by side."""
    if not ahead.difference:
        return f"（{phrases.era(period)}の実績と同じ）" if ahead.difference == 0 else ""
    gap = difference(ahead.difference, track, ahead.unit)
    return f"（{phrases.era(period)}の実績より{gap}{'多い' if ahead.difference > 0 else '少ない'}）"
