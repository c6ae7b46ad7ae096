"""The section on sources: what a change does to what is found in them, in sentences and tables for an approver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.edit.changes.change_records import ChangeKind, PlanChange, PlanVersion
from generator.edit.changes.report_table import NONE, ROWS, ReportTable, table
from generator.fidelity.compare import Comparison
from generator.fidelity.elsewhere import is_stated_too_often, occurrences
from generator.fidelity.statements import Statement
from generator.fidelity.unaccounted import SourcePiece, in_ranges
from generator.plan.diagnostics import DataPath, short
from generator.plan.model.fiscal import parse_period
from generator.plan.places import Place
from generator.plan.validation.messages import title_at
from generator.publish.wording import compared, phrases

TITLE = "資料との照合"
ELSEWHERE = 3
"""The number of other places that are named of a value."""
_SIDES = "これまで これから"
_UNTITLED = frozenset({"measures", "indicators", "years", "parts", "texts", "words"})
_TEXTS = {ChangeKind.NEW: "加わります", ChangeKind.CHANGED: "変わります", ChangeKind.REMOVED: "なくなります"}


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The section on the sources of one plan."""

    sentences: tuple[str, ...]
    tables: tuple[ReportTable, ...] = ()


def source_report(change: PlanChange) -> SourceReport | None:
    """Return the section; None if the plan is gone, or a version cannot be read."""
    if change.new is None or not change.is_comparable:
        return None
    return SourceReport(tuple(f"{one}。" for one in _sentences(change, change.new)), tuple(_tables(change, change.new)))


def _sentences(change: PlanChange, new: PlanVersion) -> Iterator[str]:
    before, after = _before(change), new.comparison
    for name, kind in change.sources.texts.items():
        yield f"文書「{name}」のテキストが{_TEXTS[kind]}"
    if not after.has_texts:
        yield compared.nothing_compared(after)
        return
    lost, found = len(change.sources.lost), len(change.sources.found)
    if before.has_texts:
        yield f"この変更で、資料にない値とことばが{lost:,}件増えます" if lost else "資料にない値とことばは増えません"
        if found:
            yield f"資料になかった値とことばが{found:,}件なくなります"
    elif lost:
        yield f"値とことば{after.counted:,}件のうち、{lost:,}件が出典の行にありません"
    else:
        yield f"値とことば{after.counted:,}件は、すべて出典の行にあります"
    if new.evaluation:
        yield from compared.not_compared(new.evaluation.plan, after)


def _tables(change: PlanChange, new: PlanVersion) -> Iterator[ReportTable]:
    before, after, sources = _before(change), new.comparison, change.sources
    if before.has_texts or after.has_texts:
        counts = zip(_counts(before), _counts(after), strict=True)
        rows = ((what, old, now) for (what, old), (_, now) in counts)
        yield replace(table("", f"数えたもの {_SIDES}", rows, _SIDES), title="照合した数")
    yield from (
        one
        for one in (
            table(
                "資料に新しく見つからない値とことば",
                "どこ 行 値・ことば 出典 ほかにあるところ",
                _lost(new, sources.lost),
            ),
            table(
                "資料にない値とことばのうち、なくなるもの",
                "どこ 値・ことば 出典",
                _found(change.old, sources.found),
            ),
            table("計画に新しく見つからない資料の行", "行 ことば", _ranges(sources.unaccounted)),
            table("計画にない資料の行のうち、なくなるもの", "行 ことば", _ranges(sources.accounted)),
        )
        if one.rows
    )


def _before(change: PlanChange) -> Comparison:
    return change.old.comparison if change.old else Comparison()


def _counts(comparison: Comparison) -> Iterator[tuple[str, str]]:
    for what, number in (
        ("出典の行にある値とことば", comparison.found),
        ("出典の行にない値とことば", len(comparison.missing)),
        ("照合していない値とことば", sum(not one.may_be_ours for one in comparison.skipped)),
        ("資料の行", comparison.lines),
        ("計画にない資料の行", comparison.lines_unaccounted),
    ):
        yield what, f"{number:,}" if comparison.has_texts else NONE


def _lost(side: PlanVersion, statements: Sequence[Statement]) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(statements):
        line = f"{side.file.line(one.path) + one.below}行目"
        elsewhere = _elsewhere(one, side.comparison) if number < ROWS else ""  # no row is shown of the others
        yield place_of(side.file.data, one.path), line, short(one.written), str(one.at or NONE), elsewhere


def _elsewhere(one: Statement, comparison: Comparison) -> str:
    """Return where else in the cited source a statement is printed."""
    if is_stated_too_often(one, comparison.passages):
        return "出典の行にありますが、この項目に書いた回数より少ないです"
    if one.at is None or one.beside:
        return ""
    places = [str(Place(one.at.source, (lines,))) for lines in occurrences(one, comparison.passages)]
    rest = f"など{len(places)}か所" if len(places) > ELSEWHERE else ""
    return "、".join(places[:ELSEWHERE]) + rest


def _found(side: PlanVersion | None, statements: Sequence[Statement]) -> Iterator[tuple[str, ...]]:
    for one in statements if side else ():
        yield place_of(side.file.data if side else None, one.path), short(one.written), str(one.at or NONE)


def _ranges(pieces: Sequence[SourcePiece]) -> Iterator[tuple[str, ...]]:
    return ((str(one.at), compared.quoted(one)) for one in in_ranges(pieces))


def place_of(data: Any, path: DataPath) -> str:
    """Return the names and titles on the way to a value, from its measure on: 施策／指標／令和5年度／実績."""
    names: list[str] = []
    for index, step in enumerate(path):
        data = data[step]
        if isinstance(step, int):
            names = [] if path[index - 1] == "measures" else names
            names.append(str(data.get("name") or data.get("id") or "") if isinstance(data, dict) else "")
        elif step not in _UNTITLED:
            period = parse_period(step)
            names.append(phrases.era(period) if period else title_at(path[: index + 1]) or step)
    return "／".join(filter(None, names))
