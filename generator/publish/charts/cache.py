"""The cache of drawings: return the bytes of a chart or card, drawn only if its content is not in the cache."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from generator.publish.charts.chart import Drawing

_ENDS = (b"</svg>", b"IEND\xaeB`\x82")
"""The last bytes of a complete SVG and a complete PNG; anything else was truncated."""
_DRAWN_BY = ("canvas.py", "cards.py", "chart.py", "drawing.py", "indicator_chart.py")


def cached(folder: Path) -> Callable[[Drawing], bytes]:
    """Return a function that draws, or reads the drawing from `folder`; matplotlib is imported only to draw."""
    salt = _salt()

    def drawn(drawing: Drawing) -> bytes:
        file = folder / f"{hashlib.sha256(salt + repr(drawing).encode()).hexdigest()}"
        try:
            known = file.read_bytes()
        except OSError:
            known = b""
        if known.rstrip().endswith(_ENDS):
            return known
        from generator.publish.charts.drawing import draw

        new = draw(drawing)
        _put(file, new)
        return new

    return drawn


def _salt() -> bytes:
    """Return what a drawing depends on besides its chart: the drawing code and the libraries' versions."""
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in _DRAWN_BY)
    versions = " ".join(metadata.version(name) for name in ("matplotlib", "matplotlib-fontja"))
    return hashlib.sha256(code + versions.encode()).digest()


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(file)
