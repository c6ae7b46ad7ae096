"""Checks of the dates of updates and corrections: yield findings, by path, about a plan."""

from collections.abc import Iterator

from generator.plan.diagnostics import Finding, Severity, check
from generator.plan.model.plan import Plan


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
