"""Plan files as other programs read them: a file in; what an independent schema validator or YAML reader says of it out."""

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML

from generator.plan.reading.document import read
from tests.conftest import ROOT

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((ROOT / "schema" / "plan.schema.json").read_text(encoding="utf-8"))
)


def schema_errors(path: Path) -> list[str]:
    """Return what the validator has against a file, by the JSON Schema."""
    document, _ = read(path.name, path.read_bytes())
    assert document is not None
    return [error.message for error in VALIDATOR.iter_errors(_with_numbers(document.data))]


def assert_another_reader(path: Path) -> None:
    """Assert that ruamel.yaml, which reads YAML 1.2, makes of a file what the strict reader makes of it."""
    document, _ = read(path.name, path.read_bytes())
    assert document is not None
    other = YAML(typ="safe", pure=True).load(io.StringIO(path.read_text(encoding="utf-8")))
    assert _as_texts(document.data) == _as_texts(other)


def _with_numbers(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _with_numbers(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_numbers(item) for item in data]
    if isinstance(data, Decimal):
        return int(data) if data == data.to_integral_value() else float(data)
    return data


def _as_texts(data: object) -> object:
    if isinstance(data, dict):
        return {str(key): _as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_texts(item) for item in data]
    return data if isinstance(data, bool) else str(data)
