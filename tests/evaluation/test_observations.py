"""Observations: halves are rounded away from zero, and every number on a page is one of them."""

from fractions import Fraction

import pytest

from generator.evaluation.evaluate import Evaluation
from generator.evaluation.observations import observations
from generator.plan.numbers import plain_number, round_half_away
from generator.publish.views.plan import plan_page


@pytest.mark.parametrize(("value", "rounded"), [("0.00005", "0.0001"), ("-0.00005", "-0.0001"), ("2.5", "2.5000")])
def test_halves_are_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert str(round_half_away(Fraction(value), 4)) == rounded


def test_every_number_on_a_page_is_an_observation(commerce_evaluation: Evaluation) -> None:
    figures = [one.figure for one in observations(commerce_evaluation)]
    known = {plain_number(figure.value) for figure in figures if figure and figure.value is not None}
    page = plan_page(commerce_evaluation)
    shown = [
        cell.replace(",", "")
        for measure in page.measures
        for section in measure.sections
        for indicator in section.indicators
        for row in indicator.rows
        for cell in (row.target, row.actual)
        if cell and cell[0].isdigit()
    ]
    assert len(shown) == 9 * 7 + 7
    assert set(shown) <= known
