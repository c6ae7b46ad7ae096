"""Misplaced blocks: find keys that are in the wrong record, and report each block once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from generator.plan.diagnostics import DataPath, short
from generator.plan.model.fiscal import parse_period
from generator.plan.reading.typos import in_text, plain_key
from generator.plan.validation.messages import fields, record_with_key, suggest, type_at

MISSING_HEADING_FROM = 3
"""From this number on, years that cannot be read are not typing errors: a heading above them is missing."""


def outdented_keys(data: Any, path: DataPath) -> list[DataPath]:
    """Return the keys that belong inside an empty key but are beside it, one indentation too far left."""
    for step in path[:-1]:
        data = data[step]
    if not isinstance(data, dict) or isinstance(path[-1], int):
        return []
    inside, around = fields(type_at(path)), fields(type_at(path[:-1]))
    keys = list(data)
    found: list[DataPath] = []
    for key in keys[keys.index(path[-1]) + 1 :]:
        plain = plain_key(key)
        is_home = key in around or (not around and parse_period(key))
        if is_home or not (plain in inside or (not inside and around and parse_period(plain))):
            break
        found.append((*path[:-1], key))
    return found


def outdented_message(path: DataPath, keys: Sequence[DataPath]) -> tuple[str, str]:
    """Return code and message for keys that are beside the key they belong to."""
    first = str(keys[0][-1])
    if first != plain_key(first) and (typo := in_text(first)):
        return typo.code, typo.message
    named = "・".join(f"「{short(key[-1])}」" for key in keys)
    return "wrong-parent", (
        f"{named}は「{short(path[-1])}」の中の項目です。"
        f"「{short(path[-1])}」の行より、半角スペースで2つ深く字下げしてください。"
    )


def below_lists(data: Any) -> Iterator[DataPath]:
    """Yield the keys below `measures:` that its last item lacks, unlike others of its level: indented too little."""
    levels: list[list[tuple[DataPath, Any]]] = [[((), data)]]
    while levels[-1]:
        levels.append([inner for path, record in levels[-1] for inner in _measures(path, record)])
    usual = [{key for _, record in level if isinstance(record, dict) for key in record} for level in levels]
    for depth, level in enumerate(levels):
        for path, record in level:
            missed: set[str] = set()
            last, lower = record, depth
            while below := _measures((), last):
                last, lower = below[-1][1], lower + 1
                missed |= usual[lower] - last.keys()
            keys = list(record) if missed else ["measures"]
            yield from ((*path, key) for key in keys[keys.index("measures") + 1 :] if key in missed)


def _measures(path: DataPath, record: Any) -> list[tuple[DataPath, Any]]:
    measures = record.get("measures") if isinstance(record, dict) else None
    items = enumerate(measures if isinstance(measures, list) else ())
    return [((*path, "measures", index), measure) for index, measure in items if isinstance(measure, dict)]


def after_measures(key: DataPath) -> str:
    """Return the message for a key below `measures:`."""
    return (
        f"「{short(key[-1])}」が measures: のあとにあります。字下げがずれて、すぐ上の施策・事業から外れていませんか。"
        f"この階層のものなら、measures: の前に移してください。"
    )


def block_notes(errors: Sequence[ErrorDetails]) -> Mapping[DataPath, str]:
    """Return, for keys and records of one misplaced block, the addition to the first key's message; "" for all others.

    A record's path is included, so that its missing keys are not reported either.
    """
    by_record: dict[DataPath, list[DataPath]] = {}
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] == "extra_forbidden" and (record_with_key(path) or not _suggestion(path)):
            by_record.setdefault(path[:-1], []).append(path)
        elif error["type"] in ("bad-year", "bad-id") and path[-1:] == ("[key]",):
            by_record.setdefault(path[:-2], []).append(path)
        elif error["type"] == "wrong-type" and parse_period(str(path[-1])):
            by_record.setdefault(path[:-1], []).append(path)
    found: dict[DataPath, str] = {}
    for record, keys in by_record.items():
        is_years = keys[0][-1] == "[key]"
        if len(keys) < (
            MISSING_HEADING_FROM if is_years or parse_period(str(keys[0][-1])) else MISSING_HEADING_FROM - 1
        ):
            continue
        named = "・".join(f"「{short(key[-2] if is_years else key[-1], 20)}」" for key in keys[1:4])
        more = " など" if len(keys) > MISSING_HEADING_FROM + 1 else ""
        found |= dict.fromkeys(keys, "")
        found[record] = ""
        before = (*record[:-1], record[-1] - 1) if record and isinstance(record[-1], int) else record
        if before == record or before not in found:
            found[keys[0]] = f"下の{named}{more}も同じです。上の見出しの行が消えていないかも確かめてください。"
    return found


def _suggestion(path: DataPath) -> str | None:
    return suggest(str(path[-1]), list(fields(type_at(path[:-1]))))
