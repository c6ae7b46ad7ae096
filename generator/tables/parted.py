"""Several tables on a sheet: return them one by one, where blank rows or columns part what are tables in themselves."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.tables.grid import Cell, CellRows, trimmed

_NOTE = re.compile(r"[※*＊注(（]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def parted(rows: Sequence[Sequence[Cell]]) -> list[CellRows]:
    """Return the tables of a sheet; titles above one and notes below one stay with it."""
    whole = trimmed(rows)
    return [part for band in _bands(whole) for part in _sides(band)] if whole else []


def _bands(rows: CellRows) -> list[CellRows]:
    """Part the rows where blank ones stand between two tables, but for one that goes on below with more of the same."""
    runs = _runs([any(cell.text for cell in row) for row in rows])
    starts = [0]
    last: CellRows | None = None
    title: int | None = None
    for first, end in runs:
        own = next((row for row in range(first, end) if not _NOTE.match(_first_text(rows[row : row + 1]))), end)
        title = own if title is None and own < end else title
        if _is_table(rows[own:end]):
            if last is not None and title is not None and not _goes_on(last, rows[own:end]):
                starts.append(title)
            last, title = rows[own:end], None
    return [trimmed(rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _sides(rows: CellRows) -> Iterator[CellRows]:
    """Part a band at blank columns between two tables that each have their own names of rows."""
    columns = [*zip(*rows, strict=True)]
    runs = _runs([any(cell.text for cell in column) for column in columns])
    start = 0
    for (_, end), (first, after) in pairwise(runs):
        left, right = (trimmed(row[a:b] for row in rows) for a, b in ((start, end), (first, after)))
        if _is_table(left) and _is_table(right) and _has_names(right):
            yield left
            start = first
    yield trimmed(row[start:] for row in rows)


def _runs(used: list[bool]) -> list[tuple[int, int]]:
    """Return the first and the end of every run that is used."""
    edges = [index for index, (one, other) in enumerate(pairwise([False, *used, False])) if one != other]
    return [*zip(edges[::2], edges[1::2], strict=True)]


def _first_text(rows: CellRows) -> str:
    return next((cell.text for row in rows for cell in row if cell.text), "")


def _is_table(rows: CellRows) -> bool:
    """Return whether rows have at least two with at least two cells of their own."""
    return sum(sum(bool(cell.text) and not cell.is_spread for cell in row) > 1 for row in rows) > 1


def _goes_on(above: CellRows, below: CellRows) -> bool:
    """Return whether a block has figures in its first row, below columns that the block above has too."""
    widths = [{index for row in block for index, cell in enumerate(row) if cell.text} for block in (above, below)]
    return widths[1] <= widths[0] and any(map(_is_figure, below[0]))


def _is_figure(cell: Cell) -> bool:
    text = unicodedata.normalize("NFKC", cell.text)
    return text[:1].isdigit() and not _YEAR.match(text) and "年" not in text


def _has_names(rows: CellRows) -> bool:
    return sum(bool(row[0].text) and not _is_figure(row[0]) for row in rows[1:]) > 1
