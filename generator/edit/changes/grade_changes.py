"""Compare the grades of two versions of a plan and yield each difference with its cause."""

from collections.abc import Iterator, Mapping

from generator.edit.changes.change_records import GradeChange, Judged, TrackPair
from generator.edit.changes.figure_changes import where
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result
from generator.evaluation.standing import Standing, evaluated_years, standing
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.model.quantity import AsLastYear
from generator.plan.model.scale import Basis


def newest_standing(evaluation: Evaluation) -> Standing | None:
    """Return the standing of the newest evaluated year, or None."""
    years = evaluated_years(evaluation.tracks)
    return standing(evaluation, years[0]) if years else None


def grade_changes(old: Plan, new: Plan, tracks: tuple[TrackPair, ...]) -> Iterator[GradeChange]:
    """Yield each grade, computed or published, that differs between the two sides."""
    for before, after in tracks:
        track = after or before
        assert track is not None
        was, now = _results(before), _results(after)
        for period in sorted({*was, *now}):
            results = was.get(period), now.get(period)
            judged = _judged(old, results[0]), _judged(new, results[1])
            published = _published(results[0]), _published(results[1])
            if judged[0] != judged[1] or published[0] != published[1]:
                yield GradeChange(
                    where=where(new if after else old, track),
                    period=period,
                    old=results[0],
                    new=results[1],
                    track=track,
                    judged=judged,
                    published=published,
                )


def causes(change: GradeChange) -> tuple[str, ...]:
    """Return what changed a computed grade: the inputs that differ, or the scale if none does."""
    if change.old is None or change.new is None or change.judged[0] == change.judged[1]:
        return ()
    old, new = _inputs(change.old), _inputs(change.new)
    changed = tuple(f"{name}が{_verb(old[name], new[name])}" for name in old if old[name] != new[name])
    return changed or ("評価のものさしが変わった",)


def _inputs(result: Result) -> dict[str, object]:
    """Return what a judgement depends on, by its name: figures as they are stated, and the rules; None if there is none."""
    inputs = result.inputs
    return {
        "実績": _stated(result.measured),
        "目標": _stated(result.target),
        "基準値": inputs.baseline,
        "前の年度の実績": inputs.previous if _depends_on_last_year(result) else None,
        "単位": result.unit,
        "数え方": inputs.counts,
        "段階": inputs.stages or None,
        "よい向き": inputs.direction,
        "率の式": inputs.method,
        "許される差": inputs.tolerance,
        "くらべる目標": inputs.basis,
    }


def _depends_on_last_year(result: Result) -> bool:
    grade, target = result.graded.grade, result.target
    relative = target is not None and isinstance(target.quantity, AsLastYear)
    return relative or (grade is not None and grade.of is Basis.PREVIOUS)


def _stated(figure: Figure | None) -> tuple[object, ...] | None:
    if figure is None or figure.missing is not None:
        return None
    return figure.quantity, figure.unit, figure.of, figure.status


def _verb(old: object, new: object) -> str:
    return "入った" if old is None else "なくなった" if new is None else "変わった"


def _results(track: Track | None) -> Mapping[Period, Result]:
    return track.results if track else {}


def _judged(plan: Plan, result: Result | None) -> Judged:
    """Return the computed grade; for a plan without a scale, whether the target was met; empty if neither is known."""
    if result is not None and result.graded.grade is not None:
        return result.graded.grade.code
    return result.rate.verdict if result is not None and plan.scale is None else None


def _published(result: Result | None) -> Mapping[str, str]:
    """Return published grades by their scale's name, which is empty for the scale of indicators: it may be renamed."""
    return {"" if name == result.scale else name: code for name, code in result.published.items()} if result else {}
