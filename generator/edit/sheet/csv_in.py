"""Reading CSV: the bytes that came back (UTF-8 or cp932) in, what was typed into which cell out."""

import csv
import io

from generator.edit.sheet.archive import MAX_FILE
from generator.edit.sheet.csv_out import PLAN, STATE, YEAR
from generator.edit.sheet.returned import MAX_COLUMNS, MAX_ROWS, Found, Returned, table, too_long
from generator.errors import CannotRunError
from generator.publish.data.csv_file import restored


def read_csv(raw: bytes) -> Returned:
    """Read a CSV file; raises CannotRunError where it is none, or its rows are of several plans or years."""
    lines = _lines(_decoded(raw))
    heads = [text.strip() for text in lines[0]] if lines else []
    grid = [
        [Found(f"{number}行目「{head}」", restored(text)) for head, text in zip(heads, line, strict=False)]
        for number, line in enumerate(lines, 1)
    ]
    found = table("CSV", grid)
    if found is None:
        raise CannotRunError(
            "CSVの1行目に見出し（ID など）がありません。sheet export --csv で書き出したファイルか、確かめてください。"
        )
    said = {
        name: sorted({row[name].text.strip() for row in found.rows if name in row} - {""})
        for name in (PLAN, YEAR, STATE)
    }
    for name, texts in said.items():
        if len(texts) > 1:
            raise CannotRunError(
                f"「{name}」の列に、違う値（{'・'.join(texts[:3])}）が混ざっています。1つの計画・1つの年度・1度の書き出しごとに分けてください。"
            )
    plan, year, state = ("".join(said[name]) for name in (PLAN, YEAR, STATE))
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
    """Give the sign between the cells: what Excel writes depends on the settings of Windows."""
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
