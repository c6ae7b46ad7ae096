"""Checks of the dates of updates and corrections: yield findings, by path, about a plan."""

from collections.abc import Iterator

from generator.plan.diagnostics import Finding, Severity, check
from generator.plan.model.fiscal import era
from generator.plan.model.plan import Plan

FAR = 10
"""From this number of years after the end of the plan on, a date of an update is considered mistyped."""


@check(
    "dates-out-of-order",
    Severity.ERROR,
    "日付は、まちがいを載せた日（since）、訂正した日（date）、計画の更新日（updated）の順になること。",
)
def in_order(plan: Plan) -> Iterator[Finding]:
    """Report corrections dated before the mistake was published, and corrections or indicators newer than the plan."""
    for index, erratum in enumerate(plan.errata):
        if erratum.since > erratum.date:
            message = f"まちがいを載せた日（{erratum.since}）が、訂正した日（{erratum.date}）より後です。since と date を確かめてください。"
            yield Finding(path=("errata", index, "since"), message=message)
        if erratum.date > plan.updated:
            message = f"訂正した日（{erratum.date}）が、計画の更新日（{plan.updated}）より後です。計画の updated を新しくしてください。"
            yield Finding(path=("errata", index, "date"), message=message, needs=(("updated",),))
    for placed in plan.placed_indicators():
        day = placed.indicator.updated
        if day is not None and day > plan.updated:
            message = f"指標の更新日（{day}）が、計画の更新日（{plan.updated}）より後です。計画の updated を新しくしてください。"
            yield Finding(path=(*placed.path, "updated"), message=message, needs=(("updated",),))


@check("updated-long-after", Severity.WARNING, "更新日は、計画期間の終わりから10年もたっていないはずであること。")
def not_far_ahead(plan: Plan) -> Iterator[Finding]:
    """Report a date of update many years after the plan has ended: probably a mistyped year."""
    if plan.updated.year - plan.period.to.year > FAR:
        fact = f"更新日（{plan.updated}）が、計画期間の終わり（{era(plan.period.to)}）から{FAR}年以上あとです。"
        message = f"{fact}年を打ちまちがえていないか、確かめてください。"
        yield Finding(path=("updated",), message=message, fact=fact)
