"""The JSON Schema, as an independent validator reads it: the plans pass, and what editors should mark does not."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.plan.reading.document import read
from tests.conftest import ROOT

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((ROOT / "schema" / "plan.schema.json").read_text(encoding="utf-8"))
)
GOOD = [*sorted((ROOT / "plans").glob("*.yaml")), ROOT / "content" / "manual" / "example.yaml"]


def plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(item) for item in data]
    if isinstance(data, Decimal):
        return int(data) if data == data.to_integral_value() else float(data)
    return data


def complaints(path: Path) -> list[str]:
    document, _ = read(path.name, path.read_bytes())
    assert document is not None
    return [error.message for error in VALIDATOR.iter_errors(plain(document.data))]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_plan_fits_the_schema(path: Path) -> None:
    assert complaints(path) == []


@pytest.mark.parametrize("code", ["unknown-key", "not-a-choice", "bad-id", "missing-key", "wrong-type"])
def test_an_editor_can_mark_what_is_wrong(code: str) -> None:
    assert complaints(ROOT / "content/manual/checks" / f"{code}.bad.yaml") != []
