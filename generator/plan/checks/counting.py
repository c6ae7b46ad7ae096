"""Checks of what is counted: whole people and things, and halves that make up their year."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.plan.diagnostics import Finding, Severity, check, short
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind, era
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Counts, Status

NEAR = Decimal("0.05")
"""Halves that make up their year but for this share are considered meant to do so, whatever is counted."""
_WHOLE_THINGS = re.compile("[人件社店校戸台冊部名者棟枚回軒組団]|店舗|団体|世帯|事業所|企業|講座|施設|か所|箇所|ヶ所")
_MEANS = re.compile("平均|当たり|あたり|率|毎|指数|換算|出生|[/／]")


@check("part-of-one", Severity.WARNING, "人数や件数などは、整数になるはずであること（平均などを除く）。")
def fractions_of_things(plan: Plan) -> Iterator[Finding]:
    """Report fractions of people and things where other figures of the indicator are whole, or there is no other."""
    for placed in plan.placed_indicators():
        indicator = placed.indicator
        if not _WHOLE_THINGS.fullmatch(indicator.unit or "") or _MEANS.search(
            f"{indicator.name}{indicator.about or ''}"
        ):
            continue
        for _, years, below in indicator.tracks():
            known = [
                ((*placed.path, *below, when.written, series.value), era(when), figure.number)
                for when, row in sorted(years.items())
                for series, figure in row.figures()
                if figure.number is not None and figure.unit is None
            ]
            parts = [one for one in known if one[-1] % 1]
            if len(parts) < len(known) or len(known) == 1:
                for path, when, number in parts:
                    fact = f"{when}の値が {number}{indicator.unit} で、整数ではありません。"
                    yield Finding(
                        path=path,
                        message=f"「{short(indicator.name)}」の{fact}けたや単位（千人・％ など）を、資料で確かめてください"
                        "（平均などで正しければ accept: に書きます）。",
                        fact=fact,
                    )


@check("halves-differ", Severity.WARNING, "上半期と下半期の実績の和は、その年度の実績と合うはずであること。")
def halves_make_the_year(plan: Plan) -> Iterator[Finding]:
    """Report a year whose halves do not add up: of yearly amounts any, of what is undeclared a small difference."""
    for placed in plan.placed_indicators():
        counts = placed.indicator.counts_in(placed.indicator.unit)
        if counts not in (Counts.YEARLY, None):
            continue
        for _, years, below in placed.indicator.tracks():
            for when, row in years.items():
                whole = _exact(row.actual)
                halves = _halves(years, when) if when.is_year else ()
                if whole is None or len(halves) != 2:
                    continue
                difference = sum(halves) - whole
                if difference and (counts is Counts.YEARLY or abs(difference) <= NEAR * abs(whole)):
                    fact = (
                        f"{era(when)}の実績は {whole:,} ですが、上半期 {halves[0]:,} と下半期 {halves[1]:,} の和は "
                        f"{sum(halves):,} です（差 {difference:+,}）。"
                    )
                    yield Finding(
                        path=(*placed.path, *below, when.written, "actual"),
                        message=f"{fact}3つの値を資料で確かめてください（資料のとおりなら accept: に書きます）。",
                        fact=fact,
                    )


def _halves(years: Mapping[Period, Row], year: Period) -> tuple[Decimal, ...]:
    """Return the exact actuals of the halves of a fiscal year, in time order."""
    found = [
        _exact(row.actual)
        for when, row in sorted(years.items())
        if when.kind is PeriodKind.HALF and when.year == year.year
    ]
    return tuple(number for number in found if number is not None)


def _exact(figure: Figure | None) -> Decimal | None:
    """Return a whole figure's exact number in the indicator's unit; None for any other."""
    if figure is None or figure.unit or figure.of or figure.status is Status.PARTIAL:
        return None
    return figure.number
