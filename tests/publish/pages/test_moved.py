"""Former ids: every old address leads on, to the same thing."""

import html
import re

import pytest

from generator.commands.plans import with_cross_plan_findings, with_evaluation_findings
from generator.plan.diagnostics import Severity
from generator.plan.load import load
from generator.publish.site.tree import Tree
from tests.small_plans import HEAD, RENAMED
from tests.trees import anchors, built, moved


@pytest.fixture(scope="module")
def renamed() -> Tree:
    """Return the tree of a plan in which every id was renamed."""
    return built([load("plans/smallest.yaml", RENAMED.encode())], {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("smallest/old-page/", "smallest/page/"),
        ("smallest/older-page/", "smallest/page/"),
        ("smallest/old-section/", "smallest/page/#section"),
        ("smallest/old-pillar/", "smallest/"),
        ("old-plan/", "smallest/"),
        ("older-plan/", "smallest/"),
        ("old-plan/page/", "smallest/page/"),
        ("old-plan/old-page/", "smallest/page/"),
        ("old-plan/old-section/", "smallest/page/#section"),
        ("old-plan/quality/", "smallest/quality/"),
        ("old-plan/cite/", "smallest/cite/"),
        ("old-plan/list/", "smallest/list/"),
        ("smallest/source/old-report/", "smallest/source/report/"),
        ("old-plan/source/report/", "smallest/source/report/"),
        ("old-plan/source/old-report/", "smallest/source/report/"),
        ("132276/", "132284/"),
        ("smallest/page/", ""),
        ("smallest/", ""),
    ],
)
def test_an_old_page_leads_to_the_new_one(renamed: Tree, old: str, new: str) -> None:
    assert moved(renamed, old) == new


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("smallest/", {"old-plan", "older-plan", "old-own", "smallest", "own"}),
        ("smallest/page/", {"old-page", "old-section", "section", "i.a", "i.b", "old-i.a", "old-i.b"}),
        ("smallest/old-page/", {"old-page", "old-section", "old-i.a"}),
        ("old-plan/old-page/", {"old-section", "old-i.b"}),
        ("smallest/left/", {"went", "old-went", "gone", "old-gone", "left", "stays"}),
        ("smallest/old-left/", {"went", "gone"}),
        ("smallest/page/", {"stays"}),
        ("smallest/cite/", {"old-own", "i.a", "old-i.b"}),
    ],
)
def test_an_old_anchor_stays_at_the_new_place(renamed: Tree, path: str, expected: set[str]) -> None:
    assert expected <= anchors(renamed, path)


def test_no_address_is_made_up(renamed: Tree) -> None:
    old = {path.split("/")[0] for path in renamed if b"\nmoved:" in renamed[path]}
    assert old == {"smallest", "old-plan", "older-plan", "132276"}
    assert not any("old-plan/older-plan" in path or "older-plan/old-plan" in path for path in renamed)


def test_a_page_that_leads_on_links_to_the_new_place_and_is_not_found_by_the_search(renamed: Tree) -> None:
    page = html.unescape(renamed["old-plan/old-section/index.md"].decode())
    assert '<a class="moved" href="../../smallest/page/#section">' in page
    index = renamed["search/index.json"].decode()
    assert "smallest/page/" in index
    assert "old-" not in index


def test_a_renamed_plans_files_are_to_be_had_under_the_old_name(renamed: Tree) -> None:
    for name in ("data/{}/observations.csv", "data/{}/{}.xlsx", "data/plans/{}.json", "{}/feed.atom"):
        assert renamed[name.format("old-plan", "old-plan")] == renamed[name.format("smallest", "smallest")]


def test_a_measure_that_moved_to_another_page_is_linked_from_its_old_place(renamed: Tree) -> None:
    page = html.unescape(renamed["smallest/left/index.md"].decode())
    (item,) = re.findall(r"<li>.*</li>", page.partition("ほかのページに移ったもの")[2], re.DOTALL)
    assert '<a href="../right/#went">移った事業</a>' in item
    assert "移ったもの" not in renamed["smallest/right/index.md"].decode()


def test_what_moved_together_is_linked_once() -> None:
    text = HEAD.replace("[施策]", "[柱, 施策, 事業]\npages: 柱") + (
        "measures: [{id: old, name: 甲}, {id: new, name: 乙, measures: [{id: m, name: 施策, moved_from: [old], "
        "measures: [{id: p, name: 事業, moved_from: [old]}]}]}]\n"
    )
    page = html.unescape(built([load("plans/smallest.yaml", text.encode())], {})["smallest/old/index.md"].decode())
    assert re.findall(r'href="([^"]*#[mp])"', page) == ["../new/#m"]


