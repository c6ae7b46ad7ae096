"""Build the views of a plan's texts, contacts, tables, events, logic models and money."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from generator.plan.model import blocks as plan_blocks
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.row import Years
from generator.plan.model.vocabulary import MONEY_WORDS
from generator.publish import addresses
from generator.publish.charts.chart import BarChart, ChartValue
from generator.publish.source_links import Sources
from generator.publish.views import remarks
from generator.publish.views.block_records import (
    AmountView,
    BodyView,
    BudgetRow,
    ChartView,
    ContactView,
    EventView,
    LogicView,
    MoneyView,
    TableView,
    TextView,
)
from generator.publish.wording import phrases

MOST_BARS = 12
"""The number of bars that can be compared on one screen of a phone."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
MoneyColumn = tuple[Period, str]
"""A column of money: the fiscal year and the basis of the amounts."""


def texts(plan: Plan, undated: Mapping[str, str], years: Years) -> Iterator[TextView]:
    """Yield texts in the order in which the plan declares its headings, the undated first, then by year."""
    for heading in plan.texts:
        if heading in undated:
            yield TextView(heading, tuple(paragraphs(undated[heading])))
        for period, row in sorted(years.items()):
            if heading in row.texts:
                yield TextView(f"{heading}（{phrases.era(period)}）", tuple(paragraphs(row.texts[heading])))


def newest_texts(plan: Plan, years: Years) -> tuple[TextView, ...]:
    """Return the texts of the newest year that has some."""
    newest = max((period for period, row in years.items() if row.texts), default=None)
    return tuple(texts(plan, {}, {newest: years[newest]})) if newest else ()


def paragraphs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the paragraphs and lists of a text; nothing else is markup."""
    run: list[str] = []
    kind = ""
    for line in [*map(str.strip, text.strip().split("\n")), ""]:
        following = "" if not line else "ul" if line.startswith("- ") else "p"
        if run and following != kind:
            yield kind, tuple(run)
            run = []
        if following:
            run.append(line.removeprefix("- ") if following == "ul" else line)
        kind = following


def contact(sources: Sources, contact_id: str, subjects: Iterable[tuple[str, str]] = ()) -> ContactView:
    """Return a contact, with links for calling a number and writing to an address."""
    contact = sources.plan.contacts[contact_id]
    name = f"{contact.name} {contact.section}" if contact.section else contact.name
    lines = [("電話", number, f"tel:{re.sub(r'[^0-9]', '', number)}") for number in contact.tel]
    lines += [("ファクス", contact.fax, "")] if contact.fax else []
    lines += [("メール", contact.mail, f"mailto:{contact.mail}")] if contact.mail else []
    lines += [("住所", contact.address, "")] if contact.address else []
    lines += [("ホームページ", contact.url, contact.url)] if contact.url else []
    lines += [("注記", contact.note, "")] if contact.note else []
    at = sources.cite(contact.at)
    lines += [("出典", at.text, f"../{at.href}")] if at else []
    return ContactView(id=contact_id, name=name, lines=tuple(lines), subjects=tuple(subjects))


def contacts(sources: Sources, measure: Measure) -> tuple[ContactView, ...]:
    """Return the contacts for a measure."""
    return tuple(contact(sources, one) for one in measure.contacts)


def table(sources: Sources, table: plan_blocks.Table) -> TableView:
    """Return a table; numbers are grouped and right-aligned."""
    rows = tuple(tuple(map(_cell, cells)) for cells in table.rows)
    return TableView(
        id=table.id,
        title=table.title,
        unit=table.unit or "",
        columns=table.columns,
        rows=rows,
        note=table.note or "",
        source=sources.cite(table.at),
    )


def _cell(text: str) -> tuple[str, bool]:
    if not _NUMBER.fullmatch(text):
        return text, False
    whole, dot, decimals = text.partition(".")
    return f"{int(whole):,}{dot}{decimals}".replace("-", phrases.MINUS), True


def events(sources: Sources, found: Sequence[plan_blocks.Event]) -> tuple[EventView, ...]:
    """Return events in chronological order; those of one date keep the file's order."""
    return tuple(sorted((_event(sources, event) for event in found), key=lambda event: event.sort))


