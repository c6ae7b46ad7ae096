"""Comparing a whole plan: what always holds, whatever the plan and the texts are."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fidelity.compare import Comparison, compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text
from tests.fidelity.compared import HEAD, compared, missing, of_measure, unaccounted
from tests.frozen import COMMERCE, INDUSTRY

WORDS = st.text(st.sampled_from("あいうえお商工会市創業支援観光農林漁一二三ｶﾞ①AＢ"), min_size=3, max_size=12)
FIGURES = st.decimals(-9999, 99999, places=1, allow_nan=False, allow_infinity=False).map(lambda one: format(one, "f"))


@dataclass(frozen=True, slots=True)
class Item:
    """A programme with a figure and a text; its place in the list is in its name."""

    name: str
    figure: str
    text: str


ITEMS = st.lists(st.builds(Item, WORDS, FIGURES, WORDS), min_size=1, max_size=6)


def plan_of(items: list[Item]) -> str:
    """Return a plan that cites one line for the name and the figure of each item, and the next one for its text."""
    return "measures:\n" + "".join(
        f"- id: m{index}\n  name: 事業{index}番{item.name}\n  at: report {2 * index + 1}-{2 * index + 2}\n"
        f"  words: {{課題: 本文{item.text}}}\n  indicators:\n"
        f"  - {{id: i{index}, name: 指標, at: report {2 * index + 1}, years: {{R5: {{actual: {item.figure}}}}}}}\n"
        for index, item in enumerate(items)
    )


def lines_of(items: list[Item]) -> list[str]:
    """Return the lines of the text that such a plan cites."""
    lines = []
    for index, item in enumerate(items):
        lines += [f"事業{index}番{item.name}\t指標\t{item.figure.replace('-', '△')}", f"本文{item.text}"]
    return lines


@given(ITEMS)
def test_any_plan_s_own_words_account_for_everything(items: list[Item]) -> None:
    found = compared(plan_of(items), "\n".join(lines_of(items)))
    assert (missing(found), unaccounted(found), found.loose) == ([], [], ())
    assert (found.found, found.counted, found.lines) == (4 * len(items), 4 * len(items), 2 * len(items))


@given(ITEMS, st.integers(0, 11))
def test_any_line_that_is_taken_away_is_missed(items: list[Item], line: int) -> None:
    lines = lines_of(items)
    del lines[line % len(lines)]
    assert missing(compared(plan_of(items), "\n".join(lines)))


@given(ITEMS, st.integers(0, 11), WORDS)
def test_any_line_that_is_put_in_is_noticed(items: list[Item], line: int, text: str) -> None:
    lines = lines_of(items)
    lines.insert(line % (len(lines) + 1), f"新{text}")
    found = compared(plan_of(items), "\n".join(lines))
    assert unaccounted(found) == [f"新{text}"]


LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])), max_size=40)
PIECES = st.lists(st.sampled_from(COMMERCE.split() + INDUSTRY.split()), max_size=40).map(" ".join)


@given(st.sampled_from([COMMERCE, INDUSTRY]), LINES | st.lists(PIECES, max_size=40))
def test_any_text_can_be_compared(text: str, lines: list[str]) -> None:
    found = _comparison(text, "\n".join(lines))
    assert found.found <= found.counted
    for one in found.lookups:
        assert all(0 <= spot.start < spot.end <= len(lines[spot.line - 1]) for spot in one.spots)


@given(st.sampled_from([COMMERCE, INDUSTRY]), st.lists(st.integers(0, 400), min_size=1, max_size=8))
def test_any_plan_with_errors_can_be_compared(text: str, gone: list[int]) -> None:
    lines = text.splitlines()
    kept = [line for number, line in enumerate(lines) if number not in gone]
    _comparison("\n".join(kept), text)


def _comparison(plan: str, text: str) -> Comparison:
    """Compare a plan with one text that stands for each of its sources."""
    loaded = load("plans/plan.yaml", plan.encode())
    if loaded.plan is None or loaded.data is None:
        return Comparison()
    return compare(loaded.plan, loaded.data, dict.fromkeys(loaded.plan.sources, source_text(text.encode())))


def test_without_any_text_everything_is_skipped() -> None:
    found = compared(of_measure("lead: [市]"), {})
    assert (len(found.skipped), found.lookups, found.lines, found.unaccounted) == (2, (), 0, ())


def test_a_text_that_is_none_is_skipped() -> None:
    loaded = load("plans/example.yaml", f"{HEAD}{of_measure('')}\n".encode())
    assert loaded.plan is not None
    assert loaded.data is not None
    found = compare(loaded.plan, loaded.data, {"report": source_text(b"\xff")})
    assert (len(found.skipped), found.counted) == (1, 0)


def test_an_empty_comparison() -> None:
    assert (Comparison().counted, Comparison().missing) == (0, ())


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_do_not_matter(ends: str) -> None:
    assert missing(compared(of_measure("lead: [商工会]", at="report 1-2"), f"事業{ends}商工会{ends}")) == []
