"""Render pages from records. Templates only display; they do not compute."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from jinja2 import TemplateError

from generator.errors import CannotRunError
from generator.plan.reserved import PlanSubpage, PortalPage
from generator.publish.data.citation import cited
from generator.publish.data.codes import codes
from generator.publish.data.open_data import OpenData, is_few
from generator.publish.data.snippets import snippets
from generator.publish.data.table import LAYOUT
from generator.publish.page import Link, Page
from generator.publish.pages.escape import environment
from generator.publish.pages.schema_org import data_entity, plan_entity
from generator.publish.portal import Portal
from generator.publish.views.indicator_records import IndicatorPage
from generator.publish.views.records import MeasurePage, PlanPage, ThemePage
from generator.publish.views.score_records import ListPage
from generator.publish.views.source_records import SourcePage

HOME: Link = ("ホーム", PortalPage.HOME.value)
_FURTHER = {
    PlanSubpage.BRIEF: ("brief", "いまの状況、未達の指標、お金、問い合わせ先を、A4の1枚で。"),
    PlanSubpage.LIST: ("indicators", "指標と事業を、評価・年度・担当からさがす一覧。"),
    PlanSubpage.BUDGET: ("budget", "事業ごと・年度ごとの金額。"),
    PlanSubpage.PEOPLE: ("people", "会議・委員・行事の予定。"),
    PlanSubpage.CONTACTS: ("contacts", "事業ごとの問い合わせ先と電話番号。"),
    PlanSubpage.CITE: ("cite", "計画と指標ごとの、出典の書き方。"),
    PlanSubpage.QUALITY: ("quality", "出典、読みかえ、判読できない箇所。"),
}
"""A plan's further pages by their link: template and description."""


