"""The frozen portal: three made-up plans that show every field, with pages and settings; no edit of plans/ moves it."""

import shutil
from pathlib import Path

from generator.plan.load import Loaded, load_file

ROOT = Path(__file__).parent.parent
PORTAL = ROOT / "tests" / "portal"
PLANS = sorted((PORTAL / "plans").glob("*.yaml"))
COMMERCE = (PORTAL / "plans" / "aobano-commerce.yaml").read_text(encoding="utf-8")
"""A plan with grades: nine programmes on three levels, each with an indicator of three evaluated years."""
INDUSTRY = (PORTAL / "plans" / "umibe-industry.yaml").read_text(encoding="utf-8")
"""A plan with every field of the model; it follows umibe-council."""


def loaded(path: Path) -> Loaded:
    """Load a plan under the name that it has in a project: plans/x.yaml."""
    found = load_file(path, f"plans/{path.name}")
    assert not found.has_errors, found.diagnostics
    return found


def project_in(folder: Path) -> Path:
    """Copy the portal into a folder, with what the program brings: the manual and the templates."""
    shutil.copytree(PORTAL, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "content" / "manual", folder / "content" / "manual")
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    return folder
