"""Checks across plan files: yield findings, by plan, that only all plans together can show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan import reserved
from generator.plan.diagnostics import Check, DataPath, Finding, Severity, check, checks_in, short
from generator.plan.model.plan import Plan

IdUse = tuple[str, str]
"""An id in use, together with the name if only both together are significant."""


COPIED = 3
"""From this number of shared ids on, if they are half of all, a plan is considered a copy of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInContext:
    """One plan, all plans, and those that use each id, with each current or former plan id, with each municipality code."""

    plan: Plan
    plans: Sequence[Plan]
    uses: Mapping[IdUse, Sequence[Plan]]
    named: Mapping[str, Sequence[Plan]]
    by_code: Mapping[str, Sequence[Plan]]


def in_context(plans: Sequence[Plan]) -> list[PlanInContext]:
    """Return each plan with the ids that are in use in all plans."""
    uses: dict[IdUse, list[Plan]] = {}
    named: dict[str, list[Plan]] = {}
    by_code: dict[str, list[Plan]] = {}
    for plan in plans:
        by_code.setdefault(plan.municipality.code, []).append(plan)
        for use, _ in _ids(plan):
            uses.setdefault(use, []).append(plan)
        for name in (plan.id, *plan.was):
            named.setdefault(name, []).append(plan)
    return [PlanInContext(plan=plan, plans=plans, uses=uses, named=named, by_code=by_code) for plan in plans]


@check(
    "id-in-another-plan",
    Severity.WARNING,
    "指標のidと施策・事業のidを、ほかの計画から写したままにしないこと（前の計画から続くものはよい）。",
)
def shared_ids(context: PlanInContext) -> Iterator[Finding]:
    """Report a plan with which another shares most ids of indicators and of measures of the same name: probably copied.

    Everyday ids in two plans are no copy.
    """
    plan = context.plan
    own = list(_ids(plan))
    others: dict[str, list[tuple[Plan, str, DataPath]]] = {}
    for use, path in own:
        for other in context.uses[use]:
            if other.id not in (plan.id, plan.follows) and other.follows != plan.id:
                others.setdefault(other.id, []).append((other, use[0], path))
    for shared in others.values():
        if len(shared) >= COPIED and 2 * len(shared) >= len(own):
            other, _, path = shared[0]
            ids = "、".join(name for _, name, _ in shared[:COPIED])
            yield Finding(
                path=(*path, "id"),
                message=f"この計画のid {len(own)}個のうち{len(shared)}個（{ids} など）が、{other.id}.yaml（{short(other.title)}）と同じです。"
                "写したまま残っていれば、この計画のidと内容に直してください（同じでよければ accept: に書きます）。",
            )


@check(
    "one-code-two-names",
    Severity.WARNING,
    "1つの全国地方公共団体コードは、どの計画でも同じ市区町村の名前であるはずであること。",
)
def one_name(context: PlanInContext) -> Iterator[Finding]:
    """Report a municipality whose code another plan gives to another name."""
    own = context.plan.municipality
    other = next((one for one in context.by_code[own.code] if one.municipality.name != own.name), None)
    if other:
        names = (short(own.name), short(other.municipality.name))
        yield Finding(
            path=("municipality", "name"),
            fact=f"市区町村の名前が、この計画では「{names[0]}」、計画「{short(other.title)}」では「{names[1]}」です。",
            message=f"コード {own.code} は、この計画では「{names[0]}」、{other.id}.yaml では「{names[1]}」です。"
            "同じ市区町村なら名前をそろえ、違うならコードを直してください。",
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


@check("was-in-use", Severity.ERROR, "was に書く前のidは、いまのidとも、ほかの前のidとも重ならないこと。")
def former_codes(context: PlanInContext) -> Iterator[Finding]:
    """Report former codes of a municipality that another municipality has, or had: an old address leads to one place."""
    own = context.plan.municipality
    for index, former in enumerate(own.was):
        others = (one for one in context.plans if former in (one.municipality.code, *one.municipality.was))
        if other := next((one for one in others if one.municipality.code != own.code), None):
            message = f"前のコード「{short(former)}」は、{other.id}.yaml の市区町村（{short(other.municipality.name)}）が使っています。資料で確かめて、どちらかを直してください。"
            yield Finding(path=("municipality", "was", index), message=message)


def _ids(plan: Plan) -> Iterator[tuple[IdUse, DataPath]]:
    for placed in plan.placed_indicators():
        yield (placed.indicator.id, ""), placed.path
    for node in plan.nodes():
        yield (node.measure.id, node.measure.name), node.path


CHECKS: tuple[Check[PlanInContext], ...] = checks_in(globals())
