"""Standing: count a fiscal year's grades and list the indicators behind their targets, and for how long."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.evaluation.differences import Change, change_from_baseline, change_from_last_year
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Reason, Result
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.vocabulary import Counts


@dataclass(frozen=True, slots=True)
class Behind:
    """A track whose actual is worse than its target, and for how many consecutive evaluated years."""

    track: Track
    result: Result
    years: int


@dataclass(frozen=True, slots=True)
class Improved:
    """A track whose value is better than in the year before; `baseline` is set if it is still worse than that."""

    track: Track
    change: Change
    baseline: Change | None


@dataclass(frozen=True, slots=True)
class Worse:
    """A track whose value is worse than its baseline."""

    track: Track
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing of a plan in one fiscal year; every track is counted once, ungraded ones by reason.

    `published` and `computed` are the numbers of grades that the municipality published and that the portal computed
    for want of a published one; `not_due` counts the values whose only target is of a later year.

    Parts of a compound indicator are counted separately; `indicators` is the number of whole indicators.
    """

    period: Period
    grades: tuple[tuple[str, int], ...]
    ungraded: tuple[tuple[Reason, int], ...]
    indicators: int
    published: int
    computed: int
    differing: int
    met: int
    not_due: int
    behind: tuple[Behind, ...]

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
        if period.is_year
        and (result.rate.met is not None or result.published or result.graded.reason is Reason.GOAL_NOT_DUE)
    }
    years = {Period(year=period.year) if period.kind is PeriodKind.CALENDAR else period for period in years}
    return tuple(sorted(years, reverse=True))


def standing(evaluation: Evaluation, period: Period) -> Standing:
    """Return a fiscal year's counts of grades (the published one first) and the tracks behind their targets."""
    tracks = [track for track in evaluation.tracks if not is_whole(track)]
    codes: Counter[str] = Counter()
    reasons: Counter[Reason] = Counter()
    for track in tracks:
        code, reason = shown_grade(result_in(track, period))
        if code is None:
            reasons[reason] += 1
        else:
            codes[code] += 1
    scale = evaluation.plan.scale
    order = [grade.code for grade in scale.grades] if scale else []
    results = [(track, result) for track in tracks if (result := result_in(track, period)) is not None]
    published = [result for _, result in results if result.published_code is not None]
    return Standing(
        period=period,
        grades=tuple((code, codes[code]) for code in order),
        ungraded=tuple((reason, reasons[reason]) for reason in Reason if reasons[reason]),
        indicators=len({id(track.indicator) for track in tracks}),
        published=len(published),
        computed=codes.total() - len(published),
        differing=sum(result.differs for result in published),
        met=sum(result.rate.met is True for _, result in results),
        not_due=sum(result.graded.reason is Reason.GOAL_NOT_DUE for _, result in results),
        behind=tuple(Behind(track, result, years_behind(track, period)) for track, result in results if result.behind),
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
    by_year = {when.year: result for when, result in track.results.items() if when.is_year}
    while (result := by_year.get(period.year - count)) is not None and result.behind:
        count += 1
    return count


def result_in(track: Track, period: Period) -> Result | None:
    """Return a track's result for a plan's period: for a calendar-year track, that of the year of the same number."""
    own = track.period_in(period)
    return track.results.get(own) if own else None


def improved(tracks: Sequence[Track], period: Period) -> Iterator[Improved]:
    """Yield the tracks that are better than the year before; a total only grows, so that it never counts as better."""
    for track, own in _present(tracks, period):
        change = change_from_last_year(track, own)
        if change and change.is_better and track.counts is not Counts.CUMULATIVE:
            since = change_from_baseline(track, own)
            yield Improved(track, change, since if since and since.is_better is False else None)


def worse_than_baseline(tracks: Sequence[Track], period: Period) -> Iterator[Worse]:
    """Yield the tracks whose value is worse than their baseline."""
    for track, own in _present(tracks, period):
        change = change_from_baseline(track, own)
        if change and change.is_better is False:
            yield Worse(track, change)


def _present(tracks: Sequence[Track], period: Period) -> Iterator[tuple[Track, Period]]:
    for track in tracks:
        if not is_whole(track) and (own := track.period_in(period)) is not None:
            yield track, own


def is_whole(track: Track) -> bool:
    """Return whether a track is the all/any result over its indicator's parts, which are counted instead."""
    return any(result.whole is not None for result in track.results.values())
