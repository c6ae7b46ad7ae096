"""Observations: turn an evaluation into one record per figure of the plan, with its place, source and result."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import MoneyBasis
from generator.plan.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure of one period: of an indicator (`track`), of the money line `name`, or a measure's published rate.

    `figure` is None if a grade was published without an actual; `result` is set for actuals only; `at` is the nearest
    place that the file cites, from the row upwards.
    """

    node: Node | None
    track: Track | None
    name: str
    period: Period
    series: Series | MoneyBasis
    figure: Figure | None
    unit: str
    result: Result | None
    at: Place | None


def observations(evaluation: Evaluation) -> Iterator[Observation]:
    """Yield every figure in the plan's order, by period: first the indicators', then published rates, then the amounts of money."""
    for track in evaluation.tracks:
        for period, row in track.rows.items():
            yield from _of_row(track, period, row)
    yield from _rates(evaluation.plan)
    yield from amounts(evaluation.plan)


def _rates(plan: Plan) -> Iterator[Observation]:
    """Yield the published rates of measures and of the plan."""
    for node, years in plan.dated():
        for period, row in sorted(years.items()):
            if row.published_rate:
                yield Observation(
                    node=node,
                    track=None,
                    name="",
                    period=period,
                    series=Series.PUBLISHED_RATE,
                    figure=row.published_rate,
                    unit=row.published_rate.unit or "％",
                    result=None,
                    at=row.at or _nearest_place(node),
                )


def amounts(plan: Plan) -> Iterator[Observation]:
    """Yield every amount of money in the plan's order, by period."""
    for node, years in plan.dated():
        for period, row in sorted(years.items()):
            for name, figure in (row.money.amounts if row.money else {}).items():
                assert row.money is not None
                yield Observation(
                    node=node,
                    track=None,
                    name=name,
                    period=period,
                    series=row.money.basis,
                    figure=figure,
                    unit=figure.unit or (plan.money.unit if plan.money else ""),
                    result=None,
                    at=row.at or _nearest_place(node),
                )


def _of_row(track: Track, period: Period, row: Row) -> Iterator[Observation]:
    figures: list[tuple[Series, Figure | None]] = [*row.figures()]
    if row.grade and row.actual is None:
        figures.append((Series.ACTUAL, None))
    for series, figure in figures:
        yield Observation(
            node=track.node,
            track=track,
            name=track.indicator.name,
            period=period,
            series=series,
            figure=figure,
            unit=(figure.unit if figure else None) or ("％" if series is Series.PUBLISHED_RATE else track.unit) or "",
            result=track.results[period] if series is Series.ACTUAL else None,
            at=row.at or track.indicator.at or _nearest_place(track.node),
        )


def _nearest_place(node: Node | None) -> Place | None:
    measures = reversed(node.line) if node else ()
    return next((measure.at for measure in measures if measure.at), None)
