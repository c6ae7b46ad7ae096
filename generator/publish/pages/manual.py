"""The staff manual's pages that are generated from the rules and the model: findings, fields, the example."""

from collections.abc import Iterator, Mapping, Sequence

from generator.plan.model import fiscal
from generator.plan.model.quantity import LIMIT_WORDS
from generator.plan.model.vocabulary import MISSING_WORDS, THEMES
from generator.plan.places import place
from generator.publish import addresses
from generator.publish.data.entry_form import ENTRY, EntryForm
from generator.publish.page import Link, Page
from generator.publish.pages.manual_checks import FOLDER, WEIGHTS, CheckPage, check_pages
from generator.publish.pages.manual_fields import record_views
from generator.publish.pages.render import Pages
from generator.publish.wording import phrases

EXAMPLE = "manual/example.yaml"
"""The commented example plan, among the hand-written files."""
MANUAL: Link = ("職員の手引き", "manual/")
_CHECKS = Page(
    title="エラーの意味", description="計画ファイルで確かめることの一覧。指摘の意味、まちがいの例、直した例。"
)
_FIELDS = Page(title="項目の一覧", description="計画ファイルに書けるすべての項目の、意味と書き方。")
_EXAMPLE = Page(title="計画ファイルの見本", description="計画ファイルで使える部品がすべて入った、メモ付きの見本。")
_ENTRY = Page(title="実績を入れる", description="計画と年度を選び、去年の値を見ながら実績を入れて、提案にするページ。")
_TIMES = ("R8", "2026", "R8上", "R8下", "R3.8", "2008以降", "H22-H26", "現状", "最終")
_PLACES = ("plan 9", "plan 9-12, 40", "kpi 指標!F12", "kpi 指標!F12:H12, F14", "web 主な指標!3-5")


def manual_pages(pages: Pages, content: Mapping[str, bytes]) -> dict[str, Page]:
    """Return each of these pages by its path; the example and the findings only if their files are available."""
    fields = {
        "records": record_views(),
        "times": tuple(_times()),
        "places": tuple((written, addresses.within(place(written))) for written in _PLACES),
        "comparators": tuple(LIMIT_WORDS),
        "missing": tuple(MISSING_WORDS),
        "themes": tuple(THEMES.items()),
    }
    found = {"manual/fields/": pages.below((MANUAL,), "fields", _FIELDS, fields)}
    if EXAMPLE in content:
        example = {"example": content[EXAMPLE].decode().splitlines()}
        found["manual/example/"] = pages.below((MANUAL,), "example", _EXAMPLE, example)
    if checks := check_pages(content):
        found[FOLDER] = pages.below((MANUAL,), "checks", _CHECKS, {"groups": tuple(_groups(checks))})
        above = (MANUAL, (_CHECKS.title, FOLDER))
        for check in checks:
            page = Page(
                title=check.sentence.rstrip("。"),
                description=f"{check.weight}「{check.code}」の意味と直し方。",
                short=check.code,
            )
            found[f"{FOLDER}{check.code}/"] = pages.below(above, "check", page, {"check": check})
    return found


def entry_page(pages: Pages, forms: Sequence[EntryForm]) -> dict[str, Page]:
    """Return the page on which staff enter figures, by its path; none without a plan that has indicators."""
    return {ENTRY: pages.below((MANUAL,), "enter", _ENTRY, {"forms": forms})} if forms else {}


def _times() -> Iterator[tuple[str, str]]:
    for written in _TIMES:
        period = fiscal.parse_period(written)
        assert period is not None
        yield written, phrases.both(period)


def _groups(checks: tuple[CheckPage, ...]) -> Iterator[tuple[str, str, tuple[CheckPage, ...]]]:
    """Yield the pages by severity, errors first."""
    for severity, (weight, what_next) in WEIGHTS.items():
        if of_this := tuple(check for check in checks if check.severity is severity):
            yield weight, what_next, of_this
