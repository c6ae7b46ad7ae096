"""The site under audit: built in its own folder, served compressed under a sub-path as on GitHub Pages."""

import functools
import gzip
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from tests.audit.commands import CannotMeasureError
from tests.browser.visits import build
from tests.shipped.plans import project_in

NAME = "portal"
TEXT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".yaml": "text/yaml; charset=utf-8",
}
"""The types that are sent compressed."""

OTHER_TYPES = {".ico": "image/x-icon", ".png": "image/png", ".webp": "image/webp", ".woff2": "font/woff2"}


class Site(NamedTuple):
    """The served site: its address, with the sub-path, and the folder of its files."""

    address: str
    folder: Path


@contextmanager
def served_site() -> Iterator[Site]:
    """Build the site for the address it is then served from, so that its absolute links are valid."""
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary)
        served = project / "served"
        server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(served)))
        address = f"http://127.0.0.1:{server.server_port}/{NAME}/"
        try:
            try:
                build(project_in(project), address)
            except subprocess.CalledProcessError as error:
                raise CannotMeasureError(f"the site cannot be built: {error.stderr}") from error
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield Site(address, served / NAME)
            finally:
                server.shutdown()
        finally:
            server.server_close()


@functools.cache
def compressed(file: Path) -> bytes:
    """Return a file's bytes compressed with gzip, deterministically."""
    return gzip.compress(file.read_bytes(), mtime=0)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore connections that the browser dropped; report everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a page, a file or the site's own "not found" page."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                super().do_GET()
                return
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, Path(self.directory) / NAME / "404.html"
        self._send(status, file)

    def _send(self, status: HTTPStatus, file: Path) -> None:
        is_text = file.suffix in TEXT_TYPES
        packed = is_text and "gzip" in self.headers.get("Accept-Encoding", "")
        body = compressed(file) if packed else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", (TEXT_TYPES | OTHER_TYPES).get(file.suffix, "application/octet-stream"))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if is_text:
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Log nothing."""
