"""`changes`: the report, for the approver, on how a change of plan files affects the site."""

import base64
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml
from markdown import markdown as rendered

from generator.commands.plans import with_evaluation_findings
from generator.edit.changes.change_report import report
from generator.edit.changes.html_report import CHARTS, html_report
from generator.edit.changes.markdown_report import markdown
from generator.edit.changes.plan_changes import compare
from generator.edit.changes.report_table import ROWS
from generator.edit.changes.textdiff import difference
from generator.github import bounded
from generator.plan.load import load
from generator.publish.charts.cache import cached
from tests.conftest import ROOT, agree
from tests.edit.changes.reports import changed, edited, reported, requested, shown
from tests.frozen import COMMERCE, INDUSTRY
from tests.small_plans import SMALLEST, TODAY

GOLDEN = ROOT / "tests" / "golden" / "changes"
TEMPLATES = ROOT / "site_templates" / "changes"
EXAMPLE = (ROOT / "content" / "manual" / "example.yaml").read_text(encoding="utf-8")


ACTUALS = dict(zip((65, 33, 25, 115, 100), (70, 20, 24, 80, 110), strict=True))
THIS_YEAR = edited(
    COMMERCE,
    *(
        (f"R8: {{target: {target}}}", f"R8: {{target: {target}, actual: {actual}}}")
        for target, actual in ACTUALS.items()
    ),
    ("updated: 2026-11-21", "updated: 2027-05-10"),
    (
        "R8: {target: 115, actual: 80}",
        "R8: {target: {value: 90, was: {value: 115, why: 支援施設が増えた}}, actual: 80}",
    ),
    ("R7: {target: 45, actual: 17, grade: C}", "R7: {target: 30, actual: 17, grade: B}"),
    ("R7: {target: 23, actual: 10, grade: C}", "R7: {target: 23, actual: 集計中}"),
    ("課題: 周知、集客", "課題: 周知、集客、講師の確保"),
)
"""A realistic change: this year's figures, two moved targets (one with its reason), a grade, a gap, a text."""


def test_a_realistic_change_as_markdown() -> None:
    agree(markdown(reported(COMMERCE, THIS_YEAR, "aobano-commerce.yaml")), GOLDEN / "report.md")


def test_a_realistic_change_as_a_page(tmp_path: Path) -> None:
    changes = [changed(COMMERCE, THIS_YEAR, "aobano-commerce.yaml")]
    found = html_report(changes, report(changes, "main（コミット 0123456789）"), TEMPLATES, cached(tmp_path)).decode()
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', found)
    assert len(pictures) == 10  # five indicators, before and after
    assert all(base64.b64decode(picture).rstrip().endswith(b"</svg>") for picture in pictures)
    assert pictures[0] != pictures[1]
    agree(re.sub(r"base64,[^\"]+", "base64,…", found), GOLDEN / "report.html")
    again = html_report(changes, report(changes, "main（コミット 0123456789）"), TEMPLATES, cached(tmp_path)).decode()
    assert again == found


