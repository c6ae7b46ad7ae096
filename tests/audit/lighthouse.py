"""Lighthouse with its default mobile profile: the medians of several runs of each page."""

import statistics
from typing import Any

from tests.audit.browse import QUIET
from tests.audit.commands import CHROMIUM, CannotMeasureError, program, read_json, run
from tests.audit.npm import MODULES

PAGES = ("", "akiruno-commerce/", "akiruno-commerce/successors/")
RUNS = 5
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best_practices": "best-practices",
    "seo": "seo",
}
CLI = MODULES / "lighthouse" / "cli" / "index.js"


def measure(address: str) -> tuple[list[dict[str, Any]], str]:
    """Measure the pages; return their figures, and Lighthouse's version."""
    measured = {page: [_run(address + page) for _ in range(RUNS)] for page in PAGES}
    version = str(measured[PAGES[0]][0]["lighthouseVersion"])
    return [{"page": page, **figures(results)} for page, results in measured.items()], version


def figures(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Return each category's median score, the worst layout shift and the largest transfer (in kB of 1000 bytes)."""
    scores = {
        name: round(statistics.median(100 * (result["categories"][category]["score"] or 0) for result in results))
        for name, category in CATEGORIES.items()
    }
    shift = max(_value(result, "cumulative-layout-shift") for result in results)
    transfer = max(_value(result, "total-byte-weight") for result in results)
    return {"runs": len(results), **scores, "cls": round(shift, 4), "kilobytes": round(transfer / 1000, 1)}


def _value(result: dict[str, Any], audit: str) -> float:
    value = result["audits"][audit].get("numericValue")
    if value is None:
        raise CannotMeasureError(f"Lighthouse could not measure {audit}")
    return float(value)


def _run(address: str) -> dict[str, Any]:
    flags = " ".join(("--headless=new", *QUIET))
    options = ["--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"]
    command = [program("node"), str(CLI), address, *options, f"--chrome-flags={flags}"]
    chromium = program(*CHROMIUM)
    return read_json(run(command, env={"CHROME_PATH": chromium}), "Lighthouse")
