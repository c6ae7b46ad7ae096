"""Compare the old and new versions of plan files and return what changes in each plan, as records."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.edit.changes import pairing
from generator.edit.changes.change_records import NameChange, PlanChange, PlanVersion, SourceChange, TrackPair
from generator.edit.changes.figure_changes import figure_changes, is_target_move
from generator.edit.changes.grade_changes import grade_changes, newest_standing
from generator.edit.changes.pairing import Matched
from generator.edit.changes.source_changes import source_change
from generator.edit.changes.text_changes import text_changes
from generator.evaluation.evaluate import Evaluation, evaluate
from generator.fidelity.compare import compare as compare_with_sources
from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import Loaded
from generator.plan.model.plan import Plan
from generator.plan.reading.source_text import SourceText
from generator.publish import addresses

_WEIGHT = list(Severity)
_LINE = re.compile(r"\d+行目")


Texts = Mapping[str, Mapping[str, SourceText]]
"""The texts of the sources of plans, by the names of the plan files and the ids of the sources."""
_NO_TEXTS: Texts = {}


def compare(
    old: Sequence[Loaded],
    new: Sequence[Loaded],
    today: dt.date,
    *,
    old_texts: Texts = _NO_TEXTS,
    new_texts: Texts = _NO_TEXTS,
) -> tuple[PlanChange, ...]:
    """Return what changes in every plan on either side, evaluated as of `today`; unchanged plans are included."""
    pairs = pairing.plan_pairs(old, new)
    return tuple(
        _plan_change(_side(before, old_texts, today), _side(after, new_texts, today)) for before, after in pairs
    )


def _side(loaded: Loaded | None, texts_of_plans: Texts, today: dt.date) -> PlanVersion | None:
    if loaded is None:
        return None
    if loaded.plan is None:
        return PlanVersion(name=loaded.name, file=loaded, found=loaded.diagnostics)
    evaluation = evaluate(loaded.plan, today)
    texts = texts_of_plans.get(loaded.name, {})
    return PlanVersion(
        name=loaded.name,
        file=loaded,
        found=loaded.diagnostics,
        evaluation=evaluation,
        standing=newest_standing(evaluation),
        pages=tuple(_pages(loaded.plan)),
        texts=texts,
        comparison=compare_with_sources(loaded.plan, loaded.data or {}, texts),
    )


def _pages(plan: Plan) -> Iterator[str]:
    yield f"{plan.id}/"
    yield from (f"{plan.id}/{node.measure.id}/" for node in addresses.page_nodes(plan))


def _plan_change(old: PlanVersion | None, new: PlanVersion | None) -> PlanChange:
    bare = PlanChange(old=old, new=new, gained=_not_in(old, new), lost=_not_in(new, old))
    if not bare.is_comparable:
        return bare
    before, after = (side.evaluation if side else None for side in (old, new))
    plans = [evaluation.plan if evaluation else None for evaluation in (before, after)]
    measures = pairing.matched(*(pairing.measures(plan) if plan else {} for plan in plans))
    indicators = pairing.matched(*(pairing.indicators(plan) if plan else {} for plan in plans))
    names = (*_name_changes(measures), *_name_changes(indicators))
    tracks = tuple(_tracks(before, after, indicators))
    figures = list(figure_changes(before, after, measures, indicators))
    moved = {id(one) for one in figures if one.indicator in indicators.kept and is_target_move(one)}
    bare = replace(
        bare,
        figures=tuple(one for one in figures if id(one) not in moved),
        targets=tuple(one for one in figures if id(one) in moved),
        names=names,
        tracks=tracks,
        sources=source_change(old, new, measures, indicators) if new else SourceChange(),
    )
    if before is None or after is None:
        return bare
    return replace(
        bare,
        grades=tuple(grade_changes(before.plan, after.plan, tracks)),
        texts=tuple(text_changes(before.plan, after.plan, measures, indicators)),
    )


def _tracks(old: Evaluation | None, new: Evaluation | None, indicators: Matched) -> Iterator[TrackPair]:
    before = {(indicators.now(track.indicator.id), track.part): track for track in (old.tracks if old else ())}
    for track in new.tracks if new else ():
        yield before.pop((track.indicator.id, track.part), None), track
    yield from ((track, None) for track in before.values())


def _name_changes(sort: Matched) -> Iterator[NameChange]:
    former = {new: old for old, new in sort.renamed.items()}
    for one, named in sort.new.items():
        if one not in sort.old:
            yield NameChange(
                level=named.level, name=named.name, old=former.get(one, ""), new=one, declared=one in sort.declared
            )
    for one, named in sort.old.items():
        if one not in sort.new and one not in sort.renamed:
            yield NameChange(level=named.level, name=named.name, old=one, new="", declared=False)


def _not_in(side: PlanVersion | None, other: PlanVersion | None) -> tuple[Diagnostic, ...]:
    """Return the findings of `other` that `side` lacks, errors first; line numbers and file names are ignored."""
    known = Counter(map(_identity, side.found if side else ()))
    missing = []
    for found in other.found if other else ():
        if known[_identity(found)]:
            known[_identity(found)] -= 1
        else:
            missing.append(found)
    return tuple(sorted(missing, key=lambda found: (_WEIGHT.index(found.severity), found)))


def _identity(found: Diagnostic) -> tuple[str, str, str]:
    return found.severity, found.code, _LINE.sub("", found.message)
