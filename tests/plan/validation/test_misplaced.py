"""Blocks that fell into the wrong place: a block of a real plan, moved; the few findings that tell it, and where."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from generator.plan.diagnostics import Severity
from generator.plan.load import load
from tests.conftest import ROOT

Edit = Callable[[str], str]


class Stray(NamedTuple):
    """The block below `id: owner` that begins with `first` is edited; a finding is (lines below its first, code).

    `lines` is how many lines the block has, where that is not all that is indented below its first.
    """

    plan: str
    owner: str
    first: str
    edit: Edit
    found: list[tuple[int, str]]
    lines: int = 0


def by(spaces: int) -> Edit:
    """Move a line to the right, or (less than 0) to the left."""
    return lambda line: " " * spaces + line if spaces > 0 else line[-spaces:]


def gone(_: str) -> str:
    """Lose a line."""
    return "#"


AKIRUNO, AIZU, FUKUSHIMA, CHAMBER, COUNCIL = (
    f"plans/{name}.yaml"
    for name in ("akiruno-commerce", "aizuwakamatsu-sme", "fukushima-sme", "iwaki-chamber", "iwaki-council")
)
STRAYS = {
    "texts beside their year": Stray(AKIRUNO, "runo-card", "texts:", by(-2), [(0, "wrong-parent")]),
    "rows beside their years": Stray(
        AKIRUNO, "succession-seminar-participants", "R3:", by(-2), [(0, "wrong-parent")], 5
    ),
    "indicators in the text above": Stray(FUKUSHIMA, "coordinators", "indicators:", by(4), [(0, "wrong-parent")]),
    "years in the text above": Stray(AIZU, "lacquer-school", "years:", by(4), [(0, "wrong-parent")]),
    "indicators of the last measure, one level up": Stray(
        AKIRUNO, "machizemi", "indicators:", by(-2), [(0, "wrong-parent")]
    ),
    "indicators of the last measure, two levels up": Stray(
        AKIRUNO, "industry-academia-support", "indicators:", by(-4), [(0, "wrong-parent")]
    ),
    "a measure one level up": Stray(
        AKIRUNO, "succession", "- id: succession-consultation", by(-2), [(0, "level-skipped")]
    ),
    "words of one of several measures": Stray(FUKUSHIMA, "coordinators", "words:", by(-2), [(0, "yaml-syntax")]),
    "a logic model without its heading": Stray(AIZU, "lacquer-workers-grant", "logic:", gone, [(1, "bad-year")], 1),
    "a logic model among the years": Stray(AIZU, "lacquer-workers-grant", "logic:", by(2), [(0, "unknown-key")]),
    "indicators without their heading": Stray(AIZU, "related-projects", "indicators:", gone, [(1, "unknown-key")], 1),
    "an item without its dash": Stray(
        AIZU,
        "local-products",
        "- id: aizu-commerce-subsidy",
        lambda line: line.replace("- ", "  "),
        [(0, "duplicate-key")],
        1,
    ),
}


def moved(stray: Stray) -> tuple[str, int]:
    """Give the plan with the block moved, and the block's first line (1-based)."""
    lines = (ROOT / stray.plan).read_text(encoding="utf-8").split("\n")
    owner = next(number for number, line in enumerate(lines) if line.endswith(f"id: {stray.owner}"))
    first = next(number for number in range(owner, len(lines)) if lines[number].lstrip().startswith(stray.first))
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while (
        not stray.lines
        and last < len(lines)
        and (not lines[last].strip() or lines[last].startswith((" " * (indent + 1), " " * indent + "- ")))
    ):
        if stray.first.startswith("- ") and lines[last].startswith(" " * indent + "- "):
            break
        last += 1
    last = first + stray.lines if stray.lines else last
    return "\n".join([*lines[:first], *map(stray.edit, lines[first:last]), *lines[last:]]), first + 1


@pytest.mark.parametrize("stray", STRAYS.values(), ids=STRAYS)
def test_a_stray_block_is_told_once(stray: Stray) -> None:
    text, first = moved(stray)
    found = [item for item in load(stray.plan, text.encode()).diagnostics if item.severity is not Severity.NOTE]
    assert [(item.line - first, item.code) for item in found] == stray.found, found


