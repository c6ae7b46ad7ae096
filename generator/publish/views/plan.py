"""Build the records that the templates show for a plan's page and the pages of its measures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.standing import evaluated_years, standing
from generator.fidelity.compare import Comparison
from generator.plan.diagnostics import DataPath, Diagnostic
from generator.plan.model.blocks import Issuer
from generator.plan.model.plan import Plan
from generator.plan.model.source import Source
from generator.plan.reading.source_text import SourceText
from generator.plan.reserved import PlanSubpage
from generator.publish import addresses
from generator.publish.source_links import Sources
from generator.publish.views import blocks, marks, printed, remarks, scorecard, standings
from generator.publish.views.block_records import ContactView
from generator.publish.views.indicator import indicator_view
from generator.publish.views.indicator_pages import indicator_pages
from generator.publish.views.lists import list_pages
from generator.publish.views.measure import measure_groups, measure_pages
from generator.publish.views.noticed import noticed_views
from generator.publish.views.quality import quality_view
from generator.publish.views.records import BudgetView, PlanPage, Section
from generator.publish.views.series import NO_FAMILY, Family, ended_views
from generator.publish.views.source_pages import source_pages
from generator.publish.views.source_records import SourceLink
from generator.publish.views.themes import theme_entries
from generator.publish.views.upkeep import errata_views, upkeep_view
from generator.publish.wording import compared, grades, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFileFacts:
    """Facts about a plan's file: its diagnostics, the line number of every path, its data, and its sources' texts."""

    found: Sequence[Diagnostic] = ()
    line: Callable[[DataPath], int] = lambda _: 1
    data: Mapping[str, Any] | None = None
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    comparison: Comparison | None = None


def plan_page(evaluation: Evaluation, facts: PlanFileFacts = PlanFileFacts(), family: Family = NO_FAMILY) -> PlanPage:
    """Return everything that a plan's pages show; `family` are the plans before and after it."""
    found = facts.found
    plan, tracks = evaluation.plan, evaluation.tracks
    sources = Sources(plan, facts.texts, facts.comparison)
    by_year = [standing(evaluation, year) for year in evaluated_years(tracks)]
    newest = by_year[0] if by_year else None
    year = phrases.both(newest.period) if newest else ""
    budget = _budget(evaluation, found)
    contacts = tuple(_contacts(sources))
    lists = list_pages(evaluation)
    bodies = tuple(blocks.body(sources, body) for body in plan.bodies)
    events = blocks.events(sources, [*plan.events, *(event for node in plan.nodes() for event in node.measure.events)])
    pages = tuple(measure_pages(evaluation, sources, family))
    own = _own_section(evaluation, sources, family)
    return PlanPage(
        id=plan.id,
        was=plan.was,
        title=plan.title,
        place=plan.municipality.code + plan.id,
        prefecture=plan.municipality.prefecture,
        municipality=plan.municipality.name,
        municipality_code=plan.municipality.code,
        facts=tuple(_facts(plan, year)),
        summary=standings.summary(newest) if newest else standings.overview(evaluation),
        standings=tuple(standings.standing_view(plan, item) for item in by_year),
        has_grades=plan.scale is not None,
        standing_note=standings.whose_grades(plan, newest) if newest else "",
        behind_title=f"目標が未達の指標　{year}",
        behind=standings.behind_views(plan, newest) if newest else (),
        promises=tuple(standings.promise_views(evaluation)),
        improved=standings.improved_views(evaluation, newest.period) if newest else (),
        worse=standings.worse_views(evaluation, newest.period) if newest else (),
        lists=lists,
        lines=_lines(evaluation, facts.line),
        coverage="/".join(plan.period.days),
        years=tuple(scorecard.heads(tracks)),
        groups=tuple(scorecard.groups(evaluation)),
        differences=tuple(_differences(evaluation)),
        scales=marks.legends(sources),
        own=own,
        measures=pages,
        indicators=tuple(indicator_pages(evaluation, own, pages)),
        measure_groups=tuple(measure_groups(plan, pages)),
        sources=tuple(_source(sources, name, source) for name, source in plan.sources.items()),
        compared=compared.summary(facts.comparison, evaluation.today),
        updated=phrases.day(plan.updated),
        updated_iso=plan.updated.isoformat(),
        upkeep=upkeep_view(evaluation),
        errata=errata_views(evaluation),
        follows=family.before[0].plan.id if family.before else plan.follows or "",
        ended=tuple(ended_views(sources, family)),
        more=tuple(
            link
            for link, there in (
                ((PlanSubpage.BRIEF, "1枚のまとめ（印刷用）"), True),
                ((PlanSubpage.LIST, "指標と事業の一覧"), lists),
                ((PlanSubpage.BUDGET, "お金"), budget),
                ((PlanSubpage.PEOPLE, "会議と行事"), bodies or events),
                ((PlanSubpage.CONTACTS, "問い合わせ先"), contacts),
                ((PlanSubpage.QUALITY, "出典とデータの質"), True),
                ((PlanSubpage.CITE, "引用のしかた"), True),
            )
            if there
        ),
        budget=budget,
        contacts=contacts,
        subjects=tuple(_subjects(sources)),
        bodies=bodies,
        events=events,
        quality=quality_view(evaluation, found, sources),
        themes=tuple(theme_entries(evaluation, sources)),
        source_pages=tuple(source_pages(evaluation, sources)),
    )


