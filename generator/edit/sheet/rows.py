"""The form of one year: a plan file and a fiscal year in; a row for each line of figures, with what may be filled in, out."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.errors import CannotRunError
from generator.evaluation.evaluate import Track
from generator.plan.diagnostics import Path
from generator.plan.load import Loaded
from generator.plan.model.fiscal import Kind, Period, era
from generator.plan.model.plan import Placed, Plan
from generator.plan.model.row import Row
from generator.plan.numbers import plain_number
from generator.publish.addresses import anchor
from generator.publish.wording import phrases
from generator.publish.wording.labels import DIRECTIONS


class Column(StrEnum):
    """The columns that are filled in: keys of a year row, and a note to the actual."""

    TARGET = "target"
    ACTUAL = "actual"
    GRADE = "grade"
    NOTE = "note"


ID, ADVICE = "ID", "注意"
NAMES = {Column.TARGET: "目標", Column.ACTUAL: "実績", Column.GRADE: "評価", Column.NOTE: "メモ"}
_NOTED = ({"value", "note"}, {"words", "note"}, {"missing", "note"})
LOCKED = "計画ファイルで直してください"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a plan file says in one place, as it says it (empty: nothing); locked where it says more than a value."""

    text: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One line of figures: its address (`<id>` or `<id>.<part>`), what tells people which it is, and the year's cells."""

    address: str
    lead: str
    above: str
    measure: str
    indicator: str
    unit: str
    direction: str
    last: str
    cells: Mapping[Column, Cell]

    @property
    def advice(self) -> str:
        """Say which cells cannot be filled in here."""
        locked = [NAMES[column] for column, cell in self.cells.items() if cell.locked]
        return f"{'・'.join(locked)}のセルは{LOCKED}" if locked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A plan, the year whose figures are asked for, the state of the plan's file (`sha256-…`), and the rows."""

    plan: Plan
    year: Period
    state: str
    rows: tuple[FormRow, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns that are filled in; a plan without a scale has no grades."""
        return tuple(column for column in Column if column is not Column.GRADE or self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of the plan's scale, best first."""
        return tuple(grade.code for grade in self.plan.scale.grades) if self.plan.scale else ()

    def head(self, column: Column) -> str:
        """Give the heading of a column that is filled in."""
        return NAMES[column] if column is Column.NOTE else f"{era(self.year)}の{NAMES[column]}"

    @property
    def heads(self) -> tuple[str, ...]:
        """Give the headings of a sheet."""
        last = f"{era(Period(year=self.year.year - 1))}の実績"
        told = (ID, "上の階層", "施策・事業", "指標", "単位", "よい向き", last, *map(self.head, self.columns))
        return (*told, ADVICE) if any(row.advice for row in self.rows) else told

    def line(self, row: FormRow) -> tuple[str, ...]:
        """Give the texts of a row, one below each heading."""
        told = (row.address, row.above, row.measure, row.indicator, row.unit, row.direction, row.last)
        texts = (*told, *(row.cells[column].text for column in self.columns), row.advice)
        return texts[: len(self.heads)]


def form(loaded: Loaded, raw: bytes, year: Period) -> Form:
    """Make the form; raises CannotRunError where the file has errors, or the plan nothing to fill in for the year."""
    plan = loaded.plan
    if plan is None:
        raise CannotRunError(
            f"{loaded.name} にエラーがあります。python -m generator check {loaded.name} で確かめて、先に直してください。"
        )
    if not any(plan.placed_indicators()):
        raise CannotRunError(f"「{plan.title}」には指標がないので、集める数値がありません。")
    known = {period for placed, period, _, _ in plan.rows() if placed}
    if year.kind is not Kind.YEAR or not (plan.period.from_ <= year <= plan.period.to or year in known):
        first, last = era(plan.period.from_), era(plan.period.to)
        raise CannotRunError(
            f"「{year.written}」は「{plan.title}」の年度ではありません。計画期間は{first}〜{last}です。R8 のように書いてください。"
        )
    rows = tuple(row for placed in plan.placed_indicators() for row in _rows(loaded.said or {}, placed, year))
    return Form(plan=plan, year=year, state=f"sha256-{hashlib.sha256(raw).hexdigest()}", rows=rows)


def _rows(said: Mapping[str, object], placed: Placed, year: Period) -> Iterator[FormRow]:
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
            cells=_cells(_at(said, (*placed.path, *below, written)), years.get(year, Row())),
        )


def _cells(said: object, row: Row) -> dict[Column, Cell]:
    """Read the year's cells from what the file says; of mappings, only an actual with a note is open."""
    found = said if isinstance(said, dict) else {}
    target, actual, grade = (found.get(column) for column in (Column.TARGET, Column.ACTUAL, Column.GRADE))
    value, note = actual, Cell()
    if isinstance(actual, dict) and set(actual) in _NOTED:
        value, note = next(actual[key] for key in actual if key != "note"), Cell(actual["note"])
    elif isinstance(actual, dict) and row.actual:
        note = Cell(row.actual.note or row.actual.why or "", locked=True)
    grades = "、".join(f"{name} {code}" for name, code in (row.grade or {}).items())
    return {
        Column.TARGET: _cell(target, phrases.figure(row.target, None) if row.target else ""),
        Column.ACTUAL: _cell(value, phrases.figure(row.actual, None) if row.actual else ""),
        Column.GRADE: _cell(grade, grades),
        Column.NOTE: note,
    }


def _cell(said: object, shown: str) -> Cell:
    match said:
        case None:
            return Cell()
        case Decimal():
            return Cell(plain_number(said))
        case str():
            return Cell(said)
        case _:
            return Cell(shown, locked=True)


def _at(data: object, path: Path) -> object:
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data
