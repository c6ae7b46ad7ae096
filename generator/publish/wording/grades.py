"""Sentences about rates and grades: how a result follows from its numbers, and what a scale's bands are."""

from decimal import Decimal
from fractions import Fraction

from generator.evaluation.result import Graded, Hold, Reason, Result
from generator.plan.model import scale as scales
from generator.plan.model.fiscal import FINAL, Period
from generator.plan.model.quantity import About, Keep
from generator.plan.model.scale import Grade, Scale, Side
from generator.plan.model.vocabulary import Direction, Method
from generator.plan.numbers import round_half_away
from generator.publish.wording import labels, phrases

_SIDES = {Side.FROM: "以上", Side.ABOVE: "超", Side.TO: "以下", Side.BELOW: "未満"}
_OPPOSITE = {Side.FROM: Side.BELOW, Side.ABOVE: Side.TO}
_OF = {
    scales.Basis.RATE: "",
    scales.Basis.TARGET: "目標の",
    scales.Basis.BASELINE: "基準値の",
    scales.Basis.PREVIOUS: "前の年度の",
}


def band(scale: Scale, grade: Grade) -> str:
    """Return the levels that reach a grade: 90％以上120％未満. The upper end is what an earlier grade takes."""
    if not scale.has_bounds:
        return "資料が付けた評価（計算しません）"
    if grade.met is not None:
        return "目標を達成" if grade.met else "目標が未達"
    bounds = [(bound, side) for side in Side if (bound := grade.bound(side)) is not None]
    earlier = scale.ranked[: next(index for index, known in enumerate(scale.ranked) if known is grade)]
    of = grade.of if bounds or not earlier else earlier[-1].of
    if not any(side in (Side.TO, Side.BELOW) for _, side in bounds):
        above = [
            (bound, _OPPOSITE[side])
            for rival in earlier
            if rival.of is of
            for side in _OPPOSITE
            if (bound := rival.bound(side)) is not None and all(bound >= low for low, _ in bounds)
        ]
        bounds += [min(above)] if above else []
    if len(bounds) > 1 and bounds[0][0] == bounds[1][0]:
        return f"{_OF[of]}ちょうど{phrases.number(bounds[0][0])}％"
    text = "".join(f"{phrases.number(bound)}％{_SIDES[side]}" for bound, side in bounds)
    return f"{_OF[of]}{text}" if text else "どの率でも"


def edges(scale: Scale | None) -> tuple[Decimal, ...]:
    """Return every stated bound of a scale."""
    return tuple(edge for grade in (scale.grades if scale else ()) for edge in grade.edges)


def formula(result: Result, limits: tuple[Decimal, ...]) -> str:
    """Return the formula with numbers: 実績 17人 ÷ 目標 45人 ≒ 37.8％; empty without a rate."""
    rate, inputs, unit = result.rate.percent, result.inputs, result.unit
    if rate is None or inputs.actual is None or inputs.target is None:
        return ""
    actual = f"{labels.SERIES[result.series]} {_measured(result, inputs.actual)}"
    target = f"{target_name(result)} {phrases.figure(result.target, unit) if result.target else phrases.quantity(inputs.target, unit)}"
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
    shown = phrases.percent(rate, limits)
    return f"{left} {'＝' if phrases.is_exact(rate, limits) else '≒'} {shown}"


def _measured(result: Result, actual: Decimal) -> str:
    """Return the value that counts; if its unit is another one, as printed and as converted."""
    figure, unit = result.measured, result.unit
    if figure is None or figure.number in (None, actual):
        return phrases.quantity(actual, unit)
    return f"{phrases.quantity(figure.number or actual, result.measured_unit)}（＝{phrases.quantity(actual, unit)}）"


