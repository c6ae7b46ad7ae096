"""Build the pages of a plan's indicators, each with its parts, its measure and its neighbours."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.plan import Node, Plan
from generator.publish import addresses
from generator.publish.charts.chart import IndicatorCard, IndicatorChart
from generator.publish.page import Link
from generator.publish.views import blocks
from generator.publish.views.indicator_records import IndicatorPage, IndicatorView
from generator.publish.views.records import MeasurePage, Section
from generator.publish.wording import phrases


def indicator_pages(evaluation: Evaluation, own: Section, measures: Sequence[MeasurePage]) -> Iterator[IndicatorPage]:
    """Yield the page of each indicator in the plan's order, given the sections in which they are listed."""
    plan = evaluation.plan
    nodes = {node.measure.id: node for node in plan.nodes()}
    names = {one.indicator.id: one.indicator.name for one in plan.placed_indicators()}
    full = {
        track.indicator.id: f"{track.node.measure.name} {track.indicator.name}" if track.node else track.indicator.name
        for track in evaluation.tracks
    }
    placed = [
        (section, page, tuple(views))
        for section in (own, *(section for measure in measures for section in measure.sections))
        for page, views in groupby(section.indicators, key=lambda view: view.page)
    ]
    links = [(full[page], f"{plan.id}/{page}/") for _, page, _ in placed]
    for number, (section, page, views) in enumerate(placed):
        node = nodes.get(section.id)
        before = [(f"← {name}", path) for name, path in links[max(number - 1, 0) : number]]
        after = [(f"{name} →", path) for name, path in links[number + 1 : number + 2]]
        above = _above(plan, node) if node else ()
        sentence = " ".join(view.sentence if len(views) == 1 else f"{view.name}：{view.sentence}" for view in views)
        yield IndicatorPage(
            id=page,
            title=names[page],
            full_name=full[page],
            sentence=sentence,
            card=_card(plan, full[page], sentence, views[0]),
            above=above,
            measure=(node.measure.name, addresses.node_link(plan, node)) if node else None,
            views=views,
            contacts=section.contacts,
            texts=tuple(blocks.newest_texts(plan, node.measure.years)) if node else (),
            others=tuple(view for view in section.indicators if view.page != page),
            around=(*before, *above[-1:], *after),
        )


def _card(plan: Plan, title: str, sentence: str, view: IndicatorView) -> IndicatorCard:
    """Return the card of an indicator, with the chart of its first part."""
    now = view.now
    mark = (now.mark or now.computed) if now else None
    whose = "評価" if now and now.mark else "計算した評価"
    verdict = [f"{whose} {mark.code}" if mark else "", f"{view.rate_name} {now.rate}" if now and now.rate else ""]
    return IndicatorCard(
        place=f"{plan.municipality.name}　{plan.title}",
        title=title,
        verdict="　".join(filter(None, verdict)),
        sentence=sentence,
        below=(f"出典：{view.source.text}" if view.source else "", f"{phrases.day(plan.updated)}に確認"),
        chart=view.chart.chart if view.chart and isinstance(view.chart.chart, IndicatorChart) else None,
    )


def _above(plan: Plan, node: Node) -> tuple[Link, ...]:
    """Return the links from the site's root to the measures above an indicator that have a page or a place on one."""
    line = [one for one in plan.nodes() if node.path[: len(one.path)] == one.path]
    return tuple(
        (one.measure.name, f"{plan.id}/{addresses.node_link(plan, one)}")
        for one in line
        if addresses.has_page(plan, one) or one.depth > plan.page_depth
    )
