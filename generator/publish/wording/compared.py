"""Write how much of a plan was found in its sources, in plain Japanese."""

import datetime as dt
from decimal import ROUND_FLOOR, Decimal

from generator.fidelity.compare import Comparison
from generator.publish.wording import phrases


def share(part: int, whole: int) -> str:
    """Return a share in per cent, rounded down to one decimal place, so that only all of it is 100%."""
    percent = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_FLOOR) if whole else Decimal(100)
    return f"{phrases.number(percent.normalize())}%"


def summary(comparison: Comparison | None, day: dt.date) -> str:
    """Return one sentence on how much of a plan was found at its cited lines, and when it was compared."""
    if comparison is None or not comparison.counted:
        return "資料のテキストがないので、値とことばを資料と照合していません。"
    found, counted = comparison.found, comparison.counted
    share_found = "すべて" if found == counted else f"{found:,}件（{share(found, counted)}）"
    skipped = len(comparison.skipped)
    rest = f"テキストのない資料から写した{skipped:,}件は、照合していません。" if skipped else ""
    return f"{phrases.day(day)}の照合では、値とことば{counted:,}件の{'' if found == counted else 'うち'}{share_found}が、出典に示した行に見つかりました。{rest}"
