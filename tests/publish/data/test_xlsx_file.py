"""Workbooks: bare, with the values of the tables, and no text of a plan becomes a formula."""

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from generator.publish.data.open_data import OpenData
from generator.publish.data.table import Column, DataTable
from generator.publish.data.xlsx_file import xlsx_file
from tests.publish.data.open_data import assert_bare_workbooks, assert_libreoffice, assert_workbook


def test_every_workbook_is_bare(data: OpenData) -> None:
    assert assert_bare_workbooks(data.files) == 1 + 3


def test_the_workbook_of_all_holds_the_same_values(data: OpenData) -> None:
    assert_workbook(data)


def test_a_text_in_a_workbook_is_no_formula() -> None:
    table = DataTable(
        name="t",
        title="表",
        about="表",
        columns=(Column(name="a", title="a", about="a"), Column(name="b", title="b", about="b", type="number")),
        rows=(("=1+1", Decimal("-5.50")),),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file([table]))).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [("=1+1", "s"), (-5.5, "n")]


@pytest.mark.slow
def test_libreoffice_gives_back_every_value(data: OpenData, tmp_path: Path) -> None:
    assert_libreoffice(data, tmp_path)
