"""Build the views of the portal's themes: what each plan does about each theme, side by side."""

from collections.abc import Iterator, Sequence

from generator.evaluation.differences import newest_value
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.standing import is_whole
from generator.plan.model.plan import Measure
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import THEMES, Heading
from generator.publish import addresses
from generator.publish.source_links import Sources
from generator.publish.views import blocks
from generator.publish.views.records import PlanPage, ThemeEntry, ThemePage
from generator.publish.wording import phrases

EXCERPT = 90
"""The number of characters shown of a programme's own description."""


def theme_entries(evaluation: Evaluation, sources: Sources) -> Iterator[ThemeEntry]:
    """Yield an entry for every theme of a measure, in the plan's order."""
    plan = evaluation.plan
    for node in plan.nodes():
        measure = node.measure
        figures = [
            text
            for track in evaluation.tracks
            if track.is_on(node) and not is_whole(track) and (text := _figures(track))
        ]
        contacts = blocks.contacts(sources, measure)
        for theme in measure.themes:
            link = addresses.node_link(plan, node)
            about = _excerpt(evaluation, measure)
            yield ThemeEntry(
                theme=theme,
                name=measure.name,
                href=link,
                lead=measure.lead,
                about=about,
                figures=tuple(figures),
                contacts=contacts,
            )


def theme_pages(plans: Sequence[PlanPage]) -> Iterator[ThemePage]:
    """Yield a page for every theme that some plan has; plans side by side, ordered by place."""
    for theme, name in THEMES.items():
        found = []
        for plan in plans:
            entries = tuple(entry for entry in plan.themes if entry.theme == theme)
            if entries:
                found.append((plan, entries))
        if found:
            known = {plan.id for plan, _ in found}
            yield ThemePage(
                id=theme, name=name, plans=tuple(found), others=tuple(plan for plan in plans if plan.id not in known)
            )


def _figures(track: Track) -> str:
    """Return a track's newest value and its target (or the last one), or only its first target, or its baseline."""
    name, unit = phrases.track_name(track), track.unit
    targets = [(when, row.target) for when, row in track.rows.items() if row.target and not row.target.missing]
    newest = newest_value(track)
    measured = track.results[newest].measured if newest else None
    if newest is None or measured is None:
        bases = [(when, row.baseline) for when, row in track.rows.items() if row.baseline and not row.baseline.missing]
        known = [("目標", *one) for one in targets[:1]] or [("基準", *one) for one in bases[-1:]]
        found = [f"{phrases.both(when)}：{name} {word} {phrases.figure(one, unit)}" for word, when, one in known]
        return "".join(found) or f"{name}（値は載っていません）"
    total = "累計 " if track.results[newest].series is Series.TOTAL else ""
    remark = phrases.qualities(measured)
    text = f"{phrases.both(newest)}：{name} {total}{phrases.figure(measured, unit)}{f'（{remark}）' if remark else ''}"
    target = track.rows[newest].target
    if target and not target.missing:
        return f"{text}／目標 {phrases.figure(target, unit)}"
    return text + "".join(f"／{phrases.target_of(last)} {phrases.figure(one, unit)}" for last, one in targets[-1:])


def _excerpt(evaluation: Evaluation, measure: Measure) -> str:
    """Return the start of the plan's own description of a measure, else of its goal."""
    kinds = evaluation.plan.texts
    for wanted in (Heading.ABOUT, Heading.GOAL, Heading.PROGRESS):
        found = [text for heading, text in measure.words.items() if kinds.get(heading) is wanted]
        found += [
            text
            for _, row in sorted(measure.years.items(), reverse=True)
            for heading, text in row.texts.items()
            if kinds.get(heading) is wanted
        ]
        if found:
            plain = "".join(line.strip().removeprefix("- ") for line in found[0].strip().split("\n"))
            return plain if len(plain) <= EXCERPT else f"{plain[:EXCERPT]}…"
    return ""
