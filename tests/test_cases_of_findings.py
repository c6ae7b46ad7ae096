"""Cases from public trackers in which something must be found: in a plan's text, in its figures, in a returned workbook."""

import pytest

from generator.edit.sheet.book_in import read_book
from generator.edit.sheet.returned import ReturnedCell
from generator.plan.diagnostics import Severity
from generator.plan.load import load
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases"
PLANS = [
    ("cjk-radicals", "pasted-characters", ("⻘→青", "⺠→民", "⼩→小")),
    ("text-cut-at-hash", "cut-at-hash", ("値は「相談窓口」だけ", '"相談窓口 #3 の件数"')),
    ("percent-over-100", "sudden-jump", ("令和6年度の 892", "けたが大きく違います")),
]
WORKBOOKS = [
    ("xlsx-comment", "I4", ("オンライン参加者を含む。速報値。",)),
    ("xlsx-struck-run", "I4", ("取り消し線", "（60）", "（72）")),
    ("xlsx-thousands-format", "I15", ("#,##0,", "12345678")),
]


@pytest.mark.parametrize(("name", "code", "parts"), PLANS, ids=[row[0] for row in PLANS])
def test_a_plan_is_doubted_in_one_place(name: str, code: str, parts: tuple[str, ...]) -> None:
    loaded = load(f"plans/{name}.yaml", (CASES / name / "input.yaml").read_bytes())
    assert not loaded.has_errors
    (found,) = (item for item in loaded.diagnostics if item.severity is Severity.WARNING)
    assert found.code == code
    assert all(part in found.message for part in parts)


def cells(name: str) -> list[ReturnedCell]:
    """Return every cell of the tables of a case's workbook."""
    returned = read_book((CASES / name / "input.xlsx").read_bytes())
    return [cell for table in returned.tables for row in table.rows for cell in row.values()]


@pytest.mark.parametrize(("name", "place", "parts"), WORKBOOKS, ids=[row[0] for row in WORKBOOKS])
def test_what_a_cell_hides_is_reported(name: str, place: str, parts: tuple[str, ...]) -> None:
    (cell,) = (cell for cell in cells(name) if cell.problem or cell.comment)
    assert cell.place.endswith(place)
    assert all(part in f"{cell.problem}{cell.comment}" for part in parts)
