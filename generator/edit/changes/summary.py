"""Summarise a plan's changes in sentences for an approver, and list what must be done before approval."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.edit.changes.change_records import (
    ChangeKind,
    FigureChange,
    GradeChange,
    PlanChange,
    PlanVersion,
    has_value,
)
from generator.edit.changes.reasons import lacks_reason, request
from generator.edit.changes.report_tables import INDICATOR, is_regraded
from generator.edit.changes.rewrite_requests import acceptance_requests, removal_requests, rewrite_requests
from generator.edit.changes.source_report import TITLE as SOURCES
from generator.edit.changes.textdiff import Piece, Pieces, plain
from generator.plan.diagnostics import Diagnostic, Severity
from generator.publish.wording import phrases
from generator.publish.wording.labels import SERIES
from generator.publish.wording.phrases import day


def is_change(change: PlanChange) -> bool:
    """Return whether anything visible changes; errors always count."""
    old, new = change.old, change.new
    if old is None or new is None or change.is_renamed or errors(new):
        return True
    differences = (
        change.figures,
        change.targets,
        change.grades,
        change.texts,
        change.names,
        change.gained,
        change.lost,
    )
    return any(differences) or bool(change.sources.texts) or old.updated != new.updated


def errors(side: PlanVersion | None) -> list[Diagnostic]:
    """Return the errors of a version."""
    return [found for found in (side.found if side else ()) if found.severity is Severity.ERROR]


def title(change: PlanChange) -> str:
    """Return the plan's title, or its file name if the plan cannot be read."""
    sides = [side for side in (change.new, change.old) if side is not None]
    plans = [side.evaluation.plan for side in sorted(sides, key=lambda side: bool(errors(side))) if side.evaluation]
    return plans[0].title if plans else change.side.name


def file(change: PlanChange) -> str:
    """Return the plan's file name, with the old one if it was renamed."""
    if change.old and change.is_renamed:
        return f"{change.old.name} → {change.side.name}"
    return change.side.name


def overview(changed: Sequence[PlanChange], all_plans: Sequence[PlanChange]) -> str:
    """Return a sentence on how many plans change."""
    same = len(all_plans) - len(changed)
    rest = (
        f"ほかに{same}件のファイルが書きかえられていますが、書き方だけで、サイトに出る内容は変わりません。"
        if same
        else ""
    )
    if changed:
        return f"{len(changed)}件の計画が変わります。{rest}"
    return f"計画の内容は変わりません。{'ファイルの変更は、書き方（コメントや並べ方）だけです。' if same else ''}"


def sentence(change: PlanChange) -> str:
    """Return a few short sentences on what changes in a plan."""
    return "".join(f"{part}。" for part in _sentences(change))


def _sentences(change: PlanChange) -> Iterator[str]:
    old, new = change.old, change.new
    if found := errors(new):
        yield f"エラーが{len(found)}件あるので、このままではサイトを作れません"
    if not change.is_comparable:
        which = "変更後" if new is not None and new.evaluation is None else "変更前"
        yield f"{which}のファイルが計画として読めないので、内容はくらべられません"
        return
    if errors(old) or errors(new):
        yield "エラーのあるところは読めないので、下の内容は正しくないことがあります"
    if old is None or new is None:
        indicators = sum(one.level is None for one in change.names)
        counts = f"施策・事業{len(change.names) - indicators}件、指標{indicators}件、数値{len(change.figures)}件"
        yield f"新しい計画です（{counts}）" if new else f"この計画がサイトからなくなります（{counts}）"
        return
    if change.is_renamed:
        yield "ファイルの名前が変わり、ページのアドレスもすべて変わります"
    yield from _joined(_of_figures(change.figures))
    yield from _joined(_of_grades(change.grades))
    yield from _of_targets(change.targets)
    yield from _joined(_of_the_rest(change))


def _joined(parts: Iterator[str]) -> Iterator[str]:
    """Join clauses that lack their ending ます into one sentence."""
    if joined := "、".join(parts):
        yield f"{joined}ます"


