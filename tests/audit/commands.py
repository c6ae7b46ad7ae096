"""External programs: find them, run them and read their output."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

CHROMIUM = ("chromium", "chromium-browser")


class CannotMeasureError(Exception):
    """A part of the audit cannot run here; the message is one line."""


def program(*names: str) -> str:
    """Return the path of the first of these programs that is installed; raise CannotMeasureError if there is none."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise CannotMeasureError(f"{names[0]} is missing; install it (Debian: `apt-get install {_package(names[0])}`)")


def run(command: list[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a tool and return its output; raise CannotMeasureError with a one-line message if it fails."""
    whole = os.environ | (env or {})
    done = subprocess.run(command, cwd=cwd, env=whole, capture_output=True, text=True, check=False)
    if done.returncode:
        name = " ".join([Path(command[0]).name, *command[1:3]])
        raise CannotMeasureError(f"`{name}` failed with {done.returncode}: {gist(done.stderr or done.stdout)}")
    return done.stdout


def gist(text: str) -> str:
    """Return the line that most likely explains a tool's failure: the first error or warning, else the last line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    return next((line for line in lines if re.search("error|warning", line, re.IGNORECASE)), lines[-1])


def read_json(text: str, tool: str) -> dict[str, Any]:
    """Parse a tool's output; raise CannotMeasureError if it is not a JSON object."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CannotMeasureError(f"{tool} printed no JSON object")
    return found


def _package(name: str) -> str:
    return {"java": "default-jre-headless", "node": "nodejs"}.get(name, name)