def _budget(evaluation: Evaluation, found: Sequence[Diagnostic]) -> BudgetView | None:
    plan = evaluation.plan
    columns, rows = blocks.budget(plan)
    if not rows or plan.money is None:
        return None
    return BudgetView(
        unit=plan.money.unit,
        columns=columns,
        rows=rows,
        sums=tuple(f"{name} ＝ {' ＋ '.join(lines)}" for name, lines in plan.money.sums.items()),
        noticed=noticed_views(evaluation, found, ("total-differs",)),
        chart=blocks.budget_chart(plan),
    )


def _lines(evaluation: Evaluation, line: Callable[[DataPath], int]) -> dict[str, int]:
    paths = {placed.indicator.id: placed.path for placed in evaluation.plan.placed_indicators()}
    return {addresses.anchor(track): line(paths[track.indicator.id]) for track in evaluation.tracks}


def _contacts(sources: Sources) -> Iterator[ContactView]:
    """Yield the contacts, each with the measures it answers for."""
    plan = sources.plan
    for contact_id in plan.contacts:
        subjects = [
            (node.measure.name, f"../{addresses.node_link(plan, node)}")
            for node in plan.nodes()
            if contact_id in node.measure.contacts
        ]
        yield blocks.contact(sources, contact_id, subjects)


def _subjects(sources: Sources) -> Iterator[tuple[str, tuple[tuple[str, str, tuple[ContactView, ...]], ...]]]:
    """Yield the measures that name a contact, grouped by the page on which they are shown."""
    plan = sources.plan
    nodes_with_contacts = [node for node in plan.nodes() if node.measure.contacts]
    for page, nodes in groupby(nodes_with_contacts, lambda node: addresses.page_of(plan, node).measure):
        yield (
            page.name,
            tuple(
                (
                    node.measure.name,
                    f"../{addresses.node_link(plan, node)}",
                    blocks.contacts(sources, node.measure),
                )
                for node in nodes
            ),
        )


def _facts(plan: Plan, newest: str) -> Iterator[tuple[str, str]]:
    if plan.issuers:
        yield "計画を作った団体", "・".join(map(_issuer, plan.issuers))
    note = f"　{plan.period.note}" if plan.period.note else ""
    yield "計画期間", phrases.span(plan.period.from_, plan.period.to) + note
    if newest:
        yield "いちばん新しい実績", newest
    if plan.legal_basis:
        yield "根拠", plan.legal_basis
    if plan.published:
        yield "公表", plan.published
    yield "計画のしくみ", " › ".join(plan.levels)


def _issuer(issuer: Issuer) -> str:
    return f"{issuer.name}（法人番号 {issuer.corporate_number}）" if issuer.corporate_number else issuer.name


def _source(sources: Sources, name: str, source: Source) -> SourceLink:
    number = f"（{source.number}）" if source.number else ""
    unknown = [] if source.url else ["URL"]
    unknown += [] if source.licence else ["利用条件"]
    note = f"出典の{'・'.join(unknown)}は未確認" if unknown else ""
    known = (("発行者", source.publisher), ("公表", source.published), ("利用条件", source.licence))
    return SourceLink(
        title=f"{source.title}{number}",
        href=sources.link(name),
        url=source.url or "",
        remark="　".join(filter(None, [*(f"{name}：{value}" for name, value in known if value), note])),
        has_lines=bool(sources.shown.get(name)),
    )


def _differences(evaluation: Evaluation) -> Iterator[str]:
    for track in evaluation.tracks:
        for period, result in track.results.items():
            if result.differs:
                name = track.node.measure.name if track.node else track.indicator.name
                yield f"{name} {track.indicator.name} {phrases.both(period)}：{grades.compared(result)}"


def _own_section(evaluation: Evaluation, sources: Sources, family: Family) -> Section:
    """Return the section on the plan as a whole: its own texts and indicators."""
    plan = evaluation.plan
    own = tuple(indicator_view(evaluation, track, sources, family) for track in evaluation.tracks if track.node is None)
    return Section(
        id="",
        was=(),
        level=2,
        kind="",
        name=plan.title,
        tags=(),
        facts=tuple(remarks.of_years(sources, plan.years)),
        texts=tuple(blocks.texts(plan, plan.words, plan.years)),
        indicators=own,
        source=None,
        printed=printed.of_money(sources, None),
        tables=tuple(blocks.table(sources, table) for table in plan.tables),
    )
