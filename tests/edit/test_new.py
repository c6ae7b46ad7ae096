"""A new plan file: it is valid, commented, in plans/, and its examples are valid once they are uncommented."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.plan.load import load
from tests.conftest import ROOT
from tests.frozen import PORTAL

FLAGS = {
    "--title": "例: 計画 # 1",
    "--code": "132284",
    "--prefecture": "東京都",
    "--municipality": "あきる野市",
    "--from": "R8",
    "--to": "2030",
    "--levels": "施策、事業",
    "--source": "資料",
    "--updated": "2026-04-01",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for source in (PORTAL / "content", PORTAL / "mkdocs.yml", ROOT / "site_templates"):
        (tmp_path / source.name).symlink_to(source)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(plan: str = "example-plan", **changed: str) -> list[str]:
    flags = FLAGS | {f"--{key}": value for key, value in changed.items()}
    return ["new", plan, *(part for flag in flags.items() for part in flag)]


def test_the_file_is_valid_and_the_site_builds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*new(), "--dry-run"]) == 0
    assert not (project / "plans").exists()
    assert main(new()) == 0
    assert main(["check"]) == 0
    assert "エラー 0件、警告 0件" in capsys.readouterr().err
    plan = load("example-plan.yaml", (project / "plans/example-plan.yaml").read_bytes()).plan
    assert plan is not None
    assert (plan.title, plan.levels, plan.period.to.year) == ("例: 計画 # 1", ("施策", "事業"), 2030)
    assert main(["build"]) == 0


def test_its_examples_hold_once_they_are_uncommented(project: Path) -> None:
    assert main(new()) == 0
    lines = (project / "plans/example-plan.yaml").read_text(encoding="utf-8").splitlines()
    begin = re.compile(r"# (rate|scales|texts|money|measures):")
    inside = False
    for number, line in enumerate(lines):
        inside = bool(begin.match(line)) or (inside and line.startswith("# "))
        lines[number] = line.removeprefix("# ") if inside else line
    loaded = load("example-plan.yaml", "\n".join(lines).encode())
    assert [item.message for item in loaded.diagnostics] == []
    assert loaded.plan is not None
    assert [len(loaded.plan.scales), len(loaded.plan.texts), len(list(loaded.plan.placed_indicators()))] == [1, 3, 1]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (new("Example"), 2, "半角の英小文字"),
        (new("../example"), 2, "半角の英小文字"),
        (new("data"), 1, "別のファイル名"),
        (new("a" * 300), 2, "64文字まで"),
        (new(title="\u202e例"), 2, "U+202E"),
        (new(title="例\x07"), 2, "U+0007"),
        (new(levels="、"), 1, "「levels」"),
        (new(code="132285"), 1, "正しくありません"),
        (new(**{"from": "8"}), 1, "年度として読めません"),
        (["new", "example", "--title", "例"], 2, "--code、--prefecture"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_is_refused(arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    assert message in capsys.readouterr().err
    assert not Path("plans").exists()


@pytest.mark.usefixtures("project")
def test_a_file_that_is_there_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(new()) == 0
    before = Path("plans/example-plan.yaml").read_bytes()
    assert main(new(title="別の題")) == 2
    assert "もうあります" in capsys.readouterr().err
    assert Path("plans/example-plan.yaml").read_bytes() == before


def test_it_asks_for_what_was_not_given(project: Path) -> None:
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "new", "asked", "--title", "例の計画"]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        os.write(ours, "\n132284\n東京都\nあきる野市\nR8\nR12\n施策、事業\n資料\n".encode())
        out, err = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, err.decode()
    assert "都道府県（例: 東京都）" in out.decode()
    assert "title: 例の計画" in (project / "plans/asked.yaml").read_text(encoding="utf-8")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts text at a terminal's keyboard."""

    def types(text: str) -> None:
        keyboard = io.StringIO(text)
        monkeypatch.setattr(keyboard, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", keyboard)

    return types


def test_an_empty_answer_is_asked_for_again(
    project: Path, terminal: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal("\n  \n 例の計画 \n")
    arguments = new()
    arguments[arguments.index("--title") + 1] = ""
    assert main(arguments) == 0
    assert capsys.readouterr().out.count("計画の名前（資料に書かれたとおり）: ") == 3
    assert "title: 例の計画\n" in (project / "plans/example-plan.yaml").read_text(encoding="utf-8")


def test_the_end_of_input_ends_the_questions(
    project: Path, terminal: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal("asked\n例の計画\n")
    assert main(["new"]) == 2
    assert "とちゅうでやめました。何も作っていません。" in capsys.readouterr().err
    assert not (project / "plans").exists()
