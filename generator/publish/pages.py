"""Pages: what they show in, their Markdown out. Templates show; they do not compute."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import TemplateError

from generator.errors import CannotRunError
from generator.publish import opendata
from generator.publish.escape import environment, front_matter
from generator.publish.views import MeasurePage, PlanPage, ThemePage


class Pages:
    """Renders each kind of page from the templates in `folder`; every text is Markdown with front matter."""

    def __init__(self, folder: Path) -> None:
        self._templates = environment(folder)

    def home(self, plans: Sequence[PlanPage]) -> str:
        """Render the home page: the plans by prefecture."""
        ordered = sorted(plans, key=lambda plan: plan.place)
        prefectures = [(name, list(group)) for name, group in groupby(ordered, key=lambda plan: plan.prefecture)]
        description = "市町村の計画の目標・実績・評価を、公表された資料から写して、だれでも読める形で並べたサイトです。"
        return self._render("home", "ホーム", description, prefectures=prefectures)

    def plan(self, plan: PlanPage, others: Sequence[PlanPage]) -> str:
        """Render a plan's page, with links to the plan before it and the plans after it."""
        description = f"{plan.municipality}「{plan.title}」の目標・実績・評価。{plan.summary}"
        before = [other for other in others if other.id == plan.follows]
        after = [other for other in others if other.follows == plan.id]
        return self._render("plan", plan.title, description, plan=plan, before=before, after=after)

    def measure(self, plan: PlanPage, page: MeasurePage) -> str:
        """Render the page of one measure."""
        title = f"{page.title}（{plan.title}）"
        return self._render("measure", title, f"{title}の事業ごとの目標・実績・評価とその理由。", plan=plan, page=page)

    def budget(self, plan: PlanPage) -> str:
        """Render a plan's budget."""
        title = f"お金（{plan.title}）"
        return self._render("budget", title, f"{plan.title}の事業ごと・年度ごとの金額。", plan=plan, budget=plan.budget)

    def contacts(self, plan: PlanPage) -> str:
        """Render whom to ask about a plan, by subject."""
        return self._render(
            "contacts", f"問い合わせ先（{plan.title}）", f"{plan.title}の事業ごとの問い合わせ先と電話番号。", plan=plan
        )

    def people(self, plan: PlanPage) -> str:
        """Render a plan's councils, meetings and calendar."""
        months = [(month, list(group)) for month, group in groupby(plan.events, key=lambda event: event.month)]
        title = f"会議と行事（{plan.title}）"
        return self._render("people", title, f"{plan.title}の会議・委員・行事の予定。", plan=plan, months=months)

    def quality(self, plan: PlanPage) -> str:
        """Render what is known about a plan's data and its sources."""
        title = f"出典とデータの質（{plan.title}）"
        return self._render(
            "quality", title, f"{plan.title}の出典、読みかえ、判読できない箇所。", plan=plan, quality=plan.quality
        )

    def municipality(self, plans: Sequence[PlanPage]) -> str:
        """Render a municipality's page with all its plans."""
        name = plans[0].municipality
        return self._render("municipality", name, f"{plans[0].prefecture}{name}の計画の一覧。", plans=plans)

    def themes(self, themes: Sequence[ThemePage]) -> str:
        """Render the list of themes."""
        return self._render("themes", "テーマ", "同じテーマの事業を、計画をまたいで並べて読めます。", themes=themes)

    def theme(self, theme: ThemePage) -> str:
        """Render one theme: the plans side by side."""
        description = f"「{theme.name}」について、それぞれの計画が何をするか。"
        return self._render("theme", f"テーマ：{theme.name}", description, theme=theme)

    def manual(self, example: str, rules: Sequence[tuple[str, str]]) -> str:
        """Render the manual's first page: the commented example plan, and every rule that a plan is checked by."""
        description = "計画ファイルの書き方。すべての部品が入った見本と、確かめることの一覧。"
        return self._render("manual", "計画ファイルの書き方", description, example=example.splitlines(), rules=rules)

    def data(self) -> str:
        """Render the description of the open data."""
        tables = opendata.codes()
        description = "すべての値を1つの表（CSV）で取れます。列とコードの説明。"
        return self._render("data", "データ", description, columns=opendata.COLUMNS.items(), tables=tables)

    def _render(self, template: str, title: str, description: str, **shown: object) -> str:
        name = f"{template}.md.jinja"
        try:
            text = self._templates.get_template(name).render(**shown)
        except TemplateError as error:
            raise CannotRunError(
                f"テンプレート {name} を使えません（{error}）。site_templates/pages/ を直してください。"
            ) from error
        return front_matter(title, description) + text
