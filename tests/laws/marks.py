"""Marks: a place of a plan in; unique values that a reader would recognise, and what else could stand there, out."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.laws.rich_plans import Data, Mark, Place, resolved

DAY, LATE = dt.date(2016, 1, 1), dt.date(2026, 11, 21)
"""Days from which unique ones are counted: before everything in the plan, and after it."""


def marks(place: Place, number: int) -> Iterator[Mark]:
    """Yield unique values for a place, the most natural first; which of them the plan accepts is for the checks to say."""
    name = place.key.partition(".")[2]
    text = f"しるし{number}番"
    named: dict[str, Any] = {
        "Row.votes": {"委員会": {"有効": 7_000_000 + number}},
        "Row.texts": {"課題": text},
        "Row.money": {"basis": "決算", "国費": 7_000_000 + number},
        "Issuer.corporate_number": "7380005005660",
        "Municipality.was": ["132276"],
        "Measure.moved_from": ["shops" if number else "skills"],
        "Measure.tags": {"区分": text},
        "Measure.tables": [{"id": f"mark-{number}", "title": text, "columns": ["名前", "数"], "rows": [["甲", 1]]}],
        "Measure.years": {"R6": {"texts": {"課題": text}}},
        "Extraction.pages": f"{100_000 + number}",
        "Part.years": {"R6": {"actual": 7_000_000 + number}},
    }
    if name == "words" and place.key != "Figure.words":
        named[place.key] = {"概要": text}
    if place.value is None and place.key in named:
        seen = {"Municipality.was": ("132276",), "Measure.moved_from": ("ほかのページに移ったもの", "moved_from")}
        shown = (text, f"{7_000_000 + number:,}", str(named[place.key]))
        yield Mark(value=named[place.key], shown=seen.get(place.key, shown))
    else:
        yield from _of_schema(place.schema, place.value, number)


def _of_schema(schema: Data, value: Any, number: int) -> Iterator[Mark]:
    match schema.get("type"):
        case "boolean" | "integer":
            return
        case "array":
            items = resolved(schema["items"])[0]
            yield from (Mark(value=[one.value], shown=one.shown) for one in _of_schema(items, None, number))
        case "object":
            yield from _of_object(schema, number)
        case "number" | ["number", "string"]:
            yield Mark(value=7_000_000 + number, shown=(f"{7_000_000 + number:,}",))
            if isinstance(value, Decimal) or value is None:
                near = float(value or 100) + number / 10_000
                yield Mark(value=near, shown=(f"{near:.4f}".rstrip("0"),))
        case ["string", "integer"]:
            for year in (1000 + number % 800, 2100 + number % 800):
                yield Mark(value=f"{year}", shown=(f"{year}年", f"{year}〜", f'"{year}"', f",{year},"))
            yield Mark(value=f"{1000 + number % 800}.5", shown=(f"{1000 + number % 800}年5月",))
        case _ if "enum" not in schema:
            yield from _of_text(schema, number)


def _of_text(schema: Data, number: int) -> Iterator[Mark]:
    pattern, text = schema.get("pattern", ""), f"しるし{number}番"
    if schema.get("format") == "date":
        for day in (DAY + dt.timedelta(number), DAY - dt.timedelta(number), LATE + dt.timedelta(number % 15)):
            yield Mark(value=day.isoformat(), shown=(f"{day.year}年{day.month}月{day.day}日", day.isoformat()))
    elif pattern.endswith("{64}$"):
        yield Mark(value=f"{number:064x}", shown=(f"{number:064x}",))
    elif schema.get("format") == "uri":
        yield Mark(value=f"https://mark{number}.example.jp/", shown=(f"mark{number}.example.jp",))
    elif " " in pattern:
        yield Mark(
            value=f"report {100_000 + number}", shown=(f"テキスト{100_000 + number}行目", f"report {100_000 + number}")
        )
    elif pattern.startswith("^[a-z]"):
        yield Mark(value=f"mark-{number}", shown=(f"mark-{number}",))
    elif pattern:
        day_of_month = number % 28 + 1
        yield Mark(value=f"01-{day_of_month:02}", shown=(f"1月{day_of_month}日", f"01-{day_of_month:02}"))
    else:
        yield Mark(value=text, shown=(text,))


def _of_object(schema: Data, number: int) -> Iterator[Mark]:
    known = schema.get("properties", {})
    wanted = schema.get("required") or [*known][:1]
    samples = {key: [*_of_schema(resolved(known[key])[0], None, number)] for key in wanted}
    if wanted and all(samples.values()):
        shown = tuple(form for key in wanted for form in samples[key][0].shown)
        yield Mark(value={key: samples[key][0].value for key in wanted}, shown=shown)


def choices(place: Place, data: Data) -> Iterator[Any]:
    """Yield other values for a place that takes only declared or listed ones."""
    schema, names = place.schema, _references(data)
    if place.key in names:
        found = names[place.key]
    elif "enum" in schema:
        found = schema["enum"]
    elif schema.get("type") == "boolean":
        found = [True, False]
    elif schema.get("type") == "integer":
        found = [*range(schema["minimum"], schema["maximum"] + 1)][::-1]
    elif schema.get("type") == "array":
        found = [[one] for one in resolved(schema["items"])[0].get("enum", ())]
    else:
        found = []
    yield from (one for one in found if one not in (place.value, schema.get("default")))


def _references(data: Data) -> dict[str, list[Any]]:
    """Return the declared names that a key may hold."""
    grades = [grade["code"] for scale in data["scales"].values() for grade in scale["grades"]]
    return {
        "Row.grade": [*grades, {"委員会": "有効"}],
        "Row.decision": [{"方針": "継続"}, *data["decisions"]["方針"]],
        "Measure.contacts": [*data["contacts"], [*data["contacts"]]],
        "Measure.themes": [["people"], "tourism"],
        "Measure.same": ["school"],
        "Issuer.corporate_number": "7380005005660",
        "Measure.tags": [{"重点": True}, True, False],
        "Event.body": [body["id"] for body in data["bodies"]],
        "Event.contact": [*data["contacts"]],
        "Erratum.item": ["school", "deals"],
        "Plan.pages": data["levels"],
        "Municipality.code": ["132071"],
    }
