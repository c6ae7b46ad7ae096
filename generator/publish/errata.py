"""Corrections of what was published, as shown: an evaluation in; each mistake with its link, the newest first, out."""

from generator.evaluation.evaluate import Evaluation
from generator.publish import places, words
from generator.publish.views import ErratumView


def errata_views(evaluation: Evaluation) -> tuple[ErratumView, ...]:
    """Give a plan's corrected mistakes."""
    links = {node.measure.id: places.node_link(evaluation.plan, node) for node in evaluation.plan.nodes()}
    for track in reversed(evaluation.tracks):
        links[track.indicator.id] = places.track_link(evaluation.plan, track)
    found = [
        ErratumView(
            day=one.date.isoformat(),
            date=words.day(one.date),
            since=words.day(one.since),
            what=one.what,
            was=one.was,
            now=one.now,
            why=one.why,
            href=links.get(one.item or "", ""),
        )
        for one in evaluation.plan.errata
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))
