"""Match two sets of plans, or of ids: which old one corresponds to which new one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.plan.load import Loaded
from generator.plan.model.plan import Plan

ALIKE = 0.5
"""Two files hold the same plan if at least this share of the larger one's ids is in both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An item with an id: a measure's level (None: an indicator), its name (with the measure's), former ids, measure's id."""

    level: str | None
    name: str
    was: tuple[str, ...]
    above: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """All measures or all indicators by id on each side, and the new id of each renamed one."""

    old: Mapping[str, Named]
    new: Mapping[str, Named]
    renamed: Mapping[str, str]
    declared: frozenset[str]
    """The new ids for which the file declares with `was` that they had other names."""

    def now(self, old: str) -> str:
        """Return the current id for an old one."""
        return self.renamed.get(old, old)

    @property
    def kept(self) -> frozenset[str]:
        """Return the new ids of what is on both sides."""
        return frozenset(map(self.now, self.old)) & frozenset(self.new)


def plan_pairs(old: Sequence[Loaded], new: Sequence[Loaded]) -> Iterator[tuple[Loaded | None, Loaded | None]]:
    """Pair the versions of each plan: by file name, by a `was` in the plan, then by the ids inside."""
    left = {loaded.name: loaded for loaded in old}
    before = {loaded.name: left.pop(loaded.name, None) for loaded in new}
    for loaded in new:
        if before[loaded.name] is None:
            known = _former(loaded, list(left.values()))
            before[loaded.name] = left.pop(known.name) if known else None
    yield from ((before[loaded.name], loaded) for loaded in new)
    yield from ((loaded, None) for loaded in left.values())


def measures(plan: Plan) -> dict[str, Named]:
    """Return a plan's measures by id."""
    return {
        node.measure.id: Named(
            level=plan.levels[min(node.depth, len(plan.levels)) - 1],
            name=node.measure.name,
            was=node.measure.was,
            above=node.line[-2].id if node.depth > 1 else "",
        )
        for node in plan.nodes()
    }


def indicators(plan: Plan) -> dict[str, Named]:
    """Return a plan's indicators by id."""
    return {
        placed.indicator.id: Named(
            level=None,
            name=f"{placed.node.measure.name}／{placed.indicator.name}" if placed.node else placed.indicator.name,
            was=placed.indicator.was,
            above=placed.node.measure.id if placed.node else "",
        )
        for placed in plan.placed_indicators()
    }


def matched(old: Mapping[str, Named], new: Mapping[str, Named]) -> Matched:
    """Match renamed ids: first those that `was` declares, then those with the same name as a removed item."""
    gone = {one: named.name for one, named in old.items() if one not in new}
    fresh = {one: named for one, named in new.items() if one not in old}
    declared = {former: one for one, named in fresh.items() for former in named.was if former in gone}
    by_name = {named.name: one for one, named in fresh.items() if one not in declared.values()}
    left = {former: name for former, name in gone.items() if former not in declared}
    names = [*(named.name for named in fresh.values()), *left.values()]
    guessed = {former: by_name[name] for former, name in left.items() if name in by_name and names.count(name) == 2}
    return Matched(old=old, new=new, renamed=declared | guessed, declared=frozenset(declared.values()))


def _former(loaded: Loaded, candidates: Sequence[Loaded]) -> Loaded | None:
    if loaded.plan is None:
        return None
    plans = [(one, one.plan) for one in candidates if one.plan is not None and one.plan.id != loaded.plan.follows]
    declared = next((one for one, plan in plans if plan.id in loaded.plan.was), None)
    shares = [(_share(plan, loaded.plan), one) for one, plan in plans]
    share, likeliest = max(shares, key=lambda found: found[0], default=(0.0, None))
    return declared or (likeliest if share >= ALIKE else None)


def _share(old: Plan, new: Plan) -> float:
    ids = [{*measures(plan), *indicators(plan)} for plan in (old, new)]
    return len(ids[0] & ids[1]) / (max(map(len, ids)) or 1)
