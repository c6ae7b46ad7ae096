"""The one way to do things: `./portal` (or `nox`) with the names of sessions; CI and the README call only this.

All sessions share one virtual environment, `.venv`, made from the lock with hashes; the tool that `mutants` needs has
one of its own. `./portal --list` shows them.
"""

import hashlib
import os
import sys
from pathlib import Path

import nox

HERE = Path(__file__).parent
VENV = HERE / ".venv"
PYTHON = str(VENV / "bin" / "python")
LOCK = HERE / "requirements" / "dev.txt"
SITE_ENV = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1767225600"),  # the sitemap's date: fixed, not today
}

GOLDEN = [
    "tests/shipped/test_list.py",  # first: the others of this folder run for the plans that are listed
    "tests/shipped/test_pages.py",
    "tests/shipped/test_addresses.py",
    "tests/publish/pages/test_pages.py",
    "tests/plan/checks/test_examples.py",
    "tests/plan/test_mistakes.py",
    "tests/publish/data/test_layout.py",
    "tests/edit/changes/test_changes.py",
    "tests/repository/test_glossary.py",
]

nox.options.default_venv_backend = "none"
nox.options.sessions = ["tests", "lint"]
nox.needs_version = ">=2025.2.9"


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests; arguments go to pytest. Without Chromium the browser tests are reported as "not run"."""
    _ready(session)
    session.run(PYTHON, "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and types of the code, and the plans against the texts of their sources."""
    _ready(session)
    session.run(PYTHON, "-m", "ruff", "check", ".")
    session.run(PYTHON, "-m", "ruff", "format", "--check", ".")
    session.run(PYTHON, "-m", "mypy")
    session.run(PYTHON, "-m", "generator", "check", "--sources")


@nox.session
def site(session: nox.Session) -> None:
    """Build the site into site/: first the generator's tree, then MkDocs in strict mode."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "build", "--bundle", *session.posargs)
    session.run(PYTHON, "-m", "mkdocs", "build", "--strict", env=SITE_ENV)
    session.run(PYTHON, "-m", "generator", "sums")


@nox.session
def check(session: nox.Session) -> None:
    """Check the plans; arguments go to `generator check`: `--sources` compares them with the texts of their sources."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "check", *session.posargs)


@nox.session
def changes(session: nox.Session) -> None:
    """Report how the plans' changes since a revision affect the site; arguments go to `generator changes`."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "changes", *session.posargs)


@nox.session
def sheet(session: nox.Session) -> None:
    """Export a workbook for a year's figures, or import a returned one; arguments go to `generator sheet`."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "sheet", *session.posargs)


@nox.session(name="import")
def import_(session: nox.Session) -> None:
    """Write what a document's tables say into a plan file; arguments go to `generator import`."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "import", *session.posargs)


@nox.session
def inbox(session: nox.Session) -> None:
    """Import the tables in inbox/ into their plan files; arguments go to `generator inbox`."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "inbox", *session.posargs)


@nox.session
def proposal(session: nox.Session) -> None:
    """Write the values of an issue form into a plan file; arguments go to `generator proposal`."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "proposal", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Build and serve at http://127.0.0.1:8000/; watch plans, templates and pages, and reload the browser."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "serve", *session.posargs, env=SITE_ENV)


@nox.session
def schema(session: nox.Session) -> None:
    """Write schema/plan.schema.json from the model."""
    _ready(session)
    session.run(PYTHON, "-m", "generator", "schema")


@nox.session
def golden(session: nox.Session) -> None:
    """Write the golden files of the program and of the shipped plans anew; read the difference before committing it."""
    _ready(session)
    session.run(PYTHON, "-m", "pytest", *GOLDEN, env={"UPDATE_GOLDEN": "1"})


@nox.session
def fuzz(session: nox.Session) -> None:
    """Search at length for inputs that break reading, checking or evaluation (the tests search briefly)."""
    _ready(session)
    session.run(PYTHON, "-m", "pytest", "-m", "not browser", "-k", "any or fuzz", "--hypothesis-profile=fuzz")


@nox.session(venv_backend="venv", reuse_venv=True)
def mutants(session: nox.Session) -> None:
    """Run mutation tests on the rules of evaluation and the checks; arguments are words of paths."""
    _ready(session)
    session.install("--quiet", "--require-hashes", "-r", "requirements/mutants.txt")
    session.run(PYTHON, "-m", "tests.tools.mutants", session.bin, *session.posargs, external=True)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure check, build and MkDocs as whole processes, for this repository and for many copies of its plans."""
    _ready(session)
    session.run(PYTHON, "-m", "tests.tools.bench", *session.posargs)


@nox.session
def links(session: nox.Session) -> None:
    """Check whether every external address in plans and pages still responds."""
    _ready(session)
    session.run(PYTHON, "-m", "tests.tools.links")


@nox.session
def pictures(session: nox.Session) -> None:
    """Recreate the manual's screenshots (Chromium, LibreOffice); review them before committing."""
    _ready(session)
    session.run(PYTHON, "-m", "tests.tools.pictures")


@nox.session
def audit(session: nox.Session) -> None:
    """Measure the whole site (axe, HTML, keyboard, narrow windows, Lighthouse), and write the results to content/."""
    _ready(session)
    session.run(PYTHON, "-m", "tests.audit", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Resolve pyproject.toml into the locks with hashes (needs uv)."""
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-annotate", "--no-header"]
    compile_ = ["uv", "pip", "compile", *options, "--no-emit-index-url"]
    session.run(*compile_, "--group", "dev", "pyproject.toml", "-o", "requirements/dev.txt", external=True)
    for group in ("nox", "mutants"):
        pinned = ["-c", "requirements/dev.txt", "-o", f"requirements/{group}.txt"]
        session.run(*compile_, "--group", group, *pinned, external=True)


def _ready(session: nox.Session) -> None:
    """Create or update `.venv` if the lock has changed since it was last installed."""
    stamp = VENV / "lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not Path(PYTHON).exists():
        session.run(sys.executable, "-m", "venv", str(VENV), external=True)
    session.run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK))
    stamp.write_text(wanted)
