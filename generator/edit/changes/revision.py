"""The old side: read the plan files of a git revision and the texts of their sources, and describe the commit."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.errors import CannotRunError
from generator.plan.diagnostics import short

TIMEOUT = 60
"""The time limit of one call of git, in seconds; reading some files takes far less than one."""
_SHOWN = 10
_SHA1 = 40
_LINK = "120000"
_DEEPEN = (
    "このフォルダには、これまでの記録の一部しかありません。GitHub Actions では actions/checkout に fetch-depth: 0 を、"
    "手元では git fetch --unshallow を使ってから、もう一度実行してください。"
)


class Blob(NamedTuple):
    """A file of a revision: the id of its content, and its size in bytes; a link or sub-module has no id."""

    id: str
    size: int

    def holds(self, raw: bytes) -> bool:
        """Return whether the file's content is this, without reading it."""
        algorithm = "sha1" if len(self.id) == _SHA1 else "sha256"  # the formats of git's repositories
        known = hashlib.new(algorithm, b"blob %d\0%b" % (len(raw), raw), usedforsecurity=False)
        return known.hexdigest() == self.id


@dataclass(frozen=True, slots=True)
class BaseRevision:
    """The old side: plan files by name (relative to the working directory), and a label of the commit for people.

    `others` are all files below the folder of the plan files, by name; what they hold is read when it is needed.
    """

    label: str
    files: Mapping[str, bytes]
    others: Mapping[str, Blob] = field(default_factory=dict)


def read_base(revision: str, folder: str) -> BaseRevision:
    """Read a folder's plan files at the merge base of `revision` and the working tree's history.

    Without a common history, read them at `revision` itself. Raise CannotRunError if git, the repository or the commit
    is missing.
    """
    if not revision or revision.startswith(("-", "^")) or "\0" in revision:
        raise CannotRunError(
            f"--base の「{short(revision)}」はコミットやブランチの名前ではありません。--base origin/main のように書いてください。"
        )
    if _git("rev-parse", "--is-inside-work-tree").stdout.strip() != b"true":
        raise CannotRunError("ここは git のフォルダではありません。プロジェクトのフォルダで実行してください。")
    tip = _commit(revision)
    commit = _git("merge-base", tip, "HEAD").stdout.decode().strip()
    if not commit and _is_shallow():
        raise CannotRunError(f"「{revision}」と今の内容が分かれたところが見つかりません。{_DEEPEN}")
    shown = (commit or tip)[:_SHOWN]
    if commit in ("", tip):
        return _base(f"{revision}（コミット {shown}）", tip, folder)
    return _base(f"{revision} から分かれたところ（コミット {shown}）", commit, folder)


def _base(label: str, commit: str, folder: str) -> BaseRevision:
    """Read the folder's plan files (without links and sub-folders)."""
    found = dict(_listed(commit, folder))
    plans = {
        name: blob
        for name, blob in found.items()
        if blob.id and name.endswith((".yaml", ".yml")) and "/" not in name.removeprefix(f"{folder}/")
    }
    return BaseRevision(label, read(plans), {name: blob for name, blob in found.items() if name not in plans})


def _commit(revision: str) -> str:
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _is_shallow():
        raise CannotRunError(f"比べる相手の「{short(revision)}」が見つかりません。{_DEEPEN}")
    raise CannotRunError(
        f"比べる相手の「{short(revision)}」が見つかりません。名前を確かめ、"
        "なければ git fetch origin main で取りよせてから、--base origin/main のように書いてください。"
    )


def _is_shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _listed(commit: str, folder: str) -> Iterator[tuple[str, Blob]]:
    """Yield everything below a folder; links are listed, and never followed."""
    listed = _git("ls-tree", "-r", "-l", "-z", commit, "--", f"{folder}/").stdout
    for entry in listed.decode(errors="replace").split("\0")[:-1]:
        about, _, name = entry.partition("\t")
        mode, kind, blob, size = about.split()
        is_file = kind == "blob" and mode != _LINK
        known = int(size) if size.isdigit() else 0  # a lost object has none, and is missed when it is read
        yield name, Blob(blob, known) if is_file else Blob("", 0)


def read(blobs: Mapping[str, Blob]) -> dict[str, bytes]:
    """Return the contents of files of a revision by their names, read in a single call."""
    request = "".join(f"{blob.id}\n" for blob in blobs.values()).encode()
    return dict(zip(blobs, _blobs(_git("cat-file", "--batch", given=request).stdout), strict=True))


def _blobs(answer: bytes) -> Iterator[bytes]:
    """Yield the contents in the output of `git cat-file --batch`."""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        size = answer[start:end].split()[-1]
        if not size.isdigit():
            raise CannotRunError(f"前の計画ファイルの内容が、ここにはありません。{_DEEPEN}")
        yield answer[end + 1 : end + 1 + int(size)]
        start = end + 2 + int(size)


def _git(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    git = shutil.which("git")
    if git is None:
        raise CannotRunError("git がありません。git を入れてから、もう一度実行してください。")
    env = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        command = [git, "--no-pager", *arguments]
        return subprocess.run(command, input=given, capture_output=True, timeout=TIMEOUT, env=env, check=False)  # noqa: S603 - a list, no shell
    except subprocess.TimeoutExpired:
        raise CannotRunError("git が答えません。ネットワークやディスクを確かめて、もう一度実行してください。") from None
