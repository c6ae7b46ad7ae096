"""Open data under test: loaded plans in; their files and tables, what is read back from them, and what must hold, out."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import frictionless
import openpyxl
import pytest

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import Loaded
from generator.plan.model.plan import Plan
from generator.publish.data.codes import codes
from generator.publish.data.csv_file import csv_file
from generator.publish.data.open_data import OpenData, open_data
from generator.publish.data.table import DataTable
from generator.publish.data.tables import plan_tables
from generator.publish.portal import Portal
from generator.publish.site.tree import build_tree
from generator.publish.views.plan import PlanFileFacts
from tests.trees import PAGES, no_drawing

NO_OFFICE = "not run: install libreoffice-calc-nogui"


def data_of(plans: Sequence[Loaded], portal: Portal | None = None) -> OpenData:
    """Return the open data of plans, evaluated on the days they were last checked, bundled."""
    evaluations = [evaluate(one.plan, one.plan.updated) for one in plans if one.plan]
    file_data = {one.plan.id: dict(one.data) for one in plans if one.plan and one.data}
    return open_data(evaluations, file_data, portal or Portal(), b"licence")


def published(plans: Sequence[Loaded], folder: Path) -> Path:
    """Write the tables of all plans into a folder, as they lie on the site; return the folder."""
    (folder / "data").mkdir()
    for path, content in data_of(plans).files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (folder / path).write_bytes(content)
    return folder


def read(content: bytes) -> list[list[str]]:
    """Read a CSV file, strictly."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def csv_rows(table: DataTable) -> list[dict[str, str]]:
    """Return a table's rows as its CSV file says them."""
    head, *rows = read(csv_file(table))
    return [dict(zip(head, row, strict=True)) for row in rows]


def observation_rows(evaluation: Evaluation) -> list[dict[str, str]]:
    """Return a plan's observations as their CSV file says them."""
    return csv_rows(plan_tables(evaluation)[0])


def assert_csv_files(files: Mapping[str, bytes]) -> int:
    """Assert that every CSV is one table that Excel opens; return how many there are."""
    found = {path: content for path, content in files.items() if path.endswith(".csv")}
    for path, content in found.items():
        assert content.startswith(b"\xef\xbb\xbf"), path
        assert content.count(b"\r\n") == content.count(b"\n"), path
        head, *rows = read(content)
        assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in head), path
        assert len(set(head)) == len(head), path
        assert all(len(row) == len(head) for row in rows), path
        assert not any(any(mark in cell for mark in "\r\n\t") for row in rows for cell in row), path
        assert all(any(row) for row in rows), path
    return len(found)


def assert_values(tables: Sequence[DataTable]) -> None:
    """Assert that every value is of its column's type and code list."""
    known = {name: {code for code, _ in meaning} for name, meaning in codes().items()}
    for table in tables:
        for row in csv_rows(table):
            for column in table.columns:
                value = row[column.name]
                place = f"{table.name}.{column.name}: {value}"
                if value and column.type == "number":
                    assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value), place
                if value and column.type == "integer":
                    assert re.fullmatch(r"[0-9]+", value), place
                if value and column.type == "date":
                    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value), place
                if column.codes:
                    assert set(value.split()) <= known[column.codes], place
                if not column.printed:
                    assert unicodedata.is_normalized("NFKC", value), place
                assert value == " ".join(value.split()), place


def assert_places(tables: Sequence[DataTable]) -> set[str]:
    """Assert that every row says whose it is, in codes and words; return the names of the tables without rows."""
    for table in tables:
        if table.name not in ("codes", "dictionary"):
            for row in table.dicts():
                assert re.fullmatch("[0-9]{6}", str(row["municipality_code"]))
                assert row["prefecture"], table.name
                assert row["municipality"], table.name
                assert row["plan"], table.name
                if row.get("period"):
                    assert row["era"], table.name
    return {table.name for table in tables if not table.rows}


