"""Build the lists of a plan: one page per single value of year, grade, lead and decision, as plain links.

One value per page and no combinations, so that every list has its own address and their number stays small.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Reason, Result
from generator.evaluation.standing import evaluated_years, is_whole, lowest_first, result_in, shown_grade, years_behind
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row, Series
from generator.publish import addresses
from generator.publish.views import marks
from generator.publish.views.score_records import ListPage, ListRow
from generator.publish.views.year_rows import absence, rate_text
from generator.publish.wording import labels, phrases

NO_GRADE = "評価なし"


def list_pages(evaluation: Evaluation) -> tuple[ListPage, ...]:
    """Return every list of a plan: by year (newest first), grade (best first), lead and decision (in plan order)."""
    return (*_by_year(evaluation), *_by_grade(evaluation), *_by_lead(evaluation.plan), *_by_decision(evaluation.plan))


def slug(value: str) -> str:
    """Return the part of an address for a value: its own letters and digits, or the start of its SHA-256."""
    return value.lower() if re.fullmatch(r"[A-Za-z0-9]+", value) else hashlib.sha256(value.encode()).hexdigest()[:8]


def _by_year(evaluation: Evaluation) -> Iterator[ListPage]:
    tracks = [track for track in evaluation.tracks if not is_whole(track)]
    years = {Period(year=when.year) for track in tracks for when in track.rows if when.is_year}
    for period in sorted(years, reverse=True):
        known = [(track, result) for track in tracks if (result := result_in(track, period)) is not None]
        late = [(track, result) for track, result in known if result.behind]
        behind = [track for track, _ in sorted(late, key=lambda pair: lowest_first(pair[1]))]
        met = [track for track, result in known if result.rate.met is True]
        undecided = [(track, result) for track, result in known if result.rate.met is None]
        not_due = [track for track, result in undecided if result.graded.reason is Reason.GOAL_NOT_DUE]
        rest = [track for track, result in undecided if result.graded.reason is not Reason.GOAL_NOT_DUE]
        every = [track for track, _ in late if _missed_always(track)]
        year = phrases.both(period)
        intro = "未達のものを率の低い順に、そのあとにほかのものを計画の順に並べています。" if behind else ""
        if every:
            named = "、".join(
                f"{phrases.display_names(track)[0]}（{phrases.display_names(track)[1]}）" for track in every
            )
            intro += f"目標とくらべられる年度が2つ以上あり、そのすべてで未達だったもの：{named}。"
        groups = (
            (f"未達（{len(behind)}）", _rows(evaluation.plan, behind, period)),
            (f"達成（{len(met)}）", _rows(evaluation.plan, met, period)),
            (f"期限はあとの年度（{len(not_due)}）", _rows(evaluation.plan, not_due, period)),
            (f"くらべられない（{len(rest)}）", _rows(evaluation.plan, rest, period)),
        )
        yield ListPage(
            id=f"year-{period.year}",
            kind="年度",
            label=year,
            title=f"{year}の指標",
            intro=intro,
            groups=tuple(group for group in groups if group[1]),
        )


def _missed_always(track: Track) -> bool:
    """Return whether a track missed its target in every one of at least two comparable years."""
    missed = [result.behind for when, result in track.results.items() if when.is_year and result.rate.met is not None]
    return len(missed) > 1 and all(missed)


def _by_grade(evaluation: Evaluation) -> Iterator[ListPage]:
    plan, scale = evaluation.plan, evaluation.plan.scale
    tracks = [track for track in evaluation.tracks if not is_whole(track)]
    if scale is None or not tracks:
        return
    every = sorted({Period(year=when.year) for track in tracks for when in track.rows if when.is_year}, reverse=True)
    for code in (*(grade.code for grade in scale.grades), None):
        groups = []
        for period in every if code else evaluated_years(tracks):
            found = [track for track in tracks if shown_grade(result_in(track, period))[0] == code]
            if found:
                groups.append((f"{phrases.both(period)}（{len(found)}）", _rows(plan, found, period)))
        mark = marks.mark(scale, code) if code else None
        label = mark.name if mark else NO_GRADE
        intro = "年度ごとに、計画の順に並べています。" if groups else "この評価や記号が付いた指標は、ありません。"
        title = f"評価「{label}」の指標" if mark else "評価のない指標"
        yield ListPage(
            id=f"grade-{slug(code or 'none')}",
            kind="評価",
            label=label,
            title=title,
            intro=intro,
            groups=tuple(groups),
            mark=mark,
        )


def _rows(plan: Plan, tracks: Iterable[Track], period: Period) -> tuple[ListRow, ...]:
    return tuple(_indicator_row(plan, track, period) for track in tracks)


def _indicator_row(plan: Plan, track: Track, period: Period) -> ListRow:
    name, detail = phrases.display_names(track)
    own, unit = track.period_in(period), track.unit
    if own is None:
        return ListRow(
            name=name,
            detail=detail,
            href=f"../../{addresses.track_link(track)}",
            note="この年度の記載はありません。",
        )
    row, result = track.rows[own], track.results[own]
    run = years_behind(track, period)
    reason = result.rate.reason or result.graded.reason
    note = f"{run}年つづけて未達です" if run > 1 else ""
    return ListRow(
        name=name,
        detail=detail,
        href=f"../../{addresses.track_link(track)}",
        actual=_shown(result, row, unit),
        target=phrases.figure(row.target, unit) if row.target else "",
        rate=rate_text(plan, result),
        mark=marks.shown_mark(plan.scale, result),
        note=note or (phrases.on_period(labels.REASONS[reason], own) if reason and result.rate.met is None else ""),
    )


def _shown(result: Result, row: Row, unit: str | None) -> str:
    """Return the value that counts (of a cumulative indicator: its total), else the actual, else why there is none."""
    if result.measured and result.series is Series.TOTAL:
        return f"累計 {phrases.figure(result.measured, unit)}"
    return phrases.figure(row.actual, unit) if row.actual else absence(row, result)


def _by_lead(plan: Plan) -> Iterator[ListPage]:
    leads = dict.fromkeys(lead for node in plan.nodes() for lead in node.measure.lead)
    for lead in leads:
        rows = tuple(_measure_row(plan, node) for node in plan.nodes() if lead in node.measure.lead)
        intro = "この団体や部署が行うと、資料に書かれているものです。"
        yield ListPage(
            id=f"lead-{slug(lead)}",
            kind="担当",
            label=lead,
            title=f"担当「{lead}」の事業",
            intro=intro,
            groups=(("", rows),),
        )


def _by_decision(plan: Plan) -> Iterator[ListPage]:
    for name, choices in plan.decisions.items():
        for choice in choices:
            rows = tuple(
                _measure_row(plan, node, phrases.both(period))
                for node in plan.nodes()
                for period, row in node.measure.years.items()
                if row.decision.get(name) == choice
            )
            if rows:
                title = f"{name}が「{choice}」の事業"
                intro = "資料に書かれた判断です。"
                yield ListPage(
                    id=f"decision-{slug(name + choice)}",
                    kind=name,
                    label=choice,
                    title=title,
                    intro=intro,
                    groups=(("", rows),),
                )


def _measure_row(plan: Plan, node: Node, note: str = "") -> ListRow:
    above = " › ".join(measure.name for measure in node.line[:-1])
    return ListRow(name=node.measure.name, detail=above, href=f"../../{addresses.node_link(plan, node)}", note=note)
