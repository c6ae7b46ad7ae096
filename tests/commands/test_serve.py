"""Serving: an edit reaches the page, an error is shown on the last good page, stopping stops everything."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from generator.cli import main
from generator.serve import serve
from tests.conftest import ROOT
from tests.frozen import project_in
from tests.small_plans import SMALLEST

PATIENCE = 60
PLAN = Path("plans/smallest.yaml")
HOME = Path("build/docs/index.md")


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; the timeout only limits how long a broken server may delay the tests."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page(address: str, path: str = "smallest/") -> str:
    """Fetch a page from a server; return an empty text if it does not answer."""
    try:
        with urllib.request.urlopen(f"http://{address}/{path}", timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Create a project with one valid plan and change into it; restore the signal handlers afterwards."""
    shutil.rmtree(project_in(tmp_path) / "plans")
    (tmp_path / "plans").mkdir()
    (tmp_path / PLAN).write_text(SMALLEST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    before = signal.getsignal(signal.SIGTERM)
    yield tmp_path
    signal.signal(signal.SIGTERM, before)


@pytest.mark.slow
def test_an_edit_reaches_the_page_and_a_mistake_does_not(project: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    env = os.environ | {"PYTHONPATH": str(ROOT), "SITE_URL": f"http://{address}/"}
    log = project / "log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "generator", "serve", "--address", address]
        server = subprocess.Popen(command, env=env, stdout=out, stderr=out)
        try:
            wait_for(lambda: "例の計画</h1>" in page(address))
            PLAN.write_text(SMALLEST.replace("例の計画", "直した計画"), encoding="utf-8")
            wait_for(lambda: "直した計画</h1>" in page(address))
            PLAN.write_text(SMALLEST.replace("title: 例", "titel: 例"), encoding="utf-8")
            wait_for(lambda: "[unknown-key]" in log.read_text(encoding="utf-8"))
            wait_for(lambda: "もしかして title" in unescape(page(address)))
            assert "直した計画</h1>" in page(address)
            PLAN.write_text(SMALLEST.replace("title: 例", "title：例"), encoding="utf-8")
            wait_for(lambda: "全角のコロン" in page(address))
            assert page(address).count('class="problem"') == 1
            PLAN.write_text(SMALLEST, encoding="utf-8")
            wait_for(lambda: "例の計画</h1>" in page(address))
            assert 'class="problem"' not in page(address)
            shutil.rmtree(PLAN.parent)
            wait_for(lambda: "計画ファイルがありません" in page(address))
            assert "例の計画</h1>" in page(address)
            PLAN.parent.mkdir()
            PLAN.write_text(SMALLEST.replace("例の計画", "戻った計画"), encoding="utf-8")
            wait_for(lambda: "戻った計画</h1>" in page(address))
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(PATIENCE) == 0
    assert page(address) == ""


@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_in_this_process_an_edit_is_built_and_a_signal_stops_all(monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"127.0.0.1:{free_port()}"
    monkeypatch.setenv("SITE_URL", f"http://{address}/")

    def edit_and_stop() -> None:
        try:
            wait_for(lambda: "例の計画</h1>" in page(address))
            PLAN.write_text(SMALLEST.replace("title: 例", "titel: 例"), encoding="utf-8")
            wait_for(lambda: "もしかして title" in unescape(HOME.read_text(encoding="utf-8")))
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    someone = threading.Thread(target=edit_and_stop)
    someone.start()
    try:
        code: object = main(["serve", "--address", address])  # the signal came while files were watched
    except SystemExit as ended:
        code = ended.code  # it came between two looks at them
    someone.join()
    assert code == 0
    assert page(address) == ""


def test_without_any_good_page_nothing_is_served(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / PLAN).write_text(SMALLEST.replace("title: 例", "titel: 例"), encoding="utf-8")
    assert main(["serve"]) == 1
    out, err = capsys.readouterr()
    assert "[unknown-key]" in out
    assert "見せられる前のページもありません" in err
    assert not (project / "build").exists()


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (lambda: PLAN.write_text(SMALLEST.replace("title: 例", "titel: 例"), encoding="utf-8"), "もしかして title"),
        (PLAN.unlink, "計画ファイルがありません"),
    ],
    ids=["a mistake", "no plan"],
)
@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_the_last_good_pages_state_what_is_wrong_from_the_start(change: Callable[[], object], reported: str) -> None:
    assert main(["build"]) == 0
    good = HOME.read_bytes()
    change()
    Path("mkdocs.yml").unlink()
    assert main(["serve"]) == 1  # MkDocs' own code: it has no settings, and ends
    found = HOME.read_text(encoding="utf-8")
    assert reported in unescape(found)
    assert found.count('class="problem"') == 1
    assert len(found) > len(good.decode())


@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_a_server_that_ends_ends_all_without_a_build() -> None:
    Path("mkdocs.yml").unlink()
    built: list[bool] = []
    assert serve(lambda: built.append(True), [PLAN.parent], "127.0.0.1:0") == 1
    assert built == []
