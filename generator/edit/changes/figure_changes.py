"""Compare the figures of two versions of a plan; yield each one that is new, changed, replaced or removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.edit.changes.change_records import FigureChange, TextKey, Where, has_value
from generator.edit.changes.pairing import Matched
from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import MoneyBasis
from generator.publish.wording import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKey:
    """The key of a figure: measure id and money line, or indicator id and part; period; series."""

    measure: str
    indicator: str
    part: str
    period: Period
    series: Series | MoneyBasis

    def moved(self, measures: Matched, indicators: Matched) -> "FigureKey":
        """Return the key with the current ids."""
        return replace(self, measure=measures.now(self.measure), indicator=indicators.now(self.indicator))

    @property
    def place(self) -> TextKey:
        """Return the place of the figure in the plan."""
        if self.indicator:
            part = ("parts", self.part) if self.part else ()
            return ("indicators", self.indicator, *part, "years", self.period, self.series.value)
        holder = ("measures", self.measure) if self.measure else ("plan",)
        return (*holder, "years", self.period, "money", self.part)


class PlacedFigure(NamedTuple):
    """A figure with its measure and indicator, and the unit that applies to it."""

    where: Where
    figure: Figure
    unit: str | None


def figure_changes(
    old: Evaluation | None, new: Evaluation | None, measures: Matched, indicators: Matched
) -> Iterator[FigureChange]:
    """Yield the differences in the order of the new side, then the figures that were removed."""
    before = {key.moved(measures, indicators): placed for key, placed in _placed_figures(old)} if old else {}
    after = dict(_placed_figures(new)) if new else {}
    for key in {**after, **before}:
        was, now = before.get(key), after.get(key)
        if was is None or now is None or _content(key, was.figure) != _content(key, now.figure):
            known = now or was
            assert known is not None
            yield FigureChange(
                key=key.place,
                indicator=key.indicator,
                where=known.where,
                period=key.period,
                series=key.series,
                old=was.figure if was else None,
                new=now.figure if now else None,
                old_unit=was.unit if was else None,
                new_unit=now.unit if now else None,
                last=_last(key, after),
            )


def _last(key: FigureKey, after: Mapping[FigureKey, PlacedFigure]) -> Figure | None:
    """Return, for an actual or a total, the one of the year before."""
    if key.series not in (Series.ACTUAL, Series.TOTAL):
        return None
    placed = after.get(replace(key, period=replace(key.period, year=key.period.year - 1)))
    return placed.figure if placed else None


def is_target_move(change: FigureChange) -> bool:
    """Return whether a target changed: to another value, to none, or to another reason."""
    return change.series is Series.TARGET and has_value(change.old)


def where(plan: Plan, track: Track) -> Where:
    """Return the measure and indicator that a track belongs to."""
    return Where(track.node.measure.name if track.node else plan.title, phrases.track_name(track))


def _placed_figures(evaluation: Evaluation) -> Iterator[tuple[FigureKey, PlacedFigure]]:
    plan = evaluation.plan
    for track in evaluation.tracks:
        for period, row in track.rows.items():
            for series, figure in row.figures():
                key = FigureKey(measure="", indicator=track.indicator.id, part=track.part, period=period, series=series)
                yield key, PlacedFigure(where(plan, track), figure, track.unit)
    unit = plan.money.unit if plan.money else None
    for node, years in plan.dated():
        measure, name = (node.measure.id, node.measure.name) if node else ("", plan.title)
        for period, row in sorted(years.items()):
            for line, figure in (row.money.amounts if row.money else {}).items():
                assert row.money is not None
                key = FigureKey(measure=measure, indicator="", part=line, period=period, series=row.money.basis)
                yield key, PlacedFigure(Where(name, line), figure, unit)


def _content(key: FigureKey, figure: Figure) -> tuple[object, ...]:
    """Return the content of a figure to compare, with its digits; of its notes, only why a target was moved."""
    was = figure.was if key.series is Series.TARGET else ()
    return repr(figure.quantity), figure.of, figure.status, figure.unit, was
