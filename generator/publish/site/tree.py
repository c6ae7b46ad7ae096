"""The tree: combine evaluated plans and hand-written pages into every file of the site's source, by path."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from generator.errors import CannotRunError
from generator.evaluation.evaluate import Evaluation
from generator.plan.reserved import PlanSubpage, PortalPage
from generator.publish.charts.chart import Card, Drawing
from generator.publish.data.csv_file import csv_file
from generator.publish.data.entry_files import entry_files
from generator.publish.data.entry_form import entry_forms
from generator.publish.data.open_data import OpenData, open_data
from generator.publish.data.promise_table import promise_table
from generator.publish.page import Page
from generator.publish.pages.about import about_pages
from generator.publish.pages.content import hand_page
from generator.publish.pages.glossary import explained, glossary_of
from generator.publish.pages.manual import entry_page, manual_pages
from generator.publish.pages.manual_checks import is_example
from generator.publish.pages.moved import moved_files, moved_pages
from generator.publish.pages.promises import CSV, promise_pages
from generator.publish.pages.render import Pages
from generator.publish.pages.text import sections
from generator.publish.site.search_index import search_indexes
from generator.publish.site.search_words import LIST, read_search_words, search_words_json
from generator.publish.views.plan import PlanFileFacts, plan_page
from generator.publish.views.records import PlanPage
from generator.publish.views.series import family_of
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
    facts: Mapping[str, PlanFileFacts] = MappingProxyType({}),
    licence: bytes | None = None,
) -> Tree:
    """Return the whole docs folder; raise CannotRunError if a hand-written page has the path of a generated one.

    `facts` holds the facts about each plan's file, by plan id; with a `licence`, the bundle of the whole portal's open
    data is included. `draw` returns the files of all drawings, by path.
    """
    plans = [
        plan_page(one, facts.get(one.plan.id, PlanFileFacts()), family_of(one, evaluations)) for one in evaluations
    ]
    plans.sort(key=lambda plan: plan.place)
    glossary = glossary_of(content)
    data = open_data(evaluations, {plan: one.data for plan, one in facts.items() if one.data}, pages.portal, licence)
    generated = (
        _by_path(_pages(plans, pages, data)) | about_pages(pages, content, glossary) | manual_pages(pages, content)
    )
    forms = entry_forms(evaluations, {plan: one.line for plan, one in facts.items()})
    generated |= entry_page(pages, forms)
    has_sources = any(page.lines for page in generated.values())
    generated[PortalPage.SEARCH] = pages.search(has_sources=has_sources)
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
    tree |= {**data.files, **entry_files(forms, pages.portal)}
    tree[f"{PortalPage.MISSED}{CSV}"] = csv_file(promise_table(evaluations))
    for evaluation in evaluations:
        tree |= moved_files(evaluation.plan, data.files)
    for path, text in content.items():
        if is_example(path) or path == LIST:
            continue
        if path in tree:
            raise CannotRunError(f"content/{path} は、自動で作られるページと同じ場所です。別の名前にしてください。")
        tree[path] = by_hand[path].source if path in by_hand else text
    tree |= search_indexes(every, texts)
    names = (
        name for path, page in every.items() if not page.lines for name in (page.name, *(one[1] for one in texts[path]))
    )
    tree["search/words.json"] = search_words_json(read_search_words(content), names)
    return dict(sorted(tree.items()))


def _pages(plans: Sequence[PlanPage], pages: Pages, data: OpenData) -> Iterator[tuple[str, Page]]:
    """Yield every page that is generated from plans, with its path."""
    themes = list(theme_pages(plans))
    portal = {
        PortalPage.HOME: pages.home(plans, themes),
        PortalPage.LIST: pages.listing(plans, themes),
        PortalPage.LATE: pages.late(plans),
        PortalPage.CORRECTIONS: pages.corrections(plans),
        PortalPage.DATA: pages.data(plans, data),
        PortalPage.DATA_RULES: pages.rules(data),
        PortalPage.THEMES: pages.themes(themes),
    }
    yield from ((path.value, page) for path, page in portal.items())
    yield from promise_pages(pages, plans)
    yield from ((f"{PortalPage.THEMES}{theme.id}/", pages.theme(theme)) for theme in themes)
    for code, group in groupby(plans, key=lambda plan: plan.municipality_code):
        yield f"{code}/", pages.municipality(list(group))
    for plan in plans:
        yield f"{plan.id}/", pages.plan(plan, plans)
        yield from ((f"{plan.id}/{link}", pages.further(plan, link)) for link, _ in plan.more)
        yield from ((f"{plan.id}/{PlanSubpage.LIST}{page.id}/", pages.value(plan, page)) for page in plan.lists)
        yield from ((f"{plan.id}/{page.id}/", pages.measure(plan, page)) for page in plan.measures)
        yield from ((f"{plan.id}/{page.id}/", pages.indicator(plan, page)) for page in plan.indicators)
        yield from (
            (f"{plan.id}/{PlanSubpage.SOURCE}{page.id}/", pages.source(plan, page)) for page in plan.source_pages
        )


def _by_path(pages: Iterable[tuple[str, Page]]) -> dict[str, Page]:
    """Return pages by their paths, each of which only one page may have."""
    found: dict[str, Page] = {}
    for path, page in pages:
        if path in found:
            raise CannotRunError(f"「{found[path].title}」と「{page.title}」が、同じアドレス {path} になります。")
        found[path] = page
    return found


def _moved(evaluations: Sequence[Evaluation], generated: Mapping[str, Page], pages: Pages) -> dict[str, Page]:
    """Return the redirecting page for every old path."""
    moves = [pair for evaluation in evaluations for pair in moved_pages(evaluation.plan, generated).items()]
    return {path: pages.moved(path, to, generated[to.partition("#")[0]].name) for path, to in moves}


def _drawings(plan: PlanPage, portal: str) -> Iterator[tuple[str, Drawing]]:
    """Yield every drawing of a plan's pages, by the path of its file."""
    yield f"{plan.id}/card.png", Card(place=plan.municipality, title=plan.title, sentence=plan.summary, portal=portal)
    for page in plan.indicators:
        yield f"{plan.id}/{page.id}/card.png", replace(page.card, below=(*page.card.below, portal))
        for one in page.views:
            for view in (one.chart, one.series.chart):
                if view:
                    yield f"{plan.id}/{page.id}/{view.file}", view.chart
    if plan.budget and plan.budget.chart:
        yield f"{plan.id}/budget/{plan.budget.chart.file}", plan.budget.chart.chart
