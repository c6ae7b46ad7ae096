"""Succession: which plan another one follows, and under which ids its indicators go on."""

from collections.abc import Iterable, Iterator, Mapping

from generator.plan.model.blocks import Ended
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Plan


def predecessor(plan: Plan, plans: Iterable[Plan]) -> Plan | None:
    """Return the plan that `follows` names by its id or by a former one; None if it is not among the plans."""
    if plan.follows is None:
        return None
    known = [one for one in plans if plan.follows in (one.id, *one.was) and one.id != plan.id]
    return min(known, key=lambda one: one.id != plan.follows, default=None)


def lineage(plan: Plan, plans: Iterable[Plan]) -> Iterator[Plan]:
    """Yield the plans before this one, the newest first; each once, even if they follow one another in a circle."""
    known, plans = {plan.id}, list(plans)
    while (before := predecessor(plan, plans)) is not None and before.id not in known:
        known.add(before.id)
        yield before
        plan = before


def earlier_ids(plan: Plan, before: Plan) -> Mapping[str, str]:
    """Return, by the id of each indicator that goes on, its id in the plan before.

    An indicator goes on under its own id, unless it names another one with `same` or `ended` names its id.
    """
    ids = {name: one.id for one in _indicators(before) for name in (*one.was, one.id)}
    over = ended(plan, before)
    found = {}
    for one in _indicators(plan):
        old = ids.get(one.same or one.id)
        if old is not None and (one.same or old not in over):
            found[one.id] = old
    return found


def ended(plan: Plan, before: Plan) -> Mapping[str, Ended]:
    """Return what a plan says on the end of indicators of the plan before, by their ids there; a measure names all of its own."""
    named = {one.id: one for one in plan.ended}
    found = {}
    for placed in before.placed_indicators():
        line = placed.node.line if placed.node else ()
        ids = (*(name for measure in line for name in (measure.id, *measure.was)), *placed.indicator.was)
        for name in (*ids, placed.indicator.id):
            if name in named:
                found[placed.indicator.id] = named[name]
    return found


def _indicators(plan: Plan) -> Iterator[Indicator]:
    yield from (placed.indicator for placed in plan.placed_indicators())
