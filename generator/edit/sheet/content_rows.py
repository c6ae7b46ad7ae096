"""The texts and amounts of a form: a row for each heading, money line and source that measures of a level have by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.edit.sheet.cells_of_figures import figure_cell, value_at
from generator.edit.sheet.form_row import BASIS, FormCell, FormColumn, FormRow, Holder
from generator.evaluation.overdue import owner
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Node, Plan
from generator.plan.model.row import Row, Years
from generator.plan.model.vocabulary import MONEY_WORDS, Heading
from generator.publish.wording import phrases

WHOLE_PLAN = "計画全体"
"""The address of the plan itself; no measure's id can be the same."""
_YEARLY = (Heading.PROGRESS, Heading.ISSUES, Heading.NEXT, Heading.EVALUATION)
_LONGEST = 30_000
"""A cell holds at most 32,767 characters."""


def content_rows(plan: Plan, data: Mapping[str, object], year: Period) -> Iterator[FormRow]:
    """Yield the rows for the plan and its measures, given the data of its file."""
    asked = _asked(plan)
    for node, years in plan.dated():
        if node and node.measure.same:
            continue
        written = next((period.written for period in years if period == year), "")
        now = value_at(data, (*(node.path if node else ()), "years", written))
        for key, inside in asked.get(node.depth if node else 0, ()):
            item = _Item(key, inside, plan.money.unit if plan.money else "")
            yield replace(
                _row(plan, node, item, years.get(Period(year=year.year - 1), Row())),
                cells={FormColumn.CONTENT: item.cell(now, years.get(year, Row()))},
            )


@dataclass(frozen=True, slots=True)
class _Item:
    """One content of a year row: its key (texts, money, at), the key inside, and the unit of money."""

    key: str
    inside: str
    unit: str

    @property
    def name(self) -> str:
        if self.key == "money":
            return "金額の種類" if self.inside == BASIS else f"金額：{self.inside}"
        return self.inside or "出典"

    def shown(self, row: Row) -> str:
        """Return what a row says, for people."""
        match self.key:
            case "texts":
                return row.texts.get(self.inside, "").strip()
            case "at":
                return str(row.at or "")
        if self.inside == BASIS:
            return next((word for word, basis in MONEY_WORDS.items() if row.money and basis is row.money.basis), "")
        figure = row.money.amounts.get(self.inside) if row.money else None
        return phrases.figure(figure, None) if isinstance(figure, Figure) else ""

    def cell(self, data: object, row: Row) -> FormCell:
        """Return the cell, given the row as the file has it."""
        found = data.get(self.key) if isinstance(data, dict) else None
        value = found.get(self.inside) if self.inside and isinstance(found, dict) else found
        if self.key == "texts":
            text = str(value or "").strip()
            return FormCell(text[:_LONGEST], locked=len(text) > _LONGEST)
        return figure_cell(value, self.shown(row))


def _asked(plan: Plan) -> dict[int, list[tuple[str, str]]]:
    """Return what is asked of the measures of each depth (0: the plan): what some have had in some year, and its source.

    Of a plan without any text of a year, the measures with indicators are asked for those that its headings announce.
    """
    found: dict[int, dict[tuple[str, str], None]] = {}
    for node, years in plan.dated():
        found.setdefault(node.depth if node else 0, {}).update(dict.fromkeys(_used(plan, years)))
    if not any(key == "texts" for asked in found.values() for key, _ in asked):
        announced = [("texts", name) for name, heading in plan.texts.items() if heading in _YEARLY]
        for node in plan.nodes():
            if node.measure.indicators:
                found[node.depth].update(dict.fromkeys(announced))
    order = [*(("texts", name) for name in plan.texts), *_money(plan), ("at", "")]
    return {depth: sorted({*asked, ("at", "")}, key=order.index) for depth, asked in found.items() if asked}


def _money(plan: Plan) -> list[tuple[str, str]]:
    lines = (*plan.money.lines, *plan.money.sums) if plan.money else ()
    return [("money", name) for name in (BASIS, *dict.fromkeys(lines))]


def _used(plan: Plan, years: Years) -> Iterator[tuple[str, str]]:
    for row in years.values():
        yield from (("texts", name) for name in row.texts if name in plan.texts)
        if row.money and plan.money:
            yield "money", BASIS
            yield from (item for item in _money(plan) if item[1] in row.money.amounts)
        if row.at:
            yield "at", ""


def _row(plan: Plan, node: Node | None, item: _Item, last: Row) -> FormRow:
    line = node.line if node else ()
    ids = (line[-1].id, *line[-1].was) if line else ("",)
    addresses = [f"{one or WHOLE_PLAN} {item.key}{'/' if item.inside else ''}{item.inside}" for one in ids]
    lead = next((name for measure in reversed(line) for name in measure.lead), "")
    own = next((one.upkeep.owner for one in (line[-1].indicators if line else plan.indicators) if one.upkeep.owner), "")
    return FormRow(
        address=addresses[0],
        formerly=tuple(addresses[1:]),
        lead=lead,
        owner=own or owner(plan, None)[0] or lead,
        above=" ＞ ".join(measure.name for measure in line[:-1]),
        measure=line[-1].name if line else WHOLE_PLAN,
        indicator=item.name,
        unit=item.unit if item.key == "money" and item.inside != BASIS else "",
        last=item.shown(last)[:_LONGEST],
        cells={},
        holder=Holder(ids[0], item.key, item.inside),
    )
