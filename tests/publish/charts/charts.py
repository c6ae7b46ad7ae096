"""A chart for tests: signs that fonts lack, markup, a negative value, a gap, and a year to come."""

from generator.publish.charts.chart import IndicatorChart, Mark, Slot

CHART = IndicatorChart(
    "𠮷田产 x^{$ b <b>&",
    "人",
    (
        Slot("令和3年度", "2021", note="―"),
        Slot("令和5年度", "2023", Mark(21.0, "21"), Mark(20.0, "20")),
        Slot("令和6年度", "2024", Mark(-31.0, "−31"), Mark(30.0, "30"), firm=False),
        Slot("令和8年度", "2026", None, Mark(65.0, "65"), note="これから"),
    ),
)
