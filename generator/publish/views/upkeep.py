"""Upkeep as shown: an evaluation in; who keeps the figures up, what comes next and what is overdue, in words, out."""

from collections.abc import Iterator

from generator.evaluation import upkeep
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.upkeep import Gap, Kept
from generator.plan.model.plan import Plan
from generator.plan.model.upkeep import Due
from generator.publish import addresses
from generator.publish.views.records import LateRow, UpkeepView
from generator.publish.views.score_records import YearHead
from generator.publish.wording import phrases

NOBODY = "決まっていません"


def upkeep_view(evaluation: Evaluation) -> UpkeepView:
    """Give how a plan is kept up."""
    plan, tracks = evaluation.plan, upkeep.kept(evaluation)
    coming = [one.next for one in tracks if one.next]
    nearest = min(coming, key=lambda gap: gap.due, default=None)
    late = tuple(_row(plan, one, one.late) for one in tracks if one.late)
    if nearest:
        state = _planned(nearest)
    elif upkeep.is_complete(evaluation):
        state = "ありません（完了：計画期間が終わり、待っている値はありません）"
    else:
        state = "ありません"
    facts = (
        ("更新の担当", upkeep.owner(plan, None)[0] or NOBODY),
        ("更新の期限", _due(plan.upkeep.due)),
        ("次の更新の予定", state),
        ("内容を確かめた日", phrases.day(plan.updated)),
    )
    waiting = tuple(_row(plan, one, one.waiting) for one in tracks if one.waiting)
    return UpkeepView(facts=facts, state=state, late=late, waiting=waiting, as_of=phrases.day(evaluation.today))


def notes(evaluation: Evaluation, track: Track) -> Iterator[tuple[str, str]]:
    """Yield how one indicator is kept up: by whom, what is overdue, what comes next, when it was last checked."""
    plan, one = evaluation.plan, upkeep.keep(evaluation, track)
    yield "更新の担当", owner(plan, track)
    if one.late:
        yield "遅れている更新", _planned(one.late)
    if one.next:
        yield "次の更新", _planned(one.next)
    yield "内容を確かめた日", phrases.day(upkeep.updated(plan, track.indicator))


def owner(plan: Plan, track: Track) -> str:
    """Name who keeps an indicator's figures up."""
    name, is_lead = upkeep.owner(plan, track)
    return (f"{name}（実施主体）" if is_lead else name) or NOBODY


def _row(plan: Plan, one: Kept, gap: Gap) -> LateRow:
    name, detail = phrases.names(one.track)
    row = one.track.rows.get(gap.year)
    missing = row.actual.missing if row and row.actual else None
    return LateRow(
        name=name,
        detail=detail,
        href=addresses.track_link(plan, one.track),
        year=YearHead(phrases.era(gap.year), phrases.gregorian(gap.year)),
        more=f"から{gap.years}年度分" if gap.years > 1 else "",
        due=phrases.day(gap.due),
        named=gap.named,
        word=phrases.missing(missing) if missing else "",
        owner=owner(plan, one.track),
    )


def _planned(gap: Gap) -> str:
    return f"{phrases.era(gap.year)}の値（{'期限' if gap.named else '期限の目安'} {phrases.day(gap.due)}）"


def _due(due: Due | None) -> str:
    if due is None:
        return f"{NOBODY}（年度が終わって1年を目安にしています）"
    return f"{f'{due.year}年' if due.year else '毎年'}{due.month}月{due.day}日"
