"""A plan's page and the pages of its measures: an evaluation in, the records that the templates show out."""

from collections.abc import Iterator
from itertools import pairwise

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.standing import evaluated_years, standing
from generator.plan.model import Measure, Node, Plan, Source
from generator.plan.row import Years
from generator.publish import marks, places, scorecard, sentences, words
from generator.publish.indicators import indicator_view, year_head
from generator.publish.views import MeasurePage, PlanPage, Section, TextView


def plan_page(evaluation: Evaluation) -> PlanPage:
    """Give everything that a plan's pages show."""
    plan, tracks = evaluation.plan, evaluation.tracks
    standings = [standing(evaluation, year) for year in evaluated_years(tracks)]
    newest = standings[0] if standings else None
    year = words.both(newest.period) if newest else ""
    scale_name, scale = next(iter(plan.scales.items()), ("", None))
    return PlanPage(
        id=plan.id,
        title=plan.title,
        place=plan.municipality.code + plan.id,
        prefecture=plan.municipality.prefecture,
        municipality=plan.municipality.name,
        facts=tuple(_facts(plan, year)),
        summary=scorecard.summary(newest) if newest else "",
        standings=tuple(scorecard.standing_view(plan, item) for item in standings),
        behind_year=year,
        behind=scorecard.behind_views(plan, newest) if newest else (),
        years=tuple(year_head(period) for period in scorecard.periods(tracks)),
        groups=tuple(scorecard.groups(evaluation)),
        differences=tuple(_differences(evaluation)),
        legend=marks.legend(scale),
        scale_name=scale_name,
        scale_note=(scale.note or "") if scale else "",
        scale_source=places.source(plan, scale.at) if scale else "",
        own=_own_section(evaluation),
        measures=tuple(_measure_pages(evaluation)),
        sources=tuple(_source(source) for source in plan.sources.values()),
        updated=f"{plan.updated.year}年{plan.updated.month}月{plan.updated.day}日",
    )


def _facts(plan: Plan, newest: str) -> Iterator[tuple[str, str]]:
    note = f"　{plan.period.note}" if plan.period.note else ""
    yield "計画期間", words.span(plan.period.from_, plan.period.to) + note
    if newest:
        yield "いちばん新しい実績", newest
    yield "計画のしくみ", " › ".join(plan.levels)


def _source(source: Source) -> tuple[str, str, str]:
    number = f"（{source.number}）" if source.number else ""
    unknown = [] if source.url else ["URL"]
    unknown += [] if source.licence else ["利用条件"]
    note = f"出典の{'・'.join(unknown)}は未確認" if unknown else ""
    known = f"利用条件：{source.licence}" if source.licence else ""
    return f"{source.title}{number}", source.url or "", "　".join(part for part in (known, note) if part)


def _differences(evaluation: Evaluation) -> Iterator[str]:
    for track in evaluation.tracks:
        for period, result in track.results.items():
            if result.differs:
                name = track.node.measure.name if track.node else track.indicator.name
                yield f"{name} {track.indicator.name} {words.both(period)}：{sentences.compared(result)}"


def _measure_pages(evaluation: Evaluation) -> Iterator[MeasurePage]:
    plan = evaluation.plan
    nodes = list(places.page_nodes(plan))
    links = [None, *((f"../{node.measure.id}/", node.measure.name) for node in nodes), None]
    around = {node.path: (before, after) for node, before, after in zip(nodes, links[:-2], links[2:], strict=True)}
    for node in nodes:
        before, after = around[node.path]
        yield MeasurePage(
            id=node.measure.id,
            title=node.measure.name,
            kind=plan.levels[node.depth - 1],
            above=tuple(measure.name for measure in node.line[:-1]),
            sections=tuple(_sections(evaluation, node)),
            legend=marks.legend(plan.scale),
            previous=before,
            next=after,
        )


def _sections(evaluation: Evaluation, page: Node) -> Iterator[Section]:
    """Yield the page's own section, and one for every measure below it where those have no page of their own."""
    plan = evaluation.plan
    for node in plan.nodes():
        shown_here = node.path == page.path or (
            page.depth == plan.page_depth and node.path[: len(page.path)] == page.path
        )
        if shown_here:
            yield _section(evaluation, node, min(node.depth - page.depth + 1, 6))


def _section(evaluation: Evaluation, node: Node, level: int) -> Section:
    plan, measure = evaluation.plan, node.measure
    return Section(
        id=measure.id,
        level=level,
        kind=plan.levels[node.depth - 1],
        name=measure.name,
        tags=tuple(name for name, on in measure.tags.items() if on),
        facts=tuple(_measure_facts(measure)),
        texts=tuple(_texts(plan, measure.years)),
        indicators=tuple(
            indicator_view(plan, track)
            for track in evaluation.tracks
            if track.node is not None and track.node.path == node.path
        ),
        source=places.source(plan, measure.at),
    )


def _own_section(evaluation: Evaluation) -> Section:
    """Give what the plan says as a whole: its own texts and indicators."""
    plan = evaluation.plan
    own = tuple(indicator_view(plan, track) for track in evaluation.tracks if track.node is None)
    return Section("", 2, "", plan.title, (), (), tuple(_texts(plan, plan.years)), own, "")


def _measure_facts(measure: Measure) -> Iterator[tuple[str, str]]:
    if measure.lead:
        yield "実施主体", "・".join(measure.lead)
    if measure.printed_page:
        yield "計画の掲載ページ", f"{measure.printed_page}（資料の記載）"


def _texts(plan: Plan, years: Years) -> Iterator[TextView]:
    """Yield the texts in the order in which the plan declares its headings, each with its year."""
    for heading in plan.texts:
        for period, row in sorted(years.items()):
            if heading in row.texts:
                yield TextView(f"{heading}（{words.era(period)}）", tuple(_blocks(row.texts[heading])))


def _blocks(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Split a text into paragraphs and lists; nothing else is markup."""
    lines = [line.strip() for line in text.strip().split("\n")]
    kinds = ["" if not line else "ul" if line.startswith("- ") else "p" for line in lines]
    run: list[str] = []
    for (line, kind), (_, following) in pairwise([*zip(lines, kinds, strict=True), ("", "")]):
        if kind:
            run.append(line.removeprefix("- ") if kind == "ul" else line)
        if run and following != kind:
            yield kind, tuple(run)
            run = []
