"""Moved targets: return the reason that the file states, or the text to write if it states none."""

from generator.edit.changes.change_records import FigureChange
from generator.edit.changes.textdiff import Piece, Pieces
from generator.plan.model.figure import Figure
from generator.plan.model.quantity import Absent, Words
from generator.publish.wording import phrases


def move_reason(change: FigureChange) -> str:
    """Return the reason for a moved target; empty if the file states none for this move."""
    old, new = change.old, change.new
    if new is None or old is None:
        return ""
    if isinstance(new.quantity, Absent) or isinstance(old.quantity, Absent):
        return new.why or new.note or ""
    explained = [was for was in new.was if was.value == old.quantity] or ([] if change.is_moved else [*new.was])
    return (explained[-1].why or "") if explained else ""


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
    key = "words" if isinstance(new.quantity, Words) else "value"
    return f"{{{key}: {_text(new)}, was: {{value: {_text(old)}, why: 理由}}}}"


def _text(figure: Figure) -> str:
    return phrases.stated(figure.quantity, None).replace(",", "").replace(phrases.MINUS, "-")


def _form(value: str) -> Piece:
    return Piece(f"target: {value}", "code")
