"""The files of the open data: evaluated plans in; every file under `data/`, by path, out."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.evaluation.evaluate import Evaluation
from generator.publish.data.csv_file import csv_file
from generator.publish.data.dictionary import data_package, dictionary
from generator.publish.data.plan_json import index_json, plan_json
from generator.publish.data.tables import tables
from generator.publish.portal import Portal

PER_PLAN = ("codes", "dictionary")
"""Tables that are the same for every plan, and so published once."""


def data_files(
    evaluations: Sequence[Evaluation], said: Mapping[str, Mapping[str, Any]], portal: Portal
) -> dict[str, bytes]:
    """Give every file of the open data; `said` are the trees of the plans' files, by the plans' ids."""
    found = tables(evaluations)
    every = (*found, dictionary(found))
    csvs = {table.name: csv_file(table) for table in every}
    files = {f"data/{name}.csv": content for name, content in csvs.items()}
    updated = max((evaluation.plan.updated.isoformat() for evaluation in evaluations), default="1970-01-01")
    files["data/datapackage.json"] = data_package(every, csvs, portal, updated)
    plans = next(table for table in found if table.name == "plans").dicts()
    files["data/index.json"] = index_json(plans, every, portal.address)
    for evaluation in evaluations:
        plan_id = evaluation.plan.id
        own = tables([evaluation])
        files |= {f"data/{plan_id}/{table.name}.csv": csv_file(table) for table in own if table.name not in PER_PLAN}
        if plan_id in said:
            grades = next(table for table in own if table.name == "grades").dicts()
            files[f"data/plans/{plan_id}.json"] = plan_json(plan_id, said[plan_id], grades)
    return files
