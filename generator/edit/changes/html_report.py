"""Render the report as one self-contained HTML file, charts included."""

import base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from generator.edit.changes import summary
from generator.edit.changes.change_records import PlanChange, PlanVersion
from generator.edit.changes.change_report import TITLE, Report
from generator.edit.changes.source_report import TITLE as SOURCES
from generator.evaluation.evaluate import Track
from generator.publish.charts.chart import WIDTH, Drawing
from generator.publish.pages.escape import environment
from generator.publish.views.block_records import ChartView
from generator.publish.views.indicator import indicator_view

CHARTS = 60
"""The maximum number of charts on a page; the indicators of the others are named."""


@dataclass(frozen=True, slots=True)
class EmbeddedChart:
    """A chart embedded in the page as a data URI."""

    source: Markup
    alt: str
    height: int


@dataclass(frozen=True, slots=True)
class ChartPair:
    """An indicator's chart before and after; None on a side without a chart."""

    name: str
    before: EmbeddedChart | None
    after: EmbeddedChart | None


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of one plan, and the names of those beyond the limit."""

    pairs: tuple[ChartPair, ...]
    unseen: tuple[str, ...]


def html_report(
    changes: Sequence[PlanChange], report: Report, templates: Path, draw: Callable[[Drawing], bytes]
) -> bytes:
    """Return the page; charts of plans that change take precedence over those of new plans."""
    template = environment(templates).get_template("page.html.jinja")
    room = CHARTS
    charts: dict[str, Charts] = {}
    for change in sorted(changes, key=lambda change: change.old is None):
        views = list(_views(change))
        fitting: list[ChartPair] = []
        for name, before, after in views:
            room -= (before is not None) + (after is not None)
            if room >= 0:
                fitting.append(ChartPair(name, _embedded(before, draw), _embedded(after, draw)))
        charts[summary.file(change)] = Charts(tuple(fitting), tuple(name for name, *_ in views[len(fitting) :]))
    return template.render(title=TITLE, sources=SOURCES, report=report, charts=charts, width=WIDTH).encode()


def _views(change: PlanChange) -> Iterator[tuple[str, ChartView | None, ChartView | None]]:
    """Yield name, old and new chart of each indicator whose chart differs; none if the plan is gone or has errors."""
    if change.new is None or summary.errors(change.new) or summary.errors(change.old):
        return
    for old, new in change.tracks:
        before, after = _chart(change.old, old), _chart(change.new, new)
        if _drawn(before) != _drawn(after):
            known = after or before
            assert known is not None
            yield known.chart.title, before, after


def _chart(side: PlanVersion | None, track: Track | None) -> ChartView | None:
    if side is None or side.evaluation is None or track is None:
        return None
    return indicator_view(side.evaluation, track).chart


def _drawn(view: ChartView | None) -> Drawing | None:
    """Return what is drawn, without the title, which is only visible when the picture is opened on its own."""
    return replace(view.chart, title="") if view else None


def _embedded(view: ChartView | None, draw: Callable[[Drawing], bytes]) -> EmbeddedChart | None:
    if view is None:
        return None
    picture = base64.b64encode(draw(view.chart)).decode()
    return EmbeddedChart(Markup(f"data:image/svg+xml;base64,{picture}"), view.alt, view.height)  # noqa: S704 - base64 alone