SAME = [
    (SMALLEST, "# 注\n" + SMALLEST, "a comment"),
    (SMALLEST, SMALLEST.replace("\n", "\r\n"), "line ends"),
    (SMALLEST, "\ufeff" + SMALLEST, "a BOM"),
    (SMALLEST, edited(SMALLEST, ("R5: {target: 20, actual: 21, grade: A}", "R5:\n        grade: A\n        actual: {value: 21}\n        target: 20")), "another layout"),
    (SMALLEST, edited(SMALLEST, ("      R5: {target", "      2023: {target")), "the same year in the other calendar"),
    (SMALLEST, edited(SMALLEST, ("課題: 周知、集客", "課題: |\n          周知、集客\n")), "a text as a block"),
    (EXAMPLE, EXAMPLE, "nothing"),
    (EXAMPLE, re.sub(r"(?m)^\s*#.*\n", "", EXAMPLE), "no comments"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [row[:2] for row in SAME], ids=[row[2] for row in SAME])
def test_no_change(old: str, new: str) -> None:
    found = reported(old, new)
    assert found.plans == ()
    assert found.sentence.startswith("計画の内容は変わりません。")
    assert markdown(found).count("\n") == 3


ROW = "R5: {target: 20, actual: 21, grade: A}"
CHANGES = [
    (("actual: 21", "actual: 30"), "変わる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人", "30人", "＋9人"], "an actual"),
    (("actual: 21", "actual: 21.0"), "変わる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人", "21.0人", "±0.0人"], "one more digit"),
    (("actual: 21", "actual: 21以上"), "変わる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人", "21人以上"], "a bound"),
    (("actual: 21", "actual: 21以上"), "なくなる評価", ["セミナー／参加者数", "令和5年度", "A", "A → ―", "105％ → ―", "実績が変わったため。はっきりした数ではないので、率を計算しません。"], "no grade for a bound"),
    (("target: 20", "target: 20未満"), "なくなる評価", ["セミナー／参加者数", "令和5年度", "A", "A → ―", "105％ → ―", "目標が変わったため。目標のことば（以上・以下など）が、指標のよい向きと合わないので、評価しません。"], "no grade for a bound against the direction"),
    (("actual: 21", "actual: 検討中"), "変わる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人", "検討中"], "words"),
    (("actual: 21", "actual: {value: 21, status: 速報}"), "変わる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人", "21人（速報）", "±0人"], "provisional"),
    (("actual: 21, grade: A", "actual: 集計中"), "値がなく、理由だけになるところ", ["セミナー／参加者数", "令和5年度", "実績", "21人", "集計中"], "a reason for a value"),
    ((ROW, f"{ROW}\n      R6: {{actual: 未公表}}"), "値がなく、理由だけになるところ", ["セミナー／参加者数", "令和6年度", "実績", "未公表"], "a reason for a new year"),
    (("actual: 21, grade: A", "grade: A"), "なくなる数値", ["セミナー／参加者数", "令和5年度", "実績", "21人"], "no actual any more"),
    ((ROW, f"{ROW}\n      R6: {{actual: 25}}"), "新しく入る数値", ["セミナー／参加者数", "令和6年度", "実績", "25人"], "a new year"),
    (("target: 20", "target: 30"), "動いた目標", ["セミナー／参加者数", "令和5年度", "20人", "30人", "＋10人", "書かれていません"], "a target"),
    (("target: 20", "target: {value: 20, was: {value: 15, why: 早い達成}}"), "動いた目標", ["セミナー／参加者数", "令和5年度", "20人", "20人", "±0人", "早い達成"], "a reason added later"),
    (("grade: A", "grade: B"), "変わる評価", ["セミナー／参加者数", "令和5年度", "A → B", "A", "105％", "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上なので「A」です。"], "a published grade"),
    (("actual: 21", "actual: 10"), "変わる評価", ["セミナー／参加者数", "令和5年度", "A", "A → B", "105％ → 50％", "実績が変わったため。実績 10人 ÷ 目標 20人 ＝ 50％。90％未満なので「B」です。"], "a computed grade"),
    (("from: 90", "from: 110"), "変わる評価", ["セミナー／参加者数", "令和5年度", "A", "A → B", "105％", "評価のものさしが変わったため。実績 21人 ÷ 目標 20人 ＝ 105％。110％未満なので「B」です。"], "a scale"),
    (("from: 90", "from: 110"), "単位・向き・式・ものさしの変更", ["評価のものさし／評価／評価の一覧／A／以上", "90 → 110"], "a band"),
    (("direction: up", "direction: down"), "単位・向き・式・ものさしの変更", ["セミナー／参加者数／よい向き", "多いほどよい → 少ないほどよい"], "a direction"),
    (("unit: 人", "unit: 件"), "単位・向き・式・ものさしの変更", ["セミナー／参加者数／単位", "人 → 件"], "a unit"),
    (("rate: actual-over-target", "rate: met-or-not"), "単位・向き・式・ものさしの変更", ["率の式", "実績 ÷ 目標 → 達成したかどうか"], "a method"),
    (("周知、集客", "周知、集客、予算"), "文章・名前などの変更", ["セミナー／令和5年度／課題", "周知、集客、予算"], "a text"),
    (("name: セミナー", "name: 講習会"), "文章・名前などの変更", ["講習会／名前", "セミナー → 講習会"], "a name"),
    (("    R5:\n      texts:", "    R5:\n      grade: A\n      texts:"), "文章・名前などの変更", ["セミナー／令和5年度／公表された評価", "A"], "a grade of a measure"),
    (("    R5:\n      texts:", "    R5:\n      published_rate: 95以上\n      texts:"), "文章・名前などの変更", ["セミナー／令和5年度／公表された率／値", "95以上"], "a rate of a measure"),
    (("at: report 9", "at: report 10"), "文章・名前などの変更", ["セミナー／出典", "report 910"], "a place in the source"),
    (("at: report 9", "at: report 指標 2、3!F12:H12, F14"), "文章・名前などの変更", ["セミナー／出典", "report 9 → report 指標 2、3!F12:H12, F14"], "a place in a table"),
    (("進捗状況}", "進捗状況, show: whole}"), "文章・名前などの変更", ["出典／report／サイトに載せる範囲", "引用した行だけ → 全文"], "what is shown of a source"),
    (("進捗状況}", "進捗状況, extracted: {pages: 5-12}}"), "文章・名前などの変更", ["出典／report／テキストの取り出し方／取り出したページ", "5-12"], "the pages that were extracted"),
    (("id: participants", "id: visitors\n    was: [participants]"), "増える・なくなる施策と指標、変わるID", ["指標", "セミナー／参加者数", "IDが participants から visitors に変わる（was あり）"], "an id with was"),
    (("id: seminar", "id: course"), "増える・なくなる施策と指標、変わるID", ["施策", "セミナー", "IDが seminar から course に変わる（was なし）"], "an id without was"),
    (("id: seminar", "id: course"), "なくなるページ", ["x/seminar/"], "an address"),
    (("  - id: participants", "  - {id: more, name: 回数, unit: 回, direction: up}\n  - id: participants"), "増える・なくなる施策と指標、変わるID", ["指標", "セミナー／回数", "増える（more）"], "an indicator more"),
    (("grade: A", "grade: B"), "新しく出る指摘", ["警告", "30行目", "「参加者数」の令和5年度は、公表された評価が「B」、ものさしから計算した評価が「A」です。転記を資料と照らしてください（資料のとおりなら、そのままにします。サイトには両方が出ます）。 [published-grade-differs]"], "a warning"),
]  # fmt: skip


