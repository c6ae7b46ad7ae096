"""Visits: a project in; its built site, served under a sub-path as GitHub Pages does, and a page of it in a browser out."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.conftest import ROOT

NOT_RUN = "not run: install chromium"
WIDTHS = pytest.mark.parametrize("visit", [{"width": 360}, {"width": 1280}], indirect=True, ids=["360", "1280"])
"""A test on a phone and on a desktop."""


def build(
    project: Path, address: str = "http://127.0.0.1/portal/", more: Mapping[str, bytes] = MappingProxyType({})
) -> Path:
    """Build a project's site under a sub-path and return its folder; raise CalledProcessError, with the output.

    `more` are further files of the site's source, by path, written before MkDocs reads it.
    """
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    for command in (["generator", "build"], ["mkdocs", "build", "--strict"]):
        for path, content in more.items() if command[0] == "mkdocs" else ():
            file = project / "build" / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        subprocess.run(
            [sys.executable, "-m", *command], cwd=project, env=env, capture_output=True, text=True, check=True
        )
    (project / "served").mkdir()
    return (project / "site").rename(project / "served" / "portal")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site under a sub-path; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/portal/"
    server.shutdown()
    server.server_close()


class Visit:
    """One page of the site, with its requests and errors."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(dialog.message)
        dialog.dismiss()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without logging."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Log nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; skip the test if it is not installed, and fail in CI."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail(NOT_RUN)
        pytest.skip(NOT_RUN)
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open a page of the width and colours that the test requests."""
    options = getattr(request, "param", {})
    context = browser.new_context(
        viewport={"width": options.get("width", 1280), "height": 900}, locale="ja-JP", **options.get("more", {})
    )
    yield Visit(context.new_page())
    context.close()
