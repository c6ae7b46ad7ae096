"""Record values: return a plan file's bytes with only the given values changed.

Every edit is a splice at a node's marks and is verified by reading the result again: the data must be the old data
plus what was asked for, and no new error may appear.
"""

import copy
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from generator.edit import insertion, nodes
from generator.edit.dated import dated
from generator.edit.inside import Content, write_content
from generator.edit.nodes import Splice
from generator.edit.scalars import as_read, formed, written
from generator.errors import RefusedError
from generator.plan.diagnostics import DataPath, Severity, short
from generator.plan.load import Loaded, load
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.plan import Plan
from generator.plan.reading.document import read
from generator.plan.validation.messages import suggest

_FORMS = ("value", "missing", "words")
_REPLACEABLE = {*_FORMS, "status", "note", "was", "unit"}
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value to write into a year row of an indicator, or of a measure (with an empty id: of the plan).

    `indicator` is its address (`<id>`, or `<id>.<part>`), `key` the row's key (target, actual, grade), `value` the value
    in the plan file's form (`17`, `未公表`, `{words: 60〜70}`, a grade's code), `note` a note on the figure, `inside` the
    heading of a text or the line of an amount.
    """

    indicator: str
    period: Period
    key: str
    value: str
    note: str = ""
    inside: str = ""
    of_measure: bool = False


_Waiting = list[tuple[DataPath, Entry]]


def record(name: str, raw: bytes, entries: Sequence[Entry], day: dt.date | None = None) -> bytes:
    """Return a plan file's bytes with all entries written; every other byte is unchanged, but for what follows from them.

    These are the column of a changed row's comment, and if a value changes on a `day`, the older dates in `updated`.
    Raise RefusedError if the file cannot be read, an indicator is unknown, or the result would not be as requested.
    """
    loaded = load(name, raw)
    plan, before = _readable(loaded, raw)
    mark, text = (_BOM, raw[len(_BOM) :].decode()) if raw.startswith(_BOM) else (b"", raw.decode())
    wanted = copy.deepcopy(before)
    changed: list[DataPath] = []
    waiting = [((_measure if entry.of_measure else find)(plan, entry.indicator), entry) for entry in entries]
    while waiting:
        text, done, waiting = _written_at_once(text, waiting, wanted)
        changed += done
    if changed and day:
        text = dated(text, wanted, changed, day)
    after = mark + text.encode()
    _prove(loaded, load(name, after), _data(name, after), wanted)
    return after


def _written_at_once(text: str, waiting: _Waiting, wanted: Any) -> tuple[str, list[DataPath], _Waiting]:
    """Write one entry of each holder, from the end of the text; return it, the paths that changed, and what still waits.

    The text is read once for all of them, so a splice that touches another one waits.
    """
    root = nodes.compose(text)
    first = {path: number for number, (path, _) in reversed([*enumerate(waiting)])}
    edits = [
        (edit, number)
        for path, number in first.items()
        if (edit := _edit(text, nodes.at(root, path), waiting[number][1], nodes.at_data(wanted, path)))
    ]
    changed: list[DataPath] = []
    done, start = {*first.values()}, len(text) + 1
    for edit, number in sorted(edits, key=lambda one: one[0].splice.start, reverse=True):
        if edit.splice.end >= start:
            done.remove(number)
            continue
        path, start = waiting[number][0], edit.splice.start
        text = nodes.spliced(text, edit.splice)
        edit.put(nodes.at_data(wanted, path))
        changed.append(path)
    return text, changed, [one for number, one in enumerate(waiting) if number not in done]


def find(plan: Plan, indicator: str) -> DataPath:
    """Return the path of an indicator, or of its part, by its address; raise RefusedError, with suggestions."""
    known: dict[str, DataPath] = {}
    for placed in plan.placed_indicators():
        if placed.indicator.years or not placed.indicator.parts:
            known[placed.indicator.id] = placed.path
        for index, part in enumerate(placed.indicator.parts):
            known[f"{placed.indicator.id}.{part.id}"] = (*placed.path, "parts", index)
    if indicator in known:
        return known[indicator]
    inside = [name for name in known if name.startswith(f"{indicator}.")]
    if inside:
        raise RefusedError(f"指標「{indicator}」は内訳に分かれています。{'・'.join(inside)} のどれかを書いてください。")
    near = suggest(indicator, list(known))
    hint = f"（もしかして {near}）" if near else ""
    raise RefusedError(
        f"「{short(indicator)}」という指標はありません{hint}。計画ファイルの indicators にある id を書いてください。"
    )


def _measure(plan: Plan, measure: str) -> DataPath:
    """Return the path of a measure by its id; that of the plan for none."""
    known = {"": (), **{node.measure.id: node.path for node in plan.nodes()}}
    if measure in known:
        return known[measure]
    raise RefusedError(
        f"「{short(measure)}」という施策・事業はありません。計画ファイルの measures にある id を書いてください。"
    )


def _readable(loaded: Loaded, raw: bytes) -> tuple[Plan, Any]:
    document, found = read(loaded.name, raw)
    if document is None or found or loaded.plan is None:
        errors = [item for item in loaded.diagnostics if item.severity is Severity.ERROR]
        raise RefusedError(
            "計画ファイルにまちがいがあるので、書き込みませんでした。先に直してください。",
            *(f"{item.path}:{item.line}:{item.column}: {item.message}" for item in errors),
        )
    return loaded.plan, document.data


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """A splice and its meaning: the row's key as written, the key in the row, and the new value."""

    splice: Splice
    row: str
    key: str
    value: Any
    inside: str = ""

    def put(self, holder: dict[str, Any]) -> None:
        """Apply to the data what the splice does to the text."""
        holder["years"] = holder.get("years") or {}
        row = holder["years"].get(self.row) or {}
        value = {**(row.get(self.key) or {}), self.inside: self.value} if self.inside else self.value
        holder["years"][self.row] = {**row, self.key: value}


