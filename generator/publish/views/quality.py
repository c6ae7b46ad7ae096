"""Data quality: build the counts and complete lists of what is known about a plan's data."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.diagnostics import Diagnostic
from generator.plan.model.blocks import LeftOut
from generator.plan.model.source import Source
from generator.plan.model.vocabulary import Show
from generator.publish import addresses
from generator.publish.views.records import QualityView
from generator.publish.wording import phrases
from generator.publish.wording.labels import SHOWS


def quality_view(evaluation: Evaluation, found: Sequence[Diagnostic]) -> QualityView:
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
        findings=tuple(item.message for item in found),
        corrections=tuple((addresses.source(plan, one.at), one.printed, one.read, one.why) for one in plan.corrections),
        unreadable=tuple((addresses.source(plan, one.at), one.what, one.why) for one in plan.unreadable),
        left_out=tuple(
            ("、".join(addresses.source(plan, at) for at in one.at), _left_out(one), one.why) for one in plan.left_out
        ),
        texts=tuple("　".join([one.title, *about]) for one in plan.sources.values() if (about := [*_about_text(one)])),
    )


def _left_out(one: LeftOut) -> str:
    return f"{one.what}（{'、'.join(one.only)}）" if one.only else one.what


def _about_text(source: Source) -> Iterator[str]:
    """Yield what is known of a document's text: its name, its hash, how it was extracted, how much of it is shown."""
    if source.file:
        yield source.file
    if source.sha256:
        yield f"SHA-256 {source.sha256}"
    if source.extracted:
        how = source.extracted
        pages = f"{how.pages}ページ" if how.pages else ""
        known = (" ".join(filter(None, (how.tool, how.version))), how.from_, pages)
        yield f"取り出し：{'、'.join(filter(None, known))}"
    if source.show is not Show.CITED:
        yield f"サイトに載せる範囲：{SHOWS[source.show]}"