def test_a_renamed_scale_changes_no_grade() -> None:
    found = shown(reported(SMALLEST, edited(SMALLEST, ("  評価:\n", "  担当課評価:\n"))))
    assert not any("評価" in title.replace("ものさし", "") for title in found)


@pytest.mark.parametrize(("edit", "title", "row"), [row[:3] for row in CHANGES], ids=[row[3] for row in CHANGES])
def test_a_change(edit: tuple[str, str], title: str, row: list[str]) -> None:
    assert shown(reported(SMALLEST, edited(SMALLEST, edit)))[title] == [row]


@pytest.mark.parametrize(
    ("edit", "title", "row"),
    [
        (("国: 100, 市: 50, 計: 150", "国: 90, 市: 50, 計: 150"), "変わる数値", ["訓練校／国", "令和5年度", "予算", "100千円", "90千円", "−10千円"]),
        (("actual: 2}", "actual: 3}"), "変わる数値", ["訓練校／見学（団体）", "令和5年度", "実績", "2社", "3社", "＋1社"]),
        (("{value: 5, status: 速報}, total: 9", "{value: 5, status: 速報}, total: 10"), "変わる数値", ["訓練校／修了生", "令和6年度", "累計", "9人", "10人", "＋1人"]),
        (("終了]}", "終了, 中止]}"), "文章・名前などの変更", ["判断の種類／次年度方針", "新規、継続、終了、中止"]),
        (("有効: 5, 有効でない: 1", "有効: 4, 有効でない: 1"), "文章・名前などの変更", ["訓練校／令和5年度／票数／委員会評価／有効", "5 → 4"]),
        (("themes: [people, succession]", "themes: [people]"), "文章・名前などの変更", ["訓練校／テーマ", "人材の確保・育成、事業承継"]),
        (("次年度方針: 継続", "次年度方針: 終了"), "文章・名前などの変更", ["訓練校／令和6年度／判断／次年度方針", "継続 → 終了"]),
        (("tel: [0246-22-1126]", "tel: [0246-22-1127]"), "文章・名前などの変更", ["問い合わせ先／industry／電話", "0246-22-11261127"]),
    ],
)  # fmt: skip
def test_a_change_of_every_sort(edit: tuple[str, str], title: str, row: list[str]) -> None:
    assert shown(reported(EXAMPLE, edited(EXAMPLE, edit)))[title] == [row]


