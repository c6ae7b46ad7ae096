"""Reminders for GitHub: for each plan what is overdue and what is due soon, by who updates it, as the text of an issue."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import github
from generator.evaluation.evaluate import evaluate
from generator.evaluation.overdue import Gap, UpdateStatus, update_statuses
from generator.plan.model.plan import Plan
from generator.publish import addresses
from generator.publish.views.upkeep import owner_name
from generator.publish.wording import phrases
from generator.report import plain

BODY_LIMIT = 60_000
"""The maximum size of an issue's text, in bytes; GitHub allows 65,536 characters."""
_HOW = (
    "資料が公表されていたら、値を入れてください（入れ方は、サイトの「職員の手引き」の「今年度の実績を入れる」）。"
    "まだなら、その年度の行に `未公表` などの理由を書きます。毎週月曜日に書きかえ、すべて済むと閉じます。"
)


def reminder(plan: Plan, today: dt.date, weeks: int, site: str) -> str:
    """Return what of a plan is overdue on a date or due within some weeks, as Markdown; empty if there is nothing.

    `site` is the site's address, with which the indicators are linked, or empty.
    """
    last = today + dt.timedelta(weeks=weeks)
    statuses = update_statuses(evaluate(plan, today))
    late = [(one, one.late) for one in statuses if one.late]
    waiting = [(one, one.waiting) for one in statuses if one.waiting]
    coming = [(one, one.next) for one in statuses if one.next and one.next.due <= last]
    parts = [
        (f"遅れている値 {len(late)}件", late),
        (f"1年より長く「集計中」などの値 {len(waiting)}件", waiting),
        (f"{weeks}週間のうちに期限が来る値 {len(coming)}件", coming),
    ]
    if not (late or waiting or coming):
        return ""
    lines = [f"「{github.text(plain(plan.title))}」の、{phrases.day(today)}の時点の予定です。{_HOW}"]
    for title, rows in parts:
        lines += _part(plan, title, rows, site) if rows else ()
    return github.bounded("\n".join(lines) + "\n", BODY_LIMIT, "残りは、サイトの計画のページで見られます。")


def _part(plan: Plan, title: str, rows: Sequence[tuple[UpdateStatus, Gap]], site: str) -> Iterator[str]:
    yield from ("", f"## {title}")
    named = sorted(((owner_name(plan, one.track), one, gap) for one, gap in rows), key=lambda row: row[0])
    for owner, group in groupby(named, key=lambda row: row[0]):
        yield from ("", f"### 担当：{github.text(plain(owner))}", "", "| 指標 | 年度 | 期限 |", "|---|---|---|")
        for _, one, gap in sorted(group, key=lambda row: row[2].due):
            name = github.text(plain(" ".join(phrases.display_names(one.track)).strip()))
            link = f"[{name}]({site}{plan.id}/{addresses.track_link(one.track)})" if site else name
            year = f"{phrases.era(gap.year)}{phrases.and_more(gap.year, gap.years)}"
            yield f"| {link} | {github.text(year)} | {phrases.day(gap.due)}{'' if gap.named else '（目安）'} |"
