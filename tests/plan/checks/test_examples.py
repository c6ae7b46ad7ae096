"""Every diagnostic code has an invalid example, found automatically, with its exact message, line and column."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.commands.plans import with_source_findings
from generator.errors import CannotRunError
from generator.evaluation.check_rules import RULES
from generator.plan.diagnostics import Diagnostic, Severity, as_json, from_json
from generator.plan.load import load, load_file
from generator.plan.reading.source_text import source_text
from generator.publish.pages.manual_checks import check_pages
from generator.publish.site.read import read_content
from generator.report import text_line
from tests.check_examples import BAD, CHECKS, checked
from tests.conftest import EXAMPLES, ROOT, agree

WITHOUT_EXAMPLE_FILE = {"unreadable", "bad-file-name", "source-text-unreadable", "source-text-unused"}
"""What no plan file's content can show; tested below, and in tests/commands/test_source_texts.py."""


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_is_reported_at_its_place(path: Path) -> None:
    code = path.name.partition(".")[0]
    found = checked(path).diagnostics
    assert code in {diagnostic.code for diagnostic in found}
    agree(f"{as_json(found)}\n", CHECKS / f"{code}.json")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_its_good_example_is_good(path: Path) -> None:
    code = path.name.partition(".")[0]
    own = CHECKS / f"{code}.good.yaml"
    good = own if own.exists() else CHECKS / "good.yaml"
    assert [
        text_line(item) for item in checked(good, f"{code}.yaml").diagnostics if item.severity is not Severity.NOTE
    ] == []
    assert [
        item
        for item in checked(good, f"{code}.yaml").diagnostics
        if item.code == code and "確認済み" not in item.message
    ] == []


def test_every_code_has_an_example_and_a_page() -> None:
    codes = {rule.code for rule in RULES}
    shown = {path.name.partition(".")[0] for path in BAD}
    reported = [
        f"content/manual/checks/{code}.bad.yaml is missing: add a plan file in which `check` finds {code}, then run `./portal golden`"
        for code in sorted(codes - WITHOUT_EXAMPLE_FILE - shown)
    ] + [
        f"content/manual/checks/{code}.bad.yaml is the example of no rule: take it away"
        for code in sorted(shown - codes)
    ]
    assert not reported, "\n".join(reported)
    pages = {page.code: page for page in check_pages(read_content(ROOT / "content"))}
    assert set(pages) == codes
    for code in codes - WITHOUT_EXAMPLE_FILE:
        assert any(line.marked for line in pages[code].bad), code
        assert pages[code].found, code
        assert pages[code].good, code


def test_diagnostics_are_read_back_as_they_were_written() -> None:
    found = (
        Diagnostic(
            path="計画.yaml", line=2, column=7, severity=Severity.NOTE, code="a-code-2", message="「a」: 1行目 [b]"
        ),
    )
    assert from_json(as_json(found)) == found


def test_a_file_of_findings_that_cannot_be_read_is_named() -> None:
    for broken in (b"[", b"[1]", b"[{}]", b'[{"severity": "odd"}]'):
        with pytest.raises(CannotRunError, match=r"content/manual/checks/tab\.json"):
            check_pages({"manual/checks/tab.json": broken})


def test_every_rule_is_one_japanese_sentence() -> None:
    assert all(rule.sentence.endswith("。") and rule.sentence.count("。") < 3 for rule in RULES)


@pytest.mark.parametrize(
    "path",
    [*sorted((EXAMPLES / "valid").glob("*.yaml")), ROOT / "content" / "manual" / "example.yaml"],
    ids=lambda path: path.stem,
)
def test_a_good_example_has_only_notes(path: Path) -> None:
    assert [item for item in checked(path, path.name).diagnostics if item.severity is not Severity.NOTE] == []


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
    if name == "plans/計画.yaml":
        agree(f"{as_json([replace(found[0], path='計画.yaml')])}\n", CHECKS / f"{code}.json")


def test_files_that_cannot_be_read_are_findings(tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    link = tmp_path / "link.yaml"
    link.symlink_to(EXAMPLES / "valid" / "smallest.yaml")
    for path in (tmp_path / "missing.yaml", folder, link):
        loaded = load_file(path, path.name)
        assert [(item.code, item.line, item.column) for item in loaded.diagnostics] == [("unreadable", 1, 1)]
        assert loaded.plan is None
    agree(f"{as_json(load_file(folder, folder.name).diagnostics)}\n", CHECKS / "unreadable.json")


def test_a_source_text_that_is_no_text() -> None:
    loaded = load("source-text-unreadable.yaml", (CHECKS / "good.yaml").read_bytes())
    found = with_source_findings(loaded, {"report": source_text("進捗状況".encode("cp932"))})
    agree(f"{as_json(list(found.diagnostics))}\n", CHECKS / "source-text-unreadable.json")


def test_a_file_that_is_no_source_text() -> None:
    loaded = load("source-text-unused.yaml", (CHECKS / "good.yaml").read_bytes())
    found = with_source_findings(loaded, {}, frozenset({"old-report.txt"}))
    agree(f"{as_json(list(found.diagnostics))}\n", CHECKS / "source-text-unused.json")
