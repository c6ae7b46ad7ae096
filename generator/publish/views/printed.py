"""Build 「資料の記載」: the printed lines of figures, with the figures marked, and what was read differently there."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.evaluation.evaluate import Track
from generator.fidelity.folding import MARKUP
from generator.fidelity.lookup import Lookup
from generator.fidelity.passages import Spot
from generator.plan.diagnostics import DataPath
from generator.plan.model.fiscal import Period
from generator.plan.model.plan import Node
from generator.plan.model.row import Series
from generator.publish.source_links import Sources
from generator.publish.views.block_records import PrintedView, QuoteView
from generator.publish.wording import labels, phrases

AROUND = 30
"""The number of characters that are shown on either side of a figure in a long line."""
NEAR = 10
"""What is shown is not interrupted for fewer characters than this: a grade between two figures."""
LONG = 160
"""A line with more characters than this is shown in parts."""

_SERIES = frozenset(Series)

_Span = tuple[int, int]


def of_track(sources: Sources, track: Track, newest: Period | None) -> PrintedView | None:
    """Return the printed lines of a track's figures; those of the period `newest` are marked as such."""
    path = sources.paths[track.indicator.id, track.part]
    names = [one for one in sources.under(path) if one.statement.path[len(path) :] == ("name",)]
    names += _names(sources, track.node)
    below = [one for one in sources.under(path) if one.statement.path[len(path) : len(path) + 1] == ("years",)]
    row = (*path, "years", newest.written) if newest else ()
    return _printed(sources, below, names, row, tuple(_readings(track)))


def of_money(sources: Sources, node: Node | None) -> PrintedView | None:
    """Return the printed lines of the amounts of money of a measure, or of the plan itself."""
    path = node.path if node else ()
    below = [one for one in sources.under((*path, "years")) if "money" in one.statement.path]
    return _printed(sources, below, _names(sources, node), (), ())


def _is_figure(lookup: Lookup) -> bool:
    """Return whether this is a number, or the text of a value with one in it (60以上)."""
    statement = lookup.statement
    is_value = not _SERIES.isdisjoint(statement.path) and not statement.may_be_ours
    return statement.is_figure or (is_value and any(sign.isdecimal() for sign in str(statement.written)))


def _names(sources: Sources, node: Node | None) -> list[Lookup]:
    return list(sources.under((*node.path, "name"))) if node else []


def _printed(
    sources: Sources, lookups: Iterable[Lookup], names: Iterable[Lookup], newest: DataPath, notes: Sequence[str]
) -> PrintedView | None:
    figures = [one for one in lookups if one.statement.at is not None and _is_figure(one)]
    marked: dict[tuple[str, int], dict[_Span, str]] = {}
    for one in figures:
        kind = "now" if newest and one.statement.path[: len(newest)] == newest else "figure"
        for spot in one.spots:
            spans = marked.setdefault((spot.source, spot.line), {})
            spans[spot.start, spot.end] = "now" if kind == "now" else spans.get((spot.start, spot.end), kind)
    beside: dict[tuple[str, int], Spot] = {}
    for spot in (spot for one in names for spot in one.spots):
        beside.setdefault((spot.source, spot.line), spot)
    quotes = tuple(
        _quote(sources, source, line, spans, beside.get((source, line)))
        for (source, line), spans in marked.items()
        if line in sources.shown.get(source, ())
    )
    missing = [f"「{one.statement.written}」は、出典に示した行に見つかりません。" for one in figures if not one.spots]
    return PrintedView(quotes, (*notes, *missing)) if quotes or missing else None


def _quote(sources: Sources, source: str, line: int, marks: dict[_Span, str], name: Spot | None) -> QuoteView:
    printed = sources.texts[source].lines[line - 1]
    windows = [(0, len(printed))]
    if len(printed) > LONG:
        shown = [*marks, *([(name.start, name.end)] if name else [])]
        windows = _merged([_around(printed, *span) for span in shown])
    return QuoteView(
        citation=sources.line(source, line),
        parts=tuple(_parts(printed, windows, marks)),
        notes=tuple(line_notes(sources, source, line)),
    )


def _around(printed: str, start: int, end: int) -> _Span:
    """Return the cell around a span, and of a long cell the part around it."""
    first = printed.rfind("\t", 0, start) + 1
    last = printed.find("\t", end) % (len(printed) + 1)
    return max(first, start - AROUND), min(last, end + AROUND)


def _merged(windows: Collection[_Span]) -> list[_Span]:
    """Return windows in order; those that touch are one."""
    found: list[_Span] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1] + NEAR:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _parts(printed: str, windows: Sequence[_Span], marks: dict[_Span, str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line as (text, kind): empty for text, "figure", or "now"; … stands for what is left out."""
    clean = MARKUP.sub(lambda found: "\0" * len(found.group()), printed)
    done = 0
    for start, end in windows:
        if start > done:
            yield " … " if done else "… ", ""
        done = start
        for mark in sorted(one for one in marks if start <= one[0] and one[1] <= end):
            yield cells(clean[done : mark[0]]), ""
            yield clean[mark[0] : mark[1]], marks[mark]
            done = mark[1]
        yield cells(clean[done:end]), ""
        done = end
    if done < len(printed):
        yield " …", ""


def readable(line: str) -> str:
    """Return a line with a visible mark between cells, without what the extraction left of markup."""
    return cells(MARKUP.sub("", line).strip())


def cells(text: str) -> str:
    """Return a part of a line with a visible mark between cells; blanked markup is left out."""
    return re.sub(r"\s*\t\s*", " ｜ ", text.replace("\0", "").replace("\f", ""))


def line_notes(sources: Sources, source: str, line: int) -> Iterator[str]:
    """Yield what the plan reads differently in a line, and what cannot be read there."""
    for one in sources.plan.corrections:
        if one.at.source == source and sources.is_in(one.at, line):
            yield f"資料の「{one.printed}」を「{one.read}」と読みました。{one.why}"
    for gap in sources.plan.unreadable:
        if gap.at.source == source and sources.is_in(gap.at, line):
            yield f"読み取れないところ：{gap.what}。{gap.why}"


def _readings(track: Track) -> Iterator[str]:
    """Yield the figures that were read differently from what is printed, or that belong to another year."""
    for period, row in track.rows.items():
        for series, figure in row.figures():
            name = f"{phrases.era(period)}の{labels.SERIES[Series(series)]}"
            if figure.printed:
                value = phrases.figure(figure, track.unit)
                yield f"{name}：資料には「{figure.printed}」とあり、{value}と読みました。{figure.note or ''}"
            if figure.of:
                yield f"{name}の欄にあるのは、{phrases.era(figure.of)}の値です。"