def why(result: Result, scale: Scale | None, period: Period | None = None) -> str:
    """Return one or two sentences on why a result has its grade, or none; without a period, as of a fiscal year."""
    graded, limits = result.graded, edges(scale)
    steps = formula(result, limits)
    if graded.grade is None or scale is None:
        parts = [steps] if steps else []
        reason = result.rate.reason or graded.reason
        if graded.reason is Reason.GOAL_NOT_DUE and result.due is not None:
            parts.append(f"{due(result)}なので、達成・未達は決めません")
        else:
            parts += [_reason(reason, period).removesuffix("。")] if reason else []
        parts += [_verdict(result)] if result.rate.met is not None and not steps else []
        return "。".join(parts) + "。"
    name = grade_name(graded.grade)
    if graded.grade.kind is not None:
        return f"実績の欄が「{phrases.missing(result.missing) if result.missing else ''}」なので「{name}」です。"
    known = "。".join(filter(None, (steps or _verdict(result), _against(result, graded, limits))))
    return f"{known}。{_rounded(scale, graded)}{band(scale, graded.grade)}なので「{name}」です。"


def _against(result: Result, graded: Graded, limits: tuple[Decimal, ...]) -> str:
    """Return the level that a grade refers to if that is not the rate: 前の年度の10人を100％とすると110％."""
    assert graded.grade is not None
    inputs, level = result.inputs, graded.level
    bases = {
        scales.Basis.TARGET: ("目標", inputs.target),
        scales.Basis.BASELINE: ("基準", inputs.baseline),
        scales.Basis.PREVIOUS: ("前の年度", inputs.previous),
    }
    name, base = bases.get(graded.grade.of, ("", None))
    if base is None or not isinstance(level, Fraction) or level == result.rate.percent:
        return ""
    how = "" if inputs.direction is Direction.UP else "（よい値ほど大きくなる数え方）"
    return f"{name}の{phrases.quantity(base, result.unit)}を100％とすると{phrases.percent(level, limits)}{how}"


def _reason(reason: Reason, period: Period | None) -> str:
    return phrases.on_period(labels.REASONS[reason], period) if period else labels.REASONS[reason]


def _rounded(scale: Scale, graded: Graded) -> str:
    """Return the level after rounding, if the plan rounds before grading: 四捨五入すると90％で、."""
    if scale.rounded is None or not isinstance(graded.level, Fraction):
        return ""
    return f"四捨五入すると{phrases.number(round_half_away(graded.level, scale.rounded))}％で、"


def due(result: Result) -> str:
    """Return when the applicable target is due: 期限は令和9年度; empty without a target."""
    if result.due is None:
        return ""
    return "期限は計画の最後の年度" if result.due == FINAL else f"期限は{phrases.era(result.due)}"


def compared(result: Result) -> str:
    """Return a sentence that compares the computed grade with the published one."""
    published = result.published_code
    if published is None:
        return "公表された評価はありません。本サイトの計算です。" if result.graded.grade else ""
    if result.graded.grade is None:
        return f"公表された評価は「{published}」です。計算では確かめられません。"
    if result.differs:
        return f"公表された評価は「{published}」で、計算した評価「{result.graded.grade.code}」と違います。"
    return "公表された評価と同じです。"


def grade_name(grade: Grade) -> str:
    """Return a grade's code with its label."""
    return f"{grade.code} {grade.label}" if grade.label else grade.code


def target_name(result: Result) -> str:
    """Return the word for the applicable target: the final one, or that of the year."""
    return "最終目標" if result.due == FINAL else "目標"


def rate_in_words(result: Result, limits: tuple[Decimal, ...]) -> str:
    """Return a rate as a reader would say it: 目標の37.8％; progress from a baseline is never called a rate of the target."""
    if result.rate.percent is None:
        return ""
    shown = phrases.percent(result.rate.percent, limits)
    match result.inputs.method:
        case Method.ACTUAL_OVER_TARGET:
            return f"目標の{shown}"
        case Method.PROGRESS:
            return f"基準からの進み具合は{shown}"
        case Method.TARGET_OVER_ACTUAL | Method.TWO_MINUS | Method.MET | Method.NONE | None:
            return f"率は{shown}"


def _verdict(result: Result) -> str:
    inputs = result.inputs
    is_near = isinstance(result.goal, Hold) or (
        result.target is not None and isinstance(result.target.quantity, About | Keep)
    )
    within = f"（差{phrases.number(inputs.tolerance)}まで）" if inputs.tolerance and is_near else ""
    known = f"{target_name(result)}{'を達成しています' if result.rate.met else 'は未達です'}"
    return f"{known}{within}"
