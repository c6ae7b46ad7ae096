"""Checks of a plan against the texts of its sources: the text is the one that was read, and every cited line exists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.plan.checks.structure import cited_places
from generator.plan.diagnostics import Check, Finding, Severity, check, checks_in, short
from generator.plan.model.plan import Plan
from generator.plan.places import Place, column_name
from generator.plan.reading.source_text import SourceText

SHOWN = 5
"""The number of tables that a message names."""


@dataclass(frozen=True, slots=True)
class PlanWithTexts:
    """A plan, the texts of its sources by id (a source without a text is not there), and the names of other files."""

    plan: Plan
    texts: Mapping[str, SourceText]
    others: frozenset[str] = frozenset()


@check("source-text-missing", Severity.NOTE, "sha256 を書いた文書のテキストは、plans/sources/ に置くこと。")
def texts_are_there(subject: PlanWithTexts) -> Iterator[Finding]:
    """Report sources whose hash is declared, but whose text is not with the plan."""
    for name, source in subject.plan.sources.items():
        if source.sha256 is not None and name not in subject.texts:
            yield Finding(
                path=("sources", name, "sha256"),
                message=f"文書「{name}」のテキスト（plans/sources/{subject.plan.id}/{name}.txt）がないので、照合できません。"
                "テキストを置くか、sha256 を消してください。",
                fact=f"「{source.title}」から取り出したテキストがないので、この資料から写した値は、照合していません。",
            )


@check("source-text-unreadable", Severity.ERROR, "文書のテキストは、UTF-8の普通のファイルであること。")
def texts_are_readable(subject: PlanWithTexts) -> Iterator[Finding]:
    """Report texts that cannot be read as text."""
    for name, text in subject.texts.items():
        if text.problem:
            yield Finding(
                path=("sources", name),
                message=f"文書「{name}」のテキスト（plans/sources/{subject.plan.id}/{name}.txt）は、{text.problem}。"
                "取り出しなおしたテキストを置いてください。",
                of_key=True,
            )


@check("source-text-differs", Severity.ERROR, "文書のテキストは、sha256 に書いたものと同じであること。")
def texts_are_those_read(subject: PlanWithTexts) -> Iterator[Finding]:
    """Report texts that are not the ones whose hash the plan declares."""
    for name, text in subject.texts.items():
        declared = subject.plan.sources[name].sha256
        if declared is not None and not text.problem and text.sha256 != declared.lower():
            yield Finding(
                path=("sources", name, "sha256"),
                message=f"文書「{name}」のテキストが、sha256 に書いたものと違います（いまのテキストは {text.sha256}）。"
                "テキストが変わったなら、出典の行番号と値を照合しなおしてから、sha256 を直してください。",
            )


@check("source-text-unused", Severity.WARNING, "plans/sources/ には、計画の文書のテキストだけを置くこと。")
def texts_are_used(subject: PlanWithTexts) -> Iterator[Finding]:
    """Report files among a plan's texts that are the text of none of its sources."""
    files = {f"{name}.txt".casefold(): f"{name}.txt" for name in subject.plan.sources}
    for other in sorted(subject.others):
        meant = files.get(other.casefold())
        advice = (
            f"名前を {meant} に直してください（大文字と小文字も、そろえます）。"
            if meant
            else "文書のIDと同じ名前（文書のID.txt）に直すか、消してください。"
        )
        yield Finding(
            path=("sources",),
            message=f"plans/sources/{subject.plan.id}/ にある「{short(readable(other))}」は、どの文書のテキストでもありません。{advice}",
            of_key=True,
        )


def readable(name: str) -> str:
    """Return a file's name as text that can be printed, whatever its bytes are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@check("place-outside-source", Severity.ERROR, "出典の行・表・セルは、文書のテキストにあること。")
def cited_places_exist(subject: PlanWithTexts) -> Iterator[Finding]:
    """Report citations of lines after the end of a text, and of tables, rows and cells that it does not have."""
    for at, path in cited_places(subject.plan):
        text = subject.texts.get(at.source)
        if text is not None and not text.problem and (missing := _missing(at, text)):
            yield Finding(path=path, message=missing)


def _missing(at: Place, text: SourceText) -> str:
    """Return what a text does not have of a cited place; empty if it has all of it."""
    document, last = f"文書「{at.source}」のテキスト", max(last for _, last in at.ranges)
    if not at.table:
        beyond = last > len(text.lines)
        return (
            f"出典の{at.lines}行目は、{document}（{len(text.lines)}行）にありません。行番号を確かめてください。"
            if beyond
            else ""
        )
    table = text.tables.get(at.table_key)
    if table is None and at.table_key in text.tables:
        return f"{document}には、「{short(at.table)}」という表が2つ以上あります。テキストの「[表 …]」の行で、名前を分けてください。"
    if table is None:
        known = "、".join(f"「{short(one)}」" for one in list(text.tables)[:SHOWN])
        names = f"いまあるもの: {known}" if known else "「[シート …]」や「[表 …]」の行がありません"
        return f"出典の表「{short(at.table)}」は、{document}にありません（{names}）。表の名前を確かめてください。"
    if last > table.rows:
        return f"出典の{at.cells or f'{at.lines}行目'}は、{document}の表「{short(at.table)}」（{table.rows}行）にありません。行を確かめてください。"
    for (first, last), (_, column) in zip(at.ranges, at.columns, strict=False):
        for row in range(first, last + 1):
            cells = text.lines[table.mark + row - 1].count("\t") + 1
            if cells < column:
                return (
                    f"出典のセル{column_name(column)}{row}は、{document}の表「{short(at.table)}」にありません"
                    f"（{row}行目の欄は{cells}個で、{column_name(cells)}{row}まで）。列を確かめてください。"
                )
    return ""


CHECKS: tuple[Check[PlanWithTexts], ...] = checks_in(globals())
