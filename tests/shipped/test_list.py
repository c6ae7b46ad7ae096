"""The list of the shipped plans is that of the files here, so that no test of theirs is skipped in silence."""

import os

import pytest

from tests.shipped.plans import here, listed, write_list

pytestmark = pytest.mark.plans()  # runs with any plans


def test_the_list_is_of_the_plans_as_they_are() -> None:
    """UPDATE_GOLDEN=1 writes the list anew."""
    if os.environ.get("UPDATE_GOLDEN") == "1":
        write_list()
    wanted, found = listed(), here()
    if not wanted.keys() & found.keys():
        pytest.skip("not here: none of the listed plans")
    changed = [plan for plan, digest in wanted.items() if found.get(plan) != digest]
    assert changed == [], "these plans have changed, and their tests do not run: `./portal golden` renews the list"
