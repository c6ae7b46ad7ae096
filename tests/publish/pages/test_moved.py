"""Former ids: every address that was published leads on, to the same thing; none is ever lost."""

import html
import os
import re
from collections.abc import Mapping, Sequence

import pytest
import yaml

from generator.commands.plans import beside_each_other, evaluated
from generator.evaluation.evaluate import evaluate
from generator.plan.load import Loaded, load, load_file
from generator.publish.charts.chart import Drawing
from generator.publish.site.read import read_content
from generator.publish.site.tree import Tree, build_tree
from generator.publish.views.plan import Known
from tests.conftest import ROOT
from tests.evaluation.test_evaluate import HEAD, TODAY
from tests.publish.pages.test_pages import PAGES

ADDRESSES = ROOT / "tests" / "addresses.txt"
RENAMED = (
    HEAD.replace("levels: [施策]", "levels: [柱, 施策, 事業]\npages: 施策\nwas: [old-plan, older-plan]")
    + """\
indicators: [{id: own, was: [old-own], name: 全体の指標, years: {R5: {actual: 1}}}]
measures:
- id: pillar
  was: [old-pillar]
  name: 柱
  measures:
  - id: page
    was: [old-page, older-page]
    name: 施策
    measures:
    - id: section
      was: [old-section]
      name: 事業
      indicators:
      - id: i
        was: [old-i]
        name: 指標
        parts: [{id: a, was: [b], name: 甲, years: {R5: {actual: 1}}}]
"""
)


def built(plans: Sequence[Loaded], content: Mapping[str, bytes]) -> Tree:
    assert not any(one.has_errors for one in plans), [one.diagnostics for one in plans]
    evaluations = [evaluate(one.plan, TODAY) for one in plans if one.plan]
    known = {one.plan.id: Known(said=one.said) for one in plans if one.plan}
    return build_tree(evaluations, PAGES, _no_drawing, content, known)


def _no_drawing(drawings: Mapping[str, Drawing]) -> Tree:
    return {path: drawing.title.encode() for path, drawing in drawings.items()}


def moved(tree: Tree, path: str) -> str:
    """Give the address that a page leads to; «» for a page that stays."""
    head = tree[f"{path}index.md"].decode().split("---\n")[1]
    return str(yaml.safe_load(head).get("moved", ""))


def anchors(tree: Tree, path: str) -> set[str]:
    """Give the anchors on a page, or on the page that it leads to, but for the portal's own (`_…`)."""
    path = moved(tree, path).partition("#")[0] or path
    found = re.findall(r'\bid="([^"]+)"', html.unescape(tree[f"{path}index.md"].decode()))
    return {one for one in found if not one.startswith("_")}


@pytest.fixture(scope="module")
def renamed() -> Tree:
    """Give the tree of a plan in which everything was renamed."""
    return built([load("plans/smallest.yaml", RENAMED.encode())], {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("smallest/old-page/", "smallest/page/"),
        ("smallest/older-page/", "smallest/page/"),
        ("smallest/old-section/", "smallest/page/#section"),
        ("smallest/old-pillar/", "smallest/"),
        ("old-plan/", "smallest/"),
        ("older-plan/", "smallest/"),
        ("old-plan/page/", "smallest/page/"),
        ("old-plan/old-page/", "smallest/page/"),
        ("old-plan/old-section/", "smallest/page/#section"),
        ("old-plan/quality/", "smallest/quality/"),
        ("old-plan/cite/", "smallest/cite/"),
        ("old-plan/list/", "smallest/list/"),
        ("smallest/page/", ""),
        ("smallest/", ""),
    ],
)
def test_an_old_page_leads_to_the_new_one(renamed: Tree, old: str, new: str) -> None:
    assert moved(renamed, old) == new


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("smallest/", {"old-plan", "older-plan", "old-own", "smallest", "own"}),
        ("smallest/page/", {"old-page", "old-section", "section", "i.a", "i.b", "old-i.a", "old-i.b"}),
        ("smallest/old-page/", {"old-page", "old-section", "old-i.a"}),
        ("old-plan/old-page/", {"old-section", "old-i.b"}),
        ("smallest/cite/", {"old-own", "i.a", "old-i.b"}),
    ],
)
def test_an_old_anchor_stays_at_the_new_place(renamed: Tree, path: str, expected: set[str]) -> None:
    assert expected <= anchors(renamed, path)


def test_no_address_is_made_up(renamed: Tree) -> None:
    old = {path.split("/")[0] for path in renamed if b"\nmoved:" in renamed[path]}
    assert old == {"smallest", "old-plan", "older-plan"}
    assert not any("old-plan/older-plan" in path or "older-plan/old-plan" in path for path in renamed)


