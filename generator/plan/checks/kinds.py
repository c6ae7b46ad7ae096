"""Checks of kinds: what is counted, what a target asks for, and whether the two and the direction fit together."""

from collections.abc import Iterator
from typing import assert_never

from generator.plan.diagnostics import DataPath, Finding, Severity, check, short
from generator.plan.model.fiscal import Period, PeriodKind, era
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Placed, Plan
from generator.plan.model.quantity import (
    About,
    Absent,
    AsLastYear,
    Bound,
    Exact,
    Keep,
    Limit,
    Quantity,
    Range,
    Trend,
    Words,
)
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import Counts, Direction, counts_of_unit


def _rows(plan: Plan) -> Iterator[tuple[Placed, Period, Row, DataPath]]:
    for placed, period, row, path in plan.rows():
        if placed is not None:
            yield placed, period, row, path


@check("bound-against-direction", Severity.ERROR, "目標の「以上」「以下」などは、指標のよい向きに合うこと。")
def bounds_fit_direction(plan: Plan) -> Iterator[Finding]:
    """Report targets whose bound asks for the opposite of the indicator's direction."""
    for placed, period, row, path in _rows(plan):
        limit = _limit(row.target.quantity) if row.target else None
        direction = placed.indicator.direction
        if limit is not None and direction is (Direction.DOWN if limit.is_floor else Direction.UP):
            wanted = Direction.UP if limit.is_floor else Direction.DOWN
            yield Finding(
                path=(*path, "target"),
                message=f"「{short(placed.indicator.name)}」は direction: {direction} ですが、{period.written}の目標は"
                f"{'それより多い' if limit.is_floor else 'それより少ない'}ことを求めています。"
                f"資料で確かめて、direction を {wanted} にするか、目標のことばを直してください。",
                needs=((*placed.path, "direction"),),
            )


def _limit(quantity: Quantity) -> Limit | None:
    match quantity:
        case Bound(_, limit) | AsLastYear(limit) | Trend(limit):
            return limit
        case Exact() | Range() | About() | Keep() | Words() | Absent():
            return None
    assert_never(quantity)


@check("counts-against-unit", Severity.ERROR, "数え方（counts）は、単位・よい向き・段階と食いちがわないこと。")
def counts_fit(plan: Plan) -> Iterator[Finding]:
    """Report kinds of measure that contradict the unit, the direction or the stages."""
    for placed in plan.placed_indicators():
        indicator, path = placed.indicator, placed.path
        by_unit = counts_of_unit(indicator.unit)
        if indicator.counts and by_unit and indicator.counts is not by_unit:
            yield Finding(
                path=(*path, "counts"),
                message=f"counts: {indicator.counts} ですが、単位「{indicator.unit}」は {by_unit} を表します。"
                "単位と counts のどちらかを直してください（counts は、書かなくても単位で決まります）。",
                needs=((*path, "unit"),),
            )
        if (indicator.counts is Counts.STAGES) is not bool(indicator.stages):
            has_list = bool(indicator.stages)
            yield Finding(
                path=(*path, "stages" if has_list else "counts"),
                message="stages（段階のことば）がありますが、counts: stages がありません。どちらかに合わせてください。"
                if has_list
                else "counts: stages なら、stages に段階のことばを低い順に書いてください（例: stages: [未策定, 検討中, 策定]）。",
                needs=((*path, "counts"),),
            )
        if indicator.counts_in(indicator.unit) is Counts.RANK and indicator.direction is Direction.UP:
            yield Finding(
                path=(*path, "direction"),
                message="順位（1位がいちばんよい）は、数が小さいほどよいので direction: down です。数が大きいほどよい値なら、"
                "counts と単位を直してください。",
            )


@check("target-of-another-kind", Severity.ERROR, "目標の単位は、指標の数え方と食いちがわないこと。")
def targets_fit(plan: Plan) -> Iterator[Finding]:
    """Report targets whose own unit measures another kind of quantity: a rank for a ratio, a ratio for a number a year."""
    for placed, period, row, path in _rows(plan):
        own = counts_of_unit(row.target.unit) if row.target else None
        counts = None if placed.indicator.parts else placed.indicator.counts_in(placed.indicator.unit)
        if row.target and own and counts and own is not counts:
            yield Finding(
                path=(*path, "target"),
                message=f"{period.written}の目標の単位「{row.target.unit}」は {own} を表しますが、指標の数え方（counts）は {counts} です。"
                "資料で確かめて、目標の単位を直すか、別の指標に分けてください。",
                needs=((*placed.path, "counts"), (*placed.path, "unit")),
            )


