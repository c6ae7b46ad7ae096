"""Drawing: a chart in, the bytes of an SVG with text as text out; the same bytes on every machine.

Figure-level artists on a bare `Figure`, without pyplot and without axes. Text is measured with IPAexGothic (from
matplotlib-fontja) and shown in the reader's own font; a glyph that the measuring font lacks counts as one em.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib_fontja
from matplotlib import font_manager
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import IdentityTransform

from generator.publish.chart import HEIGHT, WIDTH, Chart, Slot

FONT = "IPAexGothic"
SHOWN_IN = (
    "system-ui, -apple-system, 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Noto Sans JP', 'Noto Sans CJK JP',"
    " Meiryo, sans-serif"
)
_FONT_FILE = Path(matplotlib_fontja.__file__).parent / "fonts" / "ipaexg.ttf"
_ONE_EM = "一"

PAPER, INK, QUIET, ACTUAL = "#ffffff", "#1a1a1a", "#5a5a5e", "#0017c1"
_DARK = {PAPER: "#14161b", INK: "#f0f1f4", QUIET: "#b4b7bf", ACTUAL: "#8ea6ff"}
"""Each colour in the dark; on a dark page the SVG changes by itself."""

TOP, BOTTOM, SIDE = 50, 42, 6
SIZE, SMALL = 15, 12.5


def draw(chart: Chart) -> bytes:
    """Draw a chart as SVG."""
    with mpl.rc_context():
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
        return _as_svg(_figure(chart), chart.title)


def width_of(text: str, size: float) -> float:
    """Measure a text in CSS pixels."""
    font = _load_font()
    font.set_size(size, 72)
    font.set_text(_measurable(text))
    return float(font.get_width_height()[0]) / 64


def _load_font() -> Any:
    if not any(entry.name == FONT for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(str(_FONT_FILE))
    return font_manager.get_font(str(_FONT_FILE))


def _measurable(text: str) -> str:
    known = _load_font().get_charmap()
    return "".join(character if ord(character) in known else _ONE_EM for character in text)


class _Renderer(RendererSVG):
    """Matplotlib's SVG renderer, measuring only with glyphs that the font has."""

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> Any:
        return super().get_text_width_height_descent(_measurable(s), prop, ismath)  # type: ignore[no-untyped-call]


def _as_svg(figure: Figure, title: str) -> bytes:
    out = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    renderer = _Renderer(WIDTH, HEIGHT, out, image_dpi=72, metadata={**nothing, "Title": title})  # type: ignore[no-untyped-call]
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


def _figure(chart: Chart) -> Figure:
    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    figure.patch.set_visible(False)
    for artist in (Rectangle((0, 0), WIDTH, HEIGHT, facecolor=PAPER, edgecolor="none"), *_artists(chart)):
        artist.set_transform(IdentityTransform())
        figure.add_artist(artist)
    for x, y, text, options in (*_legend(chart), *_texts(chart)):
        figure.text(x, y, text, transform=IdentityTransform(), **{"fontsize": SIZE, "color": INK, **options})
    return figure


class _Scale:
    """Turns values into heights; the zero line is always in the picture."""

    def __init__(self, chart: Chart) -> None:
        marks = [mark.number for slot in chart.slots for mark in (slot.actual, slot.target) if mark]
        self.low, self.high = min([0.0, *marks]), max([0.0, *marks])
        if self.low == self.high:
            self.high = 1.0

    def y(self, number: float) -> float:
        below = SIZE if self.low < 0 else 0
        return BOTTOM + below + (HEIGHT - TOP - BOTTOM - below) * (number - self.low) / (self.high - self.low)


def _places(chart: Chart) -> Iterator[tuple[Slot, float, float]]:
    """Yield each slot with its left edge and its width."""
    width = (WIDTH - 2 * SIDE) / max(len(chart.slots), 1)
    for index, slot in enumerate(chart.slots):
        yield slot, SIDE + index * width, width


