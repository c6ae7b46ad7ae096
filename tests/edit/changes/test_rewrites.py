"""`changes`: what must be explained before something already published is rewritten, and what need not be."""

import re

import pytest

from generator.plan.diagnostics import COMMON, PLACES
from generator.plan.load import load
from tests.edit.changes.reports import edited, reported, requested
from tests.small_plans import SMALLEST

OLD = edited(
    SMALLEST,
    ("levels: [施策]", "levels: [施策]\ndecisions: {方針: [継続, 終了], 規模: [拡大, 縮小]}\nmoney: {unit: 千円, lines: [国, 市]}"),
    ("    R5:\n      texts:", "    R5:\n      grade: A\n      published_rate: 95\n      decision: {方針: 継続, 規模: 拡大}\n      money: {basis: 予算, 国: 1234}\n      texts:"),
    ("      R5: {target", "      R4: {actual: {value: 18, status: 速報}}\n      R5: {target"),
)  # fmt: skip
"""A plan with something of every kind that a source states."""
DAY = ("2026-11-21", "2026-11-25")
"""The day of the check is renewed as well."""
ACTUAL = "actual: 21"


def added(errata: list[str], text: str) -> str:
    """Add entries of `errata` as requests write them."""
    return edited(text, ("levels: [施策]", "\n".join(["errata:", *errata, "levels: [施策]"])))


def line(text: str, part: str) -> str:
    """Return the line on which a part of the text ends, as reports name it."""
    assert part.strip() in text
    return f"（{text[: text.index(part.strip()) + len(part.strip())].count(chr(10)) + 1}行目）"


