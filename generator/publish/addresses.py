"""Published addresses: the pages, links and anchors of a plan."""

from collections.abc import Iterator

from generator.evaluation.evaluate import Track
from generator.plan.model.plan import Measure, Node, Plan
from generator.plan.places import Place, ranges_text
from generator.plan.reading.source_text import SourceText

_SHOWN_ON_A_PAGE = Measure.model_fields.keys() - {"id", "number", "name", "at", "was", "accept", "measures"}
"""What a measure says that only a page of its own shows; its name, number and place are above the pages below it."""


def page_nodes(plan: Plan) -> Iterator[Node]:
    """Yield the measures that have a page: those of the plan's page level, and higher ones with their own content."""
    for node in plan.nodes():
        if has_page(plan, node):
            yield node


def has_page(plan: Plan, node: Node) -> bool:
    """Return whether a measure has its own page."""
    measure = node.measure
    if node.depth < plan.page_depth:
        return not measure.measures or any(getattr(measure, name) for name in _SHOWN_ON_A_PAGE)
    return node.depth == plan.page_depth


def page_of(plan: Plan, node: Node) -> Node:
    """Return the measure on whose page a measure is shown."""
    depth = min(node.depth, plan.page_depth)
    cut = node.path[: 2 * depth]
    return Node(node.line[:depth], cut)


def anchor(track: Track) -> str:
    """Return the anchor of an indicator, or of one part of it; `.` distinguishes it from every id."""
    return f"{track.indicator.id}.{track.part}" if track.part else track.indicator.id


def former_anchors(track: Track) -> tuple[str, ...]:
    """Return the anchors that an indicator, or one part of it, had under former ids."""
    indicator = track.indicator
    part = next((part for part in indicator.parts if part.id == track.part), None)
    parts = (part.id, *part.was) if part else ()
    names = [f"{name}.{of}" if of else name for name in (indicator.id, *indicator.was) for of in parts or ("",)]
    return tuple(names[1:])


def moved_away(plan: Plan, page: Node) -> Iterator[Node]:
    """Yield the measures that were on a page before, and are on another one now; of those below each other, the highest."""
    here = {
        name
        for node in plan.nodes()
        if page_of(plan, node).measure is page.measure
        for name in (node.measure.id, *node.measure.was)
    }
    for node in plan.nodes():
        first = next((one for one in node.line if not here.isdisjoint(one.moved_from)), None)
        if first is node.measure and page_of(plan, node).measure is not page.measure:
            yield node


def node_link(plan: Plan, node: Node) -> str:
    """Return the link from the plan's page to a measure."""
    page = page_of(plan, node)
    return f"{page.measure.id}/" if page.measure is node.measure else f"{page.measure.id}/#{node.measure.id}"


def track_link(track: Track) -> str:
    """Return the link from the plan's page to an indicator, or to one part of it."""
    return f"{track.indicator.id}/" + (f"#{anchor(track)}" if track.part else "")


def source(plan: Plan, place: Place | None, text: SourceText | None = None) -> str:
    """Return the document and place where something was read, as text; empty if the file does not state them.

    With the document's text, this includes the page.
    """
    if place is None:
        return ""
    document = plan.sources[place.source]
    name = document.number or (document.title if len(plan.sources) > 1 else "")
    return f"{name} {within(place, text)}".strip()


def within(place: Place, text: SourceText | None = None) -> str:
    """Return where in its document a place is, as text."""
    if place.columns:
        return f"シート「{place.table}」の{place.cells}"
    if place.table:
        return f"表「{place.table}」の{place.lines}行目"
    pages = text.pages(place) if text else ()
    lines = f"テキスト{place.lines}行目"
    return f"{ranges_text(pages)}ページ（{lines}）" if pages else lines
