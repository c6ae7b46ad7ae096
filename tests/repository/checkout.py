"""A checkout of a small repository with a bare remote, in which the scripts of `.ci/` run as GitHub runs them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.edit.sheet.workbooks import NAME, PLAN

BRANCH = "tables"
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True, slots=True)
class Checkout:
    """The folder of the checkout, the bare repository that it was cloned from, and the step's summary."""

    folder: Path
    remote: Path
    summary: Path

    def git(self, *words: str, folder: Path | None = None) -> str:
        """Run git and return what it prints."""
        return self._run(["git", *words], folder or self.folder, {}).stdout

    def script(self, name: str, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script of `.ci/` with GitHub's variables."""
        given = {"GITHUB_STEP_SUMMARY": str(self.summary)} | variables
        return self._run([str(self.folder / ".ci" / name), *words], self.folder, given, check=False)

    def upload(self, **files: bytes) -> None:
        """Put files into `inbox/` on the branch and push it, as "Upload files" does; then check it out as GitHub does."""
        for name, content in files.items():
            (self.folder / "inbox" / name).write_bytes(content)
        self.git("add", "--all")
        self.git(*_AUTHOR, "commit", "--quiet", "--message", "Add files via upload")
        self.git("push", "--quiet", "origin", f"HEAD:refs/heads/{BRANCH}")
        self.git("checkout", "--quiet", "--detach")

    def on_the_branch(self) -> dict[str, bytes]:
        """Return the files of the branch at the remote."""
        names = self.git("ls-tree", "-r", "-z", "--name-only", BRANCH, folder=self.remote).split("\0")[:-1]
        show = ["git", "show"]
        return {
            name: subprocess.run([*show, f"{BRANCH}:{name}"], cwd=self.remote, capture_output=True, check=True).stdout
            for name in names
        }

    def elsewhere(self, path: str, content: str) -> None:
        """Let somebody else push a change of a file to the branch."""
        other = self.folder.parent / "other"
        self.git("clone", "--quiet", "--branch", BRANCH, str(self.remote), str(other), folder=self.folder.parent)
        (other / path).write_text(content, encoding="utf-8")
        self.git("add", "--all", folder=other)
        self.git(*_AUTHOR, "commit", "--quiet", "--message", "Another change", folder=other)
        self.git("push", "--quiet", "origin", BRANCH, folder=other)

    def _run(
        self, words: list[str], folder: Path, variables: dict[str, str], *, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"]} | _GIT | variables
        return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=check)


_AUTHOR = ("-c", "user.name=職員", "-c", "user.email=staff@example.jp")


def checkout(folder: Path, script: str) -> Checkout:
    """Return a new checkout with one plan, an empty inbox and one of the scripts."""
    made = Checkout(folder / "work", folder / "remote.git", folder / "summary.md")
    made.folder.mkdir()
    for path, content in {NAME: PLAN, "inbox/README.md": b"#\n", ".gitignore": b"/build/\n"}.items():
        (made.folder / path).parent.mkdir(exist_ok=True)
        (made.folder / path).write_bytes(content)
    (made.folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / script, made.folder / ".ci")
    made.git("init", "--quiet", "--bare", "--initial-branch=main", str(made.remote), folder=folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("remote", "add", "origin", str(made.remote))
    made.git("add", "--all")
    made.git(*_AUTHOR, "commit", "--quiet", "--message", "Begin")
    made.git("push", "--quiet", "origin", "main")
    return made
