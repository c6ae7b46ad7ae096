"""Build the page of each source: what it is, its shown lines, and what of the plan was taken from each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from generator.evaluation.evaluate import Evaluation
from generator.fidelity.lookup import Lookup
from generator.plan.diagnostics import DataPath
from generator.plan.model.blocks import Body, Contact, Event, Logic, Table
from generator.plan.model.fields import Record
from generator.plan.model.fiscal import parse_period
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Measure, Plan
from generator.plan.model.row import Row
from generator.plan.model.scale import Grade, Scale
from generator.plan.model.source import Extraction, Source
from generator.plan.model.vocabulary import Show
from generator.publish import addresses
from generator.publish.page import Link
from generator.publish.source_links import Sources
from generator.publish.views.items import item_of, items_by_path
from generator.publish.views.printed import line_notes, readable
from generator.publish.views.source_records import LineView, SourceBlock, SourcePage, TakenView
from generator.publish.wording import phrases
from generator.publish.wording.labels import SHOWS

ROW = 120
"""A line of a table with no more characters than this is shown as preformatted text; a longer one is wrapped."""

_SHOWN = {
    Show.WHOLE: "テキストの全体を、行ごとに示します。",
    Show.CITED: "この計画が出典として示している行だけを、引用として、行ごとに示します。",
    Show.NONE: "テキストの内容は、このサイトには載せていません。",
}

_RECORDS: tuple[type[Record], ...] = (
    Scale, Grade, Logic, Table, Event, Body, Contact, Plan, Row, Indicator, Measure,
)  # fmt: skip
_TITLES = {field.alias or name: str(field.title) for record in _RECORDS for name, field in record.model_fields.items()}


def source_pages(evaluation: Evaluation, sources: Sources) -> Iterator[SourcePage]:
    """Yield the page of every source of a plan."""
    items = items_by_path(evaluation)
    taken = _taken(sources, items)
    for name, source in evaluation.plan.sources.items():
        lines = [_line(sources, name, number, taken) for number in sources.shown.get(name, ())]
        text = sources.texts.get(name)
        yield SourcePage(
            id=name,
            title=source.title,
            url=source.url or "",
            facts=tuple(_facts(evaluation.plan, source)),
            about=_SHOWN[source.show] if text and not text.problem else "テキストは、このサイトにありません。",
            length=len(text.lines) if text else 0,
            blocks=tuple(_with_pages(_blocks(lines, len(text.lines) if text else 0), sources, name)),
            left_out=tuple(_left_out(sources, name)),
        )


def _facts(plan: Plan, source: Source) -> Iterator[tuple[str, str]]:
    if source.number:
        yield "文書の番号", source.number
    yield "発行者", source.publisher or "・".join((plan.municipality.name, *(one.name for one in plan.issuers)))
    if published := source.published or plan.published:
        yield "公表", published
    yield "アドレス", source.url or "確かめていません"
    yield "利用条件", source.licence or "確かめていません"
    yield "このサイトに示す範囲", SHOWS[source.show]
    yield "テキストの取り出し方", _extracted(source.extracted) if source.extracted else "記録がありません"
    if source.file:
        yield "テキストのファイル", source.file
    if source.sha256:
        yield "テキストのSHA-256", source.sha256


def _extracted(how: Extraction) -> str:
    """Return how a text was extracted: from which file and pages, by which tool."""
    pages = f"{how.pages}ページ" if how.pages else ""
    return "、".join(filter(None, (how.from_, pages, " ".join(filter(None, (how.tool, how.version))))))


def _line(sources: Sources, source: str, number: int, taken: Mapping[tuple[str, int], Sequence[TakenView]]) -> LineView:
    text = sources.texts[source]
    return LineView(
        number=number,
        page=text.page(number),
        text=readable(text.lines[number - 1]),
        is_row="\t" in text.lines[number - 1] and len(text.lines[number - 1]) <= ROW,
        taken=tuple(taken.get((source, number), ())),
        notes=tuple(line_notes(sources, source, number)),
    )


def _blocks(lines: Sequence[LineView], length: int) -> Iterator[SourceBlock]:
    """Yield lines in blocks: rows of a table in a row together, every other line alone; and the gaps between them."""
    done = 0
    for key, group in groupby(_runs(lines), key=lambda pair: (pair[0], pair[1].is_row, pair[1].page)):
        run = [line for _, line in group]
        if run[0].number > done + 1:
            yield SourceBlock(gap=_range(done + 1, run[0].number - 1))
        if key[1]:
            yield SourceBlock(lines=tuple(run), is_table=True)
        else:
            yield from (SourceBlock(lines=(line,)) for line in run)
        done = run[-1].number
    if 0 < done < length:
        yield SourceBlock(gap=_range(done + 1, length))


def _with_pages(blocks: Iterable[SourceBlock], sources: Sources, name: str) -> Iterator[SourceBlock]:
    """Yield the blocks, each first one of a page with its number."""
    known = None
    for block in blocks:
        page = block.lines[0].page if block.lines else known
        starts = page is not None and page != known
        yield replace(block, page=(page, sources.document(name, page))) if page is not None and starts else block
        known = page


def _runs(lines: Sequence[LineView]) -> Iterator[tuple[int, LineView]]:
    """Yield lines with a number that is the same for lines that follow one another without a gap."""
    for index, line in enumerate(lines):
        yield line.number - index, line


def _range(first: int, last: int) -> str:
    return f"{first}行目" if first == last else f"{first}〜{last}行目"


def _left_out(sources: Sources, source: str) -> Iterator[tuple[str, str, str]]:
    for one in sources.plan.left_out:
        places = [at for at in one.at if at.source == source]
        if places:
            what = f"{one.what}（{'、'.join(one.only)}）" if one.only else one.what
            yield "、".join(addresses.source(sources.plan, at) for at in places), what, one.why


def _taken(sources: Sources, items: Mapping[DataPath, Link]) -> Mapping[tuple[str, int], Sequence[TakenView]]:
    """Return what was taken from every line, by source and line: items in the file's order."""
    found: dict[tuple[str, int], dict[Link, dict[str, list[str]]]] = {}
    for lookup in sources.under(()):
        item, rest = item_of(items, lookup.statement.path)
        when, what = _what(lookup, rest)
        for place in dict.fromkeys((spot.source, spot.line) for spot in lookup.spots):
            known = found.setdefault(place, {}).setdefault(item, {}).setdefault(when, [])
            known += [] if what in known else [what]
    return {
        place: tuple(
            TakenView(name, href, "　".join(f"{when} {'、'.join(words)}".strip() for when, words in by_year.items()))
            for (name, href), by_year in links.items()
        )
        for place, links in found.items()
    }


def _what(lookup: Lookup, path: DataPath) -> tuple[str, str]:
    """Return the year (or "") and the word for what a statement at a path within an item is, with a figure's value."""
    period = parse_period(str(path[1])) if path[:1] == ("years",) else None
    keys = [str(key) for key in (path[2:] if period else path) if not isinstance(key, int)]
    when = phrases.era(period) if period else ""
    key = next((key for key in keys if key not in ("words", "texts", "money", "decision", "value")), "")
    title = _TITLES.get(key, key) if key else "文章"
    written = lookup.statement.written
    return when, f"{title} {phrases.number(written)}" if isinstance(written, Decimal) else title
