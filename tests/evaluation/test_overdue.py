"""Overdue values: due dates, what is overdue, "集計中" too long, due next, who is responsible, and the wording."""

import datetime as dt
import html

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.evaluation.overdue import Gap, due_day, is_complete, update_statuses, updated
from generator.plan.load import load
from generator.plan.model.plan import Plan
from generator.publish.data.tables import plan_tables
from generator.publish.views.upkeep import notes, owner_name, upkeep_view
from generator.report import LATE_LINES, late_lines
from tests.small_plans import HEAD, TODAY
from tests.trees import tree


def plan(*indicators: str, head: str = "", measure: str = "") -> Plan:
    """Return a plan of R5–R8 with these indicators (each without its id and name) on one measure."""
    listed = "".join(f"  - {{id: i{number}, name: 指標, {text}}}\n" for number, text in enumerate(indicators))
    text = f"{HEAD}{head}measures:\n- id: m\n  name: 施策\n{measure}" + (f"  indicators:\n{listed}" if listed else "")
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    return loaded.plan


def gap_text(gap: Gap | None) -> str:
    """Return a gap as the year, the due date (~: by the portal's rule) and the number of years."""
    return f"{gap.year.year} {'' if gap.named else '~'}{gap.due} x{gap.years}" if gap else ""


def one(years: str, *, upkeep: str = "{}", today: dt.date = TODAY, more: str = "") -> tuple[str, str, str]:
    """Return what is overdue, waiting and next for one indicator with these year rows."""
    loaded = plan(f"direction: up, upkeep: {upkeep}, {more}years: {{{years}}}")
    (found,) = update_statuses(evaluate(loaded, today))
    return gap_text(found.late), gap_text(found.waiting), gap_text(found.next)


@pytest.mark.parametrize(
    ("due", "year", "day"),
    [
        ("{}", 2024, "~2026-03-31"),
        ("{due: 10-31}", 2024, "2025-10-31"),
        ("{due: 04-01}", 2024, "2025-04-01"),
        ("{due: 03-31}", 2024, "2026-03-31"),
        ("{due: 02-15}", 2024, "2026-02-15"),
        ("{due: 2025-08-31}", 2024, "2025-08-31"),
        ("{due: 2026-03-31}", 2024, "2026-03-31"),
        ("{due: 2025-03-31}", 2024, "~2026-03-31"),
        ("{due: 2026-04-01}", 2024, "~2026-03-31"),
        ("{due: 2028-02-29}", 2026, "2028-02-29"),
    ],
)
def test_the_due_day_of_a_fiscal_year(due: str, year: int, day: str) -> None:
    loaded = plan(f"upkeep: {due}")
    found, named = due_day(loaded, next(loaded.placed_indicators()).indicator, year)
    assert f"{'' if named else '~'}{found}" == day


@pytest.mark.parametrize(
    "due", ["02-29", "2027-02-29", "10/31", "１０-３１", "10-31ごろ", "1031", "令和8年10月31日", "0000-10-31"]
)
def test_a_due_day_that_is_none_is_refused(due: str) -> None:
    (found,) = load("plans/smallest.yaml", f"{HEAD}upkeep: {{due: {due}}}\n".encode()).diagnostics
    assert found.code == "bad-date"
    assert "10-31" in found.message


def test_an_indicator_overrides_its_plan_key_by_key() -> None:
    loaded = plan(
        "upkeep: {owner: 産業課}",
        "upkeep: {due: 06-30}",
        "updated: 2026-05-01",
        head="upkeep: {owner: 商工課, due: 10-31}\n",
    )
    tracks = evaluate(loaded, TODAY).tracks
    assert [owner_name(loaded, track) for track in tracks] == ["産業課", "商工課", "商工課"]
    assert [due_day(loaded, track.indicator, 2025)[0].month for track in tracks] == [10, 6, 10]
    assert [str(updated(loaded, track.indicator)) for track in tracks] == ["2026-11-21", "2026-11-21", "2026-05-01"]


@pytest.mark.parametrize(
    ("head", "measure", "expected"),
    [
        ("", "", "決まっていません"),
        ("", "  lead: [商工会, 市]\n", "商工会・市（実施主体）"),
        ("upkeep: {owner: 商工課}\n", "  lead: [商工会]\n", "商工課"),
        ("upkeep: {due: 10-31}\n", "  lead: [商工会]\n", "商工会（実施主体）"),
    ],
)
def test_who_keeps_a_figure_up(head: str, measure: str, expected: str) -> None:
    loaded = plan("direction: up", head=head, measure=measure)
    assert owner_name(loaded, evaluate(loaded, TODAY).tracks[0]) == expected


