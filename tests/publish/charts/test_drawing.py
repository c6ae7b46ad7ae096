"""Drawing: SVG with text as text, any chart at all, and the same bytes in every process."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator.publish.charts.canvas import FONT
from generator.publish.charts.chart import BarChart, Card, ChartSlot, ChartValue, IndicatorCard, IndicatorChart
from generator.publish.charts.drawing import draw
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
    assert (0, 23, 193) in chart
    assert draw(replace(card, chart=None)) != draw(card)


def _colours(image: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in image.getcolors(1 << 20)}