REWRITES = [
    ((ACTUAL, "actual: 30"), "セミナー／参加者数：令和5年度の実績が 21人 から 30人 に", ("21", "30"), "値", "last year's actual"),
    ((ACTUAL, "actual: 21以上"), "令和5年度の実績が 21人 から 21人以上 に", ("21", "21以上"), "値", "a bound"),
    ((ACTUAL, "actual: {value: 21, unit: 社}"), "令和5年度の実績が 21人 から 21社 に", ("21", "21社"), "値", "a value's own unit"),
    ((ACTUAL, "actual: {value: 21, of: R4}"), "令和5年度の実績が ", ("21人", "21人（令和4年度の値）"), "値", "the year of a value"),
    (("target: 20", "target: {value: 20, unit: 社}"), "令和5年度の目標が 20人 から 20社 に", ("20", "20社"), "値", "a target's own unit"),
    ((ACTUAL, "actual: 集計中"), "令和5年度の実績が 21人 から 集計中 に", ("21", "集計中"), "値", "a value withdrawn"),
    (("target: 20, actual: 21", "target: 20"), "令和5年度の実績が 21人 から なし に", ("21", "なし"), "指標", "a value removed"),
    (("国: 1234", "国: 1243"), "セミナー／国：令和5年度の予算が 1,234千円 から 1,243千円 に", ("1234", "1243"), "値", "money"),
    (("actual: 21, grade: A", "actual: 21, grade: B"), "令和5年度の公表された評価が A から B に", ("A", "B"), "指標", "a published grade"),
    (("actual: 21, grade: A", "actual: 21"), "令和5年度の公表された評価が A から なし に", ("A", "なし"), "指標", "a published grade removed"),
    (("      grade: A\n", "      grade: B\n"), "セミナー／令和5年度／公表された評価が A から B に", ("A", "B"), "施策や事業", "a measure's grade"),
    (("published_rate: 95", "published_rate: 59"), "セミナー／令和5年度／公表された率／値が 95 から 59 に", ("95", "59"), "施策や事業", "a measure's printed rate"),
    (("方針: 継続,", "方針: 終了,"), "セミナー／令和5年度／判断／方針が 継続 から 終了 に", ("継続", "終了"), "施策や事業", "a decision"),
    (("unit: 人", "unit: 件"), "セミナー／参加者数／単位が 人 から 件 に", ("人", "件"), "指標", "a unit"),
    (("direction: up", "direction: down"), "セミナー／参加者数／よい向きが 多いほどよい から 少ないほどよい に", ("多いほどよい", "少ないほどよい"), "指標", "a direction"),
    (("    direction: up", "    direction: up\n    rate: met-or-not"), "セミナー／参加者数／率の式が 実績 ÷ 目標 から 達成したかどうか に", ("実績 ÷ 目標", "達成したかどうか"), "指標", "an indicator's method"),
    (("rate: actual-over-target", "rate: met-or-not"), "率の式が 実績 ÷ 目標 から 達成したかどうか に", ("実績 ÷ 目標", "達成したかどうか"), "", "the plan's method"),
    (("name: 参加者数", "name: 受講者数"), "セミナー／受講者数／名前が 参加者数 から 受講者数 に", ("参加者数", "受講者数"), "指標", "an indicator's name"),
    (("name: セミナー", "name: 講習会"), "講習会／名前が セミナー から 講習会 に", ("セミナー", "講習会"), "施策や事業", "a measure's name"),
    (("title: 例の計画", "title: 例の総合計画"), "計画の名前が 例の計画 から 例の総合計画 に", ("例の計画", "例の総合計画"), "", "the plan's name"),
    (("from: 90", "from: 110"), "評価のものさし／評価／評価の一覧／A／以上が 90 から 110 に", ("90", "110"), "ものさし", "a scale's boundary"),
    (("  評価:\n", "  担当課評価:\n"), "評価のものさしが 評価 から なし に", ("評価", "なし"), "", "another scale"),
    (('code: "132284", prefecture: 東京都, name: あきる野市', 'code: "132276", prefecture: 東京都, name: 羽村市'), "市区町村／全国地方公共団体コードが 132284 から 132276 に", ("132284", "132276"), "", "a municipality's code"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "head", "pair", "holder"), [row[:4] for row in REWRITES], ids=[row[4] for row in REWRITES]
)
def test_a_rewrite_wants_a_reason(edit: tuple[str, str], head: str, pair: tuple[str, str], holder: str) -> None:
    new = edited(OLD, edit, DAY)
    found = requested(reported(OLD, new))
    (request,) = [one for one in found if head in one]
    assert line(new, edit[1]) in request
    otherwise = f"この{holder}の note に" if holder else "承認する人に、その資料を知らせて"
    assert otherwise in request
    errata = [re.findall(r"- \{.*?\}(?= を加え)", one)[0] for one in found]
    assert all("date: 2026-11-25, since: 2026-11-21, " in erratum for erratum in errata)
    obeyed = added(errata, new)  # the file accepts what is proposed, and then nothing more is requested
    loaded = load("plans/x.yaml", obeyed.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    assert pair in [(one.was, one.now) for one in loaded.plan.errata]
    assert requested(reported(OLD, obeyed)) == []


NOTED = [
    ([(ACTUAL, "actual: {value: 30, note: 資料が訂正された}")], "a value's note"),
    ([("actual: 21, grade", "actual: {missing: 集計中, why: 資料が取り下げられた}, grade")], "a source's words"),
    ([("unit: 人", "unit: 件\n    note: 資料が訂正された")], "an indicator's note"),
    ([("actual: 21, grade: A", "actual: 21, grade: B"), ("unit: 人", "unit: 人\n    note: 評価が訂正された")], "an indicator's note on its grade"),
    ([("name: セミナー", "name: 講習会\n  note: 令和8年度に名前が変わった")], "a measure's note"),
    ([("  評価:\n", "  評価:\n    note: 令和8年度に改められた\n"), ("from: 90", "from: 110")], "a scale's note"),
]  # fmt: skip


@pytest.mark.parametrize("edits", [row[0] for row in NOTED], ids=[row[1] for row in NOTED])
def test_a_note_is_a_reason(edits: list[tuple[str, str]]) -> None:
    assert requested(reported(OLD, edited(OLD, *edits, DAY))) == []


STATED = [
    ("was: 21, now: 30, item: participants", True, "as proposed"),
    ("was: 21, now: 30", True, "without the item"),
    ("was: 21人, now: 30人", True, "with the unit"),
    ("was: 21, now: 31", False, "another value"),
    ("was: 21, now: 30, item: seminar", False, "of another item"),
]


@pytest.mark.parametrize(("erratum", "is_stated"), [row[:2] for row in STATED], ids=[row[2] for row in STATED])
def test_an_erratum_is_a_reason(erratum: str, is_stated: bool) -> None:
    entry = f"- {{date: 2026-11-25, since: 2026-11-22, what: 実績, why: 写しまちがい, {erratum}}}"
    new = edited(OLD, (ACTUAL, "actual: 30"), DAY)
    assert (requested(reported(OLD, added([entry], new))) == []) is is_stated
    other = ("target: 20", "forecast: 30, total: 31, target: 20")  # so that the entry holds on both sides
    before, new = (edited(text, other) for text in (edited(OLD, ("2026-11-21", "2026-11-26")), new))
    before = added([entry], before)
    assert len(requested(reported(before, added([entry], new)))) == 1  # it was there before


def test_what_is_too_long_for_an_erratum_is_cut() -> None:
    old = edited(OLD, ("code: A, from: 90", "code: A, meaning: " + "よい" * 200 + ", from: 90"))
    new = edited(old, ("よい", "とてもよい"), ("name: 参加者数", "name: " + "数" * 200), DAY)
    errata = [re.findall(r"- \{.*?\}(?= を加え)", one)[0] for one in requested(reported(old, new))]
    assert ["…" in entry for entry in errata] == [True, True]
    obeyed = added(errata, new)
    assert not load("plans/x.yaml", obeyed.encode()).has_errors
    assert requested(reported(old, obeyed)) == []


def test_an_erratum_explains_one_rewrite() -> None:
    old = edited(OLD, ("      R5: {target: 20", "      R6: {actual: 21}\n      R5: {target: 20"))
    entry = "- {date: 2026-11-25, since: 2026-11-22, what: 実績, was: 21, now: 30, why: 写しまちがい}"
    new = added([entry], edited(old, ("R6: {actual: 21", "R6: {actual: 30"), (ACTUAL, "actual: 30"), DAY))
    assert len(requested(reported(old, new))) == 1


NO_REWRITES = [
    ((ACTUAL, "actual: 21.0"), "one more digit"),
    ((ACTUAL, "actual: {value: 21, note: 延べ人数}"), "a note"),
    (("actual: {value: 18, status: 速報}", "actual: 19"), "the final value after the provisional one"),
    (("      R5: {target", "      R6: {actual: 25, grade: A}\n      R5: {target"), "a new year"),
    (("周知、集客", "周知、集客、予算"), "a text"),
    (("at: report 9", "at: report 10"), "a place in the source"),
    (("    direction: up", "    direction: up\n    rate: actual-over-target"), "the plan's method at an indicator"),
    (("  評価:\n", "  評価:\n    by: 担当課\n"), "who graded, declared later"),
    (("    - {code: B}", "    - {code: B}\n    - {code: 中止, kind: cancelled}"), "one more code"),
    (("  - id: participants", "  - {id: more, name: 回数, unit: 回, direction: up, counts: yearly}\n  - id: participants"), "one more indicator"),
    (("id: participants", "id: visitors\n    was: [participants]"), "another id"),
    (("[継続, 終了]", "[終了, 継続]"), "the order of possible decisions"),
    (("方針: 継続, 規模: 拡大", "規模: 拡大, 方針: 継続"), "the order of decisions"),
]  # fmt: skip


@pytest.mark.parametrize("edit", [row[0] for row in NO_REWRITES], ids=[row[1] for row in NO_REWRITES])
def test_what_needs_no_reason(edit: tuple[str, str]) -> None:
    assert requested(reported(OLD, edited(OLD, edit, DAY))) == []


UNSTATED = [
    ("", "    counts: yearly\n", 0, "how it is counted, declared later"),
    ("    counts: yearly\n", "    counts: level\n", 1, "counted in another way"),
    ("    counts: level\n", "    counts: level\n    tolerance: 0\n", 0, "what holds without being said"),
    ("    counts: level\n", "    counts: level\n    tolerance: 5\n", 1, "another tolerance than none"),
]


@pytest.mark.parametrize(("old", "new", "number"), [row[:3] for row in UNSTATED], ids=[row[3] for row in UNSTATED])
def test_what_was_not_stated_before(old: str, new: str, number: int) -> None:
    keep = edited(OLD, ("direction: up", "direction: keep"), ("rate: actual-over-target", "rate: met-or-not"))
    before, after = (edited(keep, ("    counts: yearly\n", counts)) for counts in (old, new))
    assert len(requested(reported(before, edited(after, DAY)))) == number


GONE = [
    (("  評価:\n", "  担当課評価:\n"), "評価のものさしが 評価 から なし に", "a scale with its grades"),
    (("    - {code: A, from: 90, label: 良}\n", ""), "評価のものさし／評価／評価の一覧／A／記号が A から なし に", "a grade with its boundary"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "head"), [row[:2] for row in GONE], ids=[row[2] for row in GONE])
def test_what_is_gone_as_a_whole_is_one_request(edit: tuple[str, str], head: str) -> None:
    old = edited(OLD, ("{code: A, from: 90}", "{code: A, from: 90, label: 良}"), ("grade: A", "grade: B"), ("grade: A", "grade: B"))  # fmt: skip
    (request,) = requested(reported(old, edited(old, edit, DAY)))
    assert request.startswith(head)


def test_a_rewrite_under_a_new_id_is_found() -> None:
    new = edited(OLD, ("id: participants", "id: visitors\n    was: [participants]"), (ACTUAL, "actual: 30"), DAY)
    (request,) = requested(reported(OLD, new))
    assert line(new, "actual: 30") in request
    assert "item: visitors}" in request


MANY = "".join(f"      {year}: {{actual: {year}}}\n" for year in range(2005, 2005 + COMMON + 1))


def test_many_of_a_kind_are_counted() -> None:
    old = edited(OLD, ("      R5: {target", f"{MANY}      R5: {{target"))
    new = edited(re.sub(r"actual: 20(?=\d\d\})", "actual: 30", old), DAY)
    *shown, rest = requested(reported(old, new))
    assert len(shown) == PLACES
    assert "平成17年度の実績が 2,005人 から 3,005人 に" in shown[0]
    assert line(new, "actual: 3005") in shown[0]
    assert "was: 2005, now: 3005," in shown[0]
    assert rest.startswith(f"数値が、ほかに{COMMON + 1 - PLACES}件変わっています。")
    at_the_limit = edited(new, (f"actual: 30{COMMON + 5:02}", f"actual: 20{COMMON + 5:02}"))
    assert len(requested(reported(old, at_the_limit))) == COMMON


@pytest.mark.parametrize(("number", "written_out"), [(1, 1), (COMMON, COMMON), (COMMON + 1, PLACES)])
def test_what_is_gone_must_be_confirmed_once(number: int, written_out: int) -> None:
    more = "".join(
        f"  - {{id: more-{one}, name: 数{one}, unit: 人, years: {{R5: {{actual: {one}}}}}}}\n" for one in range(number)
    )
    found = requested(reported(OLD + more, edited(OLD, DAY)))
    assert found[0] == (
        "指標「セミナー／数0」がなくなっています。これまで載せていた値も見られなくなります。なくしてよいか、資料で確かめてください。"
    )
    assert sum("がなくなっています" in one for one in found) == written_out
    assert found[written_out:] == (
        [f"ほかに、施策や指標が{number - written_out}件なくなっています。下の表と資料で確かめてください。"]
        if number > written_out
        else []
    )


ACCEPT = "    accept: [{check: same-as-last-year, why: 資料のとおり}]\n    years:\n      R4"


def test_a_new_acceptance_must_be_confirmed() -> None:
    accepted = edited(OLD, ("    years:\n      R4", ACCEPT), DAY)
    assert requested(reported(OLD, accepted)) == [
        "セミナー／参加者数／確認済み：指摘 same-as-last-year を、見たうえでそのままにする（accept）ことになります"
        f"{line(accepted, 'accept: [')}。"
        "理由は「資料のとおり」です。この理由でよいか、確かめてください。"
    ]
    again = edited(accepted, ("why: 資料のとおり", "why: 資料に書かれたとおり"), ("2026-11-25", "2026-11-26"))
    assert requested(reported(accepted, again)) == []
    more = edited(again, ("}]\n    years", "}, {check: negative-count, why: 減った数}]\n    years"))
    assert ["negative-count" in one for one in requested(reported(accepted, more))] == [True]
    whole = edited(OLD, ("levels: [施策]", "levels: [施策]\naccept: [{check: not-compared, why: 文書がない}]"), DAY)
    assert len(requested(reported(OLD, whole))) == 1
