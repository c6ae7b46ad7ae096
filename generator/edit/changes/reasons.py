"""Moved targets: return the reason that the file states, or the text to write if it states none."""

from generator.edit.changes.change_records import FigureChange
from generator.edit.changes.textdiff import Piece, Pieces
from generator.plan.model.figure import Figure
from generator.plan.numbers import plain_number
from generator.publish.wording import phrases


def move_reason(change: FigureChange) -> str:
    """Return the reason for a moved target; empty if the file states none for this move."""
    old, new = change.old, change.new
    if new is None or old is None:
        return ""
    if new.value is None or old.value is None:
        return new.why or new.note or ""
    is_explained = new.was is not None and (new.was.value == old.value or not change.is_moved)
    return (new.was.why or "") if new.was and is_explained else ""


def lacks_reason(change: FigureChange) -> bool:
    """Return whether a target was moved without a reason."""
    return change.is_moved and not move_reason(change)


def request(change: FigureChange) -> Pieces:
    """Return a request for the reason of a move, in the form that the file expects."""
    old, new = change.old, change.new
    assert old is not None
    head = f"{change.where.measure}／{change.where.name}：{phrases.era(change.period)}の目標が "
    before = Piece(phrases.figure(old, change.old_unit), "strong")
    if new is None:
        instruction = (Piece(" でしたが、なくなっています。なくした理由を "), _form("{missing: 設定なし, why: 理由}"))
        return (Piece(head), before, *instruction, Piece(" の形で書いてください。"))
    moved = (Piece(head), before, Piece(" から "), Piece(phrases.figure(new, change.new_unit), "strong"))
    return (
        *moved,
        Piece(" に変わっています。変えた理由を "),
        _form(_written(old, new)),
        Piece(" の形で書いてください。"),
    )


def _written(old: Figure, new: Figure) -> str:
    if new.missing is not None:
        return f"{{missing: {phrases.missing(new.missing)}, why: 理由}}"
    if new.value is None or old.value is None:
        key = "words" if new.value is None else "value"
        return f"{{{key}: {phrases.figure(new, '').replace(',', '')}, note: 理由}}"
    value = phrases.figure(new, "").replace(",", "")
    return f"{{value: {value}, was: {{value: {plain_number(old.value)}, why: 理由}}}}"


def _form(value: str) -> Piece:
    return Piece(f"target: {value}", "code")
