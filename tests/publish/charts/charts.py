"""A chart for tests: signs that fonts lack, markup, a negative value, a gap, and a year to come."""

from generator.publish.charts.chart import IndicatorChart, Mark, Slot

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