def _event(sources: Sources, event: plan_blocks.Event) -> EventView:
    plan = sources.plan
    days = [event.date] if event.date else list(event.dates)
    month = event.month if not days else None
    first = days[0] if days else None
    when = "、".join(map(phrases.day, days)) if days else phrases.month(month) if month else ""
    if event.until:
        when = f"{when}〜{phrases.day(event.until)}"
    bodies = {body.id: body.name for body in plan.bodies}
    event_contact = plan.contacts.get(event.contact or "")
    who = bodies.get(event.body or "", "") or (event_contact.name if event_contact else "")
    tel = "・".join(event_contact.tel) if event_contact else ""
    return EventView(
        sort=first.isoformat() if first else month.code if month else "",
        month=f"{first.year}年{first.month}月" if first else phrases.month(month) if month else "",
        when=when,
        title=event.title or "",
        items=event.items,
        who=f"{who}（{tel}）" if tel else who,
        note=event.note or "",
        source=sources.cite(event.at),
    )


def logic(sources: Sources, model: plan_blocks.Logic) -> LogicView:
    """Return a logic model's stages in order."""
    stages = (("事業実績", model.output), ("短期成果", model.short), ("中期成果", model.mid), ("最終成果", model.final))
    return LogicView(tuple((name, found) for name, found in stages if found), sources.cite(model.at))


def money(plan: Plan, years: Years) -> MoneyView | None:
    """Return the amounts of money of one measure; None if it has none."""
    columns = _columns([years])
    if not columns or plan.money is None:
        return None
    lines = [
        line
        for line in (*plan.money.lines, *plan.money.sums)
        if any(_figure(years, column, line) for column in columns)
    ]
    rows = tuple((line, tuple(_amount(years, column, line) for column in columns)) for line in lines)
    return MoneyView(plan.money.unit, tuple(map(_heading, columns)), rows)


def budget(plan: Plan) -> tuple[tuple[str, ...], tuple[BudgetRow, ...]]:
    """Return a plan's whole budget: the column headings, and a row for every measure and line."""
    columns = _columns(years for _, years in plan.dated())
    rows = []
    for node, years in plan.dated():
        view = money(plan, years)
        name, href, depth = (
            (node.measure.name, addresses.node_link(plan, node), node.depth) if node else ("計画全体", "", 0)
        )
        for line, _ in view.rows if view else ():
            amounts = tuple(_amount(years, column, line) for column in columns)
            rows.append(BudgetRow(name=name, href=href, level=depth, line=line, amounts=amounts))
    return tuple(map(_heading, columns)), tuple(rows)


def budget_chart(plan: Plan) -> ChartView | None:
    """Return a chart of the budget's newest column by measure (first total, or first line), the largest first."""
    if plan.money is None:
        return None
    holders = [(node.measure.name, node.measure.years) for node in plan.nodes()]
    columns = _columns([years for _, years in holders])
    for column, line in product(reversed(columns), (*plan.money.sums, *plan.money.lines)):
        found = [(name, _figure(years, column, line)) for name, years in holders]
        amounts = [(name, one.number) for name, one in found if one and one.number is not None and one.number > 0]
        if len(amounts) > 1:
            break
    else:
        return None
    amounts = sorted(amounts, key=lambda item: -item[1])[:MOST_BARS]
    bars = tuple(ChartValue(float(amount), phrases.number(amount)) for _, amount in amounts)
    title = f"{_heading(column)}の{line}（多い順に{phrases.count(len(bars))}）"
    alt = f"{title}。" + "、".join(
        f"{name} {bar.text}{plan.money.unit}" for (name, _), bar in zip(amounts, bars, strict=True)
    )
    chart = BarChart(title=title, unit=plan.money.unit, names=tuple(name for name, _ in amounts), bars=bars)
    return ChartView(chart, "budget.svg", f"{alt}。")


def _columns(holders: Iterable[Years]) -> list[MoneyColumn]:
    return sorted(
        {(period, row.money.basis.value) for years in holders for period, row in years.items() if row.money is not None}
    )


def _heading(column: MoneyColumn) -> str:
    period, basis = column
    word = next(word for word, code in MONEY_WORDS.items() if code.value == basis)
    return f"{phrases.both(period)} {word}"


def _amount(years: Years, column: MoneyColumn, line: str) -> AmountView:
    found = _figure(years, column, line)
    return AmountView(phrases.figure(found, None), remarks.of_figure(found)) if found else AmountView("")


def _figure(years: Years, column: MoneyColumn, line: str) -> Figure | None:
    period, basis = column
    row = years.get(period)
    return row.money.amounts.get(line) if row and row.money and row.money.basis.value == basis else None


def body(sources: Sources, body: plan_blocks.Body) -> BodyView:
    """Return a council with its members."""
    members = tuple(
        tuple(part or "" for part in (one.category, one.organisation, one.post, one.person, one.role, one.note))
        for one in body.members
    )
    about = tuple(paragraphs(body.about)) if body.about else ()
    return BodyView(id=body.id, name=body.name, about=about, members=members, source=sources.cite(body.at))
