"""Checks across plan files: all loaded plans in, findings by plan out. What one file alone cannot show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan.diagnostics import Finding, Path, Severity, check
from generator.plan.model import Plan

Use = tuple[str, str]
"""An id in use, with the name where only both together are telling."""


@dataclass(frozen=True, slots=True)
class Among:
    """One plan, and the plans that use each id."""

    plan: Plan
    uses: Mapping[Use, Sequence[Plan]]


def used_ids(plans: Sequence[Plan]) -> dict[Use, list[Plan]]:
    """Give the plans by each id that they use."""
    uses: dict[Use, list[Plan]] = {}
    for plan in plans:
        for use, _ in _ids(plan):
            uses.setdefault(use, []).append(plan)
    return uses


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
                (*path, "id"),
                f"id「{use[0]}」は、{others[0].id}.yaml（{others[0].title}）でも使われています。写したまま残っていれば、"
                "この計画のidと内容に直してください（同じでよければ accept: に書きます）。",
            )


def _ids(plan: Plan) -> Iterator[tuple[Use, Path]]:
    for placed in plan.placed_indicators():
        yield (placed.indicator.id, ""), placed.path
    for node in plan.nodes():
        yield (node.measure.id, node.measure.name), node.path
