"""Grounds: the site of a plan in; every statement on its pages for which the plan's file gives no ground, out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from generator.evaluation.evaluate import Track
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, PeriodKind, fiscal_year_of
from generator.plan.model.quantity import (
    ABOUT_AFTER,
    KEEP_WORDS,
    LIMIT_WORDS,
    TREND_WORDS,
    AsLastYear,
    Trend,
    Words,
    numbers,
)
from generator.plan.model.row import Row, Series
from generator.plan.model.units import ratio_of_units
from generator.plan.model.vocabulary import MISSING_WORDS, Counts, Method, Status
from generator.plan.numbers import round_half_away
from generator.publish import addresses
from generator.publish.wording import phrases
from tests.laws.claims import Shown, cards, counted, newest_year, scorecard, shown, verdicts, within
from tests.laws.readers import Read

_NUMBER = re.compile(r"(?<![\d,.])\d[\d,]*(?:\.\d+)?")
_TIME = re.compile(
    r"(?:令和|平成|昭和)(?:元|\d+)(?:〜(?:元|\d+))?年(?:度(?:[上下]半期|以降)?|\d+月)?|\d{4}(?:〜\d{4})?年度|\d{4}年(?:1〜12月|\d+月)?"
    r"|この1年間|1年ごと"
)
_DISTANCE = re.compile(r"あと[\d.,]|すでに|水準にあります|に届いています")


def numbers_without_ground(site: Read) -> Iterator[str]:
    """Yield numbers in sentences that are neither in the file nor a difference or a rate of two numbers that are."""
    texts = [(one.track, text) for one in shown(site) for text in one.generated.split("\n")]
    for track, text in (*texts, *cards(site)):
        stated = _stated(site, track)
        plain = _TIME.sub("", text)
        for found in _NUMBER.finditer(plain):
            number, is_rate = Decimal(found[0].replace(",", "")), plain[found.end() :].startswith("％")
            if not (_is_difference(number, stated) or (is_rate and _is_rate(number, stated))):
                yield f"{found[0]}: {text}"


Stated = Sequence[tuple[Decimal, Series | None]]
"""The numbers that a file states of an indicator, each with the series of its figure; a rule's number has none."""


def _stated(site: Read, track: Track) -> Stated:
    """Return the numbers of an indicator's rows in each of its units, and those of its rules."""
    plan = site.evaluation.plan
    figures = [(series, figure) for row in track.rows.values() for series, figure in row.figures()]
    figures += [
        (series, Figure.model_validate({"value": was.value})) for series, figure in figures for was in figure.was
    ]
    units = {track.unit, *(figure.unit for _, figure in figures if figure.unit)}
    found = [
        (_converted(number, figure.unit or track.unit, unit), series)
        for series, figure in figures
        for number in numbers(figure.quantity)
        for unit in units
    ]
    edges = [edge for scale in plan.scales.values() for grade in scale.grades for edge in grade.edges]
    rules = [track.indicator.tolerance, *(scale.rounded for scale in plan.scales.values()), *edges]
    words = " ".join(_words(figure) for _, figure in figures)
    rules += [Decimal(one[0].replace(",", "")) for one in _NUMBER.finditer(words)]
    rules += [Decimal(2)] if (track.indicator.rate or plan.rate) is Method.TWO_MINUS else []
    return [(number, series) for number, series in found if number is not None] + [
        (Decimal(rule), None) for rule in {*rules, 0} if rule is not None
    ]


def _converted(number: Decimal, own: str | None, unit: str | None) -> Decimal | None:
    factor = ratio_of_units(own, unit)
    return None if factor is None else number * factor.numerator / factor.denominator


def _is_difference(number: Decimal, stated: Stated) -> bool:
    """Return whether a number is stated, or is the difference of two that compare: a total and one year's do not."""
    return any(
        abs(one - other) == number
        for one, series in stated
        for other, second in stated
        if {series, second} != {Series.ACTUAL, Series.TOTAL}
    )


