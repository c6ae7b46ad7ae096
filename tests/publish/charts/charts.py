"""A chart for tests: signs that fonts lack, markup, a negative value, a gap, and a year to come."""

from generator.publish.charts.chart import ChartSlot, ChartValue, IndicatorChart

CHART = IndicatorChart(
    title="𠮷田产 x^{$ b <b>&",
    unit="人",
    slots=(
        ChartSlot(label="令和3年度", sublabel="2021", note="―"),
        ChartSlot(label="令和5年度", sublabel="2023", actual=ChartValue(21.0, "21"), target=ChartValue(20.0, "20")),
        ChartSlot(
            label="令和6年度",
            sublabel="2024",
            actual=ChartValue(-31.0, "−31"),
            target=ChartValue(30.0, "30"),
            firm=False,
        ),
        ChartSlot(label="令和8年度", sublabel="2026", actual=None, target=ChartValue(65.0, "65"), note="これから"),
    ),
)
