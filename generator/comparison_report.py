"""Reports of comparisons with the sources: how much of each plan was found in them, and what of them is in no plan."""

from collections.abc import Iterator, Sequence

from generator import github
from generator.fidelity.compare import Comparison
from generator.fidelity.unaccounted import in_ranges
from generator.plan.model.plan import Plan
from generator.publish.wording import compared
from generator.report import plain

RANGES = 10
"""The number of ranges of lines that are listed of what is not in a plan."""


def comparison_lines(plan: Plan, comparison: Comparison, *, every: bool = False) -> Iterator[str]:
    """Yield the report on a plan: a sentence, what has no text, and what of the texts is not in the plan."""
    if comparison.has_texts:
        found, counted, out = comparison.found, comparison.counted, comparison.lines_unaccounted
        yield (
            f"{plan.id}: 値とことば {counted:,}件のうち {found:,}件（{compared.share(found, counted)}）を資料の出典の行で見つけました。"
            f"資料の {comparison.lines:,}行のうち、計画にない行は {out:,}行（{compared.share(out, comparison.lines)}）です"
        )
        yield from (f"  {one}" for one in compared.not_compared(plan, comparison))
        yield from (f"  {plain(one)}" for one in _not_in_plan(comparison, every=every))
    else:
        yield f"{plan.id}: {compared.nothing_compared(comparison)}"


def comparison_summary(plans: Sequence[tuple[Plan, Comparison]]) -> str:
    """Return the reports on all plans as Markdown for GitHub: a table with a row for each, and lists."""
    lines = [
        "\n## 資料との照合\n",
        "| 計画 | 値とことば | 出典の行にある | 資料の行 | 計画にない行 |",
        "|---|--:|--:|--:|--:|",
    ]
    for plan, one in plans:
        out = one.lines_unaccounted
        found = f"{one.counted:,} | {one.found:,}（{compared.share(one.found, one.counted)}）"
        rest = f"{one.lines:,} | {out:,}（{compared.share(out, one.lines)}）"
        lines.append(f"| {github.code(plan.id)} | {f'{found} | {rest}' if one.has_texts else 'テキストなし | | |'} |")
    for plan, one in plans:
        notes = [*compared.not_compared(plan, one), *_not_in_plan(one)] if one.has_texts else []
        if notes:
            lines += ["", f"{github.FOLD}<summary>{github.code(plan.id)}</summary>", ""]
            lines += [f"- {github.text(plain(note))}" for note in notes]
            lines += ["", github.END]
    return "\n".join(lines) + "\n"


def _not_in_plan(comparison: Comparison, *, every: bool = False) -> Iterator[str]:
    """Yield ranges of lines in a row, each with its first pieces."""
    ranges = list(in_ranges(comparison.unaccounted))
    for one in ranges if every else ranges[:RANGES]:
        yield f"計画にない行（{one.at}）: {compared.quoted(one)}"
    if len(ranges) > RANGES and not every:
        yield f"ほかに{len(ranges) - RANGES:,}か所（check --sources --all で、すべて見られます）"
