"""Measure the whole built site and write content/results/audit.json.

`./portal audit` measures everything; `./portal audit -- --only axe,nu` replaces only these parts of the results.
The exit code is 1 if a limit is exceeded, and 2 if the audit cannot run here.
"""

import argparse
import datetime
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from tests.audit import browse, commands, keyboard, lighthouse, npm, nu
from tests.audit.commands import CannotMeasureError
from tests.audit.limits import broken, overview
from tests.audit.website import Site, served_site
from tests.conftest import ROOT
from tests.shipped.browser.pages import PAGES

RESULT = ROOT / "content" / "results" / "audit.json"
PARTS = ("axe", "nu", "keyboard", "reflow", "lighthouse")
CHROMIUM = {"axe", "keyboard", "reflow", "lighthouse"}
FROM_NPM = {"nu": "java", "lighthouse": "node"}
"""The parts whose tool comes from npm, with the program that runs it."""


def main(arguments: Sequence[str]) -> int:
    """Measure the requested parts, write the results, and print which limits are exceeded; return the exit code."""
    options = _options(arguments)
    pages = [*PAGES, "404.html"]
    found: dict[str, Any] = {"date": options.date or datetime.date.today().isoformat(), "pages": pages, "tools": {}}
    try:
        measure(found, options.only)
    except CannotMeasureError as error:
        sys.stderr.write(f"audit: {error}\n")
        return 2
    finally:
        done = [part for part in PARTS if part in found]
        if done:
            write(RESULT, merged(read(RESULT), found, done) | ({"date": options.date} if options.date else {}))
    faults = [line for part in done for line in broken(part, found[part])]
    lines = [line for part in done for line in overview(part, found[part])]
    sys.stdout.write("\n".join([*lines, "", *faults, "Limits are broken." if faults else "All limits are kept.", ""]))
    return 1 if faults else 0


def measure(found: dict[str, Any], parts: Collection[str]) -> None:
    """Measure the parts one after the other, so that none slows down another, and add the results to `found`."""
    _prepare(parts)
    with served_site() as site:
        for page in (*found["pages"], *lighthouse.PAGES):
            if not (site.folder / page).is_file() and not (site.folder / page / "index.html").is_file():
                raise CannotMeasureError(f"the site has no page /{page}")
        if CHROMIUM.intersection(parts):
            _browse(found, parts, site)
        if "nu" in parts:
            found["nu"], found["tools"]["nu"] = nu.check(site)
        if "lighthouse" in parts:
            found["lighthouse"], found["tools"]["lighthouse"] = lighthouse.measure(site.address)


def merged(before: dict[str, Any], found: dict[str, Any], done: Collection[str]) -> dict[str, Any]:
    """Return the old results with the new ones; date and pages remain those of the last complete measurement."""
    if set(done) == set(PARTS):
        return found
    kept = {key: before.get(key) or found[key] for key in ("date", "pages")}
    tools = before.get("tools", {}) | found["tools"]
    return before | kept | {part: found[part] for part in done} | {"tools": tools}


def read(file: Path) -> dict[str, Any]:
    """Return the previous results; empty if there are none."""
    results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return results


def write(file: Path, results: dict[str, Any]) -> None:
    """Write the results deterministically."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(f"{text}\n", encoding="utf-8")


def _prepare(parts: Collection[str]) -> None:
    if CHROMIUM.intersection(parts):
        commands.program(*commands.CHROMIUM)
    for part in FROM_NPM.keys() & set(parts):
        commands.program(FROM_NPM[part])
    if FROM_NPM.keys() & set(parts):
        npm.install()


def _browse(found: dict[str, Any], parts: Collection[str], site: Site) -> None:
    pages = found["pages"]
    with browse.chromium() as browser:
        found["tools"]["chromium"] = browser.version
        if "axe" in parts:
            found["axe"], found["tools"]["axe-core"] = browse.axe(browser, site.address, pages)
        if "keyboard" in parts:
            found["keyboard"] = keyboard.walk(browser, site.address, pages)
        if "reflow" in parts:
            found["reflow"] = browse.reflow(browser, site.address, pages)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="audit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", type=_parts, default=list(PARTS), metavar=",".join(PARTS), help="run these parts")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date to write, instead of today's")
    return parser.parse_args(arguments)


def _parts(text: str) -> list[str]:
    parts = text.split(",")
    if unknown := [part for part in parts if part not in PARTS]:
        raise argparse.ArgumentTypeError(f"there is no part {unknown[0]!r}")
    return parts


def _date(text: str) -> str:
    return datetime.date.fromisoformat(text).isoformat()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
