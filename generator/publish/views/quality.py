"""Data quality: build the counts and complete lists of what is known about a plan's data."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.diagnostics import Diagnostic, short
from generator.plan.model.blocks import LeftOut
from generator.plan.places import joined, ranges_text
from generator.publish.page import Link
from generator.publish.source_links import Citation, Sources
from generator.publish.views.items import item_of, items_by_path
from generator.publish.views.noticed import noticed_by_kind
from generator.publish.views.records import QualityView
from generator.publish.wording import phrases

LONG = 60
"""The most characters that are shown of what was not found."""


def quality_view(evaluation: Evaluation, found: Sequence[Diagnostic], sources: Sources) -> QualityView:
    """Return what is known about the quality of a plan's data."""
    plan = evaluation.plan
    figures = list(observations(evaluation))
    reasons = Counter(one.figure.missing for one in figures if one.figure and one.figure.missing)
    missing = reasons.total()
    located = sum(one.at is not None for one in figures)
    graded = [result for track in evaluation.tracks for result in track.results.values() if result.published_code]
    counts = [("値の数（理由のある空欄も数える）", f"{len(figures):,}")]
    counts += [(f"値がない：{phrases.missing(code)}", f"{number:,}") for code, number in sorted(reasons.items())]
    counts += [("出典の行を示していない値", f"{len(figures) - located:,}")]
    if graded:
        same = sum(not result.differs and result.graded.grade is not None for result in graded)
        counts += [("公表された評価のうち、計算と同じもの", f"{same} / {len(graded)}")]
    totals = (
        ("値の行", f"{len(figures):,}"),
        ("数値やことばがある", f"{len(figures) - missing:,}"),
        ("理由のある空欄", f"{missing:,}"),
        ("出典の行がある", f"{located:,}"),
        ("読みかえ", f"{len(plan.corrections):,}"),
        ("読み取れない", f"{len(plan.unreadable):,}"),
    )
    return QualityView(
        counts=tuple(counts),
        totals=totals,
        noticed=noticed_by_kind(evaluation, found),
        corrections=tuple((sources.cite(one.at), one.printed, one.read, one.why) for one in plan.corrections),
        unreadable=tuple((sources.cite(one.at), one.what, one.why) for one in plan.unreadable),
        left_out=tuple(
            ("、".join(sources.text(at) for at in one.at), _left_out(one), one.why) for one in plan.left_out
        ),
        missing=tuple(_missing(evaluation, sources)),
        unaccounted=tuple(_unaccounted(sources)),
    )


def _missing(evaluation: Evaluation, sources: Sources) -> Iterator[tuple[Link, str, Citation | None]]:
    """Yield what was not found at its cited lines: the item, what the file has there, and the citation."""
    items = items_by_path(evaluation)
    for one in sources.comparison.missing if sources.comparison else ():
        yield item_of(items, one.path)[0], short(one.written, LONG), sources.cite(one.at)


def _unaccounted(sources: Sources) -> Iterator[str]:
    """Yield a sentence for each source on its lines with something that is not in the plan."""
    for name, source in sources.plan.sources.items():
        lines = {one.line for one in sources.comparison.unaccounted if one.source == name} if sources.comparison else ()
        if lines:
            ranges = ranges_text(joined((line, line) for line in lines))
            yield f"「{source.title}」のテキストで、この計画に写していないことばのある行：{ranges}行目（{len(lines):,}行）"


def _left_out(one: LeftOut) -> str:
    return f"{one.what}（{'、'.join(one.only)}）" if one.only else one.what
