"""The pages of promises across all plans: those that were not kept, and those that were, in groups."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.plan.model.vocabulary import THEMES
from generator.plan.reserved import PortalPage
from generator.publish.page import Page
from generator.publish.pages.render import Pages
from generator.publish.views.records import PlanPage
from generator.publish.views.score_records import PromiseView

Found = tuple[PlanPage, PromiseView]
PromiseGroup = tuple[str, str, list[Found]]
"""The name of a group, the path of its own page from the site's root (empty: none), and its promises."""

CSV = "promises.csv"
_NAMES = {True: "達成した約束", False: "届かなかった約束"}
_WAYS = ("市区町村ごと", "テーマごと", "担当ごと")
_PATHS = {
    True: (PortalPage.MET, PortalPage.MET_BY_THEME, PortalPage.MET_BY_LEAD),
    False: (PortalPage.MISSED, PortalPage.MISSED_BY_THEME, PortalPage.MISSED_BY_LEAD),
}
_UNKNOWN = "担当の記載がないもの"


def promise_pages(pages: Pages, plans: Sequence[PlanPage]) -> Iterator[tuple[str, Page]]:
    """Yield the pages with their paths: kept and not kept, by municipality, by theme and by who carries it out."""
    grouped: tuple[Callable[[Sequence[Found]], list[PromiseGroup]], ...] = (_by_place, _by_theme, _by_lead)
    for is_met, paths in _PATHS.items():
        found = [(plan, one) for plan in plans for one in plan.promises if one.is_met is is_met]
        links = list(zip(_WAYS, paths, strict=True))
        for way, path, group in zip(_WAYS, paths, grouped, strict=True):
            name = _NAMES[is_met]
            page = Page(
                title=f"{name}（{way}）",
                short=name if path == paths[0] else way,
                description=f"期限のきた目標のうち、{name}を、計画をまたいで{way}に並べました。",
            )
            above = [] if path == paths[0] else [(name, paths[0].value)]
            shown = {
                "name": name,
                "way": "" if path == paths[0] else way,
                "is_met": is_met,
                "count": len(found),
                "ways": [(one, to.value) for one, to in links],
                "here": path.value,
                "up": "../" * path.count("/"),
                "groups": group(found),
                "other": (_NAMES[not is_met], _PATHS[not is_met][0].value),
                "csv": f"{PortalPage.MISSED}{CSV}",
            }
            yield path, pages.below(above, "promises", page, shown)


def _by_place(found: Sequence[Found]) -> list[PromiseGroup]:
    groups: dict[str, PromiseGroup] = {}
    for plan, one in found:
        name = f"{plan.municipality}「{plan.title}」"
        groups.setdefault(plan.id, (name, f"{plan.id}/", []))[2].append((plan, one))
    return list(groups.values())


def _by_theme(found: Sequence[Found]) -> list[PromiseGroup]:
    groups = [
        (name, f"{PortalPage.THEMES}{theme}/", [(plan, one) for plan, one in found if theme in one.themes])
        for theme, name in THEMES.items()
    ]
    rest = [(plan, one) for plan, one in found if not one.themes]
    return [group for group in (*groups, ("テーマのないもの", "", rest)) if group[2]]


def _by_lead(found: Sequence[Found]) -> list[PromiseGroup]:
    """Return one group for each office of a municipality; spellings that differ only in punctuation are one."""
    groups: dict[tuple[str, str], PromiseGroup] = {}
    rest: list[Found] = []
    for plan, one in found:
        for lead in one.leads:
            key = (plan.municipality_code, re.sub(r"[\s・･、,，]", "", lead))
            groups.setdefault(key, (f"{plan.municipality}：{lead}", "", []))[2].append((plan, one))
        rest += [] if one.leads else [(plan, one)]
    return [*groups.values(), *([(_UNKNOWN, "", rest)] if rest else [])]
