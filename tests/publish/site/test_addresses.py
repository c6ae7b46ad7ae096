"""The addresses of the site: none that a page, a folder or a file uses can be used by a plan or measure."""

from pathlib import PurePosixPath

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.plan.load import load
from generator.plan.reserved import ITEM_IDS, PLAN_IDS, PlanSubpage
from generator.publish.site.read import read_content
from generator.publish.site.tree import build_tree
from tests.conftest import ROOT
from tests.small_plans import SMALLEST
from tests.trees import PAGES


def test_the_portal_takes_exactly_the_reserved_ids(commerce_evaluation: Evaluation) -> None:
    content = read_content(ROOT / "content")
    tree = build_tree([commerce_evaluation], PAGES, lambda drawings: dict.fromkeys(drawings, b""), content)
    folders = {PurePosixPath(path).parts[0] for path in tree if "/" in path}
    plan = commerce_evaluation.plan
    assert folders - {plan.id, plan.municipality.code} == PLAN_IDS


def test_a_plan_takes_exactly_the_ids_reserved_from_its_items(commerce_evaluation: Evaluation) -> None:
    tree = build_tree([commerce_evaluation], PAGES, lambda drawings: dict.fromkeys(drawings, b""), {})
    plan = commerce_evaluation.plan
    below = {PurePosixPath(path).parts[1] for path in tree if path.startswith(f"{plan.id}/") and path.count("/") > 1}
    below -= {node.measure.id for node in plan.nodes()} | {one.indicator.id for one in plan.placed_indicators()}
    assert below <= ITEM_IDS
    assert {page.rstrip("/") for page in PlanSubpage} == ITEM_IDS


@pytest.mark.parametrize("name", sorted(PLAN_IDS))
def test_no_plan_has_the_id_of_a_page(name: str) -> None:
    found = load(f"plans/{name}.yaml", SMALLEST.encode()).diagnostics
    assert [(one.code, one.line) for one in found] == [("bad-file-name", 1)]


@pytest.mark.parametrize("name", sorted(ITEM_IDS))
def test_no_measure_has_the_id_of_a_page(name: str) -> None:
    text = SMALLEST.replace("id: seminar", f"id: {name}")
    assert text != SMALLEST
    found = load("plans/smallest.yaml", text.encode()).diagnostics
    assert [one.code for one in found if one.severity == "error"] == ["duplicate-id"]