@pytest.mark.parametrize(
    ("years", "late", "following"),
    [
        ("R5: {actual: 1}", "2024 ~2026-03-31 x1", "2025 ~2027-03-31 x2"),
        ("R3: {actual: 1}", "2023 ~2025-03-31 x2", "2025 ~2027-03-31 x2"),
        ("R5: {target: 1}, R6: {target: 2}, 最終: {target: 3}", "2023 ~2025-03-31 x2", "2026 ~2028-03-31 x1"),
        ("R5: {actual: 1}, R6: {target: 2}", "2024 ~2026-03-31 x1", "2025 ~2027-03-31 x2"),
        ("R4: {total: 3}", "2023 ~2025-03-31 x2", "2025 ~2027-03-31 x2"),
        ("R5上: {actual: 1}", "2024 ~2026-03-31 x1", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6上: {actual: 1}", "2024 ~2026-03-31 x1", "2025 ~2027-03-31 x2"),
        ("R6: {actual: 1}, R5: {target: 1}", "2023 ~2025-03-31 x1", "2025 ~2027-03-31 x2"),
    ],
    ids=[
        "a year after an actual",
        "an actual before the plan",
        "targets alone, and a final one for the last year",
        "a target without an actual",
        "a total counts as a value",
        "the first half alone is no whole year, but shows that values come",
        "the same after a whole year",
        "a gap before a newer value",
    ],
)
def test_what_is_overdue(years: str, late: str, following: str) -> None:
    assert one(years) == (late, "", following)


@pytest.mark.parametrize(
    ("years", "following"),
    [
        ("R5: {actual: 1}, R6: {actual: 増加}", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6: {actual: 未公表}", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6: {actual: ―}", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6: {actual: 調査未実施}", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6下: {actual: 1}", "2025 ~2027-03-31 x2"),
        ("R5: {actual: 1}, R6.11: {actual: 1}", "2025 ~2027-03-31 x2"),
        ("R5-R6: {actual: 1}", ""),
        ("R5: {actual: 終了}", ""),
        ("R5: {actual: 1}, R6: {actual: 中止}, R8: {target: 5}", ""),
        ("R2: {baseline: 1}, 最終: {target: 5}", "2026 ~2028-03-31 x1"),
        ("R2: {baseline: 1}, R8: {target: 5}", "2026 ~2028-03-31 x1"),
        ("R5: {target: 設定なし}, R6: {target: ―}", ""),
        ("現状: {actual: 5}", ""),
        ("R8: {actual: 5}, R5: {target: 1}", ""),
        ("R5: {forecast: 1}", ""),
    ],
    ids=[
        "words",
        "a reason",
        "a line in the source",
        "no survey",
        "the second half",
        "a month",
        "a span of years",
        "what has ended",
        "what was stopped, though it had a target",
        "only a final target",
        "only a target in the last year",
        "no target set",
        "a value of no year",
        "the last year's value ends all demands",
        "a forecast asks for nothing",
    ],
)
def test_what_is_not_overdue(years: str, following: str) -> None:
    assert one(years) == ("", "", following)


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        ("{due: 10-31}", "2026-10-31", ""),
        ("{due: 10-31}", "2026-11-01", "2025 2026-10-31 x1"),
        ("{due: 2026-06-30}", "2026-07-01", "2025 2026-06-30 x1"),
        ("{due: 2025-06-30}", "2026-07-01", ""),
        ("{}", "2027-03-31", ""),
        ("{}", "2027-04-01", "2025 ~2027-03-31 x1"),
        ("{due: 10-31}", "2028-01-01", "2025 2026-10-31 x2"),
        ("{due: 10-31}", "2035-01-01", "2025 2026-10-31 x2"),
    ],
)
def test_overdue_begins_on_the_day_after(due: str, today: str, late: str) -> None:
    years = "R5: {actual: 1}, R6: {actual: 1}"
    assert one(years, upkeep=due, today=dt.date.fromisoformat(today))[0] == late


