"""Serving while people edit: plans, templates and pages are watched; each change writes the tree anew."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch


def serve(rebuild: Callable[[], object], folders: list[Path], address: str) -> int:
    """Run MkDocs' own server, which reloads the browser, and call `rebuild` after every change until stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the server below is stopped with us
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--watch-theme", "--dev-addr", address]
    env = os.environ | {"CONTENT_POLICY": ""}  # MkDocs puts the script that reloads into the page itself
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
    """Yield about every second whether anything changed, until interrupted; a folder replaced by another is watched anew."""
    while watched := _identities(folders):
        for changes in watch(*watched, raise_interrupt=False, yield_on_timeout=True, rust_timeout=1000):
            yield bool(changes)
            if _identities(folders) != watched:
                break
        else:
            return
        yield True


def _identities(folders: list[Path]) -> dict[Path, int]:
    """Tell the folders that are there from others that later go by their names."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}
