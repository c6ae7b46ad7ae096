"""Build remarks: what a plan file says about a figure or a year besides the value, and who said it, as short texts."""

from collections.abc import Iterator

from generator.plan.model.figure import Figure, Former
from generator.plan.model.plan import Plan
from generator.plan.model.row import Row, Series, Years
from generator.plan.model.vocabulary import Missing
from generator.publish import addresses
from generator.publish.source_links import Fact, Sources
from generator.publish.wording import labels, phrases


def of_row(plan: Plan, row: Row) -> str:
    """Return the qualifiers of a year's figures, why one is missing, and their source if it is a different one."""
    notes = [
        f"{'' if series is Series.ACTUAL else f'{labels.SERIES[series]}：'}{text}"
        for series, figure in row.figures()
        if (text := of_figure(figure, is_target=series is Series.TARGET))
    ]
    notes += [f"出典：{addresses.source(plan, row.at)}"] if row.at else []
    return "　".join(notes)


def of_figure(figure: Figure, *, is_target: bool = False) -> str:
    """Return everything that is said of a figure; a target's former values without the reasons, which are shown apart."""
    remarks = [
        phrases.qualities(figure),
        figure.why or "",
        figure.note or "",
        f"資料には {figure.printed}" if figure.printed else "",
        *(f"もとは {phrases.stated(was.value, None) if is_target else former(was, None)}" for was in figure.was),
        "資料に理由がありません" if figure.missing is Missing.DASH and not figure.why else "",
    ]
    return "・".join(one for one in remarks if one)


def former(was: Former, unit: str | None) -> str:
    """Return a former value with what the file says about its change."""
    parts = [
        f"{phrases.era(was.until)}まで" if was.until else "",
        f"{phrases.day(was.date)}に変更" if was.date else "",
        f"理由：{was.why}" if was.why else "理由の記載なし",
    ]
    return f"{phrases.stated(was.value, unit)}（{'、'.join(part for part in parts if part)}）"


def of_years(sources: Sources, years: Years) -> Iterator[Fact]:
    """Yield what is said of each year of a measure or of the plan besides texts and money: by name and year, the words."""
    for period, row in sorted(years.items()):
        when = phrases.era(period)
        for name, words in assessments(sources.plan, row, of_measure=True):
            yield f"{name}（{when}）", words
        if row.published_rate:
            remark = of_figure(row.published_rate)
            yield f"公表された率（{when}）", published_rate(row) + (f"（{remark}）" if remark else "")
        if row.at:
            yield f"出典（{when}）", "", sources.cite(row.at)


def published_rate(row: Row) -> str:
    """Return the rate that the source prints, in per cent; empty if it prints none."""
    return phrases.figure(row.published_rate, "％") if row.published_rate else ""


def assessments(plan: Plan, row: Row, *, of_measure: bool = False) -> Iterator[tuple[str, str]]:
    """Yield everything else that was said of a year: who said it by which scale, and grades, votes or decisions.

    For an indicator, the grade on the scale of indicators is left out: it is shown as a mark.
    """
    for name, code in plan.named_grades(row, of_measure=of_measure).items():
        if of_measure or name != plan.scale_name:
            yield f"{name}{_by(plan, name)}", code
    for name, votes in row.votes.items():
        counts = "、".join(f"{code} {phrases.number(number)}人" for code, number in votes.items())
        yield f"{name}{_by(plan, name)}", counts
    yield from row.decision.items()


def _by(plan: Plan, scale: str) -> str:
    by = plan.scales[scale].by if scale in plan.scales else None
    return f"（{by}）" if by else ""
