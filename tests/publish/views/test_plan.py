"""A plan's page: its charts say where the last target lies, its marks have shape and shade from their rank."""

from generator.evaluation.evaluate import Evaluation
from generator.publish.charts.chart import ChartValue, IndicatorChart
from generator.publish.charts.drawing import draw
from generator.publish.views.plan import plan_page


def test_the_last_target_is_a_line_where_it_lies_ahead(commerce_evaluation: Evaluation) -> None:
    view = plan_page(commerce_evaluation).measures[0].sections[2].indicators[0]
    assert view.chart is not None
    assert isinstance(view.chart.chart, IndicatorChart)
    assert view.chart.chart.goal == ChartValue(65.0, "65")
    svg = draw(view.chart.chart).decode()
    assert "最終目標" in svg
    assert "多いほどよい" in svg
    assert view.chart.alt.startswith(
        "参加者数の棒グラフ。令和7年度（2025年度）は17人で、目標の45人に届きませんでした（目標の37.8％）。"
    )


def test_the_marks_of_a_scale_have_shape_and_shade_from_their_rank(commerce_evaluation: Evaluation) -> None:
    (scale,) = plan_page(commerce_evaluation).scales
    assert [(line.mark.code, line.mark.step) for line in scale.grades] == [
        ("S", 1),
        ("A", 2),
        ("B", 4),
        ("C", 5),
    ]
