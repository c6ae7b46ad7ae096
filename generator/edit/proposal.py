"""A proposal from an issue form: parse its text, which anyone may have written, and return the entries it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edit.entered import entered_figure, entered_grade
from generator.edit.record import Entry, find
from generator.errors import RefusedError
from generator.plan.diagnostics import short
from generator.plan.model import fiscal
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan
from generator.plan.places import place

LABELS = {
    "plan": "計画",
    "indicator": "指標",
    "year": "年度",
    "kind": "何の値か",
    "value": "正しい値",
    "values": "実績",
    "place": "資料の場所",
    "reason": "わけ",
}
"""The headings of the forms' fields, by the ids of the fields."""
KINDS = {"実績": "actual", "目標": "target", "評価": "grade"}
_ENTERED = {"実績": entered_figure, "目標": entered_figure, "評価": entered_grade}
MAX_VALUES = 500
_EMPTY = "_No response_"
"""What GitHub writes for a field that was left empty."""
_FENCE = re.compile(r"(`{3,})text\n(.*)\n\1", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a form says: the plan and the year as written, (indicator, kind, value) for each value, place and reason."""

    plan: str
    year: str
    values: tuple[tuple[str, str, str], ...]
    place: str
    reason: str


def read_proposal(body: str) -> Proposal:
    """Return what the text of an issue proposes; raise RefusedError with everything that is missing."""
    found = _fields(body)
    values: tuple[tuple[str, str, str], ...]
    needed: tuple[str, ...]
    if "values" in found:
        values = tuple(_lines(found["values"]))
        needed = ("plan", "year", "values")
    else:
        values = ((found.get("indicator", ""), found.get("kind") or "実績", found.get("value", "")),)
        needed = ("plan", "indicator", "year", "value")
    missing = [f"「{LABELS[name]}」が空です。" for name in needed if not found.get(name)]
    if len(values) > MAX_VALUES:
        missing.append(f"値が多すぎます（1つの提案で{MAX_VALUES}個まで）。いくつかに分けてください。")
    if missing:
        raise RefusedError(*missing)
    return Proposal(
        plan=found["plan"],
        year=found["year"],
        values=values,
        place=found.get("place", ""),
        reason=found.get("reason", ""),
    )


def proposed_entries(proposal: Proposal, plan: Plan) -> list[Entry]:
    """Return the entries to write into a plan; raise RefusedError with a message for each value that cannot be written.

    The place is written as well, where it is one of this plan's sources and the year's row cites none.
    """
    period = fiscal.parse_period(proposal.year)
    if period is None:
        raise RefusedError(f"「{short(proposal.year)}」は年度として読めません。{fiscal.HELP}")
    entries: list[Entry] = []
    problems: list[str] = []
    at = _place(proposal.place, plan)
    cited = set(_cited(plan))
    for indicator, kind, value in proposal.values:
        try:
            address = _address(indicator, plan)
            entry = Entry(indicator=address, period=period, key=_key(kind), value=_ENTERED[kind](value))
        except (ValueError, RefusedError) as error:
            problems.append(f"{short(indicator)}: {error}")
            continue
        if any((one.indicator, one.key) == (address, entry.key) for one in entries):
            problems.append(f"{short(indicator)}: 同じ指標が2回書かれています。どちらかを消してください。")
        entries.append(entry)
        if at and (address, period) not in cited:
            entries.append(Entry(indicator=address, period=period, key="at", value=at))
    if problems:
        raise RefusedError(*problems)
    return entries


def _fields(body: str) -> dict[str, str]:
    """Return the texts below the known headings; raise RefusedError if a heading is there twice."""
    names = "|".join(map(re.escape, LABELS.values()))
    parts = re.split(rf"^### ({names})[ \t]*$", body.replace("\r\n", "\n"), flags=re.MULTILINE)
    known = {label: name for name, label in LABELS.items()}
    found: dict[str, str] = {}
    for label, text in zip(parts[1::2], parts[2::2], strict=True):
        if known[label] in found:
            raise RefusedError(f"見出し「{label}」が2つあります。1つにしてください。")
        plain = text.strip()
        fenced = _FENCE.fullmatch(plain)
        found[known[label]] = "" if plain == _EMPTY else (fenced[2] if fenced else plain).strip()
    return found


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    for line in filter(None, map(str.strip, text.split("\n"))):
        indicator, _, value = line.partition(":")
        yield indicator.strip(), "実績", value.strip()


def _key(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"「{short(kind)}」は、{'・'.join(KINDS)}のどれでもありません。")
    return KINDS[kind]


def _address(text: str, plan: Plan) -> str:
    """Return the address of an indicator, given that, its address on the site, or its name if only one has it."""
    address = text.strip().rpartition("#")[2]
    named = [placed.indicator.id for placed in plan.placed_indicators() if placed.indicator.name == address]
    if len(named) > 1:
        raise RefusedError(f"この名前の指標は{len(named)}つあります。{'・'.join(named)} のどれかを書いてください。")
    address = named[0] if named else address
    find(plan, address)
    return address


def _cited(plan: Plan) -> Iterator[tuple[str, Period]]:
    """Yield the address and period of every row that cites a place of its own."""
    for placed in plan.placed_indicators():
        for part, rows, _ in placed.indicator.tracks():
            address = f"{placed.indicator.id}.{part}" if part else placed.indicator.id
            yield from ((address, period) for period, row in rows.items() if row.at)


def _place(text: str, plan: Plan) -> str:
    """Return a place as a plan file has it; empty if the text is not the place of one of its sources."""
    try:
        found = place(text)
    except ValueError:
        return ""
    return str(found) if found.source in plan.sources else ""
