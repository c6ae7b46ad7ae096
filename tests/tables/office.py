"""Files as LibreOffice saves them: workbooks in, one of its formats out."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

NOT_RUN = "not run: install libreoffice-calc-nogui"
LOCKED = 'pdf:calc_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'


def converted(folder: Path, books: Mapping[str, bytes], form: str) -> dict[str, bytes]:
    """Return workbooks by name in a format of LibreOffice's: ods, pdf, or one with options."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(NOT_RUN)
        pytest.skip(NOT_RUN)
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [f"{name}.xlsx" for name in books]
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", "saved", *names]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    ending = form.partition(":")[0]
    return {name: (folder / "saved" / f"{name}.{ending}").read_bytes() for name in books}
