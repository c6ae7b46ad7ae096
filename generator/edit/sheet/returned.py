"""What came back: cells of a sheet as found in; its headings, and the rows below them by ID, out."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.edit.sheet.rows import ID, Column
from generator.errors import CannotRunError

MAX_ROWS, MAX_COLUMNS = 5000, 64
_HEADINGS_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One cell: where it is (as people say it), its text, or why it cannot be read."""

    place: str
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A sheet: its name as people say it, how often each heading stands there, and its rows, a cell for each heading."""

    place: str
    heads: tuple[str, ...]
    rows: tuple[Mapping[str, Found], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A file that came back: what it says it was made from (empty: nothing), the values handed out, and its sheets."""

    plan: str = ""
    year: str = ""
    state: str = ""
    exported: Mapping[tuple[str, Column], str] | None = None
    tables: tuple[FoundTable, ...] = ()
    others: tuple[tuple[str, frozenset[str]], ...] = ()
    """Sheets without headings: name, and the texts in them."""


def heading(text: str) -> str:
    """Fold a heading, so that widths, blanks and line breaks make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def table(place: str, grid: Sequence[Sequence[Found]]) -> FoundTable | None:
    """Find the line of headings (it holds ID) and read what is below it; None where there is none."""
    for number, line in enumerate(grid[:_HEADINGS_WITHIN]):
        heads = tuple(heading(cell.text) for cell in line)
        if ID in heads:
            rows = (dict(zip(heads, cells, strict=False)) for cells in grid[number + 1 :] if any(map(_filled, cells)))
            return FoundTable(place, heads, tuple(rows))
    return None


def too_long(place: str) -> CannotRunError:
    """Say that a sheet is longer than any that was handed out."""
    return CannotRunError(
        f"{place}に行が多すぎます（上限は{MAX_ROWS:,}行）。書き出したブックに入力したものか確かめてください。"
    )


def _filled(cell: Found) -> bool:
    return bool(cell.text.strip() or cell.problem)
