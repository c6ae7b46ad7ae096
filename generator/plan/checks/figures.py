"""Checks of a plan's figures: years, directions, methods, published grades."""

from collections.abc import Iterator

from generator.plan.diagnostics import Finding, Severity, check, short
from generator.plan.model.fiscal import Period, PeriodKind, era
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import About, Exact, Keep
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import Counts, Direction, Method
from generator.plan.reading.typos import plain_key

SHOWN = 3
"""The maximum number of figures that a message names."""

EARLIEST, LATEST = 100, 40
"""The numbers of years before and after its plan from which a figure is considered a typing error."""


@check("year-outside-plan", Severity.ERROR, "目標と評価の年度は、計画のはじめより前や、何十年もあとではないこと。")
def years_inside(plan: Plan) -> Iterator[Finding]:
    """Report targets and grades before the plan's period, and years so far away that they are probably mistyped."""
    for _, period, row, path in plan.rows():
        if fact := outside(plan, period, is_promised=row.target is not None or row.grade is not None):
            yield Finding(
                path=path,
                message=f"{fact}年度か、period を確かめてください。",
                needs=(("period",),),
                cause=("period",),
                of_key=True,
            )


def outside(plan: Plan, period: Period, *, is_promised: bool) -> str:
    """Return that a year is outside the plan's period (Japanese), given whether it has a target or a grade; else nothing."""
    first, last, year = plan.period.from_, plan.period.to, period.year
    if period.kind in (PeriodKind.CURRENT, PeriodKind.FINAL):
        return ""
    too_early = year < first.year and is_promised and (period.is_year or period.kind is PeriodKind.HALF)
    if not (year > last.year + LATEST or too_early or year < first.year - EARLIEST):
        return ""
    return (
        f"「{period.written}」（{year}{'年' if period.kind is PeriodKind.CALENDAR else '年度'}）は計画期間"
        f"（{first.written}〜{last.written}、{first.year}〜{last.year}年度）の外です。"
    )


@check("year-after-plan", Severity.NOTE, "目標と実績の年度は、計画期間の中であるはずであること。")
def years_after(plan: Plan) -> Iterator[Finding]:
    """Report targets and values later than the plan's period: real plans have them, and so have typing errors."""
    last = plan.period.to
    for _, period, _, path in plan.rows():
        if last.year < period.year <= last.year + LATEST and period.kind is not PeriodKind.FINAL:
            fact = f"{era(period)}は、計画期間のおわり（{era(last)}）よりあとです。"
            yield Finding(
                path=path,
                message=f"{fact}資料のとおりか確かめてください。",
                fact=fact,
                needs=(("period",),),
                of_key=True,
            )


@check("target-without-direction", Severity.ERROR, "目標のある指標には、direction（よい向き）を書くこと。")
def directions(plan: Plan) -> Iterator[Finding]:
    """Report targets without a direction: there is no default, as a wrong one would grade falling sales a success."""
    for placed in plan.placed_indicators():
        if placed.indicator.direction is None and _has_number_target(placed.indicator):
            yield Finding(
                path=(*placed.path, "direction"),
                message=f"指標「{short(placed.indicator.name)}」に目標がありますが、direction がありません。"
                "up（多いほどよい）、down（少ないほどよい）、keep（保つ）、none（よい向きはない）のどれかを書いてください。",
            )


def _has_number_target(indicator: Indicator) -> bool:
    rows = [row for _, years, _ in indicator.tracks() for row in years.values()]
    return any(row.target is not None and isinstance(row.target.quantity, Exact | About) for row in rows)


@check("rate-against-direction", Severity.WARNING, "率の式は、指標のよい向きに合うものにすること。")
def rate_fits_direction(plan: Plan) -> Iterator[Finding]:
    """Report methods that do not fit the direction: a ratio rewards either more or less; otherwise there is no rate."""
    for placed in plan.placed_indicators():
        indicator = placed.indicator
        method = indicator.rate or plan.rate
        if indicator.counts_in(indicator.unit) in (Counts.RANK, Counts.STAGES):
            continue  # these have no rate by any method
        if method and indicator.direction in (Direction.UP, Direction.DOWN) and not method.fits(indicator.direction):
            others = "・".join(one for one in Method if one.rewards is not method.rewards)
            yield Finding(
                path=(*placed.path, "direction"),
                message=f"率の式「{method}」は direction が {method.rewards} の指標のための式なので、{indicator.direction} の"
                f"「{short(indicator.name)}」では率を計算しません。率を示すなら、この指標に rate: を書き、{others} から選んでください。",
                fact="計画で使う率の式が、この指標のよい向きに合わないので、率は計算していません。",
                needs=(("rate",), (*placed.path, "rate")),
                cause=None if indicator.rate else ("rate",),
            )


