"""Corrections of published mistakes: build their views, with links, the newest first."""

from generator.evaluation.evaluate import Evaluation
from generator.publish import addresses
from generator.publish.views.upkeep_records import ErratumView
from generator.publish.wording import phrases


def errata_views(evaluation: Evaluation) -> tuple[ErratumView, ...]:
    """Return a plan's corrected mistakes."""
    links = {node.measure.id: addresses.node_link(evaluation.plan, node) for node in evaluation.plan.nodes()}
    for track in reversed(evaluation.tracks):
        links[track.indicator.id] = addresses.track_link(evaluation.plan, track)
    found = [
        ErratumView(
            day=one.date.isoformat(),
            date=phrases.day(one.date),
            since=phrases.day(one.since),
            what=one.what,
            was=one.was,
            now=one.now,
            why=one.why,
            href=links.get(one.item or "", ""),
        )
        for one in evaluation.plan.errata
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))
