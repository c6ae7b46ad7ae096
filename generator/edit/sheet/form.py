"""The form of one year: a row for each track of a plan, with the cells that may be filled in."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.edit.entered import entered_figure
from generator.errors import CannotRunError
from generator.evaluation.evaluate import Track
from generator.plan.diagnostics import DataPath
from generator.plan.load import Loaded
from generator.plan.model.figure import read_value
from generator.plan.model.fiscal import Period, PeriodKind, era
from generator.plan.model.plan import Placed, Plan
from generator.plan.model.quantity import Words
from generator.plan.model.row import Row
from generator.plan.numbers import plain_number
from generator.publish.addresses import anchor
from generator.publish.wording import phrases
from generator.publish.wording.labels import DIRECTIONS


class FormColumn(StrEnum):
    """The columns to fill in: keys of a year row, and a note on the actual."""

    TARGET = "target"
    ACTUAL = "actual"
    GRADE = "grade"
    NOTE = "note"


ID, ADVICE = "ID", "注意"
NAMES = {FormColumn.TARGET: "目標", FormColumn.ACTUAL: "実績", FormColumn.GRADE: "評価", FormColumn.NOTE: "メモ"}
_NOTED = ({"value", "note"}, {"words", "note"}, {"missing", "note"})
LOCKED = "計画ファイルで直してください"


@dataclass(frozen=True, slots=True)
class FormCell:
    """What a plan file says in one place (empty: nothing); locked if it says more than a plain value."""

    text: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One track: its address (`<id>` or `<id>.<part>`), texts that identify it for people, and the year's cells."""

    address: str
    lead: str
    above: str
    measure: str
    indicator: str
    unit: str
    direction: str
    last: str
    cells: Mapping[FormColumn, FormCell]

    @property
    def advice(self) -> str:
        """Return a note that names the cells that cannot be filled in here."""
        locked = [NAMES[column] for column, cell in self.cells.items() if cell.locked]
        return f"{'・'.join(locked)}のセルは{LOCKED}" if locked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A plan, the year to collect, the state of the plan's file (`sha256-…`), and the rows."""

    plan: Plan
    year: Period
    state: str
    rows: tuple[FormRow, ...]

    @property
    def columns(self) -> tuple[FormColumn, ...]:
        """Return the columns to fill in; a plan without a scale has no grades."""
        return tuple(column for column in FormColumn if column is not FormColumn.GRADE or self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the plan's scale, best first."""
        return tuple(grade.code for grade in self.plan.scale.grades) if self.plan.scale else ()

    def head(self, column: FormColumn) -> str:
        """Return the heading of a column to fill in."""
        return NAMES[column] if column is FormColumn.NOTE else f"{era(self.year)}の{NAMES[column]}"

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the headings of a sheet."""
        last = f"{era(Period(year=self.year.year - 1))}の実績"
        headings = (ID, "上の階層", "施策・事業", "指標", "単位", "よい向き", last, *map(self.head, self.columns))
        return (*headings, ADVICE) if any(row.advice for row in self.rows) else headings

    def line(self, row: FormRow) -> tuple[str, ...]:
        """Return the texts of a row, one per heading."""
        fixed = (row.address, row.above, row.measure, row.indicator, row.unit, row.direction, row.last)
        texts = (*fixed, *(row.cells[column].text for column in self.columns), row.advice)
        return texts[: len(self.heads)]


def form(loaded: Loaded, raw: bytes, year: Period) -> Form:
    """Return the form; raise CannotRunError if the file has errors or the plan has nothing to fill in for the year."""
    plan = loaded.plan
    if plan is None:
        raise CannotRunError(
            f"{loaded.name} にエラーがあります。python -m generator check {loaded.name} で確かめて、先に直してください。"
        )
    if not any(plan.placed_indicators()):
        raise CannotRunError(f"「{plan.title}」には指標がないので、集める数値がありません。")
    known = {period for placed, period, _, _ in plan.rows() if placed}
    if year.kind is not PeriodKind.YEAR or not (plan.period.from_ <= year <= plan.period.to or year in known):
        first, last = era(plan.period.from_), era(plan.period.to)
        raise CannotRunError(
            f"「{year.written}」は「{plan.title}」の年度ではありません。計画期間は{first}〜{last}です。R8 のように書いてください。"
        )
    rows = tuple(row for placed in plan.placed_indicators() for row in _rows(loaded.data or {}, placed, year))
    return Form(plan=plan, year=year, state=f"sha256-{hashlib.sha256(raw).hexdigest()}", rows=rows)


def _rows(data: Mapping[str, object], placed: Placed, year: Period) -> Iterator[FormRow]:
    line = placed.node.line if placed.node else ()
    lead = next((name for measure in reversed(line) for name in measure.lead), "")
    direction = placed.indicator.direction
    for part, years, below in placed.indicator.tracks():
        track = Track(indicator=placed.indicator, node=placed.node, part=part, rows=years, results={})
        last = years.get(Period(year=year.year - 1), Row()).actual
        written = next((period.written for period in years if period == year), "")
        qualities = phrases.qualities(last) if last else ""
        yield FormRow(
            address=anchor(track),
            lead=lead,
            above=" ＞ ".join(measure.name for measure in line[:-1]),
            measure=line[-1].name if line else "",
            indicator=phrases.track_name(track),
            unit=track.unit or "",
            direction=DIRECTIONS[direction] if direction else "",
            last=(phrases.figure(last, None) + (f"（{qualities}）" if qualities else "")) if last else "",
            cells=_cells(_at(data, (*placed.path, *below, written)), years.get(year, Row())),
        )


def _cells(data: object, row: Row) -> dict[FormColumn, FormCell]:
    """Return the year's cells from the file's data; of mappings, only an actual with a note is editable."""
    found = data if isinstance(data, dict) else {}
    target, actual, grade = (found.get(column) for column in (FormColumn.TARGET, FormColumn.ACTUAL, FormColumn.GRADE))
    value, note = actual, FormCell()
    if isinstance(actual, dict) and set(actual) in _NOTED and _is_plain(actual):
        value, note = next(actual[key] for key in actual if key != "note"), FormCell(actual["note"])
    elif isinstance(actual, dict) and row.actual:
        note = FormCell(row.actual.note or row.actual.why or "", locked=True)
    grades = "、".join(f"{name} {code}" for name, code in (row.grade or {}).items())
    return {
        FormColumn.TARGET: _cell(target, phrases.figure(row.target, None) if row.target else ""),
        FormColumn.ACTUAL: _cell(value, phrases.figure(row.actual, None) if row.actual else ""),
        FormColumn.GRADE: _cell(grade, grades),
        FormColumn.NOTE: note,
    }


def _is_plain(figure: Mapping[str, object]) -> bool:
    """Return whether the value, written alone, is read as the same: words such as 60〜70 are not."""
    if (words := figure.get("words")) is None:
        return True
    try:
        return entered_figure(str(words)) == words and isinstance(read_value(words), Words)
    except ValueError:
        return False


def _cell(data: object, shown: str) -> FormCell:
    match data:
        case None:
            return FormCell()
        case Decimal():
            return FormCell(plain_number(data))
        case str():
            return FormCell(data)
        case _:
            return FormCell(shown, locked=True)


def _at(data: object, path: DataPath) -> object:
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