@pytest.mark.parametrize(
    ("moved_from", "message"),
    [
        ("[b]", ""),
        ("[b-old]", ""),
        ("[a]", "前の場所「a」は、いまも、この下にあります。"),
        ("[m]", "前の場所「m」は、いまも、この下にあります。"),
        ("[none]", "前の場所「none」は、この計画にありません（なくした施策なら、かわりの施策の was に足してください）。"),
    ],
)  # fmt: skip
def test_a_former_place_is_one_that_the_plan_has(moved_from: str, message: str) -> None:
    text = HEAD.replace("[施策]", "[施策, 事業]") + (
        f"measures: [{{id: a, name: 甲, measures: [{{id: m, name: 事業, moved_from: {moved_from}}}]}}, {{id: b, was: [b-old], name: 乙}}]\n"
    )
    found = [one for one in load("plans/smallest.yaml", text.encode()).diagnostics if one.severity is Severity.ERROR]
    assert [one.message for one in found] == [message] * bool(message)


@pytest.mark.parametrize(
    ("was", "other", "messages"),
    [
        ('["132276"]', "", []),
        ('["132276"]', 'was: ["132276"]', []),
        ('["132284"]', "", ["前のid「132284」は、いまも使われています。was から消すか、使っているほうのidを変えてください。"]),
        ('["072044"]', "", ["前のコード「072044」は、other.yaml の市区町村（いわき市）が使っています。資料で確かめて、どちらかを直してください。"]),
        ('["072010"]', "", ["前のコード「072010」は、other.yaml の市区町村（いわき市）が使っています。資料で確かめて、どちらかを直してください。"]),
        ('["13227"]', "", ["「13227」は全国地方公共団体コードとして正しくありません。検査数字まで入れた6けたを、引用符で囲んで書いてください。"]),
    ],
)  # fmt: skip
def test_a_former_code_leads_to_one_municipality_only(was: str, other: str, messages: list[str]) -> None:
    here = HEAD.replace("あきる野市}", f"あきる野市, was: {was}}}")
    there = HEAD.replace("あきる野市}", f"あきる野市, {other}}}") if other else HEAD.replace(
        '"132284", prefecture: 東京都, name: あきる野市}', '"072044", prefecture: 福島県, name: いわき市, was: ["072010"]}'
    )  # fmt: skip
    plans = [load(f"plans/{name}.yaml", text.encode()) for name, text in (("smallest", here), ("other", there))]
    found = with_cross_plan_findings([with_evaluation_findings(plan) for plan in plans])[0].diagnostics
    assert [one.message for one in found if one.severity is Severity.ERROR] == messages


def test_without_former_ids_nothing_leads_on() -> None:
    text = f"{HEAD}measures: [{{id: m, name: 施策}}]\n"
    tree = built([load("plans/smallest.yaml", text.encode())], {})
    assert [path for path in tree if path.endswith(".md") and b"\nmoved:" in tree[path]] == []


@pytest.mark.parametrize(
    ("where", "was", "found"),
    [
        ("plan", "[former]", []),
        ("plan", "[smallest]", [(5, 7)]),
        ("plan", "[other]", [(5, 7)]),
        ("plan", "[former, data]", [(5, 15)]),
        ("plan", "[former-other]", [(5, 7)]),
        ("measure", "[former]", []),
        ("measure", "[other]", []),
        ("measure", "[m]", [(7, 26)]),
        ("measure", "[i]", [(7, 26)]),
        ("measure", "[quality]", [(7, 26)]),
        ("measure", "[former, former]", [(7, 34)]),
        ("measure", "[i-former]", [(8, 27)]),
    ],
)
def test_a_former_id_leads_to_one_place_only(where: str, was: str, found: list[tuple[int, int]]) -> None:
    head = HEAD.partition("levels:")[0]
    text = head + (
        f"was: {was if where == 'plan' else '[old]'}\n"
        "levels: [施策]\n"
        f"measures: [{{id: m, was: {was if where == 'measure' else '[old]'}, name: 施策, indicators: [\n"
        "  {id: i, name: 指標, was: [i-former]}]}]\n"
        "sources: {a: {title: 題}}\n"
    )
    other = f"{HEAD}was: [former-other]\n"
    plans = [
        with_evaluation_findings(load(f"plans/{name}.yaml", file.encode()))
        for name, file in (("smallest", text), ("other", other))
    ]
    reported = [item for plan in with_cross_plan_findings(plans) for item in plan.diagnostics]
    assert [(item.code, item.line, item.column) for item in reported if item.path == "plans/smallest.yaml"] == [
        ("was-in-use", *place) for place in found
    ]
