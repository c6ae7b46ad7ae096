"""Compare two comparisons of a plan with its sources: what is newly missing in either, and what no longer is."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from generator.edit.changes.change_records import ChangeKind, PlanVersion, SourceChange
from generator.edit.changes.pairing import Matched
from generator.fidelity.statements import Statement
from generator.fidelity.unaccounted import SourcePiece
from generator.plan.model.fiscal import parse_period

Compared = TypeVar("Compared", Statement, SourcePiece)


def source_change(old: PlanVersion | None, new: PlanVersion, measures: Matched, indicators: Matched) -> SourceChange:
    """Return the change; without an old version, all that is missing is newly missing."""
    renamed = {"measures": measures.renamed, "indicators": indicators.renamed}
    after, key = new.comparison, _statement_key(new.file.data, {})
    if old is None:
        return SourceChange(texts=_texts({}, new), lost=after.missing, unaccounted=after.unaccounted)
    before, old_key = old.comparison, _statement_key(old.file.data, renamed)
    texts = _texts({name: text.sha256 for name, text in old.texts.items()}, new)
    same = {name for name in new.texts if name not in texts}
    line, old_line = _piece_key(new, same), _piece_key(old, same)
    left = Counter(map(key, (*after.missing, *after.skipped)))
    return SourceChange(
        texts=texts,
        lost=tuple(_not_among(Counter(map(old_key, before.missing)), after.missing, key)),
        found=tuple(_not_among(left, before.missing, old_key)),
        unaccounted=tuple(_not_among(Counter(map(old_line, before.unaccounted)), after.unaccounted, line)),
        accounted=tuple(
            one
            for one in _not_among(Counter(map(line, after.unaccounted)), before.unaccounted, old_line)
            if after.passages.has_text(one.source)
        ),
    )


def _texts(before: Mapping[str, str], new: PlanVersion) -> dict[str, ChangeKind]:
    """Return what happened to the texts of sources; `before` has the hashes of the old ones."""
    after = {name: text.sha256 for name, text in new.texts.items()}
    kinds = {name: ChangeKind.CHANGED if name in before else ChangeKind.NEW for name in after}
    kinds |= {name: ChangeKind.REMOVED for name in before if name not in after}
    return {name: kind for name, kind in kinds.items() if before.get(name) != after.get(name)}


def _not_among(
    known: Counter[Hashable], wanted: Iterable[Compared], key: Callable[[Compared], Hashable]
) -> Iterator[Compared]:
    """Yield what is not known, each as often as it is not; `known` is used up."""
    for one in wanted:
        if known[key(one)]:
            known[key(one)] -= 1
        else:
            yield one


def _statement_key(data: Any, renamed: Mapping[str, Mapping[str, str]]) -> Callable[[Statement], Hashable]:
    """Return what identifies a statement: its content, and its path by current ids from the innermost item with one."""

    def key(one: Statement) -> Hashable:
        here = data
        found: list[Hashable] = []
        for sort, step in zip(("", *one.path), one.path, strict=False):
            here = here[step]
            if isinstance(step, str):
                found.append(parse_period(step) or step)
            elif sort in ("measures", "indicators"):
                name = here.get("id", "")
                found = [sort, renamed.get(sort, {}).get(name, name)]
            else:
                found.append(here.get("id", here.get("name")) if isinstance(here, dict) else None)
        return (*found, one.written)

    return key


def _piece_key(side: PlanVersion, same: Iterable[str]) -> Callable[[SourcePiece], Hashable]:
    """Return what identifies a piece: its line's number if the text is the `same` on both sides, or else its line's text."""
    lines, known = side.comparison.passages.lines, frozenset(same)

    def key(one: SourcePiece) -> Hashable:
        line = one.line if one.source in known else lines[one.source][one.line - 1].printed
        return one.source, line, one.text

    return key
