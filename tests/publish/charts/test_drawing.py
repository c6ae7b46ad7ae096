"""Drawing: SVG with text as text, any chart at all, and the same bytes in every process."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator.publish.charts.canvas import FONT
from generator.publish.charts.chart import BarChart, Card, ChartSlot, ChartValue, IndicatorCard, IndicatorChart
from generator.publish.charts.drawing import draw
from generator.publish.charts.indicator_chart import shapes_of, words_of
from tests.conftest import ROOT
from tests.publish.charts.charts import CHART


def test_bars_and_cards_are_drawn_the_same_each_time() -> None:
    bars = BarChart(
        title="題",
        unit="千円",
        names=("とても長い事業の名前" * 9, "短い"),
        bars=(ChartValue(600000.0, "600,000"), ChartValue(1.0, "1")),
    )
    assert draw(bars) == draw(bars)
    assert "600,000" in draw(bars).decode()
    card = Card(place="市", title="計画の名前" * 30, sentence="文" * 400, portal="みえる計画")
    assert draw(card) == draw(card)
    assert draw(card).startswith(b"\x89PNG")


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
            slots=(ChartSlot(label="現状", sublabel="", actual=ChartValue(0.0, "0"), target=ChartValue(0.0, "0")),),
        ),
        IndicatorChart(
            title="多",
            unit="円",
            slots=tuple(
                ChartSlot(label=f"令和{year}年度", sublabel=str(2018 + year), actual=ChartValue(10.0**year, "1"))
                for year in range(1, 25)
            ),
        ),
    ],
    ids=lambda chart: chart.title,
)
def test_any_chart_can_be_drawn(chart: IndicatorChart) -> None:
    ElementTree.fromstring(draw(chart))


@pytest.mark.slow
def test_charts_are_the_same_bytes_in_every_process() -> None:
    code = "from tests.publish.charts.charts import CHART; from generator.publish.charts.drawing import draw; import sys; sys.stdout.buffer.write(draw(CHART))"
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


def _chart(*slots: ChartSlot, **more: Any) -> IndicatorChart:
    return IndicatorChart(title="店の数", unit="店", slots=slots, **more)


def _slot(year: int, actual: float | None = None, target: float | None = None, **more: Any) -> ChartSlot:
    marks = [None if one is None else ChartValue(one, f"{one:g}") for one in (actual, target)]
    return ChartSlot(label=f"{year}年度", sublabel="", year=year, actual=marks[0], target=marks[1], **more)


def _lefts(chart: IndicatorChart) -> dict[str, float]:
    return {text: x for x, _, text, _ in words_of(chart) if text.endswith("年度") or text == "…"}


def test_years_are_to_scale_and_gaps_are_marked() -> None:
    places = _lefts(_chart(_slot(2020, 1), _slot(2021, 2), _slot(2025, 3)))
    assert places["2025年度"] - places["2021年度"] == pytest.approx(4 * (places["2021年度"] - places["2020年度"]))
    assert places["2021年度"] < places["…"] < places["2025年度"]
    long = _lefts(_chart(_slot(2000, 1), _slot(2021, 2), _slot(2022, 3)))
    assert long["2021年度"] - long["2000年度"] == pytest.approx(1.5 * (long["2022年度"] - long["2021年度"]))
    assert "…" in long
    assert "…" not in _lefts(_chart(_slot(2020, 1), _slot(2021, 2)))


def test_a_baseline_does_not_look_like_an_actual() -> None:
    chart = _chart(_slot(2020, 5, is_baseline=True), _slot(2021, 5))
    baseline, actual = [shape for shape in shapes_of(chart) if shape.get_linewidth() == 1.5]
    assert baseline.get_facecolor() != actual.get_facecolor()
    assert any("□ 基準" in text for _, _, text, _ in words_of(chart))


@pytest.mark.parametrize("actual", [80.0, 90.0, 94.0, 97.0, 99.0, 100.0, 101.0, 110.0])
def test_no_value_is_struck_out_by_the_line_of_its_target(actual: float) -> None:
    chart = _chart(_slot(2021, actual, 100.0), _slot(2022, 50, 100.0))
    line = next(shape for shape in shapes_of(chart) if shape.get_facecolor()[:3] == (0x1A / 255,) * 3)
    y = line.get_y() + line.get_height() / 2
    (bottom, size) = next((y, more["fontsize"]) for _, y, text, more in words_of(chart) if text == f"{actual:g}")
    assert not bottom - 2 < y < bottom + 0.8 * size


def test_title_and_source_are_in_the_image() -> None:
    chart = _chart(_slot(2021, 1), source="出典：あおば野市「計画」資料2 テキスト17行目" + "と続き" * 4)
    root = ElementTree.fromstring(draw(chart))
    texts = "".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "店の数" in texts
    assert chart.source in texts
    assert root.get("height") == f"{chart.height}pt"
    assert chart.height == _chart().height + 30


def test_an_indicators_card_has_its_words_and_chart() -> None:
    card = IndicatorCard(
        place="𠮷田市　例の計画",
        title="参加者数",
        verdict="評価 B　目標に対する率 80％",
        sentence="令和7年度（2025年度）は88店で、目標の110店に届きませんでした。" * 3,
        below=("出典：資料2 テキスト17行目", "2026年11月21日に確認", "みえる計画"),
        chart=CHART,
    )
    image = Image.open(io.BytesIO(draw(card))).convert("RGB")
    assert image.size == (1200, 630)
    words, chart, below = (
        _colours(image.crop(box)) for box in ((60, 30, 540, 540), (566, 60, 1170, 520), (60, 550, 1140, 610))
    )
    assert all(len(colours) > 2 for colours in (words, chart, below))
    assert "(0, 23, 193)" in chart
    assert draw(replace(card, chart=None)) != draw(card)


def _colours(image: Image.Image) -> set[str]:
    return {str(colour) for _, colour in image.getcolors(1 << 20) or ()}
