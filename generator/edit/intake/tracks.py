"""Tracks: find the measure, indicator or part of a plan that a table names."""

from collections.abc import Sequence

from generator.edit.intake.facts import Topic
from generator.edit.intake.heads import plain
from generator.plan.model.indicator import Indicator, Part
from generator.plan.model.plan import Measure, Node, Placed, Plan
from generator.plan.places import Place

DatedHolder = Indicator | Part | Measure | Plan
"""What has rows of years."""


class Tracks:
    """The measures and indicators of a plan by their names, also their other ones."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.indicators: dict[str, list[Placed]] = {}
        self.measures: dict[str, list[Node]] = {}
        self.found: dict[Topic, tuple[str, DatedHolder] | str] = {}
        for placed in plan.placed_indicators():
            for name in _names(placed.indicator):
                self.indicators.setdefault(name, []).append(placed)
        for node in plan.nodes():
            for name in _names(node.measure):
                self.measures.setdefault(name, []).append(node)

    def find(self, topic: Topic) -> tuple[str, DatedHolder] | str:
        """Return the address of what a topic is about, and itself; a finding (Japanese) if it is not one for certain."""
        if topic not in self.found:
            self.found[topic] = self._indicator(topic) if topic.indicator else self._measure(topic)
        return self.found[topic]

    def citation(self, address: str, *, of_measure: bool) -> Place | None:
        """Return the citation of the indicator or measure with an address."""
        if of_measure:
            return next((node.measure.at for node in self.plan.nodes() if node.measure.id == address), None)
        name = address.partition(".")[0]
        return next((one.indicator.at for one in self.plan.placed_indicators() if one.indicator.id == name), None)

    def _measure(self, topic: Topic) -> tuple[str, DatedHolder] | str:
        if not topic.above:
            return "", self.plan
        found = self.measures.get(tight(topic.above[-1].name), [])
        upper = [tight(one.name) for one in topic.above]
        found = [node for node in found if _is_below(upper, node.line)] or found
        if len(found) != 1:
            return _doubt(topic, found, "施策・事業")
        return found[0].measure.id, found[0].measure

    def _indicator(self, topic: Topic) -> tuple[str, DatedHolder] | str:
        found = self.indicators.get(tight(topic.indicator), [])
        upper = [tight(topic.above[-1].name)] if topic.above else []
        found = [one for one in found if _is_below(upper, one.node.line if one.node else ())]
        if topic.number and len(found) > 1:
            found = [one for one in found if one.indicator.number == topic.number]
        if len(found) != 1:
            return _doubt(topic, found, "指標")
        indicator = found[0].indicator
        if not topic.part:
            return indicator.id, indicator
        part = next((one for one in indicator.parts if tight(one.name) == tight(topic.part)), None)
        if part is None:
            return f"「{topic.shown}」: この内訳は、計画にありません。書いていません。"
        return f"{indicator.id}.{part.id}", part


def _doubt(topic: Topic, found: Sequence[object], what: str) -> str:
    why = (
        f"同じ名前の{what}がいくつもあり、決められません"
        if found
        else f"この{what}は、計画にありません（新しい{what}か、名前が変わったもの）"
    )
    return f"「{topic.shown}」: {why}。書いていません。"


def _is_below(upper: Sequence[str], line: Sequence[Measure]) -> bool:
    """Return whether all names that a table has above are those of measures on the way down."""
    there = {name for measure in line for name in _names(measure)}
    return there.issuperset(upper)


def _names(one: Indicator | Measure) -> set[str]:
    return {tight(name) for name in (one.name, *(other.name for other in one.also))}


def tight(text: str) -> str:
    """Return a text without what differs between prints of it: blanks and the width of signs."""
    return plain(text).replace(" ", "")
