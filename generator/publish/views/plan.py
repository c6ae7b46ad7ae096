"""Build the records that the templates show for a plan's page and the pages of its measures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.standing import evaluated_years, standing
from generator.plan.diagnostics import DataPath, Diagnostic
from generator.plan.model.blocks import Issuer
from generator.plan.model.plan import Plan
from generator.plan.model.source import Source
from generator.plan.reserved import PlanSubpage
from generator.publish import addresses
from generator.publish.views import blocks, marks, remarks, scorecard, standings
from generator.publish.views.block_records import ContactView
from generator.publish.views.errata import errata_views
from generator.publish.views.indicator import indicator_view
from generator.publish.views.lists import list_pages
from generator.publish.views.measure import measure_groups, measure_pages
from generator.publish.views.quality import quality_view
from generator.publish.views.records import BudgetView, PlanPage, Section
from generator.publish.views.themes import theme_entries
from generator.publish.views.upkeep import upkeep_view
from generator.publish.views.year_rows import year_head
from generator.publish.wording import grades, phrases


@dataclass(frozen=True, slots=True)
class PlanFileFacts:
    """Facts about a plan's file: its diagnostics, the line number of every path, and its data."""

    found: Sequence[Diagnostic] = ()
    line: Callable[[DataPath], int] = lambda _: 1
    data: Mapping[str, Any] | None = None


def plan_page(evaluation: Evaluation, facts: PlanFileFacts = PlanFileFacts()) -> PlanPage:
    """Return everything that a plan's pages show."""
    found = facts.found
    plan, tracks = evaluation.plan, evaluation.tracks
    by_year = [standing(evaluation, year) for year in evaluated_years(tracks)]
    newest = by_year[0] if by_year else None
    year = phrases.both(newest.period) if newest else ""
    budget = _budget(plan, found)
    contacts = tuple(_contacts(plan))
    lists = list_pages(evaluation)
    bodies = tuple(blocks.body(plan, body) for body in plan.bodies)
    events = blocks.events(plan, [*plan.events, *(event for node in plan.nodes() for event in node.measure.events)])
    pages = tuple(measure_pages(evaluation))
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
        improved=standings.improved_views(evaluation, newest.period) if newest else (),
        worse=standings.worse_views(evaluation, newest.period) if newest else (),
        lists=lists,
        lines=_lines(evaluation, facts.line),
        coverage="/".join(plan.period.days),
        years=tuple(year_head(period) for period in scorecard.periods(tracks)),
        groups=tuple(scorecard.groups(evaluation)),
        differences=tuple(_differences(evaluation)),
        scales=marks.legends(plan),
        own=_own_section(evaluation),
        measures=pages,
        measure_groups=tuple(measure_groups(plan, pages)),
        sources=tuple(_source(source) for source in plan.sources.values()),
        updated=phrases.day(plan.updated),
        updated_iso=plan.updated.isoformat(),
        upkeep=upkeep_view(evaluation),
        errata=errata_views(evaluation),
        follows=plan.follows or "",
        more=tuple(
            link
            for link, there in (
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
        subjects=tuple(_subjects(plan)),
        bodies=bodies,
        events=events,
        quality=quality_view(evaluation, found),
        themes=tuple(theme_entries(evaluation)),
    )


def _budget(plan: Plan, found: Sequence[Diagnostic]) -> BudgetView | None:
    columns, rows = blocks.budget(plan)
    if not rows or plan.money is None:
        return None
    messages = tuple(item.message for item in found if item.code == "total-differs")
    return BudgetView(
        unit=plan.money.unit,
        columns=columns,
        rows=rows,
        sums=tuple(f"{name} ＝ {' ＋ '.join(lines)}" for name, lines in plan.money.sums.items()),
        findings=messages,
        chart=blocks.budget_chart(plan),
    )


def _lines(evaluation: Evaluation, line: Callable[[DataPath], int]) -> dict[str, int]:
    paths = {placed.indicator.id: placed.path for placed in evaluation.plan.placed_indicators()}
    return {addresses.anchor(track): line(paths[track.indicator.id]) for track in evaluation.tracks}


def _contacts(plan: Plan) -> Iterator[ContactView]:
    """Yield the contacts, each with the measures it answers for."""
    for contact_id in plan.contacts:
        subjects = [
            (node.measure.name, f"../{addresses.node_link(plan, node)}")
            for node in plan.nodes()
            if contact_id in node.measure.contacts
        ]
        yield blocks.contact(plan, contact_id, subjects)


def _subjects(plan: Plan) -> Iterator[tuple[str, tuple[tuple[str, str, tuple[ContactView, ...]], ...]]]:
    """Yield the measures that name a contact, grouped by the page on which they are shown."""
    nodes_with_contacts = [node for node in plan.nodes() if node.measure.contacts]
    for page, nodes in groupby(nodes_with_contacts, lambda node: addresses.page_of(plan, node).measure):
        yield (
            page.name,
            tuple(
                (
                    node.measure.name,
                    f"../{addresses.node_link(plan, node)}",
                    blocks.contacts(plan, node.measure),
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


def _source(source: Source) -> tuple[str, str, str]:
    number = f"（{source.number}）" if source.number else ""
    unknown = [] if source.url else ["URL"]
    unknown += [] if source.licence else ["利用条件"]
    note = f"出典の{'・'.join(unknown)}は未確認" if unknown else ""
    known = (("発行者", source.publisher), ("公表", source.published), ("利用条件", source.licence))
    parts = [*(f"{name}：{value}" for name, value in known if value), note]
    return f"{source.title}{number}", source.url or "", "　".join(filter(None, parts))


def _differences(evaluation: Evaluation) -> Iterator[str]:
    for track in evaluation.tracks:
        for period, result in track.results.items():
            if result.differs:
                name = track.node.measure.name if track.node else track.indicator.name
                yield f"{name} {track.indicator.name} {phrases.both(period)}：{grades.compared(result)}"


def _own_section(evaluation: Evaluation) -> Section:
    """Return the section on the plan as a whole: its own texts and indicators."""
    plan = evaluation.plan
    own = tuple(indicator_view(evaluation, track) for track in evaluation.tracks if track.node is None)
    return Section(
        id="",
        was=(),
        level=2,
        kind="",
        name=plan.title,
        tags=(),
        facts=tuple(remarks.of_years(plan, plan.years)),
        texts=tuple(blocks.texts(plan, plan.words, plan.years)),
        indicators=own,
        source="",
        tables=tuple(blocks.table(plan, table) for table in plan.tables),
    )
