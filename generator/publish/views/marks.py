"""Marks of grades: build each code's mark and the legends of a plan's scales. Shape and shade depend on the rank alone."""

from collections.abc import Iterator

from generator.evaluation.result import Result
from generator.plan.model.scale import Scale, Side
from generator.publish.source_links import Fact, Sources
from generator.publish.views.score_records import GradeMark, GradeView, ScaleView
from generator.publish.wording.grades import band, grade_name
from generator.publish.wording.labels import SCOPES

STEPS = 5
WIDE = 2
"""Codes longer than this are shown as a pill."""

_SIDE_NAMES = {Side.FROM: "下の境", Side.ABOVE: "下の境", Side.TO: "上の境", Side.BELOW: "上の境"}


def mark(scale: Scale | None, code: str, *, published: bool = True) -> GradeMark:
    """Return the mark for a code of a scale."""
    grade = scale.find(code) if scale else None
    name = grade_name(grade) if grade else code
    step = 0
    if scale and grade and grade.kind is None:
        last = max(len(scale.ranked) - 1, 1)
        rank = next(index for index, known in enumerate(scale.ranked) if known is grade)
        step = 1 + (2 * rank * (STEPS - 1) + last) // (2 * last)
    return GradeMark(code=code, name=name, step=step, wide=len(code) > WIDE, published=published)


def shown_mark(scale: Scale | None, result: Result) -> GradeMark | None:
    """Return the mark for a result: the published one, else the computed one, else None."""
    if result.published_code is not None:
        return mark(scale, result.published_code)
    return computed_mark(scale, result)


def computed_mark(scale: Scale | None, result: Result) -> GradeMark | None:
    """Return the computed mark, or None."""
    grade = result.graded.grade
    return mark(scale, grade.code, published=False) if grade else None


def legends(sources: Sources) -> tuple[ScaleView, ...]:
    """Return the legends of a plan's scales, that of the indicators first."""
    plan = sources.plan
    names = sorted(plan.scales, key=lambda name: name != plan.scale_name)
    return tuple(
        ScaleView(name=name, facts=tuple(_facts(sources, plan.scales[name])), grades=_legend(plan.scales[name]))
        for name in names
    )


def _facts(sources: Sources, scale: Scale) -> Iterator[Fact]:
    if scale.by:
        yield "だれの評価か", scale.by
    if scale.for_:
        yield "何の評価か", SCOPES[scale.for_]
    if scale.rounded is not None:
        place = f"小数第{scale.rounded}位まで" if scale.rounded else "整数"
        yield "率の丸め", f"率を{place}に四捨五入してから評価します"
    if scale.note:
        yield "資料の注記", scale.note
    if scale.at:
        yield "出典", "", sources.cite(scale.at)


def _legend(scale: Scale) -> tuple[GradeView, ...]:
    return tuple(
        GradeView(
            mark=mark(scale, grade.code),
            meaning=grade.meaning or "",
            printed=grade.printed or "",
            band=band(scale, grade) if grade.kind is None else "評価ではない記号",
            ours="、".join(dict.fromkeys(_SIDE_NAMES[side] for side in grade.ours)),
        )
        for grade in scale.grades
    )
