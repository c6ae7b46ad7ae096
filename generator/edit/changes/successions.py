"""What becomes of the indicators of the plan before when a plan follows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.edit.changes import pairing
from generator.edit.changes.change_records import PlanChange
from generator.plan.model.succession import earlier_ids, ended


class Fate(StrEnum):
    """What became of an indicator, in words that go before a noun."""

    GOES_ON = "続く"
    ENDED = "なくなった"
    UNMENTIONED = "どうなったか書かれていない"
    NEW = "新しい"


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An indicator in the plan before and in this plan, by name (empty where it is not), and why it ended."""

    fate: Fate
    before: str
    after: str
    why: str = ""


def successions(change: PlanChange) -> Iterator[Succession]:
    """Yield the indicators of both plans: in the order of the new one, then those that do not go on."""
    evaluation, before = change.side.evaluation, change.follows
    if evaluation is None or before is None:
        return
    plan = evaluation.plan
    names, old_names = ({one: named.name for one, named in pairing.indicators(side).items()} for side in (plan, before))
    goes_on, over = earlier_ids(plan, before), ended(plan, before)
    for one, name in names.items():
        old = old_names.get(goes_on.get(one, ""), "")
        yield Succession(fate=Fate.GOES_ON if old else Fate.NEW, before=old, after=name)
    for one, name in old_names.items():
        if one not in goes_on.values():
            fate = Fate.ENDED if one in over else Fate.UNMENTIONED
            yield Succession(fate=fate, before=name, after="", why=over[one].why if one in over else "")
