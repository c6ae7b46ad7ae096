"""The form for entering a plan's figures: what it shows of each indicator, year by year."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.evaluation.evaluate import Evaluation, Track
from generator.plan.diagnostics import DataPath
from generator.plan.model.fiscal import Period, PeriodKind
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row
from generator.plan.numbers import plain_number
from generator.publish.addresses import anchor
from generator.publish.wording import phrases

ENTRY = "manual/enter/"
"""The path of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryYear:
    """A year of an indicator: its key in the file, actual and target as text, the actual's bare number, and the line."""

    key: str
    actual: str
    target: str
    number: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An indicator or part: its address, name, what is above it, unit, line in the file, and its years."""

    id: str
    name: str
    above: str
    unit: str
    line: int
    years: Mapping[int, EntryYear]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """A plan's form: the years to choose from, each with its name and its key in the file, the one to begin with, rows."""

    id: str
    title: str
    municipality: str
    years: Mapping[int, tuple[str, str]]
    year: int
    rows: tuple[EntryRow, ...]


def entry_forms(
    evaluations: Sequence[Evaluation], lines: Mapping[str, Callable[[DataPath], int]]
) -> tuple[EntryForm, ...]:
    """Return the form of each plan that has indicators; `lines` give the line of a path in the plan's file, by plan id."""
    forms = (_form(evaluation, lines.get(evaluation.plan.id, lambda _: 1)) for evaluation in evaluations)
    return tuple(sorted((form for form in forms if form.rows), key=lambda form: (form.municipality, form.id)))


def _form(evaluation: Evaluation, line: Callable[[DataPath], int]) -> EntryForm:
    plan = evaluation.plan
    rows = tuple(_rows(plan, line))
    years = _years(plan)
    open_years = (
        year
        for year in years
        if any(row.years[year].target and not row.years[year].actual for row in rows if year in row.years)
    )
    return EntryForm(
        id=plan.id,
        title=plan.title,
        municipality=plan.municipality.name,
        years=years,
        year=next(open_years, max(years)),
        rows=rows,
    )


def _years(plan: Plan) -> dict[int, tuple[str, str]]:
    """Return the plan's own years and those of its rows: the name, and the key in the style of the plan's file."""
    stated = {period.year for placed, period, _, _ in plan.rows() if placed and _is_plain(period)}
    first, last = plan.period.from_, plan.period.to
    by_era = last.written.startswith("R")
    return {
        year: (phrases.both(Period(year=year)), f"R{year - 2018}" if by_era and year > 2018 else str(year))
        for year in sorted({*stated, *range(first.year, last.year + 1)})
    }


def _rows(plan: Plan, line: Callable[[DataPath], int]) -> Iterator[EntryRow]:
    for placed in plan.placed_indicators():
        for part, years, below in placed.indicator.tracks():
            track = Track(indicator=placed.indicator, node=placed.node, part=part, rows=years, results={})
            path = (*placed.path, *below)
            above = [measure.name for measure in placed.node.line] if placed.node else []
            yield EntryRow(
                id=anchor(track),
                name=phrases.track_name(track),
                above=" ＞ ".join(above[-2:]),
                unit="％" if track.unit == "%" else track.unit or "",
                line=line(path[:-1]),
                years={
                    period.year: _year(row, period, track.unit, line((*path, period.written)))
                    for period, row in years.items()
                    if _is_plain(period)
                },
            )


def _year(row: Row, period: Period, unit: str | None, line: int) -> EntryYear:
    number = row.actual.number if row.actual else None
    return EntryYear(
        key=period.written,
        actual=phrases.figure(row.actual, unit) if row.actual else "",
        target=phrases.figure(row.target, unit) if row.target else "",
        number="" if number is None else plain_number(number),
        line=line,
    )


def _is_plain(period: Period) -> bool:
    return period.kind is PeriodKind.YEAR
