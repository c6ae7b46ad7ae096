"""Due targets: which target applies to a year, which one is due later, and what counts of a cumulative indicator."""

from decimal import Decimal

import pytest

from generator.evaluation.result import Reason, TargetBasis
from generator.plan.model.fiscal import parse_period
from tests.evaluation.small import results, tracks


@pytest.mark.parametrize(
    ("years", "due", "basis", "ahead"),
    [
        ("R6: {target: 5, actual: 4}", "R6", TargetBasis.SAME_PERIOD, None),
        ("R6: {actual: 4}, R8: {target: 5}", "R8", TargetBasis.LATER, "R8"),
        ("R6: {target: 4, actual: 4}, R8: {target: 5}", "R6", TargetBasis.SAME_PERIOD, "R8"),
        ("R6: {actual: 4}, R7: {target: 4}, R8: {target: 5}", None, TargetBasis.SAME_PERIOD, "R8"),
        ("R5: {target: 5}, R6: {actual: 4}", None, TargetBasis.SAME_PERIOD, None),
        ("R6: {actual: 4}, 最終: {target: 5}", "最終", TargetBasis.LATER, "最終"),
        ("R6: {actual: 4}, 最終: {target: 設定なし}", "最終", TargetBasis.LATER, None),
        ("R6: {actual: 4}, R10: {target: 5}", "R10", TargetBasis.LATER, "R10"),
        ("R6: {actual: 4}, R7-R8: {target: 5}", None, TargetBasis.SAME_PERIOD, None),
    ],
)
def test_the_target_of_a_year_and_the_one_ahead(
    years: str, due: str | None, basis: TargetBasis, ahead: str | None
) -> None:
    result = results(f"direction: up, years: {{{years}}}")["R6"]
    assert (result.due.written if result.due else None) == due
    assert result.inputs.basis is basis
    assert (result.ahead.written if result.ahead else None) == ahead


@pytest.mark.parametrize(("year", "due"), [("R7", "最終"), ("R8", "最終"), ("R9", None), ("R12", None)])
def test_the_final_target_is_due_with_the_last_year_of_the_plan(year: str, due: str | None) -> None:
    result = results(f"direction: up, counts: level, years: {{{year}: {{actual: 4}}, 最終: {{target: 5}}}}")[year]
    assert (result.due.written if result.due else None) == due
    assert (result.rate.met is False) is (year == "R8")
    assert (result.graded.reason is Reason.GOAL_NOT_DUE) is (year == "R7")


def test_half_a_year_has_no_target_but_its_own() -> None:
    found = results("direction: up, years: {R6上: {actual: 4}, R6: {target: 5}, R8: {target: 6}}")["R6上"]
    assert (found.target, found.ahead) == (None, None)


def test_a_year_s_amount_never_counts_beside_totals() -> None:
    found = results(
        "direction: up, counts: cumulative, years: {R5: {actual: 60, total: 60}, R6: {actual: 70, target: 100}}"
    )
    assert (found["R6"].measured, found["R6"].rate.reason) == (None, Reason.TOTAL_MISSING)
    assert (found["R5"].inputs.actual, found["R5"].due) == (Decimal(60), parse_period("R6"))


def test_without_totals_the_actual_of_a_cumulative_indicator_is_the_total() -> None:
    (track,) = tracks("direction: up, counts: cumulative, years: {R6: {actual: 70, target: 100}}")
    (result,) = track.results.values()
    assert (result.inputs.actual, result.rate.met) == (Decimal(70), False)
