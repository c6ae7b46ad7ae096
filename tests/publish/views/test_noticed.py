"""What the checks noticed, for citizens: plain words, by kind, each with a link to its item; editors' advice stays away."""

import re
from html import unescape

import pytest

from generator.commands.plans import with_evaluation_findings
from generator.evaluation.check_rules import RULES
from generator.evaluation.evaluate import evaluate
from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import load
from generator.publish.views.noticed import KINDS, OTHERS, noticed_by_kind
from tests.check_examples import BAD, checked
from tests.plain_words import ADVICE, of_editors
from tests.small_plans import HEAD, TODAY
from tests.trees import built

FOR_EDITORS = {
    "id-in-another-plan",
    "comma-in-list",
    "level-skipped",
    "unknown-follows",
    "unquoted-lines",
    "number-left-over",
}
"""Checks of how a file is written, whose findings state nothing about the document or its figures."""


def warnings() -> list[Diagnostic]:
    """Return what the checks find in the manual's examples, errors apart."""
    found = [one for path in BAD for one in checked(path).diagnostics]
    return [one for one in found if one.finding is not None and one.severity is not Severity.ERROR]


def test_a_check_of_documents_and_figures_has_a_statement_for_citizens() -> None:
    found = warnings()
    without = {one.code for one in found if one.finding and not one.finding.fact}
    assert without == FOR_EDITORS
    assert len({one.code for one in found}) > 20


def test_a_statement_is_in_plain_words() -> None:
    for one in warnings():
        fact = one.finding.fact if one.finding else ""
        assert not fact or fact.endswith("。"), fact
        assert not re.search(r"\b[a-z][a-z_-]+\b|[RHS]\d", fact), fact
        assert not ADVICE.search(fact), fact


def test_the_kinds_hold_codes_of_checks_each_once() -> None:
    codes = [code for of_kind in KINDS.values() for code in of_kind]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {rule.code for rule in RULES}


PLAN = f"""{HEAD.replace("[施策]", "[柱, 施策]").replace("sources:", "pages: 施策" + chr(10) + "sources:", 1)}money: {{unit: 千円, lines: [国, 市], sums: {{計: [国, 市]}}}}
years: {{R5: {{money: {{basis: 決算, 国: 1, 市: 2, 計: 4}}}}}}
scales: {{評価: {{grades: [{{code: A, from: 90}}, {{code: B, below: 80}}]}}}}
indicators:
- {{id: whole, name: 全体の数, counts: level, unit: 人, years: {{R5: {{actual: -3}}}}}}
measures:
- id: pillar
  name: 柱
  measures:
  - id: page
    name: 店を増やす
    also: [{{name: 店をふやす, at: report 3}}]
    accept: [{{check: another-name, why: "一覧では<b>この名前"}}]
    indicators:
    - id: shops
      name: 店の数
      unit: 件
      counts: level
      also: [{{name: 店舗数, at: report 3}}]
      parts:
      - {{id: new, as: 内訳, name: 新しい店, years: {{R5: {{actual: {{value: 1, unit: 社}}}}, R6: {{actual: {{value: 2, unit: 社}}}}}}}}
"""


def test_each_statement_is_below_the_name_of_its_item_with_a_link() -> None:
    loaded = with_evaluation_findings(load("plans/smallest.yaml", PLAN.encode()))
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    found = noticed_by_kind(evaluate(loaded.plan, TODAY), loaded.diagnostics)
    shown = [(kind, one.name, one.href, one.facts, one.accepted) for kind, items in found for one in items]
    units = tuple(f"令和{year}年度の単位が「社」で、指標の単位と違います。" for year in (5, 6))
    assert shown == [
        (
            "足しても合わない値",
            "お金",
            "budget/",
            ("令和5年度の「計」は 4 ですが、内訳（国・市）の合計は 3 です（差 -1）。",),
            "",
        ),
        (
            "まちがいかもしれない値",
            "全体の数",
            "whole/",
            ("令和5年度の値が -3 人で、0より小さい数です。",),
            "",
        ),
        (
            "評価",
            "評価のものさし：評価",
            "#_legend",
            ("ものさし「評価」では、80％ と 90％ の間の率がどの評価にも入りません。",),
            "",
        ),
        ("単位の違い", "店を増やす 店の数（内訳新しい店）", "shops/#shops.new", units, ""),
        (
            "名前や番号の違い",
            "店を増やす",
            "page/",
            ("資料の別の場所では「店をふやす」です。",),
            "一覧では<b>この名前",
        ),
        (
            "名前や番号の違い",
            "店を増やす 店の数",
            "shops/#shops.new",
            ("資料の別の場所では「店舗数」です。",),
            "一覧では<b>この名前",
        ),
    ]


def test_the_page_shows_the_statements_and_no_advice() -> None:
    loaded = with_evaluation_findings(load("plans/smallest.yaml", PLAN.encode()))
    tree = built([loaded], {})
    page = tree["smallest/quality/index.md"].decode()
    assert "<b>この" not in page
    text = unescape(page)
    assert '<a href="../shops/#shops.new">店を増やす 店の数（内訳新しい店）</a>' in text
    assert "確認済み：一覧では<b>この名前" in text
    assert text.index("<h3>足しても合わない値</h3>") < text.index("<h3>単位の違い</h3>") < text.index("店舗数")
    budget = unescape(tree["smallest/budget/index.md"].decode())
    assert "令和5年度の「計」は 4 ですが" in budget
    for path in ("smallest/", "smallest/quality/", "smallest/budget/"):
        assert of_editors(tree[f"{path}index.md"].decode().partition("\n---\n")[2]) == []


def test_a_statement_of_a_check_without_a_kind_comes_last() -> None:
    loaded = load("plans/smallest.yaml", HEAD.replace("updated: 2026", "updated: 2090").encode())
    assert loaded.plan is not None
    ((kind, (item,)),) = noticed_by_kind(evaluate(loaded.plan, TODAY), loaded.diagnostics)
    assert (kind, item.name, item.href) == (OTHERS, "計画全体", "")
    assert item.facts == ("更新日（2090-11-21）が、計画期間の終わり（令和8年度）から10年以上あとです。",)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>counts&#58; を書いてください</p>", ["書いてください", "counts:"]),
        ("<p>accept に書きます</p>", ["accept"]),
        ('<p class="actual">実績：3</p>', []),
        ("unaccepted text: 施策", []),
    ],
)
def test_what_is_of_editors(html: str, found: list[str]) -> None:
    assert of_editors(html) == found
