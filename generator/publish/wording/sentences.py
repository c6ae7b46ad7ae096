"""Sentences about results: explain everything that is computed in plain Japanese."""

from decimal import Context, Decimal
from typing import assert_never

from generator.evaluation.evaluate import Track
from generator.evaluation.result import Result, TargetBasis
from generator.plan.model import scale as scales
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.scale import Grade, Scale, Side
from generator.plan.model.vocabulary import Direction, Method
from generator.publish.wording import labels, phrases

_EXACT = Context(prec=60)
"""Precise enough for the difference of any two numbers that a plan file can hold."""

_SIDES = {Side.FROM: "以上", Side.ABOVE: "超", Side.TO: "以下", Side.BELOW: "未満"}
_OPPOSITE = {Side.FROM: Side.BELOW, Side.ABOVE: Side.TO}
_OF = {scales.Basis.RATE: "", scales.Basis.TARGET: "目標の", scales.Basis.BASELINE: "基準値の"}


def band(scale: Scale, grade: Grade) -> str:
    """Return the levels that reach a grade: 90％以上120％未満. The upper end is what an earlier grade takes."""
    if grade.met is not None:
        return "目標を達成" if grade.met else "目標に届かない"
    bounds = [(bound, side) for side in Side if (bound := grade.bound(side)) is not None]
    earlier = scale.ranked[: next(index for index, known in enumerate(scale.ranked) if known is grade)]
    of = grade.of if bounds or not earlier else earlier[-1].of
    if not any(side in (Side.TO, Side.BELOW) for _, side in bounds):
        above = [
            (bound, _OPPOSITE[side])
            for rival in earlier
            if rival.of is of
            for side in _OPPOSITE
            if (bound := rival.bound(side)) is not None
        ]
        bounds += [min(above)] if above else []
    text = "".join(f"{phrases.number(bound)}％{_SIDES[side]}" for bound, side in bounds)
    return f"{_OF[of]}{text}" if text else "どの率でも"


def edges(scale: Scale | None) -> tuple[Decimal, ...]:
    """Return every stated bound of a scale."""
    return tuple(edge for grade in (scale.grades if scale else ()) for edge in grade.edges)


def formula(result: Result, unit: str | None, limits: tuple[Decimal, ...]) -> str:
    """Return the formula with numbers: 実績 17人 ÷ 目標 45人 ≒ 37.8％; empty without a rate."""
    rate, inputs = result.rate.percent, result.inputs
    if rate is None or inputs.actual is None or inputs.target is None:
        return ""
    actual = f"実績 {phrases.quantity(inputs.actual, unit)}"
    target = f"{_target_name(result)} {phrases.quantity(inputs.target, unit)}"
    base = f"基準 {phrases.quantity(inputs.baseline, unit)}" if inputs.baseline is not None else ""
    match inputs.method:
        case Method.TARGET_OVER_ACTUAL:
            left = f"{target} ÷ {actual}"
        case Method.TWO_MINUS:
            left = f"2 − {actual} ÷ {target}"
        case Method.PROGRESS:
            left = f"（{actual} − {base}）÷（{target} − {base}）"
        case Method.ACTUAL_OVER_TARGET:
            left = f"{actual} ÷ {target}"
        case Method.MET | Method.NONE | None:
            raise AssertionError(inputs.method)  # these have no rate
        case _:
            assert_never(inputs.method)
    return f"{left} {'＝' if phrases.is_exact(rate) else '≒'} {phrases.percent(rate, limits)}"


def why(result: Result, scale: Scale | None, unit: str | None) -> str:
    """Return one or two sentences on why a result has its grade, or why it has none."""
    graded = result.graded
    if graded.grade is None or scale is None:
        parts = [formula(result, unit, edges(scale))] if result.rate.percent is not None else []
        reason = result.rate.reason or graded.reason
        parts += [labels.REASONS[reason].removesuffix("。")] if reason else []
        parts += [_met(result)] if result.rate.met is not None and result.rate.percent is None else []
        return "。".join(parts) + "。"
    name = grade_name(graded.grade)
    if graded.grade.kind is not None:
        return f"実績の欄が「{phrases.missing(result.missing) if result.missing else ''}」なので「{name}」です。"
    steps = formula(result, unit, edges(scale))
    steps = f"{steps}。" if steps else f"{_met(result)}。"
    return f"{steps}{band(scale, graded.grade)}なので「{name}」です。"


def compared(result: Result) -> str:
    """Return a sentence that compares the computed grade with the published one."""
    published = result.published_code
    if published is None:
        return "公表された評価はありません。" if result.graded.grade else ""
    if result.graded.grade is None:
        return f"公表された評価は「{published}」です。計算では確かめられません。"
    if result.differs:
        return f"公表された評価は「{published}」で、計算した評価「{result.graded.grade.code}」と違います。"
    return "公表された評価と同じです。"


