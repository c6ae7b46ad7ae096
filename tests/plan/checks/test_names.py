"""Names: what is declared at the top and used below, references by id, lists, tables, tags."""

import pytest

from generator.plan.checks import names
from tests.plan.checks.small import dotted, findings, found

TOP = """texts: {課題: issues}
decisions: {判断: [継続, 廃止]}
tags: {新規: flag, 区分: choice, 対象: list}
money: {unit: 千円, lines: [一般], sums: {合計: [一般]}}
contacts: {shop: {name: 窓口}}
bodies: [{id: council, name: 会議}]
"""


def measure(text: str) -> str:
    return f"{TOP}measures: [{{id: l, name: 前}}, {{id: m, name: 施策, {text}}}]"


@pytest.mark.parametrize(
    ("body", "places", "where"),
    [
        (measure("words: {課題: 文}, tags: {新規: true}"), [], ""),
        (measure("years: {R5: {texts: {課題: 文}, decision: {判断: 継続}}}"), [], ""),
        (measure("years: {R5: {money: {basis: 予算, 一般: 1, 合計: 1}}}"), [], ""),
        (measure("words: {目的: 文}"), ["measures.1.words.目的"], "texts"),
        (measure("years: {R5: {texts: {目的: 文}}}"), ["measures.1.years.R5.texts.目的"], "texts"),
        (measure("years: {R5: {decision: {評価: 継続}}}"), ["measures.1.years.R5.decision.評価"], "decisions"),
        (measure("years: {R5: {money: {basis: 予算, 特会: 1}}}"), ["measures.1.years.R5.money.特会"], "money"),
        (measure("tags: {継続: true}"), ["measures.1.tags.継続"], "tags"),
        (f"{TOP}words: {{目的: 文}}", ["words.目的"], "texts"),
        (f"{TOP}indicators: [{{id: i, name: 指標, words: {{目的: 文}}}}]", ["indicators.0.words.目的"], "texts"),
        ("words: {目的: 文}", ["words.目的"], "texts"),
        ("years: {R5: {money: {basis: 予算, 特会: 1}}}", ["years.R5.money.特会"], "money"),
    ],
    ids=[
        "declared words and tags",
        "declared texts and decisions",
        "declared lines and sums",
        "a heading",
        "a heading of a year",
        "a decision",
        "a line of money",
        "a tag",
        "of the plan",
        "of an indicator",
        "nothing declared",
        "no money declared",
    ],
)
def test_a_name_is_declared(body: str, places: list[str], where: str) -> None:
    items = findings(names.declared_names, body)
    assert [dotted(item.path) for item in items] == places
    assert all((item.needs, item.of_key) == (((where,),), True) for item in items)
    assert all(f"ファイルの上の {where}: にありません" in item.message for item in items)
    assert all(f"名前を直すか、{where}: に足してください" in item.message for item in items)
    known = (
        {"texts": "課題", "decisions": "判断", "money": "一般、合計", "tags": "新規、区分、対象"} if TOP in body else {}
    )
    assert all(f"（いまあるもの: {known.get(where, 'なし')}）" in item.message for item in items)


def test_a_key_among_the_headings_has_slipped_in() -> None:
    (item,) = findings(names.declared_names, measure("words: {unit: 人}"))
    assert "字下げが深すぎて" in item.message
    assert "足してください" not in item.message


def words(*headings: str, top: str = TOP) -> str:
    listed = ", ".join(f"{{id: m{index}, name: 施策, words: {{{text}: 文}}}}" for index, text in enumerate(headings))
    return f"{top}measures: [{listed}]"


@pytest.mark.parametrize(
    ("body", "places", "more"),
    [
        (words("目的", "目的"), [0, 1], None),
        (words("目的", "手段"), [0, 1], None),
        (words("目的", "目的", "目的"), [0], 2),
        (words("目的", "目的", "目的", "目的"), [0], 3),
        (words("目的", "手段", "目的", "目的"), [0, 1], 2),
        (words("目的", "手段", top=""), [0, 1], None),
        (words("目的", "手段", "成果", top=""), [0], 2),
    ],
    ids=[
        "twice",
        "two names",
        "three times",
        "four times",
        "another beside it",
        "two, without any declared",
        "three, without any declared",
    ],
)
def test_a_name_used_again_and_again_is_reported_once(body: str, places: list[int], more: int | None) -> None:
    items = findings(names.declared_names, body)
    assert sorted(int(item.path[1]) for item in items) == places
    assert items[0].message.startswith("「目的」は")
    assert [item.message.partition("ほかに")[2][:1] for item in items if "ほかに" in item.message] == (
        [str(more)] if more else []
    )


@pytest.mark.parametrize(
    ("tag", "fits"),
    [
        ("新規: true", True),
        ("新規: false", True),
        ("新規: はい", False),
        ("区分: 大", True),
        ("区分: true", False),
        ("区分: [大]", True),
        ("区分: [大, 小]", False),
        ("対象: [商店, 工場]", True),
        ("対象: 商店", True),
        ("対象: true", False),
        ("知らない: true", True),
        ("知らない: 語", True),
    ],
)
def test_a_tag_is_of_its_kind(tag: str, fits: bool) -> None:
    items = findings(names.tag_values, measure(f"tags: {{{tag}}}"))
    name = tag.partition(":")[0]
    assert [(item.path, item.needs) for item in items] == (
        [] if fits else [(("measures", 1, "tags", name), (("tags",),))]
    )
    wanted = {"新規": "true か falseを", "区分": "語を1つだけ", "対象": "語を"}
    assert all(f"と決めてあるので、{wanted[name]}書いてください。" in item.message for item in items)


