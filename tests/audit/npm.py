"""The tools from npm, installed by `npm ci` from the lock into build/audit."""

import hashlib
import shutil
from pathlib import Path

from tests.audit.commands import program, run
from tests.conftest import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / "build" / "audit"
MODULES = FOLDER / "node_modules"


def install() -> None:
    """Install the locked packages, unless they already are; without running their scripts or downloading a browser."""
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