def test_what_hangs_elsewhere_or_stands_in_another_order() -> None:
    old = edited(SMALLEST, ("levels: [施策]", "levels: [方向, 施策]"))
    head, body = old.split("measures:\n")
    nested = f"{head}measures:\n- id: all\n  name: 全体\n  measures:\n{indent(body, '  ')}"
    assert shown(reported(old, nested))["文章・名前などの変更"] == [["セミナー／属する階層", "計画全体 → 全体"]]
    more = "- {id: more, name: ほか}\n"
    assert shown(reported(old + more, f"{head}measures:\n{more}{body}"))["文章・名前などの変更"] == [
        ["並べる順", "施策や指標の並ぶ順が変わります"]
    ]


def test_findings_move_with_their_lines() -> None:
    warned = edited(SMALLEST, ("grade: A", "grade: B"))
    assert shown(reported(warned, "# 注\n" + edited(warned, ("集客", "集客など")))).keys() == {"文章・名前などの変更"}
    assert "なくなる指摘" in shown(reported(warned, SMALLEST))


FORM = "の形で書いてください。"
MOVES = [
    ("target: 30", ["セミナー／参加者数：令和5年度の目標が 20人 から 30人 に変わっています。変えた理由を target: {value: 30, was: {value: 20, why: 理由}} の形で書いてください。"], "no reason"),
    ("target: {value: 30, was: {value: 20, why: 早い達成}}", [], "a reason"),
    ("target: {value: 30, was: {value: 20}}", ["{value: 30, was: {value: 20, why: 理由}}"], "a former value only"),
    ("target: {value: 30, was: {value: 10, why: 早い達成}}", ["{value: 30, was: {value: 20, why: 理由}}"], "the reason of an earlier move"),
    ("target: 30以上", ["target: {value: 30以上, was: {value: 20, why: 理由}}"], "a bound"),
    ("target: 設定なし", ["target: {missing: 設定なし, why: 理由}"], "a reason for a value"),
    ("target: {missing: 設定なし, why: 廃止}", [], "a reason with its own"),
    ("target: 増加", ["target: {value: 増加, was: {value: 20, why: 理由}}"], "a rise"),
    ("target: 50〜60", ["target: {value: 50〜60, was: {value: 20, why: 理由}}"], "a range"),
    ("target: 策定", ["target: {words: 策定, was: {value: 20, why: 理由}}"], "words"),
    ("target: {words: 増加, note: 数えなくなった}", ["target: {words: 増加, was: {value: 20, why: 理由}}"], "words with a note"),
    ("target: {words: 策定, was: {value: 20, why: 数えなくなった}}", [], "words with a reason"),
    ("", ["令和5年度の目標が 20人 でしたが、なくなっています。なくした理由を target: {missing: 設定なし, why: 理由} の形で"], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "requests"), [row[:2] for row in MOVES], ids=[row[2] for row in MOVES])