@check(
    "tolerance-without-keep",
    Severity.ERROR,
    "tolerance は、direction が keep の指標か、目標が「維持」「約」「程度」の指標にだけ、0以上で書くこと。",
)
def tolerance_for_keep(plan: Plan) -> Iterator[Finding]:
    """Report tolerances where nothing is to be kept or is approximate, and negative ones."""
    for placed in plan.placed_indicators():
        indicator = placed.indicator
        if indicator.tolerance is None:
            continue
        rows = (row for _, years, _ in indicator.tracks() for row in years.values())
        serves = any(row.target and isinstance(row.target.quantity, Keep | About) for row in rows)
        if (indicator.direction is not Direction.KEEP and not serves) or indicator.tolerance < 0:
            yield Finding(
                path=(*placed.path, "tolerance"),
                message="tolerance（許される差）は、direction: keep の指標か、目標が「維持」「約」「程度」の指標にだけ、0以上の数で書けます。どちらかを直してください。",
                needs=((*placed.path, "direction"),),
            )


@check("unknown-grade", Severity.ERROR, "評価は、scales に書いた記号で書くこと。")
def known_grades(plan: Plan) -> Iterator[Finding]:
    """Report published grades that are not codes of a declared scale."""
    for placed, _, row, path in plan.rows():
        usual = plan.scale_name if placed else plan.measure_scale_name
        voted = {(name, code): ("votes", name, code) for name, codes in row.votes.items() for code in codes}
        graded = {(name, code): ("grade", name) if name else ("grade",) for name, code in (row.grade or {}).items()}
        for (name, code), inside in (graded | voted).items():
            place = (*path, *inside)
            scale = plan.scales.get(name or usual)
            if scale is None:
                which = f"「{short(name)}」" if name else ""
                known = "、".join(plan.scales) or "なし"
                message = f"評価のものさし{which}が scales にありません（いまあるもの: {known}）。"
                yield Finding(path=place, message=message, needs=(("scales",),))
            elif scale.find(code) is None:
                codes = "・".join(grade.code for grade in scale.grades)
                near = next((grade.code for grade in scale.grades if plain_key(code).lower() == grade.code.lower()), "")
                hint = f"（もしかして {near}）" if near else ""
                message = f"評価「{short(code)}」はものさしにありません{hint}。{codes} のどれかを書いてください。"
                yield Finding(path=place, message=message, needs=(("scales",),))


@check("figure-outside-indicator", Severity.ERROR, "目標や実績などの数値は、指標（indicators）の年度に書くこと。")
def figures_in_indicators(plan: Plan) -> Iterator[Finding]:
    """Report figures in year rows of measures or of the plan, where nothing shows them: probably wrongly indented."""
    for node, years in plan.dated():
        found = [
            (period, series.value)
            for period, row in years.items()
            for series, _ in row.figures()
            if series is not Series.PUBLISHED_RATE  # a measure can have one too
        ]
        if found:
            named = "、".join(f"{period.written}の {series}" for period, series in found[:SHOWN])
            more = f" など{len(found)}個の数値" if len(found) > SHOWN else ""
            yield Finding(
                path=(*(node.path if node else ()), "years", found[0][0].written, found[0][1]),
                message=f"{named}{more} が、指標の中にありません。indicators の下の指標の years に移すか、"
                "字下げ（行のはじめの空白）を確かめてください。",
                of_key=True,
            )


@check("money-in-indicator", Severity.ERROR, "金額は、施策・事業か計画全体の年度に書くこと。")
def money_outside_indicators(plan: Plan) -> Iterator[Finding]:
    """Report money in year rows of indicators, where nothing shows it."""
    for placed, period, row, path in plan.rows():
        if placed is not None and row.money is not None:
            yield Finding(
                path=(*path, "money"),
                message=f"{period.written}の money（金額）が、指標「{short(placed.indicator.name)}」の中にあります。"
                "施策・事業の years（計画全体の額なら、いちばん上の years）に移してください。",
                of_key=True,
            )
