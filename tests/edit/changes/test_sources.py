"""`changes`: what a change does to what is found in the sources, and to what of them is in the plan."""

import pytest

from generator.edit.changes.report_table import ROWS
from tests.edit.changes.reports import NO_TEXTS, Texts, edited, reported, requested, shown
from tests.small_plans import SMALLEST

LINE = "セミナー\t参加者数\t20人\t21人\tA\t周知、集客\n"
BEFORE = "（空）\n" * 8
TEXT = BEFORE + LINE
PLAN = SMALLEST + "left_out: [{at: report 1-8, what: 表紙, why: 計画の内容ではない}]\n"
LOST, FOUND = "資料に新しく見つからない値とことば", "資料にない値とことばのうち、なくなるもの"
LINES, LINES_GONE = "計画に新しく見つからない資料の行", "計画にない資料の行のうち、なくなるもの"
REPORT, NEXT = {"report": TEXT}, {"report": TEXT + "第2回\t22人\n"}
WRONG = edited(PLAN, ("actual: 21", "actual: 22"))
ACTUAL = "セミナー／参加者数／令和5年度／実績"


def sources_of(old: str | None, new: str | None, before: Texts, after: Texts) -> tuple[str, dict[str, list[list[str]]]]:
    found = reported(old, new, texts=(before, after))
    (plan,) = found.plans
    assert plan.sources
    return "".join(plan.sources.sentences), shown(found)


