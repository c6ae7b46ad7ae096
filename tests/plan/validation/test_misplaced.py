"""Misplaced blocks: a block of a real plan is moved; the few findings that report it, and where."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from generator.plan.diagnostics import Severity
from generator.plan.load import load
from tests.frozen import COMMERCE, INDUSTRY

Edit = Callable[[str], str]
NAME = "plans/plan.yaml"


class MisplacedBlock(NamedTuple):
    """The block below `id: owner` that begins with `first` is edited; a finding is (lines below its first, code).

    `lines` is the number of lines of the block, if that is not all that is indented below its first.
    """

    plan: str
    owner: str
    first: str
    edit: Edit
    found: list[tuple[int, str]]
    lines: int = 0


def by(spaces: int) -> Edit:
    """Move a line to the right or, with a negative number, to the left."""
    return lambda line: " " * spaces + line if spaces > 0 else line[-spaces:]


def gone(_: str) -> str:
    """Remove a line."""
    return "#"


MISPLACED_BLOCKS = {
    "texts beside their year": MisplacedBlock(COMMERCE, "point-card", "texts:", by(-2), [(0, "wrong-parent")]),
    "rows beside their years": MisplacedBlock(
        COMMERCE, "heir-seminar-participants", "R3:", by(-2), [(0, "wrong-parent")], 5
    ),
    "indicators in the text above": MisplacedBlock(
        INDUSTRY, "coordinators", "indicators:", by(4), [(0, "wrong-parent")]
    ),
    "years in the text above": MisplacedBlock(INDUSTRY, "lacquer-school", "years:", by(4), [(0, "wrong-parent")]),
    "indicators of the last measure, one level up": MisplacedBlock(
        COMMERCE, "shop-lessons", "indicators:", by(-2), [(0, "wrong-parent")]
    ),
    "indicators of the last measure, two levels up": MisplacedBlock(
        COMMERCE, "point-card", "indicators:", by(-4), [(0, "wrong-parent")]
    ),
    "a measure one level up": MisplacedBlock(COMMERCE, "heirs", "- id: heir-advice", by(-2), [(0, "level-skipped")]),
    "words of one of several measures": MisplacedBlock(
        INDUSTRY, "coordinators", "words:", by(-2), [(0, "yaml-syntax")]
    ),
    "a logic model without its heading": MisplacedBlock(
        INDUSTRY, "lacquer-school", "logic:", gone, [(1, "bad-year")], 1
    ),
    "a logic model among the years": MisplacedBlock(INDUSTRY, "lacquer-school", "logic:", by(2), [(0, "unknown-key")]),
    "indicators without their heading": MisplacedBlock(INDUSTRY, "firms", "indicators:", gone, [(1, "unknown-key")], 1),
    "an item without its dash": MisplacedBlock(
        INDUSTRY,
        "crafts",
        "- id: scholarship",
        lambda line: line.replace("- ", "  "),
        [(0, "duplicate-key")],
        1,
    ),
}


def moved(block: MisplacedBlock) -> tuple[str, int]:
    """Return the plan with the block moved, and the block's first line (1-based)."""
    lines = block.plan.split("\n")
    owner = next(number for number, line in enumerate(lines) if line.endswith(f"id: {block.owner}"))
    first = next(number for number in range(owner, len(lines)) if lines[number].lstrip().startswith(block.first))
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while (
        not block.lines
        and last < len(lines)
        and (not lines[last].strip() or lines[last].startswith((" " * (indent + 1), " " * indent + "- ")))
    ):
        if block.first.startswith("- ") and lines[last].startswith(" " * indent + "- "):
            break
        last += 1
    last = first + block.lines if block.lines else last
    return "\n".join([*lines[:first], *map(block.edit, lines[first:last]), *lines[last:]]), first + 1


@pytest.mark.parametrize("block", MISPLACED_BLOCKS.values(), ids=MISPLACED_BLOCKS)
def test_a_misplaced_block_is_reported_once(block: MisplacedBlock) -> None:
    text, first = moved(block)
    found = [item for item in load(NAME, text.encode()).diagnostics if item.severity is not Severity.NOTE]
    assert [(item.line - first, item.code) for item in found] == block.found, found


OPINION = INDUSTRY[INDUSTRY.index("\ntexts:") : INDUSTRY.index("      委員会の意見: おおむね")].count("\n")
"""How far the first text whose heading `texts:` declares is below it."""