def test_a_moved_target_wants_a_reason(target: str, requests: list[str]) -> None:
    new = edited(SMALLEST, ("target: 20, ", f"{target}, " if target else ""), ("2026-11-21", "2026-11-22"))
    found = requested(reported(SMALLEST, new))
    assert len(found) == len(requests)
    assert all(request in text for request, text in zip(requests, found, strict=True))
    for text in found:  # the requested text is accepted by the file, and then nothing more is requested
        form = re.search(r"target: \{.*\}", text)
        assert form
        obeyed = edited(SMALLEST, ("target: 20", form[0]), ("2026-11-21", "2026-11-22"))
        assert not load("plans/x.yaml", obeyed.encode()).has_errors
        assert requested(reported(SMALLEST, obeyed)) == []


def test_what_must_be_confirmed() -> None:
    found = reported(SMALLEST, edited(SMALLEST, ("id: seminar", "id: course"), ("actual: 21, ", "")))
    assert requested(found) == [
        "施策「セミナー」のIDが seminar から course に変わっています。前のアドレスから新しい場所へ案内できるように、was: [seminar] を書いてください。",
        "セミナー／参加者数：令和5年度の実績が 21人 から なし に変わっています（30行目）。まちがいを直したのなら、errata: に "
        "- {date: 2026-11-21, since: 2026-11-21, what: セミナー 参加者数 令和5年度の実績, was: 21, now: なし, why: 理由, item: participants}"
        " を加え、date（直した日）・since（まちがいを載せた日）・why（理由）を直してください。"
        "資料のほうが変わったのなら、この指標の note に、変わったわけを書いてください。",
        "更新日（updated）が2026年11月21日のままです。内容を確かめた日に直してください。",
    ]
    assert found.requests == 3
    assert found.sentence == "1件の計画が変わります。承認の前に確かめることが3件あります。"


