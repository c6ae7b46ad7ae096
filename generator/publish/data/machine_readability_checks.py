"""Checks of one published CSV against the rules for machine-readable data; each returns whether its rule is broken."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.publish.data.table import Column

Lines = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """One published CSV: its path, its bytes, its lines with the header first, and the columns it should have."""

    path: str
    raw: bytes
    lines: Lines
    columns: tuple[Column, ...]

    def cells(self) -> Iterator[tuple[Column, str]]:
        """Yield every value with its column."""
        for row in self.lines[1:]:
            yield from zip(self.columns, row, strict=False)


def not_rectangular(file: CsvFile) -> bool:
    """Return whether lines differ in length or are empty."""
    return any(len(row) != len(file.lines[0]) or not any(row) for row in file.lines)


def invalid_column_names(file: CsvFile) -> bool:
    """Return whether a column's name is not plain ASCII."""
    return not all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in file.lines[0])


def layout_whitespace(file: CsvFile) -> bool:
    """Return whether whitespace was used for layout."""
    return any(text != " ".join(text.split()) for _, text in file.cells())


def text_in_numbers(file: CsvFile) -> bool:
    """Return whether a numeric column holds anything else."""
    return any(
        text and column.type in ("number", "integer") and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        for column, text in file.cells()
    )


def unnormalised_text(file: CsvFile) -> bool:
    """Return whether a text other than a quotation is not normalised (NFKC)."""
    return any(not column.printed and not unicodedata.is_normalized("NFKC", text) for column, text in file.cells())


def blank_without_reason(file: CsvFile) -> bool:
    """Return whether a value is missing without a reason; both ends of a range are a value."""
    names = file.lines[0]
    if not {"value", "reason"} <= set(names):
        return False
    rows = (dict(zip(names, row, strict=False)) for row in file.lines[1:])
    return any(not any(row.get(name) for name in ("value", "words", "low", "reason")) for row in rows)


def line_breaks(file: CsvFile) -> bool:
    """Return whether a value holds a line break, or lines do not end with CRLF."""
    return any("\n" in text or "\r" in text for _, text in file.cells()) or b"\r\n" not in file.raw


def not_rfc4180(file: CsvFile) -> bool:
    """Return whether rewriting the parsed file results in other bytes."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(file.lines)
    return out.getvalue().encode("utf-8-sig") != file.raw


def rows_without_plan(file: CsvFile) -> bool:
    """Return whether a row lacks its municipality or plan."""
    place = [index for index, name in enumerate(file.lines[0]) if name in ("municipality_code", "plan_id", "plan")]
    return any(not "".join(row[index : index + 1]) for row in file.lines[1:] for index in place)


def duplicate_column_names(file: CsvFile) -> bool:
    """Return whether two columns have the same name."""
    return len(set(file.lines[0])) != len(file.lines[0])


def values_outside_codes(file: CsvFile) -> bool:
    """Return whether a coded column holds anything but codes."""
    codes = [column for column in file.columns if column.codes]
    coded = {column.name for column in codes}
    return any(column.name in coded and not re.fullmatch("[a-z0-9 _-]*", text) for column, text in file.cells())


def reasons_mixed(file: CsvFile) -> bool:
    """Return whether codes and words for a reason share a column."""
    return "reason" in file.lines[0] and "reason_words" not in file.lines[0]


def unexpected_columns(file: CsvFile) -> bool:
    """Return whether the header differs from this layout's."""
    return file.lines[0] != [column.name for column in file.columns]


def numbers_without_unit(file: CsvFile) -> bool:
    """Return whether there are values without a column for their unit."""
    names = set(file.lines[0])
    return "value" in names and "unit" not in names


def single_calendar(file: CsvFile) -> bool:
    """Return whether periods are given in one calendar only."""
    names = set(file.lines[0])
    return "period" in names and not {"fiscal_year", "era", "period_kind"} <= names


def rows_without_municipality(file: CsvFile) -> bool:
    """Return whether rows lack the municipality's code or names."""
    whole = file.path.split("/")[-1] not in ("codes.csv", "dictionary.csv")
    return whole and not {"municipality_code", "prefecture", "municipality"} <= set(file.lines[0])


def undefined_columns(file: CsvFile) -> bool:
    """Return whether a column has no definition."""
    return not all(column.about and column.title for column in file.columns)


def years_as_columns(file: CsvFile) -> bool:
    """Return whether years are columns."""
    return any(re.fullmatch(r".*(19|20)[0-9]{2}.*|.*_r[0-9]+", name) for name in file.lines[0])
