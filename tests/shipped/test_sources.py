"""Every figure of the shipped plans is in its printed row: beside the figure, and on the page of its source."""

import html
import re
from pathlib import Path

import pytest

from generator.commands.plans import texts_of
from generator.fidelity.compare import Comparison, compare
from generator.fidelity.folding import fold
from generator.publish.site.tree import Tree
from tests.conftest import ROOT
from tests.shipped.plans import file_of, listed, loaded
from tests.trees import built

EACH_PLAN = [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()]


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    """Return each plan's comparison with its sources."""
    plans = [loaded(plan) for plan in listed()]
    return {
        one.plan.id: compare(one.plan, one.data or {}, texts_of(file_of(one.plan.id), one.plan))
        for one in plans
        if one.plan
    }


@pytest.fixture(scope="module")
def site() -> Tree:
    """Return the site of all plans."""
    return built([loaded(plan) for plan in listed()], {}, ROOT)


def lines_of(site: Tree, plan: str, source: str) -> dict[int, str]:
    """Return the lines that a source's page shows, by number."""
    page = html.unescape(site[f"{plan}/source/{source}/index.md"].decode())
    found = re.findall(
        r'<(?:span|div class="source__block") id="L(\d+)">\s*(?:<p [^>]*>)?<a [^>]*>\d+</a> (.*?)</(?:span|p)>', page
    )
    return {int(number): text for number, text in found}


@pytest.mark.parametrize("plan", EACH_PLAN)
def test_every_figure_is_in_its_line_on_the_page_of_its_source(
    plan: str, comparisons: dict[str, Comparison], site: Tree
) -> None:
    figures = [one for one in comparisons[plan].lookups if one.statement.is_figure]
    shown = {source: lines_of(site, plan, source) for source in {spot.source for one in figures for spot in one.spots}}
    for one in figures:
        spot = one.spots[0]
        digits = fold(format(abs(one.statement.written), "f"))  # type: ignore[arg-type]  # a figure is a number
        assert digits in fold(shown[spot.source][spot.line]), one


@pytest.mark.parametrize("plan", EACH_PLAN)
def test_the_page_of_a_source_is_two_links_from_the_home_page(plan: str, site: Tree) -> None:
    assert f'href="{plan}/"' in html.unescape(site["index.md"].decode())
    sources = Path(ROOT / "plans" / "sources" / plan).glob("*.txt")
    page = html.unescape(site[f"{plan}/index.md"].decode())
    assert [one.stem for one in sources if f'href="source/{one.stem}/"' not in page] == []


@pytest.mark.parametrize("plan", EACH_PLAN)
def test_every_figure_of_an_indicator_is_marked_beside_it(
    plan: str, comparisons: dict[str, Comparison], site: Tree
) -> None:
    marked: dict[str, int] = {}
    for path, content in site.items():
        if path.startswith(f"{plan}/") and path.endswith(".md"):
            for text in re.findall(r'<mark class="printed__[a-z]+">(.*?)</mark>', html.unescape(content.decode())):
                marked[fold(text)] = marked.get(fold(text), 0) + 1
    figures = [
        one
        for one in comparisons[plan].lookups
        if one.statement.is_figure and "years" in one.statement.path and one.statement.at is not None
    ]
    unmarked = [one for one in figures if fold(format(abs(one.statement.written), "f")) not in marked]  # type: ignore[arg-type]
    assert unmarked == []


@pytest.mark.parametrize("plan", EACH_PLAN)
def test_nothing_of_the_lines_that_are_not_cited_is_on_the_page(plan: str, site: Tree) -> None:
    for file in (ROOT / "plans" / "sources" / plan).glob("*.txt"):
        lines = file.read_text(encoding="utf-8").split("\n")
        shown = lines_of(site, plan, file.stem)
        page = fold(html.unescape(site[f"{plan}/source/{file.stem}/index.md"].decode()))
        hidden = [line for number, line in enumerate(lines, 1) if number not in shown and len(fold(line)) > 60]
        assert [line for line in hidden if fold(line) in page] == []
