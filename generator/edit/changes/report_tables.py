"""Build the tables of a change: finished cells under headings that an approver understands."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Context

from generator.edit.changes.change_records import ChangeKind, FigureChange, GradeChange, Judged, PlanChange
from generator.edit.changes.grade_changes import causes
from generator.edit.changes.reasons import move_reason
from generator.edit.changes.report_table import NONE, ReportTable, table
from generator.edit.changes.successions import successions
from generator.edit.changes.textdiff import Piece, Pieces, difference
from generator.evaluation.result import Verdict
from generator.evaluation.standing import Standing
from generator.plan.diagnostics import Severity
from generator.plan.model.figure import Figure
from generator.plan.model.scale import Scale
from generator.publish.views import marks
from generator.publish.views.year_rows import rate_text
from generator.publish.wording import grades, labels, phrases

_EXACT = Context(prec=60)
_WEIGHTS = {Severity.ERROR: "エラー", Severity.WARNING: "警告", Severity.NOTE: "お知らせ"}
INDICATOR = "指標"
"""Takes the place of a measure's level name."""
_NUMBERS = "これまで これから 差"


def tables(change: PlanChange) -> Iterator[ReportTable]:
    """Yield the non-empty tables of one plan, the most important first."""
    for make in (
        _errors,
        _successions,
        _targets,
        _standings,
        _grades,
        _figures,
        _rules,
        _names,
        _texts,
        _findings,
        _pages,
    ):
        yield from (one for one in make(change) if one.rows)


def _errors(change: PlanChange) -> Iterator[ReportTable]:
    """Yield the errors that prevent a build, whether or not the change introduced them."""
    found = [one for one in (change.new.found if change.new else ()) if one.severity is Severity.ERROR]
    yield table(
        "直さないと載らないエラー", "行 内容", ((f"{one.line}行目", f"{one.message} [{one.code}]") for one in found)
    )


def _successions(change: PlanChange) -> Iterator[ReportTable]:
    rows = ((one.before or NONE, one.after or NONE, one.fate, one.why) for one in successions(change))
    yield table("前の計画の指標との対応", "前の計画 この計画 どうなるか 理由", rows)


def _targets(change: PlanChange) -> Iterator[ReportTable]:
    no_reason = (Piece("書かれていません", "strong"),)
    rows = []
    for one in change.targets:
        who, when, _, _, *rest = _figure_cells(one)
        rows.append((who, when, *rest, move_reason(one) or no_reason))
    yield table("動いた目標", f"指標 年度 {_NUMBERS} 変えた理由", rows, _NUMBERS)


def _grades(change: PlanChange) -> Iterator[ReportTable]:
    titles = {True: "変わる評価", False: "新しく付く評価", None: "なくなる評価"}
    for kind, title in titles.items():
        rows = (_grade_cells(change, one) for one in change.grades if is_regraded(one) is kind)
        yield table(title, "指標 年度 公表された評価 計算した評価 率 わけ", rows)


def is_regraded(change: GradeChange) -> bool | None:
    """Return whether a grade replaces another; False if it is the first one, None if it was only removed."""
    pairs = (change.judged, change.published)
    if any(old and new and old != new for old, new in pairs):
        return True
    return False if any(new and not old for old, new in pairs) else None


def _grade_cells(change: PlanChange, grade: GradeChange) -> tuple[str | Pieces, ...]:
    old, new = (side.evaluation if side else None for side in (change.old, change.new))
    assert old is not None
    assert new is not None
    rates = [rate_text(side.plan, result) if result else "" for side, result in ((old, grade.old), (new, grade.new))]
    explanation = [f"{'、'.join(causes(grade))}ため。"] if causes(grade) else []
    explanation += [grades.why(grade.new, new.plan.scale, grade.period)] if grade.new else []
    is_first = is_regraded(grade) is False
    return (
        f"{grade.where.measure}／{grade.where.name}",
        phrases.era(grade.period),
        _moved(*map(_published, grade.published), is_first=is_first),
        _moved(*map(_judged, grade.judged), is_first=is_first),
        _moved(*rates, is_first=is_first),
        "".join(explanation),
    )


def _published(grades: Mapping[str, str]) -> str:
    """Return published grades as text; those on other scales than that of indicators carry the scale's name."""
    return "、".join(f"{scale}：{code}" if scale else code for scale, code in grades.items())


def _judged(judged: Judged) -> str:
    return labels.VERDICTS[judged] if isinstance(judged, Verdict) else judged or ""


def _moved(old: str, new: str, *, is_first: bool) -> str:
    return new or NONE if is_first or old == new else f"{old or NONE} → {new or NONE}"