def assert_reasons(tables: Sequence[DataTable]) -> None:
    """Assert that what has no value has a reason, and that zero is a zero."""
    by_name = {one.name: one for one in tables}
    for name in ("observations", "budget"):
        rows = csv_rows(by_name[name])
        assert all(any(map(row.get, ("value", "words", "low"))) is not bool(row["reason"]) for row in rows), name
        assert any(row["value"] == "0" for row in rows), name


def assert_dictionary(tables: Sequence[DataTable]) -> None:
    """Assert that the dictionary, the last table, explains every column."""
    reported = {(row["table"], row["name"]): row for row in csv_rows(tables[-1])}
    assert list(reported) == [(table.name, column.name) for table in tables for column in table.columns]
    assert all(row["title"] and row["about"] and row["type"] for row in reported.values())


def assert_package(files: Mapping[str, bytes], folder: Path) -> None:
    """Assert that Frictionless finds nothing wrong with the tables of all plans."""
    for path, content in files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (folder / path.removeprefix("data/")).write_bytes(content)
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 14


def assert_rebuilding(plans: Sequence[Loaded], files: Mapping[str, bytes]) -> None:
    """Assert that each plan's published JSON rebuilds its pages."""
    for one in plans:
        assert one.plan is not None
        written = json.loads(files[f"data/plans/{one.plan.id}.json"], parse_float=Decimal, parse_int=Decimal)
        again = Plan.model_validate({**written["plan"], "id": written["id"]})
        known = {one.plan.id: PlanFileFacts(data=one.data)}
        rebuilt, built = (
            build_tree([evaluate(plan, plan.updated)], PAGES, no_drawing, {}, known) for plan in (again, one.plan)
        )
        assert rebuilt == built


def assert_rules(data: OpenData) -> None:
    """Assert that no file breaks any of the rules."""
    assert [(one.rule.id, one.files) for one in data.verdicts if one.word != "適合"] == []


def assert_bare_workbooks(files: Mapping[str, bytes]) -> int:
    """Assert rules L1-10 to L1-13 and L2-06 (no objects or looks, nothing merged or hidden, no formula); return the count."""
    books = {path: content for path, content in files.items() if path.endswith(".xlsx")}
    for path, content in books.items():
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
            assert not sheet.merged_cells.ranges, path
            assert not sheet._images, path
            assert not sheet._charts, path
            assert not sheet.conditional_formatting, path
            assert sheet.sheet_state == "visible", path
            assert not any(dimension.hidden for dimension in sheet.column_dimensions.values()), path
            assert not any(dimension.hidden for dimension in sheet.row_dimensions.values()), path
            for row in sheet.iter_rows():
                assert all(cell.data_type in ("s", "n") and not cell.has_style for cell in row), path
    return len(books)


def assert_workbook(data: OpenData) -> None:
    """Assert that the workbook of all plans holds the same values as the tables."""
    workbook = openpyxl.load_workbook(io.BytesIO(data.files["data/mieru-keikaku.xlsx"]))
    assert workbook.sheetnames == [table.name for table in data.tables]
    for table, sheet in zip(data.tables, workbook.worksheets, strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        wanted = [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in table.rows]
        assert rows == wanted, table.name


def assert_libreoffice(data: OpenData, folder: Path) -> None:
    """Assert that LibreOffice gives back every value of the workbook of all plans; without it, the test is not run."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail(NO_OFFICE)
        pytest.skip(NO_OFFICE)
    (folder / "all.xlsx").write_bytes(data.files["data/mieru-keikaku.xlsx"])
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = [office, f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to", every_sheet]
    subprocess.run([*command, "--outdir", folder, folder / "all.xlsx"], check=True, capture_output=True, timeout=300)
    for table in data.tables:
        head, *rows = read((folder / f"all-{table.name}.csv").read_bytes())
        assert head == [column.name for column in table.columns]
        for row, wanted in zip(rows, table.rows, strict=True):
            for cell, value in zip(row, wanted, strict=True):
                same = (
                    cell == ("" if value is None else value)
                    if not isinstance(value, int | Decimal)
                    else float(cell) == float(value)
                )
                assert same, (table.name, cell, value)
