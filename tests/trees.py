"""The tree without its pictures: evaluated plans in, every file of the site's source, by path, out."""

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from generator.commands.plans import texts_of
from generator.evaluation.evaluate import Evaluation, evaluate
from generator.fidelity.compare import compare
from generator.plan.load import Loaded
from generator.plan.model.plan import Plan
from generator.publish.charts.chart import Drawing
from generator.publish.pages.render import Pages
from generator.publish.site.tree import Tree, build_tree
from generator.publish.views.plan import PlanFileFacts
from tests.conftest import ROOT
from tests.frozen import PORTAL
from tests.small_plans import TODAY

PAGES = Pages(ROOT / "site_templates" / "pages")


def tree(*evaluations: Evaluation) -> Tree:
    """Build the tree of evaluated plans, without hand-written pages."""
    return build_tree(evaluations, PAGES, no_drawing, {})


def no_drawing(drawings: Mapping[str, Drawing]) -> Tree:
    """Stand in for the drawings of which a test looks at the paths alone: the title of each."""
    return {path: drawing.title.encode() for path, drawing in drawings.items()}


def built(plans: Sequence[Loaded], content: Mapping[str, bytes], project: Path = PORTAL) -> Tree:
    """Build the tree of loaded plans of a project, with the texts of their sources, and of hand-written pages."""
    assert not any(one.has_errors for one in plans), [one.diagnostics for one in plans]
    evaluations = [evaluate(one.plan, TODAY) for one in plans if one.plan]
    known = {one.plan.id: facts(one, one.plan, project) for one in plans if one.plan}
    return build_tree(evaluations, PAGES, no_drawing, content, known)


def facts(found: Loaded, plan: Plan, project: Path) -> PlanFileFacts:
    """Return what is known of a plan's file and the texts of its sources."""
    texts = texts_of(project / found.name, plan)
    comparison = compare(plan, found.data or {}, texts) if texts else None
    return PlanFileFacts(found=found.diagnostics, data=found.data, texts=texts, comparison=comparison)


def moved(tree: Tree, path: str) -> str:
    """Return the address that a page leads to; empty for a page that stays."""
    head = tree[f"{path}index.md"].decode().split("---\n")[1]
    return str(yaml.safe_load(head).get("moved", ""))


def anchors(tree: Tree, path: str) -> set[str]:
    """Return the anchors on a page, or on the page it leads to, except the portal's own (`_…`)."""
    path = moved(tree, path).partition("#")[0] or path
    found = re.findall(r'\bid="([^"]+)"', html.unescape(tree[f"{path}index.md"].decode()))
    return {one for one in found if not one.startswith("_")}


def files(folder: Path) -> dict[str, bytes]:
    """Read a folder as a tree."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
