"""The pages of promises: what is on them, in which groups, and the table of both."""

import csv
import html
import io
import re

from generator.evaluation.evaluate import evaluate
from generator.plan.load import load
from generator.publish.site.tree import Tree
from tests.small_plans import HEAD, TODAY
from tests.trees import tree

TEXT = (
    HEAD
    + """\
measures:
- {id: a, name: 甲, lead: [商工・観光課], themes: [tourism], indicators: [{id: few, name: 店の数, unit: 店, direction: up, counts: level,
   years: {R3: {baseline: 10}, R5: {target: {value: 20, was: {value: 30, why: 見直し}}, actual: 9}, R6: {target: 20, actual: 8}}}]}
- {id: b, name: 乙, lead: [商工観光課], indicators: [{id: many, name: 参加者, unit: 人, direction: up, counts: yearly,
   years: {R6: {target: 20, actual: 25}}}, {id: later, name: 見学, unit: 人, direction: up, counts: yearly, years: {R6: {actual: 2}, R9: {target: 3}}}]}
- {id: c, name: 丙, lead: [商工観光課], indicators: [{id: less, name: 相談, unit: 件, direction: up, counts: yearly,
   years: {R6: {target: 20, actual: 2}}}]}
"""
)


def built() -> Tree:
    plan = load("plans/smallest.yaml", TEXT.encode()).plan
    assert plan is not None
    return tree(evaluate(plan, TODAY))


def page(files: Tree, path: str) -> str:
    return html.unescape(files[f"{path}index.md"].decode().split("---\n", 2)[2])


def test_a_missed_target_is_shown_with_its_run_distance_baseline_and_what_was_promised_before() -> None:
    text = re.sub("<[^>]*>", "", page(built(), "missed/"))
    for words in (
        "指標は、2件です。",
        "2年つづけて未達です。",
        "目標との差は12店です。",
        "基準（令和3年度）の10店より2店少なく、基準より悪い値です。",
        "令和5年度の目標を、30店から、届きやすい20店に変えました。",
    ):
        assert words in text, words
    assert "参加者" not in text
    assert "見学" not in text


def test_what_was_kept_is_on_a_page_of_its_own() -> None:
    text = page(built(), "met/")
    assert "../smallest/many/" in text
    assert "../smallest/few/" not in text


def test_the_groups_are_themes_and_offices_and_one_office_is_one() -> None:
    files = built()
    titles = [re.sub("<[^>]*>", "", one) for one in re.findall("<h2.*?</h2>", page(files, "missed/leads/"))]
    assert titles == ["あきる野市：商工・観光課（2件）"]
    titles = [re.sub("<[^>]*>", "", one) for one in re.findall("<h2.*?</h2>", page(files, "missed/themes/"))]
    assert [title.rpartition("（")[2] for title in titles] == ["1件）", "1件）"]
    assert titles[1].startswith("テーマのないもの")


def test_the_table_has_both() -> None:
    text = built()["missed/promises.csv"].decode("utf-8-sig")
    rows = {row["indicator_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {name: row["met"] for name, row in rows.items()} == {"few": "false", "many": "true", "less": "false"}
    few = rows["few"]
    assert (few["years"], few["baseline"], few["below_baseline"], few["target_before"]) == ("2", "10", "true", "30")
    assert rows["less"]["baseline"] == ""


def test_without_any_the_page_says_so() -> None:
    plan = load("plans/smallest.yaml", f"{HEAD}measures: [{{id: m, name: 施策}}]\n".encode()).plan
    assert plan is not None
    assert "ありません。" in page(tree(evaluate(plan, TODAY)), "missed/")


def test_a_ceiling_that_was_raised_is_not_called_lowered() -> None:
    body = (
        "measures: [{id: a, name: 甲, indicators: [{id: less, name: 空き家, unit: 戸, direction: down, counts: level, "
        "years: {R5: {target: {value: 30, was: {value: 20, why: 見直し}}, actual: 40}}}]}]\n"
    )
    plan = load("plans/smallest.yaml", f"{HEAD}{body}".encode()).plan
    assert plan is not None
    text = page(tree(evaluate(plan, TODAY)), "missed/")
    assert "令和5年度の目標を、20戸から、届きやすい30戸に変えました。" in text
    assert "下げ" not in text
