"""Progress of long operations: show it at a terminal, and nothing elsewhere."""

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


@contextmanager
def with_status(message: str) -> Iterator[None]:
    """Show a person at a terminal what is being done (`message`, Japanese) while it is done."""
    if not _is_watched():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield


def with_progress(items: Collection[Item], message: str) -> Iterator[Item]:
    """Yield the items; show at a terminal what is being done (`message`, Japanese) and how far it is, in CI nothing."""
    if not _is_watched():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, message, console=Console(stderr=True), transient=True, total=len(items))


def _is_watched() -> bool:
    return sys.stderr.isatty() and not os.environ.get("CI")
