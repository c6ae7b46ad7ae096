"""Combining findings: what has one cause, or is common in a file, is one finding with a count and its first places."""

import pytest

from generator.plan.diagnostics import COMMON, PLACES, START, Diagnostic, Position, Severity, combined

MANY = COMMON + 1
CAUSE = Position(3, 9)


def found(
    number: int,
    severity: Severity = Severity.WARNING,
    *,
    code: str = "a",
    path: str = "x.yaml",
    cause: Position | None = None,
    accepted: str | None = None,
) -> list[Diagnostic]:
    return [
        Diagnostic(
            path=path,
            line=line,
            column=5,
            severity=severity,
            code=code,
            message=f"{line}。",
            cause=cause,
            accepted=accepted,
        )
        for line in range(20, 20 + number)
    ]


COUNTS = [
    (found(COMMON), COMMON, "as many as are read one by one"),
    (found(MANY), 1, "one more"),
    (found(MANY, Severity.NOTE), 1, "notes"),
    (found(MANY, Severity.ERROR), MANY, "errors are all reported"),
    (found(MANY) + found(2, code="b"), 3, "another code beside them"),
    (found(COMMON) + found(COMMON, code="b"), 2 * COMMON, "two codes"),
    (found(COMMON) + found(COMMON, path="y.yaml"), 2 * COMMON, "two files"),
    (found(COMMON) + found(COMMON, accepted="資料のとおり"), 2 * COMMON, "accepted ones are counted by themselves"),
    (found(PLACES, Severity.ERROR, cause=CAUSE), PLACES, "few with one cause"),
    (found(PLACES + 1, Severity.ERROR, cause=CAUSE), 1, "more with one cause"),
    (found(PLACES + 1, cause=CAUSE) + found(PLACES + 1), PLACES + 2, "others of the code with no cause"),
    (found(PLACES + 1, cause=CAUSE) + found(PLACES + 1, cause=Position(4, 9)), 2, "two causes"),
    (found(PLACES, cause=CAUSE) + found(PLACES, cause=Position(4, 9)), 2 * PLACES, "two causes of few"),
    ([], 0, "nothing"),
]


@pytest.mark.parametrize(("items", "number"), [row[:2] for row in COUNTS], ids=[row[2] for row in COUNTS])
def test_the_number_of_findings(items: list[Diagnostic], number: int) -> None:
    assert len(combined(items)) == number
    assert combined(list(reversed(items))) == combined(items)


MESSAGES = [
    (found(MANY), (20, 5), "20。同じ指摘が11件あります（20行目、21行目、22行目など）。すべては check --all で見られます。", "common"),
    (found(1300), (20, 5), "20。同じ指摘が1,300件あります（20行目、21行目、22行目など）。すべては check --all で見られます。", "very common"),
    (found(4, cause=CAUSE), (3, 9), "20。同じ指摘が4件あります（20行目、21行目、22行目など）。どれもこの行の値によるので、まずこの行を確かめてください。すべては check --all で見られます。", "one cause"),
    (found(4, cause=START), (20, 5), "20。同じ指摘が4件あります（20行目、21行目、22行目など）。すべては check --all で見られます。", "the plan as a whole"),
    (found(1), (20, 5), "20。", "a single one"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "place", "message"), [row[:3] for row in MESSAGES], ids=[row[3] for row in MESSAGES])
def test_a_combined_finding(items: list[Diagnostic], place: tuple[int, int], message: str) -> None:
    (one,) = combined(items)
    assert ((one.line, one.column), one.message) == (place, message)
    assert (one.path, one.severity, one.code) == (items[0].path, items[0].severity, items[0].code)