def _artists(chart: Chart) -> Iterator[Any]:
    scale = _Scale(chart)
    zero = scale.y(0)
    for slot, left, width in _places(chart):
        if slot.actual:
            top = scale.y(slot.actual.number)
            yield Rectangle(
                (left + width * 0.14, min(zero, top)),
                width * 0.4,
                abs(top - zero),
                facecolor=ACTUAL if slot.firm else PAPER,
                edgecolor=ACTUAL,
                linewidth=1.5,
                linestyle="-" if slot.firm else (0, (3, 2)),
            )
        if slot.target:
            y = scale.y(slot.target.number)
            yield Rectangle((left + width * 0.06, y - 1), width * 0.84, 2, facecolor=INK, edgecolor=PAPER, linewidth=1)
            yield _diamond(left + width * 0.78, y)
    yield Rectangle((SIDE, zero - 0.5), WIDTH - 2 * SIDE, 1, facecolor=QUIET, edgecolor="none")


def _diamond(x: float, y: float, reach: float = 5) -> Polygon:
    corners = [(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)]
    return Polygon(corners, facecolor=PAPER, edgecolor=INK, linewidth=1.5)


_Words = tuple[float, float, str, dict[str, Any]]


def _legend(chart: Chart) -> Iterator[_Words]:
    y = HEIGHT - 16
    if chart.unit:
        yield SIDE, y, f"単位：{chart.unit}", {"color": QUIET, "fontsize": SMALL}
    keys = (["■ 実績"] if any(slot.actual and slot.firm for slot in chart.slots) else []) + (
        ["□ 速報・別の年度の値"] if any(slot.actual and not slot.firm for slot in chart.slots) else []
    )
    keys += ["◇ 目標"] if any(slot.target for slot in chart.slots) else []
    yield WIDTH - SIDE, y, "　".join(keys), {"ha": "right", "fontsize": SMALL, "color": QUIET}


def _texts(chart: Chart) -> Iterator[_Words]:
    scale = _Scale(chart)
    middle: dict[str, Any] = {"ha": "center"}
    for slot, left, width in _places(chart):
        centre = left + width / 2
        longest = max(width_of(slot.label, SMALL), width_of(slot.sublabel, SMALL), 1)
        small = {**middle, "fontsize": min(SMALL, SMALL * width / longest)}
        yield centre, BOTTOM - 18, slot.label, small
        yield centre, BOTTOM - 35, slot.sublabel, {**small, "color": QUIET}
        if slot.note:
            yield left + width * 0.34, scale.y(0) + 5, slot.note, {**small, "color": QUIET}
        yield from _values(slot, left, width, scale)


def _values(slot: Slot, left: float, width: float, scale: _Scale) -> Iterator[_Words]:
    """Write the values above their marks; where two texts would meet, the higher one moves up."""
    words: list[_Words] = []
    for mark, at, gap, colour in ((slot.actual, 0.34, 4, ACTUAL), (slot.target, 0.78, 8, INK)):
        if mark:
            room = width * (0.62 if slot.actual and slot.target else 0.94)
            size = max(10.0, min(SIZE, SIZE * room / max(width_of(mark.text, SIZE), 1)))
            half = width_of(mark.text, size) / 2
            x = min(max(left + width * at, SIDE + half), WIDTH - SIDE - half)
            top = scale.y(max(mark.number, 0.0)) if mark is slot.actual else scale.y(mark.number)
            words.append((x, top + gap, mark.text, {"ha": "center", "fontsize": size, "color": colour}))
    if len(words) == 2:
        (x, y, text, options), other = sorted(words, key=lambda word: word[1])[::-1]
        reach = (width_of(text, SIZE) + width_of(other[2], SIZE)) / 2 + 4
        if abs(x - other[0]) < reach and y - other[1] < SIZE + 1:
            words = [(x, other[1] + SIZE + 1, text, options), other]
    yield from words