WHOLE = [
    (None, SMALLEST, "新しい計画です（施策・事業1件、指標1件、数値2件）。", 0, "a new plan"),
    (SMALLEST, None, "この計画がサイトからなくなります（施策・事業1件、指標1件、数値2件）。", 1, "a removed plan"),
    (SMALLEST, edited(SMALLEST, ("2026-11-21", "2026-12-01")), "更新日が2026年12月1日になります。", 0, "only the day"),
    (SMALLEST, "<<<<<<< HEAD\n" + SMALLEST, "エラーが1件あるので、このままではサイトを作れません。変更後のファイルが計画として読めないので、内容はくらべられません。", 1, "an error now"),
    ("<<<<<<< HEAD\n" + SMALLEST, SMALLEST, "変更前のファイルが計画として読めないので、内容はくらべられません。", 0, "an error mended"),
    (SMALLEST, edited(SMALLEST, ("at: report 9", "at: other 9"), ("actual: 21", "actual: 22")), "エラーが1件あるので、このままではサイトを作れません。エラーのあるところは読めないので、下の内容は正しくないことがあります。数値が1件変わります。文章や名前などが1か所変わります。", 1, "an error in a plan that still reads"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sentence", "requests"), [row[:4] for row in WHOLE], ids=[row[4] for row in WHOLE]
)
def test_a_plan_as_a_whole(old: str | None, new: str | None, sentence: str, requests: int) -> None:
    found = reported(old, new)
    assert [plan.sentence for plan in found.plans] == [sentence]
    assert found.requests == requests
    assert found.has_errors is ("エラーが1件" in sentence)
    if found.has_errors:
        assert "直さないと載らないエラー" in shown(found)
    html_report([changed(old, new)], found, TEMPLATES, lambda _: b"<svg></svg>")


def test_a_renamed_file_is_the_same_plan() -> None:
    found = reported(
        COMMERCE, edited(COMMERCE, ("R8: {target: 65}", "R8: {target: 65, actual: 70}")), "new.yaml", "old.yaml"
    )
    (plan,) = found.plans
    assert plan.file == "plans/old.yaml → plans/new.yaml"
    assert plan.sentence.startswith(
        "ファイルの名前が変わり、ページのアドレスもすべて変わります。令和8年度の実績が1件入ります。"
    )
    assert len(shown(found)["新しく入る数値"]) == 1
    others = [
        with_evaluation_findings(load(f"plans/{name}.yaml", text.encode()))
        for name, text in (("a", COMMERCE), ("b", SMALLEST))
    ]
    assert [bool(change.old and change.new) for change in compare(others[:1], others[1:], TODAY)] == [False, False]


def test_a_large_change_is_counted() -> None:
    changes = [changed(None, INDUSTRY, "umibe-industry.yaml")]
    found = report(changes, "main")
    (table,) = [table for table in found.plans[0].tables if table.title.startswith("新しく入る数値")]
    assert len(table.rows) == ROWS
    assert f"（{ROWS + table.rest}件）" in table.title
    assert f"このほかに{table.rest}件あります。" in markdown(found)


def test_charts_without_package_are_named() -> None:
    indicator = SMALLEST[SMALLEST.index("  - id: participants") :]
    more = "".join(
        indicator.replace("participants", f"more-{number}").replace("参加者数", f"数{number}")
        for number in range(CHARTS)
    )
    changes = [changed(SMALLEST, SMALLEST + more)]
    html = html_report(changes, report(changes, "main"), TEMPLATES, lambda _: b"<svg></svg>").decode()
    assert html.count("<img") == CHARTS
    assert "ここに入りきらないグラフ" not in html
    changes = [changed(SMALLEST, SMALLEST.replace("actual: 21", "actual: 22") + more)]
    html = html_report(changes, report(changes, "main"), TEMPLATES, lambda _: b"<svg></svg>").decode()
    assert html.count("<img") == CHARTS
    assert "ここに入りきらないグラフ：セミナー 数58、セミナー 数59" in html


HOSTILE = "| <img src=x onerror=alert(1)> @someone #1 GH-2 :+1: $x$ [a](javascript:x) ![b](https://c.example/d) `e` &lt; \\| </details> **f**"


class Text(HTMLParser):
    """Collects the tags of a page, its text, and its text outside code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.prose, self.inside_code = "", "", 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record a tag."""
        self.tags.append((tag, dict(attrs)))
        self.inside_code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        """Leave code."""
        self.inside_code -= tag == "code"

    def handle_data(self, data: str) -> None:
        """Record text."""
        self.text += data
        self.prose += "" if self.inside_code else data


TAGS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "strong",
    "del",
    "ins",
    "ul",
    "li",
}


