"""The open data: files that Excel opens, rows that are complete, codes that are explained, plans that can be rebuilt."""

import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import frictionless
import jsonschema
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import load, load_file
from generator.plan.model.plan import Plan
from generator.publish.charts.chart import Drawing
from generator.publish.data.citation import cited
from generator.publish.data.codes import codes
from generator.publish.data.csv_file import csv_file, restored, shown
from generator.publish.data.files import OpenData, open_data
from generator.publish.data.rules import csv_files, verdicts
from generator.publish.data.table import Column, Table
from generator.publish.data.tables import plan_tables
from generator.publish.data.xlsx_file import xlsx_file
from generator.publish.pages.render import Pages
from generator.publish.portal import Portal
from generator.publish.site.tree import Tree, build_tree
from generator.publish.views.plan import Known, plan_page
from tests.conftest import ROOT
from tests.evaluation.test_evaluate import HEAD

FIXED = [
    "municipality_code",
    "plan_id",
    "path",
    "measure_id",
    "measure",
    "indicator_id",
    "indicator",
    "part",
    "fiscal_year",
    "period",
    "series",
    "value",
    "words",
    "unit",
    "comparator",
    "status",
    "reason",
    "reason_words",
    "value_year",
    "grade_published",
    "grade_computed",
    "rate",
    "source",
    "locator",
]


def _rows(evaluation: Evaluation) -> list[dict[str, str]]:
    return csv_rows(plan_tables(evaluation)[0])


def test_the_observations_of_akiruno(akiruno_evaluation: Evaluation) -> None:
    rows = _rows(akiruno_evaluation)
    assert [name for name in rows[0] if name in FIXED] == FIXED
    assert len(rows) == 14 * (1 + 3 * 2 + 1)
    chosen = [row for row in rows if row["indicator_id"] == "management-seminar-participants"]
    assert [
        tuple(row[name] for name in ("period", "series", "value", "reason", "reason_words", "rate")) for row in chosen
    ] == [
        ("2021", "actual", "", "dash", "【新規事業】", ""),
        ("2023", "target", "20", "", "", ""),
        ("2023", "actual", "21", "", "", "105.0000"),
        ("2024", "target", "25", "", "", ""),
        ("2024", "actual", "8", "", "", "32.0000"),
        ("2025", "target", "30", "", "", ""),
        ("2025", "actual", "12", "", "", "40.0000"),
        ("2026", "target", "35", "", "", ""),
    ]
    last = chosen[-2]
    assert last["path"] == "successors/management-support/management-seminar"
    assert (last["municipality_code"], last["plan_id"], last["measure"]) == (
        "132284",
        "akiruno-commerce",
        "経営支援セミナー",
    )
    assert (last["grade_published"], last["grade_computed"], last["unit"], last["locator"]) == (
        "C",
        "C",
        "人",
        "progress 14",
    )
    assert sum(bool(row["grade_published"]) for row in rows) == 42


def test_a_text_in_the_csv_is_no_formula() -> None:
    text = f"{HEAD}indicators:\n- {{id: i, name: '=cmd', unit: '-人', years: {{R5: {{actual: {{words: '@x'}}}}, R6: {{actual: -5}}}}}}\n"
    plan = load("plans/smallest.yaml", text.encode()).plan
    assert plan is not None
    rows = _rows(evaluate(plan, dt.date(2026, 1, 1)))
    assert [(row["indicator"], row["unit"], row["words"], row["value"]) for row in rows] == [
        ("'=cmd", "'-人", "'@x", ""),
        ("'=cmd", "'-人", "", "-5"),
    ]


@pytest.fixture(scope="module")
def loaded() -> Sequence[tuple[Evaluation, Mapping[str, object]]]:
    """Every plan of this repository, evaluated, with what its file says."""
    found = []
    for file in sorted((ROOT / "plans").glob("*.yaml")):
        one = load_file(file, file.name)
        assert one.plan is not None
        assert one.said is not None
        found.append((evaluate(one.plan, one.plan.updated), one.said))
    return found


@pytest.fixture(scope="module")
def data(loaded: Sequence[tuple[Evaluation, Mapping[str, object]]]) -> OpenData:
    """The open data of all plans, bundled."""
    said = {evaluation.plan.id: dict(tree) for evaluation, tree in loaded}
    return open_data([evaluation for evaluation, _ in loaded], said, Portal(), b"licence")


@pytest.fixture(scope="module")
def files(data: OpenData) -> dict[str, bytes]:
    """Every file of the open data."""
    return dict(data.files)


