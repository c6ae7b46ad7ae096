"""Every plan file says what its source says, where it says so, and leaves nothing out silently."""

import random
import re

import pytest

from generator.commands.plans import texts_of, with_comparison, with_source_findings
from generator.comparison_report import comparison_lines
from generator.fidelity.compare import Comparison
from generator.fidelity.proof import CHECKS
from generator.plan.diagnostics import Diagnostic
from generator.plan.load import load
from tests.shipped.plans import evaluation, file_of, listed

CODES = {check.code for check in CHECKS}
LEAST = 200
"""The number of statements that every plan has at least: a comparison of nothing would agree, too."""


def compared(plan: str, text: str) -> tuple[list[Diagnostic], Comparison]:
    """Compare a version of a plan with the texts that are with its file; return what only this finds."""
    changed = load(f"plans/{plan}.yaml", text.encode())
    assert changed.plan is not None
    found, comparison = with_comparison(changed, texts_of(file_of(plan), changed.plan))
    return [one for one in found.diagnostics if one.code in CODES], comparison


@pytest.mark.parametrize("plan", [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()])
def test_a_plan_is_faithful_in_both_directions(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    found, comparison = compared(plan, file_of(plan).read_text(encoding="utf-8"))
    with capsys.disabled():
        print("", *comparison_lines(evaluation(plan).plan, comparison, every=True), sep="\n", end="")
    assert found == []
    assert comparison.unaccounted == ()
    assert comparison.skipped == ()
    assert comparison.found == comparison.counted > LEAST


EDITS = [
    ("akiruno-commerce", "actual: 17,", "actual: 18,", "a digit of a figure"),
    ("akiruno-commerce", "target: 28000", "target: 82000", "digits of a figure exchanged"),
    ("akiruno-commerce", "actual: 5, grade: C", "actual: 5, grade: B", "a published grade"),
    ("akiruno-commerce", "at: progress 14\n", "at: progress 15\n", "a citation"),
    ("akiruno-commerce", "name: 創業塾\n", "name: 起業塾\n", "a name"),
    ("akiruno-commerce", "printed_page: P.34", "printed_page: P.35", "a printed page"),
    ("akiruno-commerce", "課題: 周知、集客\n", "課題: 周知、集客、宣伝\n", "a text"),
    ("aizuwakamatsu-sme", "target: 223680", "target: 223880", "a digit of a figure"),
    ("aizuwakamatsu-sme", "概算人件費: 1498", "概算人件費: 1488", "a digit of an amount"),
    ("aizuwakamatsu-sme", "at: evaluation 37-40", "at: evaluation 37-41", "a citation"),
    ("aizuwakamatsu-sme", "施策の内容: 技術後継者", "施策の内容: 技能後継者", "a text"),
    ("aizuwakamatsu-sme", "次年度方針: 新規", "次年度方針: 継続", "a decision"),
    ("fukushima-sme", "target: 24200以下", "target: 24300以下", "a digit of a figure"),
    ("fukushima-sme", "tel: [024-529-7663]", "tel: [024-529-7633]", "a digit of a telephone number"),
    ("fukushima-sme", "at: programme 947}", "at: programme 946}", "a citation"),
    ("fukushima-sme", "「経営は概ね順調である」と", "「経営は概ね良好である」と", "a name"),
    ("iwaki-chamber", "[建設業, 1609,", "[建設業, 1608,", "a digit of a cell"),
    ("iwaki-chamber", "R7: {money: {basis: 見込み, 必要な資金の額: 12050}", "R7: {money: {basis: 見込み, 必要な資金の額: 12500}", "a digit of an amount"),
    ("iwaki-chamber", "at: plan 20-102", "at: plan 20-104", "a citation"),
    ("iwaki-chamber", "1232.51 km²", "1232.15 km²", "a digit in a text"),
    ("iwaki-council", "date: 2017-07-19", "date: 2017-07-18", "a digit of a date"),
    ("iwaki-council", "平成30年度に卒業", "平成31年度に卒業", "a digit in a text"),
    ("iwaki-council", "at: council 23-37", "at: council 22-37", "a citation"),
    ("iwaki-council", "いわき産学官ネットワーク協会, インキュベーション", "いわき産官学ネットワーク協会, インキュベーション", "a name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "old", "new"),
    [pytest.param(*row[:3], marks=pytest.mark.plans(row[0]), id=f"{row[0]}: {row[3]}") for row in EDITS],
)
def test_a_change_is_an_error_at_its_line(plan: str, old: str, new: str) -> None:
    text = file_of(plan).read_text(encoding="utf-8")
    assert old in text
    found, comparison = compared(plan, text.replace(old, new, 1))
    assert text[: text.index(old)].count("\n") + 1 in [one.line for one in found]
    assert len(found) <= 2, found
    assert comparison.missing or comparison.loose


@pytest.mark.plans("akiruno-commerce")
def test_a_part_that_was_left_out_in_silence_is_noticed() -> None:
    text = file_of("akiruno-commerce").read_text(encoding="utf-8")
    start, end = text.index("    - id: startup-school\n"), text.index("    - id: startup-consultation\n")
    _, comparison = compared("akiruno-commerce", text[:start] + text[end:])
    assert any("創業塾" in piece.text for piece in comparison.unaccounted)


DIGITS = 12
"""The number of digits that are changed in the citations of every plan: each takes a comparison."""
_CITATION = re.compile(r"\bat: [^\n,}\]]*")


@pytest.mark.parametrize("plan", [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()])
def test_a_wrong_digit_of_a_citation_is_noticed(plan: str) -> None:
    text = file_of(plan).read_text(encoding="utf-8")
    cited = [(one.start(), one.group()) for one in _CITATION.finditer(text)]
    digits = [start + at for start, found in cited for at, letter in enumerate(found) if letter.isdigit()]
    chance = random.Random(plan)  # noqa: S311 - which digits are changed need not be a secret
    unnoticed = []
    for at in chance.sample(digits, DIGITS):
        digit = chance.choice([other for other in "0123456789" if other != text[at]])
        changed = load(f"plans/{plan}.yaml", f"{text[:at]}{digit}{text[at + 1 :]}".encode())
        if changed.plan is None:
            continue
        texts = texts_of(file_of(plan), changed.plan)
        found, comparison = with_comparison(with_source_findings(changed, texts), texts)
        if not (found.has_errors or comparison.unaccounted):
            unnoticed.append((text[:at].count("\n") + 1, text[at], digit))
    assert unnoticed == []
