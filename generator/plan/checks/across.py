"""Checks across plan files: all loaded plans in, findings by plan out. What one file alone cannot show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan import reserved
from generator.plan.diagnostics import Check, Finding, Path, Severity, check, checks_in
from generator.plan.model.plan import Plan

Use = tuple[str, str]
"""An id in use, with the name where only both together are telling."""


@dataclass(frozen=True, slots=True)
class Among:
    """One plan, the plans that use each id, and the plans that go, or went, by each plan id."""

    plan: Plan
    uses: Mapping[Use, Sequence[Plan]]
    named: Mapping[str, Sequence[Plan]]


def among(plans: Sequence[Plan]) -> list[Among]:
    """Give each plan with what must be known of all of them."""
    uses: dict[Use, list[Plan]] = {}
    named: dict[str, list[Plan]] = {}
    for plan in plans:
        for use, _ in _ids(plan):
            uses.setdefault(use, []).append(plan)
        for name in (plan.id, *plan.was):
            named.setdefault(name, []).append(plan)
    return [Among(plan, uses, named) for plan in plans]


@check(
    "id-in-another-plan",
    Severity.WARNING,
    "指標のidと施策・事業のidを、ほかの計画から写したままにしないこと（前の計画から続くものはよい）。",
)
def shared_ids(among: Among) -> Iterator[Finding]:
    """An indicator's id, or a measure's id with its name, that another plan uses too: most often a block was copied."""
    plan = among.plan
    for use, path in _ids(plan):
        others = [
            other for other in among.uses[use] if other.id not in (plan.id, plan.follows) and other.follows != plan.id
        ]
        if others:
            yield Finding(
                path=(*path, "id"),
                message=f"id「{use[0]}」は、{others[0].id}.yaml（{others[0].title}）でも使われています。写したまま残っていれば、"
                "この計画のidと内容に直してください（同じでよければ accept: に書きます）。",
            )


@check("was-in-use", Severity.ERROR, "was に書く前のidは、いまのidとも、ほかの前のidとも重ならないこと。")
def former_ids(among: Among) -> Iterator[Finding]:
    """A plan's former id is no other plan's, and no other page's."""
    for index, former in enumerate(among.plan.was):
        others = [other for other in among.named[former] if other.id != among.plan.id]
        user = (
            f"{others[0].id}.yaml の計画" if others else "サイトのほかのページ" if former in reserved.PLAN_IDS else ""
        )
        if user:
            yield Finding(
                path=("was", index), message=f"前のid「{former}」は、{user}が使っています。was から消してください。"
            )


def _ids(plan: Plan) -> Iterator[tuple[Use, Path]]:
    for placed in plan.placed_indicators():
        yield (placed.indicator.id, ""), placed.path
    for node in plan.nodes():
        yield (node.measure.id, node.measure.name), node.path


CHECKS: tuple[Check[Among], ...] = checks_in(globals())
