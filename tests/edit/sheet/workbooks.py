"""Workbooks as departments hand them back: the frozen portal's plan in, its workbook with typed values out."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.edit.sheet.book_in import read_book
from generator.edit.sheet.book_out import book
from generator.edit.sheet.comparison import SheetComparison, compare_sheet
from generator.edit.sheet.csv_in import read_csv
from generator.edit.sheet.csv_out import Encoding, csv_sheet
from generator.edit.sheet.form import Form, form
from generator.plan.load import Loaded, load
from generator.plan.model.fiscal import Period, parse_period
from tests.frozen import COMMERCE

NOT_RUN = "not run: install libreoffice-calc-nogui"
NAME = "plans/aobano-commerce.yaml"
PLAN = COMMERCE.encode()
PARTICIPANTS = "heir-seminar-participants"
TARGET, ACTUAL, GRADE, NOTE, PLACE = "令和8年度の目標", "令和8年度の実績", "令和8年度の評価", "メモ", "出典"
SHEET, CONTENTS = "令和8年度の数値", "令和8年度の文章と金額"


def form_of(raw: bytes, year: str = "R8", name: str = NAME) -> Form:
    period = parse_period(year)
    assert period is not None
    return form(load(name, raw), raw, period)


BOOK = book(form_of(PLAN), by_lead=False)


def changed(raw: bytes, change: Callable[[Any], object]) -> bytes:
    """Open a workbook as another program does, change it, and save it."""
    out = io.BytesIO()
    opened = openpyxl.load_workbook(io.BytesIO(raw))
    change(opened)
    opened.save(out)
    return out.getvalue()


def cell_of(opened: Any, head: str, address: str) -> Any:
    """Return a cell by its heading and its row's ID."""
    for sheet in opened.worksheets:
        for line in sheet.iter_rows():
            heads = [found.value for found in sheet[3]]
            if line[0].value == address and head in heads:
                return line[heads.index(head)]
    raise KeyError(address)


def typed(values: Mapping[tuple[str, str], Any], raw: bytes = BOOK, number_format: str = "") -> bytes:
    """Type values into the cells of (ID, heading)."""

    def change(opened: Any) -> None:
        for (address, head), value in values.items():
            cell = cell_of(opened, head, address)
            cell.number_format = number_format or cell.number_format
            cell.value = value

    return changed(raw, change)


def compared(raw: bytes, plan: bytes = PLAN) -> SheetComparison:
    return compare_sheet(form_of(plan), read_book(raw))


def saved_by_libreoffice(folder: Path, suffix: str, books: Mapping[str, bytes]) -> list[bytes]:
    """Open workbooks in LibreOffice and return them as it saves them; skip the test where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(NOT_RUN)
        pytest.skip(NOT_RUN)
    for name, raw in books.items():
        (folder / f"{name}.xlsx").write_bytes(raw)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", "saved"]
    subprocess.run(
        [*command, *(f"{name}.xlsx" for name in books)], cwd=folder, capture_output=True, check=True, timeout=120
    )
    return [(folder / "saved" / f"{name}.{suffix}").read_bytes() for name in books]


def years(loaded: Loaded) -> list[str]:
    """Return the fiscal years that a plan's indicators speak of, and its own first and last; none without indicators."""
    plan = loaded.plan
    assert plan is not None
    if not any(plan.placed_indicators()):
        return []
    stated = {period.year for placed, period, _, _ in plan.rows() if placed and period == Period(year=period.year)}
    return [str(year) for year in sorted({*stated, plan.period.from_.year, plan.period.to.year})]


def assert_return(file: Path, year: str) -> None:
    """Assert that a year's sheets which come back as they went out, in every form, change nothing."""
    asked = form_of(file.read_bytes(), year, file.name)
    for raw in (book(asked, by_lead=False), book(asked, by_lead=True)):
        assert compare_sheet(asked, read_book(raw)) == SheetComparison((), (), ())
    for encoding in Encoding:
        assert compare_sheet(asked, read_csv(csv_sheet(asked, encoding))) == SheetComparison((), (), ())
