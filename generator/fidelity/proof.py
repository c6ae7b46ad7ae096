"""Checks of a plan against the texts of its sources: what it says is printed in its cited lines, and the citations fit."""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from generator.fidelity.compare import Comparison
from generator.fidelity.counted import counted
from generator.fidelity.elsewhere import disagreement, is_stated_too_often, moved_place, occurrences
from generator.fidelity.lookup import LineKey
from generator.fidelity.passages import Passages
from generator.fidelity.placed import Misfit
from generator.fidelity.statements import Statement
from generator.plan.diagnostics import Check, DataPath, Finding, Severity, check, checks_in, is_under, short

TOGETHER = 3
"""From this number of missing statements on, their citation may be the one thing that is wrong."""


@check("not-in-source", Severity.ERROR, "値とことばは、出典の行に書かれているとおりであること。")
def printed_values(comparison: Comparison) -> Iterator[Finding]:
    """Report what is not printed in its cited lines; once for a citation that is wrong as a whole."""
    missing = set(comparison.missing)
    cited: dict[DataPath, list[Statement]] = {}
    for lookup in comparison.lookups if missing else ():
        one = lookup.statement
        if one.at and not one.may_be_ours and not one.beside:
            cited.setdefault(one.holder, []).append(one)
    for holder, statements in cited.items():
        if message := _of_citation(statements, missing, comparison.passages):
            missing.difference_update(statements)
            yield Finding(path=(*holder, "at"), message=message)
    for one in comparison.missing:
        if one in missing:
            yield Finding(path=one.path, message=_of_statement(one, comparison.passages), below=one.below)


def _of_citation(statements: Sequence[Statement], missing: Set[Statement], passages: Passages) -> str:
    """Return what is wrong with an item's citation: nothing is printed there, or all of it in one other place."""
    lost = sum(one in missing for one in statements)
    if lost < TOGETHER:
        return ""
    place = moved_place(statements, passages)
    if lost < len(statements) and place is None:
        return ""
    number = len(statements)
    which = f"{number}件が、どれもありません" if lost == number else f"{number}件のうち{lost}件がありません"
    elsewhere = f"{place} には、すべてあります。" if place else ""
    return f"出典の行（{statements[0].at}）には、この項目の値とことば{which}。{elsewhere}出典を直してください。"


def _of_statement(one: Statement, passages: Passages) -> str:
    shown = f"「{short(one.written)}」は、"
    if one.beside:
        return f"{shown}資料のテキストで「{short(one.beside)}」と同じ行にありません。資料で確かめてください。"
    if one.at is None:
        return f"{shown}資料のテキストのどこにもありません。資料で確かめてください。"
    if is_stated_too_often(one, passages):
        return f"{shown}出典の行（{one.at}）に、この項目に書いた回数だけはありません。資料で確かめてください。"
    places = occurrences(one, passages)
    of_text = "テキストの" if one.at.table else ""
    found = f"{of_text}{_lines(range(places[0][0], places[0][1] + 1))}行目にはあります。" if len(places) == 1 else ""
    if not places and (rest := disagreement(one, passages)):
        found = f"「{short(rest, 20)}」からが合いません。"
    return f"{shown}出典の行（{one.at}）にありません。{found}資料で確かめて、値か出典を直してください。"


@check("number-left-over", Severity.WARNING, "値を写した行の数は、どれも計画に写してあること。")
def numbers_left_over(comparison: Comparison) -> Iterator[Finding]:
    """Report numbers in the rows of figures that are in no plan: one mistyped, or one forgotten; once for a citation.

    Where something is missing there, this is its consequence.
    """
    holders: dict[LineKey, DataPath] = {}
    for one in comparison.lookups:
        if one.statement.at and counted(one.statement):
            holders |= dict.fromkeys(one.lines, one.statement.holder)
    wrong = {one.holder for one in comparison.missing}
    left: dict[DataPath, list[str]] = {}
    for piece in comparison.unaccounted:
        if any(sign.isdigit() for sign in piece.text) and (holder := holders.get((piece.source, piece.line))):
            left.setdefault(holder, []).append(f"「{short(piece.text, 20)}」")
    for holder in (one for one in left if one not in wrong):
        message = (
            f"出典の行にある{'、'.join(left[holder][:TOGETHER])}が、計画に写されていません。"
            "値の写しまちがいでないか、資料で確かめてください（写さないなら left_out に書きます）。"
        )
        yield Finding(path=(*holder, "at"), message=message)


