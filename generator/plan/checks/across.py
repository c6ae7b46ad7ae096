"""Checks across plan files: yield findings, by plan, that only all plans together can show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan import reserved
from generator.plan.diagnostics import Check, DataPath, Finding, Severity, check, checks_in
from generator.plan.model.plan import Plan

IdUse = tuple[str, str]
"""An id in use, together with the name if only both together are significant."""


@dataclass(frozen=True, slots=True)
class PlanInContext:
    """One plan, the plans that use each id, and the plans with each current or former plan id."""

    plan: Plan
    uses: Mapping[IdUse, Sequence[Plan]]
    named: Mapping[str, Sequence[Plan]]


def in_context(plans: Sequence[Plan]) -> list[PlanInContext]:
    """Return each plan with the ids that are in use in all plans."""
    uses: dict[IdUse, list[Plan]] = {}
    named: dict[str, list[Plan]] = {}
    for plan in plans:
        for use, _ in _ids(plan):
            uses.setdefault(use, []).append(plan)
        for name in (plan.id, *plan.was):
            named.setdefault(name, []).append(plan)
    return [PlanInContext(plan, uses, named) for plan in plans]


@check(
    "id-in-another-plan",
    Severity.WARNING,
    "指標のidと施策・事業のidを、ほかの計画から写したままにしないこと（前の計画から続くものはよい）。",
)
def shared_ids(context: PlanInContext) -> Iterator[Finding]:
    """Report ids of indicators, or of measures of the same name, that another plan uses too: probably copied."""
    plan = context.plan
    for use, path in _ids(plan):
        others = [
            other for other in context.uses[use] if other.id not in (plan.id, plan.follows) and other.follows != plan.id
        ]
        if others:
            yield Finding(
                path=(*path, "id"),
                message=f"id「{use[0]}」は、{others[0].id}.yaml（{others[0].title}）でも使われています。写したまま残っていれば、"
                "この計画のidと内容に直してください（同じでよければ accept: に書きます）。",
            )


@check("was-in-use", Severity.ERROR, "was に書く前のidは、いまのidとも、ほかの前のidとも重ならないこと。")
def former_ids(context: PlanInContext) -> Iterator[Finding]:
    """Report former ids of a plan that another plan or page uses."""
    for index, former in enumerate(context.plan.was):
        others = [other for other in context.named[former] if other.id != context.plan.id]
        user = (
            f"{others[0].id}.yaml の計画" if others else "サイトのほかのページ" if former in reserved.PLAN_IDS else ""
        )
        if user:
            yield Finding(
                path=("was", index), message=f"前のid「{former}」は、{user}が使っています。was から消してください。"
            )


def _ids(plan: Plan) -> Iterator[tuple[IdUse, DataPath]]:
    for placed in plan.placed_indicators():
        yield (placed.indicator.id, ""), placed.path
    for node in plan.nodes():
        yield (node.measure.id, node.measure.name), node.path


CHECKS: tuple[Check[PlanInContext], ...] = checks_in(globals())
