"""Checksums: every file of a site but the list itself."""

import hashlib
from pathlib import Path

import pytest

from generator.cli import main


def test_the_sums_of_a_site_list_every_file_but_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sums"]) == 2
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "a" / "b.html").write_text("x")
    assert main(["sums"]) == 0
    assert main(["sums"]) == 0
    assert (tmp_path / "site" / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'x').hexdigest()}  a/b.html\n"
