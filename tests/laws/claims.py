"""Claims: the site of a plan in; what its pages say of each indicator and year, piece by piece, out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from generator.evaluation.evaluate import Track
from generator.plan.model.fiscal import Period, PeriodKind
from generator.publish import addresses
from generator.publish.wording import phrases
from tests.laws.readers import Read, visible

MET = ("達成しました", "は達成です", "を保ちました", "の範囲です", "達成しています", "（達成）")
MISSED = (
    "届きませんでした",
    "及びませんでした",
    "を超えました",
    "達成できませんでした",
    "保てませんでした",
    "上回りました",
    "下回りました",
    "範囲に入りませんでした",
    "未達です",
    "（未達）",
)
"""The words of verdicts."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One year of an indicator's table: each cell's text and HTML by its heading, and the year's reason."""

    cells: Mapping[str, str]
    html: Mapping[str, str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page says of one indicator, or of one part of it."""

    track: Track
    text: str
    head: str
    sentence: str
    lines: Mapping[Period, Line]

    @cached_property
    def generated(self) -> str:
        """Return the sentence and all reasons."""
        return "\n".join((self.sentence, *(line.reason for line in self.lines.values())))


def shown(site: Read) -> Iterator[Shown]:
    """Yield what the pages say of each indicator; every one has its section on some page."""
    pattern = re.compile(r'<section class="indicator" id="([^"]*)">(.*?)</section>', re.DOTALL)
    sections = {unescape(anchor): html for body in site.bodies.values() for anchor, html in pattern.findall(body)}
    for track in site.evaluation.tracks:
        html = sections[addresses.anchor(track)]
        yield Shown(
            track=track,
            text=visible(html),
            head=visible(_first(r'<dl class="now">(.*?)</dl>', html)),
            sentence=visible(_first(r'<p class="lead">(.*?)</p>', html)),
            lines=dict(zip(reversed(list(track.rows)), _lines(html), strict=True)),
        )


def _lines(html: str) -> Iterator[Line]:
    table = _first(r'<table class="years">(.*?)</table>', html)
    heads = [visible(one) for one in re.findall(r'<th scope="col">(.*?)</th>', table)]
    rows = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(<th scope=\"row\".*?)</tr>", table)
    ]
    reasons = re.findall(r"<li[^>]*>(.*?)</li>", _first(r'<details class="why">(.*?)</details>', html))
    for row, reason in zip(rows, reasons, strict=True):
        html_of = dict(zip(heads, row, strict=True))
        yield Line(
            cells={head: visible(cell) for head, cell in html_of.items()},
            html=html_of,
            reason=visible(reason.partition("　")[2]),
        )


def cards(site: Read) -> Iterator[tuple[Track, str]]:
    """Yield what the plan's page and its lists say of an indicator below its name, without how long it was missed."""
    tracks = {addresses.anchor(track): track for track in site.evaluation.tracks}
    for path, body in site.bodies.items():
        if path.startswith(f"{site.evaluation.plan.id}/") and not path.endswith("/quality/"):
            for href, rest in re.findall(
                r'<li>\s*<p class="cards__name"><a href="([^"]*)">.*?</p>(.*?)</li>', body, re.DOTALL
            ):
                track = tracks.get(unescape(href).partition("#")[2])
                if track:
                    yield track, re.sub(r"\d+年つづけて", "", visible(rest))


def newest_year(site: Read) -> Period | None:
    """Return the year that the summary on the plan's page is about."""
    answer = visible(_first(r'<p class="answer">(.*?)</p>', site.bodies[f"{site.evaluation.plan.id}/"]))
    years = {Period(year=when.year) for track in site.evaluation.tracks for when in track.rows if when.is_year}
    return next((year for year in years if answer.startswith(f"{phrases.both(year)}は、")), None)


def counted(site: Read) -> Iterator[tuple[str, int, int]]:
    """Yield what the summary and the newest year's list count: the word, and both numbers."""
    year, plan = newest_year(site), site.evaluation.plan.id
    if year is not None:
        answer = visible(_first(r'<p class="answer">(.*?)</p>', site.bodies[f"{plan}/"]))
        listed = visible(" ".join(re.findall(r"<h2>(.*?)</h2>", site.bodies[f"{plan}/list/year-{year.year}/"])))
        for word in ("達成", "未達"):
            both = [re.search(rf"(?<!\w){word}(?:は|（)(\d+)", text) for text in (answer, listed)]
            one, other = (int(found[1]) if found else 0 for found in both)
            yield word, one, other


def scorecard(site: Read) -> Iterator[tuple[Track, Period, str]]:
    """Yield each cell of the scorecard: the indicator, the column's period, and the text."""
    table = _first(r'<table class="scorecard">(.*?)</table>', site.bodies[f"{site.evaluation.plan.id}/"])
    heads = re.findall(r'<th scope="col">(.*?)</th>', table)[1:]
    years = [unescape(re.sub(r" <small>.*", "", one)).removeprefix("… ") for one in heads]
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', table, re.DOTALL)
    known = {phrases.era(when): when for track in site.evaluation.tracks for when in track.rows}
    known |= {phrases.era(one): one for when in known.values() if when.fiscal_year for one in [Period(year=when.year)]}
    for track, row in zip(site.evaluation.tracks, rows, strict=True):
        for year, cell in zip(years, re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL), strict=True):
            yield track, known[year], visible(cell)


