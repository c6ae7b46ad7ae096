"""Mutation run: one change at a time in a module's copy, and only that module's tests; what they miss, out.

A module `generator/ROOM/NAME.py` answers to `tests/ROOM/test_NAME.py` and `tests/ROOM/test_NAME_*.py`. Survivors that
are listed in `tests/tools/mutants/survivors.yaml` with a reason are accepted; any other ends the run with exit code 1.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
COPY = ROOT / "build" / "mutants"
"""Modules are changed in a copy, so that an interrupted run leaves the checkout unchanged."""
COPIED = ("generator", "tests", "content", "site_templates")
ROOMS = ("evaluation", "plan/checks")


class Mutant(NamedTuple):
    """One change of one line of a module."""

    module: str
    was: str
    now: str


def main(tools: Path, wanted: list[str]) -> int:
    """Run the modules whose path holds one of the `wanted` words (all without any), and print what survived."""
    _copy()
    accepted = {Mutant(module, item["was"], item["now"]) for module, item in _listed()}
    counts: Counter[str] = Counter()
    fresh: list[Mutant] = []
    for module in _modules(wanted):
        outcomes = list(_run(tools, module))
        killed = sum(survivor is None for survivor in outcomes)
        missed = [survivor for survivor in outcomes if survivor is not None]
        counts.update(mutants=len(outcomes), killed=killed, accepted=sum(one in accepted for one in missed))
        fresh += [one for one in missed if one not in accepted]
        print(f"{module}: {len(outcomes)} mutants, {killed} killed, {len(missed)} survived", flush=True)
    for one in fresh:
        print(f"\n{one.module}\n- {one.was}\n+ {one.now}")
    print(f"\n{dict(counts)}, {len(fresh)} survived without a reason")
    return 1 if fresh else 0


def _copy() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in COPIED:
        shutil.copytree(ROOT / folder, COPY / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", COPY)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "generator", "tests"], cwd=COPY, check=True, env=_env())


def _env() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _listed() -> Iterator[tuple[str, dict[str, str]]]:
    listed = yaml.safe_load((HERE / "survivors.yaml").read_text(encoding="utf-8"))
    for module, items in listed.items():
        yield from ((module, item) for item in items)


def _modules(wanted: list[str]) -> list[str]:
    found = [path for room in ROOMS for path in sorted((COPY / "generator" / room).glob("[!_]*.py"))]
    modules = [path.relative_to(COPY).as_posix() for path in found]
    return [module for module in modules if not wanted or any(word in module for word in wanted)]


def _run(tools: Path, module: str) -> Iterator[Mutant | None]:
    """Yield, for each mutant of a module, None if its tests failed, else the mutant."""
    room = Path(module).relative_to("generator").parent
    stem = Path(module).stem
    own = sorted({*(COPY / "tests" / room).glob(f"test_{stem}.py"), *(COPY / "tests" / room).glob(f"test_{stem}_*.py")})
    config, session = "mutants.toml", f"{stem}.sqlite"
    text = (HERE / "cosmic-ray.toml").read_text(encoding="utf-8")
    tests = " ".join(path.relative_to(COPY).as_posix() for path in own)
    filled = text.replace("MODULE", module).replace("PYTHON", sys.executable).replace("TESTS", tests)
    (COPY / config).write_text(filled, encoding="utf-8")
    commands = (
        ("cosmic-ray", "baseline", config),
        ("cosmic-ray", "init", config, session),
        ("cr-filter-operators", session, config),
        ("cosmic-ray", "exec", config, session),
    )
    for name, *arguments in commands:
        subprocess.run([tools / name, *arguments], cwd=COPY, check=True)
    dump = subprocess.run([tools / "cosmic-ray", "dump", session], cwd=COPY, check=True, capture_output=True, text=True)
    for line in dump.stdout.splitlines():
        result = json.loads(line)[1]
        if result["worker_outcome"] != "normal":
            continue
        mutant = _mutant(module, result)
        if not mutant.was.startswith("@dataclass("):  # what a record may do is mypy's and the architecture test's part
            yield mutant if result["test_outcome"] == "survived" else None


def _mutant(module: str, result: dict[str, Any]) -> Mutant:
    lines = result["diff"].splitlines()
    was, now = (
        " ".join(line[1:].strip() for line in lines if line.startswith(sign) and not line.startswith(sign * 3))
        for sign in "-+"
    )
    return Mutant(module, was, now)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
