"""One line of an indicator's table of years: every figure as its source words it, every assessment with its author."""

import pytest

from generator.evaluation.evaluate import evaluate
from generator.plan.load import load
from generator.publish.views.indicator_records import YearRow
from generator.publish.views.score_records import YearHead
from generator.publish.views.year_rows import year_row
from tests.small_plans import HEAD, TODAY

SCALES = """\
rate: actual-over-target
scales:
  担当課: {for: indicators, by: 産業課, grades: [{code: A, from: 90}, {code: B}]}
  勢い: {grades: [{code: ↑, above: 100, of: previous}, {code: ↓}]}
  委員会: {by: 審議会, for: measures, grades: [{code: 有効, met: true}, {code: 有効でない, met: false}]}
decisions: {方針: [継続, 終了]}
"""


def rows(indicator: str) -> list[YearRow]:
    text = f"{HEAD}{SCALES}indicators:\n- {{id: i, name: 指標, unit: 人, direction: up, {indicator}}}\n"
    loaded = load("plans/smallest.yaml", text.encode())
    assert loaded.plan is not None
    assert not loaded.has_errors, loaded.diagnostics
    (track,) = evaluate(loaded.plan, TODAY).tracks
    return [year_row(loaded.plan, track, period) for period in track.rows]


@pytest.mark.parametrize(
    ("years", "cells"),
    [
        ("R7: {target: 10以上, actual: 1234}", ("10以上", "1,234")),
        ("R7: {target: 50〜60, actual: 55}", ("50〜60", "55")),
        ("R7: {target: 維持, actual: 約8}", ("維持", "約8")),
        ("R7: {target: 前年度以上, actual: 未公表}", ("前年度以上", "未公表")),
        ("R7: {target: 設定なし, actual: ―}", ("設定なし", "―")),
        ("R7: {target: 10, actual: {value: 8, unit: 社}}", ("10", "8社")),
        ("R7: {target: 10}", ("10", "記載なし")),
        ("R8: {target: 10}", ("10", "これから")),
        ("最終: {target: 10}", ("10", "これから")),
        ("R7: {baseline: 3}", ("", "")),
        ("R7: {forecast: 9}", ("", "")),
        ("R7: {total: 9}", ("", "")),
    ],
)
def test_figures_are_shown_as_their_source_words_them(years: str, cells: tuple[str, str]) -> None:
    (row,) = rows(f"counts: level, years: {{{years}}}")
    assert (row.target, row.actual) == cells


def test_a_printed_baseline_total_and_forecast_have_their_own_cells() -> None:
    years = "R3: {baseline: 3}, R6: {actual: 5, total: 12}, R7: {forecast: 約9}"
    assert [(row.baseline, row.total, row.forecast) for row in rows(f"counts: yearly, years: {{{years}}}")] == [
        ("3", "", ""),
        ("", "12", ""),
        ("", "", "約9"),
    ]


@pytest.mark.parametrize(
    ("years", "note"),
    [
        ("R7: {actual: {value: 5, status: 一部, of: R4}}", "一部・令和4年度の値"),
        ("R7: {actual: {value: 5, printed: ５名, why: 聞き取り}}", "聞き取り・資料には ５名"),
        ("R7: {actual: {missing: 未公表, why: 10月に公表}}", "10月に公表"),
        ("R7: {actual: ―}", "資料に理由がありません"),
        ("R7: {actual: {missing: ―, why: 新しい事業}}", "新しい事業"),
        ("R3: {baseline: {value: 3, note: 年度末}}", "基準値：年度末"),
        ("R7: {target: {value: 9以上, was: [{value: 7}, {value: 8〜9}]}}", "目標：もとは 7・もとは 8〜9"),
        ("R7: {forecast: {value: 9, status: 見込み}}", "見通し：見込み"),
    ],
)
def test_remarks_on_a_figure_are_in_the_note(years: str, note: str) -> None:
    (row,) = rows(f"counts: yearly, years: {{{years}}}")
    assert row.note == note


@pytest.mark.parametrize(
    ("counts", "years", "rate"),
    [
        ("yearly", "R7: {target: 10, actual: 5}", "50％"),
        ("level", "R7: {target: 50〜60, actual: 55}", "達成"),
        ("level", "R7: {target: 50〜60, actual: 70}", "未達"),
        ("level", "R7: {actual: 5}, R8: {target: 9}", "55.6％（期限は令和8年度）"),
        ("yearly", "R7: {actual: 5}, R8: {target: 9}", "期限は令和8年度"),
        ("yearly", "R7: {actual: 5}, 最終: {target: 9}", "期限は計画の最後の年度"),
        ("cumulative", "R7: {total: 8, target: 10}", "80％"),
        ("yearly", "R7: {actual: 5}", ""),
    ],
)
def test_a_rate_a_verdict_or_when_the_target_is_due(counts: str, years: str, rate: str) -> None:
    assert rows(f"counts: {counts}, years: {{{years}}}")[0].rate == rate


@pytest.mark.parametrize(
    ("grade", "marks"),
    [
        ("grade: A", ("A", "B", True)),
        ("grade: B", ("B", "B", False)),
        ("grade: {担当課: A}", ("A", "B", True)),
        ("grade: {勢い: ↑}", (None, "B", False)),
        ("published_rate: 50", (None, "B", False)),
    ],
)
def test_a_published_grade_is_never_mixed_up_with_a_computed_one(
    grade: str, marks: tuple[str | None, str, bool]
) -> None:
    (row,) = rows(f"counts: yearly, years: {{R7: {{target: 10, actual: 5, {grade}}}}}")
    assert row.computed is not None
    assert (row.mark.code if row.mark else None, row.computed.code, row.differs) == marks


def test_every_other_assessment_of_a_year_states_by_whom() -> None:
    others = "grade: {担当課: A, 勢い: ↑}, votes: {委員会: {有効: 5, 有効でない: 1}}, decision: {方針: 継続}"
    (row,) = rows(f"counts: yearly, years: {{R7: {{target: 10, actual: 9, published_rate: 91, {others}}}}}")
    assert row.assessments == ("勢い：↑", "委員会（審議会）：有効 5人、有効でない 1人", "方針：継続")
    assert (row.published_rate, row.rate) == ("91％", "90％")


def test_a_calendar_year_is_headed_as_one() -> None:
    (row,) = rows("counts: yearly, calendar: true, years: {R7: {actual: 5}}")
    assert row.year == YearHead(era="令和7年", gregorian="2025年1〜12月")


@pytest.mark.parametrize(
    ("more", "when", "why"),
    [
        ("", "R7", "この年度の目標がないので、評価しません。"),
        ("calendar: true, ", "R7", "この年の目標がないので、評価しません。"),
        ("", "R7上", "この期間の目標がないので、評価しません。"),
        ("", "R7.8", "この期間の目標がないので、評価しません。"),
        ("", "現状", "この期間の目標がないので、評価しません。"),
    ],
)
def test_a_reason_names_the_kind_of_period(more: str, when: str, why: str) -> None:
    (row,) = rows(f"counts: level, {more}years: {{{when}: {{actual: 5}}}}")
    assert row.why == why
