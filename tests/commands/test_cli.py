"""The command line: exit codes, formats, paths, and that a build writes everything or nothing."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.errors import system_reason
from tests.conftest import ROOT
from tests.frozen import PORTAL
from tests.small_plans import SMALLEST
from tests.trees import files

BAD = SMALLEST.replace("target: 20", "tagret: 20")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a project folder with one valid plan, and change into it."""
    for source in (PORTAL / "content", PORTAL / "mkdocs.yml", ROOT / "site_templates"):
        (tmp_path / source.name).symlink_to(source)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "smallest.yaml").write_text(SMALLEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def put(project: Path, name: str, text: str) -> None:
    (project / "plans" / name).write_text(text, encoding="utf-8")


def test_a_clean_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--date", "2025-04-01"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", "計画 1件を確かめました（エラー 0件、警告 0件）。")
    assert [line for line in err.splitlines() if line.startswith("次は: ")] == err.splitlines()[-1:]
    assert main(["check", "--format", "json", str(project / "plans")]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.usefixtures("project")
def test_a_check_reports_what_is_overdue_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--date", "2025-01-01", "--format", "json"]) == 0
    found = capsys.readouterr()
    assert json.loads(found.out) == []
    assert "遅れている" not in found.err
    assert main(["check", "--date", "2027-04-01", "--format", "json"]) == 0
    found = capsys.readouterr()
    assert json.loads(found.out) == []
    assert (
        "smallest: セミナー 参加者数 令和6年度から2年度分（期限の目安 2026-03-31、担当 決まっていません）" in found.err
    )


def test_a_check_with_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "plans" / "smallest.yaml").unlink()
    put(project, "bad.yaml", BAD)
    assert main(["check"]) == 1
    expected = "plans/bad.yaml:30:12: error: 「tagret」という項目はありません（もしかして target） [unknown-key]\n"
    assert capsys.readouterr().out == expected
    assert main(["check", "plans/bad.yaml", "plans/bad.yaml", "--format=json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "plans/bad.yaml",
            "line": 30,
            "column": 12,
            "severity": "error",
            "code": "unknown-key",
            "message": "「tagret」という項目はありません（もしかして target）",
        }
    ]


def test_a_warning_alone_is_no_failure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "smallest.yaml", SMALLEST.replace("grade: A", "grade: B"))
    assert main(["check", "--format", "json"]) == 0
    assert [item["severity"] for item in json.loads(capsys.readouterr().out)] == ["warning"]


def test_a_named_path_that_cannot_be_read_is_a_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = project / "plans" / "secret.yaml"
    put(project, "secret.yaml", SMALLEST)
    secret.chmod(0)
    paths = ["plans/missing.yaml"] + (["plans/secret.yaml"] if not os.access(secret, os.R_OK) else [])
    assert main(["check", *paths, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(item["path"], item["line"], item["column"], item["code"]) for item in found] == [
        (path, 1, 1, "unreadable") for path in paths
    ]


@pytest.mark.usefixtures("project")
def test_names_that_the_system_does_not_take(capsys: pytest.CaptureFixture[str]) -> None:
    name = "a" * 300
    assert main(["check", f"{name}.yaml"]) == 1
    assert "[unreadable]" in capsys.readouterr().out
    assert main(["record", name, "x", "R8", "--actual", "1"]) == 2
    assert "という計画はありません" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_pipe_is_not_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.csv")
    assert main(["check", "pipe.csv"]) == 1
    assert main(["sheet", "import", "pipe.csv"]) == 2
    assert "普通のファイルではありません" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "アクセス権がありません"), (errno.ENOSPC, "空き容量がありません"), (9999, "エラー番号 9999")],
)
def test_the_system_s_reasons_are_japanese(number: int, words: str) -> None:
    assert system_reason(OSError(number, "in English")) == words


