"""Promises: which target is due, whether it was kept and how often running, and what was made easier."""

import pytest

from generator.evaluation.promises import Promise, promises
from tests.evaluation.small import evaluated


def found(years: str, more: str = "direction: up, counts: level, unit: 店") -> list[Promise]:
    """Return the promises of one indicator."""
    return list(promises(evaluated(f"indicators: [{{id: i, name: 指標, {more}, years: {{{years}}}}}]")))


@pytest.mark.parametrize(
    ("years", "period", "is_met", "run"),
    [
        ("R5: {target: 10, actual: 9}, R6: {target: 10, actual: 8}", "R6", False, 2),
        ("R5: {target: 10, actual: 10}, R6: {target: 10, actual: 8}", "R6", False, 1),
        ("R5: {target: 10, actual: 11}, R6: {target: 10, actual: 12}, R8: {target: 20}", "R6", True, 2),
        ("R5: {target: 10, actual: 9}, R7: {target: 10, actual: 9}", "R7", False, 1),
        ("R5: {target: 10, actual: 9}, R6: {actual: 30}", "R5", False, 1),
    ],
    ids=["twice", "once", "kept, with a later target", "a gap ends the run", "a value without a target"],
)
def test_the_newest_target_that_is_due(years: str, period: str, is_met: bool, run: int) -> None:
    (one,) = found(years)
    assert (one.period.written, one.is_met, one.run) == (period, is_met, run)


@pytest.mark.parametrize("years", ["R8: {target: 10}", "R5: {actual: 3}", "R6: {actual: 3}, R8: {target: 10}"])
def test_what_is_not_due_is_no_promise_yet(years: str) -> None:
    assert found(years) == []


@pytest.mark.parametrize(
    ("direction", "was", "is_eased"), [("up", 12, True), ("up", 8, False), ("down", 8, True), ("down", 12, False)]
)
def test_a_target_that_was_made_easier(direction: str, was: int, is_eased: bool) -> None:
    (one,) = found(
        f"R5: {{target: {{value: 10, was: {{value: {was}, why: 見直し}}}}, actual: 9}}",
        f"direction: {direction}, counts: level, unit: 店",
    )
    assert [period.written for period, _, _ in one.eased] == ["R5"] * is_eased


@pytest.mark.parametrize(("direction", "is_below"), [("up", True), ("down", False)])
def test_distance_and_baseline(direction: str, is_below: bool) -> None:
    (one,) = found(
        "R4: {baseline: 10}, R5: {target: 12, actual: 9}", f"direction: {direction}, counts: level, unit: 店"
    )
    assert one.distance == -3
    assert one.is_below_baseline is is_below


def test_nothing_is_subtracted_where_the_kind_is_not_declared() -> None:
    (one,) = found("R5: {target: 12, actual: 9}", "direction: up, unit: 店")
    assert one.distance is None
