"""CSV: a form in; the bytes that Excel opens at once (UTF-8 with BOM, or cp932; CRLF) out."""

import csv
import io
import re
from enum import StrEnum

from generator.edit.sheet.rows import Form
from generator.errors import CannotRunError
from generator.plan.model.figure import NUMBER
from generator.publish.data.csv_file import shown

PLAN, YEAR, STATE = "計画ID", "年度", "計画ファイルの状態"
TWINS = str.maketrans("〜−—‖", "～－―∥")
"""Characters that cp932 knows only by a twin that looks the same."""


class Encoding(StrEnum):
    """How a CSV file is encoded."""

    UTF8 = "utf-8"
    CP932 = "cp932"


def csv_sheet(form: Form, encoding: Encoding) -> bytes:
    """Write the form as CSV; raises CannotRunError with the characters that the encoding lacks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((PLAN, YEAR, STATE, *form.heads))
    for row in form.rows:
        texts = (form.plan.id, form.year.written, form.state, *form.line(row))
        writer.writerow(text if re.fullmatch(NUMBER, text) else shown(text) for text in texts)
    if encoding is Encoding.UTF8:
        return out.getvalue().encode("utf-8-sig")
    text = out.getvalue().translate(TWINS)
    lacking = sorted({character for character in text if not character.encode("cp932", errors="ignore")})
    if lacking:
        raise CannotRunError(
            f"次の文字は cp932（Shift_JIS）にないので書けません: {' '.join(lacking)}。--encoding utf-8 を使ってください。"
        )
    return text.encode("cp932")
