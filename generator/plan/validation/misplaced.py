"""Strays: a document's data and pydantic's errors in; which keys fell into the wrong record, told once for all, out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from generator.plan.diagnostics import Path, short
from generator.plan.model.fiscal import parse_period
from generator.plan.reading.typos import in_text, plain_key
from generator.plan.validation.messages import fields, home_of, suggest, type_at

CROWD = 3
"""From here on, years that cannot be read are no misspellings: a heading above them is missing."""


def fallen(data: Any, path: Path) -> list[Path]:
    """Give the keys that belong inside an empty key but stand beside it, one indentation too far out."""
    for step in path[:-1]:
        data = data[step]
    if not isinstance(data, dict) or isinstance(path[-1], int):
        return []
    inside, around = fields(type_at(path)), fields(type_at(path[:-1]))
    keys = list(data)
    found: list[Path] = []
    for key in keys[keys.index(path[-1]) + 1 :]:
        plain = plain_key(key)
        is_home = key in around or (not around and parse_period(key))
        if is_home or not (plain in inside or (not inside and around and parse_period(plain))):
            break
        found.append((*path[:-1], key))
    return found


def out_of(path: Path, keys: Sequence[Path]) -> tuple[str, str]:
    """Give code and message for keys that stand beside the key they belong to."""
    first = str(keys[0][-1])
    if first != plain_key(first) and (slip := in_text(first)):
        return slip.code, slip.message
    named = "・".join(f"「{short(key[-1])}」" for key in keys)
    return "wrong-parent", (
        f"{named}は「{short(path[-1])}」の中の項目です。"
        f"「{short(path[-1])}」の行より、半角スペースで2つ深く字下げしてください。"
    )


def below_lists(data: Any) -> Iterator[Path]:
    """Yield the keys below `measures:` that its last item lacks, unlike others of its level: there they slipped out."""
    levels: list[list[tuple[Path, Any]]] = [[((), data)]]
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


def _measures(path: Path, record: Any) -> list[tuple[Path, Any]]:
    measures = record.get("measures") if isinstance(record, dict) else None
    items = enumerate(measures if isinstance(measures, list) else ())
    return [((*path, "measures", index), measure) for index, measure in items if isinstance(measure, dict)]


def after_measures(key: Path) -> str:
    """Say that a key stands below `measures:`."""
    return (
        f"「{short(key[-1])}」が measures: のあとにあります。字下げがずれて、すぐ上の施策・事業から外れていませんか。"
        f"この階層のものなら、measures: の前に移してください。"
    )


def crowds(errors: Sequence[ErrorDetails]) -> Mapping[Path, str]:
    """Give, for keys and records that are one stray block, what to add to the first key's message; "" for all others.

    A record's path is in it too, so that what the record lacks is not told either.
    """
    by_record: dict[Path, list[Path]] = {}
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] == "extra_forbidden" and (home_of(path) or not _near(path)):
            by_record.setdefault(path[:-1], []).append(path)
        elif error["type"] in ("bad-year", "bad-id") and path[-1:] == ("[key]",):
            by_record.setdefault(path[:-2], []).append(path)
        elif error["type"] == "wrong-type" and parse_period(str(path[-1])):
            by_record.setdefault(path[:-1], []).append(path)
    found: dict[Path, str] = {}
    for record, keys in by_record.items():
        is_years = keys[0][-1] == "[key]"
        if len(keys) < (CROWD if is_years or parse_period(str(keys[0][-1])) else CROWD - 1):
            continue
        named = "・".join(f"「{short(key[-2] if is_years else key[-1], 20)}」" for key in keys[1:4])
        more = " など" if len(keys) > CROWD + 1 else ""
        found |= dict.fromkeys(keys, "")
        found[record] = ""
        before = (*record[:-1], record[-1] - 1) if record and isinstance(record[-1], int) else record
        if before == record or before not in found:
            found[keys[0]] = f"下の{named}{more}も同じです。上の見出しの行が消えていないかも確かめてください。"
    return found


def _near(path: Path) -> str | None:
    return suggest(str(path[-1]), list(fields(type_at(path[:-1]))))
