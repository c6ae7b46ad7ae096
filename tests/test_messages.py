"""Every diagnostic code has a bad example, found by itself, with the exact message, line and column expected."""

from pathlib import Path

import pytest

from generator.evaluation.checks import CHECKS as EVALUATION_CHECKS
from generator.plan.checks import CHECKS
from generator.plan.diagnostics import Diagnostic, Severity
from generator.plan.load import load, load_file
from generator.plan.rules import READING_RULES
from generator.report import text_line
from tests.conftest import EXAMPLES, ROOT, agree

INVALID = sorted((EXAMPLES / "invalid").glob("*.yaml"))
WITHOUT_EXAMPLE_FILE = {"unreadable", "bad-file-name"}  # no file's content can show them; tested below
CODES = {*READING_RULES, *(check.code for check in CHECKS), *(check.code for check in EVALUATION_CHECKS)}


def found_in(path: Path) -> list[Diagnostic]:
    loaded = load_file(path, path.name)
    more = loaded.located(EVALUATION_CHECKS, loaded.plan) if loaded.plan else ()
    return sorted({*loaded.diagnostics, *more})


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_bad_example_is_reported_at_its_place(path: Path) -> None:
    found = found_in(path)
    assert path.stem in {diagnostic.code for diagnostic in found}
    agree("".join(f"{text_line(diagnostic)}\n" for diagnostic in found), path.with_suffix(".txt"))


def test_every_code_has_an_example() -> None:
    assert {path.stem for path in INVALID} == CODES - WITHOUT_EXAMPLE_FILE


def test_every_rule_is_one_japanese_sentence() -> None:
    rules = [*READING_RULES.values(), *(check.rule for check in (*CHECKS, *EVALUATION_CHECKS))]
    assert all(rule.endswith("。") for rule in rules)


@pytest.mark.parametrize(
    "path",
    [*sorted((EXAMPLES / "valid").glob("*.yaml")), ROOT / "content" / "manual" / "example.yaml"],
    ids=lambda path: path.stem,
)
def test_a_good_example_has_only_notes(path: Path) -> None:
    assert [item for item in found_in(path) if item.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("plans/plan.yml", "bad-file-name"),
        ("plans/Plan.yaml", "bad-file-name"),
        ("plans/計画.yaml", "bad-file-name"),
        ("plans/data.yaml", "bad-file-name"),
        ("plans/plan", "bad-file-name"),
    ],
)
def test_a_file_name_must_be_an_id(name: str, code: str) -> None:
    found = load(name, (EXAMPLES / "valid" / "smallest.yaml").read_bytes()).diagnostics
    assert [(item.code, item.line, item.column) for item in found] == [(code, 1, 1)]


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    link = tmp_path / "link.yaml"
    link.symlink_to(EXAMPLES / "valid" / "smallest.yaml")
    for path in (tmp_path / "missing.yaml", folder, link):
        loaded = load_file(path, path.name)
        assert [(item.code, item.line, item.column) for item in loaded.diagnostics] == [("unreadable", 1, 1)]
        assert loaded.plan is None
