"""Checks across plan files: all loaded plans in; the same, with what only their neighbours show, out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import RESERVED_IDS, Loaded


def beside_each_other(plans: Sequence[Loaded]) -> list[Loaded]:
    """Add what is wrong with plans only beside others: a former id of a plan that another plan, or a page, goes by."""
    return [replace(one, diagnostics=tuple(sorted({*one.diagnostics, *_found(one, plans)}))) for one in plans]


def _found(one: Loaded, plans: Sequence[Loaded]) -> Iterator[Diagnostic]:
    if one.plan is None or one.document is None:
        return
    taken = {name: f"{other.name} の計画" for other in plans if other.plan for name in _ids(other) if other is not one}
    taken |= dict.fromkeys(RESERVED_IDS, "サイトのほかのページ")
    for index, former in enumerate(one.plan.was):
        if former in taken:
            message = f"前のid「{former}」は、{taken[former]}が使っています。was から消してください。"
            place = one.document.position(("was", index))
            yield Diagnostic(one.name, *place, Severity.ERROR, "was-in-use", message)


def _ids(one: Loaded) -> tuple[str, ...]:
    return (one.plan.id, *one.plan.was) if one.plan else ()
