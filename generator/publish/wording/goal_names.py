"""Names of goals: a target as a sentence names it, with the number that it refers to and its tolerance."""

from decimal import Decimal

from generator.evaluation.evaluate import Track
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import About, Absent, AsLastYear, Bound, Exact, Keep, Range, Trend, Words
from generator.plan.model.vocabulary import Direction
from generator.publish.wording import phrases


def in_words(target: Figure, track: Track, number: Decimal | None, unit: str | None) -> str:
    """Return a goal in words with the number that it refers to: 「増加」（基準は10人）; empty for a goal in numbers."""
    base = phrases.quantity(number, phrases.without_year(unit)) if number is not None else ""
    match target.quantity:
        case AsLastYear():
            remarks = [f"前の年度は{base}" if base else ""]
        case Trend():
            remarks = [f"基準は{base}" if base else ""]
        case Keep(kept):
            remarks = [f"基準は{base}" if base and kept is None else "", _tolerance(track)]
        case Words():
            remarks = []
        case Exact() | Bound() | Range() | About() | Absent():
            return ""
    known = "、".join(filter(None, remarks))
    return f"「{phrases.amount(target, track.unit)}」{f'（{known}）' if known else ''}"


def in_numbers(target: Figure, track: Track) -> str:
    """Return a target with its tolerance, if it has one: an approximate number, or one that is to be kept."""
    is_kept = isinstance(target.quantity, Exact) and track.indicator.direction is Direction.KEEP
    within = _tolerance(track) if is_kept or isinstance(target.quantity, About) else ""
    return f"{phrases.amount(target, track.unit)}{f'（{within}）' if within else ''}"


def _tolerance(track: Track) -> str:
    tolerance = track.indicator.tolerance
    return f"差{phrases.number(tolerance)}まで" if tolerance else ""
