"""Tests of one published CSV against the rules for machine-readable data: a file in, whether it breaks a rule out."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.publish.data.table import Column

Lines = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One published CSV: its path, its bytes, its lines with the header first, and the columns it should have."""

    path: str
    raw: bytes
    lines: Lines
    columns: tuple[Column, ...]

    def cells(self) -> Iterator[tuple[Column, str]]:
        """Yield every value with its column."""
        for row in self.lines[1:]:
            yield from zip(self.columns, row, strict=False)


def not_rectangular(file: File) -> bool:
    """Tell whether lines differ in length or are empty."""
    return any(len(row) != len(file.lines[0]) or not any(row) for row in file.lines)


def bad_heads(file: File) -> bool:
    """Tell whether a column's name is not plain ASCII."""
    return not all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in file.lines[0])


def untidy(file: File) -> bool:
    """Tell whether blanks were used for looks."""
    return any(text != " ".join(text.split()) for _, text in file.cells())


def units_in_numbers(file: File) -> bool:
    """Tell whether a number's column holds anything else."""
    return any(
        text and column.type in ("number", "integer") and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        for column, text in file.cells()
    )


def odd_letters(file: File) -> bool:
    """Tell whether letters outside of quotations are not normalized (NFKC)."""
    return any(not column.printed and not unicodedata.is_normalized("NFKC", text) for column, text in file.cells())


def blank_without_reason(file: File) -> bool:
    """Tell whether a value is missing without a reason."""
    names = file.lines[0]
    if not {"value", "reason"} <= set(names):
        return False
    rows = (dict(zip(names, row, strict=False)) for row in file.lines[1:])
    return any(not (row.get("value") or row.get("words") or row.get("reason")) for row in rows)


def line_breaks(file: File) -> bool:
    """Tell whether a value holds a line break, or lines do not end with CRLF."""
    return any("\n" in text or "\r" in text for _, text in file.cells()) or b"\r\n" not in file.raw


def unquoted(file: File) -> bool:
    """Tell whether writing what was read gives other bytes."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(file.lines)
    return out.getvalue().encode("utf-8-sig") != file.raw


def left_out(file: File) -> bool:
    """Tell whether a row does not say whose it is."""
    place = [index for index, name in enumerate(file.lines[0]) if name in ("municipality_code", "plan_id", "plan")]
    return any(not "".join(row[index : index + 1]) for row in file.lines[1:] for index in place)


def same_heads(file: File) -> bool:
    """Tell whether two columns have one name."""
    return len(set(file.lines[0])) != len(file.lines[0])


def free_codes(file: File) -> bool:
    """Tell whether a coded column holds anything but codes."""
    codes = [column for column in file.columns if column.codes]
    coded = {column.name for column in codes}
    return any(column.name in coded and not re.fullmatch("[a-z0-9 -]*", text) for column, text in file.cells())


def reasons_mixed(file: File) -> bool:
    """Tell whether codes and words for a reason share a column."""
    return "reason" in file.lines[0] and "reason_words" not in file.lines[0]


def other_columns(file: File) -> bool:
    """Tell whether the header is not that of this layout."""
    return file.lines[0] != [column.name for column in file.columns]


def numbers_without_unit(file: File) -> bool:
    """Tell whether values have no column for their unit."""
    names = set(file.lines[0])
    return "value" in names and "unit" not in names


def years_in_one_way(file: File) -> bool:
    """Tell whether a period is given in one calendar only."""
    names = set(file.lines[0])
    return "period" in names and not {"fiscal_year", "era", "period_kind"} <= names


def no_place(file: File) -> bool:
    """Tell whether rows lack the municipality's code or names."""
    whole = file.path.split("/")[-1] not in ("codes.csv", "dictionary.csv")
    return whole and not {"municipality_code", "prefecture", "municipality"} <= set(file.lines[0])


def undefined(file: File) -> bool:
    """Tell whether a column has no definition."""
    return not all(column.about and column.title for column in file.columns)


def wide(file: File) -> bool:
    """Tell whether years are columns."""
    return any(re.fullmatch(r".*(19|20)[0-9]{2}.*|.*_r[0-9]+", name) for name in file.lines[0])
