"""Checks of names that a plan declares once and uses below: headings, tags, decisions, money, contacts, themes."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.plan.diagnostics import DataPath, Finding, Severity, check, short
from generator.plan.model.blocks import Event, Table
from generator.plan.model.check_digits import is_corporate_number
from generator.plan.model.indicator import Indicator
from generator.plan.model.plan import Measure, Plan, Tag
from generator.plan.model.vocabulary import THEMES

MISSING_DECLARATION_FROM = 3
"""From this number of uses on, an undeclared name is not a typing error but a missing declaration."""

_KEYS = {*Measure.model_fields, *Indicator.model_fields}


@check(
    "undeclared-name", Severity.ERROR, "文章の見出し・印・判断・金額の項目は、ファイルの上で決めた名前だけを使うこと。"
)
def declared_names(plan: Plan) -> Iterator[Finding]:
    """Report headings, tags, decisions and money lines that are not declared at the top of the file."""
    lines = (*plan.money.lines, *plan.money.sums) if plan.money else ()
    declared = {"texts": plan.texts, "decisions": plan.decisions, "tags": plan.tags, "money": lines}
    yield from _once(_all_undeclared(plan, lines), declared)


def _all_undeclared(plan: Plan, lines: Collection[str]) -> Iterator[Finding]:
    for _, _, row, path in plan.rows():
        yield from _undeclared((*path, "texts"), row.texts, plan.texts, "texts")
        yield from _undeclared((*path, "decision"), row.decision, plan.decisions, "decisions")
        yield from _undeclared((*path, "money"), row.money.amounts if row.money else (), lines, "money")
    for total, parts in plan.money.sums.items() if plan.money else ():
        yield from _undeclared(("money", "sums", total), parts, lines, "money")
    for words, path in _words(plan):
        yield from _undeclared((*path, "words"), words, plan.texts, "texts")
    for node in plan.nodes():
        yield from _undeclared((*node.path, "tags"), node.measure.tags, plan.tags, "tags")


def _words(plan: Plan) -> Iterator[tuple[Collection[str], DataPath]]:
    yield plan.words, ()
    for node in plan.nodes():
        yield node.measure.words, node.path
    for placed in plan.placed_indicators():
        yield placed.indicator.words, placed.path


def _undeclared(path: DataPath, used: Collection[str], declared: Collection[str], where: str) -> Iterator[Finding]:
    known = "、".join(declared) or "なし"
    for name in used:
        if name not in declared:
            yield Finding(
                path=(*path, name),
                message=f"「{short(name)}」はファイルの上の {where}: にありません（いまあるもの: {known}）。"
                + (
                    "字下げが深すぎて、ここに入ったのではありませんか。"
                    if name in _KEYS
                    else f"名前を直すか、{where}: に足してください。"
                ),
                needs=((where,),),
                of_key=True,
            )


def _once(found: Iterable[Finding], declared: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Merge findings about a repeated name into one with the count; for an empty section, keep only the first."""
    groups: dict[DataPath, list[Finding]] = {}
    for finding in found:
        where = str(finding.needs[0][0])
        groups.setdefault((where, finding.path[-1]) if declared[where] else (where,), []).append(finding)
    for group in groups.values():
        if len(group) < MISSING_DECLARATION_FROM:
            yield from group
            continue
        more = f"ほかに{len(group) - 1}か所で、上で決めていない名前が使われています。"
        yield replace(group[0], message=group[0].message + more)


@check("wrong-tag", Severity.ERROR, "印の値は、tags で決めた種類（flag・choice・list）に合うこと。")
def tag_values(plan: Plan) -> Iterator[Finding]:
    """Report tag values that do not fit their kind: true or false for a flag, a word for a choice, words for a list."""
    for node in plan.nodes():
        for name, value in node.measure.tags.items():
            kind = plan.tags.get(name)
            if kind is not None and not _fits(kind, value):
                wanted = {Tag.FLAG: "true か falseを", Tag.CHOICE: "語を1つだけ", Tag.LIST: "語を"}[kind]
                message = f"印「{short(name)}」は tags で {kind} と決めてあるので、{wanted}書いてください。"
                yield Finding(path=(*node.path, "tags", name), message=message, needs=(("tags",),))


