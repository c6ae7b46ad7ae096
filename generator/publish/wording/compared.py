"""Write how much of a plan was found in its sources, and what of them is in no plan, in plain Japanese."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from generator.fidelity.compare import Comparison
from generator.fidelity.unaccounted import SourceRange
from generator.plan.diagnostics import short
from generator.plan.model.plan import Plan
from generator.publish.wording import phrases

QUOTED = 3
"""The number of pieces that are quoted of a range of lines."""


def share(part: int, whole: int) -> str:
    """Return a share in per cent, rounded down; 0% and 100% only if it is nothing and everything."""
    if part in (0, whole):
        return "100%" if part else "0%"
    return f"{min(max(1000 * part // whole, 1), 999) / 10:g}%"


def summary(comparison: Comparison | None, day: dt.date) -> str:
    """Return one sentence on how much of a plan was found at its cited lines, and when it was compared."""
    if comparison is None or not comparison.counted:
        return "資料のテキストがないので、値とことばを資料と照合していません。"
    found, counted = comparison.found, comparison.counted
    share_found = "すべて" if found == counted else f"{found:,}件（{share(found, counted)}）"
    skipped = len(comparison.skipped)
    rest = f"テキストのない資料から写した{skipped:,}件は、照合していません。" if skipped else ""
    return f"{phrases.day(day)}の照合では、値とことば{counted:,}件の{'' if found == counted else 'うち'}{share_found}が、出典に示した行に見つかりました。{rest}"


def nothing_compared(comparison: Comparison) -> str:
    """Return a sentence on a plan without any text, with the number of its values and words."""
    values = sum(not one.may_be_ours for one in comparison.skipped)
    return f"資料のテキストがないので、照合していません（値 {values:,}件）"


def not_compared(plan: Plan, comparison: Comparison) -> Iterator[str]:
    """Yield a sentence for each source without a text, with the number of values that are cited from it."""
    values = Counter(one.at.source for one in comparison.skipped if one.at and not one.may_be_ours)
    for source in plan.sources:
        if not comparison.passages.has_text(source):
            yield f"文書「{source}」のテキストがないので、照合していません（値 {values[source]:,}件）"


def quoted(one: SourceRange) -> str:
    """Return the first pieces of a range of lines, quoted, and how many there are."""
    number = len(one.texts)
    return "".join(f"「{short(text)}」" for text in one.texts[:QUOTED]) + (
        f"など{number}か所" if number > QUOTED else ""
    )