@check("unknown-stage", Severity.ERROR, "段階の値は、stages に書いたことばで書くこと。")
def known_stages(plan: Plan) -> Iterator[Finding]:
    """Report words of an indicator of stages that are not among its stages, and numbers in their place."""
    for placed, period, row, path in _rows(plan):
        stages = placed.indicator.stages
        for series, figure in row.figures() if stages else ():
            stated = figure.quantity
            if series is Series.PUBLISHED_RATE or isinstance(stated, Absent):
                continue
            text = stated.text if isinstance(stated, Words | Trend | AsLastYear) else ""
            if isinstance(stated, Keep) and stated.number is None:
                continue
            if text not in stages:
                shown = f"「{short(text)}」" if text else "数値"
                yield Finding(
                    path=(*path, series.value),
                    message=f"{period.written}の{shown}は、stages にありません。{'・'.join(stages)} のどれかを書くか、stages に足してください。",
                    needs=((*placed.path, "stages"),),
                )


@check("mixed-years", Severity.ERROR, "1つの指標の中で、年度の値と暦年の値を混ぜないこと。")
def one_kind_of_year(plan: Plan) -> Iterator[Finding]:
    """Report calendar years beside fiscal years, and half-years (which are fiscal) of a calendar-year indicator."""
    for placed in plan.placed_indicators():
        rows = [(when, below) for _, years, below in placed.indicator.tracks() for when in years]
        calendar = [when for when, _ in rows if when.kind is PeriodKind.CALENDAR]
        others = [(when, below) for when, below in rows if when.kind in (PeriodKind.YEAR, PeriodKind.HALF)]
        if calendar and others:
            when, below = others[0]
            yield Finding(
                path=(*placed.path, *below, when.written),
                message=f"{when.written} は年度（4月から）、{calendar[0].written} は暦年（1〜12月）の値です。"
                "全部が暦年なら calendar: true を書き、半年の行は取ってください。全部が年度なら R6 のように書いてください。",
                needs=((*placed.path, "calendar"),),
                of_key=True,
            )


@check("undeclared-counts", Severity.NOTE, "指標には、数え方（counts）を書くこと。")
def declared_counts(plan: Plan) -> Iterator[Finding]:
    """Report, once for a plan, how many indicators do not say what they count."""
    placed = [*plan.placed_indicators()]
    open_ones = [one for one in placed if not _is_declared(one.indicator)]
    if open_ones:
        first = open_ones[0]
        more = f" など{len(open_ones)}個" if len(open_ones) > 1 else ""
        so = "値を並べて示すだけで、目標までの差などは書きません。"
        yield Finding(
            path=first.path,
            message=f"「{short(first.indicator.name)}」{more}の指標に counts（数え方）がありません。{so}"
            "資料から決まれば、yearly・level・cumulative・ratio・rank・stages のどれかを書いてください。",
            fact=f"「{short(first.indicator.name)}」{more}の指標は、数え方（その年度だけの数か、累計かなど）が分かっていません。{so}",
        )


def _is_declared(indicator: Indicator) -> bool:
    units = [indicator.unit, *(part.unit or indicator.unit for part in indicator.parts)]
    has_values = any(row.actual or row.target for _, years, _ in indicator.tracks() for row in years.values())
    return not has_values or all(indicator.counts_in(unit) for unit in units)


@check("grade-without-actual", Severity.WARNING, "評価のある年度には、実績があるはずであること。")
def grades_have_values(plan: Plan) -> Iterator[Finding]:
    """Report published grades of an indicator's year that has no figure and no word on why."""
    for placed, period, row, path in _rows(plan):
        graded = [plan.scales[name].find(code) for name, code in plan.named_grades(row).items() if name in plan.scales]
        if not any(grade and grade.kind is None for grade in graded):
            continue  # a code such as "cancelled" states itself why there is no value
        if not placed.indicator.parts and row.actual is None and row.total is None:
            fact = f"{era(period)}に評価がありますが、実績がありません。"
            yield Finding(
                path=(*path, "grade"),
                message=f"「{short(placed.indicator.name)}」の{fact}実績か、ない理由（未公表 など）を書いてください。",
                fact=fact,
                needs=(path,),
            )
