"""Checks that need an evaluation: yield findings, by path, about a plan."""

from collections.abc import Iterator

from generator.evaluation.evaluate import evaluate
from generator.plan.diagnostics import Check, Finding, Severity, check, checks_in, short
from generator.plan.model.fiscal import era
from generator.plan.model.plan import Plan


@check(
    "published-grade-differs",
    Severity.WARNING,
    "公表された評価は、ものさしから計算した評価と同じになるはずであること。",
)
def published_grades(plan: Plan) -> Iterator[Finding]:
    """Report published grades that differ from the scale's: worth knowing, or a transcription error."""
    results = {
        (id(track.indicator), track.part, period): result
        for track in evaluate(plan, plan.updated).tracks
        for period, result in track.results.items()
    }
    for placed in plan.placed_indicators():
        for part, years, below in placed.indicator.tracks():
            for period in years:
                result = results[(id(placed.indicator), part, period)]
                known = plan.scale is not None and plan.scale.find(result.published_code or "") is not None
                if known and result.differs and result.graded.grade is not None:
                    path = (*placed.path, *below, period.written)
                    fact = (
                        f"{era(period)}は、公表された評価が「{result.published_code}」、"
                        f"ものさしから計算した評価が「{result.graded.grade.code}」です。"
                    )
                    yield Finding(
                        path=(*path, "grade"),
                        message=f"「{short(placed.indicator.name)}」の{fact}転記を資料と照らしてください"
                        "（資料のとおりなら、そのままにします。サイトには両方が出ます）。",
                        fact=fact,
                        needs=(path, ("rate",), ("scales",)),
                    )


CHECKS: tuple[Check[Plan], ...] = checks_in(globals())
