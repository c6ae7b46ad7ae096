"""The tools that come from npm: what `npm ci` installs into build/audit from the lock."""

import hashlib
import shutil
from pathlib import Path

from tests.audit.commands import program, run
from tests.conftest import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / "build" / "audit"
MODULES = FOLDER / "node_modules"


def install() -> None:
    """Install the locked packages, unless they already are; no script of theirs runs and no browser is loaded."""
    npm = program("npm")
    files = [HERE / "package.json", HERE / "package-lock.json"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = FOLDER / "lock.sha256"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copy(file, FOLDER)
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER)
    stamp.write_text(wanted)
