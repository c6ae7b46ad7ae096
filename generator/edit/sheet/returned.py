"""A returned file: find the headings of a sheet and return the rows below them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.edit.sheet.form_row import ID
from generator.errors import CannotRunError

MAX_ROWS, MAX_COLUMNS = 5000, 64
_HEADINGS_WITHIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedCell:
    """One cell: its position as shown to people, its text or why it cannot be read, its comment, whether it is hidden."""

    place: str
    text: str = ""
    problem: str = ""
    comment: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedTable:
    """A sheet: its name as shown to people, all its headings in order, and its rows as cells by heading.

    A column without a heading, or with the heading of an earlier one, stands under its number.
    """

    place: str
    heads: tuple[str, ...]
    rows: tuple[Mapping[str, ReturnedCell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A returned file: the plan, year and state it states (empty: none), the exported values, and its sheets."""

    plan: str = ""
    year: str = ""
    state: str = ""
    exported: Mapping[tuple[str, str], str] | None = None
    """By address and the name of a column to fill in, or of what identifies the row (see `form_row.FIXED`)."""
    asked: frozenset[str] | None = None
    """The columns to fill in that it was exported with."""
    tables: tuple[ReturnedTable, ...] = ()
    others: tuple[tuple[str, frozenset[str]], ...] = ()
    """Sheets without headings: name, and the texts in them."""


def heading(text: str) -> str:
    """Normalise a heading, so that widths, blanks and line breaks make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_table(place: str, grid: Sequence[Sequence[ReturnedCell]]) -> ReturnedTable | None:
    """Return the rows below the line of headings (the one that holds ID); None if there is no such line."""
    for number, line in enumerate(grid[:_HEADINGS_WITHIN]):
        heads = tuple(heading(cell.text) for cell in line)
        if ID in heads:
            width = max(map(len, grid))
            names = [
                head if head and head not in heads[:column] else f"#{column}"
                for column, head in enumerate((*heads, *[""] * (width - len(heads))))
            ]
            rows = (dict(zip(names, cells, strict=False)) for cells in grid[number + 1 :] if any(map(_filled, cells)))
            return ReturnedTable(place, heads, tuple(rows))
    return None


def too_long(place: str) -> CannotRunError:
    """Return the error for a sheet that is larger than any exported one, at its first cell that is too far."""
    return CannotRunError(
        f"{place}: 表が大きすぎます（上限は{MAX_ROWS:,}行、{MAX_COLUMNS}列）。書き出したブックに入力したものか確かめてください。"
    )


def _filled(cell: ReturnedCell) -> bool:
    return bool(cell.text.strip() or cell.problem)
