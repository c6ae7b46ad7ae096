"""Words, sentences, observations and charts: what the pages and the open data are made of."""

import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.numbers import plain_number, round_half_away
from generator.publish.charts.cache import cached
from generator.publish.charts.canvas import FONT, width_of, wrapped
from generator.publish.charts.chart import BarChart, Card, IndicatorChart, Mark, Slot
from generator.publish.charts.drawing import draw
from generator.publish.views.plan import plan_page
from generator.publish.wording import phrases, sentences
from tests.conftest import ROOT
from tests.evaluation.test_evaluate import tracks


@pytest.mark.parametrize(
    ("rate", "edges", "shown"),
    [
        (Fraction(9400, 105), (90, 50), "89.5％"),
        (Fraction(1700, 45), (), "37.8％"),
        (Fraction(100), (), "100％"),
        (Fraction(1005, 10), (), "100.5％"),
        (Fraction(105), (90,), "105％"),
        (Fraction(8996, 100), (90,), "89.96％"),
        (Fraction(899999, 10000), (90,), "89.9999％"),
        (Fraction(500001, 10000), (50,), "50.0001％"),
        (Fraction(-12656, 100), (), "−126.6％"),
        (Fraction(5, 100), (), "0.1％"),
        (Fraction(-5, 100), (), "−0.1％"),
        (Fraction(4, 100), (), "0.0％"),
        (Fraction(123456), (), "123,456％"),
    ],
)
def test_a_rate_is_rounded_only_when_shown(rate: Fraction, edges: tuple[int, ...], shown: str) -> None:
    assert phrases.percent(rate, [Decimal(edge) for edge in edges]) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("27000", "27,000"), ("1234567.50", "1,234,567.50"), ("0", "0"), ("-1200", "−1,200"), ("0.05", "0.05")],
)
def test_digits_are_shown_as_written_and_grouped(value: str, shown: str) -> None:
    assert phrases.number(Decimal(value)) == shown


@pytest.mark.parametrize(("value", "rounded"), [("0.00005", "0.0001"), ("-0.00005", "-0.0001"), ("2.5", "2.5000")])
def test_halves_are_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert str(round_half_away(Fraction(value), 4)) == rounded


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (
            "unit: 人, direction: up, years: {R6: {target: 30, actual: 31}, R7: {target: 45, actual: 17}, R8: {target: 65}}",
            "令和7年度（2025年度）は17人で、目標45人の37.8％でした。前の年度より14人減りました。令和8年度の目標65人まで、あと48人です。",
        ),
        (
            "unit: 件, direction: up, years: {R6: {target: 3, actual: 3}, R7: {target: 3, actual: 3}}",
            "令和7年度（2025年度）は3件で、目標3件の100％でした。前の年度と同じでした。",
        ),
        (
            "unit: 人, direction: down, rate: met-or-not, years: {R7: {target: 0, actual: 1}}",
            "令和7年度（2025年度）は1人で、目標0人に届きませんでした。",
        ),
        (
            "unit: 店舗, direction: down, rate: target-over-actual, years: {R6: {actual: 102}, R8: {target: 80}}",
            "令和6年度（2024年度）は102店舗で、最終目標80店舗に対する率は78.4％でした。令和8年度の目標80店舗まで、あと22店舗です。",
        ),
        (
            "unit: 百万円, direction: up, years: {R5: {target: 222410, actual: {value: 216406, of: R2}}}",
            "令和5年度（2023年度）は216,406百万円（令和2年度の値）でした。",
        ),
        (
            "unit: 社, direction: up, years: {R5: {actual: {value: 6, of: R2}}, 最終: {target: 9}}",
            "令和5年度（2023年度）は6社（令和2年度の値）でした。",
        ),
        ("direction: up, years: {R8: {target: 5}}", "まだ実績がありません。"),
        ("direction: up, years: {R7: {target: 5, actual: 未公表}}", "まだ実績がありません。"),
        ("years: {R7: {actual: 増加}}", "令和7年度（2025年度）は増加でした。"),
    ],
)
def test_the_sentence_on_the_latest_year(indicator: str, sentence: str) -> None:
    (track,) = tracks(indicator)
    assert sentences.latest(track, ()) == sentence


def test_the_reason_of_a_grade_has_the_numbers_put_in(akiruno_evaluation: Evaluation) -> None:
    track = akiruno_evaluation.tracks[0]
    told = [
        sentences.why(result, akiruno_evaluation.plan.scale, "人") + sentences.compared(result)
        for result in track.results.values()
    ]
    assert told == [
        "この年度の目標がないので、評価しません。",
        "実績 21人 ÷ 目標 20人 ＝ 105％。90％以上120％未満なので「A 目標値どおり」です。公表された評価と同じです。",
        "実績 31人 ÷ 目標 30人 ≒ 103.3％。90％以上120％未満なので「A 目標値どおり」です。公表された評価と同じです。",
        "実績 17人 ÷ 目標 45人 ≒ 37.8％。50％以下なので「C 要大幅改善」です。公表された評価と同じです。",
        "この年度はまだ終わっていません。",
    ]


