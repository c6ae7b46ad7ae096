"""The indicator tables of the shipped plans' sources, imported with their profiles: what is right, wrong and open."""

from pathlib import Path

import pytest

from tests.shipped.intake import measured, profiles

MOST_LINES = 40
LEAST = 0.95


@pytest.mark.parametrize("path", profiles(), ids=lambda path: path.name)
def test_no_figure_is_wrong_and_hardly_any_is_open(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = measured(path)
    with capsys.disabled():
        print(f"\n{found}", end="")
    assert found.wrong == ()
    assert found.beside == ()
    assert found.share >= LEAST, str(found)
    assert found.profile_lines <= MOST_LINES


def test_every_source_with_figures_in_tables_has_a_profile() -> None:
    assert len(profiles()) == 4