def _edit(text: str, holder: yaml.Node, entry: Entry, data: Any) -> _Edit | None:
    """Return the edit for one entry; None if the value is already there."""
    if entry.of_measure:
        content = write_content(text, holder, entry.period, Content(entry.key, entry.inside, entry.value))
        return content and _Edit(
            splice=content.splice, row=content.row, key=entry.key, value=content.value, inside=entry.inside
        )
    value = written(entry.value, entry.note)
    years = nodes.get(holder, "years")
    if years is None or nodes.is_empty(years):
        row_key = entry.period.written
        splice = insertion.new_years(text, holder, years, f"{row_key}: {{{entry.key}: {value}}}")
        return _Edit(splice=splice, row=row_key, key=entry.key, value=as_read(value))
    known = nodes.pairs(years)
    found = next((pair for pair in known if parse_period(pair[0].value) == entry.period), None)
    if found is None:
        row_key = insertion.in_style(entry.period, [key.value for key, _ in known])
        splice = insertion.new_row(text, years, entry.period, f"{row_key}: {{{entry.key}: {value}}}")
        return _Edit(splice=splice, row=row_key, key=entry.key, value=as_read(value))
    row_key, row = found[0].value, found[1]
    if nodes.is_empty(row):
        splice = Splice(nodes.end(row), nodes.end(row), f" {{{entry.key}: {value}}}")
        return _Edit(splice=splice, row=row_key, key=entry.key, value=as_read(value))
    there = nodes.get(row, entry.key)
    edit = (
        _Edit(splice=insertion.new_value(text, row, entry.key, value), row=row_key, key=entry.key, value=as_read(value))
        if there is None
        else _replaced(there, entry, row_key, data["years"][row_key][entry.key])
    )
    return edit and replace(edit, splice=insertion.with_comment(text, row, edit.splice))


def _replaced(there: yaml.Node, entry: Entry, row_key: str, old: Any) -> _Edit | None:
    """Return the edit that replaces a value; in a mapping only the value is replaced, its qualifiers are kept."""
    value, new = written(entry.value, entry.note), as_read(written(entry.value, entry.note))
    first, last = there, there
    if isinstance(old, dict) and not entry.note:
        if not set(old) <= _REPLACEABLE:
            extra_keys = "・".join(sorted(set(old) - _REPLACEABLE))
            raise RefusedError(
                f"{entry.indicator} の {row_key} の {entry.key} には、値のほかのこと（{extra_keys}）も書かれています"
                f"（{there.start_mark.line + 1}行目）。新しい値にも合うか確かめて、計画ファイルで直してください。"
            )
        first, last = next(pair for pair in nodes.pairs(there) if pair[0].value in _FORMS)
        form, value = formed(entry.value)
        what = as_read(value)
        value, new = f"{form}: {value}", {key: kept for key, kept in old.items() if key not in _FORMS} | {form: what}
    if nodes.is_empty(last):
        value = f" {value}"
    return (
        None
        if new == old
        else _Edit(splice=Splice(nodes.start(first), nodes.end(last), value), row=row_key, key=entry.key, value=new)
    )


def _data(name: str, raw: bytes) -> Any:
    document, found = read(name, raw)
    return None if document is None or found else document.data


def _prove(before: Loaded, after: Loaded, data: Any, wanted: Any) -> None:
    known = {(item.code, item.message) for item in before.diagnostics}
    new = [
        item for item in after.diagnostics if item.severity is Severity.ERROR and (item.code, item.message) not in known
    ]
    if new:
        raise RefusedError(*(f"{item.message} [{item.code}]" for item in new))
    if data != wanted:
        raise RefusedError("この書き方のファイルには、ほかを変えずに書き込めません。計画ファイルで直してください。")
