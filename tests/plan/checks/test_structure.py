"""Structure: codes, ids and former ids, levels, pages, and the documents that places name."""

import pytest

from generator.plan.checks import structure
from tests.plan.checks.small import HEAD, findings, found


@pytest.mark.parametrize(
    ("code", "wrong", "hint"),
    [
        ('"132284"', False, False),
        ('"132285"', True, False),
        ("'”132284”'", True, True),
    ],
    ids=["right", "another check digit", "full-width quotes"],
)
def test_the_code_of_a_municipality(code: str, wrong: bool, hint: bool) -> None:
    items = findings(structure.municipality_code, "", HEAD.replace('"132284"', code))
    assert [item.path for item in items] == ([("municipality", "code")] if wrong else [])
    assert any("引用符が片方だけか、全角" in item.message for item in items) is hint


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("measures: [{id: a, name: 甲}, {id: b, name: 乙, measures: [{id: c, name: 丙}]}]", []),
        (
            "measures: [{id: a, name: 甲}, {id: b, name: 乙, measures: [{id: a, name: 丙}]}]",
            ["measures.1.measures.0.id"],
        ),
        ("measures: [{id: a, name: 甲, indicators: [{id: a, name: 指標}]}]", ["measures.0.indicators.0.id"]),
        ("measures: [{id: a, name: 甲, indicators: [{id: b, name: 指標, parts: [{id: a, name: 一}]}]}]", []),
        (
            "indicators: [{id: i, name: 指標, parts: [{id: a, name: 一}, {id: b, name: 二}, {id: a, name: 三}]}]",
            ["indicators.0.parts.2.id"],
        ),
        (
            "indicators: [{id: i, name: 指標, parts: [{id: a, name: 一}]}, {id: j, name: 指標, parts: [{id: a, name: 一}]}]",
            [],
        ),
        (
            "measures: [{id: budget, name: 甲}, {id: b, name: 乙}, {id: list, name: 丙}]",
            ["measures.0.id", "measures.2.id"],
        ),
    ],
    ids=[
        "once",
        "twice",
        "a measure and its indicator",
        "a part and its measure",
        "two parts",
        "parts of two",
        "of pages",
    ],
)
def test_an_id_is_used_once(body: str, places: list[str]) -> None:
    assert found(structure.unique_ids, body) == places


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("was: [old]", []),
        ("was: [old, example]", ["was.1"]),
        ("was: [old, old]", ["was.1"]),
        ("measures: [{id: a, name: 甲, was: [c]}, {id: b, name: 乙, was: [d]}]", []),
        ("measures: [{id: a, name: 甲, was: [b]}, {id: b, name: 乙}]", ["measures.0.was.0"]),
        ("measures: [{id: a, name: 甲, was: [c]}, {id: b, name: 乙, was: [d, c]}]", ["measures.1.was.1"]),
        ("measures: [{id: a, name: 甲, was: [budget]}]", ["measures.0.was.0"]),
        ("measures: [{id: a, name: 甲, was: [i]}]\nindicators: [{id: i, name: 指標}]", ["measures.0.was.0"]),
        (
            "measures: [{id: a, name: 甲, was: [c]}]\nindicators: [{id: i, name: 指標, was: [c]}]",
            ["indicators.0.was.0"],
        ),
        (
            "indicators: [{id: i, name: 指標, parts: [{id: a, name: 一, was: [b]}, {id: b, name: 二, was: [c]}]}]",
            ["indicators.0.parts.0.was.0"],
        ),
        ("indicators: [{id: i, name: 指標, parts: [{id: a, name: 一, was: [i]}]}]", []),
    ],
    ids=[
        "a plan's former id",
        "the plan's own id",
        "one former id twice",
        "former ids of measures",
        "the id of another measure",
        "another measure's former id",
        "a page's",
        "an indicator's id",
        "a measure's former id",
        "another part's id",
        "its own indicator's id",
    ],
)
def test_a_former_id_leads_to_one_place(body: str, places: list[str]) -> None:
    assert found(structure.former_ids, body) == places


