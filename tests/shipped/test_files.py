"""The shipped plan files: laid out, read alike by others, sent out and back unchanged, and owned."""

import pytest

from generator.edit.layout import canonical_layout
from generator.plan.load import load
from tests.conftest import ROOT
from tests.edit.sheet.workbooks import assert_return, years
from tests.plan.readers import assert_another_reader, schema_errors
from tests.repository.owners import OWNED
from tests.shipped.plans import file_of, listed

EACH = pytest.mark.parametrize("plan", [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()])


@EACH
def test_a_plan_is_laid_out(plan: str) -> None:
    raw = file_of(plan).read_bytes()
    assert canonical_layout(f"{plan}.yaml", raw) == raw


@EACH
def test_a_plan_fits_the_schema_and_is_read_alike_by_others(plan: str) -> None:
    assert schema_errors(file_of(plan)) == []
    assert_another_reader(file_of(plan))


@EACH
def test_a_plan_is_a_text_file_as_editorconfig_states(plan: str) -> None:
    text = file_of(plan).read_bytes().decode()
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")


@EACH
def test_a_year_that_nobody_filled_in_comes_back_as_it_was(plan: str) -> None:
    for year in years(load(f"{plan}.yaml", file_of(plan).read_bytes())):
        assert_return(file_of(plan), year)


def test_every_plan_has_an_owner_s_line() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    named = [match["path"] for line in lines if (match := OWNED.fullmatch(line))]
    missing = {f"/plans/{plan}.yaml" for plan in listed()} - set(named)
    assert not missing, f".github/CODEOWNERS に「# {min(missing)} @団体/チーム」のような行を足してください。"
    assert [path for path in named if path != "*" and not (ROOT / path[1:]).exists()] == []
