"""The canvas: render shapes and texts at fixed positions as an SVG or a PNG, identically on every machine.

Figure-level artists on a bare `Figure`, without pyplot and without axes. Text is measured with IPAexGothic (from
matplotlib-fontja) and, in an SVG, kept as text in the reader's own font; a glyph that the measuring font lacks counts
as one em.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib_fontja
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Polygon, Rectangle
from matplotlib.transforms import IdentityTransform

FONT = "IPAexGothic"
SHOWN_IN = (
    "system-ui, -apple-system, 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Noto Sans JP', 'Noto Sans CJK JP',"
    " Meiryo, sans-serif"
)
_FONT_FILE = Path(matplotlib_fontja.__file__).parent / "fonts" / "ipaexg.ttf"
_ONE_EM = "一"
_GETA = "〓"
"""What Japanese printers set for a letter that they do not have."""
_NEVER_FIRST, _NEVER_LAST = set("、。，．」』）】・ー々％?!？！"), set("（「『【")
"""Characters that may not start a line, and such that may not end it."""

PAPER, INK, QUIET, ACTUAL = "#ffffff", "#1a1a1a", "#5a5a5e", "#0017c1"
_DARK = {PAPER: "#14161b", INK: "#f0f1f4", QUIET: "#b4b7bf", ACTUAL: "#8ea6ff"}
"""Each colour in dark mode; on a dark page the SVG switches by itself."""

PlacedText = tuple[float, float, str, dict[str, Any]]
"""Left, baseline (from below), text, and matplotlib's options, all in CSS pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A drawing: size in CSS pixels, title, shapes and texts."""

    width: int
    height: int
    title: str
    shapes: Sequence[Artist]
    words: Sequence[PlacedText]

    def svg(self) -> bytes:
        """Return the drawing as SVG that follows the reader's light or dark mode."""
        with mpl.rc_context():
            return _as_svg(self._figure(), self)

    def png(self) -> bytes:
        """Return the drawing as PNG, one pixel per CSS pixel."""
        with mpl.rc_context():
            out = io.BytesIO()
            words = [(x, y, _printable(text), options) for x, y, text, options in self.words]
            figure = replace(self, words=words)._figure()
            FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
            return out.getvalue()

    def _figure(self) -> Figure:
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "plan-portal",
                "text.parse_math": False,
                "font.family": [FONT],
            }
        )
        _load_font()
        figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=72)
        figure.patch.set_visible(False)
        paper = Rectangle((0, 0), self.width, self.height, facecolor=PAPER, edgecolor="none")
        for shape in (paper, *self.shapes):
            shape.set_transform(IdentityTransform())
            figure.add_artist(shape)
        for x, y, text, options in self.words:
            figure.text(x, y, text, transform=IdentityTransform(), **{"color": INK, **options})
        return figure


def enlarged(
    shapes: Sequence[Patch], words: Sequence[PlacedText], scale: float, by: tuple[float, float]
) -> tuple[list[Patch], list[PlacedText]]:
    """Return shapes and words enlarged, and moved to the right and up."""
    moved: list[Patch] = []
    for shape in shapes:
        corners = shape.get_patch_transform().transform(shape.get_path().vertices)
        one = Polygon([(by[0] + scale * x, by[1] + scale * y) for x, y in corners], closed=True)
        one.update_from(shape)
        moved.append(one)
    return moved, [
        (by[0] + scale * x, by[1] + scale * y, text, {**options, "fontsize": scale * options["fontsize"]})
        for x, y, text, options in words
    ]


@cache
def width_of(text: str, size: float) -> float:
    """Return the width of a text in CSS pixels."""
    font = _load_font()
    font.set_size(size, 72)
    font.set_text(_measurable(text))
    return float(font.get_width_height()[0]) / 64


def wrapped(text: str, size: float, width: float, most: int) -> Iterator[str]:
    """Yield a text broken into at most `most` lines of `width` CSS pixels; an ellipsis replaces what is left over."""
    line, lines = "", 0
    for character in text:
        if line and width_of(line + character, size) > width and character not in _NEVER_FIRST:
            lines += 1
            if lines == most:
                yield f"{line[:-1]}…"
                return
            kept = line.rstrip("".join(_NEVER_LAST)) or line
            yield kept
            line = line[len(kept) :]
        line += character
    if line:
        yield line


def _measurable(text: str) -> str:
    """Replace characters that the measuring font lacks by one that is one em wide."""
    return "".join(character if ord(character) in _known() else _ONE_EM for character in text)


def _printable(text: str) -> str:
    """Replace characters that the font lacks by the sign for a letter that is not at hand."""
    return "".join(character if ord(character) in _known() else _GETA for character in text)


@cache
def _known() -> frozenset[int]:
    """Return the characters that the measuring font has; asking it for each text would take a third of a build."""
    return frozenset(_load_font().get_charmap())


def _load_font() -> Any:
    if not any(entry.name == FONT for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(str(_FONT_FILE))
    return font_manager.get_font(str(_FONT_FILE))


class _Renderer(RendererSVG):
    """Matplotlib's SVG renderer, measuring only with glyphs that the font has."""

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> Any:
        return super().get_text_width_height_descent(_measurable(s), prop, ismath)  # type: ignore[no-untyped-call]


def _as_svg(figure: Figure, canvas: Canvas) -> bytes:
    out = io.StringIO()
    metadata = {**dict.fromkeys(("Creator", "Date", "Format", "Type")), "Title": canvas.title}
    renderer = _Renderer(canvas.width, canvas.height, out, image_dpi=72, metadata=metadata)  # type: ignore[no-untyped-call]
    figure.draw(renderer)
    renderer.finalize()  # type: ignore[no-untyped-call]
    dark = "".join(
        f'[style*="{kind}: {light}"]{{{kind}:{night}!important}}'
        for light, night in _DARK.items()
        for kind in ("fill", "stroke")
    )
    style = f'<style type="text/css">@media (prefers-color-scheme: dark){{{dark}}}</style>'
    head, found, rest = out.getvalue().partition("<defs>")
    assert found, "matplotlib's SVG has no <defs>"
    return (head + style + found + rest).replace(f"'{FONT}'", SHOWN_IN).encode()