def _is_rate(number: Decimal, stated: Stated) -> bool:
    """Return whether a number is a rate of numbers in the file by one of the methods, rounded as it is printed."""
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    known = {Fraction(one) for one, _ in stated}
    ratios = [100 * one / other for one in known for other in known if other]
    ratios += [200 - one for one in ratios]
    ratios += [100 * (one - base) / (goal - base) for one, goal, base in permutations(known, 3) if goal != base]
    return any(abs(round_half_away(abs(ratio), decimals)) == number for ratio in ratios)


def publications_without_ground(site: Read) -> Iterator[str]:
    """Yield statements that a grade, votes or a rate were published where the file has none."""
    plan = site.evaluation.plan
    for one in shown(site):
        for period, line in one.lines.items():
            row = one.track.rows[period]
            graded = plan.named_grades(row).get(plan.scale_name)
            if re.search(r"公表された評価(?:は「|と同じ)", line.reason) and not graded:
                yield f"{period.written}: {line.reason}"
            if "公表" in line.cells.get("率", line.cells.get("目標に対して", "")) and not row.published_rate:
                yield f"{period.written}: a published rate"
            marks = re.findall(r'class="(mark [^"]*)"', line.html.get("評価", ""))
            if any("mark--computed" not in mark for mark in marks) and not graded:
                yield f"{period.written}: a grade without the sign of a computed one"
        own_rows = one.track.rows.values()
        is_rated, is_graded = any(row.published_rate for row in own_rows), any(row.grade for row in own_rows)
        if ("公表された率" in one.head and not is_rated) or ("の評価" in one.head and not is_graded):
            yield f"{addresses.anchor(one.track)}: {one.head}"
    rows = [row for _, _, row, _ in plan.rows()]
    if not any(row.grade or row.published_rate for row in rows):
        for path, text in site.pages.items():
            if path.startswith(plan.id):
                found = re.search(r".{0,20}(?:公表された(?:評価(?!はありません)|率)|が公表したもの).{0,20}", text)
                yield from [f"{path}: {found[0]}"] if found else []
    year, count = newest_year(site), re.search(r"公表された評価は(\d+)", site.pages[f"{plan.id}/"])
    graded_rows = [
        row
        for track in site.evaluation.tracks
        if year and (own := track.period_in(year)) and plan.scale_name in plan.named_grades(row := track.rows[own])
    ]
    if count and int(count[1]) != len(graded_rows):
        yield f"{count[0]}, {len(graded_rows)} in the file"


def denials_without_ground(site: Read) -> Iterator[str]:
    """Yield statements that something is not there where the file has it."""
    tracks = site.evaluation.tracks
    for one in shown(site):
        own = [one.track] if one.track.part else [track for track in tracks if track.indicator is one.track.indicator]
        values = [row.actual for track in own for row in track.rows.values() if row.actual and not row.actual.missing]
        totals = [row.total for track in own for row in track.rows.values() if row.total and not row.total.missing]
        if "実績は載っていません" in one.sentence and values:
            yield one.sentence
        if "まだ実績が載っていません" in one.sentence and (values or totals):
            yield one.sentence
        for period, line in one.lines.items():
            yield from (
                f"{period.written}: {denial}" for denial in _denials(site, one, period, line.reason, line.cells)
            )
    for track, period, text in scorecard(site):
        if (
            "記載なし" in text
            and "理由" not in text
            and any([*track.rows[when].figures()] for when in within(track, period))
        ):
            yield f"scorecard, {addresses.anchor(track)} {period.code}: {text.strip()}"
    yield from _page_denials(site)


