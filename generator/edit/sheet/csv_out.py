"""Write CSV: turn a form into bytes that Excel opens directly (UTF-8 with BOM, or cp932; CRLF)."""

import csv
import io
import re
from enum import StrEnum

from generator.edit.sheet.form import Form
from generator.errors import CannotRunError
from generator.plan.model.quantity import NUMBER
from generator.publish.data.csv_file import cell_text

PLAN, YEAR, STATE = "計画ID", "年度", "計画ファイルの状態"
TWINS = str.maketrans("〜−—‖", "～－―∥")
"""Characters for which cp932 has only a look-alike."""


class Encoding(StrEnum):
    """The encoding of a CSV file."""

    UTF8 = "utf-8"
    CP932 = "cp932"


def csv_sheet(form: Form, encoding: Encoding) -> bytes:
    """Return the form's figures as CSV; raise CannotRunError, listing the characters that the encoding lacks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((PLAN, YEAR, STATE, *form.figures.heads))
    for row in form.figures.rows:
        texts = (form.plan.id, form.year.written, form.state, *form.figures.line(row))
        writer.writerow(text if re.fullmatch(NUMBER, text) else cell_text(text) for text in texts)
    if encoding is Encoding.UTF8:
        return out.getvalue().encode("utf-8-sig")
    text = out.getvalue().translate(TWINS)
    lacking = sorted({character for character in text if not character.encode("cp932", errors="ignore")})
    if lacking:
        raise CannotRunError(
            f"次の文字は cp932（Shift_JIS）にないので書けません: {' '.join(lacking)}。--encoding utf-8 を使ってください。"
        )
    return text.encode("cp932")
