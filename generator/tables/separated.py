"""Separated values: return the table of a CSV or TSV file, whatever separates its cells."""

import csv
import io
from collections import Counter
from contextlib import suppress
from typing import Any

from generator.plan.places import column_name
from generator.tables.grid import Cell, Grid, Read, trimmed
from generator.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT

_SEPARATORS = ",\t;"
_SAMPLE = 50
"""The number of rows by which the separator is found."""


def separated_table(text: str) -> Read:
    """Return the table of a text with separated values."""
    lines: list[list[str]] = []
    width, start = 0, 1
    reader = _reader(text, _separator(text))
    try:
        for line in reader:
            lines.append(line)
            width = max(width, len(line))
            start = reader.line_num + 1
            if problem := _too_much(line, len(lines), width * len(lines)):
                return Read(problems=(problem,))
    except csv.Error:
        return Read(
            problems=(
                f'CSVの{start:,}行目からが読めません。引用符「"」の数が合っているか（開いたままでないか）確かめてください。',
            )
        )
    rows = trimmed(
        [
            Cell(text=text.strip(), place=f"{column_name(column)}{number}")
            for column, text in enumerate([*line, *[""] * (width - len(line))], 1)
        ]
        for number, line in enumerate(lines, 1)
    )
    return Read(grids=(Grid(name="", kind="csv", rows=rows),) if rows else ())


def _too_much(line: list[str], number: int, cells: int) -> str:
    if number > MAX_ROWS or cells > MAX_CELLS:
        return f"表が大きすぎます（上限は{MAX_ROWS:,}行、{MAX_CELLS:,}セル）。要る表だけを別のファイルにしてください。"
    if len(line) > MAX_COLUMNS:
        return f"CSVの{number:,}行目の列が多すぎます（{len(line):,}列。上限は{MAX_COLUMNS:,}列）。"
    if any(len(text) > MAX_TEXT for text in line):
        return f'CSVの{number:,}行目に、長すぎるセルがあります（上限は{MAX_TEXT:,}文字）。引用符「"」が閉じているか確かめてください。'
    return ""


def _reader(text: str, separator: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _separator(text: str) -> str:
    """Return what separates the cells: what gives most rows the same number of cells, and then the most cells."""
    return max(_SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # reported when the table is read
        for line, _ in zip(_reader(text, separator), range(_SAMPLE), strict=False):
            widths[len(line)] += len(line) > 1
    width, rows = max(widths.items(), key=lambda one: one[::-1], default=(0, 0))
    return rows, width
