"""The whole portal's data in one piece, for deployment: a workbook and an archive of the open data's files."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

from generator.publish.data.table import LAYOUT, DataTable
from generator.publish.data.xlsx_file import xlsx_file

WORKBOOK = "data/mieru-keikaku.xlsx"
_DAY = (2026, 1, 1, 0, 0, 0)
_README = f"""みえる計画のデータ（版 {LAYOUT}）

- *.csv：UTF-8（BOM付き）、改行CRLF。1行目が列の名前（Excelでそのまま開けます）
- mieru-keikaku.xlsx：同じ表を、1つのブックに
- plans/*.json：計画ごとの、すべての内容
- dictionary.csv：列の定義　codes.csv：コードの意味　datapackage.json：列の型（Frictionless）
- SHA256SUMS：それぞれのファイルの要約値

値の利用条件は、資料ごとに違います（sources.csv の licence）。使うときは、出典の文書と、「みえる計画で加工」したことを
書いてください。率（rate）と計算した評価（grade_computed）は、みえる計画が計算したものです。
"""


def bundle(tables: Sequence[DataTable], files: Mapping[str, bytes], licence: bytes) -> dict[str, bytes]:
    """Return the workbook of all tables, and the archive of everything; the archive is named by its content."""
    workbook = xlsx_file(tables)
    held = {path.removeprefix("data/"): content for path, content in files.items()}
    held |= {"mieru-keikaku.xlsx": workbook, "README.txt": _README.encode(), "LICENSE-DATA.md": licence}
    held["SHA256SUMS"] = sums(held)
    archive = _zip(held)
    name = f"data/mieru-keikaku-{hashlib.sha256(archive).hexdigest()[:12]}.zip"
    return {WORKBOOK: workbook, name: archive}


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 of every file in the format of `sha256sum --check`."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
