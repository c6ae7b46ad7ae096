"""The form of one year: what a plan's departments fill in – figures, and the texts and amounts of measures."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.edit.sheet.cells_of_figures import figure_rows
from generator.edit.sheet.content_rows import content_rows
from generator.edit.sheet.form_row import NAMES, UNIT, FormColumn, FormRow, FormTable
from generator.errors import CannotRunError
from generator.plan.load import Loaded
from generator.plan.model.fiscal import Period, PeriodKind, era
from generator.plan.model.plan import Plan

_IDENTITY = {"上の階層": "above", "施策・事業": "measure"}
_BARE = (FormColumn.NOTE, FormColumn.PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A plan, the year to collect, the state of the plan's file (`sha256-…`), and the tables: first the figures."""

    plan: Plan
    year: Period
    state: str
    tables: tuple[FormTable, ...]

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """Return the rows of all tables."""
        return tuple(row for table in self.tables for row in table.rows)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the plan's scale, best first."""
        return tuple(grade.code for grade in self.plan.scale.grades) if self.plan.scale else ()

    @property
    def figures(self) -> FormTable:
        """Return the table of figures."""
        return self.tables[0]

    def split(self, name: Callable[[FormRow], str]) -> dict[str, "Form"]:
        """Return a form for each name of a row, in the plan's order; rows without a name come last."""
        names = sorted(dict.fromkeys(map(name, self.rows)), key=lambda found: not found)
        return {one: replace(self, tables=tuple(self._of(one, name))) for one in names}

    def _of(self, wanted: str, name: Callable[[FormRow], str]) -> Iterator[FormTable]:
        for table in self.tables:
            yield replace(table, rows=tuple(row for row in table.rows if name(row) == wanted))


def form(loaded: Loaded, raw: bytes, year: Period) -> Form:
    """Return the form; raise CannotRunError if the file has errors or the plan has nothing to fill in for the year."""
    plan = loaded.plan
    if plan is None:
        raise CannotRunError(
            f"{loaded.name} にエラーがあります。python -m generator check {loaded.name} で確かめて、先に直してください。"
        )
    data = loaded.data or {}
    contents = tuple(content_rows(plan, data, year))
    if not any(plan.placed_indicators()) and not contents:
        raise CannotRunError(f"「{plan.title}」には指標がないので、集める数値がありません。")
    known = {period for placed, period, _, _ in plan.rows() if placed or contents}
    if year.kind is not PeriodKind.YEAR or not (plan.period.from_ <= year <= plan.period.to or year in known):
        first, last = era(plan.period.from_), era(plan.period.to)
        raise CannotRunError(
            f"「{year.written}」は「{plan.title}」の年度ではありません。計画期間は{first}〜{last}です。"
            f"{plan.period.to.written} のように書いてください。"
        )
    tables = (_figures(plan, year, figure_rows(plan, data, year)), _contents(year, contents))
    return Form(plan=plan, year=year, state=f"sha256-{hashlib.sha256(raw).hexdigest()}", tables=tables)


def _figures(plan: Plan, year: Period, rows: Iterable[FormRow]) -> FormTable:
    """Return the table of figures; grades, forecasts and totals have a column only in a plan that uses them."""
    used = {series.value for placed, _, row, _ in plan.rows() if placed for series, _ in row.figures()}
    is_absent = {
        FormColumn.GRADE: not plan.scale,
        FormColumn.FORECAST: FormColumn.FORECAST not in used,
        FormColumn.TOTAL: FormColumn.TOTAL not in used,
        FormColumn.CONTENT: True,
    }
    columns = (column for column in FormColumn if not is_absent.get(column))
    last = f"{era(Period(year=year.year - 1))}の実績"
    return FormTable(
        name=f"{era(year)}の数値",
        fixed={**_IDENTITY, "指標": "indicator", UNIT: "unit", "よい向き": "direction", last: "last"},
        open={column: NAMES[column] if column in _BARE else f"{era(year)}の{NAMES[column]}" for column in columns},
        rows=tuple(rows),
    )


def _contents(year: Period, rows: tuple[FormRow, ...]) -> FormTable:
    name = NAMES[FormColumn.CONTENT]
    return FormTable(
        name=f"{era(year)}の文章と金額",
        fixed={**_IDENTITY, "項目": "indicator", UNIT: "unit", f"{era(Period(year=year.year - 1))}の{name}": "last"},
        open={FormColumn.CONTENT: f"{era(year)}の{name}"},
        rows=rows,
    )
