"""An indicator across plans: one series, with its break, of what can be compared; and what became of it."""

import datetime as dt

import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load
from generator.publish.charts.chart import IndicatorChart
from generator.publish.views.block_records import SeriesView
from generator.publish.views.series import family_of, series_view

TODAY = dt.date(2026, 11, 21)
OLD = "{id: shops, name: 空き店舗数, unit: 店, counts: level, years: {R3: {target: 9, actual: 12}, R4: {actual: 11}}}"
NEW = "{id: shops, name: 空き店舗数, unit: 店, counts: level, years: {R4: {baseline: 11}, R6: {target: 5, actual: 8}}}"


def plan(name: str, title: str, indicator: str, more: str = "") -> Evaluation:
    text = f"""\
title: {title}
municipality: {{code: "132284", prefecture: 東京都, name: あきる野市}}
period: {{from: R3, to: R8}}
updated: 2026-11-20
levels: [施策]
sources: {{report: {{title: 資料}}}}
{more}
measures: [{{id: m, name: 施策, indicators: [{indicator}]}}]
"""
    loaded = load(f"plans/{name}.yaml", text.encode())
    assert loaded.plan is not None, loaded.diagnostics
    return evaluate(loaded.plan, TODAY)


def views(old: str, new: str, more: str = "") -> tuple[SeriesView, SeriesView]:
    """Return what is shown of the indicator on the old plan's page and on the new one's."""
    both = plan("old", "前の計画", old), plan("new", "いまの計画", new, f"follows: old\n{more}")
    before, after = (series_view(one, one.tracks[0], family_of(one, both)) for one in both)
    return before, after


def test_a_series_goes_on_over_the_break_between_plans() -> None:
    before, after = views(OLD, NEW)
    assert [part.plan for part in after.parts] == ["前の計画", "いまの計画"]
    assert after.chart is not None
    assert isinstance(after.chart.chart, IndicatorChart)
    drawn = [(slot.label, slot.actual.text if slot.actual else "", slot.is_break) for slot in after.chart.chart.slots]
    assert drawn == [("令和3年度", "12", False), ("令和4年度", "11", False), ("令和6年度", "8", True)]
    assert after.notes == ("計画が変わると、測り方や目標の決め方が変わることがあります。",)
    assert before.parts == ()
    assert before.after == (("次の計画「いまの計画」での「空き店舗数」", "../new/shops/"),)


def test_a_baseline_that_the_plan_before_does_not_have_is_drawn() -> None:
    _, after = views(OLD, NEW.replace("baseline: 11", "baseline: 10"))
    assert after.chart is not None
    assert isinstance(after.chart.chart, IndicatorChart)
    drawn = [(slot.actual.text if slot.actual else "", slot.is_break) for slot in after.chart.chart.slots]
    assert drawn == [("12", False), ("11", False), ("10", True), ("8", False)]


@pytest.mark.parametrize(
    ("was", "now", "note"),
    [
        ("unit: 店", "unit: ％", "計画によって単位が違います。"),
        ("counts: level", "counts: yearly", "計画によって、数え方（1年ごと、累計など）が違います。"),
        (", counts: level", "", "計画によって、数え方（1年ごと、累計など）が同じかどうか分かりません。"),
    ],
)
def test_what_cannot_be_compared_is_in_the_table_with_a_note_and_not_in_the_chart(
    was: str, now: str, note: str
) -> None:
    _, after = views(OLD.replace(was, now), NEW)
    assert [part.rows[0][2] for part in after.parts] == ["12", "基準 11"]
    assert after.chart is None
    assert any(one.startswith(note) for one in after.notes)


@pytest.mark.parametrize(
    ("new", "more", "expected"),
    [
        (NEW.replace("id: shops", "id: empty"), "", "次の計画「いまの計画」に、この指標はありません。"),
        (
            NEW.replace("id: shops", "id: empty"),
            "ended: [{id: shops, why: 調査の終了}]",
            "次の計画「いまの計画」では、なくなりました。理由：調査の終了",
        ),
        (NEW.replace("id: shops", "id: empty, same: shops"), "", "次の計画「いまの計画」での「空き店舗数」"),
    ],
)
def test_the_page_of_the_old_plan_says_what_became_of_an_indicator(new: str, more: str, expected: str) -> None:
    before, _ = views(OLD, new, more)
    assert [text for text, _ in before.after] == [expected]
