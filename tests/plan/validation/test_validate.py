"""Validation of files that only machines write: the work is proportional to the size of the file."""

import sys
from types import FrameType

import pytest

from generator.plan.load import load
from tests.small_plans import SMALLEST


def calls(raw: bytes) -> int:
    """Return the number of Python function calls to load a plan: a measure of work that is the same on every machine."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        load("plans/smallest.yaml", raw)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("key", ["measure{}", "zq{}xv"], ids=["each is reported", "all are reported as one"])
def test_the_work_grows_with_the_unknown_keys_and_not_with_their_square(key: str) -> None:
    few, many = (SMALLEST + "".join(f"{key.format(number)}: a\n" for number in range(count)) for count in (400, 800))
    assert calls(many.encode()) < 2.1 * calls(few.encode())
