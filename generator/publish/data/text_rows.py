"""Rows on texts, events and plain tables, by column name."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from generator.evaluation.evaluate import Evaluation
from generator.plan.model.fiscal import Period, era, parse_period
from generator.plan.model.plan import Plan
from generator.publish.data.common_values import RowValues, measure, source, time
from generator.publish.views import blocks

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def texts(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every paragraph or list item: the plan's texts, then the measures', then the indicators'."""
    plan = evaluation.plan
    for node, _ in plan.dated():
        for heading, text in (node.measure if node else plan).words.items():
            yield from _paragraphs(plan, measure(node), heading, text)
    for node, years in plan.dated():
        for period, row in sorted(years.items()):
            for heading, text in row.texts.items():
                yield from _paragraphs(plan, measure(node) | time(period), heading, text)
    for track in evaluation.tracks:
        known: RowValues = {**measure(track.node), "indicator_id": track.indicator.id}
        for heading, text in track.indicator.words.items():
            yield from _paragraphs(plan, known, heading, text)
        for period, row in track.rows.items():
            for heading, text in row.texts.items():
                yield from _paragraphs(plan, known | time(period), heading, text)


def _paragraphs(plan: Plan, known: RowValues, heading: str, text: str) -> Iterator[RowValues]:
    number = 0
    for kind, lines in blocks.paragraphs(text):
        for line in lines:
            number += 1
            yield {
                **known,
                "heading": heading,
                "heading_kind": plan.texts[heading].value if heading in plan.texts else None,
                "paragraph": number,
                "is_item": int(kind == "ul"),
                "text": line,
                "text_printed": line,
            }


def events(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every date of an event, or for its month."""
    plan = evaluation.plan
    held = [(node, event) for node, _ in plan.dated() for event in (node.measure if node else plan).events]
    bodies = {body.id: body.name for body in plan.bodies}
    for number, (node, event) in enumerate(held, 1):
        days: list[dt.date | None] = [event.date] if event.date else [*event.dates]
        for day in days or [None]:
            month: Period | None = event.month
            if day is not None:
                month = parse_period(f"{day.year}.{day.month}")
            yield {
                **measure(node),
                "event_number": number,
                "date": day.isoformat() if day else None,
                "until": event.until.isoformat() if event.until else None,
                "month": month.code if month else None,
                "era": era(month) if month else None,
                "title": event.title,
                "items": " / ".join(event.items),
                "body": bodies.get(event.body or ""),
                "contact_id": event.contact,
                "note": event.note,
                **source(plan, event.at),
            }


def tables(evaluation: Evaluation) -> Iterator[RowValues]:
    """Yield a row for every cell of every plain table of the source, except the names of its rows."""
    plan = evaluation.plan
    held = [(node, table) for node, _ in plan.dated() for table in (node.measure if node else plan).tables]
    for node, table in held:
        for row_number, cells in enumerate(table.rows, 1):
            for column_number, (name, cell) in enumerate(zip(table.columns, cells, strict=True), 1):
                if column_number > 1:
                    number = bool(_NUMBER.fullmatch(cell))
                    yield {
                        **measure(node),
                        "table_id": table.id,
                        "table": table.title,
                        "row_number": row_number,
                        "row_name": cells[0],
                        "column_number": column_number,
                        "column_name": name,
                        "value": Decimal(cell) if number else None,
                        "words": None if number else cell,
                        "unit": table.unit,
                        **source(plan, table.at),
                    }
