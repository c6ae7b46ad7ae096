"""Checks of a plan's scales: unique codes, no overlap, no gap."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.plan.diagnostics import Finding, Severity, check, short
from generator.plan.model.plan import Plan
from generator.plan.model.scale import Grade, Scale, clashes, gaps


@check("duplicate-grade", Severity.ERROR, "評価の記号は、1つのものさしの中で1度だけ使うこと。")
def codes_once(plan: Plan) -> Iterator[Finding]:
    """Report codes that name several grades of a scale."""
    for name, scale in plan.scales.items():
        for index, grade in enumerate(scale.grades):
            if scale.find(grade.code) is not grade:
                path = ("scales", name, "grades", index, "code")
                yield Finding(
                    path=path, message=f"評価「{short(grade.code)}」が2度書かれています。どちらかを直してください。"
                )


@check("scale-half-bounded", Severity.ERROR, "評価のものさしは、境界をみな書くか、ことばだけにすること。")
def wholly_bounded(plan: Plan) -> Iterator[Finding]:
    """Report scales in which a grade before the last has no bound, though others have: words and bounds mixed."""
    for name, scale in plan.scales.items():
        without = _unbounded(scale)
        if scale.has_bounds and without and not _overlap_by_order(scale.ranked):
            index = next(i for i, grade in enumerate(scale.grades) if grade is without[0])
            codes = "・".join(short(grade.code) for grade in without)
            yield Finding(
                path=("scales", name, "grades", index),
                message=f"評価「{codes}」に境界（from など）がありませんが、ほかの評価にはあります。資料に境界があればみな書き、"
                "ことばで決まる評価なら、境界をみな取ってください（その評価は計算しません）。",
                needs=(("scales", name, "grades"),),
            )


@check("scale-overlap", Severity.ERROR, "評価の範囲は、重ならないこと。")
def no_overlap(plan: Plan) -> Iterator[Finding]:
    """Report bands that overlap, and bands that no rate can reach; only the order if that is all that is wrong."""
    for name, scale in plan.scales.items():
        if in_order := _overlap_by_order(scale.ranked):
            yield Finding(
                path=("scales", name, "grades"),
                message=f"ものさし「{short(name)}」の評価は {_codes(scale.ranked)} の順に書かれていますが、from（以上）と above（超）の数では "
                f"{_codes(in_order)} の順になります。よい順に並べるか、数を直してください。",
                of_key=True,
            )
            continue
        for later, earlier, level in () if _unbounded(scale) else clashes(scale.ranked):
            index = next(i for i, grade in enumerate(scale.grades) if grade is scale.ranked[later])
            yield Finding(
                path=("scales", name, "grades", index),
                message=f"評価「{short(scale.ranked[later].code)}」の範囲が「{short(scale.ranked[earlier].code)}」と "
                f"{_percent(level)} で重なっています。どちらに入るかを、from（以上）と above（超）、to（以下）と"
                " below（未満）で書き分け、よい順に並べてください。",
                needs=(("scales", name, "grades"),),
            )


def _unbounded(scale: Scale) -> list[Grade]:
    """Return the grades before the last that no bound and no verdict decides."""
    return [grade for grade in scale.ranked[:-1] if not grade.edges and grade.met is None]


def _overlap_by_order(grades: Sequence[Grade]) -> tuple[Grade, ...]:
    """Return overlapping grades in the order of their lower bounds if nothing overlaps then, else an empty tuple."""
    lowest = [(grade.from_ if grade.above is None else grade.above, grade) for grade in grades]
    if (
        not any(clashes(grades))
        or sum(low is None for low, _ in lowest) > 1
        or any(one.met is not None for one in grades)
        or any(not one.edges for one in grades[1:-1])
    ):
        return ()
    bounded = sorted((one for one in lowest if one[0] is not None), key=lambda one: one[0] or 0, reverse=True)
    in_order = (*(grade for _, grade in bounded), *(grade for low, grade in lowest if low is None))
    return () if any(clashes(in_order)) else in_order


def _codes(grades: Sequence[Grade]) -> str:
    return "・".join(short(grade.code) for grade in grades)


@check("scale-gap", Severity.WARNING, "評価の範囲に、すきまがないこと。")
def no_gap(plan: Plan) -> Iterator[Finding]:
    """Report rates between bands; a warning only, since some published scales have gaps."""
    for name, scale in plan.scales.items():
        for low, high in gaps(scale.ranked) if scale.has_bounds else ():
            where = f"ちょうど {_percent(low)}" if low == high else f"{_percent(low)} と {_percent(high)} の間"
            fact = f"ものさし「{short(name)}」では、{where}の率がどの評価にも入りません。"
            yield Finding(
                path=("scales", name),
                message=f"{fact}資料のとおりか確かめてください。",
                fact=fact,
                needs=(("scales", name, "grades"),),
                of_key=True,
            )


def _percent(level: Fraction) -> str:
    return f"{float(level):g}％"
