"""Build the pages of a plan's measures, with their sections, in the plan's order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.plan import Measure, Node, Plan
from generator.plan.model.vocabulary import THEMES
from generator.publish import addresses
from generator.publish.source_links import Fact, Sources
from generator.publish.views import blocks, marks, printed, remarks
from generator.publish.views.block_records import MovedAway
from generator.publish.views.indicator import indicator_view
from generator.publish.views.indicator_records import IndicatorView
from generator.publish.views.records import MeasurePage, Section
from generator.publish.views.series import Family


def measure_pages(evaluation: Evaluation, sources: Sources, family: Family) -> Iterator[MeasurePage]:
    """Yield the page of each measure that has one, with links to the previous and next one."""
    plan = evaluation.plan
    nodes = list(addresses.page_nodes(plan))
    links = [(node.measure.name, f"{plan.id}/{node.measure.id}/") for node in nodes]
    pages = {node.measure.id: link for node, link in zip(nodes, links, strict=True)}
    for number, node in enumerate(nodes):
        before = [(f"← {name}", path) for name, path in links[max(number - 1, 0) : number]]
        after = [(f"{name} →", path) for name, path in links[number + 1 : number + 2]]
        yield MeasurePage(
            id=node.measure.id,
            title=node.measure.name,
            kind=plan.levels[node.depth - 1],
            above=tuple(pages.get(one.id, (one.name, f"{plan.id}/#_measures")) for one in node.line[:-1]),
            sections=tuple(_sections(evaluation, node, sources, family)),
            moved=tuple(_moved(evaluation, one) for one in addresses.moved_away(plan, node)),
            scales=marks.legends(sources),
            around=(*before, (f"{plan.title}の全体", f"{plan.id}/"), *after),
        )


def measure_groups(plan: Plan, pages: Sequence[MeasurePage]) -> Iterator[tuple[str, tuple[MeasurePage, ...]]]:
    """Yield the pages of measures in groups, under the names, numbers and places of the measures above them."""
    placed = zip(addresses.page_nodes(plan), pages, strict=True)
    for above, group in groupby(placed, lambda pair: pair[0].line[:-1]):
        names = (numbered(one) + (f"（出典：{addresses.source(plan, one.at)}）" if one.at else "") for one in above)
        yield " › ".join(names), tuple(page for _, page in group)


def _sections(evaluation: Evaluation, page: Node, sources: Sources, family: Family) -> Iterator[Section]:
    """Yield the page's own section, and one for every measure below it that has no page of its own."""
    plan = evaluation.plan
    for node in plan.nodes():
        shown_here = node.path == page.path or (
            page.depth == plan.page_depth and node.path[: len(page.path)] == page.path
        )
        if shown_here:
            level = min(node.depth - page.depth + 1, 6)
            indicators = (
                indicator_view(evaluation, track, sources, family) for track in evaluation.tracks if track.is_on(node)
            )
            yield _section(evaluation, node, level, sources, tuple(indicators))


def _section(
    evaluation: Evaluation, node: Node, level: int, sources: Sources, indicators: tuple[IndicatorView, ...]
) -> Section:
    plan, measure = evaluation.plan, node.measure
    return Section(
        id=measure.id,
        was=measure.was,
        level=level,
        kind=plan.levels[node.depth - 1],
        name=numbered(measure),
        tags=tuple(name for name, value in measure.tags.items() if value is True),
        facts=tuple(_measure_facts(sources, measure)),
        texts=tuple(blocks.texts(plan, measure.words, measure.years)),
        indicators=indicators,
        source=sources.cite(measure.at),
        same=_same(plan, measure.same),
        contacts=blocks.contacts(sources, measure),
        themes=tuple((theme, THEMES[theme]) for theme in measure.themes),
        money=blocks.money(plan, measure.years),
        printed=printed.of_money(sources, node),
        logic=blocks.logic(sources, measure.logic) if measure.logic else None,
        tables=tuple(blocks.table(sources, table) for table in measure.tables),
        events=blocks.events(sources, measure.events),
    )


def _moved(evaluation: Evaluation, node: Node) -> MovedAway:
    """Return where a measure is now, with the anchors that it and all below it had."""
    plan = evaluation.plan
    below = [one for one in plan.nodes() if one.path[: len(node.path)] == node.path]
    anchors = [name for one in below for name in (one.measure.id, *one.measure.was)]
    for track in evaluation.tracks:
        if any(track.is_on(one) for one in below):
            anchors += (addresses.anchor(track), *addresses.former_anchors(track))
    return MovedAway(node.measure.name, addresses.node_link(plan, node), tuple(anchors))


def numbered(measure: Measure) -> str:
    """Return the name of a measure with the number that the source prints before it."""
    return f"{measure.number} {measure.name}" if measure.number else measure.name


def _same(plan: Plan, measure_id: str | None) -> tuple[str, str] | None:
    """Return the link from a measure's page to the place where a measure is described in full, or None."""
    node = next((node for node in plan.nodes() if node.measure.id == measure_id), None)
    return (f"../{addresses.node_link(plan, node)}", node.measure.name) if node else None


def _measure_facts(sources: Sources, measure: Measure) -> Iterator[Fact]:
    for other in measure.also:
        yield "別の名前", f"{other.name}（{other.note or '資料の別の場所'}）", sources.cite(other.at)
    if measure.note:
        yield "注記", measure.note
    if measure.lead:
        yield "実施主体", "・".join(measure.lead)
    if measure.printed_page:
        yield "計画の掲載ページ", _page(measure.printed_page)
    for name, value in measure.tags.items():
        if not isinstance(value, bool):
            yield name, "、".join(value)
    yield from remarks.of_years(sources, measure.years)


def _page(printed: str) -> str:
    """Return a page number that the source prints, with the word for page if it is a bare number."""
    return f"{printed}ページ" if printed.isdigit() else f"{printed}（資料の記載）"
