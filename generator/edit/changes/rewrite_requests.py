"""Requests for the reasons of rewrites: one each, with the `errata` entry that would state it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.edit.changes.change_records import PlanChange, PlanVersion, TextChange, TextKey
from generator.edit.changes.report_tables import INDICATOR
from generator.edit.changes.rewrites import Rewrite, rewrites
from generator.edit.changes.textdiff import Piece, Pieces, plain
from generator.edit.scalars import scalar
from generator.plan.diagnostics import COMMON, PLACES, DataPath
from generator.plan.model.fields import MAX_NAME
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.plan import Plan
from generator.publish.wording import phrases

_ACCEPTED = re.compile(r"(?m)^([a-z0-9-]+)／(.*)$")
"""An entry of an `accept` in the text of a change: the finding's code and the reason."""
_REASONS = frozenset({("note",), ("why",), ("was",)})
"""The last key of a text that states why something changed."""


def rewrite_requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield a request for each rewrite without a reason; of many of one kind the first ones and the number of the others."""
    assert change.old is not None
    assert change.new is not None
    old, new = change.old, change.new
    for kind, group in groupby(_unexplained(change), key=lambda one: one.kind):
        alike = [*group]
        shown = _shown(len(alike))
        yield from (_request(one, old, new) for one in alike[:shown])
        if rest := len(alike) - shown:
            yield plain(f"{kind}が、ほかに{rest}件変わっています。下の表で確かめ、同じように理由を書いてください。")


def removal_requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield a request for each measure and indicator that is gone; of many the first ones and the number of the others."""
    gone = [one for one in change.names if not one.new]
    shown = _shown(len(gone))
    for one in gone[:shown]:
        yield plain(
            f"{one.level or INDICATOR}「{one.name}」がなくなっています。これまで載せていた値も見られなくなります。"
            "なくしてよいか、資料で確かめてください。"
        )
    if rest := len(gone) - shown:
        yield plain(f"ほかに、施策や指標が{rest}件なくなっています。下の表と資料で確かめてください。")


def acceptance_requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield a request for each finding that the file newly accepts."""
    assert change.new is not None
    for one in change.texts:
        for code, why in _newly_accepted(one):
            yield (
                Piece(f"{one.place}：指摘 "),
                Piece(code, "code"),
                Piece(
                    f" を、見たうえでそのままにする（accept）ことになります（{_line(change.new, one.key)}行目）。理由は「{why}」です。"
                    "この理由でよいか、確かめてください。"
                ),
            )


def _newly_accepted(change: TextChange) -> Iterator[tuple[str, str]]:
    """Yield code and reason of each entry of an `accept` whose code the old side lacks there."""
    if change.key[-1:] == ("accept",):
        known = dict(_ACCEPTED.findall(change.old))
        yield from ((code, why) for code, why in _ACCEPTED.findall(change.new) if code not in known)


def _shown(number: int) -> int:
    """Return how many of so many requests of one kind are written out."""
    return number if number <= COMMON else PLACES


def _unexplained(change: PlanChange) -> Iterator[Rewrite]:
    """Yield the rewrites for which neither a new erratum nor a new note states the reason."""
    noted = {one.key[:-1] for one in change.texts if one.new and one.key[-1:] in _REASONS}
    old, new = (side.evaluation.plan.errata if side and side.evaluation else () for side in (change.old, change.new))
    stated = Counter((one.item or "", _cell(one.was), _cell(one.now)) for one in new if one not in old)
    for one in rewrites(change):
        pairs = [(_cell(was), _cell(now)) for was, now in (one.bare, one.shown)]
        errata = [(item, *pair) for item in (one.item, "") for pair in pairs]
        if erratum := next((known for known in errata if stated[known]), None):
            stated[erratum] -= 1
        elif one.noted_at not in noted:
            yield one


def _cell(text: str) -> str:
    """Return a text as an erratum holds it: on one line, not too long, without commas between digits, a plain minus."""
    line = " ".join(re.sub(r"(?<=\d),(?=\d{3})", "", text).replace(phrases.MINUS, "-").split())
    return line if len(line) <= MAX_NAME else f"{line[: MAX_NAME - 1]}…"


def _request(rewrite: Rewrite, old: PlanVersion, new: PlanVersion) -> Pieces:
    return (
        Piece(f"{rewrite.place}が "),
        Piece(rewrite.shown[0], "strong"),
        Piece(" から "),
        Piece(rewrite.shown[1], "strong"),
        Piece(f" に変わっています（{_line(new, rewrite.key)}行目）。まちがいを直したのなら、errata: に "),
        Piece(_erratum(rewrite, old, new), "code"),
        Piece(
            " を加え、date（直した日）・since（まちがいを載せた日）・why（理由）を直してください。"
            f"資料のほうが変わったのなら、{_otherwise(rewrite.noted_at)}ください。"
        ),
    )


def _otherwise(noted_at: TextKey) -> str:
    """Return what to do if nothing was wrong before, but the source changed."""
    match noted_at:
        case ():
            return "承認する人に、その資料を知らせて"
        case ("indicators", _):
            holder = "指標"
        case ("measures", _):
            holder = "施策や事業"
        case ("plan", "scales", _):
            holder = "ものさし"
        case _:
            holder = "値"
    return f"この{holder}の note に、変わったわけを書いて"


def _erratum(rewrite: Rewrite, old: PlanVersion, new: PlanVersion) -> str:
    """Return the entry of `errata` to be written, with a place for the reason."""
    assert old.updated is not None
    assert new.updated is not None
    what = re.sub("[／：]", " ", rewrite.place)
    keys = {
        "date": new.updated.isoformat(),
        "since": min(old.updated, new.updated).isoformat(),
        "what": scalar(what if len(what) <= MAX_NAME else f"…{what[1 - MAX_NAME :]}"),
        "was": scalar(_cell(rewrite.bare[0])),
        "now": scalar(_cell(rewrite.bare[1])),
        "why": "理由",
        **({"item": rewrite.item} if rewrite.item else {}),
    }
    return f"- {{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"


def _line(side: PlanVersion, key: TextKey) -> int:
    """Return the line of a value in the file; of what is around it if the value is gone."""
    assert side.evaluation is not None
    path, steps = _start(side.evaluation.plan, key)
    here: Any = side.file.data
    for key_or_index in path:
        here = here[key_or_index]
    for step in steps:
        name = str(step).removesuffix("_")
        if isinstance(step, Period) and isinstance(here, dict):
            name = next((when for when in here if parse_period(str(when)) == step), step.written)
        if isinstance(here, list):
            ids = [item.get("id", item.get("code")) if isinstance(item, dict) else None for item in here]
            if name not in map(str, ids):
                break
            index = [*map(str, ids)].index(name)
            path, here = (*path, index), here[index]
        elif isinstance(here, dict) and name in here:
            path, here = (*path, name), here[name]
        else:
            break
    return side.file.line(path)


def _start(plan: Plan, key: TextKey) -> tuple[DataPath, TextKey]:
    """Return the path of a key's measure or indicator, and the rest of the key."""
    match key:
        case ("measures", name, *rest):
            return next(node.path for node in plan.nodes() if node.measure.id == name), tuple(rest)
        case ("indicators", name, *rest):
            return next(one.path for one in plan.placed_indicators() if one.indicator.id == name), tuple(rest)
        case _:
            return (), key[1:]
