"""Checks of a document's internal consistency: sums, decisions, names, years, targets. Notes and warnings only."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.plan.diagnostics import DataPath, Finding, Severity, check, is_under, short
from generator.plan.model.figure import Former
from generator.plan.model.fiscal import Period, PeriodKind, era, target_of
from generator.plan.model.indicator import PartKind
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.quantity import worded
from generator.plan.model.row import Row, Years
from generator.plan.model.vocabulary import Direction

MANY = 3
"""From this number on, years with wrong sums are one mistake: a row of parts is missing or misplaced."""

_ENDS = ("廃止", "終了", "休止", "完了", "中止")
_GOES_ON = ("継続", "拡充", "新規", "維持")
_SO_PRINTED = "資料のとおりか確かめてください。"


@check("total-differs", Severity.WARNING, "資料に印刷された合計は、内訳の合計と同じになるはずであること。")
def totals(plan: Plan) -> Iterator[Finding]:
    """Report printed totals that differ from the sum of their parts in the same row, or in the same year below."""
    sums = plan.money.sums if plan.money else {}
    holders: list[tuple[Years, tuple[Measure, ...], DataPath]] = [(plan.years, plan.measures, ())]
    holders += [(node.measure.years, node.measure.measures, node.path) for node in plan.nodes()]
    rows_of = [(*node.path, "years") for node in plan.nodes()]
    for years, below, path in holders:
        needs = tuple(one for one in rows_of if is_under(one, (*path, "measures")))
        for total, parts in sums.items():
            differing: list[Finding] = []
            for period, row in years.items():
                printed = row.money.amounts.get(total) if row.money else None
                own = _amounts(row, parts)
                found = own or [amount for measure in below for amount in _below(measure, period, parts)]
                if printed is None or printed.number is None or not found or sum(found) == printed.number:
                    continue
                fact = (
                    f"{era(period)}の「{short(total)}」は {printed.number:,} ですが、内訳（{'・'.join(parts)}）の合計は {sum(found):,} です"
                    f"（差 {sum(found) - printed.number:,}）。"
                )
                place = (*path, "years", period.written, "money", total)
                differing.append(Finding(path=place, message=fact + _SO_PRINTED, fact=fact, needs=() if own else needs))
            if len(differing) < MANY:
                yield from differing
            else:
                fact = f"{differing[0].fact}ほかの{len(differing) - 1}年度でも合いません。"
                advice = "内訳の行が消えるか、別のところに入っていませんか。"
                yield replace(differing[0], message=fact + advice + _SO_PRINTED, fact=fact)


@check("parts-differ", Severity.WARNING, "内訳（as: 内訳）を足すと、全体の値になるはずであること。")
def breakdowns(plan: Plan) -> Iterator[Finding]:
    """Report parts declared as a breakdown that do not add up to the indicator's own figure."""
    for placed in plan.placed_indicators():
        parts = [part.years for part in placed.indicator.parts if part.as_ is PartKind.BREAKDOWN]
        for period, row in placed.indicator.years.items():
            for series, figure in row.figures():
                rows = [years[period] for years in parts if period in years]
                found = [
                    one.number
                    for part in rows
                    for known, one in part.figures()
                    if known is series and one.number is not None
                ]
                if len(found) == len(parts) > 0 and figure.number is not None and sum(found) != figure.number:
                    fact = f"{era(period)}の値は {figure.number:,} ですが、内訳の合計は {sum(found):,} です。"
                    yield Finding(
                        path=(*placed.path, "years", period.written, series.value),
                        message=fact + _SO_PRINTED,
                        fact=fact,
                    )


def _amounts(row: Row, lines: tuple[str, ...]) -> list[Decimal]:
    figures = [row.money.amounts.get(line) for line in lines] if row.money else []
    return [figure.number for figure in figures if figure is not None and figure.number is not None]


def _below(measure: Measure, period: Period, lines: tuple[str, ...]) -> Iterator[Decimal]:
    """Yield the amounts of a measure or, if it has none of its own, of the measures below it."""
    row = measure.years.get(period)
    own = _amounts(row, lines) if row else []
    yield from own or [amount for inner in measure.measures for amount in _below(inner, period, lines)]


@check("decision-contradicts-text", Severity.WARNING, "判断と文章は、食いちがわないはずであること。")
def decisions(plan: Plan) -> Iterator[Finding]:
    """Report decisions to continue beside a text about ending, and decisions to end beside one about continuing."""
    for node in plan.nodes():
        rows = node.measure.years
        texts = [*node.measure.words.values(), *(text for row in rows.values() for text in row.texts.values())]
        for period, row in rows.items():
            for name, word in row.decision.items():
                against = _ENDS if word in _GOES_ON else _GOES_ON[:1] if word in _ENDS else ()
                hit = next(
                    (
                        f"{verb}{form}"
                        for verb in against
                        for form in ("する", "に向け", "を検討", "していく")
                        for text in texts
                        if f"{verb}{form}" in text
                    ),
                    "",
                )
                if hit:
                    fact = f"{era(period)}の{name}は「{word}」ですが、文章に「{hit}」とあります。"
                    yield Finding(
                        path=(*node.path, "years", period.written, "decision", name),
                        message=f"「{short(node.measure.name)}」の{fact}{_SO_PRINTED}",
                        fact=fact,
                    )


