"""Observations: an evaluation in; one record for every figure, the long table that pages and downloads show, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.evaluation.evaluate import Evaluation, Track
from generator.evaluation.result import Result
from generator.plan.model.fields import Place
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, era
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.row import Row, Series
from generator.plan.model.vocabulary import MISSING_WORDS

RATE_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure; every field is text as published, empty where it does not apply. Fields are the CSV's columns."""

    municipality_code: str
    plan_id: str
    path: str
    measure_id: str
    measure: str
    indicator_id: str
    indicator: str
    part: str
    fiscal_year: str
    era: str
    period: str
    period_kind: str
    series: str
    value: str = ""
    words: str = ""
    unit: str = ""
    comparator: str = ""
    status: str = ""
    reason: str = ""
    reason_words: str = ""
    value_year: str = ""
    grade_published: str = ""
    grade_computed: str = ""
    rate: str = ""
    evaluation_reason: str = ""
    source: str = ""
    locator: str = ""


def observations(evaluation: Evaluation) -> Iterator[Observation]:
    """Yield every figure in the plan's order, by time: the indicators' first, then the sums of money."""
    for track in evaluation.tracks:
        for period, row in track.rows.items():
            yield from _of_row(evaluation.plan, track, period, row)
    yield from _of_money(evaluation.plan)


def measure_fields(line: tuple[Measure, ...]) -> dict[str, str]:
    """Give a measure's place in its plan; `line` leads from the top down to it, and is empty for the plan itself."""
    return {
        "path": "/".join(measure.id for measure in line),
        "measure_id": line[-1].id if line else "",
        "measure": line[-1].name if line else "",
    }


def time_fields(period: Period) -> dict[str, str]:
    """Give a period in both calendars."""
    return {
        "fiscal_year": str(period.fiscal_year or ""),
        "era": era(period),
        "period": period.code,
        "period_kind": period.kind,
    }


def source_fields(plan: Plan, place: Place | None) -> dict[str, str]:
    """Give the document and where in it; nothing where the plan does not say."""
    if place is None:
        return {}
    source = plan.sources[place.source]
    number = f"（{source.number}）" if source.number else ""
    return {"source": f"{source.title}{number}", "locator": str(place)}


def round_half_away(number: Fraction, decimals: int) -> Decimal:
    """Round an exact number to `decimals` places, halves away from zero."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals)
    return -rounded if number < 0 and whole else rounded


def plain_number(number: Decimal) -> str:
    """Write a number with the digits it was given, without exponent or grouping."""
    return format(number, "f")


def _of_row(plan: Plan, track: Track, period: Period, row: Row) -> Iterator[Observation]:
    figures: Sequence[tuple[str, Figure | None]] = [(series.value, figure) for series, figure in row.figures()]
    if row.grade and row.actual is None:
        figures = [*figures, (Series.ACTUAL.value, None)]
    result = track.results[period]
    for series, figure in figures:
        yield _observation(plan, track, (period, row, series), figure, result if series == Series.ACTUAL else None)


def _of_money(plan: Plan) -> Iterator[Observation]:
    """Yield every amount; its line of money stands in the indicator's place."""
    for node, years in plan.dated():
        line = node.line if node else ()
        for period, row in sorted(years.items()):
            for name, figure in (row.money.amounts if row.money else {}).items():
                assert row.money is not None
                yield Observation(
                    **_holder_fields(plan, line),
                    indicator_id="",
                    indicator=name,
                    part="",
                    **time_fields(period),
                    series=row.money.basis,
                    **_figure_fields(figure),
                    unit=figure.unit or (plan.money.unit if plan.money else ""),
                    **source_fields(plan, row.at or _place_of(line)),
                )


def _observation(
    plan: Plan, track: Track, cell: tuple[Period, Row, str], figure: Figure | None, result: Result | None
) -> Observation:
    period, row, series = cell
    line = track.node.line if track.node else ()
    graded = result.graded if result else None
    return Observation(
        **_holder_fields(plan, line),
        indicator_id=track.indicator.id,
        indicator=track.indicator.name,
        part=track.part,
        **time_fields(period),
        series=series,
        **_figure_fields(figure),
        unit=(figure.unit if figure else None) or track.unit or "",
        grade_published=(result.published_code or "") if result else "",
        grade_computed=graded.grade.code if graded and graded.grade else "",
        rate=_rate(result),
        evaluation_reason=_reason(result),
        **source_fields(plan, row.at or track.indicator.at or _place_of(line)),
    )


def _holder_fields(plan: Plan, line: tuple[Measure, ...]) -> dict[str, str]:
    return {"municipality_code": plan.municipality.code, "plan_id": plan.id, **measure_fields(line)}


def _place_of(line: tuple[Measure, ...]) -> Place | None:
    return next((measure.at for measure in reversed(line) if measure.at), None)


def _figure_fields(figure: Figure | None) -> dict[str, str]:
    if figure is None:
        return {}
    word = next((word for word, code in MISSING_WORDS.items() if code is figure.missing), "")
    return {
        "value": plain_number(figure.value) if figure.value is not None else "",
        "words": figure.words or "",
        "comparator": figure.comparator or "",
        "status": figure.status or "",
        "reason": figure.missing or "",
        "reason_words": figure.why or word,
        "value_year": figure.of.code if figure.of else "",
    }


def _rate(result: Result | None) -> str:
    percent = result.rate.percent if result else None
    return "" if percent is None else plain_number(round_half_away(percent, RATE_DECIMALS))


def _reason(result: Result | None) -> str:
    if result is None:
        return ""
    return str(result.rate.reason or result.graded.reason or "")
