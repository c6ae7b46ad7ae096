"""The tree: evaluated plans and hand-written pages in; every file of the site's source, by path, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from generator.errors import CannotRunError
from generator.evaluation.evaluate import Evaluation
from generator.plan.reserved import PlanSubpage, PortalPage
from generator.publish.charts.chart import Card, Drawing
from generator.publish.data.files import OpenData, open_data
from generator.publish.page import Page
from generator.publish.pages.about import about_pages
from generator.publish.pages.content import hand_page
from generator.publish.pages.glossary import explained, glossary_of
from generator.publish.pages.manual import manual_pages
from generator.publish.pages.manual_checks import is_example
from generator.publish.pages.moved import moved_files, moved_pages
from generator.publish.pages.render import Pages
from generator.publish.pages.text import sections
from generator.publish.site.search_index import index_json
from generator.publish.views.plan import Known, plan_page
from generator.publish.views.records import PlanPage, Section
from generator.publish.views.themes import theme_pages

EXPLAINS_ITSELF = "about/glossary/"
SENTENCE = "市町村の計画の目標・実績・評価を、だれでも読める形で"

Tree = dict[str, bytes]
"""File contents by path, with `/`, relative to the docs folder."""


def build_tree(
    evaluations: Sequence[Evaluation],
    pages: Pages,
    draw: Callable[[Mapping[str, Drawing]], Tree],
    content: Mapping[str, bytes],
    known: Mapping[str, Known] = MappingProxyType({}),
    licence: bytes | None = None,
) -> Tree:
    """Put together the whole docs folder; a hand-written page in a generated page's place is an error.

    `known` is what else is known about each plan's file, by the plan's id; with a `licence`, the open data of the whole
    portal are bundled, too. `draw` gives the files of all drawings, by their paths.
    """
    plans = [plan_page(evaluation, known.get(evaluation.plan.id, Known())) for evaluation in evaluations]
    plans.sort(key=lambda plan: plan.place)
    glossary = glossary_of(content)
    data = open_data(evaluations, {plan: one.said for plan, one in known.items() if one.said}, pages.portal, licence)
    generated = (
        _by_path(_pages(plans, pages, data)) | about_pages(pages, content, glossary) | manual_pages(pages, content)
    )
    by_hand = {
        path: hand_page(path, text, pages.portal.markdown) for path, text in content.items() if path.endswith(".md")
    }
    generated = _moved(evaluations, generated, pages) | generated
    every = generated | {hand.path: hand.page for hand in by_hand.values()}
    texts = {path: sections(page.body) for path, page in every.items()}
    tree: Tree = {
        f"{path}index.md": (page if path == EXPLAINS_ITSELF else explained(page, texts[path], glossary)).markdown()
        for path, page in generated.items()
    }
    drawings = dict(drawing for plan in plans for drawing in _drawings(plan, pages.portal.name))
    tree |= draw(drawings | {"assets/card.png": Card(place=SENTENCE, title=pages.portal.name, sentence="", portal="")})
    tree |= data.files
    for evaluation in evaluations:
        tree |= moved_files(evaluation.plan, data.files)
    for path, text in content.items():
        if is_example(path):
            continue
        if path in tree:
            raise CannotRunError(f"content/{path} は、自動で作られるページと同じ場所です。別の名前にしてください。")
        tree[path] = by_hand[path].source if path in by_hand else text
    tree["search/index.json"] = index_json(_indexed(every), texts)
    return dict(sorted(tree.items()))


def _pages(plans: Sequence[PlanPage], pages: Pages, data: OpenData) -> Iterator[tuple[str, Page]]:
    """Render every page that is made from plans, each with its path."""
    themes = list(theme_pages(plans))
    portal = {
        PortalPage.HOME: pages.home(plans, themes),
        PortalPage.LIST: pages.listing(plans, themes),
        PortalPage.SEARCH: pages.search(),
        PortalPage.LATE: pages.late(plans),
        PortalPage.CORRECTIONS: pages.corrections(plans),
        PortalPage.DATA: pages.data(plans, data),
        PortalPage.DATA_RULES: pages.rules(data),
        PortalPage.THEMES: pages.themes(themes),
    }
    yield from ((path.value, page) for path, page in portal.items())
    yield from ((f"{PortalPage.THEMES}{theme.id}/", pages.theme(theme)) for theme in themes)
    for code, group in groupby(plans, key=lambda plan: plan.municipality_code):
        yield f"{code}/", pages.municipality(list(group))
    for plan in plans:
        yield f"{plan.id}/", pages.plan(plan, plans)
        yield from ((f"{plan.id}/{link}", pages.further(plan, link)) for link, _ in plan.more)
        yield from ((f"{plan.id}/{PlanSubpage.LIST}{page.id}/", pages.value(plan, page)) for page in plan.lists)
        yield from ((f"{plan.id}/{page.id}/", pages.measure(plan, page)) for page in plan.measures)


def _by_path(pages: Iterable[tuple[str, Page]]) -> dict[str, Page]:
    """Put pages together by their paths, each of which only one may have."""
    found: dict[str, Page] = {}
    for path, page in pages:
        if path in found:
            raise CannotRunError(f"「{found[path].title}」と「{page.title}」が、同じアドレス {path} になります。")
        found[path] = page
    return found


def _moved(evaluations: Sequence[Evaluation], generated: Mapping[str, Page], pages: Pages) -> dict[str, Page]:
    """Render what leads on from every old path."""
    led = [pair for evaluation in evaluations for pair in moved_pages(evaluation.plan, generated).items()]
    return {path: pages.moved(path, to, generated[to.partition("#")[0]].name) for path, to in led}


def _indexed(pages: Mapping[str, Page]) -> dict[str, Page]:
    """Give what can be found: every page but those that lead on, and the one that shows what was found."""
    return {path: page for path, page in pages.items() if path != PortalPage.SEARCH and not page.moved}


def _drawings(plan: PlanPage, portal: str) -> Iterator[tuple[str, Drawing]]:
    """Yield every drawing of a plan's pages, by the path of its file."""

    def of(folder: str, section: Section) -> Iterator[tuple[str, Drawing]]:
        for one in section.indicators:
            if one.chart:
                yield f"{folder}/{one.chart.file}", one.chart.chart

    yield f"{plan.id}/card.png", Card(place=plan.municipality, title=plan.title, sentence=plan.summary, portal=portal)
    yield from of(plan.id, plan.own)
    for page in plan.measures:
        for section in page.sections:
            yield from of(f"{plan.id}/{page.id}", section)
    if plan.budget and plan.budget.chart:
        yield f"{plan.id}/budget/{plan.budget.chart.file}", plan.budget.chart.chart
