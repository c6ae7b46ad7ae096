"""The chart cache: charts in, their SVG bytes out; drawn only when not drawn before, under a name made of its content."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from generator.publish.chart import Chart

_DRAWN_BY = ("chart.py", "drawing.py")


def cached(folder: Path) -> Callable[[Chart], bytes]:
    """Give a function that draws a chart, or takes it from `folder`; matplotlib is imported only to draw."""
    salt = _salt()

    def svg(chart: Chart) -> bytes:
        file = folder / f"{hashlib.sha256(salt + repr(chart).encode()).hexdigest()}.svg"
        try:
            known = file.read_bytes()
        except OSError:
            known = b""
        if known.rstrip().endswith(b"</svg>"):
            return known
        from generator.publish.drawing import draw

        drawn = draw(chart)
        _put(file, drawn)
        return drawn

    return svg


def _salt() -> bytes:
    """Give what a drawing depends on besides its chart: the code that draws, and the libraries' versions."""
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in _DRAWN_BY)
    versions = " ".join(metadata.version(name) for name in ("matplotlib", "matplotlib-fontja"))
    return hashlib.sha256(code + versions.encode()).digest()


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(file)
