"""Reports of comparisons with the sources: how much of each plan was found in them, and what of them is in no plan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import github
from generator.fidelity.compare import Comparison
from generator.fidelity.unaccounted import SourcePiece
from generator.plan.diagnostics import short
from generator.plan.model.plan import Plan
from generator.report import plain

RANGES = 10
"""The number of ranges of lines that are listed of what is not in a plan."""
_QUOTED = 3
"""The number of pieces that are quoted of a range of lines."""


def share(part: int, whole: int) -> str:
    """Return a share in per cent, rounded down; 0% and 100% only if it is nothing and everything."""
    if part in (0, whole):
        return "100%" if part else "0%"
    return f"{min(max(1000 * part // whole, 1), 999) / 10:g}%"


def comparison_lines(plan: Plan, comparison: Comparison, *, every: bool = False) -> Iterator[str]:
    """Yield the report on a plan: a sentence, what has no text, and what of the texts is not in the plan."""
    skipped = list(_skipped(plan, comparison))
    if comparison.has_texts:
        found, counted, out = comparison.found, comparison.counted, _lines_not_in_plan(comparison)
        yield (
            f"{plan.id}: 値とことば {counted:,}件のうち {found:,}件（{share(found, counted)}）を資料の出典の行で見つけました。"
            f"資料の {comparison.lines:,}行のうち、計画にない行は {out:,}行（{share(out, comparison.lines)}）です"
        )
        yield from (f"  {one}" for one in skipped)
        yield from (f"  {plain(one)}" for one in _not_in_plan(comparison, every=every))
    else:
        values = sum(not one.may_be_ours for one in comparison.skipped)
        yield f"{plan.id}: 資料のテキストがないので、照合していません（値 {values:,}件）"


def comparison_summary(compared: Sequence[tuple[Plan, Comparison]]) -> str:
    """Return the reports on all plans as Markdown for GitHub: a table with a row for each, and lists."""
    lines = [
        "\n## 資料との照合\n",
        "| 計画 | 値とことば | 出典の行にある | 資料の行 | 計画にない行 |",
        "|---|--:|--:|--:|--:|",
    ]
    for plan, one in compared:
        out = _lines_not_in_plan(one)
        found = f"{one.counted:,} | {one.found:,}（{share(one.found, one.counted)}）"
        rest = f"{one.lines:,} | {out:,}（{share(out, one.lines)}）"
        lines.append(f"| {github.code(plan.id)} | {f'{found} | {rest}' if one.has_texts else 'テキストなし | | |'} |")
    for plan, one in compared:
        notes = [*_skipped(plan, one), *_not_in_plan(one)] if one.has_texts else []
        if notes:
            lines += ["", f"{github.FOLD}<summary>{github.code(plan.id)}</summary>", ""]
            lines += [f"- {github.text(plain(note))}" for note in notes]
            lines += ["", github.END]
    return "\n".join(lines) + "\n"


def _lines_not_in_plan(comparison: Comparison) -> int:
    return len({(piece.source, piece.line) for piece in comparison.unaccounted})


def _skipped(plan: Plan, comparison: Comparison) -> Iterator[str]:
    values = Counter(one.at.source for one in comparison.skipped if one.at and not one.may_be_ours)
    for source in plan.sources:
        if not comparison.passages.has_text(source):
            yield f"文書「{source}」のテキストがないので、照合していません（値 {values[source]:,}件）"


def _not_in_plan(comparison: Comparison, *, every: bool = False) -> Iterator[str]:
    """Yield ranges of lines in a row, each with its first pieces."""
    lines: dict[tuple[str, int], list[SourcePiece]] = {}
    for piece in comparison.unaccounted:
        lines.setdefault((piece.source, piece.line), []).append(piece)
    rows = groupby(enumerate(lines), lambda one: (one[1][0], one[1][1] - one[0]))
    ranges = [[place for _, place in row] for _, row in rows]
    for places in ranges if every else ranges[:RANGES]:
        (source, first), (_, last) = places[0], places[-1]
        pieces = [f"「{short(piece.text)}」" for place in places for piece in lines[place]]
        quoted = "".join(pieces[:_QUOTED]) + (f"など{len(pieces)}か所" if len(pieces) > _QUOTED else "")
        yield f"計画にない行（{source} {first}{f'-{last}' if last > first else ''}）: {quoted}"
    if len(ranges) > RANGES and not every:
        yield f"ほかに{len(ranges) - RANGES:,}か所（check --sources --all で、すべて見られます）"