def _denials(site: Read, one: Shown, period: Period, reason: str, cells: Mapping[str, str]) -> Iterator[str]:
    rows, row = one.track.rows, one.track.rows[period]
    earlier = [other for when, other in rows.items() if when <= period]
    before = [other for when, other in rows.items() if when.year == period.year - 1]
    grounds = {
        "の実績は、まだ載っていません": row.actual is None and row.total is None,
        "の目標がない": _is_unset(row.target),
        "目標の値が示されていない": any(other.target and other.target.missing for other in rows.values()),
        "実績の値がない": any(figure is not None and figure.missing is not None for figure in (row.actual, row.total)),
        "基準値がない": not period.is_year
        or not any(other.baseline and numbers(other.baseline.quantity) for other in earlier),
        "の実績の数値がない": not any(_exact(other) for other in before),
        "まだ終わっていません": not _has_ended(site, period),
        "累計だけが示されて": row.actual is None and row.total is not None,
        "見通しだけが示されて": row.actual is None and row.forecast is not None,
        "基準値だけが示されて": row.baseline is not None,
        "単位が違う": any(
            figure.unit for figure in (row.actual, row.target, *(other.target for other in rows.values())) if figure
        ),
        "期間の一部だけ": row.actual is not None and row.actual.status is not None,
        "の評価には使いません": any(figure and figure.of for figure in (row.actual, row.target, row.total)),
        "率の求め方が示されていない": site.evaluation.plan.rate is None and one.track.indicator.rate is None,
        "評価のものさしがない": site.evaluation.plan.scale is None,
    }
    yield from (reason for words, holds in grounds.items() if words in reason and not holds)
    cell = cells.get("実績", "")
    if re.search("(?<!理由の)記載なし", cell) and row.actual is not None:
        yield f"cell {cell}"
    if "これから" in cell and (row.actual is not None or _has_ended(site, period)):
        yield f"cell {cell}"
    if "資料に理由がありません" in cell and not any(figure.missing and not figure.why for _, figure in row.figures()):
        yield f"cell {cell}"


def _is_unset(target: Figure | None) -> bool:
    return target is None or target.missing is not None


def _exact(row: Row) -> bool:
    figures = (row.actual, row.total)
    return any(figure and figure.number is not None and not figure.of and not figure.status for figure in figures)


def _has_ended(site: Read, period: Period) -> bool:
    today = site.evaluation.today
    if period.kind is PeriodKind.CALENDAR:
        return period.year < today.year
    last = {PeriodKind.FINAL: site.evaluation.plan.period.to.year, PeriodKind.RANGE: period.until}
    return last.get(period.kind, period.year) < fiscal_year_of(today)


def _page_denials(site: Read) -> Iterator[str]:
    plan, tracks = site.evaluation.plan, site.evaluation.tracks
    text = site.pages[f"{plan.id}/"]
    rows = [row for track in tracks for row in track.rows.values()]
    grounds = {
        "数値の指標がありません": not tracks,
        "目標の値はありません": not any(row.target for row in rows),
        "目標とくらべられる実績は、まだ載っていません": not any(
            row.target and row.target.number is not None and _exact(row) for row in rows
        ),
        "問い合わせ先：資料に記載がありません": not plan.contacts,
        "評価のものさしがありません": plan.scale is None,
    }
    yield from (words for words, holds in grounds.items() if words in text and not holds)
    for path, page in site.pages.items():
        if re.fullmatch(r"themes/\w[\w-]*/", path) and "数値の指標はありません" in page:
            theme = path.split("/")[1]
            themed = [node for node in plan.nodes() if theme in node.measure.themes]
            if any(
                track.is_on(node) and any([*row.figures()] for row in track.rows.values())
                for node in themed
                for track in tracks
            ):
                yield f"{path}: 数値の指標はありません"


def distances_without_ground(site: Read) -> Iterator[str]:
    """Yield distances to a later target, and "already", of yearly amounts and of what is not declared.

    What is not of a whole year is compared with nothing, nor is a baseline of several years.
    """
    for one in shown(site):
        newest = next((when for when in one.lines if one.sentence.startswith(phrases.both(when))), None)
        if newest and not newest.is_year and re.search(r"前の年|基準（|あと[\d.,]|水準に", one.sentence):
            yield one.sentence
        spans = [when for when in one.lines if when.kind is PeriodKind.RANGE]
        yield from (one.sentence for when in spans if f"基準（{phrases.era(when)}）の" in one.sentence)
        row = one.track.rows[newest] if newest else None
        if (
            row
            and row.actual
            and (row.actual.of or row.actual.status is Status.PARTIAL)
            and "この1年間は" in one.sentence
        ):
            yield one.sentence
        if one.track.counts in (None, Counts.YEARLY) and _DISTANCE.search(one.generated):
            yield f"{one.track.counts}: {one.sentence}"


