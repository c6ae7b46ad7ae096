"""Checks of a plan against the one that it follows: yield findings, by path, about what goes on and what does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.plan.checks.across import PlanInContext
from generator.plan.diagnostics import Check, DataPath, Finding, Severity, check, checks_in, short
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, era
from generator.plan.model.indicator import Indicator
from generator.plan.model.quantity import worded
from generator.plan.model.row import Row, Series
from generator.plan.model.succession import earlier_ids, ended, lineage, predecessor
from generator.plan.model.vocabulary import STATUS_WORDS
from generator.plan.numbers import round_half_away

_NEEDS: tuple[DataPath, ...] = (("follows",),)
_NAMES = {Series.BASELINE: "基準値", Series.ACTUAL: "実績", Series.TOTAL: "累計"}


@check("unknown-follows", Severity.WARNING, "follows には、このサイトにある、ほかの計画のIDを書くこと。")
def known_follows(context: PlanInContext) -> Iterator[Finding]:
    """Report a `follows` that names no plan, or the plan itself, directly or over others."""
    plan = context.plan
    if plan.follows is None:
        return
    message = ""
    if predecessor(plan, context.plans) is None:
        message = (
            f"前の計画「{short(plan.follows)}」のファイルがありません。IDを確かめてください"
            "（前の計画を載せていないなら、accept: に書きます）。"
        )
    elif any(predecessor(one, context.plans) is plan for one in lineage(plan, context.plans)):
        message = "前の計画をたどると、この計画に戻ります。follows を確かめてください。"
    if message:
        yield Finding(path=("follows",), message=message)


@check(
    "not-in-earlier-plan",
    Severity.ERROR,
    "same と ended には、前の計画（follows）にあるIDを、1つの指標に1度だけ書くこと。",
)
def known_earlier_ids(context: PlanInContext) -> Iterator[Finding]:
    """Report ids in `same` and `ended` that the plan before lacks, and an indicator that goes on twice."""
    plan = context.plan
    named: list[tuple[DataPath, str]] = [(("ended", index, "id"), one.id) for index, one in enumerate(plan.ended)]
    same = [((*placed.path, "same"), placed.indicator) for placed in plan.placed_indicators()]
    named += [(path, one.same) for path, one in same if one.same]
    if plan.follows is None:
        for path, _ in named:
            message = "前の計画が書かれていません。follows: に前の計画のIDを書くか、ここを消してください。"
            yield Finding(path=path, message=message)
        return
    before = predecessor(plan, context.plans)
    if before is None:
        return
    items = [placed.indicator for placed in before.placed_indicators()]
    measures = [node.measure for node in before.nodes()]
    ids = {name for one in items for name in (one.id, *one.was)}
    known = ids | {name for one in measures for name in (one.id, *one.was)}
    for path, name in named:
        if name not in (known if path[0] == "ended" else ids):
            message = f"「{short(name)}」は、前の計画（{before.id}.yaml）にありません。idを確かめてください。"
            yield Finding(path=path, message=message, needs=_NEEDS)
    over, earlier, seen = ended(plan, before), earlier_ids(plan, before), dict[str, str]()
    for path, one in same:
        old = earlier.get(one.id)
        if old is None:
            continue
        if one.same and old in over:
            message = f"前の計画の「{old}」が ended: にもあります。続くなら ended: から、なくなったのなら same: を消してください。"
            yield Finding(path=path, message=message, needs=(*_NEEDS, ("ended",)))
        elif old in seen:
            message = f"前の計画の「{old}」は「{seen[old]}」としても続いています。どちらか1つにしてください。"
            yield Finding(path=path if one.same else (*path[:-1], "id"), message=message, needs=_NEEDS)
        seen.setdefault(old, one.id)


@check(
    "indicator-dropped",
    Severity.WARNING,
    "前の計画の指標は、続いているか、なくなったと書かれているはずであること。",
)
def dropped_indicators(context: PlanInContext) -> Iterator[Finding]:
    """Report indicators of the plan before that no plan after it goes on with, or says anything about."""
    plan = context.plan
    before = predecessor(plan, context.plans)
    if before is None:
        return
    after = [one for one in context.plans if one.follows in (before.id, *before.was)]
    known = {old for one in after for old in (*earlier_ids(one, before).values(), *ended(one, before))}
    for placed in before.placed_indicators():
        one = placed.indicator
        if one.id not in known:
            above = f"{placed.node.measure.name} " if placed.node else ""
            fact = f"前の計画「{short(before.title)}」の指標「{short(above + one.name)}」が、この計画にありません。"
            yield Finding(
                path=("follows",),
                message=f"{fact}続いているなら、この計画の指標に same: {one.id} を、なくなったのなら ended: に"
                f" {{id: {one.id}, why: 理由}} を書いてください。",
                fact=fact,
                needs=(("ended",), ("indicators",), ("measures",)),
            )


@check(
    "differs-from-earlier-plan",
    Severity.WARNING,
    "基準値と実績は、前の計画の同じ年度の実績と同じになるはずであること。",
)
def same_values(context: PlanInContext) -> Iterator[Finding]:
    """Report baselines and actuals that are not what the plan before reports of that year, as far as units agree."""
    plan = context.plan
    before = predecessor(plan, context.plans)
    if before is None:
        return
    earlier = earlier_ids(plan, before)
    old = {placed.indicator.id: placed.indicator for placed in before.placed_indicators()}
    for placed in plan.placed_indicators():
        if placed.indicator.id not in earlier:
            continue
        known = _known(old[earlier[placed.indicator.id]])
        for part, years, below in placed.indicator.tracks():
            for now in _values(placed.indicator, part, years, (Series.BASELINE, Series.ACTUAL)):
                then = known.get((part, now.year), [])
                alike = [one for one in then if one.unit == now.unit and _is_comparable(now.series, one.series)]
                if alike and not any(_agree(now.number, one.number) for one in alike):
                    fact = (
                        f"{era(now.year)}の{_NAMES[now.series]}は{now.text}ですが、"
                        f"前の計画「{short(before.title)}」では{alike[0].named}が{alike[0].text}です。"
                    )
                    yield Finding(
                        path=(*placed.path, *below, now.written, now.series.value),
                        message=f"{fact}どちらも資料で確かめてください（どちらも資料のとおりなら accept: に書きます）。",
                        fact=fact,
                        needs=_NEEDS,
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One number of an indicator or of a part of it: the year that it is of, and the key of its row."""

    year: Period
    written: str
    series: Series
    number: Decimal
    unit: str
    figure: Figure

    @property
    def text(self) -> str:
        return f"{worded(self.figure.quantity)}{self.unit}"

    @property
    def named(self) -> str:
        word = next((word for word, status in STATUS_WORDS.items() if status is self.figure.status), "")
        return f"{_NAMES[self.series]}（{word}）" if word else _NAMES[self.series]


