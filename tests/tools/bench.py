"""Measure check, build and MkDocs as whole processes: for this repository's plans, and for many copies of them.

`./portal bench -- [COPIES…]` prints medians of three runs in seconds, and the number of pages; then staff's commands, and the
CPU seconds of comparing a constructed plan with its source.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.fidelity.compare import compare
from generator.plan.load import load
from generator.plan.reading.source_text import source_text
from tests.tools.large_plan import FIGURES, LINES, large_plan

ROOT = Path(__file__).parents[2]
RUNS = 3
STAFF = (
    ("record", "akiruno-commerce", "succession-seminar-participants", "R8", "--actual", "50", "--dry-run"),
    ("format", "--dry-run"),
    ("sheet", "export", "akiruno-commerce", "R8"),
    ("sheet", "import", "build/sheets/akiruno-commerce-R8.xlsx"),
)
"""The commands that staff run on one plan (`format`: on all five)."""
ITEMS = (500, 1000)
"""The sizes of the constructed plan: the second is to take about twice as long as the first."""


def main(copies: list[int]) -> None:
    """Print one line of figures for each number of copies."""
    print(f"{'plans':>6} {'pages':>6} {'check':>7} {'cold':>7} {'nothing':>8} {'one':>7} {'mkdocs':>7}   (seconds)")
    for number in copies:
        with tempfile.TemporaryDirectory() as folder:
            print(_measure(Path(folder), number))
    for items in ITEMS:
        print(f"compare {items * LINES:,} lines with {items * FIGURES:,} figures: {_compare(items):.2f} (CPU)")
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder), 1)
        for command in STAFF:
            print(f"{' '.join(command):<70} {_time(Path(folder), 'generator', *command):.2f}")


def _set_up(project: Path, copies: int) -> list[Path]:
    """Copy a site's input files, each plan `copies` times; return the original plans."""
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "plans").mkdir()
    originals = sorted((ROOT / "plans").glob("*.yaml"))
    for number in range(copies):
        for file in originals:
            name = f"{file.stem}-{number}" if number else file.stem
            text = file.read_text(encoding="utf-8")
            varied = text.replace("actual: 1", f"actual: {number + 1}") if number else text
            (project / "plans" / f"{name}.yaml").write_text(varied, encoding="utf-8")
    return originals


def _measure(project: Path, copies: int) -> str:
    originals = _set_up(project, copies)
    plan = project / "plans" / originals[0].name
    check = _time(project, "generator", "check")
    cold = _time(project, "generator", "build", before=lambda: shutil.rmtree(project / "build", ignore_errors=True))
    nothing = _time(project, "generator", "build")
    one = _time(project, "generator", "build", before=lambda: _touch(plan))
    mkdocs = _time(project, "mkdocs", "build", "--strict")
    pages = len(list((project / "site").rglob("*.html")))
    return (
        f"{copies * len(originals):>6} {pages:>6} {check:>7.2f} {cold:>7.2f} {nothing:>8.2f} {one:>7.2f} {mkdocs:>7.2f}"
    )


def _compare(items: int) -> float:
    """Return the CPU seconds of comparing a plan of so many items, in which nothing is missing, with its source."""
    plan, text = large_plan(items)
    loaded, texts = load("plans/large.yaml", plan.encode()), {"report": source_text(text.encode())}
    assert loaded.plan is not None
    assert loaded.data is not None
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        comparison = compare(loaded.plan, loaded.data, texts)
        times.append(time.process_time() - start)
        assert comparison.found == comparison.counted == items * (FIGURES + 8)
    return statistics.median(times)


def _touch(plan: Path) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("actual: 21", "actual: 22"), encoding="utf-8")


def _time(project: Path, *command: str, before: object = None) -> float:
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    times = []
    for _ in range(RUNS):
        if callable(before):
            before()
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", *command], cwd=project, env=env, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1, 50])