@pytest.fixture(scope="module")
def found(data: OpenData) -> tuple[Table, ...]:
    """Every table of all plans."""
    return data.tables


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_every_csv_is_one_table_that_excel_opens(files: dict[str, bytes]) -> None:
    checked = 0
    for path, content in files.items():
        if path.endswith(".csv"):
            assert content.startswith(b"\xef\xbb\xbf"), path
            assert content.count(b"\r\n") == content.count(b"\n"), path
            head, *rows = read(content)
            assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in head), path
            assert len(set(head)) == len(head), path
            assert all(len(row) == len(head) for row in rows), path
            assert not any(any(mark in cell for mark in "\r\n\t") for row in rows for cell in row), path
            assert all(any(row) for row in rows), path
            checked += 1
    assert checked == 14 + 5 * 12


def test_values_are_of_their_columns_type_and_code_list(found: tuple[Table, ...]) -> None:
    known = {name: {code for code, _ in meaning} for name, meaning in codes().items()}
    for table in found:
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


def csv_rows(table: Table) -> list[dict[str, str]]:
    head, *rows = read(csv_file(table))
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_row_says_whose_it_is_in_codes_and_words(found: tuple[Table, ...]) -> None:
    for table in found:
        if table.name not in ("codes", "dictionary"):
            assert table.rows or table.name == "errata", table.name
            for row in table.dicts():
                assert re.fullmatch("[0-9]{6}", str(row["municipality_code"]))
                assert row["prefecture"], table.name
                assert row["municipality"], table.name
                assert row["plan"], table.name
                if row.get("period"):
                    assert row["era"], table.name


def test_what_has_no_value_has_a_reason_and_zero_is_a_zero(found: tuple[Table, ...]) -> None:
    table = {one.name: one for one in found}
    for name in ("observations", "budget"):
        rows = csv_rows(table[name])
        assert all(bool(row["value"] or row.get("words")) is not bool(row["reason"]) for row in rows), name
        assert any(row["value"] == "0" for row in rows)


def test_the_dictionary_explains_every_column(found: tuple[Table, ...]) -> None:
    told = {(row["table"], row["name"]): row for row in csv_rows(found[-1])}
    columns = [(table.name, column.name) for table in found for column in table.columns]
    assert list(told) == columns
    assert all(row["title"] and row["about"] and row["type"] for row in told.values())


def test_frictionless_finds_nothing_wrong(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / path.removeprefix("data/")).write_bytes(content)
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 14


