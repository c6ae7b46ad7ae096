"""The limits of the audit: report what exceeds them, and summarise the measurements."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

FASTEST, BEST = 99, 100
LARGEST = 150
"""The maximum transfer of a page, in kB."""

SHOWN = 12
"""The maximum number of kinds of findings printed for a part; the written results contain all."""


def broken(part: str, found: Any) -> list[str]:
    """Return what exceeds a limit in a part's results, with the same findings on several pages merged."""
    match part:
        case "axe":
            return _together(part, ((one["page"], f"{one['rule']}: {one['target']}") for one in found["violations"]))
        case "nu":
            return _together(part, ((one["page"], one["message"]) for one in found["errors"]))
        case "lighthouse":
            return [f"{part}: /{one['page']}: {fault}" for one in found for fault in _slow(one)]
        case _:
            return _together(part, ((one["page"], one["what"]) for one in found["findings"]))


def overview(part: str, found: Any) -> list[str]:
    """Return a summary of a part's measurements."""
    match part:
        case "axe":
            undecided = ((one["page"], f"{one['rule']}: {one['target']}") for one in found["undecided"])
            counts = f"{len(found['violations'])} violations, {len(found['undecided'])} undecided"
            return [f"axe: {found['runs']} runs, {counts}", *_together("axe undecided", undecided)]
        case "nu":
            return [f"nu: {found['files']} files, {len(found['errors'])} errors, {found['warnings']} warnings"]
        case "keyboard":
            return [f"keyboard: {found['stops']} stops, {len(found['findings'])} findings"]
        case "reflow":
            return [f"reflow: {found['pages']} pages, {len(found['findings'])} findings"]
        case _:
            names = ("performance", "accessibility", "best_practices", "seo", "cls", "kilobytes")
            return [
                f"lighthouse: /{one['page']}: " + ", ".join(f"{name} {one[name]}" for name in names) for one in found
            ]


def _slow(one: Mapping[str, Any]) -> list[str]:
    best = [f"{name} {one[name]} < {BEST}" for name in ("accessibility", "best_practices", "seo") if one[name] < BEST]
    fast = [f"performance {one['performance']} < {FASTEST}"] if one["performance"] < FASTEST else []
    still = [f"cls {one['cls']} > 0"] if one["cls"] > 0 else []
    small = [f"{one['kilobytes']} kB > {LARGEST} kB"] if one["kilobytes"] > LARGEST else []
    return [*fast, *best, *still, *small]


def _together(part: str, findings: Iterable[tuple[str, str]]) -> list[str]:
    pages: dict[str, Counter[str]] = {}
    for page, what in findings:
        pages.setdefault(what, Counter())[page] += 1
    ranked = sorted(pages.items(), key=lambda one: -one[1].total())
    lines = [f"{part}: {what}: {where.total()} times, first on /{next(iter(where))}" for what, where in ranked[:SHOWN]]
    return lines + ([f"{part}: and {len(ranked) - SHOWN} other kinds"] if len(ranked) > SHOWN else [])
