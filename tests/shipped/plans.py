"""The plans that this repository ships, by hash: take their ids; return why a test of them cannot run, or the plans.

The tests in this folder check published figures, addresses and pages of certain plan files. They do not apply to other
files, so each runs only if its plans are here, byte for byte as `plans.sha256` lists them; otherwise it is skipped as
"not here", which `pytest -rs` shows. Skipping must not hide a change of these very plans, so the list itself is tested
(`test_list.py`): if any listed plan is here, all must be, unchanged, or that test fails and says what to do. Only a
portal with none of them, such as a municipality's own, passes without them, until `./portal golden` lists its own plans
there; from then on the tests of all plans (fidelity, addresses, layout) check those.
"""

import hashlib
import shutil
from collections.abc import Collection
from pathlib import Path

from generator.evaluation.evaluate import Evaluation, evaluate
from generator.plan.load import Loaded, load_file
from tests.conftest import ROOT

FOLDER = ROOT / "plans"
LIST = Path(__file__).parent / "plans.sha256"


def listed() -> dict[str, str]:
    """Read the list, which `sha256sum --check` reads, too: the hash of each plan by its id."""
    lines = [line.split("  ") for line in LIST.read_text(encoding="utf-8").splitlines()]
    return {Path(name).stem: digest for digest, name in lines}


def here() -> dict[str, str]:
    """Return the hash of each plan that is here, by its id."""
    return {file.stem: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(FOLDER.glob("*.yaml"))}


def write_list() -> None:
    """List the plans that are here."""
    LIST.write_text("".join(f"{digest}  plans/{plan}.yaml\n" for plan, digest in here().items()), encoding="utf-8")


def not_here(plans: Collection[str]) -> str:
    """Return why a test of these plans cannot run; nothing where it can."""
    wanted, found = listed(), here()
    other = [plan for plan in plans if plan not in wanted or found.get(plan) != wanted[plan]]
    return f"not here: plans/{other[0]}.yaml is not the shipped one" if other else ""


def file_of(plan: str) -> Path:
    """Return a plan's file."""
    return FOLDER / f"{plan}.yaml"


def loaded(plan: str) -> Loaded:
    """Load a plan, in which there must be no error."""
    found = load_file(file_of(plan), f"plans/{plan}.yaml")
    assert not found.has_errors, found.diagnostics
    return found


def evaluation(plan: str) -> Evaluation:
    """Evaluate a plan on the day it was last checked."""
    found = loaded(plan).plan
    assert found is not None
    return evaluate(found, found.updated)


def project_in(folder: Path) -> Path:
    """Copy what this repository's site is built from into a folder."""
    for name in ("content", "site_templates", "plans"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
