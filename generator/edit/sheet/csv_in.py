"""Read CSV: return what was typed into each cell of a returned file (UTF-8 or cp932)."""

import csv
import io
from itertools import zip_longest

from generator.edit.sheet.csv_out import PLAN, STATE, YEAR
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Returned, ReturnedCell, read_table, too_long
from generator.errors import CannotRunError
from generator.publish.data.csv_file import original_text
from generator.tables.archive import MAX_FILE


def read_csv(raw: bytes) -> Returned:
    """Return the content of a CSV file; raise CannotRunError if it is not one, or mixes several plans or years."""
    lines = _lines(_decoded(raw))
    heads = [text.strip() for text in lines[0]] if lines else []
    grid = [
        [
            ReturnedCell(place=f"{number}行目「{head}」", text=original_text(text))
            for head, text in zip_longest(heads[: len(line)], line, fillvalue="")
        ]
        for number, line in enumerate(lines, 1)
    ]
    found = read_table("CSV", grid)
    if found is None:
        raise CannotRunError(
            "CSVの1行目に見出し（ID など）がありません。sheet export --csv で書き出したファイルか、確かめてください。"
        )
    stated = {
        name: sorted({row[name].text.strip() for row in found.rows if name in row} - {""})
        for name in (PLAN, YEAR, STATE)
    }
    for name, texts in stated.items():
        if len(texts) > 1:
            raise CannotRunError(
                f"「{name}」の列に、違う値（{'・'.join(texts[:3])}）が混ざっています。1つの計画・1つの年度・1度の書き出しごとに分けてください。"
            )
    plan, year, state = ("".join(stated[name]) for name in (PLAN, YEAR, STATE))
    return Returned(plan=plan, year=year, state=state, exported=None, tables=(found,))


def _decoded(raw: bytes) -> str:
    if len(raw) <= MAX_FILE and b"\0" not in raw:
        for encoding in ("utf-8-sig", "cp932"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise CannotRunError(
        "ExcelブックでもCSVでもないようです。Excelで「Excel ブック（.xlsx）」か「CSV UTF-8」として保存しなおしてください。"
    )


def _separator(text: str) -> str:
    """Return the delimiter: what Excel writes depends on the settings of Windows."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _lines(text: str) -> list[list[str]]:
    lines: list[list[str]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
            lines.append(line[:MAX_COLUMNS])
            if len(lines) > MAX_ROWS:
                raise too_long("CSV")
    except csv.Error as error:
        raise CannotRunError(
            f'CSVの{len(lines) + 1}行目が読めません（引用符「"」の数などを確かめてください）。'
        ) from error
    return lines
