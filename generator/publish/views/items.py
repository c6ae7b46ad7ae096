"""The items of a plan that something may be about: the name of each and its link from the plan's page, by path in the file."""

from collections.abc import Iterator, Mapping

from generator.evaluation.evaluate import Evaluation
from generator.plan.diagnostics import DataPath
from generator.plan.reserved import PlanSubpage
from generator.publish import addresses
from generator.publish.page import Link
from generator.publish.wording import phrases

_MONEY: Link = ("お金", PlanSubpage.BUDGET.value)


def items_by_path(evaluation: Evaluation) -> Mapping[DataPath, Link]:
    """Return the measures, indicators, parts and blocks of a plan; the plan as a whole is at ()."""
    plan = evaluation.plan
    people = PlanSubpage.PEOPLE
    found: dict[DataPath, Link] = {(): ("計画全体", ""), ("sources",): ("出典", "#_sources")}
    for name, contact in plan.contacts.items():
        found["contacts", name] = (f"問い合わせ先：{contact.name}", f"{PlanSubpage.CONTACTS}#{name}")
    for index, body in enumerate(plan.bodies):
        found["bodies", index] = (f"会議：{body.name}", f"{people}#{body.id}")
    for index, event in enumerate(plan.events):
        found["events", index] = (f"行事：{event.title or '、'.join(event.items)}", f"{people}#_calendar")
    found |= {("scales", name): (f"評価のものさし：{name}", "#_legend") for name in plan.scales}
    found |= {("years", period.written, "money"): _MONEY for period in plan.years}
    return found | dict(_measures_and_indicators(evaluation))


def item_of(items: Mapping[DataPath, Link], path: DataPath) -> tuple[Link, DataPath]:
    """Return the nearest item at or above a path, and the rest of the path below it."""
    length = next(length for length in range(len(path), -1, -1) if path[:length] in items)
    return items[path[:length]], path[length:]


def _measures_and_indicators(evaluation: Evaluation) -> Iterator[tuple[DataPath, Link]]:
    plan = evaluation.plan
    for node in plan.nodes():
        has_page = addresses.has_page(plan, addresses.page_of(plan, node))
        yield node.path, (node.measure.name, addresses.node_link(plan, node) if has_page else "")
    tracks = {(track.indicator.id, track.part): track for track in evaluation.tracks}
    for placed in plan.placed_indicators():
        own = [(part, below[:-1]) for part, _, below in placed.indicator.tracks()]
        for part, below in [(own[0][0], ()), *own]:
            track = tracks[placed.indicator.id, part]
            name = phrases.track_name(track) if below else placed.indicator.name
            named = f"{placed.node.measure.name} {name}" if placed.node else name
            yield (*placed.path, *below), (named, addresses.track_link(track))