def grade_name(grade: Grade) -> str:
    """Return a grade's code with its label."""
    return f"{grade.code} {grade.label}" if grade.label else grade.code


def latest(track: Track, limits: tuple[Decimal, ...]) -> str:
    """Return sentences on the newest value: 令和7年度（2025年度）は17人で、目標45人の37.8％でした, and so on."""
    unit = track.unit
    known = [period for period, row in track.rows.items() if row.actual is not None and row.actual.missing is None]
    if not known:
        return "まだ実績がありません。"
    period = known[-1]
    actual = track.rows[period].actual
    assert actual is not None
    result = track.results[period]
    quality = phrases.qualities(actual)
    head = f"{phrases.both(period)}は{phrases.figure(actual, unit)}{f'（{quality}）' if quality else ''}"
    return f"{head}{_against(result, unit, limits)}{_change(track, period, unit)}{_since(track, period, unit)}{_distance(track, period, unit)}"


def _against(result: Result, unit: str | None, limits: tuple[Decimal, ...]) -> str:
    inputs, rate = result.inputs, result.rate
    if rate.met is None or inputs.target is None:
        return "でした。"
    target = f"{_target_name(result)}{phrases.quantity(inputs.target, unit)}"
    if rate.percent is not None and inputs.method is Method.ACTUAL_OVER_TARGET:
        return f"で、{target}の{phrases.percent(rate.percent, limits)}でした。"
    if rate.percent is not None:
        return f"で、{target}に対する率は{phrases.percent(rate.percent, limits)}でした。"
    missed = "にはまだ届いていません" if inputs.basis is TargetBasis.FINAL else "に届きませんでした"
    return f"で、{target}を達成しました。" if rate.met else f"で、{target}{missed}。"


def _change(track: Track, period: Period, unit: str | None) -> str:
    """Return a sentence on the change from the fiscal year before; empty unless both are plain numbers of their year."""
    before = next((when for when in track.rows if when.kind is PeriodKind.YEAR and when.year == period.year - 1), None)
    if period.kind is not PeriodKind.YEAR or before is None:
        return ""
    now, then = track.rows[period].actual, track.rows[before].actual
    if now is None or then is None or now.value is None or then.value is None or now.of or then.of:
        return ""
    change = _EXACT.subtract(now.value, then.value)
    if change == 0:
        return "前の年度と同じでした。"
    return f"前の年度より{phrases.quantity(abs(change), unit)}{'増えました' if change > 0 else '減りました'}。"


def _since(track: Track, period: Period, unit: str | None) -> str:
    """Return a sentence on the change from the baseline; empty if there is none."""
    known = [
        (when, row.baseline.value)
        for when, row in track.rows.items()
        if row.baseline and row.baseline.value is not None
    ]
    actual = track.rows[period].actual
    if not known or actual is None or actual.value is None or actual.of or known[-1][0] > period:
        return ""
    when, baseline = known[-1]
    change = _EXACT.subtract(actual.value, baseline)
    start = f"基準（{phrases.era(when)}）の{phrases.quantity(baseline, unit)}"
    if change == 0:
        return f"{start}と同じです。"
    return f"{start}より{phrases.quantity(abs(change), unit)}{'多い' if change > 0 else '少ない'}値です。"


def _distance(track: Track, period: Period, unit: str | None) -> str:
    """Return a sentence on the distance to the last target, if that is in the future; else empty."""
    ahead = [(when, row.target) for when, row in track.rows.items() if row.target and row.target.value is not None]
    actual = track.rows[period].actual
    if not ahead or ahead[-1][0] <= period or actual is None or actual.value is None or actual.of:
        return ""
    when, target = ahead[-1]
    if target.value is None:
        return ""
    goal = (
        f"{phrases.era(when)}{'' if when.kind is PeriodKind.FINAL else 'の目標'}{phrases.quantity(target.value, unit)}"
    )
    short = _EXACT.subtract(target.value, actual.value)
    ahead_of = short if track.indicator.direction is Direction.UP else -short
    if track.indicator.direction not in (Direction.UP, Direction.DOWN):
        return ""
    if ahead_of <= 0:
        return f"{goal}には、すでに届いています。"
    return f"{goal}まで、あと{phrases.quantity(abs(short), unit)}です。"


def _met(result: Result) -> str:
    inputs = result.inputs
    if inputs.direction is Direction.KEEP and inputs.tolerance:
        within = f"（差{phrases.number(inputs.tolerance)}まで）"
    else:
        within = ""
    return f"目標を達成しています{within}" if result.rate.met else f"目標に届いていません{within}"


def _target_name(result: Result) -> str:
    return "最終目標" if result.inputs.basis is TargetBasis.FINAL else "目標"