def verdicts(site: Read) -> Iterator[tuple[str, Period, bool, str]]:
    """Yield every statement that a target was met, or missed: the indicator's anchor, the year, which, and where."""
    for one in shown(site):
        anchor = addresses.anchor(one.track)
        for period, line in one.lines.items():
            words = {"達成": True, "未達": False}
            for head, text in line.cells.items():
                if text.strip() in words:
                    yield anchor, period, words[text.strip()], f"table, {head}"
            yield from ((anchor, period, is_met, "reason") for is_met in _verdicts_in(line.reason))
        first = one.sentence.partition("。")[0]
        newest = next((when for when in one.lines if first.startswith(phrases.both(when))), None)
        if newest is not None:
            yield from ((anchor, newest, is_met, "sentence") for is_met in _verdicts_in(first))
    for track, period, text in scorecard(site):
        own = track.period_in(period)
        if own is not None:
            yield from ((addresses.anchor(track), own, is_met, "scorecard") for is_met in _verdicts_in(text))
    yield from _listed(site)


def _listed(site: Read) -> Iterator[tuple[str, Period, bool, str]]:
    """Yield the verdicts of the lists of years, and of the plan's list of missed targets."""
    plan = site.evaluation.plan.id
    years = {Period(year=when.year) for track in site.evaluation.tracks for when in track.rows if when.is_year}
    tracks = {addresses.anchor(track): track for track in site.evaluation.tracks}
    for year in years:
        page = site.bodies[f"{plan}/list/year-{year.year}/"]
        for head, rest in re.findall(r"<h2>(.*?)（.*?</h2>(.*?)(?=<h2>|$)", page, re.DOTALL):
            for anchor in _linked(rest):
                own = tracks[anchor].period_in(year)
                if head in ("達成", "未達") and own is not None:
                    yield anchor, own, head == "達成", "list"
    behind = _first(r'<h2 id="_behind">(.*?</ul>)', site.bodies[f"{plan}/"])
    newest = newest_year(site)
    for anchor in _linked(behind):
        own = tracks[anchor].period_in(newest) if newest else None
        if own is not None:
            yield anchor, own, False, "missed targets"


def _linked(html: str) -> list[str]:
    hrefs = [unescape(href) for href in re.findall(r'cards__name"><a href="([^"]*)"', html)]
    return [href.partition("#")[2] or href.rstrip("/").rpartition("/")[2] for href in hrefs]


def _verdicts_in(text: str) -> set[bool]:
    found = {True} if any(word in text for word in MET) else set()
    return found | ({False} if any(word in text for word in MISSED) else set())


def within(track: Track, period: Period) -> list[Period]:
    """Return the periods of a track that lie in a fiscal year, or are that year; for the final target, itself."""
    if period.kind is PeriodKind.FINAL:
        return [when for when in track.rows if when.kind is PeriodKind.FINAL]
    return [when for when in track.rows if when.fiscal_year == period.year]


def _first(pattern: str, html: str) -> str:
    found = re.search(pattern, html, re.DOTALL)
    return found[1] if found else ""
