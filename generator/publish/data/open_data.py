"""The files of the open data: every file under `data/`, by path, and how they comply with the official rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.evaluation.evaluate import Evaluation
from generator.publish import addresses
from generator.publish.data.bundle import bundle
from generator.publish.data.catalog import catalog
from generator.publish.data.citation import Cited, citation_files, cited
from generator.publish.data.csv_file import csv_file
from generator.publish.data.dictionary import data_package, dictionary
from generator.publish.data.feed import FeedEntry, feed
from generator.publish.data.machine_readability import RuleResult, csv_files, verdicts
from generator.publish.data.plan_json import api_index_json, plan_json, plan_json_schema
from generator.publish.data.table import DataTable
from generator.publish.data.tables import plan_tables, portal_tables
from generator.publish.data.xlsx_file import xlsx_file
from generator.publish.portal import Portal
from generator.publish.views.lists import slug
from generator.publish.views.upkeep import errata_views
from generator.publish.wording import phrases

MANY = 200
"""Above this number of plans, the data of each is one JSON and one CSV."""


def is_few(plans: Sequence[object]) -> bool:
    """Return whether every plan has all its tables and its own workbook."""
    return len(plans) <= MANY


@dataclass(frozen=True, slots=True)
class OpenData:
    """The published files by path, the tables of all plans, and the results by the official rules."""

    files: Mapping[str, bytes]
    tables: tuple[DataTable, ...]
    verdicts: tuple[RuleResult, ...]


def open_data(
    evaluations: Sequence[Evaluation],
    file_data: Mapping[str, Mapping[str, Any]],
    portal: Portal,
    licence: bytes | None = None,
) -> OpenData:
    """Return the open data of these plans; `file_data` is the data of their files, by plan id.

    With the text of a licence, also include the workbook and the archive of the whole portal.
    """
    own = {evaluation.plan.id: plan_tables(evaluation) for evaluation in evaluations}
    found = portal_tables(list(own.values()))
    every = (*found, dictionary(found))
    csvs = {table.name: csv_file(table) for table in every}
    files = {f"data/{name}.csv": content for name, content in csvs.items()}
    updated = max((evaluation.plan.updated.isoformat() for evaluation in evaluations), default="1970-01-01")
    files["data/datapackage.json"] = data_package(every, csvs, portal, updated)
    plans = next(table for table in found if table.name == "plans").dicts()
    files["data/index.json"] = api_index_json(plans, every, portal.address)
    for evaluation in evaluations:
        plan_id = evaluation.plan.id
        files |= _of_plan(plan_id, own[plan_id], file_data.get(plan_id), few=is_few(evaluations))
        files |= citation_files(f"data/{plan_id}", list(_cited(evaluation, portal)))
    files["data/catalog.jsonld"] = catalog(evaluations, portal, few=is_few(evaluations))
    files["data/plan.schema.json"] = plan_json_schema()
    changes = {evaluation.plan.id: list(_changes(evaluation, portal)) for evaluation in evaluations}
    every_change = [change for found in changes.values() for change in found]
    files["feed.atom"] = feed(f"{portal.name}の更新", "feed.atom", every_change, portal.address)
    for evaluation in evaluations:
        plan, path = evaluation.plan, f"{evaluation.plan.id}/feed.atom"
        files[path] = feed(f"{plan.title}の更新", path, changes[plan.id], portal.address)
    if licence is not None:
        files |= bundle(every, files, licence)
    return OpenData(files, every, verdicts(csv_files(files, every)))


def _changes(evaluation: Evaluation, portal: Portal) -> Iterator[FeedEntry]:
    """Yield the plan's last review, and every corrected mistake."""
    plan, author = evaluation.plan, portal.operator or portal.name
    summary = (
        f"{plan.municipality.name}「{plan.title}」の値と文章を、資料と見くらべました。"
        f"読みかえ{len(plan.corrections)}件、読み取れないところ{len(plan.unreadable)}件。"
    )
    title = f"「{plan.title}」の内容を確かめました"
    yield FeedEntry(
        plan_id=plan.id, author=author, day=plan.updated.isoformat(), title=title, summary=summary, path=f"{plan.id}/"
    )
    for one in errata_views(evaluation):
        title = f"「{plan.title}」の訂正：{one.what}"
        summary = f"{one.since}から「{one.was}」と載せていましたが、正しくは「{one.now}」です。理由：{one.why}"
        name = f"/errata/{slug(f'{one.since} {one.what}')}"
        yield FeedEntry(
            plan_id=plan.id,
            author=author,
            day=one.day,
            title=title,
            summary=summary,
            path=f"{plan.id}/{one.href}",
            name=name,
        )


def _cited(evaluation: Evaluation, portal: Portal) -> Iterator[Cited]:
    plan = evaluation.plan
    author, day = plan.municipality.name, plan.updated.isoformat()
    yield cited(portal, plan.id, author, plan.title, f"{plan.id}/", day)
    for track in evaluation.tracks:
        measure = f"{track.node.measure.name} " if track.node else ""
        title = f"{plan.title}：{measure}{phrases.track_name(track)}"
        link = f"{plan.id}/{addresses.track_link(track)}"
        yield cited(portal, f"{plan.id}-{addresses.anchor(track)}", author, title, link, day)


def _of_plan(
    plan_id: str, own: tuple[DataTable, ...], file_data: Mapping[str, Any] | None, *, few: bool
) -> dict[str, bytes]:
    wanted = own if few else [table for table in own if table.name == "observations"]
    files = {f"data/{plan_id}/{table.name}.csv": csv_file(table) for table in wanted}
    if few:
        files[f"data/{plan_id}/{plan_id}.xlsx"] = xlsx_file(own)
    if file_data:
        grades = next(table for table in own if table.name == "grades").dicts()
        files[f"data/plans/{plan_id}.json"] = plan_json(plan_id, file_data, grades)
    return files
