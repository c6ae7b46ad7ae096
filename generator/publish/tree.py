"""The tree: evaluated plans and hand-written pages in; every file of the site's source, by path, out."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from generator.errors import CannotRunError
from generator.evaluation.checks import CHECKS as EVALUATION_CHECKS
from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.checks import CHECKS as PLAN_CHECKS
from generator.plan.diagnostics import Diagnostic
from generator.plan.rules import READING_RULES
from generator.publish.chart import Chart
from generator.publish.opendata import observations_csv
from generator.publish.pages import Pages
from generator.publish.plan_page import plan_page
from generator.publish.themes import theme_pages
from generator.publish.views import PlanPage, Section

EXAMPLE = "manual/example.yaml"
"""The commented example plan, among the hand-written pages; the manual's first page shows it."""

Tree = dict[str, bytes]
"""File contents by path, with `/`, relative to the docs folder."""


def build_tree(
    evaluations: Sequence[Evaluation],
    pages: Pages,
    draw: Callable[[Chart], bytes],
    content: Mapping[str, bytes],
    found: Mapping[str, Sequence[Diagnostic]] = MappingProxyType({}),
) -> Tree:
    """Put together the whole docs folder; a hand-written page in a generated page's place is an error.

    `found` are the warnings and notes of each plan's check, by the plan's id; its pages show them.
    """
    tree: Tree = {}
    plans = [plan_page(evaluation, found.get(evaluation.plan.id, ())) for evaluation in evaluations]
    plans.sort(key=lambda plan: plan.place)
    tree["index.md"] = pages.home(plans).encode()
    tree["data/index.md"] = pages.data().encode()
    tree["data/observations.csv"] = observations_csv(
        observation for evaluation in evaluations for observation in observations(evaluation)
    )
    for plan in plans:
        tree[f"{plan.id}/index.md"] = pages.plan(plan, plans).encode()
        _add_plan(tree, plan, pages, draw)
    for code, group in groupby(plans, key=lambda plan: plan.municipality_code):
        tree[f"{code}/index.md"] = pages.municipality(list(group)).encode()
    themes = list(theme_pages(plans))
    tree["themes/index.md"] = pages.themes(themes).encode()
    for theme in themes:
        tree[f"themes/{theme.id}/index.md"] = pages.theme(theme).encode()
    if EXAMPLE in content:
        rules = [*READING_RULES.items(), *((check.code, check.rule) for check in (*PLAN_CHECKS, *EVALUATION_CHECKS))]
        tree["manual/index.md"] = pages.manual(content[EXAMPLE].decode(), rules).encode()
    for path, text in content.items():
        if path in tree:
            raise CannotRunError(f"content/{path} は、自動で作られるページと同じ場所です。別の名前にしてください。")
        tree[path] = text
    return dict(sorted(tree.items()))


def read_content(folder: Path) -> dict[str, bytes]:
    """Read the hand-written pages; symbolic links are refused, for they could publish what is not ours."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise CannotRunError(f"content/{name} はシンボリックリンクです。ふつうのファイルを置いてください。")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            found[name] = path.read_bytes()
    return found


def _add_plan(tree: Tree, plan: PlanPage, pages: Pages, draw: Callable[[Chart], bytes]) -> None:
    _add_charts(tree, plan.id, plan.own, draw)
    render = {"budget/": pages.budget, "people/": pages.people, "contacts/": pages.contacts, "quality/": pages.quality}
    for link, _ in plan.more:
        tree[f"{plan.id}/{link}index.md"] = render[link](plan).encode()
    for page in plan.measures:
        folder = f"{plan.id}/{page.id}"
        tree[f"{folder}/index.md"] = pages.measure(plan, page).encode()
        for section in page.sections:
            _add_charts(tree, folder, section, draw)


def _add_charts(tree: Tree, folder: str, section: Section, draw: Callable[[Chart], bytes]) -> None:
    for indicator in section.indicators:
        if indicator.chart:
            tree[f"{folder}/{indicator.chart.file}"] = draw(indicator.chart.chart)