GROWS, SAME = "この変更で、資料にない値とことばが1件増えます。", "資料にない値とことばは増えません。"
CASES = [
    (PLAN, WRONG, (REPORT, REPORT), GROWS, LOST, [[ACTUAL, "30行目", "22", "report 9"]], "a wrong value"),
    (PLAN, WRONG, (NEXT, NEXT), GROWS, LOST, [[ACTUAL, "30行目", "22", "report 9", "report 10"]], "a value of another line"),
    (PLAN, edited(PLAN, ("actual: 21", "actual: 20")), (REPORT, REPORT), GROWS, LOST, [[ACTUAL, "30行目", "20", "report 9", "出典の行にありますが、この項目に書いた回数より少ないです"]], "a value too often"),
    (PLAN, WRONG, (REPORT, REPORT), GROWS, LINES, [["report 9", "「21人」"]], "a line that is not used any more"),
    (WRONG, PLAN, (REPORT, REPORT), f"{SAME}資料になかった値とことばが1件なくなります。", FOUND, [[ACTUAL, "22", "report 9"]], "a value put right"),
    (WRONG, PLAN, (REPORT, REPORT), f"{SAME}資料になかった値とことばが1件なくなります。", LINES_GONE, [["report 9", "「21人」"]], "a line put right"),
    (WRONG, edited(WRONG, ("actual: 22", "actual: 23")), (REPORT, REPORT), f"{GROWS}資料になかった値とことばが1件なくなります。", LOST, [[ACTUAL, "30行目", "23", "report 9"]], "one wrong value for another"),
    (WRONG, edited(WRONG, ("周知、集客", "周知")), (REPORT, REPORT), SAME, LOST, None, "a wrong value that stays"),
    (PLAN, edited(PLAN, ("周知、集客", "周知、宣伝")), (REPORT, REPORT), GROWS, LOST, [["セミナー／令和5年度／課題", "22行目", "周知、宣伝", "report 9"]], "a text"),
    (PLAN, edited(PLAN, ("unit: 人", "unit: 人  # 注")).replace("2026-11-21", "2026-11-22"), (REPORT, REPORT), SAME, LOST, None, "a date"),
    (PLAN, edited(PLAN, ("id: seminar", "id: course\n  was: [seminar]")), (REPORT, REPORT), SAME, LOST, None, "another id"),
    (WRONG, edited(WRONG, ("id: participants", "id: visitors")), (REPORT, REPORT), SAME, LOST, None, "another id above a wrong value"),
    (PLAN, PLAN, (REPORT, {"report": TEXT.replace("21人", "22人")}), f"文書「report」のテキストが変わります。{GROWS}", LOST, [[ACTUAL, "30行目", "21", "report 9"]], "a text that changes"),
    (PLAN, PLAN, (REPORT, {"report": TEXT + "新しい事業\n"}), f"文書「report」のテキストが変わります。{SAME}", LINES, [["report 10", "「新しい事業」"]], "a text with a line more"),
    (WRONG, WRONG, (REPORT, {"report": BEFORE + LINE.rstrip() + " \n"}), f"文書「report」のテキストが変わります。{SAME}", LOST, None, "a text with a blank more"),
    (WRONG, WRONG, (REPORT, NO_TEXTS), "文書「report」のテキストがなくなります。資料のテキストがないので、照合していません（値 7件）。", FOUND, None, "a text that goes"),
    (WRONG, WRONG, (NO_TEXTS, REPORT), "文書「report」のテキストが加わります。値とことば7件のうち、1件が出典の行にありません。", LOST, [[ACTUAL, "30行目", "22", "report 9"]], "a text that comes"),
    (None, PLAN, (NO_TEXTS, REPORT), "文書「report」のテキストが加わります。値とことば7件は、すべて出典の行にあります。", LOST, None, "a new plan"),
    (None, WRONG, (NO_TEXTS, REPORT), "文書「report」のテキストが加わります。値とことば7件のうち、1件が出典の行にありません。", LOST, [[ACTUAL, "30行目", "22", "report 9"]], "a new plan with a wrong value"),
    (PLAN, WRONG, (NO_TEXTS, NO_TEXTS), "資料のテキストがないので、照合していません（値 7件）。", LOST, None, "no text"),
    (PLAN, edited(PLAN, ("進捗状況}", "進捗状況}\n  list: {title: 一覧}")), (REPORT, REPORT), f"{SAME}文書「list」のテキストがないので、照合していません（値 0件）。", LOST, None, "a source without a text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "texts", "sentence", "title", "rows"),
    [row[:6] for row in CASES],
    ids=[row[6] for row in CASES],
)
def test_what_changes(
    old: str | None,
    new: str,
    texts: tuple[Texts, Texts],
    sentence: str,
    title: str,
    rows: list[list[str]] | None,
) -> None:
    text, tables = sources_of(old, new, *texts)
    assert text == sentence
    assert tables.get(title) == rows


def test_another_citation() -> None:
    _, tables = sources_of(PLAN, edited(PLAN, ("at: report 9", "at: report 8")), REPORT, REPORT)
    assert len(tables[LOST]) == 7
    assert [ACTUAL, "30行目", "21", "report 8", "report 9"] in tables[LOST]


def test_the_counts_stand_side_by_side() -> None:
    assert sources_of(PLAN, WRONG, REPORT, REPORT)[1]["照合した数"] == [
        ["出典の行にある値とことば", "7", "6"],
        ["出典の行にない値とことば", "0", "1"],
        ["照合していない値とことば", "0", "0"],
        ["資料の行", "1", "1"],
        ["計画にない資料の行", "0", "1"],
    ]
    assert sources_of(None, PLAN, NO_TEXTS, REPORT)[1]["照合した数"][0] == ["出典の行にある値とことば", "7"]
    assert "照合した数" not in sources_of(PLAN, WRONG, NO_TEXTS, NO_TEXTS)[1]


def test_what_is_lost_is_to_be_settled_first() -> None:
    found = reported(PLAN, WRONG, texts=(REPORT, REPORT))
    asked = "資料にない値とことばが1件増えます。「資料との照合」の表を見て、値か出典を直してください。"
    assert asked in requested(found)
    assert not found.has_errors  # a build does not compare
    assert asked not in requested(reported(WRONG, PLAN, texts=(REPORT, REPORT)))


def test_a_text_alone_is_a_change() -> None:
    found = reported(PLAN, PLAN, texts=(REPORT, NEXT))
    assert found.sentence.startswith("1件の計画が変わります。")
    assert found.plans[0].sentence == "資料のテキストが1件変わります。"
    assert not reported(PLAN, PLAN, texts=(REPORT, REPORT)).plans


def test_nothing_can_be_compared_without_a_plan() -> None:
    for old, new in ((PLAN, None), (PLAN, "title: ["), ("title: [", PLAN)):
        (plan,) = reported(old, new, texts=(REPORT, REPORT)).plans
        assert plan.sources is None


def test_long_lists_are_bounded() -> None:
    more = "".join(f"新しい事業{number}\n\n" for number in range(3 * ROWS))
    _, tables = sources_of(PLAN, PLAN, REPORT, {"report": TEXT + more})
    assert len(tables[LINES]) == ROWS
    years = "".join(f"\n      {year}: {{actual: {year}7}}" for year in range(1800, 1800 + 2 * ROWS))
    _, tables = sources_of(PLAN, PLAN.replace("grade: A}", f"grade: A}}{years}"), REPORT, REPORT)
    assert len(tables[LOST]) == ROWS
    everywhere = {"report": TEXT + "22人\n" * 9}
    assert sources_of(PLAN, WRONG, everywhere, everywhere)[1][LOST][0][-1] == "report 10、report 11、report 12など9か所"