@pytest.mark.usefixtures("project")
def test_no_plan_at_all_is_a_run_that_cannot_proceed(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree("plans")
    for command in (["check"], ["build"]):
        assert main(command) == 2
        assert "計画ファイルがありません" in capsys.readouterr().err
    Path("plans").mkdir()
    assert main(["check"]) == 2


def test_annotations_for_github(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"      R{year}: {{actual: {year}0%}}\n" for year in range(1, 9))
    more = "".join(f"      H{year}: {{actual: {year}%}}\n" for year in range(20, 25))
    hostile = "unit: '人 | <img src=x> @someone #1'"
    text = SMALLEST.replace("      R5: {target: 20, actual: 21, grade: A}\n", rows + more)
    put(
        project,
        "smallest.yaml",
        text.replace("direction: up", "direction: 'x | @a #1 <b>'").replace("unit: 人", hostile),
    )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("SITE_URL", "https://example.jp/portal/")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert lines[1].startswith("::error file=plans/smallest.yaml,line=30,col=20::「10%25」に単位「%25」が付いています")
    last = "（このほかに4件。すべては、まとめ（Summary）にあります）"
    assert [line.endswith(last) for line in lines] == [False] * 9 + [True]
    summary = (project / "summary.md").read_text(encoding="utf-8")
    assert "計画 1件を確かめました（エラー 14件" in summary
    assert summary.count("| <code>plans/smallest") == 14
    assert "](https://example.jp/portal/manual/checks/unit-in-number/) |" in summary
    assert "<b>" not in summary
    assert "@a" not in summary.replace("&#64;", "")


def test_errors_come_before_warnings_in_the_ten_annotations(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(
        f"      H{year}: {{actual: {10 + year}}}\n      H{year}上: {{actual: -5}}\n" for year in range(10, 25)
    )
    bad = SMALLEST.replace(
        "      R5: {target: 20, actual: 21, grade: A}\n", rows + "      R5: {target: 2O, actual: 21}\n"
    )
    put(project, "smallest.yaml", bad.replace("from: R5", "from: H10"))
    assert main(["check", "--all", "--format", "github"]) == 1
    kinds = [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["::error"] + ["::warning"] * 9


def test_a_build_with_an_error_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "bad.yaml", BAD)
    assert main(["build"]) == 1
    assert not (project / "build").exists()
    assert "unknown-key" in capsys.readouterr().out
    (project / "plans" / "bad.yaml").unlink()
    assert main(["build"]) == 0
    before = files(project / "build" / "docs")
    put(project, "bad.yaml", BAD)
    assert main(["build"]) == 1
    assert files(project / "build" / "docs") == before


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(project: Path) -> None:
    shutil.copy(PORTAL / "plans" / "aobano-commerce.yaml", project / "plans")
    built = []
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC{seed}", "LC_ALL": "C"}
        subprocess.run([sys.executable, "-m", "generator", "build"], check=True, env=env, capture_output=True)
        built.append(files(project / "build" / "docs"))
        shutil.rmtree(project / "build")
    assert built[0] == built[1]
    assert len(built[0]) > 20


@pytest.mark.usefixtures("project")
def test_the_schema_is_written_and_up_to_date() -> None:
    assert main(["schema"]) == 0
    written = Path("schema/plan.schema.json").read_text(encoding="utf-8")
    assert written == (ROOT / "schema" / "plan.schema.json").read_text(encoding="utf-8")


def test_the_schema_explains_every_key_in_japanese() -> None:
    schema = json.loads((ROOT / "schema" / "plan.schema.json").read_text(encoding="utf-8"))

    def keys(part: object) -> list[tuple[str, str]]:
        if isinstance(part, list):
            return [found for item in part for found in keys(item)]
        if not isinstance(part, dict):
            return []
        own = [
            (key, f"{value.get('title')} {value.get('description')}")
            for key, value in part.get("properties", {}).items()
        ]
        return own + [found for value in part.values() for found in keys(value)]

    reported = keys(schema)
    assert len(reported) > 40
    assert [key for key, text in reported if text.isascii()] == []


def test_what_is_slow_to_import_is_imported_only_where_it_is_used() -> None:
    code = "import sys, generator.cli; assert not {'matplotlib', 'openpyxl', 'ruamel.yaml', 'rich'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