@check("another-name", Severity.NOTE, "同じものは、どこでも同じ名前であるはずであること。")
def names(plan: Plan) -> Iterator[Finding]:
    """Report items that the source prints under two names; both are kept."""
    named = [(node.measure.name, node.measure.also, node.path) for node in plan.nodes()]
    named += [(placed.indicator.name, placed.indicator.also, placed.path) for placed in plan.placed_indicators()]
    for name, others, path in named:
        for index, other in enumerate(others):
            note = f"（{other.note}）" if other.note else ""
            fact = f"資料の別の場所では「{short(other.name)}」です{note}。"
            yield Finding(path=(*path, "also", index), message=f"「{short(name)}」は、{fact}", fact=fact)


@check(
    "number-twice", Severity.WARNING, "指標の番号は、1つの施策・事業の同じ種類の指標で1度だけ使われるはずであること。"
)
def numbers(plan: Plan) -> Iterator[Finding]:
    """Report printed numbers that several indicators of one measure and kind share; a document may begin anew with each."""
    seen: dict[tuple[object, ...], str] = {}
    for placed in plan.placed_indicators():
        number = (placed.path[:-1], placed.indicator.kind, placed.indicator.number)
        if placed.indicator.number is not None and number in seen:
            fact = f"番号「{placed.indicator.number}」は「{short(seen[number])}」にも付いています。"
            yield Finding(path=(*placed.path, "number"), message=fact + _SO_PRINTED, fact=fact, needs=(placed.path,))
        if placed.indicator.number is not None:
            seen.setdefault(number, placed.indicator.name)


@check("value-of-another-year", Severity.NOTE, "年度の欄には、その年度の値があるはずであること。")
def other_years(plan: Plan) -> Iterator[Finding]:
    """Report values that belong to another year than their column; they are shown, and not graded."""
    for _, period, row, path in plan.rows():
        for series, figure in row.figures():
            if figure.of is not None and figure.of != period:
                fact = f"{era(period)}の欄に、{era(figure.of)}の値があります。示しますが、評価には使いません。"
                yield Finding(path=(*path, series.value), message=fact, fact=fact)


@check("target-moved", Severity.NOTE, "目標は、途中で変わらないはずであること。")
def moved_targets(plan: Plan) -> Iterator[Finding]:
    """Report targets that were changed, with their former value and the reason."""
    for _, period, row, path in plan.rows():
        if row.target is not None and row.target.was:
            former = "、".join(_former(was) for was in row.target.was)
            fact = f"{target_of(period)}が {former} から変わっています。"
            yield Finding(path=(*path, "target"), message=fact, fact=fact)


def _former(was: Former) -> str:
    return f"{worded(was.value)}{f'（{was.why}）' if was.why else ''}"


@check("unit-differs", Severity.NOTE, "値の単位は、指標の単位と同じになるはずであること。")
def units(plan: Plan) -> Iterator[Finding]:
    """Report figures whose unit differs from the indicator's (件 for 社); the printed unit is kept."""
    for placed, period, row, path in plan.rows():
        for series, figure in row.figures() if placed else ():
            if figure.unit is not None:
                fact = f"{era(period)}の単位が「{figure.unit}」で、指標の単位と違います。"
                yield Finding(path=(*path, series.value), message=fact + _SO_PRINTED, fact=fact)


@check("late-baseline", Severity.WARNING, "基準値は、計画がはじまるより前の値であるはずであること。")
def baselines(plan: Plan) -> Iterator[Finding]:
    """Report baselines later than the plan's first year, which say little about the plan's effect."""
    for _, period, row, path in plan.rows():
        if row.baseline is not None and period.fiscal_year is not None and period.year > plan.period.from_.year:
            fact = f"基準値の年度（{era(period)}）が、計画のはじめ（{era(plan.period.from_)}）よりあとです。"
            yield Finding(path=(*path, "baseline"), message=fact, fact=fact, needs=(("period",),), cause=("period",))


@check("targets-do-not-lead", Severity.WARNING, "年度ごとの目標は、最終目標に向かうはずであること。")
def leading_targets(plan: Plan) -> Iterator[Finding]:
    """Report yearly targets that are better than the final one."""
    for placed in plan.placed_indicators():
        better = {Direction.UP: 1, Direction.DOWN: -1}.get(placed.indicator.direction or Direction.NONE)
        for _, years, below in placed.indicator.tracks():
            targets = [
                (when, row.target.number)
                for when, row in sorted(years.items())
                if row.target and row.target.number is not None
            ]
            if better is None or not targets or targets[-1][0].kind is not PeriodKind.FINAL:
                continue
            final = targets[-1][1]
            ahead = [(when, target) for when, target in targets[:-1] if better * (target - final) > 0]
            if len(ahead) > 1:  # then the final target is probably the mistyped one
                fact = (
                    f"最終目標 {final:,} が、{'・'.join(era(when) for when, _ in ahead)}の目標より低い水準です"
                    f"（{'→'.join(f'{target:,}' for _, target in targets)}）。"
                )
                place = (*placed.path, *below, targets[-1][0].written, "target")
                yield Finding(path=place, message=fact + _SO_PRINTED, fact=fact)
            for when, target in ahead if len(ahead) == 1 else ():
                fact = f"{era(when)}の目標 {target:,} が、最終目標 {final:,} よりよい値です。"
                place = (*placed.path, *below, when.written, "target")
                yield Finding(path=place, message=fact + _SO_PRINTED, fact=fact)
