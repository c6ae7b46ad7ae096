"""The JSON Schema, with an independent validator: the plans are valid, and what editors should mark is not."""

from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.frozen import PLANS
from tests.plan.readers import VALIDATOR, schema_errors

GOOD = [*PLANS, ROOT / "content" / "manual" / "example.yaml"]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_plan_fits_the_schema(path: Path) -> None:
    assert schema_errors(path) == []


@pytest.mark.parametrize("code", ["unknown-key", "not-a-choice", "bad-id", "missing-key", "wrong-type"])
def test_an_editor_can_mark_what_is_wrong(code: str) -> None:
    assert schema_errors(ROOT / "content/manual/checks" / f"{code}.bad.yaml") != []
