"""The staff manual is true: its commands exist, its YAML loads, its examples, pictures and words are right."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator.cli import _parser
from generator.edit.intake.meaning import Role
from generator.edit.intake.profile import Profile, TableProfile, read_profile
from generator.evaluation.evaluate import evaluate
from generator.plan.load import Loaded, load
from generator.plan.model.fiscal import parse_period
from generator.plan.places import place
from generator.plan.reading.source_text import source_text
from generator.publish.wording import grades
from tests.conftest import ROOT
from tests.publish.pages.manual_text import FENCE, GENERATOR, MANUAL, PAGES, fences

OTHERS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "README.md", "README.ja.md")}
BAD = "まちがいの例"
BASE = {
    "title": "例の計画",
    "municipality": '{code: "132284", prefecture: 東京都, name: あきる野市}',
    "period": "{from: R5, to: R12}",
    "updated": "2027-06-10",
    "levels": "[施策, 事業]",
    "sources": "{progress: {title: 進捗状況}, r8: {title: 令和8年度}, plan: {title: 計画}}",
    "rate": "actual-over-target",
    "scales": "{評価指標: {grades: [{code: S, from: 120}, {code: A, from: 90}, {code: B, above: 50}, {code: C}]}}",
    "texts": "{実施状況: progress, 課題: issues}",
    "measures": "[{id: first, name: 施策}]",
}
"""A small plan into which the manual's snippets fit."""


def plan_with(snippet: str) -> Loaded:
    """Return the small plan with a snippet in its place: an indicator, a measure, a year row, or keys of the plan."""
    blocks = re.split(r"^(?=[^\s#-])", snippet, flags=re.MULTILINE)
    keys = {block.partition(":")[0]: block.partition(":")[2] for block in blocks if ":" in block}
    if snippet.startswith("- id:"):
        keys = {"indicators" if "\n  unit:" in snippet else "measures": f"\n{snippet}"}
    elif all(parse_period(key) for key in keys) or snippet.startswith("<<<"):
        row = "".join(f"    {line}\n" for line in snippet.splitlines())
        keys = {"indicators": f"\n- id: i\n  name: 売上\n  unit: 人\n  direction: up\n  years:\n{row}"}
    if "errata" in keys:  # what it corrects
        keys["indicators"] = "\n- {id: i, name: 売上, unit: 人, direction: up, years: {R8: {actual: 70}}}\n"
    output = {key: f" {value}\n" for key, value in BASE.items() if key != "measures" or "indicators" not in keys} | keys
    return load("plans/x.yaml", "".join(f"{key}:{value}" for key, value in output.items()).encode())


def commands(text: str) -> Iterator[str]:
    """Yield the command lines of a page: lines of sh blocks, and inline code that starts like one."""
    lines = [line.partition(" #")[0].strip() for found in FENCE.finditer(text) for line in found["text"].splitlines()]
    for line in [*lines, *re.findall(r"`([^`\n]+)`", FENCE.sub("", text))]:
        if line.startswith((GENERATOR, "./portal ")) and not re.search(r"…|\[|COMMAND", line):
            yield line


@pytest.mark.parametrize("name", [*PAGES, *OTHERS])
def test_every_command_is_one_that_there_is(name: str) -> None:
    sessions = {
        node.name.rstrip("_")
        for node in ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    }
    for line in commands((PAGES | OTHERS)[name]):
        words = shlex.split(line.removeprefix(GENERATOR))
        if line.startswith("./portal "):
            named = words[1 : words.index("--") if "--" in words else None]
            assert set(named) <= sessions | {"--list"}, line
        elif "--help" not in words:
            assert _parser().parse_args(words), line


@pytest.mark.parametrize(("page", "above", "text"), fences("yaml"))
def test_every_yaml_snippet_loads(page: str, above: str, text: str) -> None:
    if "プロファイル" in above:
        assert read_profile(page, text.encode()).profile
        return
    loaded = plan_with(text)
    assert loaded.has_errors is (BAD in above), [(page, one.line, one.message) for one in loaded.diagnostics]