def read(plan: str, old: str, new: str) -> list[tuple[int, str]]:
    text = (ROOT / plan).read_text(encoding="utf-8")
    assert old in text
    first = text[: text.index(old)].count("\n") + 1
    found = load(plan, text.replace(old, new, 1).encode()).diagnostics
    return [(item.line - first, item.code) for item in found if item.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("plan", "old", "new", "found"),
    [
        (CHAMBER, "\ntexts:", "\n  texts:", [(1, "empty-value"), (2, "bad-id"), (81, "undeclared-name")]),
        (
            CHAMBER,
            "        R9: {money: {basis: 見込み, 金額: 50}}",
            "        R.9: {money: {basis: 見込み, 金額: 50}}",
            [(0, "bad-year")],
        ),
        (
            CHAMBER,
            "R10: {money: {basis: 見込み, 金額: 50}}",
            "R10: [money: {basis: 見込み, 金額: 50}]",
            [(0, "wrong-type")],
        ),
        (
            AIZU,
            "最終: {target: 227500}",
            "最終: {target: -227500}",
            [(0, "negative-count"), (0, "targets-do-not-lead")],
        ),
        (AIZU, "最終: {target: 227500}", "最終: {target: #REF!}", [(0, "comment-in-braces")]),
        (AKIRUNO, "          R6: {target: 30,", "        　R6: {target: 30,", [(0, "fullwidth-space")]),
        (AKIRUNO, "            実施状況: |\n", "            実施状況:|\n", [(0, "missing-space"), (2, "needs-quotes")]),
        (AKIRUNO, "actual: 17, grade: C}  ", "actual: 17, grade: C}#メモ", [(0, "missing-space")]),
        (AKIRUNO, "rate: actual", "<<<<<< HEAD\nrate: actual", [(0, "yaml-syntax")]),
        (
            AKIRUNO,
            "    measures:\n\n    - id: startup-school",
            "    measures: あ\n\n    - id: startup-school",
            [(0, "yaml-syntax")],
        ),
        (AKIRUNO, "lead: [商工会, 市]", "lead: [商工会、市]", [(0, "comma-in-list")]),
        (
            CHAMBER,
            "name: 経営分析の対象事業者の掘り起し",
            'name: "経営分析の対象事業者の掘り起し',
            [(0, "unclosed-quote")],
        ),
        (AKIRUNO, "          R3: {actual: 10}", "         R3: {actual: 10}", [(1, "yaml-syntax")]),
        (AKIRUNO, "- id: founders-meetup", "  id: founders-meetup", [(0, "yaml-syntax")]),
        (AIZU, "sources:\n", "---\nsources:\n", [(0, "not-plain-yaml")]),
        (FUKUSHIMA, "R7: {target: 480}", "R7: {target: -480}", [(0, "negative-count")]),
    ],
)
def test_one_mistake_is_not_told_many_times(plan: str, old: str, new: str, found: list[tuple[int, str]]) -> None:
    assert read(plan, old, new) == found


@pytest.mark.parametrize(
    ("plan", "old", "new"),
    [
        (AKIRUNO, "R8: {target: 65}    ", "R8: {target: 65, actual: 60}"),
        (AKIRUNO, "actual: 17, grade: C}  ", "actual: 17, grade: C}\t# メモ"),
        (AKIRUNO, "target: 45", "target:\t45"),
        (AKIRUNO, "課題: 周知、集客", "課題: |\n              - 周知\n              - 集客（R7: 17人）"),
        (FUKUSHIMA, "          R7: {target: 480}", "          R6: {actual: 410}\n          R7: {target: 480}"),
        (FUKUSHIMA, "R5: {actual: 387}", "R5: {actual: 4100}"),
    ],
    ids=[
        "this year's actual",
        "tab before a comment",
        "tab behind a colon",
        "a list in a text",
        "a new year",
        "tenfold",
    ],
)
def test_what_is_right_is_not_told(plan: str, old: str, new: str) -> None:
    assert read(plan, old, new) == []


def test_mistakes_of_the_same_kind_in_two_places_are_both_told() -> None:
    text = (ROOT / AKIRUNO).read_text(encoding="utf-8")
    lines = [text[: text.index(row)].count("\n") + 1 for row in ("R6: {target: 30,", "R6: {target: 15,")]
    for row in ("R6: {target: 30,", "R6: {target: 15,"):
        text = text.replace(row, f" {row}", 1)
    found = load(AKIRUNO, text.encode()).diagnostics
    assert [(item.line, item.code) for item in found if item.severity is Severity.ERROR] == [
        (line, "yaml-syntax") for line in lines
    ]
