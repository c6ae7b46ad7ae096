"""Promises: what became of the newest target of each indicator that is due, and for how many years running."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

from generator.evaluation.differences import Change, change_from_baseline
from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.judge import number_in
from generator.evaluation.result import Result
from generator.evaluation.standing import is_whole
from generator.plan.model.figure import Figure, Former
from generator.plan.model.fiscal import Period
from generator.plan.model.quantity import numbers
from generator.plan.model.vocabulary import Counts, Direction

_EXACT = Context(prec=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The newest period of a track of which it is known whether its target was met.

    `run` is for how many fiscal years running it was so, this one included; `baseline` the change since the baseline;
    `eased` are the targets that were made easier: the period, what was promised before, and what is now.
    """

    track: Track
    period: Period
    is_met: bool
    run: int
    baseline: Change | None
    eased: tuple[tuple[Period, Former, Figure], ...]

    @property
    def result(self) -> Result:
        """Return the result of the period."""
        return self.track.results[self.period]

    @property
    def distance(self) -> Decimal | None:
        """Return the value minus its target, if both are exact numbers in the indicator's unit and may be compared."""
        result, track = self.result, self.track
        if result.measured is None or result.target is None or track.counts in (None, Counts.RANK, Counts.STAGES):
            return None
        now, target = (number_in(figure, track.unit, track.unit) for figure in (result.measured, result.target))
        return None if now is None or target is None else _EXACT.subtract(now, target)

    @property
    def is_below_baseline(self) -> bool:
        """Return whether the value is worse than the baseline."""
        return self.baseline is not None and self.baseline.is_better is False


def promises(evaluation: Evaluation) -> Iterator[Promise]:
    """Yield what became of the newest target that is due, in the plan's order; not for what has none yet."""
    for track in evaluation.tracks:
        known = [period for period, result in track.results.items() if result.rate.met is not None]
        if known and not is_whole(track):
            period = known[-1]
            yield Promise(
                track=track,
                period=period,
                is_met=track.results[period].rate.met is True,
                run=_run(track, period),
                baseline=change_from_baseline(track, period),
                eased=tuple(_eased(track)),
            )


def _run(track: Track, period: Period) -> int:
    """Count the fiscal years up to a period with the same verdict; a year without one ends the count."""
    met = {when.year: result.rate.met for when, result in track.results.items() if when.is_year}
    count = 1
    while period.is_year and met.get(period.year - count) is met[period.year]:
        count += 1
    return count


def _eased(track: Track) -> Iterator[tuple[Period, Former, Figure]]:
    """Yield the targets that were made easier; only exact numbers are compared."""
    direction = track.indicator.direction
    for period, row in track.rows.items():
        if row.target is None or not row.target.was or direction not in (Direction.UP, Direction.DOWN):
            continue
        first, now = numbers(row.target.was[0].value), numbers(row.target.quantity)
        if len(first) == len(now) == 1 and first != now and (now < first) is (direction is Direction.UP):
            yield period, row.target.was[0], row.target
