"""Serving: an edit reaches the page, a mistake leaves the last good page up and is told, stopping stops all."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from html import unescape
from pathlib import Path

from tests.conftest import EXAMPLES, ROOT

PATIENCE = 60


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; the clock only bounds how long a broken server may hold the tests up."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_an_edit_reaches_the_page_and_a_mistake_does_not(tmp_path: Path) -> None:
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "plans").mkdir()
    plan = tmp_path / "plans" / "smallest.yaml"
    good = (EXAMPLES / "valid" / "smallest.yaml").read_text(encoding="utf-8")
    plan.write_text(good, encoding="utf-8")
    port, log = free_port(), tmp_path / "log"
    address = f"127.0.0.1:{port}"

    def page() -> str:
        try:
            with urllib.request.urlopen(f"http://{address}/smallest/", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/"}
    with log.open("wb") as out:
        command = [sys.executable, "-m", "generator", "serve", "--address", address]
        server = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=out, stderr=out)
        try:
            wait_for(lambda: "例の計画</h1>" in page())
            plan.write_text(good.replace("例の計画", "直した計画"), encoding="utf-8")
            wait_for(lambda: "直した計画</h1>" in page())
            plan.write_text(good.replace("title: 例", "titel: 例"), encoding="utf-8")
            wait_for(lambda: "[unknown-key]" in log.read_text(encoding="utf-8"))
            wait_for(lambda: "もしかして title" in unescape(page()))
            assert "直した計画</h1>" in page()
            plan.write_text(good.replace("title: 例", "title：例"), encoding="utf-8")
            wait_for(lambda: "全角のコロン" in page())
            assert page().count('class="problem"') == 1
            plan.write_text(good, encoding="utf-8")
            wait_for(lambda: "例の計画</h1>" in page())
            assert 'class="problem"' not in page()
            shutil.rmtree(plan.parent)
            wait_for(lambda: "計画ファイルがありません" in page())
            assert "例の計画</h1>" in page()
            plan.parent.mkdir()
            plan.write_text(good.replace("例の計画", "戻った計画"), encoding="utf-8")
            wait_for(lambda: "戻った計画</h1>" in page())
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(PATIENCE) == 0
    assert page() == ""
