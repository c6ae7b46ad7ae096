"""Figures of two versions of a plan in; each one that is new, changed, replaced by a reason or removed, out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.edit.changes.pairing import Matched
from generator.edit.changes.records import FigureChange, Where, is_known
from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.model.row import Series
from generator.plan.model.vocabulary import MoneyBasis
from generator.publish.wording import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of a figure: its measure's id and line of money, or its indicator's id and part; time; series."""

    measure: str
    indicator: str
    part: str
    period: Period
    series: Series | MoneyBasis

    def moved(self, measures: Matched, indicators: Matched) -> "Slot":
        """Give the place under today's ids."""
        return replace(self, measure=measures.now(self.measure), indicator=indicators.now(self.indicator))


class Cell(NamedTuple):
    """A figure with whose it is and the unit that holds for it."""

    where: Where
    figure: Figure
    unit: str | None


def figure_changes(
    old: Evaluation | None, new: Evaluation | None, measures: Matched, indicators: Matched
) -> Iterator[FigureChange]:
    """Yield what differs, in the new side's order, then what is gone."""
    before = {slot.moved(measures, indicators): cell for slot, cell in _cells(old)} if old else {}
    after = dict(_cells(new)) if new else {}
    for slot in {**after, **before}:
        was, now = before.get(slot), after.get(slot)
        if was is None or now is None or _said(slot, was.figure) != _said(slot, now.figure):
            known = now or was
            assert known is not None
            yield FigureChange(
                indicator=slot.indicator,
                where=known.where,
                period=slot.period,
                series=slot.series,
                old=was.figure if was else None,
                new=now.figure if now else None,
                old_unit=was.unit if was else None,
                new_unit=now.unit if now else None,
            )


def is_target_move(change: FigureChange) -> bool:
    """Tell whether a target is not what it was: another value, none any more, or another reason."""
    return change.series is Series.TARGET and is_known(change.old)


def where(plan: Plan, track: Track) -> Where:
    """Say whose figures a track holds."""
    return Where(track.node.measure.name if track.node else plan.title, phrases.track_name(track))


def _cells(evaluation: Evaluation) -> Iterator[tuple[Slot, Cell]]:
    plan = evaluation.plan
    for track in evaluation.tracks:
        for period, row in track.rows.items():
            for series, figure in row.figures():
                slot = Slot(measure="", indicator=track.indicator.id, part=track.part, period=period, series=series)
                yield slot, Cell(where(plan, track), figure, track.unit)
    unit = plan.money.unit if plan.money else None
    for node, years in plan.dated():
        measure, name = (node.measure.id, node.measure.name) if node else ("", plan.title)
        for period, row in sorted(years.items()):
            for line, figure in (row.money.amounts if row.money else {}).items():
                assert row.money is not None
                slot = Slot(measure=measure, indicator="", part=line, period=period, series=row.money.basis)
                yield slot, Cell(Where(name, line), figure, unit)


def _said(slot: Slot, figure: Figure) -> tuple[object, ...]:
    """Give what a figure says, a number with its digits; its notes are texts, but for why a target was moved."""
    was = figure.was if slot.series is Series.TARGET else None
    number = None if figure.value is None else str(figure.value)
    return number, figure.comparator, figure.words, figure.missing, figure.of, figure.status, figure.unit, was
