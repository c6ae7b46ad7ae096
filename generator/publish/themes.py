"""Themes: plans' pages in; for each of the portal's own themes, what each plan does about it, out."""

from collections.abc import Iterator, Sequence

from generator.plan.vocabulary import THEMES
from generator.publish.views import PlanPage, ThemePage


def theme_pages(plans: Sequence[PlanPage]) -> Iterator[ThemePage]:
    """Yield a page for every theme that some plan has; plans side by side, in the order of their places."""
    for theme, name in THEMES.items():
        found = []
        for plan in plans:
            entries = tuple((entry, link, lead) for known, entry, link, lead in plan.themes if known == theme)
            if entries:
                found.append((plan, entries))
        if found:
            yield ThemePage(theme, name, tuple(found))