@check("place-too-wide", Severity.ERROR, "出典の行は、その項目に書いたことで始まり、終わること。")
def narrow_citations(comparison: Comparison) -> Iterator[Finding]:
    """Report citations with lines at their ends from which nothing is taken, unless something of the item is missing."""
    incomplete = {one.path[:length] for one in comparison.missing for length in range(len(one.path))}
    for one in comparison.loose:
        if not one.lacks and one.path[:-1] not in incomplete:
            message = f"出典（{one.at}）の{_lines(one.lines)}行目には、この項目に書いたことがないか、ほかの行にもあることしかありません。出典を、使った行だけにしてください。"
            yield Finding(path=one.path, message=message)


@check("place-too-narrow", Severity.ERROR, "出典の行は、すぐ下の項目の出典をどれか含むなら、すべて含むこと。")
def wide_citations(comparison: Comparison) -> Iterator[Finding]:
    """Report citations that lack lines of some items right below, unless these are cited wrongly."""
    for one in comparison.loose:
        missing = [other.at for other in comparison.missing if is_under(other.path, one.path[:-1]) and other.at]
        if one.lacks and not any({*one.lines} & {*comparison.passages.numbers_of(at)} for at in missing):
            message = f"出典（{one.at}）は、すぐ下の項目の出典のうち、{_lines(one.lines)}行目を含みません。含むように広げてください。"
            yield Finding(path=one.path, message=message)


@check(
    "wrong-lines",
    Severity.ERROR,
    "corrections・unreadable・left_out の出典の行には、そこに書いたことばがあること。写した行は left_out にしないこと。",
)
def places_without_words(comparison: Comparison) -> Iterator[Finding]:
    """Report places of corrections, of what cannot be read and of what is left out that are not where their words are."""
    for one in comparison.misplaced:
        if one.reason is not Misfit.WORDLESS:
            message = _MISPLACED[str(one.path[0]), one.reason].format(at=one.at, lines=_lines(one.lines))
            yield Finding(path=one.path, message=message)


@check("unquoted-lines", Severity.WARNING, "unreadable の what は、その行に書かれていることばを「」で引用すること。")
def places_without_quotation(comparison: Comparison) -> Iterator[Finding]:
    """Report places of what cannot be read that quote nothing of their lines: a wrong line would not be noticed."""
    for one in comparison.misplaced:
        if one.reason is Misfit.WORDLESS:
            yield Finding(path=one.path, message=f"出典（{one.at}）の行かどうかを確かめられません。{_QUOTE}")


_QUOTE = "what に、その行に書かれていることばを「」で引用してください（範囲なら、はじめと終わりの行から）。"
_MISPLACED = {
    (
        "corrections",
        Misfit.WITHOUT,
    ): "出典（{at}）の{lines}行目に、printed のことばがありません。資料で確かめて、行か printed を直してください。",
    (
        "unreadable",
        Misfit.WITHOUT,
    ): f"出典（{{at}}）の{{lines}}行目に、what で「」に入れたことばがありません。行を確かめるか、{_QUOTE}",
    (
        "unreadable",
        Misfit.BLANK,
    ): "出典（{at}）の{lines}行目は空の行で、空の行はその先にも続いています。続く行をすべて入れてください。",
    (
        "left_out",
        Misfit.WITHOUT,
    ): "出典（{at}）の{lines}行目に、only のことばがありません。資料で確かめて、行か only を直してください。",
    ("left_out", Misfit.BLANK): "出典（{at}）の{lines}行目は、空の行です。写していない行だけにしてください。",
    (
        "left_out",
        Misfit.NEEDED,
    ): "出典（{at}）の{lines}行目は、このファイルに写してあります。写していない行だけにしてください。",
}


def _lines(numbers: Sequence[int]) -> str:
    """Return line numbers as text, those in a row as a range: 9、21〜23."""
    rows = [[line for _, line in row] for _, row in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    return "、".join(f"{row[0]}〜{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)


CHECKS: tuple[Check[Comparison], ...] = checks_in(globals())
