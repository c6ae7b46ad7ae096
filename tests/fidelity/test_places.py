"""Citations that do not fit: with lines at their ends from which nothing is taken, or without lines of what is below."""

import pytest

from generator.fidelity.compare import Comparison
from tests.fidelity.compared import compared, of_measure

LINES = "表紙\n事業\n指標 5\nほかの事業\n"


def loose(found: Comparison) -> list[tuple[str, tuple[int, ...], bool]]:
    """Return the path of each citation that does not fit, its lines, and whether it lacks them."""
    return [(".".join(map(str, one.path)), one.lines, one.lacks) for one in found.loose]


def nested(above: str, first: str, second: str = "") -> str:
    """Return a measure with one or two below it, each with its citation."""
    two = f", {{id: o, name: ほかの事業, at: '{second}'}}" if second else ""
    return of_measure(f"measures: [{{id: n, name: 指標 5, at: '{first}'}}{two}]", at=above)


WIDTHS = [
    (of_measure("", at="report 2"), [], "one line"),
    (of_measure("", at="report 1-2"), [("measures.0.at", (1,), False)], "a line before"),
    (of_measure("", at="report 2-3"), [("measures.0.at", (3,), False)], "a line after"),
    (of_measure("", at="report 1-3"), [("measures.0.at", (1, 3), False)], "a line on either side"),
    (of_measure("", at="report 2, 4"), [("measures.0.at", (4,), False)], "a short name within another"),
    (of_measure("", at="report 1, 2"), [("measures.0.at", (1,), False)], "a range with nothing"),
    (of_measure("", at="report 2, 9"), [], "a line after the end: reported elsewhere"),
    (nested("report 2-3", "report 3"), [], "what is below belongs to it"),
    (nested("report 2-4", "report 3"), [("measures.0.at", (4,), False)], "a short name within another, with one below"),
    (nested("report 2", "report 3"), [], "only itself"),
    (nested("report 2-3", "report 3", "report 4"), [("measures.0.at", (4,), True)], "one of two below"),
    (nested("report 2-4", "report 3", "report 4"), [], "both"),
    (nested("report 2", "report 3", "report 4"), [], "neither"),
    (nested("report 2-3", "report 3", "list 4"), [], "one of another source"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[:2] for row in WIDTHS], ids=[row[2] for row in WIDTHS])
def test_the_width_of_a_citation(body: str, expected: list[tuple[str, tuple[int, ...], bool]]) -> None:
    found = compared(body, {"report": LINES, "list": "1\n2\n3\nほかの事業\n"})
    assert loose(found) == expected


def test_what_is_left_out_or_corrected_may_be_anywhere() -> None:
    body = (
        "left_out: [{at: report 1-4, only: [表紙], what: 表紙, why: 計画の内容ではない}]\n"
        "unreadable: [{at: report 1, what: 図, why: 画像}]\n"
        "corrections: [{at: report 4, printed: ほか, read: 外, why: 読み}]\n"
    )
    assert loose(compared(body + of_measure("", at="report 2"), LINES)) == []


def test_a_source_without_a_text_has_no_widths() -> None:
    assert loose(compared(of_measure("", at="report 1-9"), {})) == []
