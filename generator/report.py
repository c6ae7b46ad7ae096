"""Reports of diagnostics and overdue values: as text for a person, as GitHub's annotations, or as JSON."""

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from unicodedata import category

from generator import github
from generator.evaluation.evaluate import evaluate
from generator.evaluation.overdue import update_statuses
from generator.plan.diagnostics import Diagnostic, Severity, as_json, combined
from generator.plan.model.plan import Plan
from generator.publish.views.upkeep import owner_name
from generator.publish.wording import phrases

ANNOTATIONS = 10
"""The number of annotations that GitHub shows for a step."""

LATE_LINES = 10
"""The maximum number of lines on overdue values; the site's own page lists them all."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_NAMES = {Severity.ERROR: "エラー", Severity.WARNING: "警告", Severity.NOTE: "お知らせ"}


class Format(StrEnum):
    """The format of a report."""

    AUTO = "auto"
    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def open_findings(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that no file accepts, each cause and each common kind once."""
    return combined([one for one in found if not one.is_accepted])


def lines(found: Sequence[Diagnostic], form: Format) -> Iterator[str]:
    """Yield the lines of a report; for JSON a list of objects, for text one line per finding."""
    match form:
        case Format.JSON:
            yield as_json(found)
        case Format.GITHUB:
            yield from _annotations(found)
        case Format.TEXT | Format.AUTO:
            yield from map(text_line, found)


def text_line(found: Diagnostic) -> str:
    """Return `path:line:column: severity: message [code]` on one line."""
    place = f"{found.path}:{found.line}:{found.column}"
    return plain(f"{place}: {found.severity}: {found.message} [{found.code}]")


def summary(found: Sequence[Diagnostic], plans: int, accepted: int = 0) -> str:
    """Return one Japanese sentence on how many plans were checked, what was found, and how much of it is accepted."""
    errors, warnings, notes = (
        sum(item.severity is kind for item in found if not item.is_accepted) for kind in Severity
    )
    counts = [f"エラー {errors}件", f"警告 {warnings}件"] + ([f"お知らせ {notes}件"] if notes else [])
    counts += [f"確認済み {accepted}件"] if accepted else []
    more = (
        "確認済みのものは、check --all で見られます。" if accepted and not any(one.is_accepted for one in found) else ""
    )
    return f"計画 {plans}件を確かめました（{'、'.join(counts)}）。{more}"


def late_lines(plans: Sequence[Plan], today: dt.date) -> Iterator[str]:
    """Yield the values that are overdue on a date, in at most ten lines; nothing if there are none."""
    late = [
        (plan, one.track, one.late)
        for plan in plans
        for one in update_statuses(evaluate(plan, today))
        if one.late is not None
    ]
    if late:
        yield f"更新が遅れている項目 {len(late)}件（{phrases.day(today)}現在。資料が公表されていたら、値を入れてください）："
    shown = late if len(late) < LATE_LINES else late[: LATE_LINES - 2]
    for plan, track, gap in shown:
        more = phrases.and_more(gap.year, gap.years)
        due = f"{'期限' if gap.named else '期限の目安'} {gap.due}"
        name = " ".join(phrases.display_names(track)).strip()
        yield plain(f"  {plan.id}: {name} {phrases.era(gap.year)}{more}（{due}、担当 {owner_name(plan, track)}）")
    if len(late) > len(shown):
        yield f"  ほか{len(late) - len(shown)}件"


def step_summary(found: Sequence[Diagnostic], summary: str, manual: str) -> str:
    """Return findings and their summary as Markdown for GitHub; `manual` is the address of the codes' pages, or empty."""
    lines = ["## 計画の確認", "", summary]
    for kind, name in _NAMES.items():
        of_kind = [item for item in found if item.severity is kind]
        fold = kind is Severity.NOTE
        if of_kind:
            title = f"{name} {len(of_kind)}件"
            lines += ["", f"{github.FOLD}<summary>{title}</summary>" if fold else f"### {title}", ""]
            lines += ["| 場所 | 何を直すか | 意味 |", "|---|---|---|"]
            lines += [_table_row(item, manual) for item in of_kind]
            lines += ["", github.END] if fold else []
    return "\n".join(lines) + "\n"


def _table_row(item: Diagnostic, manual: str) -> str:
    place = github.code(f"{item.path}:{item.line}:{item.column}")
    meaning = f"[{item.code}]({manual}{item.code}/)" if manual else github.code(item.code)
    return f"| {place} | {github.text(plain(item.message))} | {meaning} |"


def _annotations(found: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield GitHub's workflow commands, the most severe first; the last one that GitHub shows counts the rest."""
    ranked = sorted(found, key=lambda item: list(Severity).index(item.severity))
    for number, item in enumerate(ranked[:ANNOTATIONS], 1):
        more = len(ranked) - ANNOTATIONS if number == ANNOTATIONS else 0
        message = f"{item.message} [{item.code}]" + (
            f"（このほかに{more}件。すべては、まとめ（Summary）にあります）" if more else ""
        )
        place = f"file={_property(item.path)},line={item.line},col={item.column}"
        yield f"::{_COMMANDS[item.severity]} {place}::{_data(message)}"


def plain(text: str) -> str:
    """Return a text on one line, without what a terminal or a runner of GitHub (`##[`) would interpret."""
    line = "".join(" " if category(character) in ("Cc", "Cf", "Zl", "Zp") else character for character in text)
    return line.replace("##[", "# #[")


def _data(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