def glued_units(site: Read) -> Iterator[str]:
    """Yield units beside a word: 設定なし件, 以上人, 3名人."""
    words = {*LIMIT_WORDS, *ABOUT_AFTER, *TREND_WORDS, *KEEP_WORDS, *MISSING_WORDS}
    for one in shown(site):
        unit = "％" if one.track.unit == "%" else one.track.unit
        figures = [figure for row in one.track.rows.values() for _, figure in row.figures()]
        own = {text for figure in figures if (text := _words(figure))} | {
            figure.unit for figure in figures if figure.unit
        }
        found = {f"{word}{unit}" for word in words | own if unit and word != unit}
        yield from (f"{glued} in {addresses.anchor(one.track)}" for glued in found if glued in one.text)


def _words(figure: Figure) -> str:
    stated = figure.quantity
    return stated.text if isinstance(stated, Words | AsLastYear | Trend) else ""


def values_under_another_year(site: Read) -> Iterator[str]:
    """Yield values of another year, or of a part of one, that stand as those of the year in whose column they are."""
    for one in shown(site):
        for period, row in one.track.rows.items():
            if row.actual and row.actual.of not in (None, period) and f"{phrases.era(period)}の実績" in one.head:
                yield f"{addresses.anchor(one.track)}: {one.head}"
            if row.actual and row.actual.of not in (None, period) and f"{phrases.both(period)}は" in one.sentence:
                yield one.sentence


def eras_before_they_began(site: Read) -> Iterator[str]:
    """Yield months in an era that had not begun: 令和元年3月."""
    for path, text in site.pages.items():
        yield from (f"{path}: {found}" for found in re.findall(r"令和元年[1-4]月|平成元年0月", text))


def percents_for_points(site: Read) -> Iterator[str]:
    """Yield differences of two ratios that are given in per cent."""
    for one in shown(site):
        found = re.search(r"(?:あと|差は、)[\d.,]+％|[\d.,]+％(?:増|減|多|少|上が|下が|上回|下回|高|低)", one.sentence)
        if one.track.counts is Counts.RATIO and found:
            yield one.sentence


def contradictions(site: Read) -> Iterator[str]:
    """Yield pairs of statements on one indicator and year that deny each other, or the numbers that they compare."""
    claimed: dict[tuple[str, Period], dict[bool, str]] = {}
    for anchor, period, is_met, where in verdicts(site):
        both = claimed.setdefault((anchor, period), {})
        both.setdefault(is_met, where)
        if len(both) > 1:
            yield f"{anchor} {period.written}: met by its {both[True]}, missed by its {both[False]}"
    yield from (f"{word}: {one} and {other}" for word, one, other in counted(site) if one != other)
    for one in shown(site):
        yield from _wrong_changes(one)


def _wrong_changes(one: Shown) -> Iterator[str]:
    """Yield sentences in which the words for more and less do not fit the two numbers."""
    yearly = {when: row for when, row in one.track.rows.items() if when.is_year}
    numbers_of = {when.year: _measured(one.track, row) for when, row in yearly.items()}
    known = [year for year, number in numbers_of.items() if number is not None]
    if not known:
        return
    newest = max(known)
    now, before = numbers_of[newest], numbers_of.get(newest - 1)
    more = re.search(r"前の年度?より.*?(増え|上が)", one.sentence)
    less = re.search(r"前の年度?より[^。]*?(減り|下が)", one.sentence)
    if now is not None and before is not None and ((more and now <= before) or (less and now >= before)):
        yield one.sentence


def _measured(track: Track, row: Row) -> Decimal | None:
    figure = row.total if track.counts is Counts.CUMULATIVE and row.total else row.actual
    return figure.number if figure and not figure.unit else None


LAWS: Mapping[str, Callable[[Read], Iterator[str]]] = {
    "every number is in the file, or a difference or a rate of two that are": numbers_without_ground,
    "what is called published has its grade or rate in the file": publications_without_ground,
    "what is denied is not in the file": denials_without_ground,
    "a distance is of a kind that allows it": distances_without_ground,
    "no unit is glued to a word": glued_units,
    "no era is named before it began": eras_before_they_began,
    "a difference of ratios is in points": percents_for_points,
    "a value is of the year that heads it": values_under_another_year,
    "no two statements deny each other": contradictions,
}
