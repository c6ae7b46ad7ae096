"""Views of upkeep: who updates the figures, what is due next, what is overdue, and which mistakes were corrected."""

from collections.abc import Iterator

from generator.evaluation import overdue
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.overdue import Gap, UpdateStatus
from generator.plan.model.plan import Plan
from generator.plan.model.upkeep import Due
from generator.publish import addresses
from generator.publish.views.block_records import ErratumView, LateRow, UpkeepView
from generator.publish.views.score_records import YearHead
from generator.publish.wording import phrases

NOBODY = "決まっていません"


def upkeep_view(evaluation: Evaluation) -> UpkeepView:
    """Return how a plan is kept up to date."""
    plan, tracks = evaluation.plan, overdue.update_statuses(evaluation)
    coming = [one.next for one in tracks if one.next]
    nearest = min(coming, key=lambda gap: gap.due, default=None)
    late = tuple(_row(plan, one, one.late) for one in tracks if one.late)
    if nearest:
        state = _planned(nearest)
    elif overdue.is_complete(evaluation):
        state = "ありません（完了：計画期間が終わりました）"
    else:
        state = "ありません"
    facts = (
        ("更新の担当", overdue.owner(plan, None)[0] or NOBODY),
        ("更新の期限", _due(plan.upkeep.due)),
        *_every(plan.upkeep.every),
        ("次の更新の予定", state),
        ("内容を確かめた日", phrases.day(plan.updated)),
    )
    waiting = tuple(_row(plan, one, one.waiting) for one in tracks if one.waiting)
    return UpkeepView(facts=facts, state=state, late=late, waiting=waiting, as_of=phrases.day(evaluation.today))


def notes(evaluation: Evaluation, track: Track) -> Iterator[tuple[str, str]]:
    """Yield how one indicator is kept up to date: by whom, what is overdue or due next, when it was last checked."""
    plan, one = evaluation.plan, overdue.update_status(evaluation, track)
    yield "更新の担当", owner_name(plan, track)
    yield from _every(track.indicator.upkeep.every or plan.upkeep.every)
    if one.late:
        yield "遅れている更新", _planned(one.late)
    if one.next:
        yield "次の更新", _planned(one.next)
    yield "内容を確かめた日", phrases.day(overdue.updated(plan, track.indicator))


def errata_views(evaluation: Evaluation) -> tuple[ErratumView, ...]:
    """Return a plan's corrected mistakes."""
    links = {node.measure.id: addresses.node_link(evaluation.plan, node) for node in evaluation.plan.nodes()}
    for track in reversed(evaluation.tracks):
        links[track.indicator.id] = addresses.track_link(track)
    found = [
        ErratumView(
            day=one.date.isoformat(),
            date=phrases.day(one.date),
            since=phrases.day(one.since),
            what=one.what,
            was=one.was,
            now=one.now,
            why=one.why,
            href=links.get(one.item or "", ""),
        )
        for one in evaluation.plan.errata
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def owner_name(plan: Plan, track: Track) -> str:
    """Return who updates an indicator's figures."""
    name, is_lead = overdue.owner(plan, track)
    return (f"{name}（実施主体）" if is_lead else name) or NOBODY


def _row(plan: Plan, one: UpdateStatus, gap: Gap) -> LateRow:
    name, detail = phrases.display_names(one.track)
    row = one.track.rows.get(gap.year)
    missing = row.actual.missing if row and row.actual else None
    return LateRow(
        name=name,
        detail=detail,
        href=addresses.track_link(one.track),
        year=YearHead(phrases.era(gap.year), phrases.gregorian(gap.year)),
        more=phrases.and_more(gap.year, gap.years),
        due=phrases.day(gap.due),
        named=gap.named,
        word=phrases.missing(missing) if missing else "",
        owner=owner_name(plan, one.track),
    )


def _planned(gap: Gap) -> str:
    return f"{phrases.era(gap.year)}の値（{'期限' if gap.named else '期限の目安'} {phrases.day(gap.due)}）"


def _every(years: int | None) -> Iterator[tuple[str, str]]:
    if years:
        yield "調査の間隔", f"{years}年ごと" if years > 1 else "毎年"


def _due(due: Due | None) -> str:
    if due is None:
        return f"{NOBODY}（年度が終わって1年を目安にしています）"
    return f"{f'{due.year}年' if due.year else '毎年'}{due.month}月{due.day}日"
