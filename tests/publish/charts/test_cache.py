"""The cache of charts: drawn once, taken from it after that, and drawn again where a file is broken."""

from pathlib import Path

from generator.publish.charts.cache import cached
from generator.publish.charts.drawing import draw
from tests.publish.charts.charts import CHART


def test_a_chart_is_drawn_once_and_then_taken_from_the_cache(tmp_path: Path) -> None:
    first = cached(tmp_path)(CHART)
    (file,) = tmp_path.iterdir()
    assert first == draw(CHART)
    file.write_bytes(first.replace("これから".encode(), "まだまだ".encode()))
    assert "まだまだ" in cached(tmp_path)(CHART).decode()
    file.write_bytes(first[:100])
    assert cached(tmp_path)(CHART) == first