def test_the_page_on_tables_has_every_meaning_and_every_key_of_a_profile() -> None:
    page = PAGES["import"]
    assert [role.value for role in Role if f"<code>{role.value}" not in page] == []
    keys = [*TableProfile.model_fields, *Profile.model_fields]
    assert [key for key in keys if f"`{key}:" not in page and f"{key}: " not in page and f"\n{key}:" not in page] == []


def test_every_worked_example_is_what_the_program_computes() -> None:
    quotes = 0
    for part in re.split(r"^```yaml\n", PAGES["grading"], flags=re.MULTILINE)[1:]:
        snippet, _, after = part.partition("```\n")
        quoted = re.findall(r"^> (.*)$", after, re.MULTILINE)
        plan = plan_with(snippet).plan
        assert plan
        evaluation = evaluate(plan, plan.updated)
        output = [grades.why(one, plan.scale) for track in evaluation.tracks for one in track.results.values()]
        assert [quote for quote in quoted if not any(why.startswith(quote) for why in output)] == []
        quotes += len(quoted)
    assert quotes == 9


def test_the_marks_of_pages_and_tables_are_read_as_it_shows_them() -> None:
    pages, tables = (
        re.findall(r"^    (.*)$", PAGES["new-plan"].partition(f"{{#{anchor}}}")[2].partition("\n### ")[0], re.MULTILINE)
        for anchor in ("pages", "tables")
    )
    assert len(pages) == 4
    assert [source_text(line.encode()).page(1) for line in pages] == [3] * 4
    text = source_text("\n".join(tables).encode())
    assert text.line_ranges(place("kpi 指標!C2")) == ((3, 3),)
    assert text.lines[2].split("\t")[2] == "8"


PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]+)\)\{width=(?P<width>\d+) height=(?P<height>\d+) \.shot\}")


def test_every_picture_is_there_described_and_small() -> None:
    used = [found for page in PAGES.values() for found in PICTURE.finditer(page)]
    assert sum(page.count("![") for page in PAGES.values()) == len(used)
    assert {found["file"] for found in used} == {f"images/{path.name}" for path in (MANUAL / "images").iterdir()}
    for found in used:
        path = MANUAL / found["file"]
        assert (int(found["width"]), int(found["height"])) == _size(path), path.name
        assert path.stat().st_size <= 80_000
        assert len(found["alt"]) > 20


def _size(path: Path) -> tuple[int, int]:
    if path.suffix == ".png":
        with Image.open(path) as picture:
            return picture.size
    head = re.search(r'<svg [^>]*width="(\d+)" height="(\d+)"', path.read_text(encoding="utf-8"))
    assert head
    return int(head[1]), int(head[2])


PLAIN = {
    "Excel",
    "GitHub",
    "LibreOffice",
    "PDF",
    "YAML",
    "Python",
    "git",
    "Linux",
    "macOS",
    "Mac",
    "Windows",
    "Ctrl",
    "Command",
    "UTF",
    "CSV",
    "Word",
}
PLAIN |= {"Edit", "this", "file"}  # the pencil's name on the screen
EXPLAINED = (
    "プルリクエスト",
    "リポジトリ",
    "フォーク",
    "ブランチ",
    "コミット",
    "マージ",
    "YAML",
    "Python",
    "CODEOWNERS",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_plain_japanese(page: str) -> None:
    """English occurs only in code and in the names of buttons; technical terms are explained at first use."""
    body = PAGES[page].split("---\n", 2)[2]
    text = re.sub(r"!\[[^\]]*\](?=\()|\]?\([\w:/.#-]*[.#/][\w:/.#-]*\)|\{[#.:w][^}]*\}", "]", FENCE.sub("", body))
    text = re.sub(r"<code>.*?</code>|<[^>]*>", "", text)
    assert (
        set(re.findall(r"[A-Za-z]{3,}", re.sub(r"`[^`]*`|^    .*$|「[^」]*」", "", text, flags=re.MULTILINE))) <= PLAIN
    )
    for word in EXPLAINED:
        if word in text:
            assert re.search(rf"{word}`?[（＝]", text), f"{word}: say what it is"
