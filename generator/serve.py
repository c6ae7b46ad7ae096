"""Serve while people edit: watch plans, templates and pages, and rebuild the tree after each change."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch


def serve(rebuild: Callable[[], object], folders: list[Path], address: str) -> int:
    """Run MkDocs' own server, call `rebuild` after every change until stopped, and return the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the server below stops with this process
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--watch-theme", "--dev-addr", address]
    env = os.environ | {"CONTENT_POLICY": ""}  # MkDocs inserts its reloading script into the page
    server = subprocess.Popen(command, env=env)  # noqa: S603 - our own interpreter, no shell
    try:
        for is_changed in _changes(folders):
            if server.poll() is not None:
                return server.returncode
            if is_changed:
                rebuild()
    finally:
        server.terminate()
        server.wait(10)
    return 0


def _changes(folders: list[Path]) -> Iterator[bool]:
    """Yield about every second whether anything changed, until interrupted; watch a replaced folder again."""
    while watched := _identities(folders):
        for changes in watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=1000):
            yield bool(changes)
            if _identities(folders) != watched:
                break
        else:
            return
        yield True


def _identities(folders: list[Path]) -> dict[Path, int]:
    """Return the existing folders with their inode numbers, to detect folders replaced under the same name."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}
