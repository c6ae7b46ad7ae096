"""Typical errors in one line of a real plan, and where and as what they are reported."""

import pytest

from generator.evaluation.checks import CHECKS
from generator.plan.diagnostics import Severity
from generator.plan.load import load
from tests.frozen import COMMERCE as PLAN

ROW = "          R7: {target: 45, actual: 17, grade: C}  "
LINE = PLAN[: PLAN.index(ROW)].count("\n") + 1


def report(old: str, new: str) -> list[tuple[str, int, int]]:
    assert old in PLAN
    loaded = load("plans/aobano-commerce.yaml", PLAN.replace(old, new, 1).encode())
    more = loaded.located(CHECKS, loaded.plan) if loaded.plan else ()
    return [
        (item.code, item.line, item.column)
        for item in sorted({*loaded.diagnostics, *more})
        if item.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        ("C} ", "C  ", "yaml-syntax", 15),
        ("R7:", "R7", "yaml-syntax", 13),
        ("          R7", "           R7", "yaml-syntax", 12),
        ("          R7", "         R7", "yaml-syntax", 10),
        ("target: 45", "target:　45", "fullwidth-space", 23),
        ("target: 45", "target:\u00a045", "fullwidth-space", 23),
        ("45,", "45、", "fullwidth-sign", 26),
        ("45,", "45，", "fullwidth-sign", 26),
        ("{target", "｛target", "fullwidth-sign", 15),
        ("R7", "R７", "bad-year", 11),
        ("R7", "令和7年", "bad-year", 11),
        ("R7", "20155", "bad-year", 11),
        ("R7", "R6", "duplicate-key", 11),
        ("R7", "2024", "duplicate-year", 11),
        ("45", "４５", "fullwidth-digits", 24),
        ("45", "45%", "unit-in-number", 24),
        ("45", "45人", "unit-in-number", 24),
        ("45", "1,450", "comma-in-number", 26),
        ("45", "4\u200b5", "control-character", 25),
        ("45", "5月10日", "value-not-readable", 24),
        ("actual: 17", "actual: 十七", "value-not-readable", 36),
        ("actual: 17", "actual: ", "empty-value", 28),
        ("actual: 17", "actual", "empty-value", 28),
        ("actual: 17", "actual：17", "fullwidth-colon", 34),
        ("actual: 17", "actual:17", "missing-space", 35),
        ("actual: 17", "acutal: 17", "unknown-key", 28),
        ("grade: C", "grade: Ｃ", "unknown-grade", 47),
        ("grade: C", "grade: c", "unknown-grade", 47),
        ("grade: C", "grade: B", "published-grade-differs", 47),
        ("grade: C", "grade: C #確認", "comment-in-braces", 49),
    ],
)
def test_a_typo_in_a_row(old: str, new: str, code: str, column: int) -> None:
    assert old in ROW
    found = report(ROW, ROW.replace(old, new, 1))
    assert found[0] == (code, LINE, column)
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ROW, ROW.replace("}  ", "}  \t")),
        ("title: あ", "\ufefftitle: あ"[1:]),
        (ROW, ROW.replace("R7: ", "R7:   ")),
        ("\n", "\r\n"),
    ],
    ids=["trailing tab", "nothing", "wide gap", "one CRLF"],
)
def test_what_harms_nothing_is_not_reported(old: str, new: str) -> None:
    assert report(old, new) == []


def test_a_quote_that_was_deleted_is_reported_where_it_was_opened() -> None:
    assert report('"132900"', '"132900')[0][:2] == ("unclosed-quote", 3)


def test_a_code_without_its_quotes_is_reported() -> None:
    assert report('"132900"', "132900") == [("wrong-type", 3, 22)]
