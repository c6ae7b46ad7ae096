"""A successor in the report of changes: it is shown as one, with what becomes of each indicator of the plan before."""

from generator.edit.changes.change_report import Report, report
from generator.edit.changes.markdown_report import markdown
from generator.edit.changes.plan_changes import compare
from generator.plan.load import load
from tests.edit.changes.reports import edited, reported, shown
from tests.small_plans import HEAD, SMALLEST, TODAY

OLD = f"""{HEAD}measures:
- id: m
  name: 施策
  indicators:
  - {{id: visits, name: 見学, unit: 人}}
  - {{id: shops, name: 店舗, unit: 店}}
  - {{id: fairs, name: 市, unit: 回}}
  - {{id: posts, name: 投稿, unit: 件}}
"""
NEW = OLD.partition("measures:")[0] + """follows: old
ended: [{id: fairs, why: やめた}]
measures:
- id: m
  name: 施策
  indicators:
  - {id: visits, name: 見学, unit: 人}
  - {id: stores, same: shops, name: 店の数, unit: 店}
  - {id: guides, name: 案内, unit: 回}
"""  # fmt: skip
ROWS = [
    ["施策／見学", "施策／見学", "続く", ""],
    ["施策／店舗", "施策／店の数", "続く", ""],
    ["―", "施策／案内", "新しい", ""],
    ["施策／市", "―", "なくなった", "やめた"],
    ["施策／投稿", "―", "どうなったか書かれていない", ""],
]


def report_of(old: dict[str, str], new: dict[str, str], beside: dict[str, str]) -> Report:
    sides = [[load(f"plans/{name}.yaml", text.encode()) for name, text in side.items()] for side in (old, new, beside)]
    return report(compare(sides[0], sides[1], TODAY, beside=sides[2]), "main")


def test_a_new_plan_after_one_that_stays() -> None:
    found = report_of({}, {"new": NEW}, {"old": OLD})
    assert shown(found)["前の計画の指標との対応"] == ROWS
    assert "に続く、新しい計画です" in found.plans[0].sentence
    assert (
        "指標は続くもの2件、なくなったもの1件、どうなったか書かれていないもの1件、新しいもの1件です。"
        in found.plans[0].sentence
    )
    assert "前の計画の指標との対応" in markdown(found)


def test_a_plan_that_follows_one_from_now_on() -> None:
    before = edited(NEW, ("follows: old\nended: [{id: fairs, why: やめた}]\n", ""))
    found = report_of({"new": before}, {"new": NEW}, {"old": OLD})
    assert shown(found)["前の計画の指標との対応"] == ROWS
    assert "に続く計画になります" in found.plans[0].sentence


def test_a_plan_that_followed_one_before_is_not_shown_as_new() -> None:
    found = report_of({"new": NEW}, {"new": edited(NEW, ("案内", "案内の回数"))}, {"old": OLD})
    assert "前の計画の指標との対応" not in shown(found)


def test_a_successor_is_not_taken_for_the_renamed_plan_before() -> None:
    found = report_of({"old": OLD}, {"new": NEW}, {})
    assert [plan.file for plan in found.plans] == ["plans/new.yaml", "plans/old.yaml"]
    assert "なくなります" in found.plans[1].sentence


ROW = "R5: {target: 20, actual: 21, grade: A}"


def test_the_year_before_stands_beside_a_new_actual() -> None:
    found = shown(reported(SMALLEST, edited(SMALLEST, (ROW, f"{ROW}\n      R6: {{target: 22, actual: 25}}"))))
    assert found["新しく入る数値"] == [
        ["セミナー／参加者数", "令和6年度", "目標", "―", "22人"],
        ["セミナー／参加者数", "令和6年度", "実績", "21人", "25人"],
    ]


def test_a_reason_in_the_year_before_is_shown_too() -> None:
    before = edited(SMALLEST, ("actual: 21, grade: A", "actual: 集計中"))
    found = shown(reported(before, edited(before, ("actual: 集計中}", "actual: 集計中}\n      R6: {actual: 25}"))))
    assert found["新しく入る数値"] == [["セミナー／参加者数", "令和6年度", "実績", "集計中", "25人"]]
