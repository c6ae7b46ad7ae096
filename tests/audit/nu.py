"""The Nu HTML checker over every page of the site, in one process."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.audit.commands import program, read_json, run
from tests.audit.npm import MODULES

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(folder: Path) -> tuple[dict[str, Any], str]:
    """Check all HTML files of a folder; give what was found, and the checker's version."""
    options = ["--format", "json", "--stdout", "--skip-non-html", "--exit-zero-always"]
    printed = read_json(run([program("java"), "-jar", str(JAR), *options, str(folder)]), "the Nu HTML checker")
    files = len(list(folder.rglob("*.html")))
    return summary(printed["messages"], folder, files), str(printed["version"])


def summary(messages: list[dict[str, Any]], folder: Path, files: int) -> dict[str, Any]:
    """Sort the checker's messages into errors, by page, and a number of warnings."""
    errors = [
        {"page": page_of(message.get("url", ""), folder), "message": message["message"]}
        for message in messages
        if message["type"] in ("error", "non-document-error")
    ]
    warnings = sum(message.get("subType") == "warning" for message in messages)
    return {
        "files": files,
        "errors": sorted(errors, key=lambda one: (one["page"], one["message"])),
        "warnings": warnings,
    }


def page_of(address: str, folder: Path) -> str:
    """Give the page of a file's address, as the site's paths are written."""
    file = Path(unquote(urlsplit(address).path))
    path = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
    return path.removesuffix("index.html")
