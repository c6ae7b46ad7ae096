"""The Nu HTML checker, run on every page of the served site in one process."""

from typing import Any
from urllib.parse import unquote

from tests.audit.commands import program, read_json, run
from tests.audit.npm import MODULES
from tests.audit.website import Site

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
THIS_MACHINE = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Lets the checker access this machine's own server: read as files, the pages would seem to violate their policy."""


def check(site: Site) -> tuple[dict[str, Any], str]:
    """Check all HTML files of the site; return the findings and the checker's version."""
    pages = sorted(file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.html"))
    command = [program("java"), THIS_MACHINE, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    printed = read_json(run([*command, *(site.address + page for page in pages)]), "the Nu HTML checker")
    return {"files": len(pages), **summary(printed["messages"], site.address)}, str(printed["version"])


def summary(messages: list[dict[str, Any]], address: str) -> dict[str, Any]:
    """Return the checker's errors, by page, and its number of warnings."""
    errors = [
        {"page": page_of(message.get("url", ""), address), "message": message["message"]}
        for message in messages
        if message["type"] in ("error", "non-document-error")
    ]
    warnings = sum(message.get("subType") == "warning" for message in messages)
    return {"errors": sorted(errors, key=lambda one: (one["page"], one["message"])), "warnings": warnings}


def page_of(url: str, address: str) -> str:
    """Return the page at an address, in the form of the site's paths."""
    return unquote(url.removeprefix(address)).removesuffix("index.html")