def _values(indicator: Indicator, part: str, years: Mapping[Period, Row], wanted: tuple[Series, ...]) -> list[_Value]:
    unit = next((one.unit for one in indicator.parts if one.id == part), None) or indicator.unit or ""
    return [
        _Value(
            year=figure.of or period,
            written=period.written,
            series=series,
            number=figure.number,
            unit=figure.unit or unit,
            figure=figure,
        )
        for period, row in years.items()
        for series, figure in row.figures()
        if series in wanted and figure.number is not None
    ]


def _known(indicator: Indicator) -> dict[tuple[str, Period], list[_Value]]:
    """Return what a plan reports of an indicator, by the id of the part (or a former one) and the year."""
    known: dict[tuple[str, Period], list[_Value]] = {}
    for part, years, _ in indicator.tracks():
        former = next((one.was for one in indicator.parts if one.id == part), ())
        for value in _values(indicator, part, years, (Series.ACTUAL, Series.TOTAL)):
            for name in (part, *former):
                known.setdefault((name, value.year), []).append(value)
    return known


def _is_comparable(now: Series, then: Series) -> bool:
    return now is Series.BASELINE or now is then


def _agree(one: Decimal, other: Decimal) -> bool:
    """Return whether two numbers are the same, rounded to the places of the one that has fewer."""
    decimals = max(0, min(-int(number.as_tuple().exponent) for number in (one, other)))
    rounded = [round_half_away(Fraction(number), decimals) for number in (one, other)]
    return rounded[0] == rounded[1]


CHECKS: tuple[Check[PlanInContext], ...] = checks_in(globals())
