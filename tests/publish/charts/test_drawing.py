"""Drawing: SVG with text as text, any chart at all, and the same bytes in every process."""

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from generator.publish.charts.canvas import FONT
from generator.publish.charts.chart import BarChart, Card, ChartSlot, ChartValue, IndicatorChart
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
