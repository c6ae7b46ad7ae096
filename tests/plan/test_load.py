"""Loading: all problems of a file in one run, none of them reported twice, and never an exception."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.plans import with_evaluation_findings
from generator.evaluation.checks import CHECKS
from generator.evaluation.evaluate import evaluate
from generator.plan.load import load
from generator.plan.model.vocabulary import Direction, Method
from generator.publish.site.tree import build_tree
from generator.publish.views.plan import PlanFileFacts
from tests.conftest import ROOT
from tests.frozen import COMMERCE, INDUSTRY
from tests.small_plans import SMALLEST
from tests.trees import PAGES

EXAMPLE = (ROOT / "content" / "manual" / "example.yaml").read_text(encoding="utf-8")
SEEDS = [
    SMALLEST,
    COMMERCE,
    INDUSTRY,
    EXAMPLE,
    *(path.read_bytes().decode(errors="replace") for path in (ROOT / "content/manual/checks").glob("*.bad.yaml")),
]


def codes(*changes: tuple[str, str]) -> list[tuple[str, int, int]]:
    text = SMALLEST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [(item.code, item.line, item.column) for item in load("plans/smallest.yaml", text.encode()).diagnostics]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([("title: 例", "titel: 例")], [("unknown-key", 1, 1)]),
        ([("title: 例の計画\n", "")], [("missing-key", 1, 1)]),
        ([("period: {from: R5, to: R8}", "period: {from: R8, to: R5}")], [("bad-year", 3, 9)]),
        (
            [("actual: 21", "actual: 21人"), ("updated: 2026-11-21", "updated: きのう"), ("unit: 人", "unti: 人")],
            [("bad-date", 4, 10), ("unknown-key", 26, 5), ("unit-in-number", 30, 32)],
        ),
        ([("- id: seminar\n  name: セミナー", "- name: セミナー")], [("missing-key", 16, 3)]),
        ([("    - {code: A, from: 90}", "    - A")], [("wrong-type", 12, 7)]),
        ([("measures:\n", "measures:\n- \n")], [("empty-value", 16, 2)]),
        ([("R5: {target: 20, actual: 21, grade: A}", "R5: 21")], [("wrong-type", 30, 11)]),
        ([("R5: {target", "R55: {target")], [("year-outside-plan", 30, 7)]),
    ],
)
def test_problems_are_found_together_and_once(
    changes: list[tuple[str, str]], expected: list[tuple[str, int, int]]
) -> None:
    assert codes(*changes) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"[]",
        b"- a\n- b\n",
        b"5",
        b"text",
        b'"text"',
        b"null",
        b"~",
        b"{}",
        b"{a: b}",
        b"\x00",
        b"\xff\xfe",
        b"\n" * 50,
        "0\n\n　".encode(),
    ],
)
def test_what_is_no_plan_is_an_error(raw: bytes) -> None:
    loaded = load("plans/plan.yaml", raw)
    assert loaded.has_errors


def _check(raw: bytes) -> None:
    loaded = load("plans/plan.yaml", raw)
    assert loaded.has_errors or loaded.plan is not None
    for found in loaded.diagnostics:
        assert found.line >= 1
        assert found.column >= 1
        assert "\n" not in found.message
    if loaded.plan is not None:
        loaded.located(CHECKS, loaded.plan)
        evaluation = evaluate(loaded.plan, loaded.plan.updated)
        if not loaded.has_errors:
            assert build_tree(
                [evaluation],
                PAGES,
                lambda drawings: dict.fromkeys(drawings, b""),
                {},
                {loaded.plan.id: PlanFileFacts(found=loaded.diagnostics, line=loaded.line)},
            )


@given(st.binary(max_size=400))
def test_any_bytes_end_in_diagnostics(raw: bytes) -> None:
    _check(raw)


@given(st.text(alphabet=st.sampled_from(list("ab:-{}[],#|>&*!%@'\"?~0123.　：\t\n ―人R5")), max_size=60))
def test_any_yaml_like_text_ends_in_diagnostics(text: str) -> None:
    _check(text.encode())


@given(st.data())
def test_any_damage_to_a_plan_ends_in_diagnostics(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SEEDS))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(st.sampled_from(DAMAGE)) + text[end:]
    _check(text.encode(errors="replace"))


DAMAGE = [
    "",
    " ",
    "\n",
    ":",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "#",
    "0",
    "９",
    "null",
    "―",
    "　",
    "\t",
    "&a ",
    "R9",
]
DAMAGE += ["direction: keep", "target: ", "id: x", "measures:", "grade: {評価: A}", "of: R2", "99999999999999999999"]


@pytest.mark.slow
@given(st.data())
def test_any_other_word_in_a_plan_ends_in_diagnostics_or_pages(data: st.DataObject) -> None:
    words = re.findall(r"\s+|[^\s{}\[\],:]+|.", data.draw(st.sampled_from([EXAMPLE, SMALLEST])))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(words) - 1))
        words[place] = data.draw(st.sampled_from(WORDS)) if words[place].strip() else words[place]
    _check("".join(words).encode())


WORDS = [
    "R6",
    "R3.8",
    "最終",
    "現状",
    "R6上",
    "2008以降",
    "H22-H26",
    "―",
    "未公表",
    "8程度",
    "0を維持",
    "増加",
    "0",
    "-5",
    "0.001",
]
WORDS += [
    *Direction,
    *Method,
    "99999999999999999999",
    "{value: 3, of: R2, status: 速報}",
    "{words: 四半期毎1回}",
    "",
    "うち",
    "内訳",
]
WORDS += ["baseline", "target", "actual", '"%"', "all", "any", "report 5", "true", "[a, b]"]


def test_a_plan_with_errors_keeps_the_good_parts() -> None:
    loaded = load("plans/smallest.yaml", SMALLEST.replace("actual: 21", "actual: 21人").encode())
    assert loaded.plan is not None
    assert [measure.name for measure in loaded.plan.measures] == ["セミナー"]


def test_the_file_names_in_messages_are_those_given() -> None:
    assert {item.path for item in load("a/b/x.yaml", b"title: x").diagnostics} == {"a/b/x.yaml"}


def test_an_accepted_finding_becomes_a_note_with_its_reason() -> None:
    accept = "    accept: [{check: unit-differs, why: 資料の記載どおり}]\n    years:\n"
    text = SMALLEST.replace("    years:\n      R5: {target", accept + "      R5: {target").replace(
        "actual: 21", "actual: {value: 21, unit: 社}"
    )
    (found,) = load("plans/smallest.yaml", text.encode()).diagnostics
    assert (found.code, found.severity) == ("unit-differs", "note")
    assert found.message.endswith("（確認済み：資料の記載どおり）")


WRONG_GRADE = SMALLEST.replace("grade: A}", "grade: B}")
CONSEQUENCES = [
    ("", "", ["published-grade-differs"], "the scale is right"),
    ("{code: B}", "{code: B, from: 95}", ["scale-overlap"], "the scale is wrong"),
    ("grade: B}", "grade: D}", ["unknown-grade"], "the grade itself is wrong"),
    ("at: report 9", "at: other 9", ["unknown-source", "published-grade-differs"], "an error elsewhere"),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [row[:3] for row in CONSEQUENCES], ids=[row[3] for row in CONSEQUENCES]
)
def test_a_warning_that_depends_on_an_error_waits_until_that_is_corrected(
    old: str, new: str, expected: list[str]
) -> None:
    loaded = load("plans/smallest.yaml", WRONG_GRADE.replace(old, new, 1).encode())
    assert [one.code for one in with_evaluation_findings(loaded).diagnostics] == expected
