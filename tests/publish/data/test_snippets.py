"""Lines to copy: what the page of data shows for Python, R and DuckDB runs as it stands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from generator.publish.data.snippets import SNIPPETS, snippets
from tests.frozen import PLANS, loaded
from tests.publish.data.open_data import published

NOT_RUN = "not run: install r-base-core"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the published tables to files, and return their folder."""
    return published([loaded(path) for path in PLANS], tmp_path_factory.mktemp("published"))


def lines(program: str, folder: Path) -> str:
    return dict(snippets(f"{folder}/"))[program]


def test_the_lines_for_python_run_as_they_stand(folder: Path) -> None:
    code = lines("Python（pandas）", folder)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "海辺市産業振興計画" in done.stdout


def test_the_lines_for_r_run_as_they_stand(folder: Path) -> None:
    program = shutil.which("Rscript")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(NOT_RUN)
        pytest.skip(NOT_RUN)
    env = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run([program, "-e", lines("R", folder)], capture_output=True, text=True, check=True, env=env)
    assert "indicator" in done.stdout
    assert "令和7年度" in done.stdout


def test_the_lines_for_duckdb_run_as_they_stand(folder: Path) -> None:
    rows = duckdb.sql(lines("DuckDB（SQL）", folder)).fetchall()
    assert ("あおば野市商工業計画", "事業承継講座", "参加者数", "令和7年度", 17, "人") in rows


def test_every_program_needs_three_lines() -> None:
    assert all(len(text) == 3 for _, text in SNIPPETS)