@given(st.text())
def test_any_text_in_a_csv_can_be_had_back_and_is_no_formula(text: str) -> None:
    assert restored(shown(text)) == text
    assert not shown(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def _no_drawing(drawings: Mapping[str, Drawing]) -> Tree:
    return {path: drawing.title.encode() for path, drawing in drawings.items()}


def test_the_published_json_of_a_plan_rebuilds_its_pages(
    files: dict[str, bytes], loaded: Sequence[tuple[Evaluation, Mapping[str, object]]]
) -> None:
    pages = Pages(ROOT / "site_templates" / "pages")
    for evaluation, said in loaded:
        published = json.loads(files[f"data/plans/{evaluation.plan.id}.json"], parse_float=Decimal, parse_int=Decimal)
        plan = Plan.model_validate({**published["plan"], "id": published["id"]})
        again = evaluate(plan, plan.updated)
        known = {plan.id: Known(said=said)}
        assert build_tree([again], pages, _no_drawing, {}, known) == build_tree(
            [evaluation], pages, _no_drawing, {}, known
        )


def test_the_observations_rebuild_the_scorecard(akiruno_evaluation: Evaluation) -> None:
    rows = _rows(akiruno_evaluation)
    told = {(row["indicator_id"], row["fiscal_year"], row["series"]): row for row in rows}
    page = plan_page(akiruno_evaluation)
    checked = 0
    for group in page.groups:
        for line in group.rows:
            for head, cell in zip(page.years, line.cells, strict=True):
                indicator = line.href.split("#")[1]
                year = head.gregorian.removesuffix("年度")
                actual = told.get((indicator, year, "actual"))
                if cell.mark is not None:
                    assert actual is not None
                    assert cell.mark.code == actual["grade_published"]
                    assert float(cell.text.removesuffix("％")) == round(float(actual["rate"]), 1)
                    checked += 1
                elif cell.text.startswith("目標"):
                    assert cell.text.split()[1].replace(",", "").startswith(told[(indicator, year, "target")]["value"])
                    checked += 1
    assert checked == 14 * 4


def test_the_index_names_every_plan_and_table(files: dict[str, bytes]) -> None:
    index = json.loads(files["data/index.json"])
    address = Portal().address
    for plan in index["plans"]:
        assert plan["json"].removeprefix(address) in files
    assert len(index["plans"]) == 5
    assert all(table["csv"].removeprefix(address) in files for table in index["tables"])


def test_all_thirty_rules_are_kept(data: OpenData) -> None:
    with (ROOT / "tests" / "examples" / "machine-readability-rules.txt").open(encoding="utf-8") as file:
        wanted = [line.split(maxsplit=1) for line in file.read().splitlines()]
    assert [[one.rule.id, one.rule.name] for one in data.verdicts] == wanted
    assert [(one.rule.id, one.files) for one in data.verdicts if one.word != "適合"] == []
    assert all(one.rule.how for one in data.verdicts)


BREAK: dict[str, Callable[[str], str]] = {
    "L1-01": lambda _: "",
    "L1-02": lambda text: f"{text}x,y\r\n",
    "L1-03": lambda text: text.replace("\r\n", "\r\n\r\n", 1),
    "L1-04": lambda text: f"題\r\n{text}",
    "L1-05": lambda text: text.replace("measure_id", "施策", 1),
    "L1-06": lambda text: text.replace("あきる野市,", "あきる野  市,", 1),
    "L1-07": lambda text: text.replace(",20,", ",20人,", 1),
    "L1-08": lambda text: text.replace("あきる野市,", "㈱,", 1),
    "L1-09": lambda text: text.replace(",dash,", ",,", 1),
    "L1-14": lambda text: text.replace("事業承継セミナー", '"事業\n承継"', 1),
    "L1-15": lambda text: text.replace("あきる野市,", '"あきる野市",', 1),
    "L2-01": lambda text: text.replace(",20,", ",△20,", 1),
    "L2-02": lambda text: text.replace("\r\n132284,", "\r\n,", 1),
    "L2-03": lambda text: text.replace(",measure,", ",path,", 1),
    "L2-04": lambda text: text.replace(",target,", ",目標,", 1),
    "L2-05": lambda text: text.replace("reason_words", "reasons", 1),
    "L3-01": lambda text: text.replace("series", "kind", 1),
    "L3-03": lambda text: text.replace(",20,", ",x,", 1),
    "L3-04": lambda text: text.replace(",unit,", ",tani,", 1),
    "L3-05": lambda text: text.replace(",era,", ",wareki,", 1),
    "L3-06": lambda text: text.replace("municipality_code", "code", 1),
    "L3-07": lambda text: text.replace(",status,", ",", 1),
    "L3-09": lambda text: text.replace(",value,", ",value_2025,", 1),
}
"""How a file is damaged so that it breaks each rule that a test of the CSVs holds."""


@pytest.mark.parametrize("rule", BREAK)
def test_a_file_that_breaks_a_rule_is_found(rule: str, data: OpenData) -> None:
    path = "data/akiruno-commerce/observations.csv"
    text = data.files[path].decode("utf-8-sig")
    damaged = BREAK[rule](text)
    assert damaged != text
    told = verdicts(csv_files({path: damaged.encode("utf-8-sig")}, data.tables))
    assert path in next(one.files for one in told if one.rule.id == rule)


def test_rules_without_a_damage_are_held_elsewhere(data: OpenData) -> None:
    """By reading workbooks back, by the codes' own test, and by every column's definition (L3-08)."""
    rest = {one.rule.id for one in data.verdicts} - set(BREAK)
    assert rest == {"L1-10", "L1-11", "L1-12", "L1-13", "L2-06", "L3-02", "L3-08"}
    undefined = [replace(one, columns=(Column(name="plan_id", title="", about=""),)) for one in data.tables[:1]]
    broken = csv_files({"data/observations.csv": b"plan_id\r\nx\r\n"}, undefined)
    assert next(one.files for one in verdicts(broken) if one.rule.id == "L3-08") == ("data/observations.csv",)


def test_every_workbook_is_bare(data: OpenData) -> None:
    """Rules L1-10 to L1-13 and L2-06: no objects, no looks, nothing merged, nothing hidden, no formula."""
    books = {path: content for path, content in data.files.items() if path.endswith(".xlsx")}
    assert len(books) == 6
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


def test_the_workbook_of_all_holds_the_same_values(data: OpenData) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(data.files["data/mieru-keikaku.xlsx"]))
    assert workbook.sheetnames == [table.name for table in data.tables]
    for table, sheet in zip(data.tables, workbook.worksheets, strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        wanted = [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in table.rows]
        assert rows == wanted, table.name


def test_a_text_in_a_workbook_is_no_formula() -> None:
    table = Table(
        name="t",
        title="表",
        about="表",
        columns=(Column(name="a", title="a", about="a"), Column(name="b", title="b", about="b", type="number")),
        rows=(("=1+1", Decimal("-5.50")),),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file([table]))).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [("=1+1", "s"), (-5.5, "n")]


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
        assert {"README.txt", "LICENSE-DATA.md", "dictionary.csv", "plans/akiruno-commerce.json"} <= set(listed)