@pytest.mark.parametrize(
    ("decision", "known"),
    [("判断: 継続", True), ("判断: 縮小", False), ("評価: 縮小", True)],
    ids=["declared", "not declared", "an unknown decision is told elsewhere"],
)
def test_a_decision_is_one_of_the_plans_words(decision: str, known: bool) -> None:
    body = measure(f"years: {{R4: {{decision: {{判断: 継続}}}}, R5: {{decision: {{{decision}}}}}}}")
    items = findings(names.known_decisions, body)
    assert [dotted(item.path) for item in items] == ([] if known else ["measures.1.years.R5.decision.判断"])
    assert all("継続・廃止 のどれか" in item.message for item in items)


@pytest.mark.parametrize(
    ("body", "places", "where"),
    [
        (measure("contacts: [shop], same: l"), [], ""),
        (measure("contacts: [shop, other]"), ["measures.1.contacts.1"], "contacts"),
        (measure("same: other"), ["measures.1.same"], "measures"),
        (measure("same: m"), ["measures.1.same"], "measures"),
        (measure("events: [{title: 会, contact: shop, body: council}]"), [], ""),
        (measure("events: [{title: 会}, {title: 会, contact: other}]"), ["measures.1.events.1.contact"], "contacts"),
        (measure("events: [{title: 会, body: other}]"), ["measures.1.events.0.body"], "bodies"),
        (f"{TOP}events: [{{title: 会, body: other, contact: other}}]", ["events.0.contact", "events.0.body"], "b"),
    ],
    ids=["known", "a contact", "the same as", "the same as itself", "of events", "a contact", "a body", "of the plan"],
)
def test_a_reference_leads_somewhere(body: str, places: list[str], where: str) -> None:
    items = findings(names.known_references, body)
    assert [dotted(item.path) for item in items] == places
    assert len(items) > 1 or [item.needs for item in items] == [((where,),) for _ in places]


@pytest.mark.parametrize(
    ("item", "known"),
    [("item: m", True), ("item: i", True), ("item: other", False), ("why: 転記", True)],
    ids=["a measure", "an indicator", "neither", "none"],
)
def test_a_correction_names_what_it_corrects(item: str, known: bool) -> None:
    text = "date: 2026-11-01, since: 2026-10-01, what: 実績, was: 1, now: 2"
    why = "" if item.startswith("why") else ", why: 転記"
    body = f"{measure('indicators: [{id: i, name: 指標}]')}\nerrata: [{{{text}{why}, {item}}}]"
    assert found(names.known_references, body) == ([] if known else ["errata.0.item"])


def test_a_theme_is_one_of_the_portals() -> None:
    assert found(names.known_themes, measure("themes: [startup, unknown, finance]")) == ["measures.1.themes.1"]


@pytest.mark.parametrize(
    ("number", "right"),
    [("corporate_number: '7000012050002'", True), ("corporate_number: '7000012050003'", False), ("", True)],
    ids=["right", "another check digit", "none"],
)
def test_a_corporate_number_has_its_check_digit(number: str, right: bool) -> None:
    body = f"issuers: [{{name: 商工会}}, {{name: 商工会議所, {number}}}]"
    assert found(names.corporate_numbers, body) == ([] if right else ["issuers.1.corporate_number"])


@pytest.mark.parametrize(
    ("body", "place", "apart"),
    [
        (measure("lead: [市, 商工会、市民]"), "measures.1.lead.1", "[商工会, 市民]"),
        (measure("lead: [市， 商工会]"), "measures.1.lead.0", "[市, 商工会]"),
        (measure("lead: [市, 商工会]"), "", ""),
        ("money: {unit: 千円, lines: [一般、特会]}", "money.lines.0", "[一般, 特会]"),
        ("decisions: {判断: [継続、廃止]}", "decisions.判断.0", "[継続, 廃止]"),
    ],
    ids=["who carries out", "with a space", "apart", "lines of money", "decisions"],
)
def test_words_are_parted_by_commas(body: str, place: str, apart: str) -> None:
    items = findings(names.list_commas, body)
    assert [dotted(item.path) for item in items] == ([place] if place else [])
    assert all(apart in item.message for item in items)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("[[甲, 1], [乙, 2]]", []),
        ("[[甲, 1], [乙]]", [1]),
        ("[[甲, 1, 2], [乙, 2]]", [0]),
    ],
    ids=["as wide as its columns", "too narrow", "too wide"],
)
@pytest.mark.parametrize("where", ["the plan", "a measure"])
def test_a_row_is_as_wide_as_its_table(where: str, rows: str, wrong: list[int]) -> None:
    table = f"tables: [{{id: s, title: 前, columns: [名], rows: [[甲]]}}, {{id: t, title: 表, columns: [名, 値], rows: {rows}}}]"
    body, above = (measure(table), ("measures", 1)) if where == "a measure" else (table, ())
    items = findings(names.table_widths, body)
    path = (*above, "tables", 1)
    assert [(item.path, item.needs) for item in items] == [
        ((*path, "rows", index), ((*path, "columns"),)) for index in wrong
    ]