def read(text: str, old: str, new: str) -> list[tuple[int, str]]:
    assert old in text
    first = text[: text.index(old)].count("\n") + 1
    found = load(NAME, text.replace(old, new, 1).encode()).diagnostics
    return [(item.line - first, item.code) for item in found if item.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("plan", "old", "new", "found"),
    [
        (INDUSTRY, "\ntexts:", "\n  texts:", [(1, "empty-value"), (2, "bad-id"), (OPINION, "undeclared-name")]),
        (
            INDUSTRY,
            "        R9: {money: {basis: 見込み, 事業費: 1500}}",
            "        R.9: {money: {basis: 見込み, 事業費: 1500}}",
            [(0, "bad-year")],
        ),
        (
            INDUSTRY,
            "R10: {money: {basis: 見込み, 事業費: 1600}}",
            "R10: [money: {basis: 見込み, 事業費: 1600}]",
            [(0, "wrong-type")],
        ),
        (
            INDUSTRY,
            "最終: {target: 227500}",
            "最終: {target: -227500}",
            [(0, "negative-count"), (0, "targets-do-not-lead")],
        ),
        (INDUSTRY, "最終: {target: 227500}", "最終: {target: #REF!}", [(0, "comment-in-braces")]),
        (COMMERCE, "          R6: {target: 30,", "        　R6: {target: 30,", [(0, "fullwidth-space")]),
        (
            COMMERCE,
            "            実施状況: |\n",
            "            実施状況:|\n",
            [(0, "missing-space"), (2, "needs-quotes")],
        ),
        (COMMERCE, "actual: 17, grade: C}  ", "actual: 17, grade: C}#メモ", [(0, "missing-space")]),
        (COMMERCE, "rate: actual", "<<<<<< HEAD\nrate: actual", [(0, "yaml-syntax")]),
        (
            COMMERCE,
            "    measures:\n\n    - id: starter-school",
            "    measures: あ\n\n    - id: starter-school",
            [(0, "yaml-syntax")],
        ),
        (COMMERCE, "lead: [商工会, 市]", "lead: [商工会、市]", [(0, "comma-in-list")]),
        (
            INDUSTRY,
            "name: 奨学金の返還を助ける",
            'name: "奨学金の返還を助ける',
            [(0, "unclosed-quote")],
        ),
        (COMMERCE, "          R3: {actual: 10}", "         R3: {actual: 10}", [(1, "yaml-syntax")]),
        (COMMERCE, "- id: starter-school", "  id: starter-school", [(0, "yaml-syntax")]),
        (INDUSTRY, "sources:\n", "---\nsources:\n", [(0, "not-plain-yaml")]),
        (INDUSTRY, "R7: {target: 480}", "R7: {target: -480}", [(0, "negative-count")]),
    ],
)
def test_one_mistake_is_not_reported_many_times(plan: str, old: str, new: str, found: list[tuple[int, str]]) -> None:
    assert read(plan, old, new) == found


@pytest.mark.parametrize(
    ("plan", "old", "new"),
    [
        (COMMERCE, "R8: {target: 65}    ", "R8: {target: 65, actual: 60}"),
        (COMMERCE, "actual: 17, grade: C}  ", "actual: 17, grade: C}\t# メモ"),
        (COMMERCE, "target: 45", "target:\t45"),
        (COMMERCE, "課題: 周知、集客", "課題: |\n              - 周知\n              - 集客（R7: 17人）"),
        (INDUSTRY, "          R7: {target: 480}", "          R6: {actual: 410}\n          R7: {target: 480}"),
        (INDUSTRY, "R5: {actual: 387}", "R5: {actual: 4100}"),
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
def test_what_is_right_is_not_reported(plan: str, old: str, new: str) -> None:
    assert read(plan, old, new) == []


def test_mistakes_of_the_same_kind_in_two_places_are_both_reported() -> None:
    text = COMMERCE
    lines = [text[: text.index(row)].count("\n") + 1 for row in ("R6: {target: 30,", "R6: {target: 15,")]
    for row in ("R6: {target: 30,", "R6: {target: 15,"):
        text = text.replace(row, f" {row}", 1)
    found = load(NAME, text.encode()).diagnostics
    assert [(item.line, item.code) for item in found if item.severity is Severity.ERROR] == [
        (line, "yaml-syntax") for line in lines
    ]