def test_a_hierarchy_is_as_deep_as_its_levels() -> None:
    deep = "measures: [{id: a, name: 甲, measures: [{id: b, name: 乙, measures: [{id: c, name: 丙, measures: [{id: d, name: 丁}]}]}]}]"
    (item,) = findings(structure.levels, deep)
    assert (item.path, item.needs) == (("measures", 0, "measures", 0, "measures", 0, "id"), (("levels",),))
    assert "「丙」は3段めですが、levels には2段（施策、事業）" in item.message
    assert found(structure.levels, "measures: [{id: a, name: 甲, measures: [{id: b, name: 乙}]}]") == []


def tops(*texts: str) -> str:
    return "measures: [" + ", ".join(f"{{id: m{index}, name: 施策, {text}}}" for index, text in enumerate(texts)) + "]"


WITH, WITHOUT = "measures: [{id: x, name: 事業}]", ""


@pytest.mark.parametrize(
    ("measures", "place"),
    [
        ((WITH, WITHOUT, WITH), 1),
        ((WITH, WITHOUT), None),
        ((WITH, WITHOUT, WITHOUT, WITH), None),
        ((WITH, WITH, WITH), None),
        ((WITH, "same: m0", WITH), None),
        ((WITHOUT,), None),
    ],
    ids=["one of three", "one of two", "two of four", "none", "told elsewhere", "the only one"],
)
def test_a_measure_among_those_with_programmes_has_some(measures: tuple[str, ...], place: int | None) -> None:
    items = findings(structure.leaf_levels, tops(*measures))
    assert [(item.path, item.needs) for item in items] == (
        [] if place is None else [(("measures", place, "id"), (("measures", place), ("levels",)))]
    )
    assert all(
        "は施策（1段め）にありますが、ほかの施策とちがい、下に事業がありません" in item.message for item in items
    )


def test_the_second_of_three_levels_is_looked_at_too() -> None:
    head = HEAD.replace("levels: [施策, 事業]", "levels: [方針, 施策, 事業]")
    inner = ", ".join(f"{{id: p{index}, name: 施策, {text}}}" for index, text in enumerate((WITH, WITHOUT, WITH)))
    (item,) = findings(structure.leaf_levels, f"measures: [{{id: m, name: 方針, measures: [{inner}]}}]", head)
    assert item.path == ("measures", 0, "measures", 1, "id")
    assert "は施策（2段め）にありますが、ほかの施策とちがい、下に事業がありません" in item.message
    assert "上の 施策 の measures: に" in item.message
    assert findings(structure.leaf_levels, tops("", "", ""), HEAD.replace(", 事業", "")) == []


@pytest.mark.parametrize(
    ("pages", "known"), [("", True), ("pages: 事業", True), ("pages: 方針", False)], ids=["none", "a level", "no level"]
)
def test_pages_are_those_of_a_level(pages: str, known: bool) -> None:
    assert found(structure.page_level, pages) == ([] if known else ["pages"])


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("measures: [{id: a, name: 甲, at: report 1}]", []),
        ("measures: [{id: a, name: 甲, at: other 1}]", ["measures.0.at"]),
        ("measures: [{id: a, name: 甲}, {id: b, name: 乙, at: other 1}]", ["measures.1.at"]),
        ("indicators: [{id: i, name: 指標, years: {R5: {actual: 1, at: other 1}}}]", ["indicators.0.years.R5.at"]),
        ("left_out: [{at: [report 1, other 2], what: 図, why: 図である}]", ["left_out.0.at.1"]),
        ("scales: {評価: {at: other 1, grades: [{code: A}]}}", ["scales.評価.at"]),
        ("contacts: {shop: {name: 窓口, at: other 1}}", ["contacts.shop.at"]),
    ],
    ids=["declared", "of a measure", "of the second", "of a row", "in a list", "of a scale", "of a contact"],
)
def test_a_place_names_a_declared_document(body: str, places: list[str]) -> None:
    items = findings(structure.known_sources, body)
    assert [".".join(map(str, item.path)) for item in items] == places
    assert all(item.needs == (("sources",),) for item in items)
    assert all("（いまあるもの: report）" in item.message for item in items)
