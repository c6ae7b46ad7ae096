"""Standing: count a fiscal year's grades and list the indicators behind their targets, and for how long."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Reason, Result, TargetBasis
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Behind:
    """A track whose actual is worse than its target, and for how many consecutive evaluated years."""

    track: Track
    result: Result
    years: int


@dataclass(frozen=True, slots=True)
class Improved:
    """A track whose actual is better than in the fiscal year before."""

    track: Track
    before: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing of a plan in one fiscal year; every track is counted once, ungraded ones by reason.

    Parts of a compound indicator are counted separately; `indicators` is the number of whole indicators.
    """

    period: Period
    grades: tuple[tuple[str, int], ...]
    ungraded: tuple[tuple[Reason, int], ...]
    indicators: int
    met: int
    behind: tuple[Behind, ...]
    final: bool
    """Whether every comparison is with a final target that is still in the future."""

    @property
    def total(self) -> int:
        """Return the number of tracks counted."""
        return sum(number for _, number in (*self.grades, *self.ungraded))


def evaluated_years(tracks: Sequence[Track]) -> tuple[Period, ...]:
    """Return the fiscal years in which anything was graded or compared with its target, newest first."""
    years = {
        period
        for track in tracks
        for period, result in track.results.items()
        if period.kind is PeriodKind.YEAR and (result.rate.met is not None or result.published)
    }
    return tuple(sorted(years, reverse=True))


def standing(evaluation: Evaluation, period: Period) -> Standing:
    """Return a fiscal year's counts of grades (the published one first) and the tracks behind their targets."""
    tracks = [track for track in evaluation.tracks if not is_whole(track)]
    codes: Counter[str] = Counter()
    reasons: Counter[Reason] = Counter()
    for track in tracks:
        code, reason = shown_grade(track.results.get(period))
        if code is None:
            reasons[reason] += 1
        else:
            codes[code] += 1
    scale = evaluation.plan.scale
    order = [grade.code for grade in scale.grades] if scale else []
    results = [(track, track.results[period]) for track in tracks if period in track.results]
    compared = [result for _, result in results if result.rate.met is not None]
    return Standing(
        period=period,
        grades=tuple((code, codes[code]) for code in order),
        ungraded=tuple((reason, reasons[reason]) for reason in Reason if reasons[reason]),
        indicators=len({id(track.indicator) for track in tracks}),
        met=sum(result.rate.met is True for _, result in results),
        behind=tuple(Behind(track, result, years_behind(track, period)) for track, result in results if result.behind),
        final=bool(compared) and all(result.inputs.basis is TargetBasis.FINAL for result in compared),
    )


def shown_grade(result: Result | None) -> tuple[str | None, Reason]:
    """Return the grade to show for a result (the published one first; or None), and the reason for its absence."""
    if result is None:
        return None, Reason.NOT_GIVEN
    computed = result.graded.grade.code if result.graded.grade else None
    return result.published_code or computed, result.graded.reason or Reason.NO_SCALE


def lowest_first(result: Result) -> tuple[bool, Fraction]:
    """Return a sort key that puts the lowest rate first and results without a rate last."""
    percent = result.rate.percent
    return percent is None, percent or Fraction(0)


def years_behind(track: Track, period: Period) -> int:
    """Count the consecutive fiscal years up to `period` that were behind; a year without evaluation ends the count."""
    count = 0
    by_year = {when.year: result for when, result in track.results.items() if when.kind is PeriodKind.YEAR}
    while (result := by_year.get(period.year - count)) is not None and result.behind:
        count += 1
    return count


def improved(tracks: Sequence[Track], period: Period) -> Iterator[Improved]:
    """Yield the tracks that improved on the fiscal year before; only plain numbers of their own years count."""
    for track in tracks:
        now = _plain(track, period.year)
        before = _plain(track, period.year - 1)
        if now is None or before is None or is_whole(track):
            continue
        better = {Direction.UP: now > before, Direction.DOWN: now < before}
        if track.indicator.direction is not None and better.get(track.indicator.direction, False):
            yield Improved(track, before, now)


def _plain(track: Track, year: int) -> Decimal | None:
    row = next((row for when, row in track.rows.items() if when.kind is PeriodKind.YEAR and when.year == year), None)
    actual = row.actual if row else None
    return actual.value if actual and not actual.of and not actual.comparator else None


def is_whole(track: Track) -> bool:
    """Return whether a track is the all/any result over its indicator's parts, which are counted instead."""
    return any(result.whole is not None for result in track.results.values())