def _standings(change: PlanChange) -> Iterator[ReportTable]:
    """Yield the newest year's counts side by side, if they differ."""
    old, new = (side.standing if side else None for side in (change.old, change.new))
    if new is None or _counts(old) == _counts(new):
        return
    scale = change.new.evaluation.plan.scale if change.new and change.new.evaluation else None
    before, after = _counts(old), _counts(new)
    rows = [
        (_name(scale, one, new), str(before.get(one, 0)) if old else NONE, str(after.get(one, 0)))
        for one in {**after, **before}
    ]
    heads = f"これまで（{phrases.era(old.period)}） " if old else "これまで "
    heads += f"これから（{phrases.era(new.period)}）"
    yield replace(table("", f"評価 {heads}", rows, heads), title="いちばん新しい年度の評価の数")


def _name(scale: Scale | None, judged: Judged, standing: Standing) -> str:
    if judged is None:
        return "評価なし" if standing.grades else "くらべられない"
    return marks.mark(scale, judged).name if isinstance(judged, str) else labels.VERDICTS[judged]


def _counts(standing: Standing | None) -> dict[Judged, int]:
    """Return the counts by grade or, without grades, by whether the target was met; None counts the ungraded."""
    if standing is None:
        return {}
    ungraded = sum(number for _, number in standing.ungraded)
    if standing.grades:
        return {**dict(standing.grades), None: ungraded}
    behind = len(standing.behind)
    return {Verdict.MET: standing.met, Verdict.MISSED: behind, None: standing.total - standing.met - behind}


_KINDS = (
    (ChangeKind.CHANGED, "変わる数値"),
    (ChangeKind.ABSENT, "値がなく、理由だけになるところ"),
    (ChangeKind.REMOVED, "なくなる数値"),
    (ChangeKind.NEW, "新しく入る数値"),
)


def _figures(change: PlanChange) -> Iterator[ReportTable]:
    for kind, title in _KINDS:
        rows = (_figure_cells(one) for one in change.figures if one.kind is kind)
        yield table(title, f"指標 年度 数値 前の年 {_NUMBERS}", rows, f"前の年 {_NUMBERS}")


def _figure_cells(change: FigureChange) -> tuple[str, ...]:
    return (
        f"{change.where.measure}／{change.where.name}",
        phrases.era(change.period),
        labels.SERIES[change.series],
        figure_text(change.last, change.new_unit),
        figure_text(change.old, change.old_unit),
        figure_text(change.new, change.new_unit),
        _gap(change),
    )


def figure_text(figure: Figure | None, unit: str | None) -> str:
    """Return a figure as text with its unit and qualifiers."""
    if figure is None:
        return NONE
    quality = phrases.qualities(figure)
    return phrases.figure(figure, unit) + (f"（{quality}）" if quality else "")


def _gap(change: FigureChange) -> str:
    """Return the signed difference of two numbers; for percentages, in points."""
    if change.numbers is None:
        return ""
    gap = _EXACT.subtract(change.numbers[1], change.numbers[0])
    unit = (change.new.unit if change.new else None) or change.new_unit
    sign = "＋" if gap > 0 else "±" if gap == 0 else ""
    return sign + phrases.quantity(gap, "ポイント" if unit in ("%", "％") else unit)


def _rules(change: PlanChange) -> Iterator[ReportTable]:
    rows = ((one.place, difference(one.old, one.new)) for one in change.texts if one.is_rule)
    yield table("単位・向き・式・ものさしの変更", "どこ 変わるところ", rows)


def _texts(change: PlanChange) -> Iterator[ReportTable]:
    rows = ((one.place, difference(one.old, one.new)) for one in change.texts if not one.is_rule)
    yield table("文章・名前などの変更", "どこ 変わるところ", rows)


def _names(change: PlanChange) -> Iterator[ReportTable]:
    rows = []
    for one in change.names:
        if one.old and one.new:
            what = f"IDが {one.old} から {one.new} に変わる{'（was あり）' if one.declared else '（was なし）'}"
        else:
            what = f"増える（{one.new}）" if one.new else f"なくなる（{one.old}）"
        rows.append((one.level or INDICATOR, one.name, what))
    yield table("増える・なくなる施策と指標、変わるID", "種類 名前 どうなるか", rows)


def _findings(change: PlanChange) -> Iterator[ReportTable]:
    if change.new is None:
        return
    gained = ((_WEIGHTS[one.severity], f"{one.line}行目", f"{one.message} [{one.code}]") for one in change.gained)
    yield table("新しく出る指摘", "重さ 行 内容", gained)
    lost = ((_WEIGHTS[one.severity], f"{one.message} [{one.code}]") for one in change.lost)
    yield table("なくなる指摘", "重さ 内容", lost)


def _pages(change: PlanChange) -> Iterator[ReportTable]:
    old, new = (side.pages if side else () for side in (change.old, change.new))
    if change.is_comparable:
        yield table("増えるページ", "アドレス", ((page,) for page in new if page not in old))
        yield table("なくなるページ", "アドレス", ((page,) for page in old if page not in new))
