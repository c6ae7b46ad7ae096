"""Requests for the reasons of rewrites: one each, with the `errata` entry that would state it."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from generator.edit.changes.change_records import PlanChange, PlanVersion, TextChange, TextKey
from generator.edit.changes.report_tables import INDICATOR
from generator.edit.changes.rewrites import Rewrite, rewrites
from generator.edit.changes.textdiff import Piece, Pieces, plain
from generator.edit.record import scalar
from generator.plan.diagnostics import COMMON, PLACES, DataPath
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Plan


def rewrite_requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield a request for each rewrite without a reason; of many of one kind the first ones and the number of the others."""
    assert change.old is not None
    assert change.new is not None
    for kind, group in groupby(_unexplained(change), key=lambda one: one.kind):
        alike = list(group)
        shown = alike if len(alike) <= COMMON else alike[:PLACES]
        yield from (_request(one, change.old, change.new) for one in shown)
        if rest := len(alike) - len(shown):
            yield plain(f"{kind}が、ほかに{rest}件変わっています。下の表で確かめ、同じように理由を書いてください。")


def removal_requests(change: PlanChange) -> Iterator[Pieces]:
    """Yield a request for each measure and indicator that is gone."""
    for one in change.names:
        if not one.new:
            yield plain(
                f"{one.level or INDICATOR}「{one.name}」がなくなっています。これまで載せていた値も見られなくなります。"
                "なくしてよいか、資料で確かめてください。"
            )


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
        old, new = (
            [line.partition("／") for line in text.split("\n") if "／" in line] for text in (change.old, change.new)
        )
        known = {code for code, _, _ in old}
        yield from ((code, why) for code, _, why in new if code not in known)


def _unexplained(change: PlanChange) -> Iterator[Rewrite]:
    """Yield the rewrites for which neither a new erratum nor a new note states the reason."""
    noted = {one.key[:-1] for one in change.texts if one.new and one.key[-1:] in (("note",), ("why",))}
    old, new = (side.evaluation.plan.errata if side and side.evaluation else () for side in (change.old, change.new))
    stated = Counter((one.item or "", one.was, one.now) for one in new if one not in old)
    for one in rewrites(change):
        erratum = (one.item, *one.written)
        if stated[erratum]:
            stated[erratum] -= 1
        elif one.noted_at not in noted:
            yield one


def _request(rewrite: Rewrite, old: PlanVersion, new: PlanVersion) -> Pieces:
    note = "資料のほうが変わったのなら、note に理由を書いてください。" if rewrite.noted_at else ""
    return (
        Piece(f"{rewrite.place}が "),
        Piece(rewrite.shown[0], "strong"),
        Piece(" から "),
        Piece(rewrite.shown[1], "strong"),
        Piece(f" に変わっています（{_line(new, rewrite.key)}行目）。まちがいを直したのなら、errata: に "),
        Piece(_erratum(rewrite, old, new), "code"),
        Piece(f" を加え、since（まちがいを載せた日）と why（理由）を直してください。{note}"),
    )


def _erratum(rewrite: Rewrite, old: PlanVersion, new: PlanVersion) -> str:
    """Return the entry of `errata` to be written, with a place for the reason."""
    assert old.updated is not None
    assert new.updated is not None
    keys = {
        "date": new.updated.isoformat(),
        "since": min(old.updated, new.updated).isoformat(),
        "what": scalar(rewrite.place.replace("／", " ").replace("：", " ")),
        "was": scalar(rewrite.written[0]),
        "now": scalar(rewrite.written[1]),
        "why": "理由",
        **({"item": rewrite.item} if rewrite.item else {}),
    }
    return f"- {{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"


def _line(side: PlanVersion, key: TextKey) -> int:
    """Return the line of a value in the file; of what is around it if the value is gone."""
    assert side.evaluation is not None
    path, steps = _start(side.evaluation.plan, key)
    here: object = side.file.data
    for step in path:
        here = here[step]  # type: ignore[index]
    for part in steps:
        name = part.written if isinstance(part, Period) else str(part).removesuffix("_")
        if isinstance(here, list):
            ids = [item.get("id", item.get("code")) if isinstance(item, dict) else None for item in here]
            if name not in map(str, ids):
                break
            path, here = (*path, found := [*map(str, ids)].index(name)), here[found]
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