def test_a_page_that_leads_on_links_to_the_new_place_and_is_not_found_by_the_search(renamed: Tree) -> None:
    page = html.unescape(renamed["old-plan/old-section/index.md"].decode())
    assert '<a class="moved" href="../../smallest/page/#section">' in page
    index = renamed["search/index.json"].decode()
    assert "smallest/page/" in index
    assert "old-" not in index


def test_a_renamed_plans_files_are_to_be_had_under_the_old_name(renamed: Tree) -> None:
    for name in ("data/{}/observations.csv", "data/{}/{}.xlsx", "data/plans/{}.json", "{}/feed.atom"):
        assert renamed[name.format("old-plan", "old-plan")] == renamed[name.format("smallest", "smallest")]


def test_without_former_ids_nothing_leads_on() -> None:
    text = f"{HEAD}measures: [{{id: m, name: 施策}}]\n"
    tree = built([load("plans/smallest.yaml", text.encode())], {})
    assert [path for path in tree if path.endswith(".md") and b"\nmoved:" in tree[path]] == []


@pytest.mark.parametrize(
    ("where", "was", "found"),
    [
        ("plan", "[former]", []),
        ("plan", "[smallest]", [(5, 7)]),
        ("plan", "[other]", [(5, 7)]),
        ("plan", "[former, data]", [(5, 15)]),
        ("plan", "[former-other]", [(5, 7)]),
        ("measure", "[former]", []),
        ("measure", "[other]", []),
        ("measure", "[m]", [(7, 26)]),
        ("measure", "[i]", [(7, 26)]),
        ("measure", "[quality]", [(7, 26)]),
        ("measure", "[former, former]", [(7, 34)]),
        ("measure", "[i-former]", [(8, 27)]),
    ],
)
def test_a_former_id_leads_to_one_place_only(where: str, was: str, found: list[tuple[int, int]]) -> None:
    head = HEAD.partition("levels:")[0]
    text = head + (
        f"was: {was if where == 'plan' else '[old]'}\n"
        "levels: [施策]\n"
        f"measures: [{{id: m, was: {was if where == 'measure' else '[old]'}, name: 施策, indicators: [\n"
        "  {id: i, name: 指標, was: [i-former]}]}]\n"
        "sources: {a: {title: 題}}\n"
    )
    other = f"{HEAD}was: [former-other]\n"
    plans = [
        evaluated(load(f"plans/{name}.yaml", file.encode())) for name, file in (("smallest", text), ("other", other))
    ]
    told = [item for plan in beside_each_other(plans) for item in plan.diagnostics]
    assert [(item.code, item.line, item.column) for item in told if item.path == "plans/smallest.yaml"] == [
        ("was-in-use", *place) for place in found
    ]


@pytest.fixture(scope="module")
def site() -> Tree:
    """Give the tree of this repository's plans and pages."""
    plans = [load_file(file, file.name) for file in sorted((ROOT / "plans").glob("*.yaml"))]
    return built(plans, read_content(ROOT / "content"))


def addresses(tree: Tree) -> set[str]:
    """Give every address from the site's root (`/`): pages, the anchors of plans' items on them, and files of data and feeds.

    Left out are lists of one value, which come and go with the values, and what no one links to (charts, the index).
    """
    pages = {
        re.sub(r"index\.md$|\.md$", lambda end: "" if end[0] == "index.md" else "/", path)
        for path in tree
        if path.endswith(".md")
    }
    pages = {path for path in pages if not re.search("/list/.", path)}
    plans = {path.removesuffix("quality/") for path in pages if path.endswith("/quality/")}
    shown = [path for path in pages if path.startswith(tuple(plans)) and not path.endswith(("contacts/", "people/"))]
    files = {path for path in tree if path.startswith("data/") or path.endswith(".atom")}
    files = {path for path in files if not path.endswith(".md")}
    parts = {f"{path}#{anchor}" for path in shown for anchor in anchors(tree, path)}
    return {f"/{path}" for path in pages | files | parts}


def test_every_address_ever_published_is_still_there(site: Tree) -> None:
    """UPDATE_GOLDEN=1 adds new addresses to the list, and takes none away."""
    today = addresses(site)
    before = set(ADDRESSES.read_text(encoding="utf-8").split()) if ADDRESSES.exists() else set()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        before |= today
        ADDRESSES.write_text("".join(f"{address}\n" for address in sorted(before)), encoding="utf-8")
    assert sorted(before - today) == [], "write the old id under was:, so that these addresses lead on"
    assert sorted(today - before) == [], "new addresses: `./portal golden` adds them to tests/addresses.txt"