def test_a_plans_words_stay_words(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE + "'"
    old = SMALLEST.replace("{title: 進捗状況}", "{title: " + quoted + "}")
    edits = [("name: セミナー", f"name: {quoted}"), ("name: 参加者数", f"name: {quoted}"), ("unit: 人", f"unit: {quoted}"),
             ("課題: 周知、集客", f"課題: {quoted}"), ("title: 例の計画", f"title: {quoted}"), ("target: 20", "target: 30"),
             ("actual: 21", "actual: {words: " + quoted + "}")]  # fmt: skip
    texts = {"report": "\n" * 8 + HOSTILE}, {"report": f"\n\n{HOSTILE}\n" + "\n" * 6 + f"例\n\n{HOSTILE}\t{HOSTILE}"}
    change = changed(old, edited(old, *edits), texts=texts)
    assert change.sources.lost
    assert change.sources.found
    assert change.sources.unaccounted
    found = report([change], HOSTILE)
    errata = [entry for one in requested(found) for entry in re.findall(r"- \{date.*\}(?= を加え)", one)]
    assert len(errata) == 5  # the file accepts them, whatever they quote
    obeyed = "\n".join(["errata:", *errata, edited(old, *edits)])
    assert not load("plans/x.yaml", obeyed.encode()).has_errors
    text = markdown(found)
    as_html = Text(rendered(text, extensions=["tables", "sane_lists"]))
    assert {tag for tag, _ in as_html.tags} <= TAGS
    assert not any(attribute != "style" for _, attributes in as_html.tags for attribute in attributes)
    assert HOSTILE in as_html.text
    assert not re.search(r"[@#$]|GH-|:\+1:", as_html.prose)
    assert all(line.count("|") == line.count(" | ") + 2 for line in text.splitlines() if line.startswith("| "))
    html = html_report([change], found, TEMPLATES, cached(tmp_path)).decode()
    as_page = Text(html)
    assert HOSTILE in as_page.text
    assert {tag for tag, _ in as_page.tags}.isdisjoint({"script", "a", "iframe", "link", "object", "form"})
    sources = [attributes["src"] or "" for tag, attributes in as_page.tags if tag == "img"]
    assert sources
    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    assert not any(name.startswith("on") for _, attributes in as_page.tags for name in attributes)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in [a.get("content") for _, a in as_page.tags]


@pytest.mark.parametrize("limit", [10, 300, 2000, 5000, 8000, 1 << 20])
def test_a_summary_is_cut_at_a_line_and_states_so(limit: int) -> None:
    text = markdown(reported(None, INDUSTRY, "umibe-industry.yaml"))
    cut = bounded(text, limit, "つづきは、変更のページにあります。")
    assert len(cut.encode()) <= limit
    assert cut == text or not cut or "ここで切りました" in cut
    assert cut.count("<details>") == cut.count("</details>")


DIFFERENCES = [
    ("", "新しい", "[+新しい]"),
    ("古い", "", "[-古い]"),
    ("周知", "集客", "[-周知] → [+集客]"),
    ("周知、集客", "周知、集客、予算", "周知、集客[+、予算]"),
    ("一" * 100 + "、前、" + "二" * 100, "一" * 100 + "、後、" + "二" * 100, "…" + "一" * 15 + "、[-前][+後]、" + "二" * 15 + "…"),
    ("", "長" * 500, "[+" + "長" * 159 + "…]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), DIFFERENCES)
def test_the_difference_of_texts(old: str, new: str, expected: str) -> None:
    marks = {"": "{}", "del": "[-{}]", "ins": "[+{}]"}
    assert "".join(marks[piece.kind].format(piece.text) for piece in difference(old, new)) == expected


def _leaves(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (holder, key) of every scalar in a tree."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            yield from _leaves(value)
        else:
            yield data, key


@pytest.mark.slow
def test_every_value_of_the_example_counts() -> None:
    """Whichever value differs, if the plan can still be read and is not equal, the report mentions it."""
    data = yaml.load(EXAMPLE, Loader=yaml.BaseLoader)  # noqa: S506 - gives texts alone
    dumped: Callable[[], str] = lambda: yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)  # noqa: E731
    before = load("plans/x.yaml", EXAMPLE.encode())
    missed, tried = [], 0
    for holder, key in list(_leaves(data)):
        kept = holder[key]
        holder[key] = (
            re.sub(r"\d(?!.*\d)", lambda digit: str((int(digit[0]) + 1) % 10), kept)
            if re.search(r"\d", kept)
            else f"{kept}改"
        )
        text = re.sub(r"'(-?\d+(\.\d+)?|true)'", r"\1", dumped())
        holder[key] = kept
        after = load("plans/x.yaml", text.encode())
        if before.plan and after.plan and before.plan != after.plan:
            tried += 1
            (change,) = compare([before], [after], TODAY)
            if not report([change], "").plans:
                missed.append((key, kept))
    assert missed == []
    assert tried > 100
