"""Every plan file says what its source says, and leaves nothing out silently."""

from pathlib import Path

import pytest

from tests.shipped.fidelity import verify
from tests.shipped.plans import file_of, listed

AKIRUNO = "akiruno-commerce"


@pytest.mark.parametrize("plan", [pytest.param(plan, marks=pytest.mark.plans(plan)) for plan in listed()])
def test_a_plan_is_faithful_in_both_directions(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = verify(file_of(plan))
    with capsys.disabled():
        total = report.found + len(report.missing)
        print(
            f"\n{report.plan}: {report.found} of {total} found in the source, {len(report.unaccounted)} pieces of its {report.lines} lines not in the plan"
        )
    assert report.missing == []
    assert report.unaccounted == []
    assert report.found > 200


@pytest.mark.plans(AKIRUNO)
@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("actual: 17,", "actual: 18,", "R7.actual: 18"),
        ("name: 創業塾\n", "name: 起業塾\n", "起業塾"),
        ("printed_page: P.34", "printed_page: P.35", "printed_page: P.35"),
        ("課題: 周知、集客\n", "課題: 周知、集客、宣伝\n", "宣伝"),
    ],
)
def test_a_changed_figure_or_name_is_noticed(tmp_path: Path, old: str, new: str, reported: str) -> None:
    text = file_of(AKIRUNO).read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / f"{AKIRUNO}.yaml"
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    missing = verify(changed).missing
    assert [line for line in missing if reported in line], missing


@pytest.mark.plans(AKIRUNO)
def test_a_part_that_was_left_out_in_silence_is_noticed(tmp_path: Path) -> None:
    text = file_of(AKIRUNO).read_text(encoding="utf-8")
    start, end = text.index("    - id: startup-school\n"), text.index("    - id: startup-consultation\n")
    changed = tmp_path / f"{AKIRUNO}.yaml"
    changed.write_text(text[:start] + text[end:], encoding="utf-8")
    assert any("創業塾" in line for line in verify(changed).unaccounted)
