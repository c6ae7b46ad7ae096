"""The manual's examples of every check: a file in, everything that is found in it out."""

from pathlib import Path

from generator.commands.plans import (
    with_comparison,
    with_cross_plan_findings,
    with_evaluation_findings,
    with_source_findings,
)
from generator.fidelity.proof import CHECKS as CHECKS_OF_COMPARISONS
from generator.plan.load import Loaded, load
from generator.plan.reading.source_text import source_text
from tests.conftest import ROOT

CHECKS = ROOT / "content" / "manual" / "checks"
OF_COMPARISONS = {check.code for check in CHECKS_OF_COMPARISONS}
"""What only `check --sources` finds."""
BAD = sorted(CHECKS.glob("*.bad.yaml"))


def checked(path: Path, name: str = "") -> Loaded:
    """Check one file, together with the second plan that its example declares."""
    code = path.name.partition(".")[0]
    files = {name or f"{code}.yaml": path, "other-plan.yaml": path.with_name(f"{code}.other.yaml")}
    loaded = [with_evaluation_findings(load(name, file.read_bytes())) for name, file in files.items() if file.exists()]
    text = path.with_name(f"{code}.source.txt")
    texts = {"report": source_text(text.read_bytes())} if text.exists() else {}
    loaded[0] = with_source_findings(loaded[0], texts)
    if code in OF_COMPARISONS:
        loaded[0], _ = with_comparison(loaded[0], texts)
    return with_cross_plan_findings(loaded)[0]
