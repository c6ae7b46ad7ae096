"""Progress of long work: what is worked through in; the same, shown on a terminal as it goes, out. Quiet elsewhere."""

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


@contextmanager
def working(told: str) -> Iterator[None]:
    """Show a person at a terminal what is being done (`told`, Japanese) while it is done."""
    if not _is_watched():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(told):
        yield


def followed(items: Collection[Item], told: str) -> Iterator[Item]:
    """Yield the items; a person at a terminal sees what is done (`told`, Japanese) and how far it is, CI nothing."""
    if not _is_watched():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, told, console=Console(stderr=True), transient=True, total=len(items))


def _is_watched() -> bool:
    return sys.stderr.isatty() and not os.environ.get("CI")