def test_every_number_on_a_page_is_an_observation(akiruno_evaluation: Evaluation) -> None:
    figures = [one.figure for one in observations(akiruno_evaluation)]
    known = {plain_number(figure.value) for figure in figures if figure and figure.value is not None}
    page = plan_page(akiruno_evaluation)
    shown = [
        cell.replace(",", "")
        for measure in page.measures
        for section in measure.sections
        for indicator in section.indicators
        for row in indicator.rows
        for cell in (row.target, row.actual)
        if cell and cell[0].isdigit()
    ]
    assert len(shown) == 14 * 7 + 10
    assert set(shown) <= known


CHART = IndicatorChart(
    title="𠮷田产 x^{$ b <b>&",
    unit="人",
    slots=(
        Slot(label="令和3年度", sublabel="2021", note="―"),
        Slot(label="令和5年度", sublabel="2023", actual=Mark(21.0, "21"), target=Mark(20.0, "20")),
        Slot(label="令和6年度", sublabel="2024", actual=Mark(-31.0, "−31"), target=Mark(30.0, "30"), firm=False),
        Slot(label="令和8年度", sublabel="2026", actual=None, target=Mark(65.0, "65"), note="これから"),
    ),
)


def test_the_last_target_is_a_line_where_it_lies_ahead(akiruno_evaluation: Evaluation) -> None:
    view = plan_page(akiruno_evaluation).measures[0].sections[2].indicators[0]
    assert view.chart is not None
    assert isinstance(view.chart.chart, IndicatorChart)
    assert view.chart.chart.goal == Mark(65.0, "65")
    svg = draw(view.chart.chart).decode()
    assert "最終目標" in svg
    assert "多いほどよい" in svg
    assert view.chart.alt.startswith("参加者数の棒グラフ。令和7年度（2025年度）は17人で、目標45人の37.8％でした。")


def test_bars_and_cards_are_drawn_the_same_each_time() -> None:
    bars = BarChart(
        title="題",
        unit="千円",
        names=("とても長い事業の名前" * 9, "短い"),
        bars=(Mark(600000.0, "600,000"), Mark(1.0, "1")),
    )
    assert draw(bars) == draw(bars)
    assert "600,000" in draw(bars).decode()
    card = Card(place="市", title="計画の名前" * 30, sentence="文" * 400, portal="みえる計画")
    assert draw(card) == draw(card)
    assert draw(card).startswith(b"\x89PNG")
    assert list(wrapped("一二三、四五六", 10, 32, 2)) == ["一二三、", "四五六"]
    assert list(wrapped("一二三四五六七八", 10, 32, 2)) == ["一二三", "四五…"]


def test_a_chart_is_svg_with_text_as_text() -> None:
    root = ElementTree.fromstring(draw(CHART))
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"令和5年度", "2023", "21", "20", "−31", "65", "これから", "単位：人"} <= set(texts)
    assert not list(root.iter("{http://www.w3.org/2000/svg}use"))
    assert FONT not in draw(CHART).decode()


@pytest.mark.parametrize(
    "chart",
    [
        IndicatorChart(title="空", unit="", slots=()),
        IndicatorChart(
            title="零",
            unit="件",
            slots=(Slot(label="現状", sublabel="", actual=Mark(0.0, "0"), target=Mark(0.0, "0")),),
        ),
        IndicatorChart(
            title="多",
            unit="円",
            slots=tuple(
                Slot(label=f"令和{year}年度", sublabel=str(2018 + year), actual=Mark(10.0**year, "1"))
                for year in range(1, 25)
            ),
        ),
    ],
    ids=lambda chart: chart.title,
)
def test_any_chart_can_be_drawn(chart: IndicatorChart) -> None:
    ElementTree.fromstring(draw(chart))


def test_a_glyph_that_the_font_lacks_counts_as_one_em() -> None:
    assert width_of("𠮷", 20) == width_of("产", 20) == width_of("一", 20)
    assert width_of("i", 20) < width_of("一", 20)


def test_charts_are_the_same_bytes_in_every_process() -> None:
    code = "from tests.publish.test_publish import CHART; from generator.publish.charts.drawing import draw; import sys; sys.stdout.buffer.write(draw(CHART))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {draw(CHART)}


def test_a_chart_is_drawn_once_and_then_taken_from_the_cache(tmp_path: Path) -> None:
    first = cached(tmp_path)(CHART)
    (file,) = tmp_path.iterdir()
    assert first == draw(CHART)
    file.write_bytes(first.replace("これから".encode(), "まだまだ".encode()))
    assert "まだまだ" in cached(tmp_path)(CHART).decode()
    file.write_bytes(first[:100])
    assert cached(tmp_path)(CHART) == first


def test_what_is_slow_to_import_is_imported_only_where_it_is_used() -> None:
    code = "import sys, generator.cli; assert not {'matplotlib', 'openpyxl', 'ruamel.yaml', 'rich'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_marks_of_a_scale_have_shape_and_shade_from_their_rank(akiruno_evaluation: Evaluation) -> None:
    assert [(line.mark.code, line.mark.step) for line in plan_page(akiruno_evaluation).legend] == [
        ("S", 1),
        ("A", 2),
        ("B", 4),
        ("C", 5),
    ]