def test_above_so_many_plans_each_has_one_csv_and_one_json(
    loaded: Sequence[tuple[Evaluation, Mapping[str, object]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.data.files.MANY", 4)
    said = {evaluation.plan.id: dict(tree) for evaluation, tree in loaded}
    found = open_data([evaluation for evaluation, _ in loaded], said, Portal()).files
    assert [path for path in found if path.startswith("data/") and "akiruno" in path] == [
        "data/akiruno-commerce/observations.csv",
        "data/plans/akiruno-commerce.json",
        "data/akiruno-commerce/citations.bib",
        "data/akiruno-commerce/citations.csl.json",
    ]
    assert b".xlsx" not in found["data/catalog.jsonld"]


def test_the_sums_of_a_site_list_every_file_but_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sums"]) == 2
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "b.html").write_text("x")
    assert main(["sums"]) == 0
    assert main(["sums"]) == 0
    assert (tmp_path / "site" / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'x').hexdigest()}  a/b.html\n"


def test_libreoffice_gives_back_every_value(data: OpenData, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("not run: install libreoffice-calc-nogui")
        pytest.skip("not run: install libreoffice-calc-nogui")
    (tmp_path / "all.xlsx").write_bytes(data.files["data/mieru-keikaku.xlsx"])
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = [office, f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to", every_sheet]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "all.xlsx"], check=True, capture_output=True, timeout=300
    )
    for table in data.tables:
        head, *rows = read((tmp_path / f"all-{table.name}.csv").read_bytes())
        assert head == [column.name for column in table.columns]
        for row, wanted in zip(rows, table.rows, strict=True):
            for cell, value in zip(row, wanted, strict=True):
                same = (
                    cell == ("" if value is None else value)
                    if not isinstance(value, int | Decimal)
                    else float(cell) == float(value)
                )
                assert same, (table.name, cell, value)


def test_the_feeds_say_what_the_plans_record(data: OpenData) -> None:
    names = {"a": "http://www.w3.org/2005/Atom"}
    whole = ElementTree.fromstring(data.files["feed.atom"])
    entries = whole.findall("a:entry", names)
    assert len(entries) == 5
    assert len({entry.findtext("a:id", namespaces=names) for entry in entries}) == 5
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext("a:updated", namespaces=names) or "")
        assert entry.find("a:author/a:name", names) is not None
    own = ElementTree.fromstring(data.files["akiruno-commerce/feed.atom"])
    assert own.findtext("a:title", namespaces=names) == "あきる野市商工業振興プランの更新"
    assert len(own.findall("a:entry", names)) == 1


def test_a_plan_and_each_indicator_can_be_cited(data: OpenData) -> None:
    items = json.loads(data.files["data/akiruno-commerce/citations.csl.json"])
    assert len(items) == 15
    assert items[1]["title"] == "あきる野市商工業振興プラン：事業承継セミナー 参加者数"
    assert items[1]["URL"].endswith("akiruno-commerce/successors/#succession-seminar-participants")
    bib = data.files["data/akiruno-commerce/citations.bib"].decode()
    assert bib.count("@misc{") == 15
    item = cited(Portal(), "k", "市", "題{x}", "p/", "2026-11-21")
    assert item.apa == "市. (2026). 題{x} [Data set]. みえる計画. http://localhost:8000/p/"
    assert item.japanese.startswith("市「題{x}」（2026年11月21日時点のデータ）")
    assert "{題x}" in item.bibtex


def test_the_catalogue_and_the_schema_describe_what_is_published(data: OpenData) -> None:
    catalogue = json.loads(data.files["data/catalog.jsonld"])
    address = Portal().address
    for dataset in catalogue["dcat:dataset"]:
        for one in dataset["dcat:distribution"]:
            assert one["dcat:downloadURL"]["@id"].removeprefix(address) in data.files
        assert dataset["dct:spatial"]["dct:identifier"].isdigit()
    schema = json.loads(data.files["data/plan.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    for path, content in data.files.items():
        if path.startswith("data/plans/"):
            assert list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(content))) == []
