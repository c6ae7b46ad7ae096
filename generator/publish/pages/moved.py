"""Moved addresses: for a plan with former ids, determine where each old address leads."""

from collections.abc import Iterable, Mapping

from generator.plan.model.plan import Plan
from generator.publish import addresses


def moved_pages(plan: Plan, paths: Iterable[str]) -> dict[str, str]:
    """Return, for each former path of a plan's pages, the address that it leads to; `paths` are all current paths."""
    here = f"{plan.id}/"
    own = [path for path in paths if path.startswith(here)]
    moved: dict[str, str] = {}
    for node in plan.nodes():
        to = f"{here}{addresses.node_link(plan, node)}"
        moved |= {f"{here}{old}/": to if to.partition("#")[0] in own else here for old in node.measure.was}
    for placed in plan.placed_indicators():
        moved |= {f"{here}{old}/": f"{here}{placed.indicator.id}/" for old in placed.indicator.was}
    moved |= {f"{here}source/{old}/": f"{here}source/{name}/" for name, one in plan.sources.items() for old in one.was}
    every = {path: path for path in own} | moved
    codes = {f"{old}/": f"{plan.municipality.code}/" for old in plan.municipality.was}
    under = {f"{old}/{path.removeprefix(here)}": to for old in plan.was for path, to in every.items()}
    return moved | under | codes


def moved_files(plan: Plan, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a renamed plan's data files under their old names, since a file cannot redirect as a page does."""
    found = {}
    for old in plan.was:
        for path, content in files.items():
            named = "/".join(_renamed(part, plan.id, old) for part in path.split("/"))
            if named != path:
                found[named] = content
    return found


def _renamed(part: str, new: str, old: str) -> str:
    return old + part.removeprefix(new) if part == new or part.startswith(f"{new}.") else part