def _of_figures(figures: Sequence[FigureChange]) -> Iterator[str]:
    added = [one for one in figures if one.kind is ChangeKind.NEW]
    groups = Counter(f"{phrases.era(one.period)}の{SERIES[one.series]}" for one in added).most_common()
    if added:
        (most, number), *others = groups
        yield f"数値が{len(added)}件（{most}が{number}件など）入り" if others else f"{most}が{number}件入り"
    for kind, verb in ((ChangeKind.CHANGED, "変わり"), (ChangeKind.REMOVED, "なくなり")):
        if number := sum(one.kind is kind for one in figures):
            yield f"数値が{number}件{verb}"
    absent = [one for one in figures if one.kind is ChangeKind.ABSENT]
    if lost := [one for one in absent if has_value(one.old)]:
        reasons = {phrases.missing(one.new.missing) for one in lost if one.new and one.new.missing}
        yield f"値が{len(lost)}件「{'」「'.join(sorted(reasons))}」に置きかわり"
    if rest := len(absent) - len(lost):
        yield f"値がない理由が{rest}件入り"


def _of_grades(grades: Sequence[GradeChange]) -> Iterator[str]:
    kinds = Counter(is_regraded(one) for one in grades)
    published = sum(is_regraded(one) is True and one.published[0] != one.published[1] for one in grades)
    for template, number in (
        ("公表された評価が{}件変わり", published),
        ("計算した評価が{}件変わり", kinds[True] - published),
        ("{}件に新しく評価が付き", kinds[False]),
        ("{}件の評価がなくなり", kinds[None]),
    ):
        if number:
            yield template.format(number)


def _of_targets(targets: Sequence[FigureChange]) -> Iterator[str]:
    moved = sum(one.is_moved for one in targets)
    unexplained = sum(map(lacks_reason, targets))
    if moved:
        explanation = (
            "理由が書かれていません" if unexplained == moved else f"うち{unexplained}件に理由が書かれていません"
        )
        yield f"目標が{moved}件動いています（{explanation if unexplained else '理由が書かれています'}）"
    if rest := len(targets) - moved:
        yield f"目標を動かした理由が{rest}件書きかわります"


def _of_the_rest(change: PlanChange) -> Iterator[str]:
    names, texts = change.names, change.texts
    warnings = [sum(one.severity is Severity.WARNING for one in found) for found in (change.gained, change.lost)]
    for template, number in (
        ("単位・向き・式・ものさしが{}か所変わり", sum(one.is_rule for one in texts)),
        ("施策や指標が{}件増え", sum(not one.old for one in names)),
        ("施策や指標が{}件なくなり", sum(not one.new for one in names)),
        ("IDが{}件変わり", sum(bool(one.old and one.new) for one in names)),
        ("文章や名前などが{}か所変わり", sum(not one.is_rule for one in texts)),
        ("資料のテキストが{}件変わり", len(change.sources.texts)),
        ("警告が{}件増え", warnings[0]),
        ("警告が{}件減り", warnings[1]),
    ):
        if number:
            yield template.format(number)
    old, new = (side.updated if side else None for side in (change.old, change.new))
    if new is not None and old != new:
        yield f"更新日が{day(new)}になり"


def requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield what must be fixed or confirmed before the change is approved."""
    old, new = change.old, change.new
    if errors(new):
        text = "エラーを下の表のとおりに直してください。手元では次で確かめられます："
        yield (Piece(text), Piece("python -m generator check", "code"))
        return
    if new is None:
        yield plain("計画をサイトからなくしてよいか、確かめてください。ページへのリンクもつながらなくなります。")
    if old is None or new is None or not change.is_comparable or errors(old):
        return
    if change.is_renamed:
        yield plain(
            "ファイルの名前を変えると、前のアドレスへのリンクがつながらなくなります。変えてよいか確かめてください。"
        )
    yield from (request(one) for one in change.targets if lacks_reason(one))
    for one in change.names:
        if one.old and one.new and not one.declared:
            head = f"{one.level or INDICATOR}「{one.name}」のIDが {one.old} から {one.new} に変わっています。前のアドレスから新しい場所へ案内できるように、"
            yield (Piece(head), Piece(f"was: [{one.old}]", "code"), Piece(" を書いてください。"))
    for find in (removal_requests, rewrite_requests, acceptance_requests):
        yield from find(change)
    if change.sources.lost:
        text = f"資料にない値とことばが{len(change.sources.lost):,}件増えます。「{SOURCES}」の表を見て、値か出典を直してください。"
        yield plain(text)
    has_changes = change.figures or change.targets or change.texts or change.names
    if has_changes and new.updated is not None and old.updated == new.updated:
        text = f"更新日（updated）が{day(new.updated)}のままです。内容を確かめた日に直してください。"
        yield plain(text)
