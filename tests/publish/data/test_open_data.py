"""The files together: an index that names them all, a package that others validate, an archive named by its content."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.plan.load import Loaded
from generator.publish.data.open_data import OpenData
from generator.publish.portal import Portal
from tests.publish.data.open_data import assert_package, data_of


def test_the_index_names_every_plan_and_table(data: OpenData) -> None:
    index = json.loads(data.files["data/index.json"])
    address = Portal().address
    for plan in index["plans"]:
        assert plan["json"].removeprefix(address) in data.files
    assert len(index["plans"]) == 3
    assert all(table["csv"].removeprefix(address) in data.files for table in index["tables"])


def test_frictionless_finds_nothing_wrong(data: OpenData, tmp_path: Path) -> None:
    assert_package(data.files, tmp_path)


def test_the_archive_is_whole_and_named_by_its_content(data: OpenData) -> None:
    (name,) = [path for path in data.files if path.endswith(".zip")]
    content = data.files[name]
    assert hashlib.sha256(content).hexdigest()[:12] in name
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        listed = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(listed) == set(archive.namelist()) - {"SHA256SUMS"}
        for path, digest in listed.items():
            assert hashlib.sha256(archive.read(path)).hexdigest() == digest
        assert {"README.txt", "LICENSE-DATA.md", "dictionary.csv", "plans/aobano-commerce.json"} <= set(listed)


def test_above_so_many_plans_each_has_one_csv_and_one_json(
    plans: Sequence[Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.data.open_data.MANY", 2)
    found = data_of(plans).files
    assert [path for path in found if path.startswith("data/") and "aobano" in path] == [
        "data/aobano-commerce/observations.csv",
        "data/plans/aobano-commerce.json",
        "data/aobano-commerce/citations.bib",
        "data/aobano-commerce/citations.csl.json",
    ]
    assert b".xlsx" not in found["data/catalog.jsonld"]