@pytest.mark.parametrize(
    ("reason", "today", "waiting"),
    [
        ("集計中", "2026-10-31", ""),
        ("集計中", "2026-11-01", "2024 2025-10-31 x1"),
        ("未公表", "2026-11-01", "2024 2025-10-31 x1"),
        ("調査未実施", "2030-11-01", ""),
        ("―", "2030-11-01", ""),
    ],
)
def test_what_has_been_waited_for_more_than_a_year(reason: str, today: str, waiting: str) -> None:
    years = f"R5: {{actual: 1}}, R6: {{actual: {reason}}}"
    assert one(years, upkeep="{due: 10-31}", today=dt.date.fromisoformat(today))[1] == waiting


def test_each_part_is_reported_and_the_whole_is_not() -> None:
    parts = "whole: all, direction: up, parts: [{id: a, name: 甲, years: {R5: {actual: 1, target: 1}}}, {id: b, name: 乙, years: {R5: {target: 1}}}]"
    found = update_statuses(evaluate(plan(parts), TODAY))
    assert [(one.track.part, gap_text(one.late)) for one in found] == [
        ("", ""),
        ("a", "2024 ~2026-03-31 x1"),
        ("b", "2023 ~2025-03-31 x1"),
    ]


@pytest.mark.parametrize(
    ("years", "today", "complete"),
    [
        ("R5: {actual: 1}, R8: {actual: 2}", "2027-04-01", True),
        ("R5: {actual: 1}, R8: {actual: 2}", "2027-03-31", False),
        ("R5: {actual: 1}", "2027-04-01", False),
        ("R5: {actual: 1}, R8: {actual: ―}", "2027-04-01", True),
        ("R5: {actual: 1}, R8: {actual: 集計中}", "2030-04-01", False),
    ],
)
def test_a_plan_is_complete_when_its_period_is_over_and_nothing_is_missing(
    years: str, today: str, complete: bool
) -> None:
    evaluation = evaluate(plan(f"direction: up, years: {{{years}}}"), dt.date.fromisoformat(today))
    assert is_complete(evaluation) is complete
    assert ("完了" in upkeep_view(evaluation).state) is complete


def late_plan() -> Evaluation:
    return evaluate(plan(*["direction: up, years: {R5: {actual: 1}}"] * 12, measure="  lead: [商工会]\n"), TODAY)


def test_an_indicator_states_how_it_is_kept_up() -> None:
    evaluation = late_plan()
    assert list(notes(evaluation, evaluation.tracks[0])) == [
        ("更新の担当", "商工会（実施主体）"),
        ("遅れている更新", "令和6年度の値（期限の目安 2026年3月31日）"),
        ("次の更新", "令和7年度の値（期限の目安 2027年3月31日）"),
        ("内容を確かめた日", "2026年11月21日"),
    ]


def test_the_page_of_what_is_overdue_links_each_item_and_names_the_plans_in_time(
    commerce_evaluation: Evaluation,
) -> None:
    built = tree(late_plan(), commerce_evaluation)
    page = html.unescape(built["late/index.md"].decode())
    assert "12件です（2026年11月21日現在）" in page
    assert page.count('<a href="../smallest/i') == 12
    assert "資料がまだ公表されていないか、このサイトにまだ写していないかのどちらかです。" in page
    assert '<a href="../aobano-commerce/">あおば野市「あおば野市商工業計画」</a>　次の更新：令和8年度の値' in page
    assert '<a href="../late/#smallest">12件</a>' in html.unescape(built["smallest/index.md"].decode())
    assert "期限を過ぎても" not in built["aobano-commerce/index.md"].decode()


def test_the_check_lists_at_most_ten_lines() -> None:
    lines = list(late_lines([late_plan().plan], TODAY))
    assert len(lines) == LATE_LINES
    assert lines[0].startswith("更新が遅れている項目 12件（2026年11月21日現在")
    assert lines[1] == "  smallest: 施策 指標 令和6年度（期限の目安 2026-03-31、担当 商工会（実施主体））"
    assert lines[-1] == "  ほか4件"
    nine = plan(*["direction: up, years: {R5: {actual: 1}}"] * 9)
    assert len(list(late_lines([nine], TODAY))) == LATE_LINES
    assert list(late_lines([nine], dt.date(2025, 1, 1))) == []


def test_the_open_data_state_how_each_indicator_is_kept_up() -> None:
    table = next(table for table in plan_tables(late_plan()) if table.name == "indicators")
    row = table.dicts()[0]
    found = [row[name] for name in ("owner", "updated", "due_year", "due", "late_years")]
    assert found == ["商工会", "2026-11-21", 2024, "2026-03-31", 1]
