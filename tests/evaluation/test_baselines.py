"""Which baseline a value is compared with: the newest one that lasts as long as the value does."""

from decimal import Decimal

import pytest

from generator.evaluation.judge import newest_baseline
from generator.plan.model.figure import Figure
from generator.plan.model.fiscal import Period, parse_period
from generator.plan.model.row import Row
from generator.plan.model.vocabulary import Counts
from tests.evaluation.small import results


def period(text: str) -> Period:
    found = parse_period(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "when", "counts", "compares"),
    [
        ("R3", "R6", Counts.YEARLY, True),
        ("R3", "R6上", Counts.YEARLY, False),
        ("R3上", "R6", Counts.YEARLY, False),
        ("R3上", "R6上", Counts.YEARLY, True),
        ("R3上", "R6下", Counts.YEARLY, False),
        ("R3.8", "R6", Counts.YEARLY, False),
        ("R3.8", "R6", Counts.LEVEL, True),
        ("R3", "R6上", Counts.LEVEL, True),
        ("H22-H26", "R6", Counts.LEVEL, False),
        ("H22-H26", "H27-R1", Counts.YEARLY, True),
        ("H22-H26", "H27-H29", Counts.YEARLY, False),
        ("現状", "R6", Counts.YEARLY, True),
    ],
)
def test_a_baseline_compares_with_what_lasts_as_long(before: str, when: str, counts: Counts, compares: bool) -> None:
    rows = {period(before): Row(baseline=Figure.model_validate({"value": Decimal(5)}))}
    assert (newest_baseline(rows, period(when), counts) is not None) is compares


def test_half_a_year_is_never_held_against_the_baseline_of_a_year() -> None:
    years = "R3: {baseline: 400}, R6上: {target: 240, actual: 250}"
    found = results(f"unit: 件, direction: up, counts: yearly, rate: progress-from-baseline, years: {{{years}}}")[
        "R6上"
    ]
    assert (found.inputs.baseline, found.rate.met) == (None, True)
