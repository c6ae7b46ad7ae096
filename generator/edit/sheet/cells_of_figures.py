"""The figures of a form: a row for each track of a plan, with the cells of one year."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from generator.edit.entered import entered_figure
from generator.edit.sheet.form_row import FIGURES, FormCell, FormColumn, FormRow
from generator.evaluation import overdue
from generator.evaluation.evaluate import Track
from generator.plan.diagnostics import DataPath
from generator.plan.model.figure import Figure, read_value
from generator.plan.model.fiscal import Period
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Placed, Plan
from generator.plan.model.quantity import Words
from generator.plan.model.row import Row
from generator.plan.numbers import plain_number
from generator.publish.addresses import anchor
from generator.publish.wording import phrases
from generator.publish.wording.labels import DIRECTIONS

_NOTED = ({"value", "note"}, {"words", "note"}, {"missing", "note"})


def figure_rows(plan: Plan, data: Mapping[str, object], year: Period) -> Iterator[FormRow]:
    """Yield a row for each track of a plan, given the data of its file."""
    for placed in plan.placed_indicators():
        yield from _rows(plan, data, placed, year)


def _rows(plan: Plan, data: Mapping[str, object], placed: Placed, year: Period) -> Iterator[FormRow]:
    line = placed.node.line if placed.node else ()
    lead = next((name for measure in reversed(line) for name in measure.lead), "")
    direction = placed.indicator.direction
    for part, years, below in placed.indicator.tracks():
        track = Track(indicator=placed.indicator, node=placed.node, part=part, rows=years, results={})
        last = years.get(Period(year=year.year - 1), Row()).actual
        written = next((period.written for period in years if period == year), "")
        yield FormRow(
            address=anchor(track),
            formerly=_formerly(placed.indicator, part),
            lead=lead,
            owner=overdue.owner(plan, track)[0],
            above=" ＞ ".join(measure.name for measure in line[:-1]),
            measure=line[-1].name if line else "",
            indicator=phrases.track_name(track),
            unit=track.unit or "",
            direction=DIRECTIONS[direction] if direction else "",
            last=_shown(last),
            cells=_cells(value_at(data, (*placed.path, *below, written)), years.get(year, Row())),
        )


def _formerly(indicator: Indicator, part: str) -> tuple[str, ...]:
    """Return the former addresses of a track: a former id, with its part's id or a former one."""
    parts = next(((one.id, *one.was) for one in indicator.parts if one.id == part), ())
    ids = (indicator.id, *indicator.was)
    return tuple(f"{one}.{below}" for one, below in product(ids, parts))[1:] if part else ids[1:]


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return ""
    qualities = phrases.qualities(figure)
    return phrases.figure(figure, None) + (f"（{qualities}）" if qualities else "")


def _cells(data: object, row: Row) -> dict[FormColumn, FormCell]:
    """Return the year's cells from the file's data; of mappings, only an actual with a note is editable."""
    found = data if isinstance(data, dict) else {}
    values = {column: found.get(column) for column in FormColumn}
    actual, noted = values[FormColumn.ACTUAL], FormCell()
    if isinstance(actual, dict) and set(actual) in _NOTED and _is_plain(actual):
        values[FormColumn.ACTUAL] = next(actual[key] for key in actual if key != "note")
        noted = FormCell(actual["note"])
    elif isinstance(actual, dict) and row.actual:
        noted = FormCell(row.actual.note or row.actual.why or "", locked=True)
    grades = "、".join(f"{name} {code}" for name, code in (row.grade or {}).items())
    figures = {
        column: figure_cell(values[column], phrases.figure(known, None) if (known := getattr(row, column)) else "")
        for column in FIGURES
    }
    return {
        **figures,
        FormColumn.GRADE: figure_cell(values[FormColumn.GRADE], grades),
        FormColumn.NOTE: noted,
        FormColumn.PLACE: FormCell(str(found.get("at", ""))),
    }


def _is_plain(figure: Mapping[str, object]) -> bool:
    """Return whether the value, written alone, is read as the same: words such as 60〜70 are not."""
    if (words := figure.get("words")) is None:
        return True
    try:
        return entered_figure(str(words)) == words and isinstance(read_value(words), Words)
    except ValueError:
        return False


def figure_cell(data: object, shown: str) -> FormCell:
    """Return the cell for what a file says about one figure; what is more than a plain value is shown, but locked."""
    match data:
        case None:
            return FormCell()
        case Decimal():
            return FormCell(plain_number(data))
        case str():
            return FormCell(data)
        case _:
            return FormCell(shown, locked=True)


def value_at(data: object, path: DataPath) -> object:
    """Return what the data of a file has at a path; None if it has nothing there."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
