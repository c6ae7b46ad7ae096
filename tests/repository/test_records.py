"""Records of more than three fields are built by name, so that a field put in the middle moves no other's value."""

import dataclasses
import importlib
import inspect
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

MOST = 3
"""The number of fields up to which values may be given by order."""


def defined() -> Iterator[type]:
    """Yield every class that a module of the generator defines."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.name != "__main__.py":
            module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            yield from (
                one for _, one in inspect.getmembers(module, inspect.isclass) if one.__module__ == module.__name__
            )


def fields(record: type) -> dict[str, bool]:
    """Return the fields that a record is built with, and whether each must be named; a NamedTuple's never."""
    if dataclasses.is_dataclass(record):
        return {field.name: field.kw_only is True for field in dataclasses.fields(record) if field.init}
    return dict.fromkeys(getattr(record, "_fields", ()), False)


@pytest.mark.parametrize("record", [*defined()], ids=lambda record: f"{record.__module__}.{record.__name__}")
def test_a_record_of_many_fields_is_built_by_name(record: type) -> None:
    by_order = [name for name, is_named in fields(record).items() if not is_named]
    assert len(by_order) <= MOST, "write @dataclass(frozen=True, slots=True, kw_only=True)"