def _fits(kind: Tag, value: bool | tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return kind is Tag.FLAG
    return kind is Tag.LIST or (kind is Tag.CHOICE and len(value) == 1)


@check("unknown-decision", Severity.ERROR, "判断は、decisions に書いた語で書くこと。")
def known_decisions(plan: Plan) -> Iterator[Finding]:
    """Report decisions that are not among the plan's own words."""
    for _, _, row, path in plan.rows():
        for name, word in row.decision.items():
            known = plan.decisions.get(name, (word,))
            if word not in known:
                message = (
                    f"判断「{short(word)}」は decisions にありません。{'・'.join(known)} のどれかを書いてください。"
                )
                yield Finding(path=(*path, "decision", name), message=message, needs=(("decisions",),))


@check(
    "unknown-reference",
    Severity.ERROR,
    "問い合わせ先・会議・同じもの・訂正した項目は、ファイルの中にあるIDで示すこと。",
)
def known_references(plan: Plan) -> Iterator[Finding]:
    """Report references to contacts, bodies, identical measures and corrected items whose ids do not exist."""
    measures = {node.measure.id for node in plan.nodes()}
    bodies = {body.id for body in plan.bodies}
    events: list[tuple[Event, DataPath]] = [(event, ("events", index)) for index, event in enumerate(plan.events)]
    for node in plan.nodes():
        for index, contact in enumerate(node.measure.contacts):
            yield from _unknown((*node.path, "contacts", index), contact, plan.contacts, "contacts")
        yield from _unknown((*node.path, "same"), node.measure.same, measures - {node.measure.id}, "measures")
        events += [(event, (*node.path, "events", index)) for index, event in enumerate(node.measure.events)]
    items = measures | {placed.indicator.id for placed in plan.placed_indicators()}
    for index, erratum in enumerate(plan.errata):
        yield from _unknown(("errata", index, "item"), erratum.item, items, "measures")
    for event, path in events:
        yield from _unknown((*path, "contact"), event.contact, plan.contacts, "contacts")
        yield from _unknown((*path, "body"), event.body, bodies, "bodies")


def _unknown(path: DataPath, name: str | None, known: Collection[str], where: str) -> Iterator[Finding]:
    if name is not None and name not in known:
        yield Finding(
            path=path,
            message=f"「{short(name)}」という id は {where} にありません。idを確かめてください。",
            needs=((where,),),
        )


@check("unknown-theme", Severity.ERROR, "テーマは、本サイトのテーマの一覧から選ぶこと。")
def known_themes(plan: Plan) -> Iterator[Finding]:
    """Report themes that are not in the portal's own vocabulary."""
    for node in plan.nodes():
        for index, theme in enumerate(node.measure.themes):
            if theme not in THEMES:
                message = f"「{short(theme)}」というテーマはありません。{'・'.join(THEMES)} から選んでください。"
                yield Finding(path=(*node.path, "themes", index), message=message)


@check("bad-corporate-number", Severity.ERROR, "法人番号は、13けたで、はじめのけたが検査数字に合うこと。")
def corporate_numbers(plan: Plan) -> Iterator[Finding]:
    """Report corporate numbers with a wrong check digit."""
    for index, issuer in enumerate(plan.issuers):
        if issuer.corporate_number is not None and not is_corporate_number(issuer.corporate_number):
            message = f"「{short(issuer.corporate_number)}」は法人番号として正しくありません。13けたを引用符で囲んで書いてください。"
            yield Finding(path=("issuers", index, "corporate_number"), message=message)


@check("comma-in-list", Severity.WARNING, "かっこの中の並びは、半角のコンマで区切ること。")
def list_commas(plan: Plan) -> Iterator[Finding]:
    """Report lists separated by a Japanese comma, which YAML reads as a single word."""
    lists = [((*node.path, "lead"), node.measure.lead) for node in plan.nodes()]
    lists += [(("levels",), plan.levels), (("money", "lines"), plan.money.lines if plan.money else ())]
    lists += [(("decisions", name), words) for name, words in plan.decisions.items()]
    for path, words in lists:
        for index, word in enumerate(words):
            if re.search("[、，]", word):
                apart = ", ".join(re.split(" *[、，] *", word))
                message = f"「{short(word)}」は1つの名前として読まれています。別々の名前なら、半角のコンマで [{short(apart)}] と書いてください。"
                yield Finding(path=(*path, index), message=message)


@check("table-width", Severity.ERROR, "表の行は、列と同じ数の値を持つこと。")
def table_widths(plan: Plan) -> Iterator[Finding]:
    """Report table rows whose number of cells differs from the number of columns."""
    tables: list[tuple[Table, DataPath]] = [(table, ("tables", index)) for index, table in enumerate(plan.tables)]
    for node in plan.nodes():
        tables += [(table, (*node.path, "tables", index)) for index, table in enumerate(node.measure.tables)]
    for table, path in tables:
        for index, cells in enumerate(table.rows):
            if len(cells) != len(table.columns):
                message = (
                    f"この行の値は{len(cells)}個ですが、列は{len(table.columns)}個です（{'、'.join(table.columns)}）。"
                )
                yield Finding(path=(*path, "rows", index), message=message, needs=((*path, "columns"),))
