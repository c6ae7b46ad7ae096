"""What the staff manual quotes of Akiruno's plan: its commands run there and say it, and the messages are real."""

import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.cli import main
from generator.commands.plans import texts_of, with_comparison, with_evaluation_findings
from generator.plan.load import load
from tests.edit.changes.reports import reported, requested
from tests.edit.intake.made_tables import thirty, workbook
from tests.publish.pages.manual_text import FENCE, GENERATOR, PAGES, fences
from tests.shipped.plans import FOLDER, file_of

GAP = "…"
RETURNED = {"I4": "70", "J4": "A", "I5": "集計中", "K5": "10月に公表", "I6": "12"}
"""What a department typed."""
ROW = "R8: {target: 65} "
"""This year's row of the first indicator, as the plan has it."""
EDITS = {
    "a unit": (ROW, "R8: {target: 65, actual: 12人} "),
    "last year's value": (ROW, "R8: {target: 65, actual: 17} "),
    "another grade than computed": (ROW, "R8: {target: 65, actual: 60, grade: S} "),
    "a mark of a conflict": (f"          {ROW}", f"<<<<<<< patch-1\n          {ROW}"),
    "a target moved": (ROW, "R8: {target: 60} "),
    "another figure": ("45, actual: 17,", "45, actual: 71,"),
    "another line": ("at: progress 9\n        years", "at: progress 10\n        years"),
    "an id renamed": ("- id: succession-seminar-participants", "- id: seminar-participants"),
}
"""Typing errors whose messages the manual quotes."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a project folder with the plans, and change into it."""
    shutil.copytree(FOLDER, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_state_what_it_quotes(
    project: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    for name, rows in (("shihyo", thirty().rows), ("shihyo-r8", thirty().next_rows)):
        Path(f"{name}.xlsx").write_bytes(workbook(rows))
    blocks = [(found["kind"], found["text"]) for found in FENCE.finditer(PAGES[page])]
    for (kind, text), (kind_after, quoted) in pairwise([*blocks, ("", "")]):
        if kind != "sh":
            continue
        for line in text.splitlines():
            if line.startswith(GENERATOR) and "--help" not in line:
                code = main(shlex.split(line.removeprefix(GENERATOR)))
                assert code == ("まちがい" in line), line
        for profile in project.glob("plans/sources/akiruno-tourism/*.columns.yaml"):
            profile.write_text(profile.read_text().replace("# ? direction", "direction"))
        stated = capsys.readouterr()
        if kind_after == "text":
            _assert_quoted(quoted, stated.out + stated.err)
        for sheet in project.glob("build/sheets/*.xlsx"):
            _fill(sheet, project / "返ってきたブック.xlsx", RETURNED)
            _fill(sheet, project / "まちがいのあるブック.xlsx", RETURNED | {"I4": "70人"})


def _assert_quoted(quoted: str, stated: str) -> None:
    """Assert that each quoted line was printed; only a line "…" may stand for others."""
    lines = [line for line in quoted.splitlines() if line != GAP]
    found = stated.splitlines()
    assert [line for line in lines if line not in found] == []
    if GAP not in quoted.splitlines() and "次は" in quoted:
        assert lines == found


def _fill(handed_out: Path, returned: Path, cells: dict[str, str]) -> None:
    book = load_workbook(handed_out)
    for cell, text in cells.items():
        book.worksheets[1][cell] = text
    book.save(returned)


@pytest.fixture(scope="module")
def messages() -> str:
    """Return everything that `check --sources` and `changes` print for the typing errors."""
    text = file_of("akiruno-commerce").read_text(encoding="utf-8")
    stated = []
    for old, new in EDITS.values():
        assert text.count(old) == 1
        edited = text.replace(old, new)
        loaded = with_evaluation_findings(load("plans/akiruno-commerce.yaml", edited.encode()))
        if loaded.plan is not None:
            loaded, _ = with_comparison(loaded, texts_of(file_of("akiruno-commerce"), loaded.plan))
        stated += [f"{one.message} [{one.code}]" for one in loaded.diagnostics]
        stated += requested(reported(text, edited))
    return "\n".join(stated)


@pytest.mark.parametrize(("page", "text"), [(page, text) for page, _, text in fences("text")])
def test_every_message_is_one_that_people_get(messages: str, page: str, text: str) -> None:
    after_command = re.search(
        rf"^```sh\n(?:(?!^```).)*^```\n\n[^`]*```text\n{re.escape(text)}", PAGES[page], re.MULTILINE | re.DOTALL
    )
    assert after_command or all(line in messages for line in text.splitlines())