class Pages:
    """Renders each kind of page from the templates in `folder`."""

    def __init__(self, folder: Path, portal: Portal = Portal()) -> None:  # noqa: B008 - frozen
        self.portal = portal
        self._templates = environment(folder)

    def home(self, plans: Sequence[PlanPage], themes: Sequence[ThemePage]) -> Page:
        """Render the home page: the plans by prefecture."""
        about = "市町村の計画の目標・実績・評価を、公表された資料から写して、だれでも読める形で並べたサイトです。"
        shown = {"prefectures": _by_prefecture(plans), "themes": themes, "plans": plans}
        return self._render("home", Page(title="ホーム", description=about), shown)

    def listing(self, plans: Sequence[PlanPage], themes: Sequence[ThemePage]) -> Page:
        """Render the plain list of everything, by municipality and by theme."""
        about = "このサイトにある計画と施策・事業を、市町村からも、テーマからもさがせる一覧です。"
        shown = {"prefectures": _by_prefecture(plans), "themes": themes}
        return self._render("list", Page(title="計画の一覧", description=about, crumbs=(HOME,)), shown)

    def late(self, plans: Sequence[PlanPage]) -> Page:
        """Render the overdue values, plan by plan."""
        about = "期限を過ぎても値が入っていない指標を、計画ごとに、担当と期限といっしょに示します。"
        return self._render(
            "late", Page(title="更新が遅れている項目", description=about, crumbs=(HOME,)), {"plans": plans}
        )

    def corrections(self, plans: Sequence[PlanPage]) -> Page:
        """Render every corrected mistake, the newest first."""
        about = "このサイトに載せたあとで直したまちがい。何が、いつからまちがっていて、いつ直したか。"
        found = [(plan, one) for plan in plans for one in plan.errata]
        found.sort(key=lambda pair: pair[1].day, reverse=True)
        return self._render("corrections", Page(title="訂正履歴", description=about, crumbs=(HOME,)), {"errata": found})

    def moved(self, path: str, to: str, name: str) -> Page:
        """Render the page at an old path: a link to the address `to`, the new place of the page called `name`."""
        page = Page(title="ページが移りました", description=f"「{name}」の新しい場所への案内です。", moved=to)
        return self._render("moved", page, {"up": "../" * path.count("/"), "to": to, "name": name})

    def search(self, *, has_sources: bool) -> Page:
        """Render the page that shows the search results, with the choice to search in the sources, too."""
        about = "このサイトのすべてのページを、ことばでさがせます。"
        page = Page(title="さがす", description=about, crumbs=(HOME,))
        return self._render("search", page, {"has_sources": has_sources})

    def plan(self, plan: PlanPage, others: Sequence[PlanPage]) -> Page:
        """Render a plan's page, with links to the preceding plan and the following plans."""
        before = [other for other in others if other.id == plan.follows]
        after = [other for other in others if other.follows == plan.id]
        about = f"{plan.municipality}「{plan.title}」の目標・実績・評価。{plan.summary}"
        page = Page(
            title=plan.title,
            description=about,
            crumbs=_crumbs(plan)[:-1],
            entity=plan_entity(plan, self.portal),
            card=f"{plan.id}/card.png",
        )
        return self._render("plan", page, {"plan": plan, "before": before, "after": after, "few": is_few(others)})

    def measure(self, plan: PlanPage, page: MeasurePage) -> Page:
        """Render the page of one measure."""
        about = f"{page.kind}「{page.title}」の目標・実績・評価とその理由。"
        shown = replace(_of_plan(plan, page.title, about, page.above), around=page.around)
        return self._render("measure", shown, {"plan": plan, "page": page})

    def indicator(self, plan: PlanPage, page: IndicatorPage) -> Page:
        """Render the page of one indicator, with all its parts."""
        shown = _of_plan(plan, page.title, f"「{page.full_name}」。{page.sentence}", page.above)
        shown = replace(
            shown, title=f"{page.full_name}（{plan.title}）", around=page.around, card=f"{plan.id}/{page.id}/card.png"
        )
        return self._render("indicator", shown, {"plan": plan, "page": page, "cited": partial(cited, self.portal)})

    def further(self, plan: PlanPage, link: PlanSubpage) -> Page:
        """Render one of a plan's further pages, given its link from the plan's page."""
        template, about = _FURTHER[link]
        months = [(month, list(group)) for month, group in groupby(plan.events, key=lambda event: event.month)]
        page = _of_plan(plan, dict(plan.more)[link], about)
        return self._render(template, page, {"plan": plan, "months": months, "cited": partial(cited, self.portal)})

    def value(self, plan: PlanPage, page: ListPage) -> Page:
        """Render the list for one value: a grade, a fiscal year, a lead or a decision."""
        above = (dict(plan.more)[PlanSubpage.LIST], f"{plan.id}/{PlanSubpage.LIST}")
        shown = _of_plan(plan, page.title, f"{page.title}の一覧。", (above,))
        return self._render("value", shown, {"plan": plan, "page": page})

    def source(self, plan: PlanPage, source: SourcePage) -> Page:
        """Render the page of one source: what it is, and its lines."""
        page = _of_plan(plan, f"資料：{source.title}", f"もとの資料「{source.title}」の記載と、そこから写したもの。")
        lines = tuple((f"L{one.number}", one.name, one.text) for block in source.blocks for one in block.lines)
        return self._render("source", replace(page, lines=lines), {"plan": plan, "source": source})

    def municipality(self, plans: Sequence[PlanPage]) -> Page:
        """Render a municipality's page with all its plans."""
        name = plans[0].municipality
        page = Page(
            title=name,
            description=f"{plans[0].prefecture}{name}の計画の一覧。",
            crumbs=(HOME, ("計画の一覧", PortalPage.LIST.value)),
        )
        return self._render("municipality", page, {"plans": plans})

    def themes(self, themes: Sequence[ThemePage]) -> Page:
        """Render the list of themes."""
        page = Page(title="テーマ", description="同じテーマの事業を、計画をまたいで並べて読めます。", crumbs=(HOME,))
        return self._render("themes", page, {"themes": themes})

    def theme(self, theme: ThemePage) -> Page:
        """Render one theme: the plans side by side."""
        about = f"「{theme.name}」について、それぞれの計画が何をするか。"
        page = Page(
            title=f"テーマ：{theme.name}",
            description=about,
            short=theme.name,
            crumbs=(HOME, ("テーマ", PortalPage.THEMES.value)),
        )
        return self._render("theme", page, {"theme": theme})

    def data(self, plans: Sequence[PlanPage], data: OpenData) -> Page:
        """Render the description of the open data."""
        about = "すべての値を、Excelで開ける表（CSV・XLSX）とJSONで取れます。列とコードの説明。"
        page = Page(title="データ", description=about, crumbs=(HOME,), entity=data_entity(plans, self.portal))
        whole = [
            (path.removeprefix("data/"), len(content)) for path, content in data.files.items() if path.count("/") == 1
        ]
        shown = {
            "tables": data.tables,
            "codes": codes().items(),
            "plans": plans,
            "snippets": snippets(self.portal.address),
            "layout": LAYOUT,
            "few": is_few(plans),
            "bundles": [(name, f"{size / 1_000_000:.1f}") for name, size in whole if name.endswith((".zip", ".xlsx"))],
        }
        return self._render("data", page, shown)

    def rules(self, data: OpenData) -> Page:
        """Render how the files comply with the official rules for machine-readable data."""
        page = Page(
            title="機械可読性のルール",
            description="国のルール30項目ごとの、結果と確かめ方。",
            crumbs=(HOME, ("データ", PortalPage.DATA.value)),
        )
        return self._render("rules", page, {"verdicts": data.verdicts})

    def below(self, above: Sequence[Link], template: str, page: Page, shown: Mapping[str, object]) -> Page:
        """Render a generated page about the portal, below the pages in `above`."""
        return self._render(template, replace(page, crumbs=(HOME, *above)), shown)

    def _render(self, template: str, page: Page, shown: Mapping[str, object] = MappingProxyType({})) -> Page:
        name = f"{template}.md.jinja"
        try:
            body = self._templates.get_template(name).render(portal=self.portal, **shown)
        except TemplateError as error:
            raise CannotRunError(
                f"テンプレート {name} を使えません（{error}）。site_templates/pages/ を直してください。"
            ) from error
        return replace(page, body=body)


def _crumbs(plan: PlanPage) -> tuple[Link, ...]:
    """Return the breadcrumbs from the home page to a plan's page."""
    return (HOME, (plan.municipality, f"{plan.municipality_code}/"), (plan.title, f"{plan.id}/"))


def _by_prefecture(plans: Sequence[PlanPage]) -> list[tuple[str, list[PlanPage]]]:
    ordered = sorted(plans, key=lambda plan: plan.place)
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda plan: plan.prefecture)]


def _of_plan(plan: PlanPage, name: str, about: str, above: Sequence[Link] = ()) -> Page:
    """Return the start of a page below a plan's page; `above` are the pages between the two."""
    return Page(
        title=f"{name}（{plan.title}）",
        description=f"{plan.municipality}「{plan.title}」の{about}",
        short=name,
        crumbs=(*_crumbs(plan), *above),
        card=f"{plan.id}/card.png",
    )
