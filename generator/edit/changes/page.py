"""The report as one HTML file: changes and finished words in; a page that needs nothing else, charts included, out."""

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from generator.edit.changes import summary
from generator.edit.changes.records import PlanChange, Side
from generator.edit.changes.report import TITLE, Report
from generator.evaluation.evaluate import Track
from generator.publish.charts.chart import HEIGHT, WIDTH, Drawing
from generator.publish.pages.escape import environment
from generator.publish.views.block_records import ChartView
from generator.publish.views.indicator import indicator_view

CHARTS = 60
"""How many charts a page shows; the indicators of the others are named."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart as a picture inside the page."""

    source: Markup
    alt: str


@dataclass(frozen=True, slots=True)
class Beside:
    """An indicator's chart before and after; None on the side that has none."""

    name: str
    before: Shown | None
    after: Shown | None


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of one plan, and the names of those for which there is no room."""

    pairs: tuple[Beside, ...]
    unseen: tuple[str, ...]


def page(changes: Sequence[PlanChange], report: Report, templates: Path, draw: Callable[[Drawing], bytes]) -> bytes:
    """Write the page; plans that change come before new ones when it is about who gets the room for charts."""
    template = environment(templates).get_template("page.html.jinja")
    room = CHARTS
    charts: dict[str, Charts] = {}
    for change in sorted(changes, key=lambda change: change.old is None):
        views = list(_views(change))
        fitting: list[Beside] = []
        for name, before, after in views:
            room -= (before is not None) + (after is not None)
            if room >= 0:
                fitting.append(Beside(name, _shown(before, draw), _shown(after, draw)))
        charts[summary.file(change)] = Charts(tuple(fitting), tuple(name for name, *_ in views[len(fitting) :]))
    return template.render(title=TITLE, report=report, charts=charts, width=WIDTH, height=HEIGHT).encode()


def _views(change: PlanChange) -> Iterator[tuple[str, ChartView | None, ChartView | None]]:
    """Yield the name and both charts of each indicator whose drawing is another; of a plan that goes or has errors, none."""
    if change.new is None or summary.errors(change.new) or summary.errors(change.old):
        return
    for old, new in change.tracks:
        before, after = _chart(change.old, old), _chart(change.new, new)
        if _drawn(before) != _drawn(after):
            known = after or before
            assert known is not None
            yield known.chart.title, before, after


def _chart(side: Side | None, track: Track | None) -> ChartView | None:
    if side is None or side.evaluation is None or track is None:
        return None
    return indicator_view(side.evaluation, track).chart


def _drawn(view: ChartView | None) -> Drawing | None:
    """Give what is drawn, without the title, which only those see who open the picture by itself."""
    return replace(view.chart, title="") if view else None


def _shown(view: ChartView | None, draw: Callable[[Drawing], bytes]) -> Shown | None:
    if view is None:
        return None
    picture = base64.b64encode(draw(view.chart)).decode()
    return Shown(Markup(f"data:image/svg+xml;base64,{picture}"), view.alt)  # noqa: S704 - base64 alone
